"""Every question that the panel asks; the tests answer them instead of a user."""

from collections.abc import Collection, Sequence
from pathlib import Path

import qt
from slicer.i18n import tr as _

from CovidSegExtension.frontend.engine_sentences import translated
from CovidSegExtension.frontend.questions import Questions
from CovidSegExtension.frontend.retraining import Retraining
from CovidSegExtension.labels import LABELS


class Dialogs(Questions):
    """Modal questions above `parent`."""

    def __init__(self, parent: "qt.QWidget | None" = None) -> None:
        self._parent = parent

    def ask(self, question: str) -> bool:
        """Return whether the user says yes."""
        buttons = qt.QMessageBox.Yes | qt.QMessageBox.No
        return qt.QMessageBox.question(self._parent, "CovidSeg", question, buttons) == qt.QMessageBox.Yes

    def choose(self, question: str, options: Sequence[str]) -> int | None:
        """Return the index of the option that the user takes, the first by pressing Enter; None for Cancel."""
        box = qt.QMessageBox(self._parent)
        box.windowTitle = "CovidSeg"
        box.icon = qt.QMessageBox.Question
        box.text = question
        buttons = [box.addButton(option, qt.QMessageBox.AcceptRole) for option in options]
        box.setDefaultButton(buttons[0])
        box.addButton(qt.QMessageBox.Cancel)
        box.exec_()
        chosen = next((index for index, button in enumerate(buttons) if button == box.clickedButton()), None)
        box.deleteLater()
        return chosen

    def agree(self, terms: str) -> bool:
        """Return whether the user agrees to the terms of a model."""
        return self.ask(terms)

    def tell(self, text: str) -> None:
        """Show an error."""
        qt.QMessageBox.warning(self._parent, "CovidSeg", translated(text))

    def folder(self, title: str, start: Path | None) -> Path | None:
        """Return an existing folder."""
        chosen = qt.QFileDialog.getExistingDirectory(self._parent, title, str(start or ""))
        return Path(chosen) if chosen else None

    def save_as(self, title: str, start: Path, suffix: str) -> Path | None:
        """Return a file's path that ends with `suffix`; if it exists, the user agreed to overwriting it."""
        chosen = qt.QFileDialog.getSaveFileName(self._parent, title, str(start), f"(*{suffix})")
        if not chosen:
            return None
        path = Path(chosen)
        if path.name.endswith(suffix):
            return path  # the file dialog asked by itself
        path = path.with_name(path.name + suffix)
        if path.exists() and not self.ask(_("{path} exists. Replace it?").format(path=path)):
            return None
        return path

    def corrected_labels(self, edited: Collection[int]) -> tuple[int, ...] | None:
        """Return the values of the classes that the user looked through; `edited` are ticked beforehand."""
        dialog, form = self._form(
            _("Which classes are right on every slice now? The training takes the others for unknown, not for absent.")
        )
        boxes = []
        for label in LABELS:
            box = qt.QCheckBox(label.name, dialog)
            box.checked = label.value in edited
            form.addRow(box)
            boxes.append(box)
        if not self._accepted(dialog, form):
            return None
        return tuple(label.value for label, box in zip(LABELS, boxes, strict=True) if box.checked)

    def retraining(self, suggestion: Retraining, cases: int) -> Retraining | None:
        """Return name and epochs of a retraining, as suggested or changed."""
        dialog, form = self._form(
            _("Train the chosen model further on the {count} cases of {folder}.").format(
                count=cases, folder=suggestion.folder
            )
        )
        name = qt.QLineEdit(suggestion.name, dialog)
        epochs = qt.QSpinBox(dialog)
        epochs.minimum, epochs.maximum, epochs.value = 1, 1000, suggestion.epochs
        epochs.toolTip = _("How often the training goes through its samples; more takes longer")
        form.addRow(_("Name of the new model:"), name)
        form.addRow(_("Epochs:"), epochs)
        if not self._accepted(dialog, form):
            return None
        return Retraining(suggestion.folder, name.text.strip(), epochs.value)

    def _form(self, text: str) -> "tuple[qt.QDialog, qt.QFormLayout]":
        dialog = qt.QDialog(self._parent)
        dialog.windowTitle = "CovidSeg"
        form = qt.QFormLayout(dialog)
        label = qt.QLabel(text, dialog)
        label.wordWrap = True
        label.minimumWidth = 340
        form.addRow(label)
        return dialog, form

    def _accepted(self, dialog: "qt.QDialog", form: "qt.QFormLayout") -> bool:
        buttons = qt.QDialogButtonBox(qt.QDialogButtonBox.Ok | qt.QDialogButtonBox.Cancel, dialog)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        form.addRow(buttons)
        accepted = bool(dialog.exec_())
        dialog.deleteLater()
        return accepted
