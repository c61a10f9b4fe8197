"""What a report says, as texts and tables: one source for the page in a browser, the PDF and the pictures of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .. import __version__
from ..labels import CONSOLIDATION, GGO, PLEURAL_EFFUSION
from ..measurement.records import (
    LUNG,
    OPACITY,
    OUTSIDE,
    WELL_AERATED,
    WHOLE_SCAN,
    CaseMeasurements,
    ModelInfo,
    RegionMeasurement,
    definitions,
    millilitres,
)
from ..measurement.regions import BOTH_LUNGS, LEFT_LUNG, RIGHT_LUNG, ZONES
from ..measurement.severity import LOBE_NAMES
from ..models.card import ModelCard
from ..scan_info import ScanInfo

TITLE = "Chest CT: measured lung lesions"
PURPOSE = "Research use only – not for diagnosis"
UNKNOWN, NONE_FOUND, NOT_APPLICABLE = "unknown", "none found", "–"
_LONGEST_NAME = 32
"""Characters of a data set's name in a table."""

ROUNDING = "Each figure is rounded by itself: a sum may differ from what was added up by one in the last place."

PICTURE_NOTE = (
    "Lung window: width 1500, level -600 HU. The patient's right is on the left. Fill marks what the label map holds."
)
ACCURACY_CONTEXT = (
    "For comparison: in a multi-centre test of 12 published algorithms Dice was 0.37 for consolidation and 0.52 for "
    "ground glass (Tilborghs 2020); two human readers agree with Dice 0.70 (Bartoli 2020)."
)


@dataclass(frozen=True)
class Table:
    """A table of texts; the first `text_columns` columns hold words, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text_columns: int = 1
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """Shares of one region, in percent of it; None where the region is unknown."""

    name: str
    ggo_percent: float | None
    consolidation_percent: float | None

    @property
    def label(self) -> str:
        """Both together, in words."""
        if self.ggo_percent is None or self.consolidation_percent is None:
            return UNKNOWN
        return f"{self.ggo_percent + self.consolidation_percent:.1f} %"


@dataclass(frozen=True)
class Score:
    """A severity score in words."""

    name: str
    text: str
    rule: str
    source: str
    reason: str


@dataclass(frozen=True)
class ReportContent:
    """Everything that a report says, in the order in which it says it.

    `headline` is one sentence in three parts; the middle one is the figure, and stands out.
    """

    case_id: str
    patient: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    headline: tuple[str, str, str]
    effusion: str
    summary: Table
    bars: tuple[Bar, ...]
    scores: tuple[Score, ...]
    notes: tuple[str, ...]
    details: tuple[Table, ...]
    hounsfield: Table
    definitions: tuple[str, ...]
    model: tuple[tuple[str, str], ...]
    limitations: tuple[str, ...]
    accuracy: Table | None
    footer: str

    @property
    def crowded(self) -> bool:
        """Whether all of it fits on two printed pages only if it is set smaller, with fewer slices."""
        return bool(self.patient) or len(self.notes) > 4 or len(self.scores) > 2

    @property
    def bar_scale_percent(self) -> int:
        """The end of the bars' scale: the least of 5, 10, 25, 50 and 100 % that holds them all."""
        known = [bar.ggo_percent + (bar.consolidation_percent or 0) for bar in self.bars if bar.ggo_percent is not None]
        return next(limit for limit in (5, 10, 25, 50, 100) if max(known, default=0) <= limit + 1e-9)


def report_content(case: CaseMeasurements, include_patient: bool = False) -> ReportContent:
    """Put measurements into words.

    Parameters
    ----------
    case : CaseMeasurements
        What was measured.
    include_patient : bool
        Whether name, ID, birth date and sex of the patient are shown.
    """
    return ReportContent(
        case_id=case.case_id or UNKNOWN,
        patient=_patient(case.scan) if include_patient else (),
        facts=_facts(case),
        headline=_headline(case),
        effusion=_effusion(case),
        summary=_summary(case),
        bars=_bars(case),
        scores=tuple(Score(score.name, score.text, score.rule, score.source, score.reason) for score in case.severity),
        notes=case.warnings,
        details=tuple(
            table for table in (_region_table(case), _lesion_table(case)) if table is not None and table.rows
        ),
        hounsfield=_hu_table(case),
        definitions=tuple(definitions()),
        model=_model(case.model),
        limitations=() if case.model is None else case.model.limitations,
        accuracy=_accuracy(case.model),
        footer=footer(case.model),
    )


def footer(model: ModelInfo | None) -> str:
    """Return the sentence that stands under every page."""
    made_by = "" if model is None else f", model {model.name} {model.version} (weights for research use only)"
    return (
        "For research use only. Not a medical device, not CE-marked or FDA-cleared; not for diagnosis or treatment. "
        f"Computed by CovidSeg {__version__}{made_by}; not reviewed by a physician."
    )


def amount(ml: float | None, decimals: int | None = None) -> str:
    """Return a volume in words: what is 0 was not found, which does not say that it is not there.

    `decimals` as of `measurement.records.millilitres`.
    """
    if ml is None:
        return UNKNOWN
    return NONE_FOUND if ml == 0 else millilitres(ml, decimals)


