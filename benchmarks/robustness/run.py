"""Measure how much Dice on held-out cases changes with noise, kernel, window, geometry and storage of the CT.

    python -m benchmarks.robustness.run RUN DATA... -o OUT [--cases N...] [--only FAMILY...] [--device auto]

Writes ``robustness.md``, ``robustness.csv``, ``robustness.png`` and ``cases.csv`` into the new folder OUT, and prints
the table.
"""

from collections.abc import Container, Iterator

import numpy as np

from benchmarks.held_out import Scan, Task, main
from benchmarks.robustness.perturbations import PERTURBATIONS, Chest
from benchmarks.robustness.results import UNPERTURBED, Table, Trial
from CovidSegExtension.evaluation.overlap import CaseScore, score_case
from CovidSegExtension.files import atomic_path
from CovidSegExtension.inference.segmenter import Segmenter
from CovidSegExtension.volume import LabelMap, Volume

FAMILIES = tuple(dict.fromkeys(perturbation.family for perturbation in PERTURBATIONS))


def measure(task: Task) -> str:
    """Segment every held-out case under every perturbation, write the tables, and return the Markdown one."""
    families = task.only or FAMILIES
    table = Table([trial for segmenter, scan in task.scans() for trial in trials(segmenter, scan, families)])
    text = f"{task.heading()}\n\n{table.markdown()}"
    files = {"robustness.md": text + "\n", "robustness.csv": table.csv(), "cases.csv": table.cases_csv()}
    for name, content in files.items():
        with atomic_path(task.output / name) as path:
            path.write_text(content, encoding="utf-8")
    table.draw(task.output / "robustness.png")
    return text


def trials(segmenter: Segmenter, scan: Scan, families: Container[str] = FAMILIES) -> Iterator[Trial]:
    """Segment one case as it is, then under each perturbation of the families that applies to it."""
    case = scan.case
    plain = segmenter.segment(scan.volume)
    yield Trial(case.data_set, UNPERTURBED, _score(scan, plain.labels, scan.labels, scan.volume))
    chest = Chest(scan.volume, scan.labels, plain.lungs.cavity)
    for perturbation in PERTURBATIONS:
        if perturbation.family not in families or (perturbation.volumes_only and scan.volume.shape[0] == 1):
            continue
        perturbed = perturbation.apply(chest)
        labels = segmenter.segment(perturbed.volume).labels
        moved = 0
        if perturbation.same_place:
            in_space = LabelMap(labels, perturbed.volume.grid).axial().labels
            moved = int(np.count_nonzero(in_space != plain.labels))
        score = _score(scan, labels, perturbed.labels, perturbed.volume)
        yield Trial(case.data_set, (perturbation.family, perturbation.strength), score, moved)


def _score(scan: Scan, found: np.ndarray, true: np.ndarray, volume: Volume) -> CaseScore:
    return score_case(found, true, volume.voxel_ml, scan.case.annotated, scan.case.name)


if __name__ == "__main__":
    main(__doc__.splitlines()[0], measure, FAMILIES)
