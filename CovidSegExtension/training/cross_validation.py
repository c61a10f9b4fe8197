"""A training run from recipe and data folders to a model folder."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch

from ..datasets.quality import DataCheck, check_case
from ..errors import InputError
from ..evaluation.overlap import CaseScore, score_case
from ..inference.devices import resolve_device
from ..inference.options import SegmentationOptions
from ..inference.segmenter import Segmenter
from ..memory import keep_freed_memory
from ..models.bundle import Model, load, save
from ..models.card import CARD_FILE, ModelCard
from ..models.ensembling import save_ensemble
from ..models.store import check_name, check_new
from ..models.store import install as install_model
from ..networks import build
from ..preprocessing import Preprocessing
from ..recipes.schema import PHANTOMS, Recipe, load_recipe
from .card import make_card, measured
from .distributed import Team, join_team
from .finetuning import Comparison, History, cases_met, describe, go_back
from .losses import LOSSES
from .phantoms import phantom_cases
from .preparation import Case, PreparedCase, find_cases, prepare, read_case
from .reporting import Report, TextReport
from .run_directory import Workspace, read_scores, stoppable, write_scores
from .splits import Partition, split_by_patient
from .trainer import fit

FINE_TUNING = "finetune"
"""The recipe of a fine-tuning that names none."""


def train(
    recipe: str | Path | None,
    data: Sequence[Path],
    output: Path,
    *,
    init: str | Path | None = None,
    name: str | None = None,
    install: bool = False,
    overrides: Sequence[str] = (),
    resume: bool = False,
    device: str = "auto",
    report: Report | None = None,
) -> Model:
    """Train by a recipe and save ``output/model``, a model folder that segmentation takes.

    Beside it `output` holds the recipe as it was run, the check of the data with a picture sheet, the split by
    patient, checkpoints, CSV and TensorBoard logs, a curve picture and the scores of every held-out case.

    Parameters
    ----------
    recipe : str, Path or None
        A recipe's name or file; None, with `init`: ``finetune``.
    init : str or Path, optional
        Name or folder of a model to fine-tune: the run starts from its weights, network and preprocessing.
    name : str, optional
        What the model is called, instead of the recipe's name.
    install : bool
        Also put the finished model into the user's models folder.
    overrides : sequence of str
        Recipe values such as ``optimizer.lr=0.001``; see `load_recipe`.
    resume : bool
        Go on with what is in `output`; without it `output` must be new or empty.
    report : Report, optional
        Who is told of progress; lines on stdout when not given.

    Raises
    ------
    InputError
        If recipe or data cannot be used, or `output` holds something else.
    Cancelled
        On Ctrl-C or SIGTERM; the run can be resumed.
    """
    keep_freed_memory()
    start = None if init is None else load(init)
    if recipe is None and start is None:
        raise InputError("There is nothing to train; name a recipe, or a model to fine-tune with --init.")
    chosen = load_recipe(recipe or FINE_TUNING, overrides, start.card if start else None)
    chosen = dataclasses.replace(chosen, name=name or (f"{start.card.name}-finetuned" if start else chosen.name))
    (check_new if install else check_name)(chosen.name)
    _check_recipe(chosen)
    with stoppable():
        where = resolve_device(device)
        team = join_team(where)
        if team.size > 1 and where.type == "cuda":
            where = torch.device("cuda", team.local_rank)
        speaker = (report or TextReport()) if team.leads else Report()
        run = _Run(chosen, start, Workspace(Path(output)), where, team, speaker)
        trained = run.go([Path(folder) for folder in data], resume)
        installed = team.lead(lambda: install_model(trained)) if install else None
        team.leave()
    speaker.done(trained, installed)
    return trained


@dataclass(frozen=True)
class _Run:
    """One run; nothing here changes while it goes on."""

    recipe: Recipe
    init: Model | None
    space: Workspace
    device: torch.device
    team: Team
    report: Report

    def go(self, folders: Sequence[Path], resume: bool) -> Model:
        cases = find_cases(folders, self.recipe)
        fingerprints = self._check(cases, resume)
        cases = _one_patient_an_image(cases, fingerprints)
        history = History.of(self.init.card, cases, fingerprints) if self.init else None
        split = self.recipe.split
        partitions = history.split(cases, split) if history else split_by_patient(cases, split)
        self.team.lead(lambda: self.space.write_split([partition.to_json() for partition in partitions]))
        if not any(partition.held_out for partition in partitions):
            self.report.note(f"No case is held out, there are too few ({len(cases)}): the model is not measured.")

        with self._scratch() as folder:
            phantoms = self.team.lead(lambda: phantom_cases(self.recipe.phantoms, folder / PHANTOMS))
            learnable = [*cases, *phantoms]
            prepare_one = partial(_prepare, self.recipe, folder)
            numbered = list(enumerate(learnable))
            prepared = self.team.map(prepare_one, numbered, "cases read", self.report.progress)
            taught = {*phantoms, *(case for partition in partitions for case in partition.train)}
            fitted = _fitted(self.recipe, [case for case in prepared if case.case in taught])
            recipe = dataclasses.replace(self.recipe, preprocessing=fitted)
            card = make_card(recipe, learnable)
            if self.init:
                card = describe(card, self.init, cases)

            def fit_on(partition: Partition, place: Path, networks: int) -> Model:
                learnt = [case for case in prepared if case.case in (*partition.train, *phantoms)]
                watched = [case for case in prepared if case.case in partition.validation]

                def fit_one(place: Path, seed: int) -> Model:
                    seeded = dataclasses.replace(recipe, training=dataclasses.replace(recipe.training, seed=seed))
                    network = fit(seeded, learnt, watched, place, self.device, self.report, self.team, self.init)
                    if self.init:
                        go_back(network, self.init, recipe.training.keep)
                    return self.team.lead(lambda: save(place / "model", network, card))

                seed, mirrored = recipe.training.seed, recipe.ensemble.mirrored
                if networks == 1 and not mirrored:
                    return fit_one(place, seed)
                members = []
                for index in range(networks):
                    if networks > 1:
                        self.report.note(f"network {index + 1} of {networks}")
                    part = place / f"network{index}"
                    whole = (part / "model" / CARD_FILE).is_file()
                    members.append(load(part / "model") if whole else fit_one(part, seed + index))
                return self.team.lead(lambda: save_ensemble(place / "model", members, card, mirrored))

            scores, ship = self._fit_all(partitions, fit_on)
        met = cases_met(partitions, fingerprints)
        if self.init and history:
            met = history.met(met, fingerprints, self.init.card)
        card = dataclasses.replace(card, metrics=measured(recipe, cases, scores), cases=met)
        if self.init and history:
            comparison = self._compare(self.init, history.compared(partitions), cases, scores)
            self.report.note(comparison.text())
            card = dataclasses.replace(
                card,
                fine_tuning=comparison.for_card(self.init),
                limitations=(*card.limitations, *comparison.worse),
            )
        return self.team.lead(lambda: ship(card))

    def _check(self, cases: Sequence[Case], resume: bool) -> Mapping[str, str]:
        """Look at the data, unless that was done before a break, and return each case's fingerprint."""
        init = self.init and {"name": self.init.card.name, "sha256": self.init.card.sha256}
        plan = self.recipe.to_json() | {"init": init}
        self.team.lead(lambda: self.space.claim(plan, resume))
        known = self.team.lead(lambda: self.space.fingerprints(cases))
        if known is not None:
            return known
        check = DataCheck.of(self.team.map(check_case, cases, "cases checked", self.report.progress))
        if check.problems:
            more = f" {len(check.problems) - 1} more cases have problems." if check.problems[1:] else ""
            raise InputError(f"{check.problems[0]}{more} See all with: covidseg check DATA.")
        self.report.note(check.text())

        def write() -> None:
            self.space.write_plan(plan)
            self.space.write_check(check)

        self.team.lead(write)
        return {case.name: case.fingerprint for case in check.cases}

    def _fit_all(
        self, partitions: Sequence[Partition], fit_on: Callable[[Partition, Path, int], Model]
    ) -> tuple[list[CaseScore], Callable[[ModelCard], Model]]:
        """Train what the split asks for; return the scores of all held-out cases, and what saves the model."""
        output, split, networks = self.space.folder, self.recipe.split, self.recipe.ensemble.networks
        places = [output / f"fold{index}" for index in range(split.folds)] or [output]
        scores: list[CaseScore] = []
        measured_folds = split.measured_folds or len(places)
        for index, (partition, place) in enumerate(list(zip(partitions, places, strict=True))[:measured_folds]):
            if not (place / "model" / CARD_FILE).is_file():
                if split.folds:
                    self.report.note(f"fold {index + 1} of {split.folds}")
                fit_on(partition, place, 1 if split.folds else networks)
            scores += self._scores(place / "held_out.json", load(place / "model"), partition.measured)
        if split.ensemble:
            members = [load(place / "model") for place in places]
            return scores, lambda card: save_ensemble(output / "model", members, card)
        if split.folds:
            places = [output / "final"]
            if not (places[0] / "model" / CARD_FILE).is_file():
                self.report.note("the model itself, on every case")
                everyone = Partition(tuple(case for part in partitions for case in part.validation), ())
                fit_on(everyone, places[0], networks)
        trained = load(places[0] / "model")
        if split.folds and self.recipe.ensemble.with_folds:
            places += [output / f"fold{index}" for index in range(measured_folds)]
            paths = (path for place in places for path in sorted(place.glob("network*/model")) or [place / "model"])
            members = [load(path) for path in paths]
            mirrored = self.recipe.ensemble.mirrored
            return scores, lambda card: save_ensemble(output / "model", members, card, mirrored)

        def ship(card: ModelCard) -> Model:
            network, arguments = trained.card.network, trained.card.network_arguments
            card = dataclasses.replace(card, network=network, network_arguments=arguments)
            return save(output / "model", trained.network, card)

        return scores, ship

    def _compare(
        self, init: Model, groups: Mapping[str, str], cases: Sequence[Case], scores: Sequence[CaseScore]
    ) -> Comparison:
        """Compare the model with `init` on the cases of `groups`; `scores` are those of the held-out ones, if any."""
        output = self.space.folder
        compared = [case for case in cases if case.name in groups]
        before = self._scores(output / "before.json", init, compared)
        after = scores or self._scores(output / "after.json", load(output / "model"), compared)
        return Comparison.of(groups, before, after)

    def _scores(self, path: Path, model: Model, cases: Sequence[Case]) -> list[CaseScore]:
        """Segment cases and score them, or read the scores where that was done before."""
        if not self.team.lead(path.is_file):
            score = partial(_score, Segmenter(SegmentationOptions(model.folder, str(self.device))))
            scores = self.team.map(score, cases, "cases scored", self.report.progress) if cases else []
            self.team.lead(lambda: write_scores(path, scores))
        return read_scores(path)

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        if not self.team.leads:
            self.team.wait()
            yield self.space.folder / ".prepared"
            self.team.wait()
            return
        with self.space.scratch() as folder:
            self.team.wait()
            yield folder
            self.team.wait()


