"""What is measured on one held-out case: tallies of its probabilities, volumes, and wrong voxels by slice."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.order import Stack
from benchmarks.calibration.reliability import Tally
from benchmarks.held_out import Scan
from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, ClassScore, score_case
from CovidSegExtension.inference.segmenter import Segmentation, Segmenter
from CovidSegExtension.inference.uncertainty import slice_uncertainty
from CovidSegExtension.labels import CONSOLIDATION, GGO, LABELS, PLEURAL_EFFUSION


@dataclass(frozen=True, eq=False)
class Measured:
    """One case; figures by class name, for the classes that were annotated.

    Attributes
    ----------
    tallies : dict of str to Tally
        Within the lung field (GGO, consolidation) or the thoracic cavity (effusion, all lesions).
    volumes : dict of str to ClassScore
        What was found and what is true, in the whole image.
    expected_ml : dict of str to float
        Sum of the probabilities where they are tallied.
    outside_ml : dict of str to float
        True volume where they are not.
    slices : Stack
        The slices that meet the cavity, with their wrong voxels.
    lost : int
        Wrong voxels in the other slices, where the network does not look.
    """

    case: Case
    tallies: dict[str, Tally]
    volumes: dict[str, ClassScore]
    expected_ml: dict[str, float]
    outside_ml: dict[str, float]
    slices: Stack
    lost: int


def measure_scan(segmenter: Segmenter, scan: Scan) -> Measured:
    """Segment a case and compare probabilities, labels and uncertainty with the expert's labels."""
    found = segmenter.segment(scan.volume)
    annotated, voxel_ml = scan.case.annotated, scan.volume.voxel_ml
    tallies, expected_ml, outside_ml = {}, {}, {}
    for name, probability, truth, region in _classes(
        found, scan, segmenter.runner.model.card.postprocessing.bound_by_lungs
    ):
        tallies[name] = Tally.of(probability[region], truth[region])
        expected_ml[name] = float(tallies[name].probability.sum()) * voxel_ml
        outside_ml[name] = float(np.count_nonzero(truth & ~region)) * voxel_ml
    assert found.uncertainty is not None
    cavity = found.lungs.cavity
    areas = cavity.sum(axis=(1, 2))
    looked_at = areas > 0
    # Times the largest area, by which `slice_uncertainty` divides: single slices of many cases then are as one stack.
    unsure = slice_uncertainty(found.uncertainty, cavity, scan.volume) * areas.max()
    wrong = _only(found.labels, annotated) != _only(scan.labels, annotated)
    by_slice = wrong.sum(axis=(1, 2))
    lesion = np.count_nonzero(found.labels, axis=(1, 2))
    return Measured(
        scan.case,
        tallies,
        score_case(found.labels, scan.labels, voxel_ml, annotated, scan.case.name).classes,
        expected_ml,
        outside_ml,
        Stack(scan.case.name, unsure[looked_at], lesion[looked_at], by_slice[looked_at]),
        int(by_slice[~looked_at].sum()),
    )


def _classes(
    found: Segmentation, scan: Scan, bounded: bool
) -> Iterator[tuple[str, NDArray, NDArray[np.bool_], NDArray[np.bool_]]]:
    """Yield name, probability, truth and region, each (Z, Y, X), of every annotated class, and of all lesions."""
    assert found.probabilities is not None
    field, cavity = found.lungs.lung_field, found.lungs.cavity
    annotated = [label for label in LABELS if label.value in scan.case.annotated]
    anything = np.zeros(scan.volume.shape, np.float32)
    for label in annotated:
        probability = found.probabilities[label.value]
        region = cavity if label == PLEURAL_EFFUSION else field
        anything += probability * region if bounded and label in (GGO, CONSOLIDATION) else probability
        yield label.name, probability, scan.labels == label.value, region
    if len(annotated) > 1:
        yield ALL_LESIONS, anything, np.isin(scan.labels, scan.case.annotated), cavity


def _only(labels: NDArray[np.uint8], annotated: tuple[int, ...]) -> NDArray[np.uint8]:
    return np.where(np.isin(labels, annotated), labels, 0)
