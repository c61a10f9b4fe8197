"""The panel by keyboard, with a screen reader, in large type; and nothing that it opened stays behind."""

import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import pytest
import qt
from CovidSegLib.widgets.dialogs import Dialogs

from CovidSegExtension.frontend.retraining import Retraining

from ...support.held_services import HeldClient, start
from ...support.sources import ROOT

FORM = ROOT / "CovidSeg" / "Resources" / "UI" / "CovidSeg.ui"


@pytest.fixture
def desk(open_desk):
    """Return a panel with a result, all of it unfolded."""
    desk = open_desk(HeldClient())
    desk.load_ct()
    desk.ui.probabilitiesCheckBox.checked = True
    start(desk).answer()
    desk.table()
    for widget in vars(desk.ui).values():
        if widget.metaObject().className() == "ctkCollapsibleButton":
            widget.collapsed = False
    lay_out(desk)
    return desk


def lay_out(desk, width: int = 500) -> None:
    """Give the panel its height for a width, or for what it needs at least."""
    for _ in range(3):
        qt.QApplication.processEvents()
        width = max(width, desk.place.layout().totalMinimumSize().width())
        desk.place.resize(width, desk.place.layout().totalHeightForWidth(width))
    qt.QApplication.processEvents()


def stops(place) -> list:
    """Return what the Tab key comes to, in its order; parts of a spin box are it."""
    found, widget = [], place.nextInFocusChain()
    while widget is not place:
        by_tab = widget.visible and widget.enabled and widget.focusPolicy.value & qt.Qt.TabFocus.value
        if by_tab and not isinstance(widget.parent(), qt.QAbstractSpinBox):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def place_of(widget, place) -> tuple[int, int, int]:
    corner = widget.mapTo(place, qt.QPoint(0, 0))
    return corner.y(), corner.y() + widget.height, corner.x()


def test_tab_goes_through_the_panel_as_it_is_read(desk):
    found = stops(desk.place)
    assert len(found) > 50
    for one, other in pairwise(found):
        top, bottom, left = place_of(one, desk.place)
        next_top, next_bottom, next_left = place_of(other, desk.place)
        same_row = min(bottom, next_bottom) > max(top, next_top)
        assert next_left > left if same_row else next_top >= bottom, (one.objectName, other.objectName)


def test_tab_reaches_every_control_of_the_form(desk):
    reached = set()
    for widget in stops(desk.place):
        while widget is not None and widget is not desk.place:
            reached.add(widget.objectName)
            widget = widget.parentWidget()
    controls = {
        name
        for name, widget in vars(desk.ui).items()
        if widget.visible and widget.enabled and isinstance(widget, (qt.QAbstractButton, qt.QComboBox, qt.QSpinBox))
    }
    assert len(controls) > 30
    assert controls - reached == set()


def test_every_control_has_a_name_for_a_screen_reader(desk):
    labelled = {label.buddy() for label in desk.place.findChildren(qt.QLabel) if label.buddy() is not None}
    nameless = []
    for widget in stops(desk.place):
        if isinstance(widget, qt.QAbstractButton) and any(map(str.isalpha, widget.text)):
            continue
        above = [widget, widget.parentWidget()]  # a selector of nodes has a list inside
        if not any(each.accessibleName or each in labelled for each in above):
            nameless.append(widget.objectName)
    assert nameless == []


def test_a_row_of_many_cts_opens_by_the_keyboard(desk):
    desk.ui.batchSceneButton.click()
    desk.client.held[-1].answer()
    desk.wait_until(lambda: not desk.panel.batch.running)
    desk.parameters.segmentation = None
    table = desk.ui.batchTable
    table.setCurrentCell(0, 0)
    event = qt.QKeyEvent(qt.QEvent.KeyPress, qt.Qt.Key_Return, qt.Qt.NoModifier)
    qt.QApplication.sendEvent(table, event)
    assert desk.segmentation is not None


def test_no_size_of_type_is_fixed():
    assert list(ElementTree.parse(FORM).getroot().iter("pointsize")) == []
    for file in (ROOT / "CovidSeg").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(word in text for word in ("font-size", "setPointSize", "setPixelSize", "pointSize")), file


def test_nothing_is_cut_off_in_type_twice_as_large(application, desk):
    usual = application.font()
    large = qt.QFont(usual)
    large.setPointSizeF(2 * usual.pointSizeF())
    try:
        application.setFont(large)
        desk.panel.results.measure()
        desk.table()
        desk.panel.update()
        lay_out(desk)
        assert desk.ui.modelInfoLabel.font.pointSizeF() == desk.ui.segmentButton.font.pointSizeF() == large.pointSizeF()
        for widget in desk.place.findChildren(qt.QWidget):
            if widget.visible and isinstance(widget, (qt.QAbstractButton, qt.QLabel)):
                words = [widget.fontMetrics().horizontalAdvance(word) for word in widget.text.split() or [""]]
                wraps = isinstance(widget, qt.QLabel) and widget.wordWrap
                needed = max(words) if wraps else widget.fontMetrics().horizontalAdvance(widget.text.replace("&", ""))
                assert widget.width >= needed, (widget.objectName, widget.text)
                assert widget.height >= (
                    widget.heightForWidth(widget.width) if wraps else widget.fontMetrics().height()
                )
        table = desk.ui.findingsTable
        assert table.verticalScrollBar().maximum == table.horizontalScrollBar().maximum == 0
        for row in range(table.rowCount):
            for column in range(table.columnCount):
                item = table.item(row, column)
                assert qt.QFontMetrics(item.font()).horizontalAdvance(item.text()) < table.columnWidth(column), (
                    item.text()
                )
    finally:
        application.setFont(usual)


def test_dialogs_do_not_pile_up(application, desk, tmp_path):
    dialogs = Dialogs(desk.place)

    def close() -> None:
        application.activeModalWidget().close()

    def all_of_them() -> None:
        for ask in (
            lambda: dialogs.ask("Replace it?"),
            lambda: dialogs.choose("It was corrected.", ["New", "Replace"]),
            lambda: dialogs.tell("It failed."),
            lambda: dialogs.agree("Terms."),
            lambda: dialogs.corrected_labels((1,)),
            lambda: dialogs.retraining(Retraining(tmp_path, "mine", 7), 3),
        ):
            qt.QTimer.singleShot(0, close)
            ask()
        for menu in (desk.ui.exportButton.menu(), desk.ui.compareButton.menu(), desk.ui.lesionsButton.menu()):
            menu.aboutToShow.emit()
        qt.QApplication.sendPostedEvents(None, qt.QEvent.DeferredDelete)
        qt.QApplication.processEvents()

    def living() -> tuple[int, int]:
        return len(application.topLevelWidgets()), len(desk.place.findChildren(qt.QObject))

    all_of_them()
    before = living()
    for _ in range(20):
        all_of_them()
    assert living() == before
