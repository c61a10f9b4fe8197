"""Segment a CT, save the label map and print what was found: ``python segment_and_measure.py ct.nii.gz -o results``.

Without a CT a computed chest is taken, whose lesions are known.
"""

import argparse
from pathlib import Path

from CovidSegExtension import (
    LabelMap,
    SegmentationOptions,
    Segmenter,
    Volume,
    chest_phantom,
    measure,
    read_ct,
    write_labels,
)

SHOWN = {("whole scan", "both"), ("right lung", "right"), ("left lung", "left")}
"""Regions and sides that are printed; there are zones and depths too."""


def example_ct() -> Volume:
    """Return a small computed chest with about 250 mL of ground glass, 100 of consolidation and 200 of effusion."""
    return chest_phantom(shape=(48, 160, 160), spacing_mm=(6.0, 2.2, 2.2)).volume


def main() -> None:
    """Read the arguments, segment, save, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ct", nargs="?", help="NIfTI, NRRD, MetaImage, or a folder with a DICOM series")
    parser.add_argument("-o", "--output", type=Path, default=Path("results"), help="folder for the label map")
    parser.add_argument("--model", default="fast", help="name or folder of a model")
    arguments = parser.parse_args()

    volume = read_ct(arguments.ct) if arguments.ct else example_ct()
    result = Segmenter(SegmentationOptions(arguments.model)).segment(volume)
    write_labels(arguments.output / "lesions.nii.gz", result.label_map)

    measured = measure(volume, result.label_map, LabelMap(result.lungs.sides, volume.grid.axial()))
    for row in measured.regions:
        if (row.region, row.side) in SHOWN and row.volume_ml is not None:
            share = "" if row.share_of_region is None else f"{row.share_of_region:.1%}"
            print(f"{row.region:<12}{row.class_name:<24}{row.volume_ml:>6.0f} mL{share:>8}")
    for note in [*result.notes, *measured.warnings]:
        print(note)


if __name__ == "__main__":
    main()
