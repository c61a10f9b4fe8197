"""The label scheme: values, names, colours and terminology codes. The only place where they are written."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """One coded concept of a terminology (DICOM PS3.16): scheme designator, value and meaning."""

    scheme: str
    value: str
    meaning: str


@dataclass(frozen=True)
class Label:
    """One class of the label map.

    Attributes
    ----------
    value : int
        Voxel value in every label map of the project.
    id : str
        Fixed segment identifier; never shown, never changed.
    name : str
        What people read.
    color : tuple of int
        RGB, 0...255.
    category, type, region : Code
        DICOM segmented property category and type, and the anatomic region that it lies in.
    """

    value: int
    id: str
    name: str
    color: tuple[int, int, int]
    category: Code
    type: Code
    region: Code


# The category is of DICOM CID 7150, ground glass of CID 6104, which has no consolidation. SNOMED's 9656002 is the
# morphology that HL7 FHIR gives a consolidated lung (BodyStructure, example "right-lung-consolidation": 9656002 in
# 39607008); 95436008 "Lung consolidation" is a disorder, and this category asks for a morphology.
_MORPHOLOGY = Code("SCT", "49755003", "Morphologically Abnormal Structure")
_LUNG = Code("SCT", "39607008", "Lung")
_PLEURAL_CAVITY = Code("SCT", "91381003", "Pleural cavity")

GGO = Label(
    1,
    "GGO",
    "Ground-glass opacity",
    (64, 156, 255),
    _MORPHOLOGY,
    Code("DCM", "112120", "Ground glass opacity"),
    _LUNG,
)
CONSOLIDATION = Label(
    2, "Consolidation", "Consolidation", (255, 99, 71), _MORPHOLOGY, Code("SCT", "9656002", "Consolidation"), _LUNG
)
PLEURAL_EFFUSION = Label(
    3,
    "PleuralEffusion",
    "Pleural effusion",
    (255, 214, 10),
    _MORPHOLOGY,
    Code("SCT", "41699000", "Effusion"),
    _PLEURAL_CAVITY,
)

LABELS: tuple[Label, ...] = (GGO, CONSOLIDATION, PLEURAL_EFFUSION)
"""Every lesion class, in the order of its values. Background is 0 and is no lesion."""

CLASS_COUNT = len(LABELS) + 1
"""Output channels of a network: background and the lesion classes."""


@dataclass(frozen=True)
class UnionLabel:
    """A label of experts who drew several classes as one: a voxel with it holds one of `members`, not told which."""

    value: int
    name: str
    members: tuple[int, ...]


INFECTION = UnionLabel(4, "Infection", (GGO.value, CONSOLIDATION.value))
"""What most public data sets draw: ground-glass opacity or consolidation."""

UNIONS: tuple[UnionLabel, ...] = (
    INFECTION,
    UnionLabel(5, "Ground-glass opacity or pleural effusion", (GGO.value, PLEURAL_EFFUSION.value)),
    UnionLabel(6, "Consolidation or pleural effusion", (CONSOLIDATION.value, PLEURAL_EFFUSION.value)),
    UnionLabel(7, "Any lesion", (GGO.value, CONSOLIDATION.value, PLEURAL_EFFUSION.value)),
)
"""Every union that there can be: in experts' label maps, and in the answers of networks that merge classes."""

DRAWN: tuple[Label | UnionLabel, ...] = (*LABELS, *UNIONS)
"""Everything that an expert can have drawn."""

IGNORE = 255
"""Voxels of an expert's label map that nobody looked at: left out of losses and scores."""

MEMBERS: dict[int, tuple[int, ...]] = {
    **{value: (value,) for value in range(CLASS_COUNT)},
    **{union.value: union.members for union in UNIONS},
    IGNORE: tuple(range(CLASS_COUNT)),
}
"""The classes, background too, that a voxel may hold, by its value in an expert's label map."""


@dataclass(frozen=True)
class Target:
    """What a network answers: background, and beside it the lesion classes, or one foreground that they are merged to.

    Attributes
    ----------
    name : str
        How a recipe calls it (``task.labels``).
    foreground : tuple of Label or UnionLabel
        What each output but the first, background's, stands for.
    """

    name: str
    foreground: tuple[Label | UnionLabel, ...]

    @property
    def outputs(self) -> int:
        """Output channels of a network: background and the foreground."""
        return 1 + len(self.foreground)

    @property
    def values(self) -> tuple[int, ...]:
        """The value in a label map of each output, background first."""
        return (0, *(one.value for one in self.foreground))

    @property
    def is_merged(self) -> bool:
        """Whether there is one foreground alone."""
        return len(self.foreground) == 1

    @property
    def names(self) -> dict[str, int]:
        """The values by name, as in a model's card."""
        return {one.name: one.value for one in self.foreground}


LUNGS = UnionLabel(8, "Lungs", ())
"""Both lungs, in the answer of a network that was trained to find them; no expert's label map of lesions holds it."""

CLASSES = Target("classes", LABELS)
"""Every lesion class for itself: what CovidSeg's own models answer."""

TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        CLASSES,
        Target("infection", (INFECTION,)),
        Target("lesion", (UNIONS[-1],)),
        Target("lungs", (LUNGS,)),
    )
}
"""Every target by its name."""


def covered(annotated: Iterable[int]) -> frozenset[int]:
    """Return the lesion classes that somebody drew, alone or in a union, where the values `annotated` were drawn."""
    return frozenset(member for value in annotated for member in MEMBERS[value])
