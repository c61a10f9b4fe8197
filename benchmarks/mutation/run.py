"""Put small faults into the code one at a time and count those that no test sees.

    python -m benchmarks.mutation.run --count 300 --seed 0 --folder FOLDER

First each file of tests runs once, and coverage notes which test runs which line of the files that are changed. Then
each mutant is imported in place of its module in a forked process, and the tests that run its line run there, quick
ones first, until one fails. Tests marked ``slow`` or ``real_data`` take no part. The folder keeps what is known: a run
that was stopped goes on where it was, and after a new test only the survivors are tried again. Needs one core and about
2 GB of memory for each worker. Works where processes can be forked: Linux and macOS.
"""

import argparse
import hashlib
import importlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from benchmarks.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]

SUBJECTS = {
    "CovidSegExtension/geometry.py": (
        "Testing/engine/test_volume.py",
        "Testing/engine/io",
        "Testing/engine/lungs",
        "Testing/engine/measurement",
    ),
    "CovidSegExtension/lungs/__init__.py": ("Testing/engine/lungs", "Testing/engine/inference"),
    "CovidSegExtension/lungs/masks.py": ("Testing/engine/lungs", "Testing/engine/inference"),
    "CovidSegExtension/lungs/sampling.py": ("Testing/engine/lungs",),
    "CovidSegExtension/postprocessing.py": (
        "Testing/engine/test_preprocessing.py",
        "Testing/engine/inference",
        "Testing/engine/recipes",
    ),
    "CovidSegExtension/measurement": ("Testing/engine/measurement", "Testing/engine/report"),
    "CovidSegExtension/io/dicom/series.py": ("Testing/engine/io",),
    "CovidSegExtension/io/dicom/grid.py": ("Testing/engine/io",),
    "CovidSegExtension/io/dicom/pixels.py": ("Testing/engine/io",),
    "CovidSegExtension/io/dicom_seg.py": ("Testing/engine/io",),
}
"""File or folder that is changed, and where the tests are that should see it."""

PRELOADED = (
    "torch",
    "numpy",
    "scipy.ndimage",
    "nibabel",
    "SimpleITK",
    "pydicom",
    "highdicom",
    "hypothesis",
    "PIL.Image",
    "pydantic",
    "click",
)
"""What the tests import anyway: once here instead of once a mutant."""

KILLED, SURVIVED, TIMED_OUT, UNCOVERED = "killed", "survived", "timed out", "not covered"
_SLACK_S = 30.0
_SLOWER = 5.0
_MOST_BYTES = 16 << 30
"""Of addresses, most of which torch leaves unused: a mutant that asks for more is stopped before memory is full."""


def subject_files() -> dict[Path, tuple[str, ...]]:
    """Return the files that are changed, and the groups of tests of each."""
    files = {}
    for name, groups in SUBJECTS.items():
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            files[file] = groups
    return files


@dataclass(frozen=True)
class TestMap:
    """Which tests of each file run a line, and how long each takes.

    Attributes
    ----------
    lines : dict
        By file of tests and file, as paths from the repository's root: line to names of tests.
    seconds : dict
        By name of test.
    """

    lines: dict[str, dict[str, dict[int, list[str]]]]
    seconds: dict[str, float]

    def of(self, mutant: Mutant, groups: Iterable[str]) -> list[str]:
        """Return the tests of the groups that run any line of a mutant, quick ones first."""
        file = _from_root(mutant.path)
        found = {
            name
            for tests in test_files(groups)
            for line in mutant.lines
            for name in self.lines[_from_root(tests)].get(file, {}).get(line, ())
        }
        return sorted(found, key=lambda name: self.seconds.get(name, 0.0))


def _from_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _digest(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).hexdigest()[:16]


def test_files(groups: Iterable[str]) -> list[Path]:
    """Return the files of tests in these groups, each a file or a folder."""
    files = []
    for group in groups:
        path = ROOT / group
        files += sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
    return sorted(set(files))


def map_tests(folder: Path, groups: Iterable[str]) -> TestMap:
    """Run each file of tests once, in a process of its own, and note which runs which line; what is known is read."""
    lines, seconds = {}, {}
    for tests in test_files(groups):
        known = folder / f"map-{_digest([tests, *subject_files()])}.json"
        if not known.exists():
            known.write_text(json.dumps(_map_file(folder, tests)))
        found = json.loads(known.read_text())
        seconds.update(found["seconds"])
        lines[_from_root(tests)] = {
            file: {int(line): names for line, names in by_line.items()} for file, by_line in found["lines"].items()
        }
    return TestMap(lines, seconds)


