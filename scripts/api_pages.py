"""Pages of the Python names from their docstrings: ``python -m scripts.api_pages FOLDER`` (needs pdoc)."""

import subprocess
import sys
from pathlib import Path

ENGINE = Path(__file__).resolve().parents[1] / "CovidSegExtension"

LEFT_OUT = ("app", "mrml", "__main__", "worker.__main__")
"""What needs the extra of the page or the application's own modules, or is no module to import."""

WARNINGS = (
    "error::UserWarning",
    "ignore:Failed to run TYPE_CHECKING code:UserWarning",
    "ignore:Error parsing type annotation PydanticDataclass:UserWarning",
)
"""A page that lacks something is an error; but pydantic's own annotations name types for type checkers alone."""


def main(folder: str) -> int:
    """Write the pages into `folder`; return pdoc's exit code."""
    # Room by room, because pdoc takes a package's `__all__` for all there is.
    rooms = [path for path in ENGINE.iterdir() if (path / "__init__.py").is_file() or path.suffix == ".py"]
    names = ["CovidSegExtension", *sorted(f"CovidSegExtension.{path.stem}" for path in rooms if path.stem[0] != "_")]
    words = [f"-W{warning}" for warning in WARNINGS]
    words += ["-m", "pdoc", "--docformat", "numpy", "--no-show-source", "-o", folder, *names]
    words += [f"!CovidSegExtension.{name}" for name in LEFT_OUT]
    return subprocess.run([sys.executable, *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
