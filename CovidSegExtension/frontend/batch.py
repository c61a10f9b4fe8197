"""Many CTs one after another: those of the scene, or those of a folder; one that fails does not stop the others."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import slicer

from ..errors import CovidSegError
from ..labels import LABELS, PLEURAL_EFFUSION
from ..measurement.findings import measure_findings
from ..mrml.display import display_node, is_background
from ..mrml.results import lung_sides, volume_of
from ..mrml.scene import is_ct, labels_from_segmentation
from ..worker.batch_client import BatchProcess, CaseOutcome, CaseProgress
from ..worker.client import WorkerClient
from ..worker.jobs import Job, WorkerError
from ..worker.translation import tr as _
from .choices import Choices, LungMasking, PlainChoices, find_problem
from .engine_sentences import translated
from .segmenting import Phase, Segmenting


@dataclass(frozen=True)
class BatchRow:
    """One CT of a batch: its name, how it stands, and its figures once there are some.

    Attributes
    ----------
    name, state : str
        The CT, and how it stands in words: the reason where it failed.
    ml : tuple of float
        By class in the order of their values; empty where there are none.
    affected : float or None
        Ground glass and consolidation as a share of the lungs, 0 to 1; None where unknown.
    failed : bool
        Whether it has no result.
    segmentation_id : str
        Node of the result, for a CT of the scene.
    notes : str
        What the user should know of the result.
    source, labels : Path or None
        The CT and its label map, for a CT of a folder that was segmented.
    """

    name: str
    state: str = ""
    ml: tuple[float, ...] = ()
    affected: float | None = None
    failed: bool = False
    segmentation_id: str = ""
    notes: str = ""
    source: Path | None = None
    labels: Path | None = None

    def cells(self) -> list[str]:
        """Return what a table shows: name, state, mL by class, percent of the lungs affected."""
        ml = [f"{each:.1f}" for each in self.ml] or [""] * len(LABELS)
        affected = "" if self.affected is None else f"{100 * self.affected:.1f}"
        return [self.name, self.state, *ml, affected]


def batch_heads() -> list[str]:
    """Return the heads of the columns of `BatchRow.cells`."""
    return [_("CT"), _("State"), _("GGO, mL"), _("Consolidation, mL"), _("Effusion, mL"), _("Affected, %")]


@dataclass
class _SceneRun:
    """CTs of the scene that are still to be segmented, by node and by row, and with which choices."""

    scene: slicer.vtkMRMLScene
    choices: PlainChoices
    waiting: list[tuple[int, str]] = field(default_factory=list)
    row: int | None = None
    advancing: bool = False


class Batch:
    """One batch at a time.

    Parameters
    ----------
    client : WorkerClient
        Segments the CTs of the scene.
    process : BatchProcess
        Segments those of a folder, which need not fit into the scene.
    changed : callable
        Called when `rows`, `text`, `percent` or `running` have changed.
    """

    def __init__(self, client: WorkerClient, process: BatchProcess, changed: Callable[[], None]) -> None:
        self.rows: list[BatchRow] = []
        self.text, self.percent, self.running = "", 0, False
        self._process, self.on_change = process, changed
        self._segmenting = Segmenting(client, self._on_status, self._on_result, lambda *_nodes: None)
        self._run: _SceneRun | None = None
        self._folder = Path()
        self._job: Job | None = None

    def start_scene(self, nodes: Iterable[slicer.vtkMRMLScalarVolumeNode], choices: Choices) -> None:
        """Segment CTs of one scene, each into a segmentation of its own beside it."""
        nodes = [node for node in nodes if is_ct(node)]
        if not nodes:
            self._say(_("There is no CT in the scene; load some, or choose a folder."))
            return
        if choices.lung_masking is LungMasking.SCENE:
            self._say(_("A lung mask of the scene fits one CT; choose another way to find the lungs."))
            return
        self.rows = [BatchRow(node.GetName(), _("waiting")) for node in nodes]
        self._run = _SceneRun(
            nodes[0].GetScene(), PlainChoices.of(choices), list(enumerate(node.GetID() for node in nodes))
        )
        self.running = True
        self._advance()

    def start_folder(self, folder: Path, output: Path, choices: Choices) -> None:
        """Segment every CT in a folder and below it; label maps and reports go into the folder `output`."""
        if choices.lung_masking is LungMasking.SCENE:
            self._say(_("A lung mask of the scene fits one CT; choose another way to find the lungs."))
            return
        arguments = [str(folder), "--recursive", "--output", str(output), "--report", str(output / "reports")]
        arguments += ["--model", choices.model, "--device", choices.device, "--effort", choices.effort.value]
        arguments += ["--lung-mask", choices.lung_masking.value]
        if choices.batch_size:
            arguments += ["--batch-size", str(choices.batch_size)]
        self.rows, self.running, self._folder = [], True, folder
        self._say(_("Looking for CTs in {folder}…").format(folder=folder), 0)
        self._job = self._process.start(
            arguments, self._on_progress, self._on_outcome, lambda: self._finish(output), self._on_error
        )

    def cancel(self) -> None:
        """Stop after what is done; finished results stay."""
        if self._run is not None:
            self._run.waiting.clear()
            self._segmenting.cancel()
        if self._job is not None:
            self._job.cancel()
        self._say(_("Stopping…"), self.percent / 100)

    def drop(self) -> None:
        """Give up because the scene closes."""
        if self._run is not None:
            self._run = None
            self._segmenting.drop("")
            self.running = False
            self._say(_("The scene was closed, so the batch was stopped."))

    def _advance(self) -> None:
        """Start the next CT of the scene; one that cannot even be started makes room for the one after it."""
        run = self._run
        if run is None or run.advancing:
            return
        run.advancing = True
        while run is self._run and not self._segmenting.status.busy and run.waiting:
            run.row, node_id = run.waiting.pop(0)
            node = run.scene.GetNodeByID(node_id)
            run.choices.input_volume = node
            if node is None:
                self._set(run.row, state=_("was removed"), failed=True)
            elif problem := find_problem(run.choices):
                self._set(run.row, state=problem, failed=True)
            else:
                self._set(run.row, state=_("running"))
                self._segmenting.start(run.choices, None)
        run.advancing = False
        if run is self._run and not self._segmenting.status.busy:
            self._run = None
            self._finish()

    def _on_status(self) -> None:
        run, status = self._run, self._segmenting.status
        if run is None or run.row is None:
            return
        if status.busy:
            share = (run.row + (status.percent or 0) / 100) / len(self.rows)
            text = _("CT {number} of {total}, {name}: {what}")
            name = self.rows[run.row].name
            self._say(text.format(number=run.row + 1, total=len(self.rows), name=name, what=status.text), share)
        elif status.phase is not Phase.DONE:  # a result comes by itself
            self._set(run.row, state=status.text, failed=True)
            self._advance()

    def _on_result(self, segmentation: slicer.vtkMRMLSegmentationNode) -> None:
        run = self._run
        if run is None or run.row is None:
            return
        if not is_background(volume_of(segmentation)):
            display_node(segmentation).SetVisibility(False)  # it would lie over another patient
        try:
            ml, affected = _figures(segmentation)
            self._set(
                run.row,
                state=_("done"),
                notes=self._segmenting.status.text,
                ml=ml,
                affected=affected,
                segmentation_id=segmentation.GetID(),
            )
        except CovidSegError as error:
            self._set(run.row, state=translated(str(error)), failed=True)
        self._advance()

    def _on_progress(self, progress: CaseProgress) -> None:
        row = self._row_of(progress.number, progress.source)
        self.rows[row] = replace(self.rows[row], state=_("running"))
        text = _("CT {number} of {total}, {name}").format(
            number=progress.number, total=progress.total, name=self._within(progress.source)
        )
        self._say(text, (progress.number - 1 + progress.share) / progress.total)

    def _within(self, source: Path) -> str:
        """Return what a CT is called: where it lies in the folder, since the files of many patients bear one name."""
        inside = source.relative_to(self._folder) if source.is_relative_to(self._folder) else source
        return inside.as_posix() if inside.name else source.name

    def _row_of(self, number: int, source: Path) -> int:
        """Return the row of a CT of the folder; those before it of which nothing was heard get one without a name."""
        while len(self.rows) < number:
            self.rows.append(BatchRow("", _("waiting")))
        self.rows[number - 1] = replace(self.rows[number - 1], name=self._within(source))
        return number - 1

    def _on_outcome(self, outcome: CaseOutcome) -> None:
        row = self._row_of(outcome.number, outcome.source)
        if outcome.error is not None:
            self._set(row, state=translated(outcome.error.replace(f"{self._folder}{os.sep}", "")), failed=True)
            return
        shares = [outcome.shares.get(label.name) for label in LABELS if label != PLEURAL_EFFUSION]
        known = [share for share in shares if share is not None]
        self._set(
            row,
            state=_("done"),
            notes=" ".join(map(translated, outcome.notes)),
            source=outcome.source,
            labels=outcome.labels,
            ml=tuple(outcome.ml[label.name] for label in LABELS),
            affected=sum(known) if len(known) == len(shares) else None,
        )

    def _on_error(self, error: WorkerError) -> None:
        self._job, self.running = None, False
        stopped = _("Stopped; what was finished is kept.")
        self.rows = [row if row.ml or row.failed else replace(row, state=_("stopped")) for row in self.rows]
        self._say(stopped if error.cancelled else translated(error.message))

    def _finish(self, output: Path | None = None) -> None:
        self._job, self.running = None, False
        done = sum(not row.failed and bool(row.ml) for row in self.rows)
        self.rows = [row if row.ml or row.failed else replace(row, state=_("stopped")) for row in self.rows]
        text = _("{done} of {total} CTs segmented.").format(done=done, total=len(self.rows))
        if output is not None:
            text += " " + _("Label maps and reports are in {folder}; open reports/cohort.html.").format(folder=output)
        self._say(text)

    def _set(self, row: int, **values: Any) -> None:
        self.rows[row] = replace(self.rows[row], **values)
        self.on_change()

    def _say(self, text: str, share: float = 0.0) -> None:
        self.text, self.percent = text, round(100 * share)
        self.on_change()


def _figures(segmentation: slicer.vtkMRMLSegmentationNode) -> tuple[tuple[float, ...], float | None]:
    """Return mL by class, and the share of the lungs that is affected."""
    label_map = labels_from_segmentation(segmentation, volume_of(segmentation))
    findings = measure_findings(label_map, lung_sides(segmentation, label_map.labels.shape))
    return tuple(one.total.ml for one in findings.findings), findings.affected[0].share
