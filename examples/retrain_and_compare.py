"""Train a model further on corrected cases and compare it with the old one: ``python retrain_and_compare.py -o out``.

Computed chests stand for the corrected cases, and for the one that neither model has seen. In earnest, use your own
CTs, many more of them, and more epochs.
"""

import argparse
from pathlib import Path

from CovidSegExtension import (
    LabelMap,
    SegmentationOptions,
    Segmenter,
    add_case,
    chest_phantom,
    evaluate,
    train,
    write_labels,
)

SHAPE, SPACING_MM = (24, 128, 128), (12.0, 2.75, 2.75)


def collect_cases(folder: Path, count: int) -> None:
    """Make a training set of chests whose lesions an expert has drawn, one by one, as the panel does."""
    for seed in range(count):
        chest = chest_phantom(shape=SHAPE, spacing_mm=SPACING_MM, seed=seed)
        add_case(folder, chest.volume, chest.labels, corrected=(1, 2, 3), name=f"chest_{seed}")


def score(model: str | Path, folder: Path) -> float:
    """Return the Dice of all lesions together on a chest that was not learnt from."""
    chest = chest_phantom(shape=SHAPE, spacing_mm=SPACING_MM, seed=1000)
    write_labels(folder / "truth.nii.gz", LabelMap(chest.labels, chest.volume.grid))
    write_labels(folder / "found.nii.gz", Segmenter(SegmentationOptions(model)).segment(chest.volume).label_map)
    [case] = evaluate(folder / "found.nii.gz", folder / "truth.nii.gz").cases
    return case.classes["All lesions"].dice or 0.0


def main() -> None:
    """Collect, train, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("retrained"), help="new folder for all that is made")
    parser.add_argument("--model", default="fast", help="name or folder of the model to start from")
    parser.add_argument("--cases", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=2)
    arguments = parser.parse_args()

    collect_cases(arguments.output / "data", arguments.cases)
    settings = [f"training.epochs={arguments.epochs}", "sampling.per_epoch=16", "training.num_workers=0"]
    new = train(None, [arguments.output / "data"], arguments.output / "run", init=arguments.model, overrides=settings)
    before = score(arguments.model, arguments.output / "before")
    after = score(new.folder, arguments.output / "after")
    print(f"Dice of all lesions on an unseen chest: {before:.2f} before, {after:.2f} after")


if __name__ == "__main__":
    main()
