"""What Slicer builds, installs and lists: the CMake files against the tree, and the module where it is installed."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from ...support.processes import PATIENCE_S

ROOT = Path(__file__).resolve().parents[3]
MODULE = ROOT / "CovidSeg"
MODULE_LISTS = (MODULE / "CMakeLists.txt").read_text(encoding="utf-8")
ROOT_LISTS = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")


def listed(name: str) -> list[str]:
    """Return the files of a list in the module's CMakeLists.txt."""
    return re.search(rf"set\({name}\s+(.*?)\)", MODULE_LISTS, re.DOTALL)[1].split()


def files_below(folder: Path, base: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path.relative_to(base).as_posix() for path in paths)


def test_every_script_is_listed():
    scripts = listed("MODULE_PYTHON_SCRIPTS")
    assert sorted(scripts) == ["CovidSeg.py", *files_below(MODULE / "CovidSegLib", MODULE)]


def test_every_resource_is_listed():
    assert sorted(listed("MODULE_PYTHON_RESOURCES")) == files_below(MODULE / "Resources", MODULE)


def copied_folders() -> dict[str, str]:
    """Return what the build copies beside the module: the folder that it goes into, by source."""
    commands = (MODULE / "copy_engine.cmake").read_text(encoding="utf-8")
    shared = re.search(r"foreach\(shared ([^)]*)\)", commands)[1].split()
    folders = {}
    for source, target in re.findall(r"file\(COPY \$\{source\}/(\S+) DESTINATION \$\{target\}/?([^\s)]*)", commands):
        for name in shared if "${shared}" in source else [""]:
            folders[source.replace("${shared}", name)] = target
    return folders


def install(folder: Path) -> Path:
    """Copy what CMake would install; CMake's own run needs a build of Slicer."""
    for name in listed("MODULE_PYTHON_SCRIPTS") + listed("MODULE_PYTHON_RESOURCES"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(MODULE / name, folder / name)
    for source, target in copied_folders().items():
        place = folder / target / Path(source).name
        shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    return folder


def test_engine_is_copied_by_the_build_and_installed_once():
    assert "copy_engine.cmake" in ROOT_LISTS
    assert "add_custom_target(CopyCovidSegEngine ALL" in ROOT_LISTS, "at configure time a later change would not count"
    assert "install(" not in ROOT_LISTS, "Slicer's macro installs the whole folder of scripted modules"


def test_engine_and_shared_resources_lie_beside_the_module(tmp_path):
    folder = install(tmp_path)
    assert files_below(ROOT / "CovidSegExtension", ROOT) == [
        name for name in files_below(folder / "CovidSegExtension", folder) if "/Resources/" not in name
    ]
    assert {path.name for path in (folder / "CovidSegExtension" / "Resources").iterdir()} == {
        path.name for path in (ROOT / "Resources").iterdir() if path.is_dir()
    } - {"Screenshots", "Translations"}
    assert not (folder / "Testing").exists(), "its name would be in the way of other extensions' tests"


SEGMENT_WHERE_INSTALLED = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from Testing.support.fakes import qt
qt.install()
from Testing.support.fakes import application
application.install()
sys.path.insert(0, sys.argv[1])  # as Slicer does for the folder of scripted modules
app = qt.QApplication([])
application.MODULE_FILE = __import__("pathlib").Path(sys.argv[1], "CovidSeg.py")
application.new_scene()
module, place = application.load_module(application.MODULE_FILE)
widget = application.open_widget(place)
import CovidSegExtension, CovidSegLib
print(CovidSegExtension.__file__, CovidSegLib.__file__, sep="\\n")
import numpy, slicer, time
node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "CT")
z, y, x = numpy.mgrid[-1:1:8j, -1:1:48j, -1:1:64j]
lungs = ((abs(x) - 0.42) / 0.3) ** 2 + (y / 0.6) ** 2 < 1
slicer.util.updateVolumeFromArray(node, numpy.where(lungs, -850, 40).astype("int16"))
node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(numpy.diag([-5.0, -5, 8, 1])))
widget.panel.parameters.input_volume = node
widget.panel.dialogs.agree = lambda terms: True
widget.panel.segment_or_cancel()
while widget.panel.segmenting.status.busy:
    app.processEvents()
    time.sleep(0.01)
