"""The Python packages that Slicer lacks: which are missing, and their installation after one question.

Nothing is installed at import. What is there, Slicer's own packages above all, is held at its version while others are
installed: a package that is replaced while Slicer has it loaded breaks Slicer until it is restarted, or for good.
"""

import importlib
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as _normal
from slicer.i18n import tr as _

from CovidSegExtension.errors import DependencyError, InputError

TORCH = "torch>=2.5"
SEGMENTING = (
    TORCH,
    "nibabel>=5.1",
    "scipy>=1.11",
    "safetensors>=0.4",
    "platformdirs>=4",
    "click>=8.1",
    "pydantic>=2.9",
)
TRAINING = ("lightning>=2.6", "matplotlib>=3.8", "tensorboard>=2.15")
REPORT = ("jinja2>=3.1", "matplotlib>=3.8")
DICOM = ("highdicom>=0.26", "pydicom>=3")

SLICERS_OWN = ("numpy", "pydicom", "scipy", "SimpleITK")
"""Packages that Slicer brings: where one is too old, only a newer Slicer helps."""

_PUBLIC_VERSION = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9.]+)?")
"""Versions that pip understands; some packages have others, and one of those would spoil all constraints."""


def missing(*, training: bool = False, dicom: bool = False, report: bool = False) -> list[str]:
    """Return the requirements that are not met: those of segmenting, and others where asked."""
    wanted = dict.fromkeys(SEGMENTING + TRAINING * training + DICOM * dicom + REPORT * report)
    return [requirement for requirement in wanted if not is_met(requirement)]


class Installer:
    """Asks once, then installs what is missing; on the main thread, when the user starts something that needs it.

    Parameters
    ----------
    ask : callable
        Shows a question and returns whether the user says yes.
    slicer_packaging, pytorch_utils : modules, optional
        ``slicer.packaging`` (Slicer 5.12) and ``PyTorchUtils`` (extension PyTorch); looked for when not given.
    pip_install : callable, optional
        Runs pip with a list of arguments; ``slicer.util.pip_install`` when not given.
    """

    def __init__(
        self,
        ask: Callable[[str], bool],
        slicer_packaging: Any = None,
        pytorch_utils: Any = None,
        pip_install: Callable[[list[str]], Any] | None = None,
    ) -> None:
        self._ask = ask
        self._slicer_packaging, self._pytorch_utils = slicer_packaging, pytorch_utils
        self._pip_install = pip_install

    def missing(self, *, training: bool = False, dicom: bool = False, report: bool = False) -> list[str]:
        """Return the requirements that are not met; see `missing`."""
        return missing(training=training, dicom=dicom, report=report)

    def ensure(
        self,
        started: Callable[[Sequence[str]], None],
        *,
        training: bool = False,
        dicom: bool = False,
        report: bool = False,
    ) -> bool:
        """Return whether every package is there, after asking and installing if not; False if the user says no.

        Parameters
        ----------
        started : callable
            Called with the names of the packages when the user has agreed, before the installation keeps Slicer busy.
        training, dicom, report : bool
            Whether what training, DICOM SEG or the report needs is wanted too.

        Raises
        ------
        DependencyError
            If something could not be installed.
        """
        wanted = self.missing(training=training, dicom=dicom, report=report)
        if not wanted:
            return True
        _check_slicers_own(wanted)
        pytorch_utils = self._torch_installer() if TORCH in wanted else None
        if not self._ask(_question(wanted)):
            return False
        started([_name(requirement) for requirement in wanted])
        try:
            if pytorch_utils is not None:
                pytorch_utils.PyTorchUtilsLogic().installTorch(
                    askConfirmation=False, torchVersionRequirement=TORCH.removeprefix("torch")
                )
            self._install([requirement for requirement in wanted if requirement != TORCH])
        except (subprocess.CalledProcessError, OSError, RuntimeError, ValueError, ImportError) as error:
            text = _(
                "The packages could not be installed ({reason}); look into Slicer's Python console, or install them "
                "from a folder of wheels."
            )
            raise DependencyError(text.format(reason=" ".join(str(error).split()))) from error
        self._check(training=training, dicom=dicom, report=report)
        return True

    def install_from_folder(self, wheels: Path, started: Callable[[Sequence[str]], None]) -> None:
        """Install from a folder of ``.whl`` files, with no internet, what is missing and lies there.

        `started` is called as `ensure` does.

        Raises
        ------
        InputError
            If there are no wheels in the folder.
        DependencyError
            If what segmenting needs is still missing afterwards.
        """
        names = {_normal(path.name.partition("-")[0]) for path in Path(wheels).glob("*.whl")}
        if not names:
            text = _("The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.")
            raise InputError(text.format(folder=wheels))
        extra = [
            r
            for r in missing(training=True, dicom=True, report=True)
            if r not in SEGMENTING and _normal(_name(r)) in names
        ]
        wanted = missing() + extra
        if wanted:
            _check_slicers_own(wanted)
            started([_name(requirement) for requirement in wanted])
            try:
                with _held_versions(wanted) as constraints:
                    self._pip(["--no-index", "--find-links", str(wheels), "--constraint", constraints, *wanted])
            except (subprocess.CalledProcessError, OSError, RuntimeError) as error:
                absent = [_name(requirement) for requirement in wanted if _normal(_name(requirement)) not in names]
                hint = _("there is no wheel of {names}") if absent else _("see Slicer's Python console")
                text = _(
                    "The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's "
                    "Python and operating system, and include what each package depends on."
                )
                hint = hint.format(names=", ".join(absent))
                raise DependencyError(text.format(folder=wheels, hint=hint)) from error
        self._check()

    def _torch_installer(self) -> Any:
        installed = _installed("torch")
        if installed is not None:
            text = _(
                "PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module "
                "PyTorch Utils, restart Slicer, and try again."
            )
            raise DependencyError(text.format(installed=installed, needed=TORCH.removeprefix("torch>=")))
        found = self._pytorch_utils or _module("PyTorchUtils")
        if found is None:
            raise DependencyError(
                _(
                    "Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, "
                    "and try again, or install from a folder of wheels."
                )
            )
        return found

    def _install(self, requirements: Sequence[str]) -> None:
        if not requirements:
            return
        packaging = self._slicer_packaging or _module("slicer.packaging")
        with _held_versions(requirements) as constraints:
            if packaging is not None:
                # It was asked already.
                packaging.pip_ensure(
                    list(requirements), constraints=constraints, prompt_install=False, requester="CovidSeg"
                )
            else:
                self._pip(["--constraint", constraints, *requirements])

    def _pip(self, arguments: list[str]) -> None:
        pip_install = self._pip_install
        if pip_install is None:
            import slicer.util

            pip_install = slicer.util.pip_install
        pip_install(arguments)

    def _check(self, *, training: bool = False, dicom: bool = False, report: bool = False) -> None:
        importlib.invalidate_caches()
        if absent := self.missing(training=training, dicom=dicom, report=report):
            text = _("Still missing after the installation: {names}; look into Slicer's Python console.")
            raise DependencyError(text.format(names=", ".join(absent)))


