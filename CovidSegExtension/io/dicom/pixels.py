"""The pixels of DICOM slices in HU: SimpleITK (GDCM) decodes them and applies the rescale slope and intercept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from ...errors import InputError, is_are
from ..completeness import completeness_of
from ..nrrd import quiet
from .headers import Slice

_DECODABLE = frozenset(
    f"1.2.840.10008.1.2{ending}"
    for ending in (
        "",
        ".1",
        ".1.99",
        ".2",
        ".5",
        ".4.50",
        ".4.51",
        ".4.57",
        ".4.70",
        ".4.80",
        ".4.81",
        ".4.90",
        ".4.91",
    )
)
"""Transfer syntaxes that GDCM decodes: native, deflated, RLE, JPEG, JPEG-LS and JPEG 2000."""


def check_decodable(slices: Sequence[Slice]) -> None:
    """Raise InputError where the headers say that the pixels cannot be decoded, or not to the right HU."""
    from pydicom.config import IGNORE
    from pydicom.uid import UID

    for one in slices:
        if one.transfer_syntax not in _DECODABLE:
            uid = UID(one.transfer_syntax, IGNORE)
            name = uid.name if uid.name != uid else "the transfer syntax"
            raise InputError(
                f"{one.file} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series "
                "uncompressed."
            )
        # GDCM reads a number up to its decimal comma.
        if any(text.partition(",")[2].strip("0") for text in one.rescale):
            raise InputError(
                f"{one.file} has a decimal comma in its rescale slope or intercept ({', '.join(one.rescale)}), which "
                "would give wrong HU; export the series again."
            )
    without = [one for one in slices if not all(one.rescale)]
    if 0 < len(without) < len(slices):
        raise InputError(
            f"Of {len(slices)} slices, {len(without)} without a rescale slope or intercept stand among others with it "
            f"({without[0].file} is the first): their values are not in one scale; export the series again."
        )
    if len({one.rescale for one in slices if one.frames > 1}) > 1:
        raise InputError(
            f"{slices[0].file} has frames of different rescale slopes or intercepts; export one file a slice."
        )


class PixelReader:
    """Reads the HU of one slice after the other; a file of many frames is decoded once for all that come in a row."""

    def __init__(self) -> None:
        self._file: Path | None = None
        self._image = sitk.Image()

    def __call__(self, one: Slice) -> NDArray:
        """Return the HU of a slice, shape (Y, X): a view that lasts until the next call.

        Raises
        ------
        InputError
            If the file cannot be decoded.
        """
        if one.file != self._file:
            self._image, self._file = _decode(one.file), one.file
        pixels: NDArray = sitk.GetArrayViewFromImage(self._image)[one.frame]
        if pixels.shape != one.size[::-1]:
            raise InputError(f"{one.file} has {pixels.shape} pixels where its header says {one.size[::-1]}: damaged.")
        return pixels if one.inverted_from is None else _as_stored(pixels, one.rescale, one.inverted_from)


def _as_stored(inverted: NDArray, rescale: tuple[str, str], inverted_from: int) -> NDArray:
    """Return the HU of the stored values, where GDCM subtracted those from a number before it rescaled them."""
    slope, intercept = (float(text or usual) for text, usual in zip(rescale, (1, 0), strict=True))
    hounsfield = slope * inverted_from + 2 * intercept - inverted.astype(np.float64)
    whole = np.rint(hounsfield)
    return whole.astype(np.int32) if np.array_equal(whole, hounsfield) else hounsfield.astype(np.float32)


def read_pixels(slices: Sequence[Slice], pixels_of: PixelReader) -> NDArray:
    """Return the HU, shape (slices, Y, X), int16 unless a value does not fit.

    Raises
    ------
    InputError
        If a file cannot be decoded, or slices of an original scan are filled with a constant, wholly or in part.
    """
    columns, rows = slices[0].size
    array: NDArray = np.empty((len(slices), rows, columns), np.int16)
    for number, one in enumerate(slices):
        pixels = pixels_of(one)
        if array.dtype == np.int16 and not _fits_int16(pixels):
            array = array.astype(np.float32)
        array[number] = pixels
    if "DERIVED" not in slices[0].image_type:  # reformats may have corners, or slices, beyond the scan
        _require_whole(array, slices)
    return array


def _require_whole(array: NDArray, slices: Sequence[Slice]) -> None:
    """Raise where slices are of one value throughout, or from one side on; a scanner makes no such slice."""
    found = completeness_of(array)
    for odd, what in ((found.blank, "of one value only"), (found.partial, "of one value in a part")):
        if 0 < 2 * odd.sum() < len(slices):  # of a drawing, most may be
            first = slices[int(odd.argmax())]
            raise InputError(
                f"{odd.sum()} of {len(slices)} slices {is_are(odd.sum())} {what} ({first.file} is the first), as after "
                "a copy that broke off; copy or export the series again."
            )


def _decode(file: Path) -> sitk.Image:
    reader = sitk.ImageFileReader()
    reader.SetImageIO("GDCMImageIO")
    reader.LoadPrivateTagsOff()
    reader.SetFileName(str(file))
    try:
        with quiet():
            return reader.Execute()
    except RuntimeError as error:
        raise InputError(f"{file} cannot be decoded: damaged or cut off; copy or export the series again.") from error


def _fits_int16(pixels: NDArray) -> bool:
    if np.can_cast(pixels.dtype, np.int16):
        return True
    return pixels.dtype.kind in "iu" and pixels.min() >= -32768 and pixels.max() <= 32767
