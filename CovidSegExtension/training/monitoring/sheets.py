"""Sheets of held-out slices, while a training goes on and at its end, as PNG and in TensorBoard."""

from collections.abc import Sequence
from pathlib import Path

import lightning
import numpy as np
import torch
from lightning.pytorch.callbacks import Callback
from lightning.pytorch.loggers import TensorBoardLogger
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from ...files import atomic_path
from ...labels import CLASSES, IGNORE, MEMBERS, Target
from ...preprocessing import Preprocessing
from ...report.side_by_side import Row, sheet
from ..data.preparation import SliceDataset

SLICES = 6
"""On a sheet; each of another case as long as there are so many."""

NAME = "validation.png"
"""The latest sheet, in the folder of the fit."""

LOGS = "tensorboard"
"""In the folder of the fit."""


class ValidationSheets(Callback):
    """Draws the same few validation slices after each look at them.

    Parameters
    ----------
    slices : SliceDataset
        Those that are looked at.
    preprocessing : Preprocessing
    folder : Path
        Of the fit.
    """

    def __init__(self, slices: SliceDataset, preprocessing: Preprocessing, folder: Path) -> None:
        self._slices, self._preprocessing, self._path = slices, preprocessing, folder / NAME
        self._chosen = choose(slices)

    def on_validation_epoch_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Draw the sheet; the first process alone does."""
        if not trainer.is_global_zero or not self._chosen:
            return
        rows = [self._row(index, pl_module) for index in self._chosen]
        picture = sheet(rows)
        with atomic_path(self._path) as path:
            picture.save(path, format="PNG")
        for logger in trainer.loggers:
            if isinstance(logger, TensorBoardLogger):
                logger.experiment.add_image(
                    "validation slices", np.asarray(picture), trainer.current_epoch + 1, dataformats="HWC"
                )

    def _row(self, index: int, task: lightning.LightningModule) -> Row:
        case, z = self._slices.slices[index]
        sample = self._slices[index]
        outputs = task(sample["image"][None].to(task.device))
        logits: Tensor = outputs if isinstance(outputs, Tensor) else outputs[-1]
        found = np.array(case.target.values, np.uint8)[logits[0].argmax(dim=0).cpu().numpy()]
        image, true = sample["image"][0], label_map(sample["possible"], case.target)
        if image.ndim == 3:  # a stack: its middle slice
            middle = len(image) // 2
            image, true, found = image[middle], true[middle], found[middle]
        # A slice of no lesion in either has no Dice; what nobody looked at counts for neither.
        known = true != IGNORE
        both = np.count_nonzero((true > 0) & (found > 0) & known)
        size = np.count_nonzero(true[known]) + np.count_nonzero(found[known])
        dice = f"Dice of lesions {2 * both / size:.2f}" if size else "no lesion"
        window_hu = torch.tensor(self._preprocessing.window_hu).view(2, 1, 1, 1)
        low, high = self._preprocessing.channels(window_hu)[:, 0].flatten()
        grey = ((image - low) / (high - low)).numpy()
        return Row(f"{case.case.name}, slice {z + 1}: {dice}", grey, (true, found), image.shape[0] / image.shape[1])


def log_held_out(picture: Path) -> None:
    """Put the sheet of a fit's held-out cases, if there is one, into the TensorBoard logs beside it."""
    if not picture.is_file():
        return
    with Image.open(picture) as opened:
        pixels = np.asarray(opened.convert("RGB"))
    logger = TensorBoardLogger(picture.parent, LOGS, version="")
    logger.experiment.add_image("held-out cases", pixels, dataformats="HWC")
    logger.experiment.close()


def choose(slices: SliceDataset, count: int = SLICES) -> list[int]:
    """Return the indices of at most `count` slices: of each case in turn the middle one of those with most classes."""
    of_case: dict[str, list[int]] = {}
    for index, (case, _) in enumerate(slices.slices):
        of_case.setdefault(case.case.name, []).append(index)
    ranked = [_by_interest(slices, indices) for indices in of_case.values()]
    rounds = [indices[turn] for turn in range(count) for indices in ranked if turn < len(indices)]
    return rounds[:count]


def _by_interest(slices: SliceDataset, indices: Sequence[int]) -> list[int]:
    """Return slices of one case, those with most classes first, and of these the middle ones first."""
    classes = [int(slices.slices[index][0].classes[slices.slices[index][1], 1:].sum()) for index in indices]
    best = [place for place, held in enumerate(classes) if held == max(classes)]
    middle = best[len(best) // 2]
    return [indices[place] for place in sorted(range(len(indices)), key=lambda p: (-classes[p], abs(p - middle)))]


def label_map(possible: Tensor, target: Target = CLASSES) -> NDArray[np.uint8]:
    """Return the label map that says which classes are possible, (C, ...) bool to uint8 (...); see `labels.MEMBERS`.

    What no value says, such as "background or effusion", is left out as `IGNORE`.
    """
    weights = 2 ** torch.arange(len(possible))
    codes = (possible.long() * weights.view(-1, *[1] * (possible.ndim - 1))).sum(dim=0)
    values = np.full(2 ** len(possible), IGNORE, np.uint8)
    for output, value in enumerate(target.values):
        values[2**output] = value
    for value, classes in {} if target.is_merged else MEMBERS.items():
        values[sum(2**one for one in classes)] = value
    return values[codes.numpy()]