def _question(requirements: Sequence[str]) -> str:
    return _(
        "CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the "
        "internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?"
    ).format(packages=", ".join(_name(requirement) for requirement in requirements))


def _check_slicers_own(wanted: Sequence[str]) -> None:
    for requirement in wanted:
        name = _name(requirement)
        if name in SLICERS_OWN and (installed := _installed(name)) is not None:
            text = _(
                "CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be "
                "replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM."
            )
            raise DependencyError(text.format(requirement=requirement, name=name, version=installed))


@contextmanager
def _held_versions(wanted: Sequence[str]) -> Iterator[str]:
    """Yield the path of a constraints file with the versions of all that is installed, but not of what is `wanted`."""
    free = {_normal(_name(requirement)) for requirement in wanted}
    held = {name: version for name, version in _all_installed() if _normal(name) not in free}
    with tempfile.TemporaryDirectory(prefix="covidseg-") as folder:
        path = Path(folder) / "constraints.txt"
        path.write_text("".join(f"{name}=={held[name]}\n" for name in sorted(held)), encoding="utf-8")
        yield str(path)


def _all_installed() -> Iterator[tuple[str, str]]:
    for distribution in metadata.distributions():
        name, version = distribution.metadata["Name"], distribution.version
        if name and version and _PUBLIC_VERSION.fullmatch(version):
            yield name, version


def _module(name: str) -> Any:
    """Return a module that only some Slicers have, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def is_met(requirement: str) -> bool:
    """Whether a requirement is installed in a version that will do."""
    wanted = Requirement(requirement)
    installed = _installed(wanted.name)
    if not installed:
        return False
    return wanted.specifier.contains(installed, prereleases=True)  # a nightly PyTorch, 2.9.0.dev, will do


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _name(requirement: str) -> str:
    return Requirement(requirement).name
