"""Fine-tuning: which cases the model has met before, which are held out now, and whether it got better or worse."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..datasets.cases import Case
from ..errors import InputError, counted
from ..evaluation.overlap import CaseScore
from ..models.bundle import Model
from ..models.card import BeforeAndAfter, CasesMet, FineTuning, ModelCard, ModelOrigin
from ..recipes.schema import Split
from ..report.tables import aligned
from .card import class_figures
from .data.splits import Partition, split_by_patient

if TYPE_CHECKING:
    from torch import nn

NEW, OLD, LEARNT = "new", "old", "learnt"
GROUPS = {
    NEW: "new cases, held out",
    OLD: "old validation cases",
    LEARNT: "old cases that the model learnt from, held out now",
}
TRAINED_ON = "cases that it learnt from"
"""The group that is scored where nothing could be held out: it only shows whether the corrections were taken in."""
MOST_TRAINED_ON = 5

WORSE_BY = 0.005
"""A mean Dice lower by more than this is called worse."""


@dataclass(frozen=True)
class History:
    """What a model has met of the cases of a new run: `groups` of `GROUPS` by case name."""

    groups: Mapping[str, str]

    @classmethod
    def of(cls, card: ModelCard, cases: Sequence[Case], fingerprints: Mapping[str, str]) -> "History":
        """Compare cases with a model's card by fingerprint, or by data set where the card does not list its cases."""
        met, groups = _met_before(card), {}
        for case in cases:
            print_ = fingerprints[case.name]
            if print_ in met.held_out:
                groups[case.name] = OLD
            elif print_ in met.learnt or case.data_set in met.data_sets:
                groups[case.name] = LEARNT
            else:
                groups[case.name] = NEW
        return cls(groups)

    def split(self, cases: Sequence[Case], split: Split) -> list[Partition]:
        """Hold out the old validation cases again, and a share of the new patients.

        Where there is no old validation case, the same share of the patients that the model learnt from is held out,
        to see whether it forgets them. With folds every case is held out once, as in any run.
        """
        if split.folds:
            return split_by_patient(cases, split)
        old = {case.patient for case in cases if self.groups[case.name] == OLD}
        for group in (NEW,) if old else (NEW, LEARNT):
            others = [case for case in cases if self.groups[case.name] == group and case.patient not in old]
            for part in split_by_patient(others, split):
                old |= {case.patient for case in part.held_out}
        learnt = tuple(case for case in cases if case.patient not in old)
        if not learnt:
            raise InputError("All cases are held out: the model was validated on them; add cases to learn from.")
        return [Partition(learnt, tuple(case for case in cases if case.patient in old))]

    def compared(self, partitions: Sequence[Partition]) -> dict[str, str]:
        """Return the cases that are scored before and after, by name, each with the words for its group."""
        held_out = [case.name for partition in partitions for case in partition.validation]
        if held_out:
            return {name: GROUPS[self.groups[name]] for name in held_out}
        learnt = sorted((case.name for case in partitions[0].train), key=lambda name: self.groups[name] != NEW)
        return dict.fromkeys(learnt[:MOST_TRAINED_ON], TRAINED_ON)

    def met(self, now: CasesMet, fingerprints: Mapping[str, str], init: ModelCard) -> CasesMet:
        """Return `cases_met` of this run together with what the model had met before."""
        before = _met_before(init)
        learnt = {*before.learnt, *now.learnt}
        learnt |= {fingerprints[name] for name, group in self.groups.items() if group == LEARNT}
        held_out = {*before.held_out, *now.held_out} - learnt
        return CasesMet(tuple(sorted(learnt)), tuple(sorted(held_out)), before.data_sets)


def cases_met(partitions: Sequence[Partition], fingerprints: Mapping[str, str]) -> CasesMet:
    """Return for a model's card the fingerprints of the cases that it learnt from and of those that it never met.

    With folds it learnt from all.
    """
    learnt = {fingerprints[case.name] for partition in partitions for case in partition.train}
    held_out = {fingerprints[case.name] for partition in partitions for case in partition.held_out}
    return CasesMet(tuple(sorted(learnt)), tuple(sorted(held_out - learnt)))


def _met_before(card: ModelCard) -> CasesMet:
    if card.cases is not None:
        return card.cases
    return CasesMet(data_sets=tuple(data.name for data in card.training_data))  # which cases of them, nobody listed


