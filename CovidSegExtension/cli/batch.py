"""CTs one after the other: where each result goes, one bad case never stops the others, nothing is overwritten."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Cancelled, CovidSegError, InputError, counted
from ..files import atomic_paths
from ..inference.options import DEFAULTS, SegmentationOptions
from ..io.images import (
    LABEL_FORMATS,
    check_output,
    is_image_name,
    read_volume,
    stem,
    write_labels,
    write_probabilities,
    write_volume,
)
from ..runtime.memory import OUT_OF_MEMORY, is_out_of_memory
from ..runtime.progress import Progress
from ..volume import LabelMap, Volume
from .sources import check_folder, find_sources

if TYPE_CHECKING:
    from ..inference.segmenter import Segmentation, Segmenter
    from ..measurement.volumes import Measurement
    from ..models.card import ModelCard
    from ..report.case_report import ReportedCase


_PROMPT_S = 0.15
"""How long a file is read before PyTorch is loaded: most that cannot be read say so by then, and what reads it has been
imported, since two threads that import only wait for each other."""


@dataclass(frozen=True)
class Case:
    """One CT and the files that will be made from it; None where a file is not wanted."""

    source: Path
    labels: Path
    probabilities: Path | None = None
    uncertainty: Path | None = None
    overlay: Path | None = None
    report: Path | None = None
    """Folder of the case's report."""

    @property
    def outputs(self) -> list[Path]:
        """Every file that the case writes."""
        return [path for path in (self.labels, self.probabilities, self.uncertainty, self.overlay) if path is not None]

    @property
    def needs_classes(self) -> bool:
        """Whether a file shows the lesion classes one by one, in their colours."""
        return bool(self.overlay or self.report or self.labels.name.lower().endswith(".seg.nrrd"))


@dataclass(frozen=True)
class Batch:
    """What holds for every CT of a command.

    Attributes
    ----------
    options : SegmentationOptions
        How a CT is segmented.
    lung_mask : Path or None
        The mask that the option ``lung_mask="given"`` speaks of.
    series : str or None
        Which series of a DICOM folder.
    window : (float, float) or None
        HU that the darkest and brightest 8-bit pixel stand for, where images are not in HU.
    overwrite : bool
        Whether files that exist are replaced.
    include_patient : bool
        Whether reports name the patient.
    """

    options: SegmentationOptions = DEFAULTS
    lung_mask: Path | None = None
    series: str | None = None
    window: tuple[float, float] | None = None
    overwrite: bool = False
    include_patient: bool = False


@dataclass(frozen=True)
class Steps:
    """Whom a case tells where it is.

    Attributes
    ----------
    begins : callable
        Called with the case before its CT is read.
    writes : callable
        Called with the outcome and where the label map lies until it takes its name, when all files are written; if it
        raises, none takes its name.
    """

    begins: Callable[[Case], object] = lambda _case: None
    writes: "Callable[[Outcome, Path], None]" = lambda _outcome, _labels: None


UNHEARD = Steps()


WHAT_COUNTS = "  mL: all that was found in the scan. %: what lies inside the lungs, of their volume."
"""What the two figures of a class are, for the terminal."""


@dataclass(frozen=True)
class Outcome:
    """What became of a case: the measurements, or the error.

    `seconds` are by stage, from reading to writing; `device` and `notes` as in `inference.Segmentation`.
    """

    case: Case
    measurements: "tuple[Measurement, ...]" = ()
    error: Exception | None = None
    device: str = ""
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    reported: "ReportedCase | None" = None

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as values that `json` writes: files, mL and share of lung by class, or the error."""
        return {
            "labels": str(self.case.labels),
            "report": None if self.case.report is None else str(self.case.report),
            "findings": [
                {"class": one.label.name, "ml": one.ml, "share_of_lung": one.share_of_lung} for one in self.measurements
            ],
            "notes": list(self.notes),
            "device": self.device,
            "seconds": {stage: round(seconds, 2) for stage, seconds in self.seconds.items()},
            "error": None if self.error is None else _reason(self.error),
        }

    def text(self) -> str:
        """Return the outcome in words: millilitres and share of the lungs by class, time, device and notes."""
        if self.error is not None:
            reason = _reason(self.error)
            return f"failed: {reason}" if str(self.case.source) in reason else f"failed: {self.case.source}: {reason}"
        lines = [f"{self.case.source} -> {self.case.labels}", *lines_of(self.to_json()["findings"])]
        stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in self.seconds.items())
        lines.append(f"  {sum(self.seconds.values()):.1f} s on {self.device} ({stages})")
        lines += [f"  Note: {note}" for note in self.notes]
        return "\n".join(lines)


def lines_of(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each class of the findings of `Outcome.to_json`."""
    lines = []
    for one in findings:
        share = one["share_of_lung"]
        of_lung = "" if share is None else f"  {100 * share:5.1f} % of the lungs"
        ml = "<0.1" if 0 < one["ml"] < 0.05 else f"{one['ml']:.1f}"
        lines.append(f"  {one['class']:<22}{ml:>8} mL{of_lung}")
    return lines


