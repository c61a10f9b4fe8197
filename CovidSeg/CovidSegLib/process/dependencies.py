"""The Python packages that Slicer lacks: which are missing, and their installation after one question.

Nothing is installed at import. NumPy and SimpleITK are Slicer's own and are never touched: they, and a PyTorch that is
there, are held at their versions while other packages are installed.
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

from CovidSegExtension.errors import DependencyError, InputError

TORCH = "torch>=2.5"
SEGMENTING = (TORCH, "nibabel>=5.1", "scipy>=1.11", "safetensors>=0.4", "platformdirs>=4")
TRAINING = ("lightning>=2.6", "matplotlib>=3.8", "tensorboard>=2.15")
DICOM = ("highdicom>=0.26", "pydicom>=3")

HELD = ("numpy", "SimpleITK", "torch")
"""Packages whose installed version no installation may change."""


def missing(*, training: bool = False, dicom: bool = False) -> list[str]:
    """Return the requirements that are not met: those of segmenting, and of training or DICOM SEG where asked."""
    wanted = SEGMENTING + TRAINING * training + DICOM * dicom
    return [requirement for requirement in wanted if not _is_met(requirement)]


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

    def missing(self, *, training: bool = False, dicom: bool = False) -> list[str]:
        """Return the requirements that are not met; see `missing`."""
        return missing(training=training, dicom=dicom)

    def ensure(self, *, training: bool = False, dicom: bool = False) -> bool:
        """Return whether every package is there, after asking and installing if not; False if the user says no.

        Raises
        ------
        DependencyError
            If something could not be installed.
        """
        wanted = self.missing(training=training, dicom=dicom)
        if not wanted:
            return True
        pytorch_utils = self._torch_installer() if TORCH in wanted else None
        if not self._ask(_question(wanted)):
            return False
        try:
            if pytorch_utils is not None:
                pytorch_utils.PyTorchUtilsLogic().installTorch(
                    askConfirmation=False, torchVersionRequirement=TORCH.removeprefix("torch")
                )
            self._install([requirement for requirement in wanted if requirement != TORCH])
        except (subprocess.CalledProcessError, OSError, RuntimeError, ValueError, ImportError) as error:
            raise DependencyError(
                f"The packages could not be installed ({' '.join(str(error).split())}); look into Slicer's Python "
                "console, or install them from a folder of wheels."
            ) from error
        self._check(training=training, dicom=dicom)
        return True

    def install_from_folder(self, wheels: Path) -> None:
        """Install from a folder of ``.whl`` files, with no internet, what is missing and lies there.

        Raises
        ------
        InputError
            If there are no wheels in the folder.
        DependencyError
            If what segmenting needs is still missing afterwards.
        """
        names = {_normal(path.name.partition("-")[0]) for path in Path(wheels).glob("*.whl")}
        if not names:
            raise InputError(f"The folder {wheels} holds no wheels (.whl); choose the folder that they were copied to.")
        extra = [r for r in missing(training=True, dicom=True) if r not in SEGMENTING and _normal(_name(r)) in names]
        wanted = missing() + extra
        if wanted:
            try:
                with _held_versions() as constraints:
                    self._pip(["--no-index", "--find-links", str(wheels), "--constraint", constraints, *wanted])
            except (subprocess.CalledProcessError, OSError, RuntimeError) as error:
                absent = [_name(requirement) for requirement in wanted if _normal(_name(requirement)) not in names]
                hint = f"there is no wheel of {', '.join(absent)}" if absent else "see Slicer's Python console"
                raise DependencyError(
                    f"The packages could not be installed from {wheels}: {hint}; the wheels must fit this Slicer's "
                    "Python and operating system, and include what each package depends on."
                ) from error
        self._check()

    def _torch_installer(self) -> Any:
        installed = _installed("torch")
        if installed is not None:
            raise DependencyError(
                f"PyTorch {installed} is installed, and CovidSeg needs {TORCH.removeprefix('torch>=')} or newer; "
                "uninstall it in the module PyTorch Utils, restart Slicer, and try again."
            )
        found = self._pytorch_utils or _module("PyTorchUtils")
        if found is None:
            raise DependencyError(
                "Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and "
                "try again, or install from a folder of wheels."
            )
        return found

    def _install(self, requirements: Sequence[str]) -> None:
        if not requirements:
            return
        packaging = self._slicer_packaging or _module("slicer.packaging")
        with _held_versions() as constraints:
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

    def _check(self, *, training: bool = False, dicom: bool = False) -> None:
        importlib.invalidate_caches()
        if absent := self.missing(training=training, dicom=dicom):
            raise DependencyError(
                f"Still missing after the installation: {', '.join(absent)}; look into Slicer's Python console."
            )


def _question(requirements: Sequence[str]) -> str:
    from slicer.i18n import tr as _

    return _(
        "CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the "
        "internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?"
    ).format(packages=", ".join(_name(requirement) for requirement in requirements))


@contextmanager
def _held_versions() -> Iterator[str]:
    """Yield the path of a constraints file with the installed versions of `HELD`."""
    with tempfile.TemporaryDirectory(prefix="covidseg-") as folder:
        path = Path(folder) / "constraints.txt"
        lines = [f"{name}=={version}\n" for name in HELD if (version := _installed(name)) is not None]
        path.write_text("".join(lines), encoding="utf-8")
        yield str(path)


def _module(name: str) -> Any:
    """Return a module that only some Slicers have, or None."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _is_met(requirement: str) -> bool:
    name, _, least = requirement.partition(">=")
    installed = _installed(name)
    return installed is not None and _release(installed) >= _release(least)


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _release(version: str) -> tuple[int, ...]:
    """Return the numbers of a version: (2, 5, 1) of 2.5.1+cu121, (6, 0) of 6.0rc1."""
    numbers = re.match(r"\d+(\.\d+)*", version)
    return tuple(int(number) for number in numbers.group().split(".")) if numbers else ()


def _name(requirement: str) -> str:
    return requirement.partition(">=")[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
