"""Measuring the segments of a node piece by piece, and marking which of them were edited."""

from collections.abc import Generator

import slicer

from CovidSegExtension.measurement.findings import Findings, FindingsCounter, LungSurvey, slabs, survey_lungs

from .edits import find_edits, set_marks
from .grids import segmented_grid, world_grid
from .results import lung_sides, lungs_node
from .scene import labels_on


class Measurer:
    """Measures a segmentation again and again as it is edited; what is known of its lungs is kept meanwhile."""

    def __init__(self) -> None:
        self._survey: LungSurvey | None = None
        self._surveyed: tuple[str, int, tuple[int, ...]] | None = None

    def measure(
        self, segmentation: slicer.vtkMRMLSegmentationNode, volume_node: slicer.vtkMRMLScalarVolumeNode
    ) -> Generator[None, None, Findings]:
        """Mark what was edited and measure, on the grid of the CT; between two pieces everything may be given up.

        Raises
        ------
        InputError
            If the CT holds no voxels.
        """
        placed, grid = segmented_grid(volume_node), world_grid(volume_node)
        set_marks(segmentation, (yield from find_edits(segmentation)))
        node, sides = lungs_node(segmentation), lung_sides(segmentation, grid.shape)
        survey = None
        if node is not None and sides is not None:
            lungs = (node.GetID(), node.GetImageData().GetMTime(), grid.shape)
            if lungs != self._surveyed:
                self._survey = yield from survey_lungs(sides, grid)
                self._surveyed = lungs
            survey = self._survey
        counter = FindingsCounter(grid, sides, survey)
        _, rows, columns = grid.shape
        for slab in slabs(grid.shape):
            yield
            part = placed.crop((slab, slice(rows), slice(columns)))
            counter.add(labels_on(segmentation, part), slab)
        return counter.findings()
