"""Put small faults into the code one at a time and count those that no test sees.

    python -m benchmarks.mutation.run --count 300 --seed 0

First the tests of the rooms run once, and coverage notes which test runs which line. Then each mutant is imported in
place of its module in a forked process, and the tests that run its line run there, quick ones first, until one fails.
Works where processes can be forked: Linux and macOS.
"""

import argparse
import importlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from benchmarks.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]

SUBJECTS = {
    "CovidSegExtension/geometry.py": ("Testing/engine/test_volume.py", "Testing/engine/io", "Testing/engine/lungs"),
    "CovidSegExtension/lungs/masks.py": ("Testing/engine/lungs", "Testing/engine/inference"),
    "CovidSegExtension/postprocessing.py": ("Testing/engine/inference", "Testing/engine/recipes"),
    "CovidSegExtension/measurement": ("Testing/engine/measurement", "Testing/engine/report"),
    "CovidSegExtension/io/dicom/series.py": ("Testing/engine/io",),
    "CovidSegExtension/io/dicom/seg.py": ("Testing/engine/io",),
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
)
"""What the tests import anyway: once here instead of once a mutant."""

KILLED, SURVIVED, TIMED_OUT, UNCOVERED = "killed", "survived", "timed out", "not covered"
_SLACK_S = 30.0
_SLOWER = 5.0


@dataclass(frozen=True)
class TestMap:
    """Which tests run a line, and how long each takes."""

    by_line: dict[str, dict[int, set[str]]]
    seconds: dict[str, float]

    def of(self, mutant: Mutant) -> list[str]:
        """Return the tests that run any line of a mutant, quick ones first."""
        lines = self.by_line.get(mutant.path.relative_to(ROOT).as_posix(), {})
        names = set().union(*(lines.get(line, set()) for line in mutant.lines))
        return sorted(names, key=lambda name: self.seconds.get(name, 0.0))


def subject_files() -> list[Path]:
    """Return the files that are changed."""
    files = []
    for name in SUBJECTS:
        path = ROOT / name
        files += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return files


def map_tests(folder: Path) -> TestMap:
    """Run the tests once and note which runs which line."""
    import coverage

    tests = sorted({test for tests in SUBJECTS.values() for test in tests})
    data_file = folder / "coverage"
    report = folder / "durations.json"
    plugin = folder / "durations_plugin.py"
    plugin.write_text(
        "import json, collections\nseconds = collections.Counter()\n"
        "def pytest_runtest_logreport(report):\n    seconds[report.nodeid] += report.duration\n"
        f"def pytest_sessionfinish():\n    open({str(report)!r}, 'w').write(json.dumps(seconds))\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "durations_plugin", "-p", "no:cacheprovider"]
    command += ["--cov=CovidSegExtension", "--cov-context=test", "--cov-report=", *tests]
    search = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"COVERAGE_FILE": str(data_file), "PYTHONPATH": search}
    done = subprocess.run(command, cwd=ROOT, env=environment)
    if done.returncode:
        sys.exit("The tests fail without any mutant; mend them first.")
    data = coverage.CoverageData(str(data_file))
    data.read()
    by_line: dict[str, dict[int, set[str]]] = {}
    for file in data.measured_files():
        lines = data.contexts_by_lineno(file)
        name = Path(file).relative_to(ROOT).as_posix()
        by_line[name] = {
            line: {context.partition("|")[0] for context in contexts if context} for line, contexts in lines.items()
        }
        imported = {line for line, contexts in lines.items() if contexts == [""]}
        # Constants and signatures run as the module is imported: any test of the file may see them.
        everyone = set().union(*by_line[name].values())
        by_line[name].update(dict.fromkeys(imported, everyone))
    return TestMap(by_line, json.loads(report.read_text()))


def choose(count: int, seed: int) -> list[Mutant]:
    """Return so many mutants of all subjects, drawn without favour."""
    everything = [mutant for path in subject_files() for mutant in mutants(path)]
    random.Random(seed).shuffle(everything)
    return sorted(everything[:count], key=lambda mutant: (str(mutant.path), mutant.line))


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

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:  # type: ignore[override]
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
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    settings.register_profile("mutation", deadline=None, derandomize=True, database=None)
    settings.load_profile("mutation")
    sys.meta_path.insert(0, _MutantFinder(mutant))
    code = 1
    try:
        code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", *tests]))
    finally:
        os._exit(0 if code == 0 else 1)


def judge(chosen: list[Mutant], tests: TestMap, workers: int) -> dict[Mutant, str]:
    """Return what came of each mutant."""
    verdicts: dict[Mutant, str] = {}
    waiting = list(reversed(chosen))
    running: dict[int, tuple[Mutant, float]] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            names = tests.of(mutant)
            if not names:
                verdicts[mutant] = UNCOVERED
                continue
            limit = _SLACK_S + _SLOWER * sum(tests.seconds.get(name, 0.0) for name in names)
            process = os.fork()
            if process == 0:
                _run_tests(mutant, names)
            running[process] = (mutant, time.monotonic() + limit)
        for process, (mutant, deadline) in list(running.items()):
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
            print(f"{len(verdicts)}/{len(chosen)} {verdicts[mutant]:<9} {mutant}", file=sys.stderr, flush=True)
        time.sleep(0.05)
    return verdicts


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
    parser.add_argument("--workers", type=int, default=2, help="processes at a time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tests = map_tests(Path(folder))
    for name in PRELOADED:
        importlib.import_module(name)
    import torch

    torch.set_num_threads(1)  # threads do not survive a fork
    os.chdir(ROOT)
    verdicts = judge(choose(arguments.count, arguments.seed), tests, arguments.workers)
    print(table(verdicts))


if __name__ == "__main__":
    main()
