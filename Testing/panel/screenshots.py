"""Make the pictures of the panel in ``Resources/Screenshots``: ``python -m Testing.panel.screenshots``.

The real panel on a real run of the default model on the phantom, drawn by Qt without a screen. Widgets of Slicer that
are fakes here, the segment editor above all, look otherwise in Slicer.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "CovidSeg"))

from ..support.fakes import qt  # noqa: E402  # after the path is set

qt.install()
qt.use_true_property(__name__)

from ..support.fakes import application  # noqa: E402  # after Qt is in place

application.install()
WIDTH = 500


def main() -> None:
    """Draw the panel idle, running, done, correcting, with many CTs and failed, each light and dark."""
    app = qt.QApplication([])
    app.setStyle("Fusion")  # as Slicer's own styles are made of it
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # none of the user's own models
        _draw_all(app)


def _draw_all(app) -> None:
    from ..support.desk import Desk, WarmClient

    client = WarmClient()
    desk = Desk(client)
    desk.wait_until(lambda: desk.ui.deviceSelector.count > 1)
    _draw(app, desk, "idle")
    desk.ui.sampleButton.click()
    desk.ui.segmentButton.click()
    desk.wait_until(lambda: desk.ui.progressBar.value > 60)
    _draw(app, desk, "running")
    desk.wait()
    desk.table()
    desk.ui.nextLesionButton.click()
    _draw(app, desk, "done")
    desk.ui.lungsButton.click()
    _draw(app, desk, "lungs")
    desk.ui.lungsButton.click()
    _draw_many(app, desk)
    desk.parameters.segmentation = None
    desk.ui.deviceSelector.addItem("cuda:3", "cuda:3")
    desk.ui.deviceSelector.currentIndex = desk.ui.deviceSelector.count - 1
    desk.segment()
    _draw(app, desk, "error")
    desk.leave()
    client.end()


def _draw_many(app, desk) -> None:
    """Draw two CTs segmented one after another, one of which has lost its voxels, beside the zones of the first."""
    lost = desk.scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "CT without its file")
    desk.ui.zonesCheckBox.checked = True
    desk.ui.batchButton.collapsed = False
    desk.ui.correctButton.collapsed = True
    desk.ui.batchSceneButton.click()
    desk.wait_until(lambda: not desk.panel.batch.running)
    desk.table()
    _draw(app, desk, "many")
    desk.scene.RemoveNode(lost)
    desk.ui.batchButton.collapsed = True
    desk.ui.correctButton.collapsed = False
    desk.ui.zonesCheckBox.checked = False


def _draw(app, desk, state: str) -> None:
    light = app.palette()
    _draw_themed(app, desk, state)
    app.setPalette(_dark())
    desk.panel.update()  # a style sheet keeps the colours of the palette that it was set under
    _draw_themed(app, desk, f"{state}-dark")
    app.setPalette(light)
    desk.panel.update()


def _dark():
    """Return a palette like that of Slicer's dark style."""
    palette = qt.QPalette()
    for role, color in (
        ("Window", "#353535"),
        ("WindowText", "#ffffff"),
        ("Base", "#2a2a2a"),
        ("AlternateBase", "#424242"),
        ("Text", "#ffffff"),
        ("Button", "#353535"),
        ("ButtonText", "#ffffff"),
        ("Highlight", "#2a82da"),
        ("HighlightedText", "#ffffff"),
        ("ToolTipBase", "#353535"),
        ("ToolTipText", "#ffffff"),
    ):
        palette.setColor(getattr(qt.QPalette, role), qt.QColor(color))
    for role in ("Text", "WindowText", "ButtonText"):
        palette.setColor(qt.QPalette.Disabled, getattr(qt.QPalette, role), qt.QColor("#7f7f7f"))
    return palette


def _draw_themed(app, desk, state: str) -> None:
    place = desk.place
    for _ in range(3):  # the heights of wrapped lines follow the width, and the window follows the heights
        app.processEvents()
        place.resize(WIDTH, place.layout().totalHeightForWidth(WIDTH))
    app.processEvents()
    shown = place.grab()
    bottom = max(
        widget.mapTo(place, widget.rect.bottomLeft()).y()
        for widget in place.findChildren(qt.QWidget)
        if widget.visible and widget.metaObject().className() != "qMRMLWidget"
    )
    path = ROOT / "Resources" / "Screenshots" / f"panel-{state}.png"
    shown.copy(0, 0, shown.width(), bottom + 12).save(str(path))
    print(path)


if __name__ == "__main__":
    main()
