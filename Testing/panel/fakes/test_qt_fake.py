"""The fake of ``qt``, and a look through the module's source for what works on PySide6 but not in PythonQt."""

import ast
import enum
from pathlib import Path

import pytest
import qt

MODULE_FOLDER = Path(__file__).resolve().parents[3] / "CovidSeg"


def test_properties_are_attributes(application):
    button = qt.QPushButton("Segment")
    assert button.text == "Segment"
    button.enabled = False
    assert button.enabled is False


@pytest.mark.parametrize("name", ["Signal", "Slot", "Property", "NoSuchClass"])
def test_what_slicer_lacks_is_not_there(name):
    with pytest.raises(AttributeError, match=name):
        getattr(qt, name)


def test_bytes_of_a_byte_array_come_from_data_alone():
    array = qt.QByteArray(b"progress")
    assert array.data() == b"progress"
    with pytest.raises(TypeError, match=r"data\(\)"):
        bytes(array)


def scoped_enumerators(source: str) -> list[str]:
    """Return what is written as ``qt.Class.Enum.Member``: PythonQt knows ``qt.Class.Member`` alone."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute)):
            continue
        parts = ast.unparse(node.value).split(".")
        if len(parts) == 3 and parts[0] == "qt":
            owner = getattr(getattr(qt, parts[1], None), parts[2], None)
            if isinstance(owner, type) and issubclass(owner, enum.Enum):
                found.append(ast.unparse(node))
    return found


def test_scoped_enumerators_are_noticed():
    assert scoped_enumerators("qt.QProcess.ProcessState.NotRunning") == ["qt.QProcess.ProcessState.NotRunning"]
    assert scoped_enumerators("qt.QProcess.NotRunning") == []


def test_the_module_uses_no_scoped_enumerators():
    found = {
        path.name: names
        for path in MODULE_FOLDER.rglob("*.py")
        if (names := scoped_enumerators(path.read_text(encoding="utf-8")))
    }
    assert found == {}
