"""Measurements as a DICOM structured report, template TID 1500, that refers to the segmentation of the lesions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ... import __version__
from ...errors import InputError
from ...files import atomic_path
from ...io.dicom.series import read_grid
from ...io.dicom_seg import source_headers
from ...labels import LABELS, PLEURAL_EFFUSION, Label
from ...measurement.records import LUNG, OPACITY, WHOLE_SCAN, CaseMeasurements
from ...measurement.regions import BOTH_LUNGS, LEFT_LUNG, RIGHT_LUNG

_SERIES_NUMBER = 301
_DEVICE_UID = "2.25.310958177461203915524081966208157338021"
"""Stands for the software, always the same."""
_PRIVATE = "99COVIDSEG"
"""Scheme of the codes that no standard table has: the share of lung and the scores."""


def write_sr(path: Path | str, case: CaseMeasurements, segmentation: Any | None, files: Sequence[Path]) -> None:
    """Write the measurements of one CT beside its DICOM SEG.

    Parameters
    ----------
    path : path
        What to write.
    case : CaseMeasurements
        What was measured; what is unknown is left out, what was not found has 0 mL.
    segmentation : highdicom.seg.Segmentation or None
        As `io.dicom_seg.write` returns it; None where no lesion was found, so that there is none.
    files : sequence of Path
        The slices of the CT.

    Raises
    ------
    InputError
        If the CT's files lack what DICOM SR needs.
    """
    import highdicom as hd
    from pydicom.sr.codedict import codes

    sorted_files, grid = read_grid(files)
    sources = source_headers(sorted_files, grid)
    segments = {} if segmentation is None else {item.SegmentLabel: item for item in segmentation.SegmentSequence}
    groups = [
        _lesion_group(case, label, segmentation, segments[label.name], sources[0])
        if label.name in segments
        else _nothing_found(case, label)
        for label in LABELS
    ]
    others = _lungs(case) + _scores(case)
    observer = hd.sr.ObserverContext(
        observer_type=codes.DCM.Device,
        observer_identifying_attributes=hd.sr.DeviceObserverIdentifyingAttributes(
            uid=_DEVICE_UID, name="CovidSeg", manufacturer_name="CovidSeg", model_name=f"CovidSeg {__version__}"
        ),
    )
    try:
        content = hd.sr.MeasurementReport(
            observation_context=hd.sr.ObservationContext(observer_device_context=observer),
            procedure_reported=hd.sr.CodedConcept("25045-6", "LN", "CT unspecified body region"),
            imaging_measurements=[*groups, *others],
            title=codes.DCM.ImagingMeasurementReport,
            language_of_content_item_and_descendants=hd.sr.LanguageOfContentItemAndDescendants(
                hd.sr.CodedConcept("en", "RFC5646", "English")
            ),
        )
        report = hd.sr.EnhancedSR(
            evidence=[*sources, *([] if segmentation is None else [segmentation])],
            content=content,
            series_instance_uid=hd.UID(),
            series_number=_SERIES_NUMBER,
            sop_instance_uid=hd.UID(),
            instance_number=1,
            manufacturer="CovidSeg",
            is_complete=True,
            is_final=False,
            is_verified=False,
            series_description="CovidSeg measurements",
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"The DICOM files of the CT lack something that DICOM SR needs ({error}); use the JSON instead."
        ) from error
    with atomic_path(path) as temporary:
        report.save_as(temporary)


def _lesion_group(case: CaseMeasurements, label: Label, segmentation: Any, item: Any, source: Any) -> Any:
    """Return the measurements of one segment."""
    import highdicom as hd

    row = case.find(WHOLE_SCAN, label.name, "both")
    assert row is not None  # a segment has voxels
    measurements = [_volume(row.volume_ml)]
    if row.hu is not None:
        measurements.append(_mean_hu(row.hu.mean))
    measurements += _share(case, label)
    name = segmentation.SegmentSequence[item.SegmentNumber - 1].SegmentAlgorithmName
    return hd.sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=hd.sr.TrackingIdentifier(uid=item.TrackingUID, identifier=item.TrackingID),
        referenced_segment=hd.sr.ReferencedSegment(
            sop_class_uid=segmentation.SOPClassUID,
            sop_instance_uid=segmentation.SOPInstanceUID,
            segment_number=item.SegmentNumber,
            source_series=hd.sr.SourceSeriesForSegmentation(source.SeriesInstanceUID),
        ),
        finding_type=_code(label.type),
        finding_sites=[hd.sr.FindingSite(anatomic_location=_code(label.region))],
        algorithm_id=hd.sr.AlgorithmIdentification(name=name, version=__version__),
        measurements=[measurement for measurement in measurements if measurement is not None],
    )


def _nothing_found(case: CaseMeasurements, label: Label) -> Any:
    """Return the measurements of a class that has no segment: 0 mL is an answer."""
    import highdicom as hd

    return hd.sr.MeasurementsAndQualitativeEvaluations(
        tracking_identifier=hd.sr.TrackingIdentifier(uid=hd.UID(), identifier=f"CovidSeg {label.name}, none found"),
        finding_type=_code(label.type),
        finding_sites=[hd.sr.FindingSite(anatomic_location=_code(label.region))],
        measurements=[_volume(0.0), *_share(case, label)],
    )


def _share(case: CaseMeasurements, label: Label) -> list[Any]:
    """Return the share of the lungs that a class takes, as a list of one; none where unknown, or of effusion."""
    inside = case.find(BOTH_LUNGS, label.name)
    if label == PLEURAL_EFFUSION or inside is None or inside.share_of_region is None:
        return []
    return [_percent(inside.share_of_region)]


def _lungs(case: CaseMeasurements) -> list[Any]:
    """Return the volume of each lung field, and the share of GGO and consolidation in it."""
    import highdicom as hd

    sides = (
        (RIGHT_LUNG, hd.sr.CodedConcept("24028007", "SCT", "Right")),
        (LEFT_LUNG, hd.sr.CodedConcept("7771000", "SCT", "Left")),
    )
    groups = []
    for name, side in sides:
        lung, opacity = case.find(name, LUNG), case.find(name, OPACITY)
        if lung is None or not lung.volume_ml:
            continue
        measurements = [_volume(lung.volume_ml)]
        if opacity is not None and opacity.share_of_region is not None:
            measurements.append(_percent(opacity.share_of_region))
        groups.append(
            hd.sr.MeasurementsAndQualitativeEvaluations(
                tracking_identifier=hd.sr.TrackingIdentifier(uid=hd.UID(), identifier=f"CovidSeg {name}"),
                finding_type=hd.sr.CodedConcept("39607008", "SCT", "Lung"),
                finding_sites=[
                    hd.sr.FindingSite(hd.sr.CodedConcept("39607008", "SCT", "Lung"), laterality=side),
                ],
                measurements=measurements,
            )
        )
    return groups


def _scores(case: CaseMeasurements) -> list[Any]:
    """Return the severity scores that are known, as private measurements without a unit."""
    import highdicom as hd

    known = [score for score in case.severity if score.value is not None]
    if not known:
        return []
    unit = hd.sr.CodedConcept("1", "UCUM", "no units")
    return [
        hd.sr.MeasurementsAndQualitativeEvaluations(
            tracking_identifier=hd.sr.TrackingIdentifier(uid=hd.UID(), identifier="CovidSeg scores, computed"),
            measurements=[
                hd.sr.Measurement(
                    name=hd.sr.CodedConcept(f"SCORE{number}", _PRIVATE, score.name.replace("–", "-")),
                    value=score.value,
                    unit=unit,
                )
                for number, score in enumerate(case.severity, start=1)
                if score.value is not None
            ],
        )
    ]


def _volume(ml: float | None) -> Any:
    import highdicom as hd

    if ml is None:
        return None
    unit = hd.sr.CodedConcept("ml", "UCUM", "milliliter")
    return hd.sr.Measurement(name=hd.sr.CodedConcept("118565006", "SCT", "Volume"), value=round(ml, 3), unit=unit)


def _mean_hu(value: float) -> Any:
    import highdicom as hd

    return hd.sr.Measurement(
        name=hd.sr.CodedConcept("112031", "DCM", "Attenuation Coefficient"),
        value=round(value, 2),
        unit=hd.sr.CodedConcept("[hnsf'U]", "UCUM", "Hounsfield unit"),
        derivation=hd.sr.CodedConcept("373098007", "SCT", "Mean"),
    )


def _percent(share: float) -> Any:
    import highdicom as hd

    return hd.sr.Measurement(
        name=hd.sr.CodedConcept("SHARE", _PRIVATE, "Share of the lung field"),
        value=round(100 * share, 3),
        unit=hd.sr.CodedConcept("%", "UCUM", "percent"),
    )


def _code(code: Any) -> Any:
    import highdicom as hd

    return hd.sr.CodedConcept(code.value, code.scheme, code.meaning)