def _check_recipe(recipe: Recipe) -> None:
    """Raise before any work where the recipe cannot be run."""
    if recipe.loss.name not in LOSSES:
        raise InputError(f"There is no loss '{recipe.loss.name}'; choose one of: {', '.join(LOSSES)}.")
    build(**recipe.network)
    windows, channels = len(recipe.preprocessing.windows_hu), recipe.network.get("in_channels", 1)
    if channels != windows:
        raise InputError(f"The recipe prepares {windows} window(s), but its network.in_channels is {channels}.")


def _one_patient_an_image(cases: Sequence[Case], fingerprints: Mapping[str, str]) -> list[Case]:
    """Return the cases with one patient for all cases of the same image, so that none is on both sides of a split."""
    patient_of: dict[str, str] = {}
    merged = {case.patient: case.patient for case in cases}
    for case in cases:
        patient = merged[case.patient]
        first = patient_of.setdefault(fingerprints[case.name], patient)
        merged = {key: first if value == patient else value for key, value in merged.items()}
    return [dataclasses.replace(case, patient=merged[case.patient]) for case in cases]


def _prepare(recipe: Recipe, folder: Path, numbered: tuple[int, Case]) -> PreparedCase:
    number, case = numbered
    preprocessing = dataclasses.replace(recipe.preprocessing, size=recipe.training.size or recipe.preprocessing.size)
    return prepare(case, folder / f"{number:05d}", preprocessing, recipe.sampling)


def _fitted(recipe: Recipe, prepared: Sequence[PreparedCase]) -> Preprocessing:
    """Return the recipe's preprocessing with mean and sd of the training slices where it standardises."""
    preprocessing = recipe.preprocessing
    if preprocessing.normalisation != "standard" or preprocessing.sd_hu:
        return preprocessing
    pixels = np.concatenate(
        [np.clip(case.arrays[0][::4, ::4, ::4], *preprocessing.window_hu).ravel() for case in prepared]
    )
    return dataclasses.replace(preprocessing, mean_hu=float(pixels.mean()), sd_hu=float(pixels.std()))


def _score(segmenter: Segmenter, case: Case) -> CaseScore:
    volume, truth = read_case(case)
    return score_case(segmenter.segment(volume).labels, truth.labels, volume.voxel_ml, case.annotated, case.name)