def percent(share: float | None, unknown: str = UNKNOWN) -> str:
    """Return a share, 0 to 1, in words."""
    return unknown if share is None else f"{100 * share:.1f} %"


def _figure(value: float | None) -> str:
    return NOT_APPLICABLE if value is None else f"{value:.0f}"


def _patient(scan: ScanInfo) -> tuple[tuple[str, str], ...]:
    patient = scan.patient
    pairs = (
        ("Patient", patient.name),
        ("Patient ID", patient.patient_id),
        ("Born", patient.birth_date),
        ("Sex", patient.sex),
    )
    return tuple((name, value or UNKNOWN) for name, value in pairs)


def _facts(case: CaseMeasurements) -> tuple[tuple[str, str], ...]:
    scan = case.scan
    return (
        ("CT of", scan.date or UNKNOWN),
        ("Series", scan.description or UNKNOWN),
        ("Slice spacing", f"{case.grid.axial().spacing_mm[0]:.2f} mm"),
        ("Kernel", scan.kernel or UNKNOWN),
        ("Model", "not recorded" if case.model is None else f"{case.model.name} {case.model.version}"),
        ("Contrast agent", {True: "given", False: "none", None: "not recorded"}[scan.contrast]),
        ("Corrected by hand", {True: "yes", False: "no", None: "not recorded"}[case.edited]),
    )


def _headline(case: CaseMeasurements) -> tuple[str, str, str]:
    row = case.opacity
    if row is None or row.volume_ml is None:
        return ("Software measured ", "no volume", ": it is unknown.")
    if row.volume_ml == 0:
        return ("Software labelled ", "no lung", " as GGO or consolidation: none found.")
    share = "share of the lungs unknown" if row.share_of_region is None else percent(row.share_of_region)
    return ("Software measured ", f"{millilitres(row.volume_ml)} ({share})", " of lung as GGO or consolidation.")


def _effusion(case: CaseMeasurements) -> str:
    row = case.find(WHOLE_SCAN, PLEURAL_EFFUSION.name, "both")
    if row is None or row.volume_ml is None:
        return "Pleural effusion: unknown."
    if row.volume_ml == 0:
        return "No pleural effusion was found."
    return f"It labelled {millilitres(row.volume_ml)} as pleural effusion."


def _summary(case: CaseMeasurements) -> Table:
    """Return class by side: inside the lung field with its share, beyond it apart, effusion wherever it lies."""
    sides = ((BOTH_LUNGS, "both"), (RIGHT_LUNG, "right"), (LEFT_LUNG, "left"))
    rows = []
    for name in (GGO.name, CONSOLIDATION.name, OPACITY):
        cells: list[str] = [name]
        for region, side in sides:
            row = case.find(region, name)
            if row is None and side == "both":
                row = case.find(WHOLE_SCAN, name, side)
            cells += _two_cells(row)
        rows.append(tuple(cells))
    if any((row.volume_ml or 0) > 0 for row in case.of_rule(OPACITY, OUTSIDE)):
        cells = ["GGO + consolidation outside the lung field"]
        for _, side in sides:
            cells += _two_cells(case.find(OUTSIDE, OPACITY, side))
        rows.append(tuple(cells))
    cells = [PLEURAL_EFFUSION.name]
    for _, side in sides:
        cells += _two_cells(case.find(WHOLE_SCAN, PLEURAL_EFFUSION.name, side))
    rows.append(tuple(cells))
    for name in (LUNG, WELL_AERATED):
        cells = ["Lung field" if name == LUNG else name]
        for region, _ in sides:
            row = case.find(region, name)
            cells += [amount(None if row is None else row.volume_ml)]
            cells += [NOT_APPLICABLE if name == LUNG or row is None else percent(row.share_of_region)]
        rows.append(tuple(cells))
    return Table(
        "By class and side",
        ("", "both", "% of both", "right", "% of right", "left", "% of left"),
        tuple(rows),
        note=f"Effusion lies beside the lung: volume only. {ROUNDING}",
    )


def _two_cells(row: RegionMeasurement | None) -> list[str]:
    if row is None:
        return [UNKNOWN, NOT_APPLICABLE]
    return [amount(row.volume_ml), percent(row.share_of_region, NOT_APPLICABLE)]


def _bars(case: CaseMeasurements) -> tuple[Bar, ...]:
    names = [RIGHT_LUNG, LEFT_LUNG]
    names += [name for name in ZONES if case.find(name, OPACITY) is not None]
    bars = []
    for name in names:
        shares = []
        for class_name in (GGO.name, CONSOLIDATION.name):
            row = case.find(name, class_name)
            share = None if row is None else row.share_of_region
            shares.append(None if share is None else 100 * share)
        bars.append(Bar(name, shares[0], shares[1]))
    return tuple(bars)


