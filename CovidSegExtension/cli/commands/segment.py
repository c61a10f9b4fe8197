"""``covidseg segment``: label maps of one CT, or of many."""

import functools
import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ...errors import CovidSegError, InputError
from ...files import folder_to_oneself
from ...inference.options import EFFORTS, SegmentationOptions
from ...runtime.progress import ProgressDisplay
from ..arguments import HU_WINDOW, LUNG_MASK, PATH, POSITIVE, Command, device_option, force_option, model_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ...inference.segmenter import Segmenter
    from ...runtime.progress import Progress
    from ..batch import Batch, Case, Outcome
    from ..many import Result, Show


@click.command(cls=Command, short_help="Segment chest CTs; the label map lies on the CT's own grid.")
@click.argument("inputs", nargs=-1, required=True, type=PATH, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=PATH,
    metavar="OUT",
    help="Label map: .nii.gz, .nii, .nrrd, .mha, or .seg.nrrd with named segments; a folder for several CTs.",
)
@click.option(
    "--format",
    metavar="SUFFIX",
    help="What label maps in an OUT folder are (default: .nii.gz).",
)
@model_option
@device_option
@click.option(
    "--lung-mask",
    default="auto",
    type=LUNG_MASK,
    metavar="auto|anatomy|none|lungmask|FILE",
    help="Who finds the lungs: CovidSeg's network, its rules of anatomy, nobody, the package lungmask, or a mask on "
    "the CT's grid (default: auto).",
)
@click.option(
    "--effort",
    default="auto",
    type=click.Choice(EFFORTS),
    help="How many networks of an ensemble look: one, all, or by device and length of the scan (default: auto).",
)
@click.option(
    "--batch-size", type=POSITIVE, metavar="N", help="Slices, or patches in 3D, at a time (default: by device)."
)
@click.option("--probabilities", type=PATH, metavar="FILE", help="Also write each class's probability.")
@click.option("--uncertainty", type=PATH, metavar="FILE", help="Also write the entropy, 0 (sure) to 1.")
@click.option("--overlay", type=PATH, metavar="PNG", help="Also write a picture (all three: of several CTs a folder).")
@click.option(
    "--report",
    type=PATH,
    metavar="FOLDER",
    help="Also write a report as 'covidseg report' does, and a page of all.",
)
@click.option("--include-patient", is_flag=True, help="Name the patient in the report.")
@click.option("--series", metavar="X", help="Which DICOM series: UID, number or description (default: the best).")
@click.option(
    "--window",
    type=HU_WINDOW,
    metavar="LOW,HIGH",
    help="The image holds 8-bit pixels: HU of the darkest and brightest.",
)
@click.option("--recursive", is_flag=True, help="Take every folder with CTs below INPUT.")
@click.option(
    "--jobs",
    default=1,
    type=POSITIVE,
    metavar="N",
    help="Segment N CTs at a time, as memory allows (default: 1).",
)
@click.option(
    "--cluster",
    metavar="local|ADDRESS",
    help="Segment several CTs on a Ray cluster, --jobs at a time: this machine, or the address of its head.",
)
@force_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, for programs.")
def segment(
    inputs: tuple[Path, ...],
    output: Path,
    format: str | None,
    model: str | None,
    device: str,
    lung_mask: str | Path,
    effort: str,
    batch_size: int | None,
    probabilities: Path | None,
    uncertainty: Path | None,
    overlay: Path | None,
    report: Path | None,
    include_patient: bool,
    series: str | None,
    window: tuple[float, float] | None,
    recursive: bool,
    jobs: int,
    cluster: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Segment chest CTs; the label map lies on the CT's own grid.

    INPUT is a volume, a DICOM folder or a zip archive of one, or a folder of volumes.
    """
    from ...models.bundle import load
    from ...models.store import DEFAULT
    from ..batch import Batch, plan
    from ..manifest import Manifest

    mask_file = lung_mask if isinstance(lung_mask, Path) else None
    options = SegmentationOptions(
        model=model,
        device=device,
        lung_mask="given" if isinstance(lung_mask, Path) else lung_mask,
        effort=effort,
        batch_size=batch_size,
        probabilities=probabilities is not None,
        uncertainty=uncertainty is not None,
    )
    batch = Batch(options, mask_file, series, window, force, include_patient)
    cases = plan(
        inputs,
        output,
        batch,
        format=format or ".nii.gz",
        probabilities=probabilities,
        uncertainty=uncertainty,
        overlay=overlay,
        report=report,
        recursive=recursive,
        known=Manifest(output).names,
    )
    unheeded = {
        "--recursive goes into folders, and there is none": recursive and not any(path.is_dir() for path in inputs),
        "--include-patient is for the report, and there is none": include_patient and report is None,
    }
    if len(cases) == 1 and cases[0].labels == output:
        one = f"one CT, and it goes to {output}"
        unheeded[f"--format is for a folder of results; this is {one}"] = format is not None
        unheeded[f"--jobs is for several CTs; this is {one}"] = jobs > 1
        unheeded[f"--cluster is for several CTs; this is {one}"] = cluster is not None
    for reason, holds in unheeded.items():
        if holds:
            raise InputError(f"{reason}; leave it out.")
    card = load(options.model or DEFAULT).card  # a model that is not there is told before a CT is read
    if any(case.needs_classes for case in cases):
        card.require_classes("overlays, reports and .seg.nrrd files")
    if cluster is not None and len(cases) == 1:
        print("Note: one CT is segmented on this machine; --cluster is for several.", file=sys.stderr, flush=True)
    make_segmenter = functools.cache(lambda: _make_segmenter(options))
    if as_json:
        return _segment_for_programs(batch, cases, make_segmenter, report, _Many(jobs, cluster))
    return _segment(batch, cases, make_segmenter, report, _Many(jobs, cluster))


def _make_segmenter(options: "SegmentationOptions") -> "Segmenter":
    from ...runtime.memory import keep_freed_memory, without_collecting

    keep_freed_memory()
    with without_collecting():
        from ...inference.segmenter import Segmenter

        return Segmenter(options)


@dataclass(frozen=True)
class _Many:
    """How several CTs are segmented: how many at a time, and on which Ray cluster, if any."""

    jobs: int = 1
    cluster: str | None = None


def _segment(
    batch: "Batch",
    cases: "Sequence[Case]",
    make_segmenter: "Callable[[], Segmenter]",
    report: Path | None,
    many: _Many,
) -> int:
    from ..batch import WHAT_COUNTS, has_shares, segment_case

    if len(cases) == 1:
        with ProgressDisplay() as progress:
            outcome = segment_case(cases[0], batch, make_segmenter, progress)
        print(outcome.text())
        if has_shares(outcome.to_json()["findings"]):
            print(WHAT_COUNTS)
        if report is not None:
            print(f"Report: {report / 'report.html'}")
        return 0
    return _segment_many(batch, cases, make_segmenter, report, many)


def _segment_many(
    batch: "Batch",
    cases: "Sequence[Case]",
    make_segmenter: "Callable[[], Segmenter]",
    report: Path | None,
    many: "_Many",
) -> int:
    from ..batch import WHAT_COUNTS, has_shares
    from ..many import Report, bar

    tell = Report(len(cases), many.jobs).tell
    results = _run_many(batch, cases, make_segmenter, many, bar, tell)
    told = [result.to_json() for result in results]
    if report is not None:
        results = _with_reports(results, batch)
    outcomes = [result.outcome for result in results if result.outcome is not None]
    failures = [outcome for outcome in outcomes if outcome.error is not None]
    noted = sum(bool(one["notes"]) for one in told)
    with_notes = f", {noted} of them with notes" if noted else ""
    if any(has_shares(one.get("findings", [])) for one in told):
        print(WHAT_COUNTS)
    print(f"{len(cases) - len(failures)} of {len(cases)} CTs segmented{with_notes}.", flush=True)
    if report is not None:
        _write_cohort(report, outcomes)
        print(f"Reports: {report / 'cohort.html'}")
    for outcome in failures:
        print(f"covidseg: {outcome.text()}", file=sys.stderr)
    return 1 if failures else 0


def _run_many(
    batch: "Batch",
    cases: "Sequence[Case]",
    make_segmenter: "Callable[[], Segmenter]",
    many: "_Many",
    show: "Show",
    tell: "Callable[[Result], None]",
) -> "list[Result]":
    """Segment what is not done yet, in a folder that no other run works in."""
    from ..manifest import LOCK, Manifest, way_of
    from ..many import OneByOne, Runner, SideBySide, run_all

    card = make_segmenter().card  # a model or device that does not work concerns every case
    run: Runner = OneByOne(batch, make_segmenter, show)
    if many.cluster is not None:
        from ..cluster import OnRay

        run = OnRay(batch, many.cluster, many.jobs)
    elif many.jobs > 1:
        run = SideBySide(batch, functools.partial(_make_segmenter, batch.options), many.jobs)
    folder = cases[0].labels.parent
    refusal = f"Another run is at work in {folder}; wait for it, or choose another folder."
    with folder_to_oneself(folder, LOCK, refusal):
        return run_all(cases, way_of(card, batch), Manifest(folder), run, tell, overwrite=batch.overwrite)


def _with_reports(results: "Sequence[Result]", batch: "Batch") -> "list[Result]":
    """Return the results; those of cases that were done before with their reports, or with why there is none."""
    from ...models.store import DEFAULT

    model = str(batch.options.model or DEFAULT)
    return [_with_report(result, batch, model) if result.outcome is None else result for result in results]


def _with_report(result: "Result", batch: "Batch", model: str) -> "Result":
    """Return the result of a case that was done before with its report, or with why there is none."""
    from ..batch import Outcome, report_again

    try:
        with ProgressDisplay(f"{result.case.source}: report, ") as progress:
            reported = report_again(result.case, batch, model, result.edited, progress)
    except CovidSegError as error:
        return replace(result, outcome=Outcome(result.case, error=error))
    return replace(result, outcome=Outcome(result.case, reported=reported))


def _segment_for_programs(
    batch: "Batch",
    cases: "Sequence[Case]",
    make_segmenter: "Callable[[], Segmenter]",
    report: Path | None,
    many: _Many,
) -> int:
    """Do as `_segment`, with a JSON line for each step and each CT; one CT is a list of one."""
    from ..batch import try_case

    make_segmenter()
    lines = _JsonLines(cases)
    if len(cases) == 1:
        with lines.show(cases[0], 1, 1) as progress:
            outcomes = [try_case(cases[0], batch, make_segmenter, progress)]
        lines.tell(cases[0], outcomes[0].to_json())
    else:
        results = _run_many(batch, cases, make_segmenter, many, lines.show, lines.tell_result)
        if report is not None:
            before, results = results, _with_reports(results, batch)
            lines.tell_failed_reports(before, results)
        outcomes = [result.outcome for result in results if result.outcome is not None]
        if report is not None:
            _write_cohort(report, outcomes)
    failed = sum(outcome.error is not None for outcome in outcomes)
    _print_event("done", failed=failed, total=len(cases))
    return 1 if failed else 0


class _JsonLines:
    """Tells programs of each CT of a command: when it begins, how far it is, and what became of it."""

    def __init__(self, cases: "Sequence[Case]") -> None:
        self._places: dict[Case, dict[str, Any]] = {
            case: {"number": number, "total": len(cases), "source": str(case.source)}
            for number, case in enumerate(cases, start=1)
        }

    @contextmanager
    def show(self, case: "Case", _number: int, _total: int) -> "Iterator[Progress]":
        """Say that a CT begins, and yield what says how far it is; a `many.Show`."""
        _print_event("case", **self._places[case])
        yield functools.partial(_print_progress, self._places[case])

    def tell(self, case: "Case", values: dict[str, Any]) -> None:
        """Say what became of a CT."""
        _print_event("outcome", **self._places[case], **values)

    def tell_result(self, result: "Result") -> None:
        """Say what became of one of many CTs."""
        self.tell(result.case, result.to_json())

    def tell_failed_reports(self, before: "Sequence[Result]", after: "Sequence[Result]") -> None:
        """Say of which CTs that were done before the report failed; results without and with reports."""
        for without, reported in zip(before, after, strict=True):
            if without.outcome is None and reported.outcome is not None and reported.outcome.error is not None:
                self.tell_result(reported)


def _print_progress(place: dict[str, Any], stage: str, done: int, total: int) -> None:
    _print_event("progress", **place, stage=stage, done=done, of=total)


def _print_event(event: str, **values: Any) -> None:
    print(json.dumps({"event": event, **values}), flush=True)


def _write_cohort(report: Path, outcomes: "Sequence[Outcome]") -> None:
    from ...report.case_report import write_cohort

    reported = [outcome.reported for outcome in outcomes if outcome.reported is not None]
    write_cohort(report, reported, [outcome.text() for outcome in outcomes if outcome.error is not None])
