"""Lung masks lent by a crop to the whole CT that it was cut from."""

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from ...volume import Volume

SAME_SLICE = 0.95
"""Correlation above which a slice of the crop is the slice of the whole CT, or its neighbour a millimetre away."""
_BLANK_HU = -1024
_WINDOW_HU = (-1000, 200)


def lend(whole: Volume, crop: Volume, lungs: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the lungs, drawn on `crop`, on the slices of `whole`, and which slices these are.

    Both CTs have voxels of one size in plane; the slices need not correspond, and grey values may be stretched.

    Returns
    -------
    lungs : ndarray of bool, shape (Z, Y, X)
    known : ndarray of bool, shape (Z,)
    """
    result, known = np.zeros(whole.shape, bool), np.zeros(len(whole.hounsfield), bool)
    height, width = crop.shape[1:]
    if height > whole.shape[1] or width > whole.shape[2]:
        return result, known
    images, pieces = (volume.hounsfield.clip(*_WINDOW_HU).astype(np.float32) for volume in (whole, crop))
    valid = crop.hounsfield > _BLANK_HU
    y, x = _place(images, pieces, valid)
    window = slice(y, y + height), slice(x, x + width)
    for z, image in enumerate(images):
        likeness = [
            np.corrcoef(image[window][seen], piece[seen])[0, 1] for piece, seen in zip(pieces, valid, strict=True)
        ]
        best = int(np.nanargmax(likeness))
        if likeness[best] > SAME_SLICE:
            known[z] = True
            result[z][window] = lungs[best]
    return result, known


def _place(images: NDArray[np.float32], pieces: NDArray[np.float32], valid: NDArray[np.bool_]) -> tuple[int, int]:
    """Return row and column of the crop's corner: where its fullest slices correlate best with any slice."""
    fullest = np.argsort(-valid.sum((1, 2)))[:6]
    size = [fft.next_fast_len(a + b, True) for a, b in zip(images.shape[1:], pieces.shape[1:], strict=True)]
    plain, squared = fft.rfft2(images, size), fft.rfft2(images**2, size)
    rows, columns = (a - b + 1 for a, b in zip(images.shape[1:], pieces.shape[1:], strict=True))
    best, place = -1.0, (0, 0)
    for index in fullest:
        seen = valid[index]
        piece = np.where(seen, pieces[index] - pieces[index][seen].mean(), 0)

        def sums(spectrum: NDArray, template: NDArray) -> NDArray:
            return fft.irfft2(spectrum * np.conj(fft.rfft2(template, size)), size)[:, :rows, :columns]

        total = sums(plain, seen.astype(np.float32))
        spread = sums(squared, seen.astype(np.float32)) - total**2 / seen.sum()
        likeness = sums(plain, piece) / np.sqrt(np.maximum(spread, 1) * (piece**2).sum())
        if likeness.max() > best:
            best = float(likeness.max())
            _, y, x = np.unravel_index(int(likeness.argmax()), likeness.shape)
            place = int(y), int(x)
    return place