def _map_file(folder: Path, tests: Path) -> dict[str, Any]:
    import coverage

    data_file, report = folder / "coverage", folder / "durations.json"
    data_file.unlink(missing_ok=True)
    (folder / "durations_plugin.py").write_text(
        "import json, collections\nseconds = collections.Counter()\n"
        "def pytest_runtest_logreport(report):\n    seconds[report.nodeid] += report.duration\n"
        f"def pytest_sessionfinish():\n    open({str(report)!r}, 'w').write(json.dumps(seconds))\n"
    )
    settings = folder / "coveragerc"  # nothing but the files that are changed: contexts of all others fill the memory
    settings.write_text("[run]\ninclude =\n" + "".join(f"    {path}\n" for path in subject_files()))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "durations_plugin", "-p", "no:cacheprovider"]
    command += ["-m", "not slow and not real_data", "--cov", f"--cov-config={settings}", "--cov-context=test"]
    command += ["--cov-report=", str(tests)]
    search = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"COVERAGE_FILE": str(data_file), "PYTHONPATH": search, "OMP_NUM_THREADS": "1"}
    if subprocess.run(command, cwd=ROOT, env=environment).returncode not in (0, 5):  # 5: all of them are slow
        sys.exit(f"Tests of {tests} fail without any mutant; mend them first.")
    by_file: dict[str, dict[int, list[str]]] = {}
    if data_file.exists():
        data = coverage.CoverageData(str(data_file))
        data.read()
        for measured in data.measured_files():
            contexts = data.contexts_by_lineno(measured)
            by_line = {line: {name.partition("|")[0] for name in names if name} for line, names in contexts.items()}
            # Constants and signatures run as the module is imported: any test of the file may see them.
            everyone = set().union(*by_line.values())
            by_line.update({line: everyone for line, names in contexts.items() if names == [""]})
            by_file[_from_root(Path(measured))] = {line: sorted(names) for line, names in by_line.items()}
    return {"lines": by_file, "seconds": json.loads(report.read_text())}


def choose(count: int, seed: int) -> list[Mutant]:
    """Return so many mutants of all subjects, drawn without favour; a larger count adds to those of a smaller."""
    everything = [mutant for path in subject_files() for mutant in mutants(path)]
    random.Random(seed).shuffle(everything)
    return sorted(everything[:count], key=lambda mutant: (str(mutant.path), mutant.line))


class Verdicts:
    """What is known of mutants, kept in a file: one line for each verdict.

    A mutant that a test saw is not tried again while its module stays as it is; a survivor only where it has other
    tests than before.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "verdicts.jsonl"
        self._known: dict[str, dict[str, str]] = {}
        if self._path.exists():
            for line in self._path.read_text().splitlines():
                self._known.update(json.loads(line))

    def find(self, mutant: Mutant, tests: list[str]) -> str | None:
        """Return the verdict that still holds, if there is one."""
        known = self._known.get(self._key(mutant))
        if known is None:
            return None
        return (
            known["verdict"] if known["verdict"] in (KILLED, TIMED_OUT) or known["tests"] == self._of(tests) else None
        )

    def add(self, mutant: Mutant, tests: list[str], verdict: str) -> None:
        """Note a verdict."""
        line = {self._key(mutant): {"verdict": verdict, "tests": self._of(tests)}}
        self._known.update(line)
        with self._path.open("a") as file:
            file.write(json.dumps(line) + "\n")

    @cached_property
    def _digests(self) -> dict[Path, str]:
        return {path: _digest([path]) for path in subject_files()}

    def _key(self, mutant: Mutant) -> str:
        return f"{_from_root(mutant.path)} {self._digests[mutant.path]} {mutant.key}"

    @staticmethod
    def _of(tests: list[str]) -> str:
        """Return what changes with the tests: their names, and what their files hold."""
        files = {ROOT / name.partition("::")[0] for name in tests}
        return hashlib.sha256("\n".join([*sorted(tests), _digest(files)]).encode()).hexdigest()[:16]


class _MutantLoader(SourceFileLoader):
    """Loads a module from the tree of a mutant."""

    mutant: Mutant

    def get_code(self, _fullname: str) -> CodeType:
        """Return the mutant's code."""
        return compile(self.mutant.tree(), str(self.mutant.path), "exec")


