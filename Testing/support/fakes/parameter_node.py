"""``slicer.parameterNodeWrapper``: typed attributes on a real vtkMRMLScriptedModuleNode, tied to widgets by name.

It knows the types that the module uses, stores them as Slicer does, and raises where Slicer raises: on values of the
wrong type or range, and on widgets that it cannot tie to a type.
"""

import enum
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import slicer
from PySide6 import QtWidgets

from .widgets import qMRMLNodeComboBox


@dataclass(frozen=True)
class WithinRange:
    """The smallest and the largest value."""

    minimum: float
    maximum: float


def parameterNodeWrapper(cls: type) -> type:
    """Make a class of annotated attributes into a wrapper of a parameter node."""
    for name, hint in typing.get_type_hints(cls, include_extras=True).items():
        setattr(cls, name, _Attribute(name, hint, getattr(cls, name, None)))
    names = {name: attribute for name, attribute in vars(cls).items() if isinstance(attribute, _Attribute)}

    def init(self: Any, node: slicer.vtkMRMLScriptedModuleNode) -> None:
        self.parameterNode = node
        self._guis = {}
        for attribute in names.values():
            if not node.HasParameter(attribute.name):
                attribute.__set__(self, attribute.default)

    cls.__init__ = init
    cls.connectParametersToGui = lambda self, widgets: _connect(self, names, widgets)
    cls.disconnectGui = _disconnect
    cls.AddObserver = lambda self, event, callback: self.parameterNode.AddObserver(event, callback)
    cls.RemoveObserver = lambda self, tag: self.parameterNode.RemoveObserver(tag)
    return cls


class _Attribute:
    """One typed parameter."""

    def __init__(self, name: str, hint: Any, default: Any) -> None:
        self.name = name
        self.type, *limits = typing.get_args(hint) if typing.get_origin(hint) is typing.Annotated else (hint,)
        self.range = next((limit for limit in limits if isinstance(limit, WithinRange)), None)
        self.is_node = issubclass(self.type, slicer.vtkMRMLNode)
        if not self.is_node and self.type not in (str, int, float, bool) and not issubclass(self.type, enum.Enum):
            raise TypeError(f"The fake knows no parameter of {self.type}.")
        self.default = default if self.is_node or default is not None else self.type()

    def __get__(self, wrapper: Any, owner: type) -> Any:
        if wrapper is None:
            return self
        node = wrapper.parameterNode
        if self.is_node:
            return node.GetNodeReference(self.name)
        text = node.GetParameter(self.name)
        if issubclass(self.type, enum.Enum):
            return self.type[text]
        return text == "True" if self.type is bool else self.type(text)

    def __set__(self, wrapper: Any, value: Any) -> None:
        kind = (int, float) if self.type is float else self.type
        if not isinstance(value, kind) and not (self.is_node and value is None):
            raise TypeError(f"{self.name} is {value!r}, not of {self.type}.")
        if self.range is not None and not self.range.minimum <= value <= self.range.maximum:
            raise ValueError(f"{self.name} is {value}, not in {self.range}.")
        node = wrapper.parameterNode
        with slicer.util.NodeModify(node):
            if self.is_node:
                node.SetParameter(self.name, "")
                node.SetNodeReferenceID(self.name, None if value is None else value.GetID())
            else:
                node.SetParameter(self.name, value.name if isinstance(value, enum.Enum) else str(value))


@dataclass
class _Tie:
    """A widget tied to a parameter: how it is read and written, and the signal that it changed."""

    read: Callable[[], Any]
    write: Callable[[Any], None]
    changed: Any
    slot: Callable[..., None] | None = None


def _tie(widget: Any, attribute: _Attribute) -> _Tie:
    kind = attribute.type
    if attribute.is_node and type(widget) is qMRMLNodeComboBox:
        widget.nodeTypes = [kind.__name__]
        return _Tie(widget.currentNode, widget.setCurrentNode, widget.currentNodeChanged)
    if kind is bool and type(widget) is QtWidgets.QCheckBox:
        return _Tie(widget.isChecked, widget.setChecked, widget.toggled)
    if (kind, type(widget)) in ((int, QtWidgets.QSpinBox), (float, QtWidgets.QDoubleSpinBox)):
        if attribute.range is not None:
            widget.setRange(attribute.range.minimum, attribute.range.maximum)
        return _Tie(widget.value, widget.setValue, widget.valueChanged)
    if issubclass(kind, enum.Enum) and type(widget) is QtWidgets.QComboBox:
        members = list(kind)
        widget.clear()
        widget.addItems([member.label() for member in members])
        return _Tie(
            lambda: members[widget.currentIndex()],
            lambda value: widget.setCurrentIndex(members.index(value)),
            widget.currentIndexChanged,
        )
    raise RuntimeError(f"Slicer cannot tie {attribute.name}, of {kind}, to a {type(widget).__name__}.")


def _connect(wrapper: Any, names: dict[str, _Attribute], widgets: dict[str, Any]) -> int:
    ties = {}
    for name, widget in widgets.items():
        if name not in names:
            raise ValueError(f"The form names a parameter '{name}' that there is not.")
        ties[name] = _tie(widget, names[name])
    for name, tie in ties.items():
        tie.write(getattr(wrapper, name))
        tie.slot = lambda *_, name=name, tie=tie: setattr(wrapper, name, tie.read())
        tie.changed.connect(tie.slot)

    def show(*_: object) -> None:
        for name, tie in ties.items():
            if tie.read() != getattr(wrapper, name):
                tie.write(getattr(wrapper, name))

    tag = len(wrapper._guis)
    wrapper._guis[tag] = ties, wrapper.AddObserver("ModifiedEvent", show)
    return tag


def _disconnect(wrapper: Any, tag: int) -> None:
    ties, observer = wrapper._guis.pop(tag)
    for tie in ties.values():
        tie.changed.disconnect(tie.slot)
    wrapper.RemoveObserver(observer)
