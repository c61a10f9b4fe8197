"""Who imports whom, read from the source by `ast`: nothing is imported, so nothing needs to be installed."""

import ast
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SOURCES = {"CovidSegExtension": "CovidSegExtension", "CovidSegLib": "CovidSeg/CovidSegLib", "CovidSeg": "CovidSeg"}
"""Package, or folder of a lone module, by the name that it is imported by."""


LAYERS = (
    ("errors", "runtime"),
    ("boxes", "components", "files", "labels", "validation"),
    ("geometry", "networks", "scan_info"),
    ("volume",),
    ("io", "postprocessing"),
    ("lungs",),
    ("preprocessing", "measurement"),
    ("plausibility",),
    ("models", "phantom"),
    ("inference", "recipes"),
    ("report",),
    ("datasets",),
    ("evaluation",),
    ("mrml",),
    ("training",),
    ("experiments", "worker"),
    ("frontend",),
    ("app",),
    ("cli",),
    ("CovidSegLib.process",),
    ("CovidSegLib.logic",),
    ("CovidSegLib.widgets",),
    ("CovidSegLib.services",),
    ("CovidSegLib.panel",),
    ("CovidSeg",),
)
"""The rooms from the inside out: each one imports rooms of the layers before its own only."""


@dataclass(frozen=True)
class Import:
    """One import: the module's full name (a member's own module where it is one), the line, and whether it is lazy.

    Lazy is what stands in a function, and so is imported as the function runs; `typing_only` what stands under
    ``if TYPE_CHECKING``.
    """

    target: str
    line: int
    lazy: bool
    typing_only: bool

    @property
    def top_level(self) -> str:
        """First part of the name: the package to install."""
        return self.target.partition(".")[0]


@dataclass(frozen=True)
class Module:
    """A source file, the name that it is imported by, and its imports."""

    name: str
    path: Path
    imports: tuple[Import, ...]


def package_modules(root: Path = ROOT) -> dict[str, Module]:
    """Return the modules of the engine and of the Slicer module by their full names."""
    paths = {}
    for package in ("CovidSegExtension", "CovidSegLib"):
        folder = root / SOURCES[package]
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            paths[".".join([package, *parts]).removesuffix(".__init__")] = path
    paths["CovidSeg"] = root / "CovidSeg" / "CovidSeg.py"
    return {name: Module(name, path, tuple(_imports(name, path, paths.keys()))) for name, path in paths.items()}


def room(module: str) -> str:
    """Return the room of a module: the folder in its package, or the module itself where it lies in no folder.

    >>> room("CovidSegExtension.io.nifti"), room("CovidSegExtension.volume"), room("CovidSegLib.panel")
    ('io', 'volume', 'CovidSegLib.panel')
    """
    package, _, rest = module.partition(".")
    if package == "CovidSegExtension":
        return rest.partition(".")[0] or package
    return ".".join(module.split(".")[:2])


def _imports(name: str, path: Path, known: Container[str]) -> Iterator[Import]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node, lazy, typing_only in _walk(tree, False, False):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, lazy, typing_only)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
            for alias in node.names:
                member = f"{base}.{alias.name}"
                yield Import(member if member in known else base, node.lineno, lazy, typing_only)


def _walk(node: ast.AST, lazy: bool, typing_only: bool) -> Iterator[tuple[ast.AST, bool, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, lazy, typing_only
        inside = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        typed = typing_only or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
        yield from _walk(child, inside, typed)
