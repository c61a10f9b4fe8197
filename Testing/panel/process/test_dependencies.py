"""What is missing, and how it is installed: with collaborators that note what they are asked to do."""

import re
import subprocess
import sys
import types
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from CovidSegLib.process import dependencies
from CovidSegLib.process.dependencies import DICOM, REPORT, SEGMENTING, TORCH, TRAINING, Installer

from CovidSegExtension.errors import DependencyError, InputError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

REPOSITORY = Path(__file__).resolve().parents[3]
ALL = {
    requirement.partition(">=")[0]: requirement.partition(">=")[2]
    for requirement in SEGMENTING + TRAINING + DICOM + REPORT
}


class Slicer:
    """Installed packages, and what is done to them."""

    def __init__(self, monkeypatch, *absent: str, answer: bool = True, broken: bool = False) -> None:
        self.versions = {"numpy": "2.3.1", "SimpleITK": "2.5.0", "odd": "2024b-weird", **ALL}
        for name in absent:
            del self.versions[name]
        self.answer, self.broken = answer, broken
        self.questions, self.calls, self.started = [], [], []

        def version(name: str) -> str:
            if name not in self.versions:
                raise metadata.PackageNotFoundError(name)
            return self.versions[name]

        monkeypatch.setattr(metadata, "version", version)
        monkeypatch.setattr(metadata, "distributions", self.distributions)
        # Other tests may have put fakes there.
        monkeypatch.setitem(sys.modules, "slicer.packaging", None)
        monkeypatch.setitem(sys.modules, "PyTorchUtils", None)

    def distributions(self):
        for name, version in self.versions.items():
            yield types.SimpleNamespace(metadata={"Name": name}, version=version)

    def start(self, packages) -> None:
        self.started.append(list(packages))

    def ask(self, question: str) -> bool:
        self.questions.append(question)
        return self.answer

    def PyTorchUtilsLogic(self):
        return self

    def installTorch(self, askConfirmation, torchVersionRequirement):
        self.calls.append(("torch", askConfirmation, torchVersionRequirement))
        self.versions["torch"] = "2.9.0+cu126"

    def pip_ensure(self, requirements, constraints, prompt_install, requester):
        self.calls.append(("pip_ensure", requirements, prompt_install, Path(constraints).read_text(encoding="utf-8")))
        self.install(requirements)

    def pip_install(self, arguments):
        constraints = Path(arguments[arguments.index("--constraint") + 1]).read_text(encoding="utf-8")
        self.calls.append(("pip", arguments, constraints))
        self.install(arguments)

    def install(self, arguments):
        if self.broken:
            raise subprocess.CalledProcessError(1, "pip install")
        self.versions |= {name: "99" for name in ALL for argument in arguments if argument.startswith(f"{name}>=")}


def test_the_requirements_are_those_of_the_package():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    # Slicer's own; the command line's pictures and progress; older Python; encoders trained by others (Slicer's
    # retraining starts from a model of ours).
    not_needed = ("numpy", "pydicom>=2.4", "SimpleITK", "pillow", "tqdm", "tomli", "efficientnet")

    def needed(requirements: list[str]) -> set[str]:
        return {requirement for requirement in requirements if not requirement.startswith(not_needed)}

    assert needed(project["dependencies"]) == set(SEGMENTING)
    assert needed(extras["train"]) == set(TRAINING)
    assert needed(extras["dicom"]) == set(DICOM)
    assert needed(extras["report"]) - set(DICOM) == set(REPORT)


