"""The repository's own source files, for the tests that read them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FOLDERS = ("CovidSegExtension", "CovidSeg", "Testing", "benchmarks", "examples", "scripts")


def python_files() -> list[Path]:
    """Return every Python file of the project."""
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
