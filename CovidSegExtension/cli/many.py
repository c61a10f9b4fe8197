"""Many CTs: several at a time within memory, what failed once more, and what was done before not again."""

import functools
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import Cancelled
from ..runtime.memory import available_memory
from ..runtime.progress import Progress, ProgressDisplay, duration
from .batch import Batch, Case, Outcome, Steps, lines_of, try_case
from .manifest import DONE, FAILED, WRITING, Entry, Manifest, content_sha256

if TYPE_CHECKING:
    from ..inference.segmenter import Segmenter

TRIES = 2
"""A disk or a network that was away for a moment is back at the second try."""


@dataclass(frozen=True)
class MemoryRules:
    """What a case takes; measured with 512 x 512 x 300 voxels, whose process grew to 1.0 GB."""

    inflated: float = 2.2  # of a gzipped CT; DICOM compresses no better
    working: float = 4.0  # of the voxels' 2 bytes: labels, lungs, cavity and what is computed on the way
    base_bytes: int = 300_000_000  # activations of the network
    share: float = 0.8  # of what is free is taken at most: other programs grow too


MEMORY = MemoryRules()


@dataclass(frozen=True)
class Result:
    """A case with its entry in the manifest; `outcome` is None where it was done by an earlier run."""

    case: Case
    entry: Entry
    outcome: Outcome | None = None

    @property
    def edited(self) -> bool:
        """Whether the label map is another than the one that was written."""
        return content_sha256(self.case.labels) != self.entry.labels_sha256

    def to_json(self) -> dict[str, Any]:
        """Return as `Outcome.to_json`, of a case that was done before what it was then; and whether it was."""
        if self.outcome is not None:
            return self.outcome.to_json() | {"done_before": False}
        report = None if self.case.report is None else str(self.case.report)
        notes = list(self.entry.outcome.get("notes", []))
        if self.edited:
            notes.append("The label map was edited since it was written and stays; mL are those of the run.")
        values = {"labels": str(self.case.labels), "report": report, "notes": notes, "done_before": True}
        return self.entry.outcome | values


class Runner(Protocol):
    """Runs cases, several at a time, and yields each as it ends."""

    def __call__(self, cases: Sequence[Case], steps: Steps) -> Iterator[tuple[Case, Outcome]]:
        """Yield the outcome of every case, in any order; what runs in this process tells `steps`."""
        ...


Show = Callable[[Case, int, int], AbstractContextManager[Progress]]
"""Shows how far a case is, given its number among those to do, from 1, and how many these are."""


def bar(_case: Case, number: int, total: int) -> ProgressDisplay:
    """Show a bar for a case; a `Show`."""
    return ProgressDisplay(f"[{number} of {total} to do] ")


class OneByOne:
    """Runs cases one after the other, and shows how far each is."""

    def __init__(self, batch: Batch, make_segmenter: "Callable[[], Segmenter]", show: Show) -> None:
        self._batch, self._make_segmenter, self._show = batch, make_segmenter, show

    def __call__(self, cases: Sequence[Case], steps: Steps) -> Iterator[tuple[Case, Outcome]]:
        """As `Runner`."""
        for number, case in enumerate(cases, start=1):
            with self._show(case, number, len(cases)) as progress:
                outcome = try_case(case, self._batch, self._make_segmenter, progress, steps)
            yield case, outcome


