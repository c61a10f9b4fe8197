"""A case segmented by a model that did not learn from it, and scored."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..datasets.cases import Case, read_case
from ..evaluation.overlap import CaseScore, score_target
from ..inference.segmenter import Segmenter
from ..volume import Volume


@dataclass(frozen=True, eq=False)
class Answer:
    """What a model answered.

    Attributes
    ----------
    volume : Volume
        The CT.
    truth, found : ndarray of uint8, shape (Z, Y, X)
        The expert's label map and the model's, on the CT's stored grid.
    score : CaseScore
    """

    volume: Volume
    truth: NDArray[np.uint8]
    found: NDArray[np.uint8]
    score: CaseScore


def answer(segmenter: Segmenter, case: Case) -> Answer:
    """Segment a case and score it by the target of the segmenter's model.

    Raises
    ------
    InputError
        As `read_case`.
    """
    target = segmenter.card.target
    volume, truth = read_case(case, target)
    found = segmenter.segment(volume).labels
    score = score_target(found, truth.labels, volume.voxel_ml, target, case.annotated, case.name)
    return Answer(volume, truth.labels, found, score)
