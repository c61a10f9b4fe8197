"""Put small faults into the code one at a time and count those that no test sees.

    python -m benchmarks.mutation.run --count 300 --seed 0 --folder FOLDER

Each mutant is imported in place of its module in a forked process, where the files of tests that know the module run
one after the other, until a test fails. Tests marked ``slow`` or ``real_data`` take no part. The folder keeps what is
known: a run that was stopped goes on where it was, and after a new test only the survivors are tried again. Needs one
core and about 2 GB of memory for each worker. Works where processes can be forked: Linux and macOS.
"""

import argparse
import hashlib
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

from benchmarks.mutation.equal import reason_why_equal
from benchmarks.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]

_ENGINE = "Testing/engine"
_MEASUREMENT, _REPORT = f"{_ENGINE}/measurement", f"{_ENGINE}/report/test_case_report.py"
_DICOM = tuple(f"{_ENGINE}/io/dicom/test_{name}.py" for name in ("grid", "series", "inputs", "choice"))

SUBJECTS: dict[str, tuple[str, ...]] = {
    "geometry.py": (
        f"{_ENGINE}/test_volume.py",
        f"{_MEASUREMENT}/test_case.py",
        f"{_ENGINE}/io/test_images.py",
        f"{_DICOM[0]}",
    ),
    "lungs/__init__.py": (f"{_ENGINE}/lungs",),
    "lungs/masks.py": (f"{_ENGINE}/lungs",),
    "lungs/sampling.py": (f"{_ENGINE}/lungs",),
    "postprocessing.py": (
        f"{_ENGINE}/test_preprocessing.py",
        f"{_ENGINE}/inference/test_bounds.py",
        f"{_ENGINE}/recipes/test_recipes.py",
        f"{_ENGINE}/inference/test_segmenter.py",
    ),
    "measurement/alignment.py": (f"{_MEASUREMENT}/test_alignment.py", f"{_MEASUREMENT}/test_followup.py"),
    "measurement/case.py": (
        f"{_MEASUREMENT}/test_case.py",
        _REPORT,
        f"{_ENGINE}/report/test_request.py",
        f"{_MEASUREMENT}/test_followup.py",
    ),
    "measurement/records.py": (f"{_MEASUREMENT}/test_case.py", _REPORT),
    "measurement/limits.py": (
        f"{_MEASUREMENT}/test_case.py",
        _REPORT,
        f"{_ENGINE}/report/test_request.py",
        f"{_MEASUREMENT}/test_followup.py",
    ),
    "measurement/findings.py": (f"{_MEASUREMENT}/test_findings.py", "Testing/slicer/test_measuring.py"),
    "measurement/followup.py": (f"{_MEASUREMENT}/test_followup.py", f"{_ENGINE}/report/test_comparison.py"),
    "measurement/hounsfield.py": (f"{_MEASUREMENT}/test_hounsfield.py", f"{_MEASUREMENT}/test_case.py"),
    "measurement/lesions.py": (
        f"{_MEASUREMENT}/test_lesions.py",
        f"{_MEASUREMENT}/test_case.py",
        f"{_ENGINE}/evaluation/test_detection.py",
    ),
    "measurement/regions.py": (
        f"{_MEASUREMENT}/test_case.py",
        f"{_MEASUREMENT}/test_findings.py",
        f"{_ENGINE}/evaluation/test_study.py",
    ),
    "measurement/severity.py": (f"{_MEASUREMENT}/test_severity.py", f"{_MEASUREMENT}/test_case.py"),
    "measurement/tables.py": (f"{_MEASUREMENT}/test_case.py", _REPORT),
    "measurement/volumes.py": (f"{_MEASUREMENT}/test_volumes.py", f"{_ENGINE}/evaluation/test_study.py"),
    "io/dicom/series.py": (*_DICOM[1:], f"{_ENGINE}/cli/test_series.py"),
    "io/dicom/grid.py": _DICOM,
    "io/dicom/pixels.py": _DICOM,
    "io/dicom_seg.py": (f"{_ENGINE}/io/test_dicom_seg.py", f"{_ENGINE}/io/dicom/test_seg_reading.py"),
}
"""File of the engine that is changed, and the files (or folders) of tests that know it, the nearest first."""

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

KILLED, SURVIVED, TIMED_OUT = "killed", "survived", "timed out"
_MOST_S = 900.0
"""Of all files of tests with a survivor, on a core that others use too; beyond, a mutant runs in circles."""
_MOST_BYTES = 16 << 30
"""Of addresses, most of which torch leaves unused: a mutant that asks for more is stopped before memory is full."""


def subject_files() -> dict[Path, tuple[Path, ...]]:
    """Return the files that are changed, and the files of tests of each."""
    return {ROOT / "CovidSegExtension" / name: tuple(test_files(tests)) for name, tests in SUBJECTS.items()}


def test_files(groups: Iterable[str]) -> list[Path]:
    """Return the files of tests in these groups, each a file or a folder, in their order."""
    files: list[Path] = []
    for group in groups:
        path = ROOT / group
        files += sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
    return files


