"""The scene and its views: what Slicer's application would make around them."""

from collections.abc import Sequence
from typing import Any

import slicer
from trame_client.widgets.html import Div, Span
from trame_server import Server
from trame_slicer.app.logic import connect_slice_view_slider_to_state
from trame_slicer.core import SlicerApp
from trame_slicer.rca_view.rca_view_factory import RemoteSliceViewFactory, RemoteThreeDViewFactory
from trame_slicer.views import SliceView, ViewLayoutDefinition
from trame_vuetify.widgets.vuetify3 import VSlider
from vtkmodules.vtkCommonCore import vtkObject

from .resting import DrawnAtRest

AXIAL, CORONAL, SAGITTAL, SURFACES = "Axial", "Coronal", "Sagittal", "ThreeD"

LAYOUTS = {
    "four": (AXIAL, CORONAL, SAGITTAL, SURFACES),
    "large": (AXIAL, CORONAL, SAGITTAL, SURFACES),
    "axial": (AXIAL,),
    "surfaces": (SURFACES,),
}
"""The views that each layout of the page shows."""

_QUALITY = 70
"""JPEG while something moves: 1.2 ms an image, and no artefact that is seen in motion."""

_STILL_QUALITY = 85

_BEFORE_ALL = 10.0
"""Priority: others end an event with what they do."""

_BLUR_FPS = 10.0
"""Of the views that the pointer is not in."""

_PRESS, _RELEASE = "LeftButtonPressEvent", "LeftButtonReleaseEvent"

_HAND = (_PRESS, _RELEASE, "MouseMoveEvent", "MouseWheelForwardEvent", "MouseWheelBackwardEvent")
"""What a hand does in a view."""

_SIDES = {AXIAL: ("R", "L"), CORONAL: ("R", "L"), SAGITTAL: ("A", "P")}
"""Of the patient, at the left and the right edge of a view, as radiologists look at it: from below, from the front."""

_MARK_COLOR = (0.3, 1.0, 0.3)
"""Of a place that was jumped to: no class has it."""

_COLORS = {AXIAL: "#f4795b", CORONAL: "#7cc66a", SAGITTAL: "#f2d95c"}


