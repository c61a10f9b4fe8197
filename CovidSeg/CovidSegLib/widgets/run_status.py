"""The big button, the progress bar below it, and the line that says in plain words how things stand."""

from types import SimpleNamespace

from slicer.i18n import tr as _

from CovidSegExtension.frontend.segmenting import Phase, Status

_STYLE = "border: 0px solid {color}; border-left-width: 4px; padding: 3px 0px 3px 8px; color: palette(window-text);"
_COLORS = {
    Phase.IDLE: "#9e9e9e",
    Phase.INSTALLING: "#1e88e5",
    Phase.RUNNING: "#1e88e5",
    Phase.STOPPING: "#fb8c00",
    Phase.DONE: "#43a047",
    Phase.FAILED: "#e53935",
}


def show_run(ui: SimpleNamespace, status: Status, problem: str | None) -> None:
    """Show how the run stands; `problem` is what keeps the next one from starting."""
    ui.segmentButton.text = _("Cancel") if status.busy else _("Segment")
    installing = status.phase is Phase.INSTALLING
    ui.segmentButton.enabled = status.phase is Phase.RUNNING or not (status.busy or installing or problem)
    ui.segmentButton.toolTip = problem or _("Find and measure the lesions on the CT")
    ui.progressBar.visible = status.busy or installing
    ui.progressBar.maximum = 0 if installing else 100  # without an end, where none can be told
    ui.progressBar.value = status.percent or 0
    ui.statusLabel.text = status.text or problem or _("Ready to segment.")
    ui.statusLabel.styleSheet = _STYLE.format(color=_COLORS[status.phase])
    ui.detailsButton.visible = bool(status.details)
    ui.detailsText.plainText = status.details
    ui.detailsText.visible = bool(status.details) and ui.detailsButton.checked