def has_shares(findings: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a share of the lungs stands beside the millilitres of any class."""
    return any(one["share_of_lung"] is not None for one in findings)


def _reason(error: Exception) -> str:
    if isinstance(error, CovidSegError):
        return str(error)
    if is_out_of_memory(error):
        return OUT_OF_MEMORY
    return f"{type(error).__name__}: {error} (unexpected)"


def plan(
    inputs: Sequence[Path],
    output: Path,
    batch: Batch,
    *,
    format: str = ".nii.gz",
    probabilities: Path | None = None,
    uncertainty: Path | None = None,
    overlay: Path | None = None,
    report: Path | None = None,
    recursive: bool = False,
    known: Collection[str] = (),
) -> list[Case]:
    """Decide which CTs there are and which files each will make, before any work is done.

    One CT (a file or a DICOM folder) goes to `output`, unless that is a folder. Several, or a folder of volumes (with
    `recursive` also those deeper), go into the folder `output`, each under its own name with the suffix `format`; then
    `probabilities`, `uncertainty` and `overlay` are folders too. CTs of the same name in different folders get their
    folder's name in front. `known` are the names of label maps that an earlier run made: their reports, in which nobody
    corrects anything, are made anew.

    Raises
    ------
    InputError
        If a path does not exist, a format cannot be written, a folder cannot be written, or a result would replace
        a CT or another result.
    """
    extras = (probabilities, uncertainty, overlay, report)
    if format not in LABEL_FORMATS:
        raise InputError(f"The format '{format}' is none of {', '.join(LABEL_FORMATS)}; the folder goes to --output.")
    if batch.lung_mask is not None and not batch.lung_mask.is_file():
        raise InputError(
            f"The lung mask {batch.lung_mask} does not exist; give a file, or one of auto, anatomy, none, lungmask."
        )
    sources = find_sources(inputs, recursive)
    if len(sources) == 1 and sources[0].is_dir():
        check_folder(sources[0])  # an empty folder is told before the name of a result that cannot be
    # Slices of one series are one CT; whether OUT is then a file or a folder, its name tells.
    one = len(sources) == 1 and (sources == list(inputs) or is_image_name(output))
    if one and not output.is_dir():
        cases = [Case(sources[0], output, *extras)]
    else:
        if batch.lung_mask is not None and len(sources) > 1:
            raise InputError(f"The lung mask {batch.lung_mask} fits one CT, not {len(sources)}; segment them singly.")
        cases = _in_folders(sources, output, format, extras)
        if any(path.resolve() == output.resolve() for path in inputs):
            raise InputError(f"{output} holds the CTs; choose another folder, or the results would be taken for CTs.")
    _check_outputs(cases, batch.lung_mask)
    _check_reports(cases, report, batch.overwrite, known)
    return cases


def _in_folders(sources: Sequence[Path], output: Path, format: str, extras: tuple[Path | None, ...]) -> list[Case]:
    """Return a case for each CT, its files named after it in the folders `output` and `extras`, as of `plan`."""
    for folder in (output, *extras):
        if folder is not None and (folder.is_file() or is_image_name(folder) or folder.suffix.lower() == ".png"):
            why = f"{counted(len(sources), 'CT')} go into a folder" if len(sources) > 1 else f"{output} is a folder"
            raise InputError(f"{why}, and so does every other result; {folder} is the name of a file.")
    suffixes = (".nii.gz", ".nii.gz", ".png", "")  # a report is a folder
    return [
        Case(
            source,
            output / f"{name}{format}",
            *(
                None if folder is None else folder / f"{name}{suffix}"
                for folder, suffix in zip(extras, suffixes, strict=True)
            ),
        )
        for source, name in _distinct_names(sources).items()
    ]


def _check_reports(cases: Sequence[Case], folder: Path | None, overwrite: bool, known: Collection[str]) -> None:
    """Raise an `InputError` where a report cannot be written, or would replace one of other label maps."""
    if folder is None:
        return
    from ..report.case_report import COHORT_FILES, REPORT_FILES, check_report_folder

    for case in cases:
        if case.report is not None:
            check_report_folder(case.report, REPORT_FILES, overwrite or case.labels.name in known)
    if [case.report for case in cases] != [folder]:
        check_report_folder(folder, COHORT_FILES, overwrite or any(case.labels.name in known for case in cases))


def segment_case(
    case: Case,
    batch: Batch,
    make_segmenter: "Callable[[], Segmenter]",
    progress: Progress,
    steps: Steps = UNHEARD,
) -> Outcome:
    """Segment one CT and write its files, all together at the end or none.

    Parameters
    ----------
    make_segmenter : callable
        Returns the segmenter; called while the CT is read, a moment later, so that an unusable CT is reported at once.
    progress : callable
        Called with "reading", the segmenter's stages and "writing".
    steps : Steps
        Whom else it tells where it is.

    Raises
    ------
    CovidSegError
        If the CT, the model or the device cannot be used, or a file that would be written exists.
    """
    if not batch.overwrite:
        for path in case.outputs:
            if path.exists():
                raise InputError(
                    f"{path} exists and may hold corrections; choose another name, or replace it with --force."
                )
    from ..measurement.volumes import measure

    reports = []
    if case.report is not None:
        from ..report.case_report import report_paths

        reports = report_paths(case.report)
    # Taken before the work, so that of two runs on one name the second does not begin.
    with atomic_paths([*case.outputs, *reports], overwrite=batch.overwrite) as temporary:
        start = time.perf_counter()
        progress("reading", 0, 1)
        steps.begins(case)
        volume, segmenter = _read_and_load(case, batch, make_segmenter)
        read = time.perf_counter()
        segmentation = segmenter.segment(volume, batch.lung_mask, progress=progress)
        segmented = time.perf_counter()
        notes = segmentation.notes
        if not segmentation.lungs.cavity.any():
            notes = [*notes, "No lungs were found, so nothing was segmented; look at the CT, or give --lung-mask."]
        progress("writing", 0, 1)
        _write(case, dict(zip(case.outputs, temporary, strict=False)), volume, segmentation)
        reported = None
        if case.report is not None:
            progress("report", 0, 1)
            told = replace(segmentation, notes=notes)
            reported = _report(case, batch, volume, told, segmenter.card, temporary[-len(reports) :])
        sides = None if batch.options.lung_mask == "none" else segmentation.lungs.sides
        foreground = segmenter.card.target.foreground
        measurements = measure(segmentation.labels, volume, sides, foreground)
        seconds = {"reading": read - start, **segmentation.seconds}
        outcome = Outcome(case, measurements, None, segmentation.device, notes, seconds, reported)
        steps.writes(outcome, temporary[0])
    return replace(outcome, seconds=seconds | {"writing": time.perf_counter() - segmented})


def _read_and_load(case: Case, batch: Batch, make_segmenter: "Callable[[], Segmenter]") -> "tuple[Volume, Segmenter]":
    """Read a CT while PyTorch and the model are loaded."""
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_volume, case.source, series=batch.series, window=batch.window)
        wait([reading], timeout=_PROMPT_S)
        if reading.done():
            reading.result()
        segmenter = make_segmenter()
        return reading.result(), segmenter


def _report(
    case: Case,
    batch: Batch,
    volume: Volume,
    segmentation: "Segmentation",
    card: "ModelCard",
    paths: Sequence[Path],
) -> "ReportedCase":
    """Write the report of a case that was segmented to `paths`, which take the names in its folder later."""
    from ..measurement.case import measure_case
    from ..measurement.records import MeasuredCase
    from ..report.case_report import ReportedCase, write_report_files
    from ..report.content import model_info
    from ..report.request import case_name

    assert case.report is not None
    known = batch.options.lung_mask != "none" and segmentation.lungs.sides.any()
    lungs = LabelMap(segmentation.lungs.sides, volume.grid) if known else None
    measures = measure_case(
        volume,
        segmentation.label_map,
        lungs,
        case_id=case_name(case.source, volume),
        scan=volume.scan,
        edited=False,
        model=model_info(card),
        warnings=segmentation.notes,
    )
    measured = MeasuredCase(volume, segmentation.label_map, lungs, measures)
    projection = write_report_files(paths, measured, batch.include_patient)
    return ReportedCase(measures, case.report.name, projection)


def report_again(case: Case, batch: Batch, model: str, edited: bool, progress: Progress) -> "ReportedCase":
    """Write the report of a case that an earlier run segmented, of the label map as it is now.

    Parameters
    ----------
    model : str
        Name or folder of the model that drew it.
    edited : bool
        Whether the label map was altered since.

    Raises
    ------
    CovidSegError
        If CT or label map cannot be used, or the report cannot be written.
    """
    from ..report.request import ReportOptions, report_files

    assert case.report is not None
    options = ReportOptions(
        lung_mask=batch.lung_mask or batch.options.lung_mask,
        series=batch.series,
        window=batch.window,
        model=model,
        edited=edited,
        include_patient=batch.include_patient,
        overwrite=True,  # one that is there is of an earlier run: others were refused
    )
    return report_files(case.source, case.labels, case.report, options, progress)


def try_case(
    case: Case,
    batch: Batch,
    make_segmenter: "Callable[[], Segmenter]",
    progress: Progress,
    steps: Steps = UNHEARD,
) -> Outcome:
    """Do as `segment_case`, but return any failure as the outcome, so that the next case gets its turn."""
    try:
        return segment_case(case, batch, make_segmenter, progress, steps)
    except Cancelled:
        raise
    except Exception as error:
        return Outcome(case, error=error)


def _distinct_names(sources: Sequence[Path]) -> dict[Path, str]:
    """Name each CT by its file name without suffix, with the folder's name in front where that is not enough."""
    # The name of a DICOM folder is often a UID: what follows its last dot is no suffix.
    plain = {source: source.resolve().name if source.is_dir() else stem(source) for source in sources}
    shared = Counter(name.casefold() for name in plain.values())
    names: dict[Path, str] = {}
    taken = set()
    for source, name in plain.items():
        if shared[name.casefold()] > 1:
            name = f"{source.resolve().parent.name}_{name}"
        candidate, number = name, 2
        while candidate.casefold() in taken:
            candidate, number = f"{name}_{number}", number + 1
        taken.add(candidate.casefold())
        names[source] = candidate
    return names


def _write(case: Case, temporary: Mapping[Path, Path], volume: Volume, segmentation: "Segmentation") -> None:
    """Write the case's files to their temporary paths."""
    from ..report.pictures import write_overlay

    if case.probabilities is not None and segmentation.probabilities is not None:
        write_probabilities(temporary[case.probabilities], segmentation.probabilities, volume.grid)
    if case.uncertainty is not None and segmentation.uncertainty is not None:
        write_volume(temporary[case.uncertainty], Volume(segmentation.uncertainty, volume.grid))
    if case.overlay is not None:
        write_overlay(temporary[case.overlay], volume, segmentation.labels)
    write_labels(temporary[case.labels], segmentation.label_map)


def _check_outputs(cases: Sequence[Case], lung_mask: Path | None) -> None:
    """Raise an `InputError` where a result cannot be written, or would replace a CT, the mask or another result."""
    taken = {case.source.resolve(): "a CT that is to be segmented" for case in cases}
    if lung_mask is not None:
        taken[lung_mask.resolve()] = "the lung mask"
    for case in cases:
        for path in case.outputs:
            if path.resolve() in taken:
                raise InputError(f"{path} would replace {taken[path.resolve()]}; choose another name.")
            taken[path.resolve()] = "another result of the same command"
        for extra, formats in (
            (case.probabilities, (".nii.gz", ".nii")),
            (case.uncertainty, (".nii.gz", ".nii", ".nrrd", ".mha")),
            (case.overlay, (".png",)),
        ):
            if extra is not None:
                check_output(extra, formats)
        check_output(case.labels)