class Viewer:
    """Three slice views and one of surfaces on one scene.

    Parameters
    ----------
    server : Server
        Whose page shows them.
    """

    def __init__(self, server: Server) -> None:
        self.application = SlicerApp()
        slicer.mrmlScene = self.application.scene  # slicer.util asks for it, whatever scene it is given
        slices = RemoteSliceViewFactory(
            server, populate_view_ui_f=_decorate_slice_view, blur_fps=_BLUR_FPS, interactive_quality=_QUALITY
        )
        surfaces = RemoteThreeDViewFactory(
            server, populate_view_ui_f=_decorate_surface_view, blur_fps=_BLUR_FPS, interactive_quality=_QUALITY
        )
        for factory in (slices, surfaces):
            self.application.view_manager.register_factory(factory)
        views = [
            ViewLayoutDefinition.slice_view("Axial", label=AXIAL, color=_COLORS[AXIAL]),
            ViewLayoutDefinition.slice_view("Coronal", label=CORONAL, color=_COLORS[CORONAL]),
            ViewLayoutDefinition.slice_view("Sagittal", label=SAGITTAL, color=_COLORS[SAGITTAL]),
            ViewLayoutDefinition.threed_view(name=SURFACES, background_color=("#0d1117", "#0d1117")),
        ]
        warns = vtkObject.GetGlobalWarningDisplay()
        vtkObject.GlobalWarningDisplayOff()  # VTK says four times that an event will be renamed some day
        for view in views:
            self.application.view_manager.create_view(view)
        vtkObject.SetGlobalWarningDisplay(warns)
        self._fitted = False
        for view in self.application.view_manager.get_views():
            view.render_window().SetMultiSamples(0)  # half of the time that an image takes on a CPU
        adapter = surfaces.get_factory_view(SURFACES).view_adapter
        adapter.update_quality(_STILL_QUALITY, _STILL_QUALITY)  # else each image is drawn twice
        self._at_rest = DrawnAtRest(adapter.schedule_render)
        self.application.view_manager.get_view(SURFACES).set_scheduled_render(self._at_rest)
        rest = self._at_rest
        acts = {_PRESS: rest.press, _RELEASE: rest.release}
        for view in self.application.view_manager.get_views():
            for event in _HAND:
                act = acts.get(event, rest.hold) if isinstance(view, SliceView) else rest.let_go
                view.interactor().AddObserver(event, act, _BEFORE_ALL)

    @property
    def scene(self) -> slicer.vtkMRMLScene:
        """The scene."""
        return self.application.scene

    @property
    def slice_views(self) -> list[SliceView]:
        """The axial, coronal and sagittal view."""
        return self.application.view_manager.get_slice_views()

    def view_node(self, name: str) -> slicer.vtkMRMLAbstractViewNode | None:
        """Return the node of the view of this name."""
        kind = "vtkMRMLViewNode" if name == SURFACES else "vtkMRMLSliceNode"
        return self.scene.GetSingletonNode(name, kind) if name in LAYOUTS["four"] else None

    def show_volume(self, node: slicer.vtkMRMLScalarVolumeNode) -> None:
        """Show a CT in the slice views, and fit them."""
        self.application.display_manager.show_volume_in_slice_background(node)
        self.fit()

    def show_views(self, layout: str) -> None:
        """Draw the views of a layout only."""
        self.application.view_manager.set_current_view_ids(list(LAYOUTS[layout]))

    def fit(self) -> None:
        """Show all of what is there, in every view, and the middle slices."""
        self._fitted = False
        self.application.display_manager.reset_views()

    def refit(self) -> None:
        """Show all of what is there; the slices on show stay."""
        places = [(view, view.get_slice_value()) for view in self.slice_views]
        self.fit()
        for view, place in places:
            view.set_slice_value(place)

    def fit_next_surfaces(self) -> None:
        """Let `fit_surfaces_once` fit the view of surfaces again: it will show something else."""
        self._fitted = False

    def fit_surfaces_once(self) -> None:
        """Turn the view of surfaces to the front, and fit it, unless that was done since the CT was shown."""
        if not self._fitted:
            self._fitted = True
            for view in self.application.view_manager.get_threed_views():
                view.reset_view()

    def hold_surfaces(self) -> None:
        """Draw surfaces only when the hand has rested from now: the slices come first."""
        self._at_rest.hold()

    def jump_to(self, ras: Sequence[float]) -> None:
        """Show the slices through a point, in RAS mm, in every slice view, and mark it; what else is seen stays."""
        slicer.vtkMRMLSliceNode.JumpAllSlices(self.scene, *ras, slicer.vtkMRMLSliceNode.OffsetJumpSlice)
        self._crosshair.SetCrosshairRAS(*ras)
        self._crosshair.SetCrosshairColor(*_MARK_COLOR)
        self._crosshair.SetCrosshairMode(slicer.vtkMRMLCrosshairNode.ShowSmallIntersection)

    def unmark(self) -> None:
        """Take the mark of the last jump away."""
        self._crosshair.SetCrosshairMode(slicer.vtkMRMLCrosshairNode.NoCrosshair)

    @property
    def _crosshair(self) -> slicer.vtkMRMLCrosshairNode:
        return self.scene.GetSingletonNode("default", "vtkMRMLCrosshairNode")

    def move_slice(self, name: str, steps: int) -> None:
        """Go some slices up (or, where negative, down) in the view of this name."""
        view = self.application.view_manager.get_view(name)
        if isinstance(view, SliceView):
            low, high = view.get_slice_range()
            view.set_slice_value(min(max(view.get_slice_value() + steps * view.get_slice_step(), low), high))


def _decorate_surface_view(_server: Server, _view_id: str, _view: Any) -> None:
    _name(SURFACES, "#8b949e")


def _decorate_slice_view(server: Server, _view_id: str, view: Any) -> None:
    name = view.get_singleton_tag()
    _name(name, _COLORS[name])
    slider = connect_slice_view_slider_to_state(server, view).name
    Div(f"{{{{ Number({slider.value} || 0).toFixed(1) }}}} mm", classes="cs-view-place", v_if="ct")
    for side, letter in zip(("left", "right"), _SIDES[name], strict=True):
        Div(letter, classes=f"cs-view-side cs-view-{side}", v_if="ct")
    with Div(classes="cs-slice-slider"):
        VSlider(
            v_model=(slider.value,),
            min=(slider.min_value,),
            max=(slider.max_value,),
            step=(slider.step,),
            hide_details=True,
            density="compact",
            thumb_size=12,
            track_size=2,
            theme="dark",
            raw_attrs=[f':aria-label="view_names.{name}"', f'data-testid="slice-{name.lower()}"'],
        )


def _name(view: str, color: str) -> None:
    with Div(classes="cs-view-name"):
        Span(classes="cs-view-dot", style=f"background: {color}")
        Span(v_text=f"view_names.{view}")
