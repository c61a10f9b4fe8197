"""Parts of the lungs: sides, zones by height, peripheral and central, lobes; and how much of the lungs the scan holds.

All functions take masks on an axial grid (`Grid.axial`): axis 0 to superior, axis 1 to posterior, axis 2 to the left.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..boxes import box_around
from ..errors import InputError
from ..geometry import Grid
from ..lungs import LEFT, RIGHT
from ..lungs.lobes import LOBES, LUNGMASK, TOTAL_SEGMENTATOR
from ..volume import LabelMap

BOTH_SIDES, RIGHT_SIDE, LEFT_SIDE = "both", "right", "left"
SIDES = {RIGHT: RIGHT_SIDE, LEFT: LEFT_SIDE}
BOTH_LUNGS, RIGHT_LUNG, LEFT_LUNG = "both lungs", "right lung", "left lung"
ZONES = tuple(f"{side} {height} zone" for side in (RIGHT_SIDE, LEFT_SIDE) for height in ("upper", "middle", "lower"))
"""In the order of the values of `zones`."""

PERIPHERAL_MM = 20.0
"""Depth below the surface of a lung down to which lung counts as peripheral."""

_DEPTH_GRID_MM = 2.0
"""Spacing on which depth is measured: a distance map of every voxel of a thin-slice CT would take half a minute."""

_CLOSING_MM = 8.0
"""Airways and vessels that the lung field leaves out are closed by this radius, so that they make no surface."""


@dataclass(frozen=True)
class Region:
    """One part of the lungs: its name and the side that it lies on (``both``, ``right`` or ``left``)."""

    name: str
    side: str


@dataclass(frozen=True, eq=False)
class RegionMap:
    """One way to divide the lungs.

    Attributes
    ----------
    values : ndarray of uint8, shape (Z, Y, X)
        ``n`` in the voxels of ``regions[n - 1]``, 0 elsewhere.
    regions : tuple of Region
        Never overlapping.
    rule : str
        How the lungs were divided, in words for the reader of a table.
    """

    values: NDArray[np.uint8]
    regions: tuple[Region, ...]
    rule: str


@dataclass(frozen=True)
class LungCoverage:
    """How much of the lungs the scan cuts off, by the area of lung on its outermost slices.

    Attributes
    ----------
    top, bottom : float
        Area of lung on the highest and the lowest slice over the largest area on any slice, 0 to 1.
    in_plane : bool
        Whether lung touches the edge of the slices: the field of view is narrower than the lungs.
    slices : int
        How many slices hold lung.
    """

    top: float
    bottom: float
    in_plane: bool
    slices: int

    TOUCHED = 0.02
    """Share from which a side counts as cut off: less is the very tip, a few millilitres."""
    MISSING = 0.30
    """Share from which heights, zones and scores are unknown: of a usual lung some 3 to 4 cm are then missing."""

    @property
    def cut_off(self) -> tuple[str, ...]:
        """The ends that are cut off: ``top``, ``bottom``, ``sides``."""
        ends = (("top", self.top >= self.TOUCHED), ("bottom", self.bottom >= self.TOUCHED), ("sides", self.in_plane))
        return tuple(name for name, cut in ends if cut)

    @property
    def whole_enough(self) -> bool:
        """Whether heights, zones and scores of the whole lung can be told."""
        return max(self.top, self.bottom) < self.MISSING

    @classmethod
    def of(cls, sides: NDArray, whole: NDArray[np.intp] | None = None) -> "LungCoverage | None":
        """Measure it from `sides`, shape (Z, Y, X), above 0 in the lungs; None where there is no lung.

        `whole` are the slices that are not blank, of `io.completeness`: they tell the ends of a scan that blank ones
        pad. Of lungs that were cut out the slices beyond them are blank too, so that there only as much lung as makes
        zones unknown is cut off.
        """
        areas = np.array([np.count_nonzero(of_slice) for of_slice in sides])  # along axes it takes five times as long
        if not areas.any():
            return None
        shares = areas / areas.max()
        top, bottom = float(shares[-1]), float(shares[0])
        if whole is not None and len(whole):
            ends = ((whole[-1], top), (whole[0], bottom))
            top, bottom = (float(shares[z]) if shares[z] >= cls.MISSING else end for z, end in ends)
        # The edge columns of every slice count: a scan cropped to the lungs touches there on a few slices only.
        edges = [sides[:, 0], sides[:, -1], sides[:, :, 0], sides[:, :, -1]]
        in_plane = sum(int(np.count_nonzero(edge)) for edge in edges) > cls.TOUCHED * int(areas.max())
        return cls(top, bottom, in_plane, int(np.count_nonzero(areas)))


def sides_of_scan(marked: NDArray[np.bool_], sides: NDArray[np.uint8], grid: Grid) -> NDArray[np.uint8]:
    """Return the side of each marked voxel: that of its lung, or beyond the lungs of the plane midway between them.

    Parameters
    ----------
    marked : ndarray of bool, shape (Z, Y, X)
        The voxels whose side is asked for.
    sides : ndarray of uint8, shape (Z, Y, X)
        1 in the right lung, 2 in the left; both must be there.
    grid : Grid
        Any orientation.

    Returns
    -------
    ndarray of uint8, shape (Z, Y, X)
        1 right, 2 left, 0 where not marked.
    """
    right, left = (_centre(sides == side) @ grid.affine[:3, :3].T for side in (RIGHT, LEFT))
    beyond = marked & (sides == 0)
    places = np.argwhere(beyond)[:, ::-1] @ grid.affine[:3, :3].T  # mm along RAS; where the origin lies does not matter
    result = np.where(marked, sides, 0).astype(np.uint8)
    result[beyond] = np.where((places - (right + left) / 2) @ (left - right) > 0, LEFT, RIGHT)
    return result


def _centre(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the centre of `mask`, (i, j, k), from its profiles: a list of all its voxels would be too large."""
    profiles = (mask.sum(axis=tuple({0, 1, 2} - {axis})) for axis in (2, 1, 0))
    return np.array([np.average(np.arange(len(each)), weights=each) for each in profiles])


