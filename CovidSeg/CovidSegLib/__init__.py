"""The parts of the CovidSeg module of 3D Slicer; the engine is the package `CovidSegExtension`."""

import sys
from pathlib import Path


def engine_folder() -> Path:
    """Return the folder that holds the engine: the module's own when installed, the one above in the source tree."""
    module_folder = Path(__file__).resolve().parents[1]
    for folder in (module_folder, module_folder.parent):
        if (folder / "CovidSegExtension" / "__init__.py").is_file():
            return folder
    raise ImportError(
        f"The engine, the folder CovidSegExtension, was not found beside {module_folder}; install CovidSeg again."
    )


if str(engine_folder()) not in sys.path:
    sys.path.insert(0, str(engine_folder()))  # before an engine that was installed with pip: the two belong together
