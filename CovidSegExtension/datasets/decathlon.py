"""``dataset.json`` of the Medical Segmentation Decathlon layout: its one reader and writer.

A data set is a folder with ``dataset.json``, ``imagesTr`` and ``labelsTr``. Beside what the Decathlon has,
``"annotated_labels"`` lists the labels that were drawn, of the data set or of one entry of ``"training"``; an entry may
name its ``"patient"``. ``"labels"`` may declare unions as nnU-Net declares regions, ``"infection": [1, 2]``; the value
that stands for one in the label maps is 4, or what ``"union_values"`` says, ``{"infection": 9}``. A label ``"ignore"``
may have a value of its own; 255 always means so.

nnU-Net's own ``dataset.json``, which lists no case, is read too: a case is each label map in ``labelsTr`` with the
image of its name and ``_0000`` in ``imagesTr``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import InputError
from ..files import atomic_path
from ..io.images import stem
from ..labels import CLASS_COUNT, DRAWN, IGNORE, INFECTION, LABELS, MEMBERS, UNIONS
from ..validation import parse_json
from ..volume import LabelMap

DESCRIPTION_FILE = "dataset.json"

LABEL_VALUES = tuple(label.value for label in LABELS)

KNOWN_VALUES = (
    f"0, {', '.join(map(str, LABEL_VALUES))}, {INFECTION.value} for {INFECTION.name.lower()} not told apart, "
    f"or {IGNORE} for what is left out"
)
"""What a label map may hold, for errors."""


KNOWN_NAMES = ", ".join(f"{one.value} {one.name.lower()}" for one in DRAWN if one.value <= INFECTION.value)

_NAMES = (
    (("ground", "ggo"), LABELS[0].value),
    (("consolid",), LABELS[1].value),
    (("effusion",), LABELS[2].value),
    (("infection", "lesion", "covid"), INFECTION.value),
    (("lung",), 0),
)
"""Words in the names of labels, and what they mean; a name with several, such as "lung lesion", tells nothing."""


@dataclass(frozen=True)
class AnnotatedLabels:
    """The labels that an expert drew in a data set, and in the cases that have a list of their own.

    Attributes
    ----------
    data_set : tuple of int
    cases : dict
        By case name.
    stored : tuple of (int, int)
        Values in the label maps that are not those of `labels.MEMBERS`, each with the one it stands for.
    """

    data_set: tuple[int, ...] = LABEL_VALUES
    cases: dict[str, tuple[int, ...]] = field(default_factory=dict)
    stored: tuple[tuple[int, int], ...] = ()

    def of(self, case: str) -> tuple[int, ...]:
        """Return the labels that were drawn in the case of this name."""
        return self.cases.get(case, self.data_set)


@dataclass(frozen=True)
class Entry:
    """One case of the list ``"training"``.

    Attributes
    ----------
    image, label : str
        Paths seen from the data set's folder.
    patient : str
        Empty where nobody says.
    annotated : tuple of int or None
        Values of the labels that were drawn in this case; None: those of the data set.
    """

    image: str
    label: str
    patient: str = ""
    annotated: tuple[int, ...] | None = None

    @property
    def name(self) -> str:
        """The case's name: that of its image without suffix."""
        return stem(self.image)


@dataclass(frozen=True)
class Description:
    """What a ``dataset.json`` says.

    Attributes
    ----------
    name, licence : str
    training : tuple of Entry
    annotated : AnnotatedLabels
    others : dict
        What else stands in the file; kept as it is when it is written again.
    """

    name: str
    training: tuple[Entry, ...] = ()
    annotated: AnnotatedLabels = field(default_factory=AnnotatedLabels)
    licence: str = "unknown"
    others: Mapping[str, Any] = field(default_factory=dict)


def new_description(
    name: str, training: Sequence[Entry] = (), annotated: Sequence[int] = (), licence: str = "", note: str = ""
) -> Description:
    """Return the description of a data set in the project's own label values.

    Parameters
    ----------
    annotated : sequence of int
        Values of the labels that were drawn everywhere; where empty, each entry says so for itself.
    note : str
        What to say of the label that stands for ground glass and consolidation not told apart.
    """
    labels = {"0": "background"} | {str(one.value): one.name for one in DRAWN if one.value <= INFECTION.value}
    if note:
        labels[str(INFECTION.value)] = f"{INFECTION.name}: {note}"
    others: dict[str, Any] = {"modality": {"0": "CT"}, "labels": labels, "test": []}
    if annotated:
        others["annotated_labels"] = list(annotated)
    return Description(name, tuple(training), AnnotatedLabels(), licence, others)


def read_description(folder: Path) -> Description:
    """Read the ``dataset.json`` of a data set.

    Raises
    ------
    InputError
        If there is none, it cannot be read, or does not fit; the sentence names the file.
    """
    path = Path(folder) / DESCRIPTION_FILE
    try:
        values = parse_json(path.read_text(encoding="utf-8-sig"))
        if not isinstance(values, dict):
            raise ValueError("it is no table")
        entries = values.get("training", [])
        if not isinstance(entries, list):
            raise ValueError("training is no list")
        annotated = _annotated(values)
        return Description(
            name=_text(values.get("name", path.resolve().parent.name), "name"),
            training=tuple(_entry(entry) for entry in entries) or _nnunet_entries(Path(folder), values),
            annotated=annotated,
            licence=str(values.get("licence") or values.get("license") or "unknown"),
            others={key: value for key, value in values.items() if key not in ("name", "licence", "training")},
        )
    except (OSError, ValueError, TypeError, AttributeError, KeyError, OverflowError, InputError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error).rstrip(".")
        raise InputError(
            f"{path} is no readable Decathlon description, with a 'training' list of image and label ({reason})."
        ) from error


