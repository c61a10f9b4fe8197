"""From files to a report: a CT and its label map are read, the lungs found, all of it measured and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .. import plausibility
from ..errors import InputError
from ..io.images import read_labels, read_lesions, read_volume, stem
from ..lungs import find_lungs
from ..measurement.case import check_labels, measure_case
from ..measurement.records import MeasuredCase, ModelInfo
from ..runtime.progress import Progress
from ..scan_info import anonymous_case_id
from ..volume import LabelMap, Volume
from .case_report import REPORT_FILES, ReportedCase, check_report_folder, write_report
from .content import model_info


@dataclass(frozen=True)
class ReportOptions:
    """How a report is made.

    Attributes
    ----------
    lung_mask : str or Path
        ``auto``, ``anatomy``, ``lungmask``, ``none`` (lungs unknown) or a mask file, as `lungs.find_lungs` takes it.
    lobes : Path or None
        A lobe label map, as `measurement.regions.lobes` takes it.
    series : str or None
        Which series of a DICOM folder.
    window : (float, float) or None
        HU that the darkest and brightest 8-bit pixel stand for.
    model : str or None
        Name or folder of the model that drew the label map; None where it is not known.
    edited : bool or None
        Whether a person corrected the label map; None where it is not known.
    case_id : str or None
        What the case is called; the file's name, or a name made of the series UID, unless given.
    include_patient : bool
        Whether page, PDF and JSON name the patient.
    overwrite : bool
        Whether files that exist are replaced.
    """

    lung_mask: str | Path = "auto"
    lobes: Path | None = None
    series: str | None = None
    window: tuple[float, float] | None = None
    model: str | None = None
    edited: bool | None = None
    case_id: str | None = None
    include_patient: bool = False
    overwrite: bool = False


DEFAULTS = ReportOptions()


def measure_files(
    ct: Path, mask: Path, options: ReportOptions = DEFAULTS, progress: Progress | None = None
) -> MeasuredCase:
    """Read a CT and its label map, and measure them.

    Parameters
    ----------
    ct : Path
        As `io.images.read_volume` takes it.
    mask : Path
        The label map, on the grid of the CT.
    options : ReportOptions
        What else there is.
    progress : callable, optional
        Its stages are "reading", "lungs" and "measuring".

    Raises
    ------
    InputError
        If a file cannot be read, or does not lie on the grid of the CT.
    """
    [measured] = measure_series([(ct, mask)], options, progress)
    return measured


def measure_series(
    pairs: Sequence[tuple[Path, Path]],
    options: ReportOptions = DEFAULTS,
    progress: Progress | None = None,
    same_patient: bool = False,
) -> list[MeasuredCase]:
    """Read CTs of one patient with their label maps, and then measure each; as `measure_files`.

    Parameters
    ----------
    pairs : sequence of (Path, Path)
        CT and label map.
    same_patient : bool
        Whether CTs are taken for those of one patient although their headers name two.

    Raises
    ------
    InputError
        Also if the headers of CTs beside one another name two patients; what they differ by is said, no value.
    """
    report = progress or (lambda stage, done, total: None)
    report("reading", 0, 1)
    model = None if options.model is None else _model(options.model)
    read: list[_Read] = []
    for ct, mask in pairs:
        one = _read(ct, mask, options)
        if read and not same_patient:
            _refuse_two_patients(read[-1], one)
        read.append(one)
    return [_measure(one, options, model, report) for one in read]


@dataclass(frozen=True, eq=False)
class _Read:
    """A CT with its label map, and lobes where they were given, as they were read."""

    ct: Path
    volume: Volume
    labels: LabelMap
    lobes: LabelMap | None


def _read(ct: Path, mask: Path, options: ReportOptions) -> _Read:
    volume = read_volume(ct, series=options.series, window=options.window)
    labels = read_lesions(mask, volume.grid)
    if not labels.axial().grid.matches(volume.grid.axial()):
        raise InputError(
            f"The label map {mask} has {labels.grid}, the CT {ct} {volume.grid}; take the ones made from the same CT."
        )
    check_labels(labels.labels)
    return _Read(ct, volume, labels, None if options.lobes is None else read_labels(options.lobes, volume.grid))


def _refuse_two_patients(then: _Read, now: _Read) -> None:
    differing = then.volume.scan.patient.differences(now.volume.scan.patient)
    if differing:
        raise InputError(
            f"{then.ct} and {now.ct} name two patients (another {', '.join(differing)}), expected CTs of one; if they "
            "are of one patient all the same, say so with --same-patient."
        )


def _measure(one: _Read, options: ReportOptions, model: ModelInfo | None, report: Progress) -> MeasuredCase:
    volume, labels = one.volume, one.labels
    sides, notes = find_sides(volume, options.lung_mask, lambda done, total: report("lungs", done, total))
    report("measuring", 0, 1)
    case = measure_case(
        volume,
        labels,
        sides,
        lobe_map=one.lobes,
        case_id=options.case_id or case_name(one.ct, volume),
        scan=volume.scan,
        edited=options.edited,
        model=model,
        warnings=(*volume.notes, *notes),
    )
    return MeasuredCase(volume, labels, sides, case)


def report_files(
    ct: Path, mask: Path, folder: Path, options: ReportOptions = DEFAULTS, progress: Progress | None = None
) -> ReportedCase:
    """Measure a CT and its label map, and write the report; arguments as of `measure_files` and `write_report`."""
    check_report_folder(folder, REPORT_FILES, options.overwrite)
    measured = measure_files(ct, mask, options, progress)
    if progress is not None:
        progress("writing", 0, 1)
    return write_report(folder, measured, options.include_patient)


def case_name(ct: Path, volume: Volume) -> str:
    """Return a name for the case that tells nothing of the patient."""
    return anonymous_case_id(volume.scan) if volume.scan.series_uid else stem(ct)


def find_sides(
    volume: Volume, lung_mask: str | Path, progress: Callable[[int, int], None] | None = None
) -> tuple[LabelMap | None, tuple[str, ...]]:
    """Return right (1) and left (2) lung of a CT on its axial grid, and what is doubtful about CT and lungs.

    No lungs for ``none``, or where there is no lung.

    Raises
    ------
    InputError
        If no human chest can have these voxel sizes or lungs.
    """
    plausibility.check_size(volume.grid)
    axial, outside = plausibility.outside_as_air(volume.axial())
    notes = [*outside, *plausibility.notes_on_ct(axial)]
    if lung_mask == "none":
        return None, tuple(notes)
    lungs = find_lungs(axial, lung_mask, progress=progress)
    notes += [*lungs.notes, *plausibility.check_lungs(axial, lungs)]
    sides = LabelMap(np.ascontiguousarray(lungs.sides), axial.grid) if lungs.sides.any() else None
    return sides, tuple(notes)


def _model(name: str) -> ModelInfo:
    from ..models.bundle import load

    return model_info(load(name).card)
