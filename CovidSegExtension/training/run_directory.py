"""The folder of a run: what is written there, how it is found again after a break, and stopping without harm."""

import dataclasses
import json
import os
import shutil
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..datasets.cases import Case
from ..datasets.quality import DataCheck, write_sheet
from ..errors import Cancelled, InputError
from ..evaluation.cohort import Evaluation
from ..evaluation.overlap import ALL_LESIONS, CaseScore, ClassScore
from ..files import atomic_path, folder_to_oneself
from ..report.side_by_side import Row, sheet

LOCK = ".training.lock"
PLAN, CHECK, SHEET, SPLIT = "recipe.json", "check.json", "check.png", "split.json"
SURROUNDINGS = "environment.json"
HELD_OUT = "held_out.json"
"""Scores of the held-out cases, in the folder of each fit that has some."""
SCRATCH = ".prepared"
"""Prepared cases of a run on several machines."""
MOST_ROWS = 12
"""Of the sheet of held-out cases."""


@dataclasses.dataclass(frozen=True)
class Workspace:
    """The output folder of one run."""

    folder: Path

    def require_free(self, resume: bool) -> None:
        """Raise InputError where there is something in the folder that is not to be gone on with."""
        if not resume and self.folder.is_dir() and any(not path.name.startswith(".") for path in self.folder.iterdir()):
            raise InputError(f"The folder {self.folder} is not empty; choose a new one, or go on in it with --resume.")

    def claim(self, plan: Mapping[str, Any], resume: bool) -> None:
        """Raise InputError unless the folder is new or empty, or holds a run by the same plan that may be resumed.

        What a killed run left half done is removed.
        """
        if not self.folder.is_dir():
            return
        self.require_free(resume)
        if any(not path.name.startswith(".") for path in self.folder.iterdir()):
            self._must_be(PLAN, plan)
        for leftover in (*self.folder.glob(SCRATCH), *self.folder.rglob(".covidseg-*")):
            shutil.rmtree(leftover, ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other trainings out of the folder; raise InputError where one is at work in it."""
        refusal = f"Another training is at work in {self.folder}; wait for it, or choose another folder."
        with folder_to_oneself(self.folder, LOCK, refusal):
            yield

    def fingerprints(self, cases: Sequence[Case]) -> dict[str, str] | None:
        """Return the fingerprint of each case by name if the data were checked before the break."""
        try:
            known = {case["name"]: case["fingerprint"] for case in read_check(self.folder)}
        except FileNotFoundError:
            return None
        return known if known.keys() == {case.name for case in cases} else None

    def write_plan(self, plan: Mapping[str, Any]) -> None:
        """Write what the run is: `claim` looks for it."""
        self._write(PLAN, plan)

    def write_surroundings(self, surroundings: Mapping[str, Any]) -> None:
        """Write what the run is made with; of a run that goes on, what it goes on with."""
        self._write(SURROUNDINGS, surroundings)

    def write_check(self, check: DataCheck) -> None:
        """Write what was found in the data, with the picture sheet."""
        write_sheet(self.folder / SHEET, check.pictures)
        self._write(CHECK, check.to_json())

    def write_split(self, split: Sequence[Mapping[str, Any]]) -> None:
        """Write who is held out, or raise InputError if it was someone else before the break."""
        if (self.folder / SPLIT).is_file():
            self._must_be(SPLIT, split)
        self._write(SPLIT, split)

    def _write(self, name: str, values: Any) -> None:
        with atomic_path(self.folder / name) as path:
            path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")

    def _must_be(self, name: str, values: Any) -> None:
        path = self.folder / name
        if not path.is_file() or json.loads(path.read_text(encoding="utf-8")) != json.loads(json.dumps(values)):
            raise InputError(f"{path} is of another run; resume with the same recipe, model and data as before.")


def read_check(folder: Path) -> list[dict[str, Any]]:
    """Return what the check of a run's data found, case by case, as `datasets.quality.CaseCheck` has it."""
    return list(json.loads((folder / CHECK).read_text(encoding="utf-8"))["cases"])


def read_split(folder: Path) -> list[dict[str, list[str]]]:
    """Return the names of the cases on each side of a run's split, fold by fold."""
    return list(json.loads((folder / SPLIT).read_text(encoding="utf-8")))


def held_out_scores(folder: Path) -> list[CaseScore]:
    """Return the scores of all cases that a run held out, in its folds too."""
    return [score for path in sorted(folder.rglob(HELD_OUT)) for score in read_scores(path)]


def write_scores(path: Path, scores: Sequence[CaseScore]) -> None:
    """Write the scores of cases as ``covidseg evaluate --json`` does."""
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps(Evaluation(tuple(scores)).to_json(), indent=2), encoding="utf-8")


def write_rows(path: Path, rows: Sequence[Row], scores: Sequence[CaseScore]) -> None:
    """Write a sheet of held-out cases with their Dice: the worst, the best, and some between; none of no case."""
    if not rows:
        return
    main = [score.classes.get(ALL_LESIONS) or next(iter(score.classes.values())) for score in scores]
    dice = [score.dice for score in main]
    # Nothing to find and nothing found has no Dice, and is right.
    order = sorted(range(len(rows)), key=lambda index: 1.0 if dice[index] is None else dice[index] or 0.0)
    count = min(MOST_ROWS, len(rows))
    shown = [order[round(place * (len(rows) - 1) / max(1, count - 1))] for place in range(count)]
    said = {index: "no lesion" if dice[index] is None else f"Dice {dice[index]:.2f}" for index in shown}
    picture = sheet(
        [dataclasses.replace(rows[index], caption=f"{rows[index].caption}: {said[index]}") for index in shown]
    )
    with atomic_path(path) as temporary:
        picture.save(temporary, format="PNG", optimize=True)


def read_scores(path: Path) -> list[CaseScore]:
    """Read what `write_scores` wrote."""
    cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
    volumes = [field.name for field in dataclasses.fields(ClassScore)]
    return [
        CaseScore(
            case["name"],
            {name: ClassScore(*(score[volume] for volume in volumes)) for name, score in case["classes"].items()},
        )
        for case in cases
    ]


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM, as from a batch system, stop the work as Ctrl-C does; turn both into `Cancelled`."""
    owner = os.getpid()

    def stop(signum: int, _frame: Any) -> None:
        if os.getpid() != owner:  # a child that inherited this handler
            os._exit(128 + signum)
        raise KeyboardInterrupt

    in_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, stop) if in_main else None
    try:
        yield
    except (KeyboardInterrupt, Cancelled) as error:
        raise Cancelled("Training was stopped; run the same command with --resume to go on.") from error
    finally:
        if in_main:
            signal.signal(signal.SIGTERM, before)