class _MutantFinder(PathFinder):
    """Finds the mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(  # type: ignore[override]  # that of PathFinder is a class method; a finder is asked as an instance
        self, fullname: str, path: Any = None, target: Any = None
    ) -> ModuleSpec | None:
        """Return the spec of the module with the mutant's loader; None for all others."""
        if fullname != self._name:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert spec.origin is not None
        loader = _MutantLoader(fullname, spec.origin)
        loader.mutant = self._mutant
        spec.loader = loader
        return spec


def _run_tests(mutant: Mutant, tests: list[str]) -> None:
    """Run tests with the mutant, in this forked process, and end it: 0 if all passed."""
    import pytest
    from hypothesis import settings

    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    settings.register_profile("mutation", deadline=None, derandomize=True, database=None)
    settings.load_profile("mutation")
    sys.meta_path.insert(0, _MutantFinder(mutant))
    by_file: dict[str, list[str]] = defaultdict(list)
    for name in tests:
        by_file[name.partition("::")[0]].append(name)
    code = 1
    try:
        # File by file, that of the quickest test first: most mutants fall before the others are even imported.
        options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov"]
        code = int(any(pytest.main([*options, *names]) for names in by_file.values()))
    finally:
        os._exit(code)


def judge(chosen: list[Mutant], tests: TestMap, known: Verdicts, workers: int) -> dict[Mutant, str]:
    """Return what came of each mutant, in the order of `chosen`."""
    groups = subject_files()
    verdicts: dict[Mutant, str] = {}
    waiting: list[tuple[Mutant, list[str]]] = []
    for mutant in chosen:
        names = tests.of(mutant, groups[mutant.path])
        verdict = known.find(mutant, names) if names else UNCOVERED
        if verdict is None:
            waiting.append((mutant, names))
        else:
            verdicts[mutant] = verdict
    waiting.reverse()
    running: dict[int, tuple[Mutant, list[str], float]] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            mutant, names = waiting.pop()
            limit = _SLACK_S + _SLOWER * sum(tests.seconds.get(name, 0.0) for name in names)
            process = os.fork()
            if process == 0:
                _run_tests(mutant, names)
            running[process] = (mutant, names, time.monotonic() + limit)
        for process, (mutant, names, deadline) in list(running.items()):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                verdicts[mutant] = SURVIVED if status == 0 else KILLED
            elif time.monotonic() > deadline:
                os.killpg(process, signal.SIGKILL)
                os.waitpid(process, 0)
                verdicts[mutant] = TIMED_OUT
            else:
                continue
            del running[process]
            known.add(mutant, names, verdicts[mutant])
            print(f"{len(verdicts)}/{len(chosen)} {verdicts[mutant]:<9} {mutant}", file=sys.stderr, flush=True)
        time.sleep(0.05)
    return {mutant: verdicts[mutant] for mutant in chosen}


def table(verdicts: dict[Mutant, str]) -> str:
    """Return the counts by file and the survivors by name, as Markdown."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, verdict in verdicts.items():
        counts[mutant.path.relative_to(ROOT).as_posix()][verdict] += 1
    lines = ["| file | mutants | killed | timed out | survived |", "|---|---:|---:|---:|---:|"]
    for file, each in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        alive = each[SURVIVED] + each[UNCOVERED]
        lines.append(f"| {file} | {each.total()} | {each[KILLED]} | {each[TIMED_OUT]} | {alive} |")
    lines += ["", "Survivors:", ""]
    for mutant, verdict in verdicts.items():
        if verdict in (SURVIVED, UNCOVERED):
            note = " (no test runs it)" if verdict == UNCOVERED else ""
            file = mutant.path.relative_to(ROOT).as_posix()
            lines.append(f"- `{file}:{mutant.line}`: `{mutant.before}` → `{mutant.after}`{note}")
    return "\n".join(lines)


def main() -> None:
    """Map, choose, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="mutants to try")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--workers", type=int, default=1, help="processes at a time")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "mutation", help="where what is known is kept")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    os.nice(10)
    tests = map_tests(folder, sorted({group for groups in SUBJECTS.values() for group in groups}))
    for name in PRELOADED:
        importlib.import_module(name)
    import torch

    torch.set_num_threads(1)  # threads do not survive a fork
    print(table(judge(choose(arguments.count, arguments.seed), tests, Verdicts(folder), arguments.workers)))


if __name__ == "__main__":
    main()
