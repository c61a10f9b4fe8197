"""A training run from recipe and data folders to a model folder."""

import dataclasses
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..datasets.cases import Case, find_cases
from ..datasets.quality import DataCheck
from ..errors import InputError, ModelError, counted
from ..evaluation.overlap import CaseScore, in_target
from ..files import write_text
from ..inference.devices import resolve_device
from ..inference.options import SegmentationOptions
from ..inference.segmenter import Segmenter
from ..models.bundle import Model, load, save
from ..models.card import CARD_FILE, CasesMet, HeldOutMetrics, ModelCard, never_learnt
from ..models.ensembling import save_ensemble
from ..models.store import install_model
from ..networks import build
from ..preprocessing import Preprocessing
from ..recipes.schema import PHANTOMS, Recipe
from ..report.side_by_side import Row, telling_row
from ..runtime.cluster import RayCluster
from ..runtime.memory import keep_freed_memory
from .answers import answer
from .card import make_card, measured, untaught_classes
from .data.cache import Cache, Layout, default_folder, limit_gb, user_folder
from .data.preparation import PreparedCase
from .data.splits import Partition, split_by_patient
from .distributed import Team, join_team
from .finetuning import Comparison, History, cases_met, describe, go_back
from .monitoring.curves import draw_curves, fit_folders
from .monitoring.duration import measure_pace
from .monitoring.sheets import log_held_out
from .monitoring.summary import fold_table, held_out_table
from .monitoring.surroundings import surroundings
from .reporting import Report
from .run_directory import HELD_OUT, SCRATCH, Workspace, read_scores, stoppable, write_rows, write_scores
from .trainer import fit

MOST_PARAMETERS = 500_000_000
"""The largest network of the documents, FCN-8s, has 134 million."""


def run(
    recipe: Recipe,
    init: Model | None,
    data: Sequence[Path],
    output: Path,
    *,
    install: bool,
    resume: bool,
    device: str,
    report: Report,
    cluster: RayCluster | None = None,
) -> Model:
    """Train by a recipe that has been checked; see `training.run.train`."""
    keep_freed_memory()
    _check_network(recipe)
    with stoppable():
        chosen = resolve_device(device)
        team = join_team(chosen)
        if team.size > 1 and chosen.type == "cuda":
            chosen = torch.device("cuda", team.local_rank)
        speaker = report if team.is_main else Report()
        if cluster is not None and team.size > 1:
            raise InputError("--cluster hands out whole folds; start the command once, not by torchrun or srun.")
        this = _Run(recipe, init, Workspace(Path(output).absolute()), chosen, team, speaker, cluster)
        with this.space.locked() if team.is_main else nullcontext():
            trained = this.go([Path(folder).absolute() for folder in data], resume)
            installed = team.run_on_main(lambda: install_model(trained.folder)) if install else None
        team.leave()
    speaker.done(trained, installed)
    return trained


@dataclass(frozen=True)
class Fold:
    """One fit of a run.

    Attributes
    ----------
    folder : Path
        Of its checkpoints, logs and model.
    partition : Partition
        What it learns from, and what it is measured on.
    networks : int
        How many networks are trained; several make an ensemble.
    note : str
        What to say when it begins.
    """

    folder: Path
    partition: Partition
    networks: int
    note: str = ""

    @property
    def model(self) -> Path:
        """The folder of its model."""
        return self.folder / "model"

    def network_models(self) -> list[Path]:
        """Return the model folders of its single networks."""
        return sorted(self.folder.glob("network*/model")) or [self.model]


@dataclass(frozen=True)
class PreparedData:
    """The cases of a run and its phantoms, which are learnt from in every fold."""

    cases: tuple[PreparedCase, ...]
    phantoms: tuple[PreparedCase, ...]

    def sides(self, partition: Partition) -> tuple[list[PreparedCase], list[PreparedCase]]:
        """Return what a fold learns from, phantoms too, and what it is looked at with."""
        train = [case for case in self.cases if case.case in partition.train]
        return [*train, *self.phantoms], [case for case in self.cases if case.case in partition.validation]


