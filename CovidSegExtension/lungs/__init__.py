"""Where the lungs are: the lung field of each side and the thoracic cavity, by one of five engines."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..errors import Cancelled, DependencyError
from ..volume import Volume
from .given import GivenMask, read_mask, require_usable, understand
from .masks import LEFT, RIGHT, Lungs

__all__ = ["ENGINES", "LEFT", "RIGHT", "Cancel", "Lungs", "find_lungs"]

ENGINES = ("auto", "anatomy", "lungmask", "none")
"""Names that are not a mask file's."""


class Cancel(Protocol):
    """What asks a running work to stop, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Return whether to stop."""
        ...


def find_lungs(
    axial: Volume,
    engine: str | Path | NDArray = "auto",
    *,
    progress: Callable[[int, int], None] | None = None,
    cancel: Cancel | None = None,
) -> Lungs:
    """Find lung field and thoracic cavity.

    Parameters
    ----------
    axial : Volume
        As `Volume.axial()` returns it.
    engine : str, Path or ndarray
        ``"auto"``: a small network that comes with CovidSeg. ``"anatomy"``: grey values and anatomy, no weights.
        ``"lungmask"``: the package of that name, if installed. ``"none"``: no bounds at all; sides are split at the
        middle of the body. Anything else is a mask, as `given.understand` takes it (right and left, one label for both,
        lobes): an array on the grid of `axial`, or the path of an image on the grid of the CT, stored in whatever
        orientation.
    progress : callable, optional
        Called with the steps done and their total, often; the last call is not necessarily the total.
    cancel : object with ``is_set()``, optional
        Stops the work between two steps.

    Returns
    -------
    Lungs
        Empty masks where the CT shows no lung.

    Raises
    ------
    Cancelled
        If `cancel` was set.
    DependencyError
        If lungmask is asked for and not installed.
    ModelError
        If the network's weights are missing or altered; ``"anatomy"`` needs none.
    InputError
        If the mask cannot be read, lies on another grid, holds other labels or does not fit the CT.

    Notes
    -----
    ``"lungmask"`` and a mask give the lung field alone: the cavity is then that of ``"auto"`` together with the field.
    """

    def stop_if_asked(_done: int = 0, _total: int = 1) -> None:
        if cancel is not None and cancel.is_set():
            raise Cancelled("Stopped while looking for the lungs; nothing was written.")

    def advance(done: int, total: int) -> None:
        stop_if_asked()
        if progress is not None:
            progress(done, total)

    advance(0, 1)
    given: GivenMask | None = None
    if isinstance(engine, np.ndarray):
        given = GivenMask(engine, {}, "The lung mask")
    elif engine == "none":
        return _everything(axial)
    elif engine == "lungmask":
        given = GivenMask(_lungmask(axial), {}, "The lung mask by lungmask")
    elif engine == "anatomy":
        from . import field  # SciPy takes a moment

        return field.segment(axial.hounsfield, axial.spacing_mm, advance)[0]
    elif engine != "auto":
        given = read_mask(Path(engine), axial)
    if given is not None:
        require_usable(given, axial)

    from . import learned

    lungs = learned.segment(learned.shipped_network(), axial.hounsfield, axial.spacing_mm, advance)
    if given is None:
        return lungs
    sides, has_sides, notes = understand(given, axial, lungs)
    if not has_sides:
        from . import field

        _, border = field.segment(axial.hounsfield, axial.spacing_mm, stop_if_asked)
        sides[sides > 0] = LEFT
        sides[(sides > 0) & (np.arange(axial.shape[2]) < border[:, :, None])] = RIGHT
    return Lungs(sides, lungs.cavity | (sides > 0), tuple(notes))


def _everything(axial: Volume) -> Lungs:
    """Return the whole image as lung field and cavity, its sides split where half of the body lies to either side."""
    tissue = (axial.hounsfield > -300).sum((0, 1)).cumsum()
    middle = int(np.searchsorted(tissue, tissue[-1] / 2)) if tissue[-1] else axial.shape[2] // 2
    sides = np.full(axial.shape, LEFT, np.uint8)
    sides[..., :middle] = RIGHT
    return Lungs(sides, np.ones(axial.shape, bool))


def _lungmask(axial: Volume) -> NDArray[np.uint8]:
    """Return the sides that the network R231 of the package lungmask finds; it uses the same labels."""
    try:
        from lungmask import LMInferer
    except ImportError as error:
        raise DependencyError(
            "The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto."
        ) from error
    try:
        # One slice at a time: on a CPU larger batches take twice as long.
        inferer = LMInferer(modelname="R231", batch_size=1, tqdm_disable=True)
    except OSError as error:
        raise DependencyError(
            f"lungmask could not fetch its weights ({error}); connect to the internet once, or use the engine auto."
        ) from error
    # As an array, lungmask expects slices from below, in the radiological view: the axial grid.
    return np.asarray(inferer.apply(np.ascontiguousarray(axial.hounsfield)), np.uint8)
