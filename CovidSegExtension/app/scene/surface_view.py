"""When the view in 3D gets its surfaces: where they are wanted, and when the hand has rested."""

import asyncio
from collections.abc import Callable

import slicer
from trame_server.state import State

from .pieces import in_pieces
from .surfaces import Surfaces
from .viewer import Viewer

_AFTER_S = 0.6
"""After an edit, surfaces wait until the hand rests: the slices come first."""


class SurfaceView:
    """Shows the surfaces of what is edited, or none.

    Parameters
    ----------
    state : State
        Of the page.
    viewer : Viewer
    edited : callable
        Returns the segmentation that is edited now.
    failed : callable
        Called with an exception that kept surfaces from being made.
    """

    def __init__(
        self,
        state: State,
        viewer: Viewer,
        edited: Callable[[], slicer.vtkMRMLSegmentationNode | None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._state, self._viewer, self._edited, self._failed = state, viewer, edited, failed
        self._surfaces = Surfaces(viewer.scene)
        self._making: asyncio.Task[None] | None = None
        state.update({"show_3d": True})

    def set_shown(self, on: bool) -> None:
        """Show surfaces from now on, or not."""
        with self._state as state:
            state.show_3d = on
        self._stop()
        if on:
            self.refresh(after=0.0)
        else:
            self._surfaces.remove()

    def refresh(self, after: float = _AFTER_S) -> None:
        """Make the surfaces of what is edited, when the hand has rested."""
        self._stop()
        if self._state.show_3d and self._edited() is not None:
            self._making = asyncio.ensure_future(self._make(after))

    def follow(self) -> None:
        """Show the surfaces of what is shown in the slice views, as opaque as there."""
        segmentation = self._edited()
        if segmentation is not None:
            self._surfaces.follow(segmentation)

    def clear(self) -> None:
        """Remove every surface: another segmentation will be edited, or none."""
        self._stop()
        self._surfaces.remove()

    async def _make(self, after: float) -> None:
        await asyncio.sleep(after)
        segmentation = self._edited()
        if segmentation is not None:
            try:
                await in_pieces(self._surfaces.make(segmentation))
            except Exception as error:
                self._failed(error)
                return
            self._viewer.fit_surfaces_once()

    def _stop(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None