def go_back(network: "nn.Module", init: Model, share: float) -> "nn.Module":
    """Move the weights of `network` by `share` of the way to those it started from, in place."""
    if share:
        state = network.state_dict()
        for name, old in init.network.state_dict().items():
            if old.is_floating_point():
                state[name].lerp_(old, share)
    return network


def describe(card: ModelCard, init: Model, cases: Sequence[Case]) -> ModelCard:
    """Return the card of a fine-tuned model: what it was before goes on to hold."""
    now = {data.name for data in card.training_data}
    terms = {data.name: data.licence for data in init.card.training_data}
    of_init = f"Of {init.card.name} {init.card.version}, from which it was fine-tuned:"
    return dataclasses.replace(
        card,
        description=card.description
        or f"{init.card.description} Fine-tuned from {init.card.name} {init.card.version} with "
        f"{counted(len(cases), 'case')}.",
        training_data=(
            *(data for data in init.card.training_data if data.name not in now),
            *(
                dataclasses.replace(data, licence=terms.get(data.name, "unknown"))
                if data.licence == "unknown"
                else data
                for data in card.training_data
            ),
        ),
        licence=init.card.licence if card.licence == "unknown" else card.licence,
        untaught=tuple(label for label in init.card.untaught if label in card.untaught),
        limitations=(
            *(text if text.startswith("Of ") else f"{of_init} {text}" for text in init.card.limitations),
            *card.limitations,
        ),
    )


@dataclass(frozen=True)
class Comparison:
    """Figures of the same cases before and after, by the words for their group."""

    groups: dict[str, BeforeAndAfter]

    @classmethod
    def of(cls, groups: Mapping[str, str], before: Sequence[CaseScore], after: Sequence[CaseScore]) -> "Comparison":
        """Compare the scores of the same cases; `groups` by case name."""
        compared = {}
        for group in dict.fromkeys(groups[score.name] for score in after):
            old, new = (class_figures(s for s in scores if groups.get(s.name) == group) for scores in (before, after))
            compared[group] = BeforeAndAfter(old, new)
        return cls(compared)

    @property
    def worse(self) -> list[str]:
        """A sentence for each class whose mean Dice fell, or that is found in more cases that do not hold it."""
        sentences = []
        for group, figures in self.groups.items():
            for name, new in figures.after.items():
                old = figures.before[name]
                was, now = old.dice_mean, new.dice_mean
                if was is not None and now is not None and now < was - WORSE_BY:
                    sentences.append(f"On the {group} the mean Dice of {name} fell from {was:.3f} to {now:.3f}.")
                elif new.false_positive_cases > old.false_positive_cases:
                    sentences.append(
                        f"On the {group} {name} is found in {counted(new.false_positive_cases, 'case')} without it, "
                        f"before in {old.false_positive_cases}."
                    )
        return sentences

    def for_card(self, init: Model) -> FineTuning:
        """Return the comparison for the card of a model that was fine-tuned from `init`."""
        how = "Dice of the model that was fine-tuned (before) and of this one (after), on the same cases."
        if not self._old:
            how += " No old validation case was among the data, so what the model forgot was not measured."
        origin = ModelOrigin(init.card.name, init.card.version, init.card.sha256)
        return FineTuning(origin, how, self.groups, tuple(self.worse))

    def text(self) -> str:
        """Return a table and the sentences that matter."""
        rows = [["Cases", "Class", "Dice before", "after"]]
        for group, figures in self.groups.items():
            for name, new in figures.after.items():
                dice = (figures.before[name].dice_mean, new.dice_mean)
                rows.append([group, name, *("–" if value is None else f"{value:.3f}" for value in dice)])
        lines = [aligned(rows, text_columns=2)] if len(rows) > 1 else []
        if TRAINED_ON in self.groups:
            lines.append("No case could be held out: these figures do not say how good the model is on other CTs.")
        if not self._old:
            lines.append("What the model forgot was not measured; give its old data to --data as well to see it.")
        return "\n".join([*lines, *(f"WORSE: {sentence}" for sentence in self.worse)])

    @property
    def _old(self) -> bool:
        return GROUPS[OLD] in self.groups or GROUPS[LEARNT] in self.groups
