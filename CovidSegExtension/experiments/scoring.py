"""Trained models on data sets: each model on each set, with intervals by patient, and the models compared in pairs.

A case that a model learnt from does not count for it. Where its run held the case out, in a fold too, the score of then
is taken; all other cases are segmented now. What is wrong with the request is said before torch is imported.
"""

import csv
import io
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..datasets.cases import Case, find_cases
from ..errors import InputError, counted
from ..evaluation.agreement import BOOTSTRAP_RULE, Interval, PatientBootstrap, paired_difference
from ..evaluation.overlap import ALL_LESIONS, EMPTY_RULE, SCORED, VOXEL_METRICS, CaseScore, target_name
from ..inference.options import SegmentationOptions
from ..labels import LUNGS
from ..models.bundle import Model, load
from ..report.tables import aligned, number
from ..runtime.progress import Progress
from ..training.data.cache import Cache
from ..training.run_directory import PLAN, held_out_scores, read_check
from .sections import mean_of


@dataclass(frozen=True)
class Candidate:
    """A model, and what its run held out.

    Attributes
    ----------
    name : str
        In tables.
    model : Model
    held_out : dict
        Scores by fingerprint of the case.
    """

    name: str
    model: Model
    held_out: Mapping[str, CaseScore] = field(default_factory=dict)

    @property
    def learnt(self) -> frozenset[str]:
        """Fingerprints of the cases that it learnt from and was never without."""
        met = self.model.card.cases
        return frozenset(met.learnt if met else ()) - self.held_out.keys()


@dataclass(frozen=True)
class Scored:
    """One case by one model; `score` is None where the model learnt from it."""

    case: Case
    score: CaseScore | None
    was_held_out: bool = False


@dataclass(frozen=True)
class Scores:
    """What came of it.

    Attributes
    ----------
    by_model : dict
        The cases, in one order, by the model's name.
    main : str
        The score that all models have and are compared by.
    unlisted : tuple of str
        Models of which nobody wrote down what they learnt from.
    """

    by_model: Mapping[str, tuple[Scored, ...]]
    main: str = ALL_LESIONS
    unlisted: tuple[str, ...] = ()

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases, in the order of each model's."""
        return tuple(scored.case for scored in next(iter(self.by_model.values())))

    @cached_property
    def data_sets(self) -> tuple[str, ...]:
        """The names of the data sets."""
        return tuple(dict.fromkeys(case.data_set for case in self.cases))

    def dice(self, model: str, data_set: str, name: str = "") -> list[float | None]:
        """Return a Dice, `main` or by `name`, of each case of a data set; None where undefined, or learnt from."""
        name = name or self.main
        return [
            scored.score.classes[name].dice if scored.score and name in scored.score.classes else None
            for scored in self.by_model[model]
            if scored.case.data_set == data_set
        ]

    def bootstrap(self, data_set: str) -> PatientBootstrap:
        """Return draws of the patients of a data set."""
        return PatientBootstrap([case.patient for case in self.cases if case.data_set == data_set])


def candidates(names: Sequence[str | Path]) -> list[Candidate]:
    """Return models by name or folder; of the folder of a run its model, and what it held out.

    Raises
    ------
    ModelError
        If there is none.
    """
    found = []
    for given in names:
        folder = Path(given)
        if not (folder / PLAN).is_file():
            found.append(Candidate(load(given).card.name, load(given)))
            continue
        fingerprints = {case["name"]: case["fingerprint"] for case in read_check(folder)}
        model = load(folder / "model")
        scores = {fingerprints[score.name]: score for score in held_out_scores(folder)}
        found.append(Candidate(model.card.name, model, scores))
    names_given = [candidate.name for candidate in found]
    return [
        candidate
        if names_given.count(candidate.name) == 1
        else Candidate(str(given), candidate.model, candidate.held_out)
        for given, candidate in zip(names, found, strict=True)
    ]


def score_models(
    models: Sequence[Candidate], folders: Sequence[Path], cache: Cache, device: str, progress: Progress
) -> Scores:
    """Score models on every case of the data folders that they did not learn from.

    Raises
    ------
    InputError
        If the data cannot be used, or a model learnt from all of them.
    """
    main = _main_score(models)
    cases = [case for case in find_cases(folders) if not case.distrusted]
    fingerprints = []
    for done, case in enumerate(cases):
        progress("cases checked", done, len(cases))
        found, _ = cache.check(case)
        if found.problem:
            raise InputError(found.problem)
        fingerprints.append(found.fingerprint)
    progress("cases checked", len(cases), len(cases))
    for model in models:
        if model.learnt.issuperset(fingerprints):
            raise InputError(f"The model '{model.name}' learnt from all of these cases; give data that it has not met.")
    from ..inference.segmenter import Segmenter
    from ..training.answers import answer

    by_model = {}
    for model in models:
        segmenter = Segmenter(SegmentationOptions(model.model.folder, device))
        scored = []
        for done, (case, fingerprint) in enumerate(zip(cases, fingerprints, strict=True)):
            progress(f"scored by {model.name}", done, len(cases))
            if fingerprint in model.held_out:
                scored.append(Scored(case, model.held_out[fingerprint], was_held_out=True))
            elif fingerprint in model.learnt:
                scored.append(Scored(case, None))
            else:
                scored.append(Scored(case, answer(segmenter, case).score))
        progress(f"scored by {model.name}", len(cases), len(cases))
        by_model[model.name] = tuple(scored)
    return Scores(by_model, main, tuple(model.name for model in models if model.model.card.cases is None))