def _region_table(case: CaseMeasurements) -> Table | None:
    names = (*ZONES, "peripheral", "central", *LOBE_NAMES)
    rows = []
    for name in names:
        lung = case.find(name, LUNG)
        if lung is None:
            continue
        cells = [name, amount(lung.volume_ml)]
        for class_name in (GGO.name, CONSOLIDATION.name):
            row = case.find(name, class_name)
            cells.append(amount(None if row is None else row.volume_ml))
        opacity, aerated = case.find(name, OPACITY), case.find(name, WELL_AERATED)
        cells.append(percent(None if opacity is None else opacity.share_of_region))
        cells.append(percent(None if aerated is None else aerated.share_of_region))
        cells.append(NOT_APPLICABLE if opacity is None else str(opacity.lesion_count))
        rows.append(tuple(cells))
    if not rows:
        return None
    return Table(
        "By region",
        ("", "lung", "GGO", "consolidation", "GGO + cons.", "well aerated", "lesions"),
        tuple(rows),
        note="Six zones by thirds of lung height, not anatomical.",
    )


def _hu_table(case: CaseMeasurements) -> Table:
    rows = []
    wanted = [(BOTH_LUNGS, LUNG), (RIGHT_LUNG, LUNG), (LEFT_LUNG, LUNG)]
    wanted += [(WHOLE_SCAN, name) for name in (GGO.name, CONSOLIDATION.name, PLEURAL_EFFUSION.name)]
    for region, name in wanted:
        row = case.find(region, name, "both" if region == WHOLE_SCAN else None)
        if row is None or row.hu is None:
            continue
        hu = row.hu
        words = name if region == WHOLE_SCAN else region.capitalize()
        rows.append((words, *(_figure(value) for value in (hu.mean, hu.sd, hu.p10, hu.p50, hu.p90))))
    return Table("HU", ("", "mean", "sd", "10 %", "median", "90 %"), tuple(rows))


def _lesion_table(case: CaseMeasurements) -> Table:
    rows = [
        (
            str(lesion.number),
            lesion.lobe or lesion.zone or (f"{lesion.side} lung" if lesion.side else "outside the lung field"),
            millilitres(lesion.ml),
            amount(lesion.ggo_ml) if lesion.ggo_ml else NOT_APPLICABLE,
            amount(lesion.consolidation_ml) if lesion.consolidation_ml else NOT_APPLICABLE,
            f"{lesion.longest_axial_mm:.0f} × {lesion.short_axial_mm:.0f} mm",
            f"{lesion.height_mm:.0f} mm",
            _figure(lesion.hu_mean),
        )
        for lesion in case.lesions
    ]
    return Table(
        "Largest lesions (GGO and consolidation together)",
        ("", "where most of it is", "volume", "GGO", "consolidation", "axial diameters", "height", "mean HU"),
        tuple(rows),
        text_columns=2,
    )


def _model(model: ModelInfo | None) -> tuple[tuple[str, str], ...]:
    if model is None:
        return (("Model", "not recorded: the label map was given"),)
    return (
        ("Model", f"{model.name} {model.version}"),
        ("SHA-256 of the weights", model.sha256 or UNKNOWN),
        ("Licence", model.licence or UNKNOWN),
        ("How its accuracy was measured", model.how_measured or UNKNOWN),
    )


def _accuracy(model: ModelInfo | None) -> Table | None:
    if model is None or not model.held_out:
        return None
    names = list(dict.fromkeys(name for classes in model.held_out.values() for name in classes))
    if len(names) > 1:
        names = [name for name in names if name != "All lesions"]
    rows = []
    for data_set, classes in model.held_out.items():
        cells = [_shortened(data_set)]
        for name in names:
            figures = classes.get(name)
            mean = None if figures is None else figures.get("dice_mean")
            if figures is None or mean is None:
                cells.append(NOT_APPLICABLE)
            elif figures.get("false_positive_cases") == figures.get("cases"):
                cells.append(f"absent, but found ({figures.get('cases')})")
            else:
                cells.append(f"{mean:.2f} ({figures.get('cases')})")
        if set(cells[1:]) != {NOT_APPLICABLE}:
            rows.append(tuple(cells))
    return Table(
        "Accuracy of the model on held-out cases",
        ("mean Dice where drawn or found (cases)", *names),
        tuple(rows),
        note=ACCURACY_CONTEXT,
    )


def _shortened(name: str) -> str:
    """Return a name without what stands in brackets, cut where it is long."""
    bare = name.partition(" (")[0]
    if len(bare) <= _LONGEST_NAME:
        return bare
    return f"{bare[:_LONGEST_NAME].rpartition(' ')[0] or bare[:_LONGEST_NAME]}…"


def model_info(card: ModelCard) -> ModelInfo:
    """Return what a report says of a model."""
    return ModelInfo(
        name=card.name,
        version=card.version,
        sha256=card.sha256,
        licence=card.licence,
        how_measured=card.metrics.how,
        held_out=asdict(card.metrics)["held_out"],
        limitations=tuple(card.limitations),
    )


def wrapped_rules(scores: Sequence[Score]) -> tuple[str, ...]:
    """Return rule and source of each score, a paragraph each."""
    return tuple(f"{score.name}. {score.rule} Source: {score.source}." for score in scores)
