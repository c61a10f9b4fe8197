"""Splits by patient: no patient stands on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import InputError
from .data import Case
from .recipe import Split


@dataclass(frozen=True)
class Partition:
    """Cases to learn from, and cases held out."""

    train: tuple[Case, ...]
    validation: tuple[Case, ...]

    def to_json(self) -> dict[str, list[str]]:
        """Return the names of the cases on each side."""
        return {"train": [case.name for case in self.train], "validation": [case.name for case in self.validation]}


def split_by_patient(cases: Sequence[Case], split: Split) -> list[Partition]:
    """Return one partition, or one a fold. Patients of each data set are spread evenly; the seed fixes the shuffle."""
    parts = split.folds if split.folds else 1
    everyone = len({case.patient for case in cases})
    if everyone < split.folds:
        raise InputError(f"{split.folds} folds need as many patients; the data hold {everyone}.")
    held_out: list[set[str]] = [set() for _ in range(parts)]
    for data_set in sorted({case.data_set for case in cases}):
        patients = sorted({case.patient for case in cases if case.data_set == data_set})
        order = [patients[i] for i in np.random.default_rng(split.seed).permutation(len(patients))]
        if split.folds:
            for fold in range(parts):
                held_out[fold].update(order[fold::parts])
        else:
            held_out[0].update(order[: round(split.validation * len(order))])
    return [
        Partition(
            tuple(case for case in cases if case.patient not in held),
            tuple(case for case in cases if case.patient in held),
        )
        for held in held_out
    ]
