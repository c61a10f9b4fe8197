"""Going to the places of a result: lesions by size, and where the network was unsure; and its uncertainty as a map."""

from functools import partial
from types import SimpleNamespace
from typing import Protocol

import qt
import slicer
from slicer.i18n import tr as _

from CovidSegExtension.frontend.places import Navigator, Place, least_sure_places, lesion_places
from CovidSegExtension.mrml import display
from CovidSegExtension.mrml.results import uncertainty_node

from ...logic import preferences

_LISTED = 25
"""Lesions that the list offers: more would not fit on the screen."""


class Shown(Protocol):
    """What is on show."""

    @property
    def segmentation(self) -> slicer.vtkMRMLSegmentationNode | None:
        """The segmentation."""

    @property
    def volume_node(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        """The CT that it was made on."""


class Places:
    """Moves the slice views, and says where they are."""

    def __init__(self, ui: SimpleNamespace, scene: slicer.vtkMRMLScene, results: Shown) -> None:
        self._ui, self._scene, self._results = ui, scene, results
        self._lesions: Navigator | None = None
        self._uncertain: Navigator | None = None
        self._menu = qt.QMenu(ui.lesionsButton)
        self._menu.aboutToShow.connect(self._list_lesions)
        ui.lesionsButton.setMenu(self._menu)
        ui.minLesionSpinBox.value = preferences.min_lesion_ml()
        ui.minLesionSpinBox.valueChanged.connect(self._set_min_ml)
        ui.previousLesionButton.clicked.connect(self.previous_lesion)
        ui.nextLesionButton.clicked.connect(self.next_lesion)
        ui.nextUncertainButton.clicked.connect(self.next_uncertain)
        ui.showUncertaintyCheckBox.toggled.connect(self._show_uncertainty)

    def forget(self) -> None:
        """Begin anew: the segmentation has changed."""
        self._lesions = self._uncertain = None
        self._say("")
        self._follow_uncertainty()

    def next_lesion(self) -> None:
        """Move the slice views to the next lesion, largest first."""
        self._go(self._find_lesions(), 1)

    def previous_lesion(self) -> None:
        """Move the slice views back to the lesion before."""
        self._go(self._find_lesions(), -1)

    def next_uncertain(self) -> None:
        """Move the slice views to the next place where the network was not sure, worst first."""
        if self._uncertain is None:
            segmentation = self._results.segmentation
            self._uncertain = Navigator([] if segmentation is None else least_sure_places(segmentation))
        if not len(self._uncertain):
            self._say(_("No place stands out as uncertain."))
            return
        number, place = self._uncertain.move(1)
        display.jump_to(self._scene, place.ras)
        text = _("Uncertain place {number} of {count}: {what}")
        self._say(text.format(number=number, count=len(self._uncertain), what=place.text))

    def _uncertainty_node(self) -> slicer.vtkMRMLScalarVolumeNode | None:
        segmentation = self._results.segmentation
        return None if segmentation is None else uncertainty_node(segmentation)

    def _follow_uncertainty(self) -> None:
        """Let the box tell whether the map lies over the CT; a map of another result goes with that."""
        box, node = self._ui.showUncertaintyCheckBox, self._uncertainty_node()
        if box.checked and (node is None or not display.is_overlay(node)):
            box.checked = False
        box.enabled = node is not None

    def _show_uncertainty(self, on: bool) -> None:
        display.set_overlay(self._scene, self._uncertainty_node() if on else None)

    def _find_lesions(self) -> Navigator:
        if self._lesions is None:
            volume_node = self._results.volume_node
            if volume_node is None:
                return Navigator()
            with slicer.util.tryWithErrorDisplay(_("The lesions could not be found."), waitCursor=True):
                min_ml = self._ui.minLesionSpinBox.value
                self._lesions = Navigator(lesion_places(self._results.segmentation, volume_node, min_ml))
        return self._lesions or Navigator()

    def _go(self, places: Navigator, step: int) -> None:
        if len(places):
            self._show_lesion(places, *places.move(step))
        elif self._results.volume_node is None:
            self._say(_("The CT of this segmentation is no longer in the scene; load it again."))
        else:
            self._say(_("There is no lesion of {ml} mL or more.").format(ml=f"{self._ui.minLesionSpinBox.value:g}"))

    def _show_lesion(self, places: Navigator, number: int, place: Place) -> None:
        display.jump_to(self._scene, place.ras)
        text = _("Lesion {number} of {count}: {what}")
        self._say(text.format(number=number, count=len(places), what=place.text))

    def _list_lesions(self) -> None:
        self._menu.clear()
        places = self._find_lesions()
        for index in range(min(len(places), _LISTED)):
            action = self._menu.addAction(f"{index + 1}: {places[index].text}")
            action.triggered.connect(partial(self._choose, index))
        if not len(places):
            self._menu.addAction(_("No lesion of this size")).enabled = False
        elif len(places) > _LISTED:
            text = _("and {count} smaller ones").format(count=len(places) - _LISTED)
            self._menu.addAction(text).enabled = False

    def _choose(self, index: int, *_: object) -> None:
        places = self._find_lesions()
        self._show_lesion(places, *places.go_to(index))

    def _set_min_ml(self, ml: float) -> None:
        preferences.remember_min_lesion_ml(ml)
        self._lesions = None
        self._say("")

    def _say(self, text: str) -> None:
        self._ui.placeLabel.text = text
        self._ui.placeLabel.visible = bool(text)
