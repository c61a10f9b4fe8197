"""``ctk``: the one widget of it that the panel uses."""

from PySide6.QtCore import Property, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

_UNBOUNDED = 16777215  # QWIDGETSIZE_MAX


class Widget(QWidget):
    """A widget written in Python.

    Qt asks it for its size, and PySide6 looks for a Python method of that name. It would find the property that
    ``true_property`` has made of QWidget's own, and crash.
    """

    def sizeHint(self) -> QSize:
        return QWidget.sizeHint(self)

    def minimumSizeHint(self) -> QSize:
        return QWidget.minimumSizeHint(self)


class ctkCollapsibleButton(Widget):
    """A heading that hides and shows what is below it."""

    contentsCollapsed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QToolButton(self)
        self._heading.setToolButtonStyle(Qt.ToolButtonTextBesideIcon)
        self._heading.setAutoRaise(True)
        self._heading.clicked.connect(lambda: self._set_collapsed(not self._collapsed))
        self._set_collapsed(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = self._heading.sizeHint().height()
        self._heading.setGeometry(0, 0, self.width(), height)
        if self.layout() is not None:
            margins = self.layout().contentsMargins()
            margins.setTop(height + 6)
            self.layout().setContentsMargins(margins)

    def _set_collapsed(self, collapsed: bool) -> None:
        self._collapsed = collapsed
        self._heading.setArrowType(Qt.RightArrow if collapsed else Qt.DownArrow)
        self.setMaximumHeight(self._heading.sizeHint().height() if collapsed else _UNBOUNDED)
        self.contentsCollapsed.emit(collapsed)

    text = Property(str, lambda self: self._heading.text(), lambda self, text: self._heading.setText(text))
    collapsed = Property(bool, lambda self: self._collapsed, _set_collapsed)
