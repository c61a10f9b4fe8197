"""Segment a CT, save the label map and print what was found: ``python segment_and_measure.py ct.nii.gz -o results``.

Without a CT a computed chest is taken, whose lesions are known.
"""

import argparse
from pathlib import Path

from CovidSegExtension import Segmenter, Volume, chest_phantom, measure, read_ct, write_labels


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
    result = Segmenter(arguments.model).segment(volume)
    write_labels(arguments.output / "lesions.nii.gz", result.label_map)

    print(f"{'class':<24}{'mL':>8}{'of the lungs':>15}")
    lung_sides = volume.orientation.to_stored(result.lungs.sides)
    for each in measure(result.label_map.labels, volume, lung_sides):
        share = "" if each.share_of_lung is None else f"{each.share_of_lung:.1%}"
        print(f"{each.label.name:<24}{each.ml:>8.0f}{share:>15}")
    for note in result.notes:
        print(note)


if __name__ == "__main__":
    main()