def _main_score(models: Sequence[Candidate]) -> str:
    """Return the score that all models have: one of what a model merges to, or of all lesions.

    Raises
    ------
    InputError
        If there is none.
    """
    names = {target_name(model.model.card.target) for model in models if model.model.card.target.is_merged}
    names = names or {ALL_LESIONS}
    apart = any(not model.model.card.target.is_merged for model in models)
    if len(names) > 1 or (apart and LUNGS.name in names):
        raise InputError("These models find different things and have no figure in common; score them apart.")
    return names.pop()


def text(scores: Scores) -> str:
    """Return the table of models and data sets, the models compared in pairs, and how to read both."""
    names = [name for name in SCORED if any(name in s.score.classes for s in _all(scores) if s.score)]
    classes = [name for name in names if name != scores.main]
    rows = [["model", "data set", "cases", "patients", f"Dice, {scores.main.lower()} [95 %]", *classes]]
    for model in scores.by_model:
        for data_set in scores.data_sets:
            bootstrap, dice = scores.bootstrap(data_set), scores.dice(model, data_set)
            defined = [index for index, value in enumerate(dice) if value is not None]
            interval = bootstrap.mean([value for value in dice if value is not None], defined)
            means = [number(mean_of(scores.dice(model, data_set, name))) for name in classes]
            whole = f"{number(mean_of(dice))} {_interval(interval)}".strip()
            rows.append([model, data_set, str(len(defined)), str(bootstrap.patients_of(defined)), whole, *means])
    blocks = [aligned(rows, text_columns=2)]
    pairs = _pairs(scores)
    if pairs:
        blocks.append(aligned([["first less second", "data set", "cases", "difference [95 %]", "p"], *pairs], 2))
    blocks.append("\n".join(_notes(scores)))
    return "\n\n".join(blocks)


def csv_text(scores: Scores) -> str:
    """Return a line for each model, case and class."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["model", "data_set", "case", "patient", "state", "class", *VOXEL_METRICS])
    for model, every in scores.by_model.items():
        for one in every:
            place = [model, one.case.data_set, one.case.name, one.case.patient]
            if one.score is None:
                writer.writerow([*place, "learnt from", *[""] * (1 + len(VOXEL_METRICS))])
                continue
            state = "held out by its run" if one.was_held_out else "segmented"
            for name, score in one.score.classes.items():
                figures = [getattr(score, metric) for metric in VOXEL_METRICS]
                writer.writerow([*place, state, name, *("" if value is None else f"{value:.6f}" for value in figures)])
    return file.getvalue()


def _pairs(scores: Scores) -> list[list[str]]:
    """Return a row for each two models and data set that both have cases of."""
    rows = []
    for (first, second), data_set in itertools.product(itertools.combinations(scores.by_model, 2), scores.data_sets):
        found = paired_difference(
            scores.dice(first, data_set), scores.dice(second, data_set), scores.bootstrap(data_set)
        )
        if found is not None:
            p_value = "–" if found.p_value is None else f"{found.p_value:.3f}"
            difference = f"{found.mean:+.3f} {_interval(found.interval)}".strip()
            rows.append([f"{first} – {second}", data_set, str(found.count), difference, p_value])
    return rows


def _notes(scores: Scores) -> list[str]:
    notes = [f"Dice: mean over cases, whole pipeline, on the stored grid. {EMPTY_RULE}", BOOTSTRAP_RULE]
    for model, every in scores.by_model.items():
        learnt = sum(one.score is None for one in every)
        if learnt:
            notes.append(f"{model} learnt from {learnt} of the {len(every)} cases: left out.")
        held_out = sum(one.was_held_out for one in every)
        if held_out:
            them = "it when it was" if held_out == 1 else "them when they were"
            notes.append(f"{model}: {counted(held_out, 'case')} as its run measured {them} held out.")
    for model in scores.unlisted:
        notes.append(f"{model}: its card does not list what it learnt from; it may have met these cases.")
    if len(scores.by_model) > 1:
        notes.append(
            "p: Wilcoxon's signed rank test of the patients' means, two-sided, not corrected for their number."
        )
    return notes


def _all(scores: Scores) -> list[Scored]:
    return [one for every in scores.by_model.values() for one in every]


def _interval(interval: Interval | None) -> str:
    return "" if interval is None else f"[{interval.low:.3f}, {interval.high:.3f}]"
