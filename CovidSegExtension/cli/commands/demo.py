"""The demonstration: a chest phantom with lesions of known volume, segmented, and what was found against the truth."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ...files import atomic_path, check_writable
from ...labels import LABELS, Label
from ...measurement.records import signed
from ...report.tables import aligned
from ...runtime.progress import Progress, ProgressDisplay
from ..arguments import PATH, Command, device_option, model_option


@click.command(cls=Command)
@click.option(
    "-o", "--output", type=PATH, default=Path("covidseg-demo"), metavar="FOLDER", help="Default: covidseg-demo."
)
@model_option
@device_option
def demo(output: Path, model: str | None, device: str) -> int:
    """Make a chest phantom with known lesions, segment it and compare."""
    from ...runtime.memory import keep_freed_memory

    keep_freed_memory()
    with ProgressDisplay() as progress:
        result = run_demo(output, model=model, device=device, progress=progress)
    print(result)
    return 0


@dataclass(frozen=True)
class DemoRow:
    """One lesion class: true and found volume in mL, and the Dice of their overlap (None where both are empty)."""

    label: Label
    true_ml: float
    found_ml: float
    dice: float | None

    @property
    def difference_percent(self) -> float:
        """Found less true volume, in percent of the true one."""
        return 100 * (self.found_ml - self.true_ml) / self.true_ml


@dataclass(frozen=True)
class Demo:
    """What the demonstration found; its text is a table.

    Attributes
    ----------
    folder : Path
        Where ``ct.nii.gz``, ``labels.nii.gz``, ``overlay.png`` and ``volumes.csv`` are.
    rows : tuple of DemoRow
        One for each lesion class.
    notes : tuple of str
        What the segmenter had to say (such as: memory ran out).
    """

    folder: Path
    rows: tuple[DemoRow, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        head = ("Phantom", "true mL", "found mL", "difference", "Dice")
        cells = [
            (
                row.label.name,
                f"{row.true_ml:.0f}",
                f"{row.found_ml:.0f}",
                f"{signed(row.difference_percent, 0)} %",
                "–" if row.dice is None else f"{row.dice:.2f}",
            )
            for row in self.rows
        ]
        files = f"In {self.folder}: ct.nii.gz, labels.nii.gz, overlay.png (look at it first), volumes.csv"
        return "\n".join([aligned([head, *cells]), *self.notes, files])


def run_demo(
    folder: Path,
    model: str | Path | None = None,
    device: str = "auto",
    progress: Progress | None = None,
) -> Demo:
    """Make the phantom, segment it, and leave CT, label map, picture and table in `folder`.

    Parameters
    ----------
    folder : Path
        Made if need be; files of an earlier demonstration are replaced.
    model, device
        As in `inference.options.SegmentationOptions`.
    progress : callable, optional
        Called with the stage, the steps done and the steps in all.

    Raises
    ------
    ModelError, DeviceError
        Before any work, if the model or the device cannot be used.
    WriteError
        Before any work too, if the folder cannot be written.
    """
    from ...evaluation.overlap import score_case
    from ...inference.options import SegmentationOptions
    from ...inference.segmenter import Segmenter
    from ...io.images import write_labels, write_volume
    from ...phantom import chest_phantom
    from ...report.pictures import write_overlay

    folder = Path(folder)
    report = progress or (lambda stage, done, total: None)
    check_writable(folder / "ct.nii.gz")
    segmenter = Segmenter(SegmentationOptions(model=model, device=device))
    segmenter.card.require_classes("the demonstration's figures")
    report("phantom", 0, 1)
    phantom = chest_phantom()
    volume = phantom.volume
    write_volume(folder / "ct.nii.gz", volume)
    report("phantom", 1, 1)
    segmentation = segmenter.segment(volume, progress=progress)
    report("writing", 0, 1)
    write_labels(folder / "labels.nii.gz", segmentation.label_map)
    write_overlay(folder / "overlay.png", volume, segmentation.labels)

    scores = score_case(segmentation.labels, phantom.labels, volume.voxel_ml).classes
    rows = [
        DemoRow(label, scores[label.name].true_ml, scores[label.name].found_ml, scores[label.name].dice)
        for label in LABELS
    ]
    _write_table(folder / "volumes.csv", rows)
    report("writing", 1, 1)
    return Demo(folder, tuple(rows), tuple(segmentation.notes))


def _write_table(path: Path, rows: Sequence[DemoRow]) -> None:
    with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["class", "true_ml", "found_ml", "difference_percent", "dice"])
        for row in rows:
            dice = "" if row.dice is None else f"{row.dice:.4f}"
            figures = (row.true_ml, row.found_ml, row.difference_percent)
            table.writerow([row.label.name, *(f"{figure:.1f}" for figure in figures), dice])
