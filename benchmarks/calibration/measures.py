"""What is measured on one held-out case: tallies of its probabilities, volumes, and wrong voxels by slice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.accuracy.class_odds import NONE, labels_under
from benchmarks.calibration.order import Stack
from benchmarks.calibration.reliability import Tally
from benchmarks.held_out import Scan, compare_labels
from CovidSegExtension.datasets.cases import Case
from CovidSegExtension.evaluation.overlap import ALL_LESIONS, ClassScore, masks_of, score_case, scored_regions
from CovidSegExtension.inference.segmenter import Segmentation, Segmenter
from CovidSegExtension.inference.uncertainty import slice_uncertainty
from CovidSegExtension.labels import PLEURAL_EFFUSION
from CovidSegExtension.postprocessing import Postprocessing, grown

LIKELIEST, WITH_ODDS, AS_SHIPPED = "likeliest class", "with odds", "as shipped"
"""Label maps of the same probabilities: bounded alone; with the class odds; doubtful lesions and specks removed too."""


@dataclass(frozen=True, eq=False)
class Measured:
    """One case; figures by class name, for the classes that were annotated.

    Attributes
    ----------
    tallies, weighed : dict of str to Tally
        Of the network's own probabilities, and of those that the class odds make of them. Within the lung field (GGO,
        consolidation, infection) or the thoracic cavity (effusion, all lesions), and as far beyond as the model goes.
    volumes : dict of str to dict of str to ClassScore
        What was found and what is true, in the whole image, by kind of label map.
    expected_ml : dict of str to float
        Sum of the network's probabilities where they are tallied.
    outside_ml : dict of str to float
        True volume where they are not.
    slices : Stack
        The slices that meet the cavity, with their wrong voxels.
    lost : int
        Wrong voxels in the other slices, where the network does not look.
    """

    case: Case
    tallies: dict[str, Tally]
    weighed: dict[str, Tally]
    volumes: dict[str, dict[str, ClassScore]]
    expected_ml: dict[str, float]
    outside_ml: dict[str, float]
    slices: Stack
    lost: int


def measure_scan(segmenter: Segmenter, scan: Scan) -> Measured:
    """Segment a case and compare probabilities, labels and uncertainty with the expert's labels."""
    found = segmenter.segment(scan.volume)
    settings = segmenter.card.postprocessing
    annotated, voxel_ml = scan.case.annotated, scan.volume.voxel_ml
    tallies, weighed, expected_ml, outside_ml = {}, {}, {}, {}
    for name, probability, with_odds, truth, known, region in _classes(found, scan, settings):
        counted = region & known
        tallies[name] = Tally.of(probability[counted], truth[counted])
        weighed[name] = Tally.of(with_odds[counted], truth[counted])
        expected_ml[name] = float(tallies[name].probability.sum()) * voxel_ml
        outside_ml[name] = float(np.count_nonzero(truth & ~region)) * voxel_ml
    assert found.uncertainty is not None
    cavity = found.lungs.cavity
    areas = cavity.sum(axis=(1, 2))
    looked_at = areas > 0
    # Times the largest area, by which `slice_uncertainty` divides: single slices of many cases then are as one stack.
    unsure = slice_uncertainty(found.uncertainty, cavity, scan.volume) * areas.max()
    by_slice = compare_labels(found.labels, scan)[1].sum(axis=(1, 2))
    lesion = np.count_nonzero(found.labels, axis=(1, 2))
    return Measured(
        scan.case,
        tallies,
        weighed,
        {
            kind: score_case(labels, scan.labels, voxel_ml, annotated, scan.case.name).classes
            for kind, labels in _label_maps(found, scan, settings)
        },
        expected_ml,
        outside_ml,
        Stack(scan.case.name, unsure[looked_at], lesion[looked_at], by_slice[looked_at]),
        int(by_slice[~looked_at].sum()),
    )


def _label_maps(found: Segmentation, scan: Scan, settings: Postprocessing) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Yield the label maps that are compared, by kind."""
    with_odds = replace(settings, sure_above=0, min_component_ml=0)
    yield LIKELIEST, labels_under(found, scan, replace(with_odds, class_odds=NONE))
    yield WITH_ODDS, labels_under(found, scan, with_odds)
    yield AS_SHIPPED, found.labels


def _classes(
    found: Segmentation, scan: Scan, settings: Postprocessing
) -> Iterator[tuple[str, NDArray, NDArray, NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]]:
    """Yield every scored name with what is measured of it, each (Z, Y, X).

    Its probability, that with the class odds, truth, where the label tells, and the region that it may lie in. All
    lesions are left out where they are the same as another name.
    """
    assert found.probabilities is not None
    reach = settings.reach(scan.volume.spacing_mm[1:])
    field, cavity = (grown(mask, reach) for mask in (found.lungs.lung_field, found.lungs.cavity))
    odds = np.array(settings.class_odds, np.float32)
    total = np.tensordot(odds, found.probabilities.astype(np.float32), axes=1)
    regions = scored_regions(scan.case.annotated)
    for name, members in regions.items():
        if name == ALL_LESIONS and list(regions.values()).count(members) > 1:
            continue
        probability, with_odds = np.zeros((2, *scan.volume.shape), np.float32)
        for value in members:
            one = found.probabilities[value].astype(np.float32)
            if settings.bound_by_lungs and value != PLEURAL_EFFUSION.value:
                one *= field
            probability += one
            with_odds += one * odds[value]
        with_odds /= total
        _, truth, known = masks_of(found.labels, scan.labels, members)
        # Half precision of sums of classes: rounding may take them a little beyond 1.
        probability, with_odds = probability.clip(0, 1), with_odds.clip(0, 1)
        yield name, probability, with_odds, truth & known, known, cavity if PLEURAL_EFFUSION.value in members else field