def zone_planes(lowest: float, highest: float, grid: Grid) -> tuple[float, float]:
    """Return the heights that part lower from middle and middle from upper zones, in RAS mm.

    Parameters
    ----------
    lowest, highest : float
        Heights of the centres of the lungs' outermost voxels; the lungs end half a voxel beyond.
    """
    half_voxel = float(np.abs(grid.affine[2, :3]).sum()) / 2
    lowest, highest = lowest - half_voxel, highest + half_voxel
    return lowest + (highest - lowest) / 3, lowest + 2 * (highest - lowest) / 3


def zones_below_upper(heights: NDArray[np.float64], planes: tuple[float, float]) -> NDArray[np.uint8]:
    """Return 0 for heights in the upper zone, 1 in the middle one, 2 in the lower one."""
    lower, upper = planes
    return (heights < upper).astype(np.uint8) + (heights < lower)


def zones(sides: NDArray[np.uint8], grid: Grid) -> RegionMap:
    """Divide each lung into upper, middle and lower zone by thirds of the height of both lungs together.

    The two planes are the same for both lungs and stand at right angles to the patient's long axis, also where slices
    are tilted.
    """
    base, rows, columns = _heights(grid)
    lowest, highest = np.inf, -np.inf
    for k in np.flatnonzero(sides.any(axis=(1, 2))).tolist():
        inside = sides[k] > 0
        heights = base[k] + (rows[:, None] + columns)[inside]
        lowest, highest = min(lowest, heights.min()), max(highest, heights.max())
    planes = zone_planes(lowest, highest, grid)
    values = np.zeros(sides.shape, np.uint8)
    for k in range(len(sides)):
        if not sides[k].any():
            continue
        heights = base[k] + rows[:, None] + columns
        zone = 1 + zones_below_upper(heights, planes)
        values[k] = np.where(sides[k] == RIGHT, zone, np.where(sides[k] == LEFT, zone + 3, 0))
    regions = tuple(Region(name, name.partition(" ")[0]) for name in ZONES)
    return RegionMap(values, regions, "six zones by thirds of lung height, not anatomical")


def _heights(grid: Grid) -> tuple[NDArray, NDArray, NDArray]:
    """Return what slice, row and column add to a voxel's height (RAS S) in mm."""
    slices, rows, columns = (np.arange(n, dtype=np.float64) for n in grid.shape)
    x, y, z, origin = grid.affine[2]
    return origin + z * slices, y * rows, x * columns


def depths(sides: NDArray[np.uint8], grid: Grid, peripheral_mm: float = PERIPHERAL_MM) -> RegionMap:
    """Divide each lung into peripheral and central by the distance to its surface, fissures not counting.

    The distance is measured on a grid of about 2 mm, gaps left by airways and vessels closed; where the scan cuts the
    lung off there is no surface. The shear of a tilted gantry is not taken into account.
    """
    values = np.zeros(sides.shape, np.uint8)
    steps = tuple(max(1, round(_DEPTH_GRID_MM / spacing)) for spacing in grid.spacing_mm)
    for number, side in enumerate((RIGHT, LEFT)):
        if not (sides == side).any():
            continue
        bounds = box_around(sides == side)
        # With a margin of air, unless the scan ends there.
        box = tuple(
            slice(max(0, part.start - step), min(n, part.stop + step))
            for part, step, n in zip(bounds, steps, sides.shape, strict=True)
        )
        lung = sides[box] == side
        depth = _depth_mm(lung, steps, grid.spacing_mm)
        values[box][lung] = np.where(depth[lung] <= peripheral_mm, 2 * number + 1, 2 * number + 2)
    regions = tuple(
        Region(f"{side} {part}", side) for side in (RIGHT_SIDE, LEFT_SIDE) for part in ("peripheral", "central")
    )
    return RegionMap(values, regions, f"peripheral: within {peripheral_mm:g} mm of the surface of its lung")


