"""What happens to a slice before the network: one value, stored with each model, for training and inference alike."""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from .errors import ModelError
from .validation import STRICT
from .volume import AIR_HU, Volume

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from .lungs import Lungs

FARTHEST_HU = 32768
"""What 16 bits hold; no window, mean or spread of Hounsfield units lies beyond."""

LARGEST_SIDE = 1024
"""Of what a network sees, in pixels: twice the rows of a CT. More is a mistake, and would not fit into memory."""

FINEST_MM, COARSEST_MM = 0.2, 10.0
"""Between which the in-plane spacing of a network's input can lie."""


@dataclass(frozen=True)
class Preprocessing:
    """How axial slices become network input.

    Attributes
    ----------
    window_hu : (float, float)
        Hounsfield units outside are clipped (documents: -1000...400 and -1000...1000).
    soft_tissue_window_hu : (float, float) or None
        A second channel with this window: fluid and muscle differ by some 40 HU, which the first one all but hides.
    normalisation : {"unit", "signed", "standard"}
        ``unit`` maps a window to 0...1, ``signed`` to -1...1, ``standard`` subtracts `mean_hu` and divides by `sd_hu`
        (both of the clipped training slices).
    mean_hu, sd_hu : float or None
        Needed by ``standard`` only; training measures them where a recipe leaves them out.
    crop : {"image", "lungs"}
        The whole slice, or the box around the thoracic cavity.
    mask : {"none", "lungs", "cavity"}
        What lies outside of the lung field, or of the thoracic cavity, becomes air. The lung field leaves out most of a
        pleural effusion (of four CTs of LUNG1 76 to 95 % of what was drawn), the cavity hardly any (up to 4 %).
    margin : float
        Added on each side of the lungs' box, as a share of its longer side.
    size : (int, int) or None
        Rows and columns of the network's input. The box is widened to this aspect in mm, so nothing is squeezed.
    spacing_mm : float or None
        In-plane spacing of the network's input; instead of `size`. Neither: the stored pixels.
    patch : (int, int, int) or None
        Slices, rows and columns of what a 3D network sees at once, cut from the stacked slices; the slices stay as
        far apart as they are stored. None: one whole slice, for a 2D network.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    window_hu: tuple[float, float] = (-1000.0, 400.0)
    soft_tissue_window_hu: tuple[float, float] | None = None
    normalisation: Literal["unit", "signed", "standard"] = "unit"
    mean_hu: float | None = None
    sd_hu: float | None = None
    crop: Literal["image", "lungs"] = "image"
    mask: Literal["none", "lungs", "cavity"] = "none"
    margin: float = 0.05
    size: tuple[int, int] | None = None
    spacing_mm: float | None = None
    patch: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        for name in ("window_hu", "soft_tissue_window_hu", "size", "patch"):  # JSON and TOML bring lists
            value = getattr(self, name)
            object.__setattr__(self, name, tuple(value) if value is not None else None)
        windows = [bound for window in self.windows_hu for bound in window]
        problems = [
            (
                any(not low < high for low, high in self.windows_hu) or max(map(abs, windows)) > FARTHEST_HU,
                f"windows must rise within ±{FARTHEST_HU} HU, not {self.windows_hu}",
            ),
            (self.normalisation not in ("unit", "signed", "standard"), f"no normalisation '{self.normalisation}'"),
            (self.crop not in ("image", "lungs"), f"no crop '{self.crop}'"),
            (self.mask not in ("none", "lungs", "cavity"), f"no mask '{self.mask}'"),
            (
                self.mean_hu is not None and not abs(self.mean_hu) <= FARTHEST_HU,
                f"mean_hu must be within ±{FARTHEST_HU}, not {self.mean_hu}",
            ),
            (
                self.sd_hu is not None and not 0 < self.sd_hu <= FARTHEST_HU,
                f"sd_hu must be above 0 and at most {FARTHEST_HU}, not {self.sd_hu}",
            ),
            (not 0 <= self.margin <= 1, f"margin must be from 0 to 1, not {self.margin}"),
            (self.size is not None and self.spacing_mm is not None, "give size or spacing_mm, not both"),
            (
                self.size is not None and not all(16 <= side <= LARGEST_SIDE for side in self.size),
                f"size must be at least 16 and at most {LARGEST_SIDE}, not {self.size}",
            ),
            (
                self.spacing_mm is not None and not FINEST_MM <= self.spacing_mm <= COARSEST_MM,
                f"spacing_mm must be from {FINEST_MM} to {COARSEST_MM}, not {self.spacing_mm}",
            ),
            (
                self.patch is not None
                and not (
                    len(self.patch) == 3
                    and 1 <= self.patch[0] <= LARGEST_SIDE
                    and all(16 <= side <= LARGEST_SIDE for side in self.patch[1:])
                ),
                f"patch must be slices, rows and columns, the last two at least 16, none above {LARGEST_SIDE}, not "
                f"{self.patch}",
            ),
        ]
        for wrong, message in problems:
            if wrong:
                raise ModelError(f"Unusable preprocessing: {message}.")

    def require_fit(self, network: "nn.Module") -> None:
        """Raise `ModelError` unless there is a patch just where `network` takes stacks of slices."""
        from .networks.layers import spatial_dimensions

        name = type(network).__name__
        if spatial_dimensions(network) == 3 and self.patch is None:
            raise ModelError(f"{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).")
        if spatial_dimensions(network) != 3 and self.patch is not None:
            raise ModelError(f"{name} looks at single slices; leave out preprocessing.patch, {self.patch}.")

    def masked(self, axial: Volume, lungs: "Lungs") -> Volume:
        """Return the volume with air outside of `mask`; `lungs` lie on its grid."""
        if self.mask == "none":
            return axial
        kept = lungs.lung_field if self.mask == "lungs" else lungs.cavity
        hounsfield = np.where(kept, axial.hounsfield, np.array(AIR_HU, axial.hounsfield.dtype))
        return Volume(hounsfield, axial.grid)

    def crop_box(self, axial: Volume, cavity: NDArray[np.bool_] | None = None) -> "CropBox":
        """Return where the network looks in the slices of `axial`: one box for the whole volume.

        Parameters
        ----------
        axial : Volume
            A `Volume.axial()`.
        cavity : ndarray, shape (Z, Y, X), optional
            Thoracic cavity on the same grid; needed by crop "lungs". Where it is empty the whole slice is taken.
        """
        _, rows, columns = axial.shape
        _, row_mm, column_mm = axial.spacing_mm
        top, bottom, left, right = 0, rows, 0, columns
        if self.crop == "lungs" and cavity is not None and cavity.any():
            footprint: NDArray[np.bool_] = np.any(cavity, axis=0)
            inside_rows, inside_columns = np.flatnonzero(np.any(footprint, 1)), np.flatnonzero(np.any(footprint, 0))
            top, bottom = int(inside_rows[0]), int(inside_rows[-1]) + 1
            left, right = int(inside_columns[0]), int(inside_columns[-1]) + 1
            margin_mm = self.margin * max((bottom - top) * row_mm, (right - left) * column_mm)
            grow_rows, grow_columns = round(margin_mm / row_mm), round(margin_mm / column_mm)
            top, bottom, left, right = top - grow_rows, bottom + grow_rows, left - grow_columns, right + grow_columns
        if self.size is not None:
            aspect = self.size[0] / self.size[1]
            missing_rows = round((right - left) * column_mm * aspect / row_mm) - (bottom - top)
            missing_columns = round((bottom - top) * row_mm / aspect / column_mm) - (right - left)
            if missing_rows > 0:
                top, bottom = top - missing_rows // 2, bottom + missing_rows - missing_rows // 2
            elif missing_columns > 0:
                left, right = left - missing_columns // 2, right + missing_columns - missing_columns // 2
            size = self.size
        elif self.spacing_mm is not None:
            size = (
                max(16, round((bottom - top) * row_mm / self.spacing_mm)),
                max(16, round((right - left) * column_mm / self.spacing_mm)),
            )
        else:
            size = (bottom - top, right - left)
        return CropBox(top, bottom, left, right, size, (row_mm, column_mm))

    @property
    def windows_hu(self) -> tuple[tuple[float, float], ...]:
        """The window of each input channel."""
        return (self.window_hu,) if self.soft_tissue_window_hu is None else (self.window_hu, self.soft_tissue_window_hu)

    def sample(self, slices: "Tensor", crop_box: "CropBox", transforms: "Tensor | None" = None) -> "Tensor":
        """Return network input, shape (N, channels, h, w), from slices in HU, shape (N, 1, Y, X).

        Beyond the slice lies air. `transforms` as in `CropBox.sample`.
        """
        return self.channels(self.resample(slices, crop_box, transforms))

    def resample(
        self, slices: "Tensor", crop_box: "CropBox", transforms: "Tensor | None" = None, headroom_hu: float = 0.0
    ) -> "Tensor":
        """Return the slices, shape (N, 1, Y, X), in the crop box and still in HU, shape (N, 1, h, w); see `sample`.

        Clipped to the windows, and above them by `headroom_hu`, for augmentations that darken.
        """
        bottom = min(low for low, _ in self.windows_hu)
        top = max(high for _, high in self.windows_hu) + headroom_hu
        # Sampled as height above the windows' lower end, since what lies beyond the slice is sampled as 0.
        return crop_box.sample(slices.float().clamp(bottom, top) - bottom, "bilinear", transforms) + bottom

    def channels(self, hounsfield: "Tensor") -> "Tensor":
        """Return network input (N, channels, h, w) from HU (N, 1, h, w): each window clipped and normalised."""
        import torch

        return torch.cat([self._normalise(hounsfield.clamp(*window), window) for window in self.windows_hu], dim=1)

    def _normalise(self, clipped: "Tensor", window_hu: tuple[float, float]) -> "Tensor":
        """Return a clipped copy of the slices normalised, in place."""
        low, high = window_hu
        if self.normalisation == "standard":
            if self.mean_hu is None or not self.sd_hu:
                raise ModelError("Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.")
            return clipped.sub_(self.mean_hu).div_(self.sd_hu)
        unit = clipped.sub_(low).div_(high - low)
        return unit if self.normalisation == "unit" else unit.mul_(2).sub_(1)


@dataclass(frozen=True)
class CropBox:
    """The box of an axial slice that the network sees, and the size it sees it in.

    Rows `top`...`bottom` and columns `left`...`right` (ends not included) may lie beyond the slice. `pixel_mm` is the
    slice's own (row, column) spacing.
    """

    top: int
    bottom: int
    left: int
    right: int
    size: tuple[int, int]
    pixel_mm: tuple[float, float]

    @property
    def extent_mm(self) -> tuple[float, float]:
        """Height and width of the box in mm."""
        return (self.bottom - self.top) * self.pixel_mm[0], (self.right - self.left) * self.pixel_mm[1]

    def sample(self, slices: "Tensor", mode: str, transforms: "Tensor | None" = None) -> "Tensor":
        """Resample slices, shape (N, C, Y, X), to the crop box, shape (N, C, h, w); 0 beyond the slice.

        Parameters
        ----------
        mode : {"bilinear", "nearest"}
        transforms : tensor, shape (N, 2, 3), optional
            Where each output point looks: maps the box's own coordinates (x, y, 1), -1...1 from edge to edge, to such
            coordinates. Augmentation; none means the box as it is.
        """
        import torch
        import torch.nn.functional as F

        count, _, rows, columns = slices.shape
        # The box in the slice's -1...1 coordinates (align_corners=False: edges of the outer pixels).
        across, along = (self.right - self.left) / columns, (self.bottom - self.top) / rows
        x, y = (self.right + self.left) / columns - 1, (self.bottom + self.top) / rows - 1
        if transforms is None:
            grid = _grid((across, along, x, y), self.size, slices.device).expand(count, -1, -1, -1)
        else:
            box = torch.tensor([[across, 0.0, x], [0.0, along, y]], device=slices.device).expand(count, 2, 3)
            box = torch.cat([box[..., :2] @ transforms[..., :2], box[..., :2] @ transforms[..., 2:] + box[..., 2:]], -1)
            grid = F.affine_grid(box, [count, 1, *self.size], align_corners=False)
        return F.grid_sample(slices, grid, mode=mode, padding_mode="zeros", align_corners=False)

    def inside(self, shape: tuple[int, int]) -> tuple[slice, slice]:
        """Return the rows and columns of a slice of `shape` (Y, X) that lie in the box."""
        rows, columns = shape
        return slice(max(self.top, 0), min(self.bottom, rows)), slice(max(self.left, 0), min(self.right, columns))

    def around(
        self, pixels: tuple[slice, slice], shape: tuple[int, int], margin: tuple[int, int]
    ) -> tuple[slice, slice]:
        """Return the rows and columns of a slice of `shape` that `pixels` of the crop bear on, and a margin."""
        places = []
        for part, inner, start, full, count, more in zip(
            pixels,
            self.inside(shape),
            (self.top, self.left),
            (self.bottom - self.top, self.right - self.left),
            self.size,
            margin,
            strict=True,
        ):
            scale = full / count
            first = start + math.floor((part.start - 0.5) * scale - 0.5) - more
            last = start + math.ceil((part.stop + 0.5) * scale - 0.5) + more
            places.append(slice(max(inner.start, first), max(inner.start, min(inner.stop, last + 1))))
        return places[0], places[1]

    def restore(self, maps: "Tensor", place: tuple[slice, slice]) -> "Tensor":
        """Bring network output, shape (N, C, h, w), back to the pixels of the slice.

        Parameters
        ----------
        place : (slice, slice)
            Rows and columns of the slice, within `inside`.

        Returns
        -------
        tensor, shape (N, C, rows, columns)
            Interpolated linearly, like `torch.nn.functional.interpolate` without aligned corners, but there alone.
        """
        import torch
        import torch.nn.functional as F

        box = (slice(self.top, self.bottom), slice(self.left, self.right))
        height, width = maps.shape[-2:]
        if (height, width) == (self.bottom - self.top, self.right - self.left):
            rows, columns = (slice(p.start - b.start, p.stop - b.start) for p, b in zip(place, box, strict=True))
            return maps[..., rows, columns].clone()
        y = _positions(place[0], box[0], height, maps.device)
        x = _positions(place[1], box[1], width, maps.device)
        grid = torch.stack([x.expand(len(y), -1), y[:, None].expand(-1, len(x))], dim=-1)
        return F.grid_sample(maps, grid.expand(len(maps), -1, -1, -1), mode="bilinear", align_corners=False)


def _positions(part: slice, box: slice, count: int, device: "torch.device") -> "Tensor":
    """Return where the lines `part` of a slice lie among the `count` pixels that show its `box`, -1...1 between edges.

    None lies beyond the middle of the outermost pixels: what is there has their values.
    """
    import torch

    lines = torch.arange(part.start - box.start, part.stop - box.start, device=device)
    return ((lines + 0.5) * (2 / (box.stop - box.start)) - 1).clamp(1 / count - 1, 1 - 1 / count)


@functools.lru_cache(maxsize=2)
def _grid(box: tuple[float, float, float, float], size: tuple[int, int], device: "torch.device") -> "Tensor":
    """Return where the points of a crop lie in the slice, (1, h, w, 2); the same for all slices of a volume."""
    import torch
    import torch.nn.functional as F

    across, along, x, y = box
    with torch.inference_mode(False):  # it is kept, and may serve a training next
        matrix = torch.tensor([[[across, 0.0, x], [0.0, along, y]]], device=device)
        return F.affine_grid(matrix, [1, 1, *size], align_corners=False)
