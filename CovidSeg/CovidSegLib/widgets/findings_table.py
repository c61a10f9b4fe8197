"""The table of findings, and severity below it."""

from collections.abc import Sequence
from types import SimpleNamespace

import qt
from slicer.i18n import tr as _

from CovidSegExtension.frontend.findings import findings_heads, findings_rows
from CovidSegExtension.measurement.findings import Findings


class FindingsTable:
    """Fills the table of the form; cells can be selected and copied."""

    def __init__(self, ui: SimpleNamespace) -> None:
        self._table, self._severity, self._zones = ui.findingsTable, ui.severityLabel, ui.zonesCheckBox
        self._shown: Findings | None = None
        self._buttons = (ui.copyTableButton, ui.tableNodeButton)
        self._set_up()
        self.clear()

    def fill(self, findings: Findings) -> None:
        """Show these figures."""
<<<<<<< HEAD
        table = self._table
        rows = findings_rows(findings)
=======
        self._shown, table = findings, self._table
        rows = [_row(one.label.name, one.total, one.right, one.left) for one in findings.findings]
        rows.append(_row(_("Affected lung"), *findings.affected))
        bold = len(rows) - 1
        if self._zones.checked:
            rows += _zone_rows(findings.zones)
        if findings.lungs is not None:
            rows.append(_lungs_row(findings.lungs))
>>>>>>> 0336d42 (Panel: uncertainty as a map over the CT, zones, comparison with an earlier CT, DICOM SEG and SR into folder or database)
        table.rowCount = len(rows)
        colors = [one.label.color for one in findings.findings]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = qt.QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(qt.Qt.AlignRight | qt.Qt.AlignVCenter)
                elif row < len(colors):
                    item.setIcon(_color_icon(colors[row]))
                if row == bold:  # affected lung: what is read first
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                table.setItem(row, column, item)
        self._severity.text = "\n".join(f"{score.name}: {score.text}" for score in findings.severity)
        self._severity.toolTip = "\n\n".join(
            "\n".join(part for part in (score.name, score.rule, score.source, score.reason) if part)
            for score in findings.severity
        )
        self._severity.visible = bool(findings.severity)
        for button in self._buttons:
            button.enabled = True
        self._zones.enabled = bool(findings.zones)
        self._zones.toolTip = (
            _("Also show ground glass and consolidation in the upper, middle and lower third of each lung's height")
            if findings.zones
            else _("There are no zones: the lungs are unknown, or the scan cuts them off")
        )
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._table.rowCount = 0
        self._severity.text = ""
        self._severity.visible = False
        for button in self._buttons:
            button.enabled = False
        self._fit()

    def copy(self) -> None:
        """Put the selected rows, or all where none is selected, into the clipboard as text between tabs."""
        table = self._table
        chosen = sorted({item.row() for item in table.selectedItems()}) or range(table.rowCount)
        heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount)]
        lines = [[table.item(row, column).text() for column in range(table.columnCount)] for row in chosen]
        qt.QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in [heads, *lines]))

    def _set_up(self) -> None:
        table = self._table
        heads = findings_heads()
        table.columnCount = len(heads)
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeaderItem(3).setToolTip(
            _("On the patient's right; in brackets the share of the right lung, or of its third")
        )
        table.horizontalHeaderItem(4).setToolTip(
            _("On the patient's left; in brackets the share of the left lung, or of its third")
        )
        table.verticalHeader().hide()
        table.wordWrap = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(qt.QHeaderView.ResizeToContents)
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        self._zones.toggled.connect(self._refill)

    def _refill(self, *_: object) -> None:
        if self._shown is not None:
            self.fill(self._shown)

    def _fit(self) -> None:
        table = self._table
        table.resizeRowsToContents()
        rows = sum(table.rowHeight(row) for row in range(table.rowCount))
        table.setFixedHeight(table.horizontalHeader().sizeHint.height() + rows + 2)


<<<<<<< HEAD
=======
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


def _zone_rows(zones: Sequence[tuple[str, Amount]]) -> list[list[str]]:
    """Return a row for each height, the right and the left lung beside one another."""
    by_zone = dict(zones)
    heights = {"upper": _("upper third"), "middle": _("middle third"), "lower": _("lower third")}
    rows = []
    for height, name in heights.items() if zones else ():
        right, left = (by_zone[f"{side} {height} zone"] for side in ("right", "left"))
        rows.append([_("Affected, {third}").format(third=name), _ml(right.ml + left.ml), "", _side(right), _side(left)])
    return rows


def _lungs_row(lungs: LungVolumes) -> list[str]:
    return [_("Lungs"), _ml(lungs.total_ml), "", _ml(lungs.right_ml), _ml(lungs.left_ml)]


>>>>>>> 0336d42 (Panel: uncertainty as a map over the CT, zones, comparison with an earlier CT, DICOM SEG and SR into folder or database)
def _color_icon(color: tuple[int, int, int]) -> "qt.QIcon":
    pixmap = qt.QPixmap(12, 12)
    pixmap.fill(qt.QColor(*color))
    return qt.QIcon(pixmap)