def write_description(folder: Path, description: Description) -> None:
    """Write the ``dataset.json`` of a data set, whole or not at all."""
    entries = []
    for entry in description.training:
        values: dict[str, Any] = {"image": entry.image, "label": entry.label}
        if entry.patient:
            values["patient"] = entry.patient
        if entry.annotated is not None:
            values["annotated_labels"] = list(entry.annotated)
        entries.append(values)
    head: dict[str, Any] = {"name": description.name}
    if description.licence not in ("", "unknown"):
        head["licence"] = description.licence
    text = json.dumps(head | {**description.others, "numTraining": len(entries), "training": entries}, indent=2)
    with atomic_path(folder / DESCRIPTION_FILE) as path:
        path.write_text(text + "\n", encoding="utf-8")


def translated(label_map: LabelMap, stored: Sequence[tuple[int, int]]) -> LabelMap:
    """Return a label map with the project's values in place of those that `AnnotatedLabels.stored` lists."""
    if not stored:
        return label_map
    table = np.arange(256, dtype=np.uint8)
    for value, own in stored:
        table[value] = own
    return LabelMap(table[label_map.labels], label_map.grid)


def _nnunet_entries(folder: Path, values: dict[str, Any]) -> tuple[Entry, ...]:
    """Return the cases of nnU-Net's layout; none where the description is not nnU-Net's."""
    if "file_ending" not in values:
        return ()
    ending = _text(values["file_ending"], "file_ending")
    if len(values.get("channel_names", {})) > 1:
        raise ValueError("its images have several channels; expected one, the CT")
    names = sorted(path.name.removesuffix(ending) for path in (folder / "labelsTr").glob(f"*{ending}"))
    return tuple(Entry(f"imagesTr/{name}_0000{ending}", f"labelsTr/{name}{ending}") for name in names)


def _entry(values: Any) -> Entry:
    if not isinstance(values, dict):
        raise ValueError(f"{values!r:.80} stands for a case")
    patient = values.get("patient")
    annotated = values.get("annotated_labels")
    return Entry(
        _text(values.get("image", ""), "image"),
        _text(values["label"], "label"),
        "" if patient is None else str(patient),
        None if annotated is None else tuple(annotated),
    )


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(f"{what} is {value!r:.80}, no name")
    return value


def _annotated(description: dict[str, Any]) -> AnnotatedLabels:
    stored = _stored_values(description)
    everything = [*LABEL_VALUES, *(value for value, own in stored.items() if own != IGNORE)]
    data_set = _known_labels(description.get("annotated_labels", everything), stored)
    cases = {
        stem(entry["label"]): _known_labels(entry["annotated_labels"], stored)
        for entry in description.get("training", [])
        if isinstance(entry, dict) and "annotated_labels" in entry
    }
    for where, chosen in [("", data_set), *((f" of the case '{name}'", own) for name, own in cases.items())]:
        if not chosen:
            raise ValueError(f"it names none of the labels {LABEL_VALUES} in annotated_labels{where}")
    changed = tuple((value, own) for value, own in stored.items() if value != own)
    return AnnotatedLabels(data_set, cases, changed)


def _stored_values(description: dict[str, Any]) -> dict[int, int]:
    """Return the values of the unions and of what is to be ignored, each with the project's own; raise ValueError."""
    _check_names(description.get("labels", {}))
    union_of = {frozenset(union.members): union.value for union in UNIONS}
    values = description.get("union_values", {})
    stored: dict[int, int] = {}
    names = description.get("labels", {})
    for name, value in names.items():
        if name == "ignore":
            stored[int(value)] = IGNORE
        if not isinstance(value, list) or len(value) < 2:
            continue
        own = union_of.get(frozenset(value))
        if own is None:
            raise ValueError(f"the label {name!r} unites {value}; expected two or three of {LABEL_VALUES}")
        if name not in values and own != INFECTION.value:
            raise ValueError(f"union_values does not say which value stands for the label {name!r}, {value}")
        stored[int(values.get(name, INFECTION.value))] = own
    strange = [name for name in values if not isinstance(names.get(name), list)]
    if strange:
        raise ValueError(f"union_values names {strange[0]!r}, which labels does not declare as a list")
    taken = [value for value in stored if not CLASS_COUNT <= value <= 255]
    if taken:
        raise ValueError(f"the value {taken[0]} cannot stand for a union; expected {CLASS_COUNT} to 255")
    return stored


def _check_names(names: Mapping[str, Any]) -> None:
    """Raise ValueError where a label of a lesion class has the name of another: lungs, or the classes in another order.

    nnU-Net has values by name, the Decathlon names by value.
    """
    for key, value in names.items():
        name, number = (value, key) if str(key).isdigit() else (key, value)
        if not isinstance(name, str) or not str(number).isdigit() or int(number) not in LABEL_VALUES:
            continue
        meant = {own for words, own in _NAMES if any(word in name.lower() for word in words)}
        if len(meant) == 1 and int(number) not in meant:
            raise ValueError(f"the label {number} is called {name!r}; expected {KNOWN_NAMES}: change the label maps")


def _known_labels(values: Any, stored: dict[int, int]) -> tuple[int, ...]:
    own = {stored.get(value, value) for value in values}
    return tuple(value for value in MEMBERS if value in own and value not in (0, IGNORE))