def plan_folds(recipe: Recipe, partitions: Sequence[Partition], output: Path) -> list[Fold]:
    """Return the fits that are measured: those of the folds, or the only one."""
    split = recipe.split
    if not split.folds:
        return [Fold(output, partitions[0], recipe.ensemble.networks)]
    measured_folds = partitions[: split.measured_folds or split.folds]
    return [
        Fold(output / f"fold{index}", partition, 1, f"fold {index + 1} of {split.folds}")
        for index, partition in enumerate(measured_folds)
    ]


def plan_final(recipe: Recipe, partitions: Sequence[Partition], output: Path) -> Fold | None:
    """Return the fit on every case that follows a cross-validation; None where there is none."""
    if not recipe.split.folds or recipe.split.ensemble:
        return None
    everyone = Partition(tuple(case for part in partitions for case in part.validation), ())
    return Fold(output / "final", everyone, recipe.ensemble.networks, "the model itself, on every case")


@dataclass(frozen=True)
class _Run:
    """One run; nothing here changes while it goes on."""

    recipe: Recipe
    init: Model | None
    space: Workspace
    device: torch.device
    team: Team
    report: Report
    cluster: RayCluster | None = None

    def go(self, folders: Sequence[Path], resume: bool) -> Model:
        """Go the whole way: check the data, plan, fit and evaluate each fold, assemble the model."""
        cases = find_cases(folders, self.recipe.data)
        plan = self.recipe.to_json() | {
            "init": self.init and {"name": self.init.card.name, "sha256": self.init.card.sha256}
        }
        self.team.run_on_main(lambda: self.space.claim(plan, resume))
        with self.cache() as cache:
            return self._go_on(cases, plan, cache)

    def _go_on(self, cases: Sequence[Case], plan: Mapping[str, Any], cache: Cache) -> Model:
        """Go on once the folder is this run's: check the data, and all the rest."""
        fingerprints = self._check(cases, plan, cache)
        cases = _one_patient_an_image(cases, fingerprints)
        history = History.of(self.init.card, cases, fingerprints) if self.init else None
        partitions = self._divide(cases, history)
        folds = plan_folds(self.recipe, partitions, self.space.folder)
        final = plan_final(self.recipe, partitions, self.space.folder)
        scores: dict[str, list[CaseScore]] = {}
        self.team.run_on_main(
            lambda: self.space.write_surroundings(surroundings(self.recipe, self.device, self.team.size))
        )
        data = self.prepare_data(cases, cache)
        self._say_duration([*folds, *([final] if final else [])], data)
        if self.cluster is not None:
            self._fit_on_cluster(self.cluster, [*folds, *([final] if final else [])], cases)
        for fold in folds:
            self.fit_fold(fold, data)
            scores[f"fold {len(scores) + 1}"] = self.evaluate_fold(fold)
        if len(folds) > 1:
            self.team.run_on_main(lambda: draw_curves(self.space.folder, fit_folders(self.space.folder)))
        if final is not None:
            self.fit_fold(final, data)
        met = cases_met(partitions, fingerprints)
        if self.init and history:
            met = history.met(met, fingerprints, self.init.card)
        learnable = (*data.cases, *data.phantoms)
        trained = load((final or folds[0]).model).card
        recipe = dataclasses.replace(self.recipe, preprocessing=trained.preprocessing)
        every = [score for of_fold in scores.values() for score in of_fold]
        card = self._card(recipe, learnable, measured(recipe, cases, every), met)
        self._summarise(card.metrics, scores)
        if self.init and history:
            comparison = self._compare(self.init, history.compared(partitions), cases, every)
            self.report.note(comparison.text())
            limitations = (*card.limitations, *comparison.worse)
            card = dataclasses.replace(card, fine_tuning=comparison.for_card(self.init), limitations=limitations)
        return self.team.run_on_main(lambda: self.assemble_model(folds, final, card))

    def fit_fold(self, fold: Fold, data: PreparedData) -> Model:
        """Train the networks of a fold and save them as its model; return the model where that was done before."""
        if (fold.model / CARD_FILE).is_file():
            return load(fold.model)
        if fold.note:
            self.report.note(fold.note)
        train_cases, validation = data.sides(fold.partition)
        # Mean and spread are those of the cases that this fold learns from: the held-out ones stay unseen.
        recipe = dataclasses.replace(self.recipe, preprocessing=_fitted(self.recipe, train_cases))
        card = self._card(recipe, (*data.cases, *data.phantoms))
        if fold.networks == 1 and not recipe.ensemble.mirrored:
            return self._fit_network(recipe, card, train_cases, validation, fold.folder)
        members = []
        for index in range(fold.networks):
            if fold.networks > 1:
                self.report.note(f"network {index + 1} of {fold.networks}")
            place = fold.folder / f"network{index}"
            if (place / "model" / CARD_FILE).is_file():
                members.append(load(place / "model"))
            else:
                seeded = dataclasses.replace(recipe.training, seed=recipe.training.seed + index)
                of_this = dataclasses.replace(recipe, training=seeded)
                members.append(self._fit_network(of_this, card, train_cases, validation, place))
        return self.team.run_on_main(lambda: save_ensemble(fold.model, members, card, recipe.ensemble.mirrored))

    def evaluate_fold(self, fold: Fold) -> list[CaseScore]:
        """Score the model of a fold on the cases that it did not learn from."""
        path = fold.folder / HELD_OUT
        is_done = self.team.run_on_main(path.is_file)
        scores = self._scores(path, load(fold.model), fold.partition.measured)
        if not is_done:
            self.team.run_on_main(lambda: log_held_out(path.with_suffix(".png")))
        return scores

    def _fit_on_cluster(self, cluster: RayCluster, fits: Sequence[Fold], cases: Sequence[Case]) -> None:
        """Fit and measure folds side by side; what is done, or was begun, is found by whoever comes to it next."""
        waiting = [fold for fold in fits if not (fold.model / CARD_FILE).is_file()]
        alone = dataclasses.replace(self, team=Team(), report=Report(), cluster=None)
        notes = [fold.note for fold in waiting]
        ended = cluster.each(partial(_fold_worker, alone, cases), waiting, notes)
        for done, (fold, error) in enumerate(ended, start=1):
            if error is not None:
                raise error
            self.report.note(f"{fold.note} is done, {done} of {len(waiting)} on the cluster")

    def assemble_model(self, folds: Sequence[Fold], final: Fold | None, card: ModelCard) -> Model:
        """Save the model of the run: that of its one fit, that on every case, or the folds' networks together."""
        target = self.space.folder / "model"
        if final is None and self.recipe.split.ensemble:
            return save_ensemble(target, [load(fold.model) for fold in folds], card)
        trained = load((final or folds[0]).model)
        if final is not None and self.recipe.ensemble.with_folds:
            members = [load(path) for fold in (final, *folds) for path in fold.network_models()]
            return save_ensemble(target, members, card, self.recipe.ensemble.mirrored)
        card = dataclasses.replace(
            card,
            network=trained.card.network,
            network_arguments=trained.card.network_arguments,
        )
        return save(target, trained.network, card)

    def _fit_network(
        self,
        recipe: Recipe,
        card: ModelCard,
        train_cases: Sequence[PreparedCase],
        validation: Sequence[PreparedCase],
        folder: Path,
    ) -> Model:
        """Train one network and save it as ``folder/model``."""
        network = fit(recipe, train_cases, validation, folder, self.device, self.report, self.team, self.init)
        if self.init:
            go_back(network, self.init, recipe.training.keep)
        return self.team.run_on_main(lambda: save(folder / "model", network, card))

    def _divide(self, cases: Sequence[Case], history: History | None) -> list[Partition]:
        """Split the cases, write the split down, and say where it leaves nothing to measure or to watch."""
        split = self.recipe.split
        partitions = history.split(cases, split) if history else split_by_patient(cases, split)
        self.team.run_on_main(lambda: self.space.write_split([partition.to_json() for partition in partitions]))
        held_out = {case.name for partition in partitions for case in partition.held_out}
        if not held_out:
            self.report.note(f"No case is held out, there are too few ({len(cases)}): the model is not measured.")
        for data_set in sorted({case.data_set for case in cases}) if held_out else ():
            inside = [case for case in cases if case.data_set == data_set]
            if not any(case.name in held_out for case in inside):
                self.report.note(f"No case of '{data_set}' is held out, there are too few ({len(inside)}).")
        if not all(partition.validation for partition in partitions):
            if self.recipe.training.patience:
                self.report.note("No case is left for validation: training.patience does nothing, every epoch is run.")
            elif held_out and split.validation:
                self.report.note(f"No case is left for validation, there are too few ({len(cases)}): no figures of it.")
        return partitions

    def prepare_data(self, cases: Sequence[Case], cache: Cache) -> PreparedData:
        """Lay the cases, and phantoms where the recipe has some, out as arrays."""
        recipe = self.recipe
        preprocessing = dataclasses.replace(
            recipe.preprocessing, size=recipe.training.size or recipe.preprocessing.size
        )
        layout = Layout(preprocessing, recipe.sampling, recipe.task.target)
        prepared = self.team.map(partial(cache.prepare, layout=layout), cases, "cases read", self.report.progress)
        make_one = partial(cache.prepare_phantom, recipe.phantoms, layout=layout)
        numbers = range(recipe.phantoms.count)
        phantoms = self.team.map(make_one, numbers, "phantoms made", self.report.progress) if numbers else []
        depth = preprocessing.patch[0] if preprocessing.patch else 1
        thin = sum(len(case.arrays[0]) < depth for case in prepared)
        if thin:
            self.report.note(
                f"{thin} of {counted(len(prepared), 'case')} {'has' if thin == 1 else 'have'} fewer slices than a "
                f"patch, {depth}: the network sees the last one repeated."
            )
        return PreparedData(tuple(prepared), tuple(phantoms))

    def _card(
        self,
        recipe: Recipe,
        learnable: Sequence[PreparedCase],
        metrics: HeldOutMetrics | None = None,
        met: CasesMet | None = None,
    ) -> ModelCard:
        cases = [one.case for one in learnable]
        unknown = untaught_classes(recipe.task.target, learnable)
        card = make_card(recipe, cases, self.device, unknown)
        if self.init:
            card = describe(card, self.init, [case for case in cases if case.data_set != PHANTOMS])
        else:
            said = (never_learnt(card.name, label) for label in unknown)
            card = dataclasses.replace(card, limitations=(*card.limitations, *said))
        return dataclasses.replace(card, metrics=metrics or card.metrics, cases=met)

    def _check(self, cases: Sequence[Case], plan: Mapping[str, Any], cache: Cache) -> Mapping[str, str]:
        """Look at the data, unless that was done before a break, and return each case's fingerprint."""
        known = self.team.run_on_main(lambda: self.space.fingerprints(cases))
        if known is not None:
            return known
        check = DataCheck.of(self.team.map(cache.check, cases, "cases checked", self.report.progress))
        if check.problems:
            others = counted(len(check.problems) - 1, "more case", ("has", "have"))
            more = f" {others} problems." if check.problems[1:] else ""
            raise InputError(f"{check.problems[0]}{more} See all with: covidseg check DATA.")
        self.report.note(check.text())
        lesions = self.recipe.task.labels != "lungs"
        if (
            lesions
            and self.init is None
            and not self.recipe.phantoms.count
            and not any(any(c.ml.values()) for c in check.cases)
        ):
            raise InputError(
                f"In {counted(len(check.cases), 'case')} no voxel is labelled, so there is nothing to learn; look at "
                "labelsTr, or add cases with lesions."
            )
        self.team.run_on_main(lambda: self.space.write_plan(plan))
        self.team.run_on_main(lambda: self.space.write_check(check))
        return {case.name: case.fingerprint for case in check.cases}

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
        if not self.team.run_on_main(path.is_file):
            score = partial(_score, Segmenter(SegmentationOptions(model.folder, str(self.device))))
            scored = self.team.map(score, cases, "cases scored", self.report.progress) if cases else []
            scores = [score for score, _ in scored]
            self.team.run_on_main(lambda: write_rows(path.with_suffix(".png"), [row for _, row in scored], scores))
            self.team.run_on_main(lambda: write_scores(path, scores))
        return read_scores(path)

    def _say_duration(self, fits: Sequence[Fold], data: PreparedData) -> None:
        """Say how long the fits that are still to be made will take."""
        waiting = [fold for fold in fits if not (fold.model / CARD_FILE).is_file()]
        if not waiting or not self.team.is_main:
            return
        train_cases, validation = data.sides(waiting[0].partition)
        recipe = dataclasses.replace(self.recipe, preprocessing=_fitted(self.recipe, train_cases))
        pace = measure_pace(recipe, train_cases, validation, self.device, self.team.size)
        self.report.note(pace.text(recipe, sum(fold.networks for fold in waiting)))

    def _summarise(self, metrics: HeldOutMetrics, scores: Mapping[str, Sequence[CaseScore]]) -> None:
        """Say the figures of the held-out cases, and of each fold where there are some; write them down too."""
        table = held_out_table(metrics)
        if len(scores) > 1:
            table = f"{fold_table(scores)}\n\n{table}"
        self.report.note(table)
        self.team.run_on_main(lambda: write_text(self.space.folder / "summary.txt", f"{table}\n"))

    @contextmanager
    def cache(self) -> Iterator[Cache]:
        """Yield where prepared cases are kept: for all runs, or beside the model, which several machines see."""
        spread = self.team.size > self.team.local_size
        beside = self.space.folder / SCRATCH if spread and default_folder() is None else None
        cache = Cache(beside or default_folder() or user_folder(), limit_gb())
        if not self.team.is_main:
            yield cache
            self.team.barrier()
            return
        try:
            with cache.in_use():
                yield cache
                self.team.barrier()
        finally:
            if beside is not None:
                shutil.rmtree(beside, ignore_errors=True)


