"""Makes a data set of CTs that show no lesion: ``python -m benchmarks.accuracy.lesion_free CT... -o DATA``.

Each is written as NIfTI beside an empty label map; all three classes count as drawn.
"""

import argparse
from pathlib import Path

import numpy as np

from CovidSegExtension.datasets.decathlon import Entry, new_description, write_description
from CovidSegExtension.io.images import read_volume, write_labels, write_volume
from CovidSegExtension.labels import LABELS
from CovidSegExtension.volume import LabelMap


def main() -> None:
    """Read the command line and write the data set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cts", nargs="+", type=Path, help="CT files or folders of one DICOM series")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--name", default="Torso CT without lesions")
    parser.add_argument("--licence", default="CC BY 4.0")
    arguments = parser.parse_args()
    entries = []
    for folder in ("imagesTr", "labelsTr"):
        (arguments.output / folder).mkdir(parents=True)
    for number, path in enumerate(arguments.cts):
        volume = read_volume(path)
        name = f"lesion_free_{number:03d}.nii.gz"
        write_volume(arguments.output / "imagesTr" / name, volume)
        empty = LabelMap(np.zeros(volume.hounsfield.shape, np.uint8), volume.grid)
        write_labels(arguments.output / "labelsTr" / name, empty)
        entries.append(Entry(f"imagesTr/{name}", f"labelsTr/{name}"))
    annotated = [label.value for label in LABELS]
    write_description(arguments.output, new_description(arguments.name, entries, annotated, arguments.licence))


if __name__ == "__main__":
    main()