print(widget.panel.segmenting.status.text)
widget.cleanup()
"""


@pytest.mark.slow
def test_the_installed_module_finds_its_engine_and_segments(tmp_path):
    folder = install(tmp_path / "qt-scripted-modules")
    result = subprocess.run(
        [sys.executable, "-c", SEGMENT_WHERE_INSTALLED, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    engine, parts, said = result.stdout.splitlines()[-3:]
    assert Path(engine) == folder / "CovidSegExtension" / "__init__.py"
    assert Path(parts) == folder / "CovidSegLib" / "__init__.py"
    assert said.startswith("Done in")


OPEN_IN_A_BARE_SLICER = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from Testing.support.fakes import qt
qt.install()
qt.use_true_property("__main__")
from Testing.support.fakes import application
application.install()
import scipy, SimpleITK  # what Slicer brings

class Absent:
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

ABSENT = (
    *("torch", "nibabel", "platformdirs", "safetensors", "pydantic"),
    *("tqdm", "lightning", "monai", "highdicom", "pydicom"),
)
sys.meta_path.insert(0, Absent())
sys.path.insert(0, str(application.MODULE_FILE.parent))
app = qt.QApplication([])
application.new_scene()
module, place = application.load_module()
asked = []
services = module.CovidSegLogic.services

def without_packages(logic):
    made = services(logic)
    made.installer.missing = lambda **_: ["torch>=2.5"]
    made.installer.ensure = lambda *_, **__: bool(asked.append("install?"))
    return made

module.CovidSegLogic.services = without_packages
widget = application.open_widget(place)
widget.enter()
ui = widget.panel.ui
print(ui.modelSelector.currentText, ui.statusLabel.text, sep="\\n")
import CovidSegExtension.frontend.sample
phantom = CovidSegExtension.frontend.sample.chest_phantom
small = dict(shape=(16, 48, 48), spacing_mm=(18.0, 7.0, 7.0), lesions=False)
CovidSegExtension.frontend.sample.chest_phantom = lambda **_: phantom(**small)
ui.sampleButton.click()
ui.segmentButton.click()
print(widget.panel.parameters.input_volume.GetName(), asked, ui.statusLabel.text, sep="\\n")
assert not set(ABSENT) & set(sys.modules)
widget.cleanup()
"""


@pytest.mark.slow
def test_the_panel_opens_where_nothing_is_installed_yet():
    result = subprocess.run(
        [sys.executable, "-c", OPEN_IN_A_BARE_SLICER],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "accurate",
        "Choose a CT, or load the sample.",
        "CovidSegPhantom",
        "['install?']",
        "Ready to segment.",
    ]


def metadata(name: str) -> str:
    return re.search(rf'^set\(EXTENSION_{name} "(.*)"\)$', ROOT_LISTS, re.MULTILINE)[1]


def test_metadata_is_what_the_extensions_index_asks_for():
    assert "project(CovidSeg)" in ROOT_LISTS
    assert metadata("HOMEPAGE").startswith("https://")
    assert metadata("CATEGORY") == "Segmentation"
    assert metadata("CONTRIBUTORS")
    assert "research use only" in metadata("DESCRIPTION")
    assert metadata("DEPENDS") == "PyTorch"
    for url in (metadata("ICONURL"), *metadata("SCREENSHOTURLS").split()):
        path = re.fullmatch(r"https://raw\.githubusercontent\.com/[^/]+/[^/]+/main/(.+)", url)[1]
        assert (ROOT / path).is_file(), f"{url} names a file that is not in the tree"


FORM = ElementTree.parse(MODULE / "Resources" / "UI" / "CovidSeg.ui").getroot()


def test_the_root_of_the_form_is_a_mrml_widget():
    assert FORM.find("widget").get("class") == "qMRMLWidget"


def test_no_two_widgets_of_the_form_have_one_name():
    names = [widget.get("name") for widget in FORM.iter("widget")]
    assert sorted(names) == sorted(set(names))


def test_widgets_that_hold_others_are_containers():
    containers = {
        each.findtext("class") for each in FORM.iter("customwidget") if each.findtext("container", "0").strip() == "1"
    }
    holding = {widget.get("class") for widget in FORM.iter("widget") if widget.find("layout") is not None}
    custom = {each.findtext("class") for each in FORM.iter("customwidget")}
    assert holding & custom == containers


def test_parameters_of_the_form_are_those_of_the_parameter_node():
    from CovidSegLib.logic.parameter_node import Parameters

    names = [each.findtext("string") for each in FORM.iter("property") if each.get("name") == "SlicerParameterName"]
    assert len(names) == len(set(names))
    assert set(names) <= set(Parameters.__annotations__)


@pytest.mark.parametrize("path", sorted(MODULE.rglob("*.py")), ids=lambda path: path.name)
def test_nothing_heavy_is_imported_by_slicers_own_process(path):
    """Only what Slicer has: torch and the like are in the worker's process."""
    names = re.findall(r"^(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    tops = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert tops <= {"", "CovidSegExtension", "CovidSegLib", "SimpleITK", "numpy", "packaging", "qt", "slicer", "vtk"}