class SideBySide:
    """Runs several cases at a time, each on a thread with a segmenter and a share of the cores of its own.

    Parameters
    ----------
    make_segmenter : callable
        Returns a new segmenter each time.
    jobs : int
        At the same time; fewer where memory does not suffice.
    """

    def __init__(self, batch: Batch, make_segmenter: "Callable[[], Segmenter]", jobs: int) -> None:
        self._batch, self._make_segmenter, self._jobs = batch, make_segmenter, jobs
        self._own = threading.local()

    def __call__(self, cases: Sequence[Case], steps: Steps) -> Iterator[tuple[Case, Outcome]]:
        """As `Runner`."""
        memory, stop = MemoryShare(available_memory()), threading.Event()
        with ThreadPoolExecutor(self._jobs, "case", self._begin) as pool:
            running = {pool.submit(self._work, case, steps, memory, stop): case for case in cases}
            try:
                yield from _as_they_end(running)
            finally:  # stopped, or left: what has not begun does not begin, what runs ends at its next step
                stop.set()
                for future in running:
                    future.cancel()

    def _begin(self) -> None:
        """Take a share of the cores for this thread, and for those that it starts."""
        from ..networks.threads import available_cores, use_threads

        use_threads(max(1, available_cores() // self._jobs))

    def _work(self, case: Case, steps: Steps, memory: "MemoryShare", stop: threading.Event) -> Outcome:
        def go_on(_stage: str, _done: int, _total: int) -> None:
            if stop.is_set():
                raise Cancelled("Stopped; nothing of this CT was written.")

        with memory.held(needed_bytes(case.source)):
            return try_case(case, self._batch, self._segmenter, go_on, steps)

    def _segmenter(self) -> "Segmenter":
        if not hasattr(self._own, "segmenter"):
            self._own.segmenter = self._make_segmenter()
        return self._own.segmenter


def _as_they_end(running: "dict[Future[Outcome], Case]") -> Iterator[tuple[Case, Outcome]]:
    waiting = set(running)
    while waiting:
        finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in finished:
            yield running[future], future.result()


class MemoryShare:
    """Memory that cases take turns to hold; who needs more than there is waits until nobody else holds any."""

    def __init__(self, free_bytes: int | None) -> None:
        self._free = None if free_bytes is None else free_bytes * MEMORY.share
        self._held: list[float] = []
        self._changed = threading.Condition()

    @contextmanager
    def held(self, needed: float) -> Iterator[None]:
        """Wait until there is as much, and hold it."""
        with self._changed:
            self._changed.wait_for(lambda: not self._held or self._free is None or self._fits(needed))
            self._held.append(needed)
        try:
            yield
        finally:
            with self._changed:
                self._held.remove(needed)
                self._changed.notify_all()

    def _fits(self, needed: float) -> bool:
        return self._free is not None and sum(self._held) + needed <= self._free


def needed_bytes(source: Path) -> float:
    """Return about how much memory a CT will take, by the size of its files."""
    try:
        files = [file for file in source.rglob("*") if file.is_file()] if source.is_dir() else [source]
        stored = sum(file.stat().st_size for file in files)
    except OSError:  # the case itself will say what is wrong
        stored = 0
    return MEMORY.base_bytes + stored * MEMORY.inflated * MEMORY.working


@dataclass
class Report:
    """Says what ends, and how long the rest will take.

    Parameters
    ----------
    total : int
        Number of cases.
    jobs : int
        How many run at the same time.
    """

    total: int
    jobs: int = 1
    _ended: int = 0
    _start: float = field(default_factory=time.monotonic)
    _seconds: list[float] = field(default_factory=list)

    def tell(self, result: Result) -> None:
        """Print the outcome of a case."""
        self._ended += 1
        place = f"[{self._ended}/{self.total}]"
        if result.outcome is None:
            what = (
                "the label map was edited since and stays; mL are those of the run"
                if result.edited
                else "nothing of it changed"
            )
            then = result.entry.outcome
            notes = [f"  Note: {note}" for note in then.get("notes", [])]
            lines = [*lines_of(then.get("findings", [])), f"  Done before; {what}.", *notes]
            print("\n".join([f"{place} {result.case.source} -> {result.case.labels}", *lines]))
            return
        print(f"{place} {result.outcome.text()}", flush=True)
        if result.outcome.error is None:
            self._seconds.append(sum(result.outcome.seconds.values()))
        left = self.total - self._ended
        if left and self._seconds:
            seconds = statistics.median(self._seconds) * left / self.jobs
            print(f"{place} about {duration(seconds)} left", file=sys.stderr, flush=True)


def run_all(
    cases: Sequence[Case],
    way_sha256: str,
    manifest: Manifest,
    run: Runner,
    tell: Callable[[Result], None],
    *,
    overwrite: bool = False,
) -> list[Result]:
    """Do what is not done yet, what fails once more at the end; return the results in the order of `cases`.

    Parameters
    ----------
    way_sha256 : str
        As `manifest.way_of`.
    run : Runner
        Called for all that is to be done, and again for what failed.
    tell : callable
        Called with each result as it becomes final.
    overwrite : bool
        As of `Batch`: if not, a case that has a file already is not tried again.
    """
    books = _Books(way_sha256, manifest, tell)
    left = [case for case in cases if not books.is_done(case)]
    for number in range(1, TRIES + 1):
        failed = set()
        for case, outcome in run(left, Steps(books.begins, functools.partial(books.writes, tries=number))):
            if outcome.error is not None and number < TRIES and (overwrite or not _is_final(case)):
                failed.add(case)
            else:
                books.end(case, outcome, number)
        left = [case for case in left if case in failed]
        if not left:
            break
    in_order = [books.results[case] for case in cases]
    manifest.write([result.entry for result in in_order])
    return in_order


class _Books:
    """What becomes of each case of a run: its entry in the manifest, its result, and who is told of it."""

    def __init__(self, way_sha256: str, manifest: Manifest, tell: Callable[[Result], None]) -> None:
        self.results: dict[Case, Result] = {}
        self._way_sha256, self._manifest, self._tell = way_sha256, manifest, tell
        self._content = functools.cache(content_sha256)  # read when it is needed: of many CTs it takes hours

    def is_done(self, case: Case) -> bool:
        """Tell whether an earlier run did a case; it then has its result."""
        if not self._manifest.knows(case):
            return False
        entry = self._manifest.done(case, self._content(case.source), self._way_sha256)
        if entry is None:
            return False
        self._add(Result(case, entry))
        return True

    def begins(self, case: Case) -> None:
        """Note the content of a CT before it is read: one that is replaced meanwhile is not taken for done."""
        self._content(case.source)

    def writes(self, outcome: Outcome, labels: Path, tries: int) -> None:
        """Note that the files of a case are whole; its label map still lies at `labels`."""
        self._manifest.add(self._entry(outcome.case, outcome, WRITING, labels, tries))

    def end(self, case: Case, outcome: Outcome, tries: int) -> None:
        """Note what became of a case in the end."""
        if outcome.error is None:
            entry = self._entry(case, outcome, DONE, case.labels, tries)
        else:
            entry = self._entry(case, outcome, FAILED, None, tries)
        self._manifest.add(entry)
        self._add(Result(case, entry, outcome))

    def _add(self, result: Result) -> None:
        self.results[result.case] = result
        self._tell(result)

    def _entry(self, case: Case, outcome: Outcome, state: str, labels: Path | None, tries: int) -> Entry:
        return Entry(
            str(case.source),
            str(case.labels),
            state,
            self._content(case.source),
            self._way_sha256,
            "" if labels is None else content_sha256(labels),
            tries,
            outcome.to_json(),
        )


def _is_final(case: Case) -> bool:
    """Tell whether a failure will not go away: a file that exists is never replaced unasked."""
    return any(path.exists() for path in case.outputs)
