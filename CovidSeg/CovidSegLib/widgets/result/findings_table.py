"""The table of findings, and severity below it."""

from types import SimpleNamespace

import qt
from slicer.i18n import tr as _

from CovidSegExtension.frontend.findings import findings_heads, findings_rows, scores_in_words
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
        self._shown, table = findings, self._table
        rows = findings_rows(findings, zones=self._zones.checked)
        bold = len(findings.findings)
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
        scores = scores_in_words(findings)
        self._severity.text = "\n".join(f"{score.name}: {score.text}" for score in scores)
        self._severity.toolTip = "\n\n".join(
            "\n".join(part for part in (score.name, score.rule, score.source, score.reason) if part) for score in scores
        )
        self._severity.visible = bool(scores)
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
        copy_table(self._table)

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
        """Make the table as high as its rows, and at least as wide as what they say, in whatever type."""
        table, header = self._table, self._table.horizontalHeader()
        header.setSectionResizeMode(0, qt.QHeaderView.ResizeToContents)
        table.minimumWidth = header.length() + 2
        header.setSectionResizeMode(0, qt.QHeaderView.Stretch)
        table.resizeRowsToContents()
        rows = sum(table.rowHeight(row) for row in range(table.rowCount))
        table.setFixedHeight(header.sizeHint.height() + rows + 2)


def copy_table(table: "qt.QTableWidget") -> None:
    """Put heads and selected rows, or all where none is selected, into the clipboard as text between tabs."""
    chosen = sorted({item.row() for item in table.selectedItems()}) or range(table.rowCount)
    heads = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount)]
    lines = [[table.item(row, column).text() for column in range(table.columnCount)] for row in chosen]
    qt.QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in [heads, *lines]))


def _color_icon(color: tuple[int, int, int]) -> "qt.QIcon":
    pixmap = qt.QPixmap(12, 12)
    pixmap.fill(qt.QColor(*color))
    return qt.QIcon(pixmap)
