"""How CT and segments are shown: grey-value windows, which classes, outlines, opacity and surfaces."""

from functools import partial
from types import SimpleNamespace

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from CovidSegExtension.mrml import display

from ...logic import preferences

_HIDE_KEY = "Ctrl+Shift+H"
"""Hides and shows all segments while the panel is open; single letters are the editor's and the views'."""


class DisplayControls:
    """Ties the widgets to the display node of the segmentation on show, whoever changes it."""

    def __init__(self, ui: SimpleNamespace, scene: slicer.vtkMRMLScene) -> None:
        self._ui, self._scene = ui, scene
        self._segmentation: slicer.vtkMRMLSegmentationNode | None = None
        self._display: slicer.vtkMRMLSegmentationDisplayNode | None = None
        self._observers: list[tuple[slicer.vtkMRMLNode, int]] = []
        self._showing = False
        self._classes = {
            GGO: ui.showGGOCheckBox,
            CONSOLIDATION: ui.showConsolidationCheckBox,
            PLEURAL_EFFUSION: ui.showEffusionCheckBox,
        }
        for label, box in self._classes.items():
            box.toggled.connect(partial(self._set_class, label.id))
        ui.showAllCheckBox.toggled.connect(self._set_all)
        ui.showAllCheckBox.shortcut = qt.QKeySequence(_HIDE_KEY)
        ui.showAllCheckBox.toolTip = _("Show or hide all segments ({key})").format(key=_HIDE_KEY)
        ui.show3DCheckBox.toggled.connect(self._set_3d)
        ui.outlineCheckBox.toggled.connect(self._set_outline)
        ui.opacitySlider.valueChanged.connect(self._set_opacity)

    def show(self, segmentation: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Control this segmentation, or none."""
        for node, observer in self._observers:
            node.RemoveObserver(observer)
        self._observers = []
        self._segmentation, self._display = segmentation, None
        if segmentation is None:
            return
        self._display = display.display_node(segmentation)
        self._watch(self._display, "ModifiedEvent")
        for event in (
            slicer.vtkSegmentation.ContainedRepresentationNamesModified,
            slicer.vtkSegmentation.SegmentAdded,
            slicer.vtkSegmentation.SegmentRemoved,
        ):
            self._watch(segmentation, event)
        self._follow()

    def apply_preferences(self) -> None:
        """Show a new segmentation as the user showed the last one."""
        if self._segmentation is not None:
            display.set_outline(self._segmentation, preferences.outline_only())

    def _watch(self, node: slicer.vtkMRMLNode, event: object) -> None:
        self._observers.append((node, node.AddObserver(event, self._follow)))

    def _follow(self, *_: object) -> None:
        """Let the widgets tell how the segmentation is shown."""
        ui, node = self._ui, self._display
        if self._showing or self._segmentation is None or node is None:
            return
        self._showing = True
        ui.show3DCheckBox.checked = display.is_3d(self._segmentation)
        ui.outlineCheckBox.checked = not node.GetVisibility2DFill()
        ui.opacitySlider.value = round(100 * node.GetOpacity())
        ui.showAllCheckBox.checked = bool(node.GetVisibility())
        for label, box in self._classes.items():
            box.enabled = self._segmentation.GetSegmentation().GetSegment(label.id) is not None
            box.checked = box.enabled and node.GetSegmentVisibility(label.id)
        self._showing = False

    def _set_class(self, segment_id: str, on: bool) -> None:
        if self._display is not None and not self._showing:
            self._display.SetSegmentVisibility(segment_id, on)

    def _set_all(self, on: bool) -> None:
        if self._display is not None and not self._showing:
            self._display.SetVisibility(on)

    def _set_3d(self, on: bool) -> None:
        if self._segmentation is not None and not self._showing:
            with slicer.util.tryWithErrorDisplay(_("The surfaces could not be made."), waitCursor=True):
                display.set_3d(self._segmentation, on)

    def _set_outline(self, only: bool) -> None:
        if self._segmentation is not None and not self._showing:
            preferences.remember_outline_only(only)
            display.set_outline(self._segmentation, only)

    def _set_opacity(self, percent: int) -> None:
        if self._segmentation is not None and not self._showing:
            display.set_opacity(self._segmentation, percent / 100)


class WindowControls:
    """Shows the CT in the windows that chest CT is read in, and fits it into the slice views."""

    def __init__(self, ui: SimpleNamespace) -> None:
        self._buttons = (ui.lungWindowButton, ui.softTissueButton, ui.fitButton)
        self._volume_node: slicer.vtkMRMLScalarVolumeNode | None = None
        ui.lungWindowButton.clicked.connect(partial(self._set_window, display.LUNG_WINDOW))
        ui.softTissueButton.clicked.connect(partial(self._set_window, display.SOFT_TISSUE_WINDOW))
        ui.fitButton.clicked.connect(self.fit)

    def show(self, volume_node: slicer.vtkMRMLScalarVolumeNode | None) -> None:
        """Control this CT, or none; a CT that the slice views do not show yet is shown and fitted."""
        for button in self._buttons:
            button.enabled = volume_node is not None
        if volume_node is self._volume_node:
            return
        self._volume_node = volume_node
        if volume_node is not None and not display.is_background(volume_node):
            self.fit()

    def fit(self, *_: object) -> None:
        """Show the CT in all slice views, as large as they are."""
        show_and_fit(self._volume_node)

    def _set_window(self, window: display.Window, *_: object) -> None:
        display.set_window(self._volume_node, window)


def show_and_fit(volume_node: slicer.vtkMRMLScalarVolumeNode) -> None:
    """Show a volume in all slice views, as large as they are."""
    slicer.util.setSliceViewerLayers(background=volume_node, fit=True)
