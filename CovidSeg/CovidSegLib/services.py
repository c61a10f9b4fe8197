"""Whom the panel works with: the worker, the training, the installation of packages, and the dialogs."""

import shutil
import sys
from dataclasses import dataclass

import slicer

from CovidSegExtension.frontend.questions import Questions
from CovidSegExtension.worker.batch_client import BatchProcess
from CovidSegExtension.worker.client import WorkerClient
from CovidSegExtension.worker.training_client import TrainingProcess

from .process.dependencies import Installer
from .process.engine_process import QtHost
from .widgets.dialogs import Dialogs


@dataclass
class Services:
    """Those of the application, or others in the tests."""

    client: WorkerClient
    training: TrainingProcess
    batch: BatchProcess
    installer: Installer
    dialogs: Questions


def slicer_services() -> Services:
    """Return the services that the module has inside Slicer; nothing is started or asked before it is needed."""
    host = QtHost(shutil.which("PythonSlicer") or sys.executable)
    dialogs = Dialogs(slicer.util.mainWindow())
    return Services(WorkerClient(host), TrainingProcess(host), BatchProcess(host), Installer(dialogs.ask), dialogs)