def _fold_worker(run: _Run, cases: Sequence[Case]) -> Callable[[Fold], None]:
    """Return what fits and measures the folds that a worker is given; it finds or prepares the cases where it is."""
    keep_freed_memory()

    def work(fold: Fold) -> None:
        with run.cache() as cache:
            run.fit_fold(fold, run.prepare_data(cases, cache))
        if fold.partition.held_out:
            run.evaluate_fold(fold)

    return work


def _check_network(recipe: Recipe) -> None:
    """Raise `ModelError` where the network cannot be built, is too large, or sees no patches; its outline is small."""
    with torch.device("meta"):
        network = build(**recipe.network)
    recipe.preprocessing.require_fit(network)
    count = sum(parameter.numel() for parameter in network.parameters())
    if count > MOST_PARAMETERS:
        raise ModelError(f"The network has {count:,} parameters; at most {MOST_PARAMETERS:,} can be trained.")


def _one_patient_an_image(cases: Sequence[Case], fingerprints: Mapping[str, str]) -> list[Case]:
    """Return the cases with one patient for all cases of the same image, so that none is on both sides of a split."""
    patient_of: dict[str, str] = {}
    merged = {case.patient: case.patient for case in cases}
    for case in cases:
        patient = merged[case.patient]
        first = patient_of.setdefault(fingerprints[case.name], patient)
        merged = {key: first if value == patient else value for key, value in merged.items()}
    return [dataclasses.replace(case, patient=merged[case.patient]) for case in cases]


def _fitted(recipe: Recipe, prepared: Sequence[PreparedCase]) -> Preprocessing:
    """Return the recipe's preprocessing with mean and sd of the training slices where it standardises."""
    preprocessing = recipe.preprocessing
    if preprocessing.normalisation != "standard" or preprocessing.sd_hu:
        return preprocessing
    pixels = np.concatenate(
        [np.clip(case.arrays[0][::4, ::4, ::4], *preprocessing.window_hu).ravel() for case in prepared]
    )
    return dataclasses.replace(preprocessing, mean_hu=float(pixels.mean()), sd_hu=float(pixels.std()))


def _score(segmenter: Segmenter, case: Case) -> tuple[CaseScore, Row]:
    """Return the score of a case, and its slice with most of the lesions for the sheet of all."""
    answered = answer(segmenter, case)
    true = in_target(answered.truth, segmenter.card.target)
    return answered.score, telling_row(case.name, answered.volume, (true, answered.found))
