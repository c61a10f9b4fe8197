"""Splits by patient: no patient stands on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...datasets.cases import Case
from ...errors import InputError
from ...recipes.schema import Split


@dataclass(frozen=True)
class Partition:
    """Cases to learn from, and cases held out: for validation while training goes on, and for the test at its end."""

    train: tuple[Case, ...]
    validation: tuple[Case, ...]
    test: tuple[Case, ...] = ()

    @property
    def measured(self) -> tuple[Case, ...]:
        """The cases that the trained model is measured on: those whose labels are to be believed."""
        return tuple(case for case in self.test or self.validation if not case.distrusted)

    @property
    def held_out(self) -> tuple[Case, ...]:
        """The cases that are not learnt from."""
        return self.validation + self.test

    def to_json(self) -> dict[str, list[str]]:
        """Return the names of the cases on each side."""
        sides = {"train": self.train, "validation": self.validation} | ({"test": self.test} if self.test else {})
        return {side: [case.name for case in cases] for side, cases in sides.items()}


def split_by_patient(cases: Sequence[Case], split: Split) -> list[Partition]:
    """Return one partition, or one a fold. Patients of each data set are spread evenly; the seed fixes the shuffle."""
    parts = split.folds if split.folds else 1
    everyone = len({case.patient for case in cases})
    if everyone < split.folds:
        raise InputError(f"{split.folds} folds need as many patients; the data hold {everyone}.")
    held_out: list[set[str]] = [set() for _ in range(parts)]
    tested: set[str] = set()
    placed: set[str] = set()
    for data_set in sorted({case.data_set for case in cases}):
        # A patient of several data sets has a side by the first of them.
        patients = sorted({case.patient for case in cases if case.data_set == data_set} - placed)
        placed.update(patients)
        order = [patients[i] for i in np.random.default_rng(split.seed).permutation(len(patients))]
        if split.folds:
            for fold in range(parts):
                held_out[fold].update(order[fold::parts])
        else:
            last = round(split.validation * len(order))
            held_out[0].update(order[:last])
            tested.update(order[last : last + round(split.test * len(order))])
    return [
        Partition(
            tuple(case for case in cases if case.patient not in held | tested),
            tuple(case for case in cases if case.patient in held),
            tuple(case for case in cases if case.patient in tested),
        )
        for held in held_out
    ]