def _from_root(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _digest(paths: Iterable[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def choose(count: int, seed: int) -> list[Mutant]:
    """Return so many mutants of all subjects, drawn without favour; a larger count adds to those of a smaller.

    Each has a number drawn for itself, from the seed and from what is changed: changed code elsewhere leaves the draw
    as it is.
    """
    seen: Counter[str] = Counter()
    drawn = []
    for mutant in (mutant for path in subject_files() for mutant in mutants(path)):
        text = f"{_from_root(mutant.path)} {mutant.before} {mutant.after}"
        seen[text] += 1
        number = hashlib.sha256(f"{seed} {text} {seen[text]}".encode()).hexdigest()
        drawn.append((number, mutant))
    chosen = [mutant for _, mutant in sorted(drawn, key=lambda one: one[0])[:count]]
    return sorted(chosen, key=lambda mutant: (str(mutant.path), mutant.line))


class Verdicts:
    """What is known of mutants, kept in a file: one line for each verdict.

    A mutant that a test saw is not tried again while its module stays as it is; a survivor where its tests changed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "verdicts.jsonl"
        self._known: dict[str, dict[str, str]] = {}
        if self._path.exists():
            for line in self._path.read_text().splitlines():
                self._known.update(json.loads(line))

    def find(self, mutant: Mutant, tests: Sequence[Path]) -> str | None:
        """Return the verdict that still holds, if there is one."""
        known = self._known.get(self._key(mutant))
        if known is None or (known["verdict"] == SURVIVED and known["tests"] != _digest(tests)):
            return None
        return known["verdict"]

    def add(self, mutant: Mutant, tests: Sequence[Path], verdict: str) -> None:
        """Note a verdict."""
        line = {self._key(mutant): {"verdict": verdict, "tests": _digest(tests)}}
        self._known.update(line)
        with self._path.open("a") as file:
            file.write(json.dumps(line) + "\n")

    @cached_property
    def _digests(self) -> dict[Path, str]:
        return {path: _digest([path]) for path in subject_files()}

    def _key(self, mutant: Mutant) -> str:
        return f"{_from_root(mutant.path)} {self._digests[mutant.path]} {mutant.key}"


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


def _run_tests(mutant: Mutant, tests: Sequence[Path]) -> None:
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
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "-m", "not slow and not real_data"]
    code = 1
    try:
        # File by file: most mutants fall before the others are even imported. 5: a file all of whose tests are slow.
        code = int(any(pytest.main([*options, str(path)]) not in (0, 5) for path in tests))
    finally:
        os._exit(code)


def judge(chosen: list[Mutant], known: Verdicts, workers: int) -> dict[Mutant, str]:
    """Return what came of each mutant, in the order of `chosen`."""
    tests = subject_files()
    verdicts: dict[Mutant, str] = {}
    waiting: list[Mutant] = []
    for mutant in chosen:
        verdict = known.find(mutant, tests[mutant.path])
        if verdict is None:
            waiting.append(mutant)
        else:
            verdicts[mutant] = verdict
    waiting.reverse()
    running: dict[int, tuple[Mutant, float]] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            process = os.fork()
            if process == 0:
                _run_tests(mutant, tests[mutant.path])
            running[process] = (mutant, time.monotonic() + _MOST_S)
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
            known.add(mutant, tests[mutant.path], verdicts[mutant])
            print(f"{len(verdicts)}/{len(chosen)} {verdicts[mutant]:<9} {mutant}", file=sys.stderr, flush=True)
        time.sleep(0.05)
    return {mutant: verdicts[mutant] for mutant in chosen}


def table(verdicts: dict[Mutant, str]) -> str:
    """Return the counts by file and the survivors by name, as Markdown; those that change nothing stand apart."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[bool, list[str]] = {True: [], False: []}
    for mutant, verdict in verdicts.items():
        file = mutant.path.relative_to(ROOT / "CovidSegExtension").as_posix()
        reason = reason_why_equal(mutant, file) if verdict == SURVIVED else ""
        counts[file]["equal" if reason else verdict] += 1
        if verdict == SURVIVED:
            line = f"- `{file}:{mutant.line}`: `{mutant.before}` → `{mutant.after}`"
            named[bool(reason)].append(f"{line}: {reason}" if reason else line)
    lines = ["| file | mutants | killed | timed out | equal | survive |", "|---|---:|---:|---:|---:|---:|"]
    for file, each in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        row = (each.total(), each[KILLED], each[TIMED_OUT], each["equal"], each[SURVIVED])
        lines.append(f"| {file} | {' | '.join(map(str, row))} |")
    return "\n".join([*lines, "", "Survivors:", "", *named[False], "", "Change nothing:", "", *named[True]])


def main() -> None:
    """Choose, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="mutants to try")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--workers", type=int, default=1, help="processes at a time")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "mutation", help="where what is known is kept")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    for name in PRELOADED:
        importlib.import_module(name)
    import torch

    torch.set_num_threads(1)  # threads do not survive a fork
    print(table(judge(choose(arguments.count, arguments.seed), Verdicts(folder), arguments.workers)))


if __name__ == "__main__":
    main()