def test_importing_installs_and_loads_nothing():
    code = (
        "import sys, types; sys.modules['slicer'] = slicer = types.ModuleType('slicer')\n"
        "sys.modules['slicer.i18n'] = types.SimpleNamespace(tr=str)\n"
        "import CovidSegLib.process.dependencies; assert not {'torch', 'pip'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY / "CovidSeg", check=True)


@pytest.mark.parametrize(
    ("installed", "met"),
    [("2.5", True), ("2.5.1+cu121", True), ("2.13.0", True), ("3.0rc1", True), ("2.4.1", False), ("", False)],
)
def test_missing_compares_versions(monkeypatch, installed, met):
    slicer = Slicer(monkeypatch)
    slicer.versions["torch"] = installed
    assert (dependencies.missing() == []) == met


def test_nothing_missing_asks_nothing(monkeypatch):
    slicer = Slicer(monkeypatch)
    assert Installer(slicer.ask).ensure(slicer.start, training=True, dicom=True)
    assert slicer.questions == []


def test_one_question_then_torch_by_pytorch_utils_then_the_rest(monkeypatch):
    slicer = Slicer(monkeypatch, "torch", "nibabel", "lightning")
    installer = Installer(slicer.ask, slicer, slicer, slicer.pip_install)
    assert installer.missing() == [TORCH, "nibabel>=5.1"]
    assert installer.missing(training=True) == [TORCH, "nibabel>=5.1", "lightning>=2.6"]
    assert installer.ensure(slicer.start, training=True)
    assert len(slicer.questions) == 1
    assert "torch, nibabel, lightning" in slicer.questions[0]
    assert slicer.started == [["torch", "nibabel", "lightning"]]
    torch_call, (kind, requirements, asks, held) = slicer.calls
    assert torch_call == ("torch", False, ">=2.5")
    assert (kind, requirements, asks) == ("pip_ensure", ["nibabel>=5.1", "lightning>=2.6"], False)
    versions = dict(line.split("==") for line in held.splitlines())
    everything = set(slicer.versions) - {"nibabel", "lightning", "odd"}
    assert set(versions) == everything, "what is there stays; the odd version would spoil pip's constraints"
    assert (versions["torch"], versions["pydicom"]) == ("2.9.0+cu126", "3")
    assert installer.ensure(slicer.start, training=True)
    assert len(slicer.questions) == 1


def test_older_slicers_have_pip_install_alone(monkeypatch):
    slicer = Slicer(monkeypatch, "highdicom")
    assert Installer(slicer.ask, pip_install=slicer.pip_install).ensure(slicer.start, dicom=True)
    ((_, arguments, held),) = slicer.calls
    assert arguments[2:] == ["highdicom>=0.26"]
    assert "numpy==2.3.1\n" in held
    assert "highdicom" not in held


def test_no_means_no(monkeypatch):
    slicer = Slicer(monkeypatch, "torch", "nibabel", answer=False)
    assert Installer(slicer.ask, slicer, slicer, slicer.pip_install).ensure(slicer.start) is False
    assert slicer.calls == []


def test_the_extension_pytorch_is_missing(monkeypatch):
    slicer = Slicer(monkeypatch, "torch")
    with pytest.raises(DependencyError, match="Extensions Manager"):
        Installer(slicer.ask, slicer, pip_install=slicer.pip_install).ensure(slicer.start)
    assert slicer.questions == [], "no question whose answer would not help"


def test_an_old_torch_is_not_replaced_behind_the_users_back(monkeypatch):
    slicer = Slicer(monkeypatch)
    slicer.versions["torch"] = "1.13.1"
    with pytest.raises(DependencyError, match=r"1\.13\.1 is installed"):
        Installer(slicer.ask, slicer, slicer).ensure(slicer.start)
    assert slicer.calls == []


def test_dicom_export_never_replaces_the_pydicom_of_slicer_5_10(monkeypatch):
    slicer = Slicer(monkeypatch, "highdicom")
    slicer.versions |= {"pydicom": "2.4.4", "numpy": "2.0.2"}
    installer = Installer(slicer.ask, slicer, slicer, slicer.pip_install)
    with pytest.raises(
        DependencyError, match=r"brings pydicom 2\.4\.4, which must not be replaced; use a newer Slicer"
    ):
        installer.ensure(slicer.start, dicom=True)
    assert slicer.calls == slicer.questions == slicer.started == []


def test_dicom_export_adds_to_what_slicer_5_12_brings(monkeypatch):
    slicer = Slicer(monkeypatch)
    slicer.versions |= {"pydicom": "3.0.2", "highdicom": "0.27.0", "numpy": "2.4.6", "scipy": "1.17.1"}
    assert Installer(slicer.ask).ensure(slicer.start, dicom=True)
    assert slicer.questions == []


@pytest.mark.parametrize("older", [True, False])
def test_an_installation_that_fails_is_told(monkeypatch, older):
    slicer = Slicer(monkeypatch, "nibabel", broken=True)
    installer = Installer(slicer.ask, None if older else slicer, slicer, slicer.pip_install)
    with pytest.raises(DependencyError, match="could not be installed"):
        installer.ensure(slicer.start)


def test_an_installation_that_does_nothing_is_told(monkeypatch):
    slicer = Slicer(monkeypatch, "nibabel")
    with pytest.raises(DependencyError, match=r"Still missing after the installation: nibabel>=5\.1"):
        Installer(slicer.ask, pip_install=lambda arguments: None).ensure(slicer.start)


def wheel(folder: Path, name: str, version: str) -> None:
    """Write a wheel of an empty package."""
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")


def test_a_folder_of_wheels_needs_no_question_and_no_internet(monkeypatch, tmp_path):
    slicer = Slicer(monkeypatch, "torch", "nibabel", "lightning", "highdicom")
    for name, version in (("torch", "2.7.0"), ("nibabel", "5.3.2"), ("highdicom", "0.27.0")):
        wheel(tmp_path, name, version)
    Installer(slicer.ask, slicer, slicer, slicer.pip_install).install_from_folder(tmp_path, slicer.start)
    ((_, arguments, held),) = slicer.calls
    assert arguments[:3] == ["--no-index", "--find-links", str(tmp_path)]
    assert arguments[5:] == [TORCH, "nibabel>=5.1", "highdicom>=0.26"], "lightning has no wheel and is not needed"
    assert "numpy==2.3.1\n" in held
    assert "torch" not in held
    assert slicer.questions == []


def test_a_folder_of_wheels_goes_through_the_real_pip(monkeypatch, tmp_path):
    slicer = Slicer(monkeypatch, "nibabel", "safetensors")
    wheels, target = tmp_path / "wheels ü", tmp_path / "target"
    wheels.mkdir()

    def pip_install(arguments):
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), *arguments]
        subprocess.run(command, check=True, capture_output=True)
        slicer.install(arguments)

    installer = Installer(slicer.ask, pip_install=pip_install)
    wheel(wheels, "nibabel", "5.3.2")
    with pytest.raises(DependencyError, match="there is no wheel of safetensors"):
        installer.install_from_folder(wheels, slicer.start)
    wheel(wheels, "safetensors", "0.5.0")
    installer.install_from_folder(wheels, slicer.start)
    assert {path.name for path in target.glob("*.py")} == {"nibabel.py", "safetensors.py"}


def test_a_folder_without_wheels_is_refused(monkeypatch, tmp_path):
    slicer = Slicer(monkeypatch)
    with pytest.raises(InputError, match="holds no wheels"):
        Installer(slicer.ask).install_from_folder(tmp_path, slicer.start)


def test_document_names_what_segmenting_needs_without_internet():
    text = (REPOSITORY / "docs" / "slicer.md").read_text(encoding="utf-8")
    named = re.search(r"`pip download (.+?) -d wheels`", text)[1].split()
    assert named == [requirement.partition(">=")[0] for requirement in SEGMENTING]
