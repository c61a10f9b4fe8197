"""The results under the button: a table that follows every edit, how segments are shown, places to go to."""

from types import SimpleNamespace

import numpy as np
import qt
import slicer
from numpy.typing import NDArray
from slicer.i18n import tr as _

from CovidSegExtension.labels import LABELS
from CovidSegExtension.measurement.findings import Amount, Findings, measure_findings
from CovidSegExtension.measurement.lesions import find_lesions
from CovidSegExtension.measurement.volumes import LungVolumes
from CovidSegExtension.mrml import display
from CovidSegExtension.mrml.edits import Observation, watch_edits
from CovidSegExtension.mrml.grids import segmented_grid, world_affine
from CovidSegExtension.mrml.results import lung_sides, uncertain_places, volume_of
from CovidSegExtension.mrml.scene import labels_from_segmentation
from CovidSegExtension.volume import LabelMap

from ..logic import preferences
from .navigator import Navigator, Place

_REFRESH_AFTER_MS = 400
"""Edits come in bursts, such as the steps of a brush; the table waits for a pause."""


class Results:
    """Shows one segmentation; `ui` are the widgets of the panel."""

    def __init__(self, ui: SimpleNamespace, scene: slicer.vtkMRMLScene) -> None:
        self.findings: Findings | None = None
        self._ui = ui
        self._scene = scene
        self._segmentation: slicer.vtkMRMLSegmentationNode | None = None
        self._watch: Observation | None = None
        self._observer: int | None = None
        self._lesions: Navigator | None = None
        self._uncertain: Navigator | None = None
        self._showing = False
        self._timer = qt.QTimer()
        self._timer.interval = _REFRESH_AFTER_MS
        self._timer.timeout.connect(self.refresh)
        self._set_up_table()
        ui.nextLesionButton.clicked.connect(self.next_lesion)
        ui.nextUncertainButton.clicked.connect(self.next_uncertain)
        ui.show3DCheckBox.toggled.connect(self._set_3d)
        ui.outlineCheckBox.toggled.connect(self._set_outline)
        ui.opacitySlider.valueChanged.connect(self._set_opacity)

    @property
    def segmentation(self) -> slicer.vtkMRMLSegmentationNode | None:
        """The segmentation on show."""
        return self._segmentation

    def show(self, segmentation: slicer.vtkMRMLSegmentationNode | None) -> None:
        """Show this segmentation, or none."""
        self._stop_watching()
        self._segmentation = segmentation
        if segmentation is not None and volume_of(segmentation) is not None:
            self._watch = watch_edits(segmentation)
            event = slicer.vtkSegmentation.SourceRepresentationModified
            self._observer = segmentation.AddObserver(event, self._on_edit)
        self.refresh()

    def apply_preferences(self) -> None:
        """Show a new segmentation as the user showed the last one."""
        if self._segmentation is not None:
            display.set_outline(self._segmentation, preferences.outline_only())
            self._show_display()

    def close(self) -> None:
        """Let go of everything."""
        self._timer.stop()
        self._stop_watching()
        self._segmentation = None

    def refresh(self) -> None:
        """Measure again and show the figures; the places begin anew."""
        self._timer.stop()
        self._lesions = self._uncertain = None
        self._say_place("")
        segmentation = self._segmentation
        volume_node = None if segmentation is None else volume_of(segmentation)
        if segmentation is None or volume_node is None:
            self.findings = None
            self._ui.findingsTable.rowCount = 0
            self._fit_table()
            return
        labels = labels_from_segmentation(segmentation, volume_node)
        self.findings = measure_findings(labels, _affine(volume_node), lung_sides(segmentation, labels.shape))
        self._fill_table(self.findings)
        self._show_display()

    def next_lesion(self) -> None:
        """Move the slice views to the next lesion, largest first."""
        if self._lesions is None:
            volume_node = volume_of(self._segmentation)
            labels = labels_from_segmentation(self._segmentation, volume_node)
            names = {label.value: label.name for label in LABELS}
            self._lesions = Navigator(
                [
                    Place(
                        lesion.centre_ras,
                        _("{name}, {ml} mL").format(name=names[lesion.values[0]], ml=f"{lesion.ml:.1f}"),
                    )
                    for lesion in find_lesions(LabelMap.from_array(labels, _affine(volume_node)))
                ]
            )
        self._visit(self._lesions, _("Lesion {number} of {count}: {what}"), _("There is no lesion."))

    def next_uncertain(self) -> None:
        """Move the slice views to the next slice that the model was not sure of, worst first."""
        if self._uncertain is None:
            self._uncertain = Navigator(
                [
                    Place(centre, _("uncertainty {percent} %").format(percent=round(100 * uncertainty)))
                    for centre, uncertainty in uncertain_places(self._segmentation)
                ]
            )
        self._visit(
            self._uncertain, _("Uncertain slice {number} of {count}: {what}"), _("No slice stands out as uncertain.")
        )

    def _visit(self, places: Navigator, text: str, nothing: str) -> None:
        if not len(places):
            self._say_place(nothing)
            return
        number, place = places.next()
        display.jump_to(self._scene, place.ras)
        self._say_place(text.format(number=number, count=len(places), what=place.text))

    def _say_place(self, text: str) -> None:
        self._ui.placeLabel.text = text
        self._ui.placeLabel.visible = bool(text)

    def _on_edit(self, caller: object, event: str) -> None:
        self._timer.start()

    def _stop_watching(self) -> None:
        if self._watch is not None:
            self._watch.stop()
        if self._observer is not None and self._segmentation is not None:
            self._segmentation.RemoveObserver(self._observer)
        self._watch = self._observer = None

    def _set_up_table(self) -> None:
        table = self._ui.findingsTable
        heads = [_("Finding"), _("mL"), _("% of lungs"), _("Right, mL"), _("Left, mL")]
        table.columnCount = len(heads)
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeaderItem(3).setToolTip(_("On the patient's right; in brackets the share of the right lung"))
        table.horizontalHeaderItem(4).setToolTip(_("On the patient's left; in brackets the share of the left lung"))
        table.verticalHeader().hide()
        table.wordWrap = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(qt.QHeaderView.ResizeToContents)
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        self._fit_table()

    def _fill_table(self, findings: Findings) -> None:
        table = self._ui.findingsTable
        rows = [_row(one.label.name, one.total, one.right, one.left) for one in findings.findings]
        rows.append(_row(_("Affected lung"), *findings.affected))
        if findings.lungs is not None:
            rows.append(_lungs_row(findings.lungs))
        table.rowCount = len(rows)
        colors = [one.label.color for one in findings.findings]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = qt.QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(qt.Qt.AlignRight | qt.Qt.AlignVCenter)
                elif row < len(colors):
                    item.setIcon(_color_icon(colors[row]))
                if row == len(colors):  # affected lung: what is read first
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                table.setItem(row, column, item)
        self._fit_table()

    def _fit_table(self) -> None:
        table = self._ui.findingsTable
        table.resizeRowsToContents()
        rows = sum(table.rowHeight(row) for row in range(table.rowCount))
        table.setFixedHeight(table.horizontalHeader().sizeHint.height() + rows + 2)

    def _show_display(self) -> None:
        """Let the controls tell how the segmentation is shown."""
        self._showing = True
        node = display.display_node(self._segmentation)
        self._ui.show3DCheckBox.checked = display.is_3d(self._segmentation)
        self._ui.outlineCheckBox.checked = not node.GetVisibility2DFill()
        self._ui.opacitySlider.value = round(100 * node.GetOpacity())
        self._showing = False

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


def _affine(volume_node: slicer.vtkMRMLScalarVolumeNode) -> NDArray[np.float64]:
    """Return the affine to the world of the grid on which the CT is segmented."""
    affine = world_affine(volume_node)
    return segmented_grid(volume_node).affine if affine is None else affine


def _row(name: str, total: Amount, right: Amount | None, left: Amount | None) -> list[str]:
    share = "–" if total.share is None else f"{100 * total.share:.1f}"
    return [name, _ml(total.ml), share, _side(right), _side(left)]


def _ml(volume: float) -> str:
    return f"{volume:.0f}" if volume >= 100 else f"{volume:.1f}"


def _side(amount: Amount | None) -> str:
    if amount is None:
        return "–"
    share = "" if amount.share is None else f" ({100 * amount.share:.1f} %)"
    return _ml(amount.ml) + share


def _lungs_row(lungs: LungVolumes) -> list[str]:
    return [_("Lungs"), _ml(lungs.total_ml), "", _ml(lungs.right_ml), _ml(lungs.left_ml)]


def _color_icon(color: tuple[int, int, int]) -> "qt.QIcon":
    pixmap = qt.QPixmap(12, 12)
    pixmap.fill(qt.QColor(*color))
    return qt.QIcon(pixmap)
