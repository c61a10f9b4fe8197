"""Draw the module's icon: ``python -m Testing.panel.icon``. Lungs, and lesions in the colours of their classes."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

from CovidSegExtension.labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION

ICON = Path(__file__).resolve().parents[2] / "CovidSeg" / "Resources" / "Icons" / "CovidSeg.png"
SIZE = 128


def main() -> None:
    """Write the icon."""
    app = QGuiApplication([])
    image = QImage(SIZE, SIZE, QImage.Format_ARGB32)
    image.fill(Qt.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.Antialiasing)
    lungs = [_lung(1), _lung(-1)]
    painter.setPen(QPen(QColor("#37474f"), 5, Qt.SolidLine, Qt.RoundCap))
    painter.drawLine(QPointF(64, 8), QPointF(64, 44))  # windpipe and main bronchi
    painter.drawLine(QPointF(64, 44), QPointF(48, 60))
    painter.drawLine(QPointF(64, 44), QPointF(80, 60))
    for lung in lungs:
        painter.fillPath(lung, QColor("#b0bec5"))
        painter.setClipPath(lung)
        for label, x, y, radius in ((GGO, 24, 62, 17), (CONSOLIDATION, 98, 72, 14), (PLEURAL_EFFUSION, 96, 128, 28)):
            painter.setPen(Qt.NoPen)
            painter.setBrush(QColor(*label.color))
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setClipping(False)
        painter.strokePath(lung, QPen(QColor("#37474f"), 4))
    painter.end()
    image.save(str(ICON))
    del app


def _lung(side: int) -> QPainterPath:
    """Return the outline of a lung, the patient's right (1, on the picture's left) or left (-1)."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(64 - side * x, y)

    path = QPainterPath(at(12, 60))
    path.cubicTo(at(12, 34), at(22, 18), at(32, 20))
    path.cubicTo(at(50, 26), at(62, 84), at(58, 112))
    path.cubicTo(at(56, 122), at(44, 116), at(34, 106))
    path.cubicTo(at(26, 98), at(12, 104), at(12, 92))
    path.closeSubpath()
    return path


if __name__ == "__main__":
    main()