def _depth_mm(lung: NDArray[np.bool_], steps: tuple[int, ...], spacing_mm: tuple[float, ...]) -> NDArray[np.float32]:
    """Return the distance to the surface of a lung whose gaps are closed, in mm, measured on every `steps`-th voxel."""
    from scipy.ndimage import distance_transform_edt

    # The middle voxel of each coarse one, so that the surface is not moved to one side.
    starts = [min(step // 2, n - 1) for n, step in zip(lung.shape, steps, strict=True)]
    coarse = lung[tuple(slice(start, None, step) for start, step in zip(starts, steps, strict=True))]
    spacing = tuple(step * mm for step, mm in zip(steps, spacing_mm, strict=True))
    margin = [int(np.ceil(_CLOSING_MM / mm)) + 1 for mm in spacing]
    # Lung at the border of the scan goes on beyond it: edges are repeated, which leaves air where there was air.
    padded = np.pad(coarse, [(m, m) for m in margin], mode="edge")
    if not padded.any():  # thinner than the coarse grid: all of it lies at the surface
        return np.zeros(lung.shape, np.float32)
    closed = distance_transform_edt(~padded, spacing) <= _CLOSING_MM
    if not closed.all():
        closed = padded | (distance_transform_edt(closed, spacing) > _CLOSING_MM)
    if closed.all():
        return np.full(lung.shape, np.inf, np.float32)
    # To the face between lung and what is not, half a voxel before the middle of what is not.
    depth = distance_transform_edt(closed, spacing) - min(spacing) / 2
    depth = depth[tuple(slice(m, -m) for m in margin)].astype(np.float32)
    index = [
        np.minimum(np.arange(n) // step, size - 1) for n, step, size in zip(lung.shape, steps, depth.shape, strict=True)
    ]
    return depth[np.ix_(*index)]


def lobes(lobe_map: LabelMap, sides: NDArray[np.uint8], grid: Grid) -> RegionMap:
    """Divide the lung field by a lobe label map.

    Parameters
    ----------
    lobe_map : LabelMap
        With the labels of lungmask (LTRCLobes: 1 left upper, 2 left lower, 3 right upper, 4 right middle, 5 right
        lower) or of TotalSegmentator's task "total", version 2 (10 to 14 in the same order, whatever else it holds);
        stored in any orientation.
    sides : ndarray of uint8, shape (Z, Y, X)
        1 in the right lung, 2 in the left.
    grid : Grid
        Of `sides`; axial.

    Returns
    -------
    RegionMap
        The five lobes as far as they lie in the lung field; a lobe that the map lacks has no voxel.

    Raises
    ------
    InputError
        If the map lies on another grid, has other labels, or its lobes lie on the wrong side.
    """
    axial = lobe_map.axial()
    if not axial.grid.matches(grid):
        raise InputError(
            f"The lobe label map has {axial.grid}, the CT {grid}; make the lobes on the CT itself, not resampled."
        )
    present = set(np.unique(axial.labels).tolist()) - {0}
    if present and present <= set(LUNGMASK.values):
        scheme = LUNGMASK
    elif present & set(TOTAL_SEGMENTATOR.values):
        scheme = TOTAL_SEGMENTATOR
    else:
        raise InputError(
            f"The lobe label map holds the labels {sorted(present)}; expected those of lungmask's lobes (1 to 5) or of "
            "TotalSegmentator version 2 (10 to 14 are the lobes)."
        )
    value_of = {lobe: value for value, lobe in scheme.values.items()}
    values = np.zeros(sides.shape, np.uint8)
    for number, lobe in enumerate(LOBES, start=1):
        inside = (axial.labels == value_of[lobe]) & (sides > 0)
        if 2 * int(np.count_nonzero(sides[inside] == lobe.side)) < int(np.count_nonzero(inside)):
            raise InputError(
                f"The lobe label map has its {lobe.name} in the other lung; expected the labels of {scheme.name}, so "
                "look whether the map is mirrored or numbered otherwise."
            )
        values[inside] = number
    regions = tuple(Region(lobe.name, SIDES[lobe.side]) for lobe in LOBES)
    return RegionMap(values, regions, f"lobes of a label map ({scheme.name}), inside the lung field")
