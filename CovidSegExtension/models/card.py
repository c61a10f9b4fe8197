"""A model's card, ``model.json``: what the model is, what it learnt from, how good it is, and for what it is bad."""

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from ..errors import InputError, ModelError
from ..labels import CLASSES, TARGETS, Target
from ..networks import check_arguments
from ..postprocessing import Postprocessing
from ..preprocessing import Preprocessing
from ..validation import STRICT, from_values, parse_json

CARD_FILE = "model.json"

FORMAT = 2
"""Of the card; 1 had its figures in nested dictionaries."""

LARGEST_CARD = 8_000_000
"""Bytes; a card that lists ten thousand cases has a tenth of it."""

WEAK_DICE = 0.2
"""Mean Dice in every data set below which a class is hardly found; chance and a wrong place have less than that."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def never_learnt(model: str, label: str) -> str:
    """Return the sentence on a class that no case showed by itself from which a model learnt."""
    return (
        f"The model '{model}' never learnt one class: {label}, which no case that it learnt from shows by itself; do "
        "not rely on it there, whether it marks any or none."
    )


def is_name(text: str) -> bool:
    """Tell whether a model may be called so: letters, digits, ``.``, ``_`` and ``-``, at most 64."""
    return _NAME.fullmatch(text) is not None


@dataclass(frozen=True)
class TrainingData:
    """One data set that a model learnt from: how many cases, and on what terms its weights may be used."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    name: str
    cases: int
    labels: tuple[int, ...]
    licence: str


@dataclass(frozen=True)
class ClassFigures:
    """How well a model finds one class (or all lesions together) in a set of cases; None where nothing defines it.

    Attributes
    ----------
    dice_mean, dice_sd : float or None
        Over the `cases` that hold the class or were given it.
    cases, false_positive_cases : int
        Those, and the ones among them that do not hold the class.
    sensitivity_mean, precision_mean : float or None
    dice_pooled : float or None
        Of the volumes of all cases added up.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    dice_mean: float | None
    dice_sd: float | None
    cases: int
    false_positive_cases: int
    sensitivity_mean: float | None
    precision_mean: float | None
    dice_pooled: float | None


@dataclass(frozen=True)
class HeldOutMetrics:
    """How good a model is on cases that it did not learn from.

    Attributes
    ----------
    how : str
        A sentence on how it was measured, or that it was not.
    held_out : dict
        `ClassFigures` by data set and class.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    how: str = "Not measured."
    held_out: dict[str, dict[str, ClassFigures]] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelOrigin:
    """The model that another was fine-tuned from; `sha256` is of its weights file."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class BeforeAndAfter:
    """Figures of the same cases, by class, of the model that was fine-tuned and of what came of it."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    before: dict[str, ClassFigures]
    after: dict[str, ClassFigures]


@dataclass(frozen=True)
class FineTuning:
    """What a fine-tuning did.

    Attributes
    ----------
    origin : ModelOrigin
    how : str
        A sentence on how it was measured.
    groups : dict
        `BeforeAndAfter` by the words for a group of cases, such as "new cases, held out".
    worse : tuple of str
        A sentence for each class that is found worse than before.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    origin: ModelOrigin
    how: str
    groups: dict[str, BeforeAndAfter]
    worse: tuple[str, ...] = ()


@dataclass(frozen=True)
class CasesMet:
    """What a model has met: fingerprints of cases learnt from and held out, and data sets whose cases nobody listed."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    learnt: tuple[str, ...] = ()
    held_out: tuple[str, ...] = ()
    data_sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class ModelCard:
    """Everything in ``model.json``.

    Attributes
    ----------
    name, version, description : str
    network : str
        Registry name of the network; see `networks.build`.
    network_arguments : dict
    preprocessing : Preprocessing
    postprocessing : Postprocessing
    training_data : tuple of TrainingData
    licence : str
        Of the model.
    metrics : HeldOutMetrics
    fine_tuning : FineTuning or None
        Of a model that was fine-tuned.
    limitations : tuple of str
        Sentences for the user.
    training : dict
        The tables of the recipe that it was trained by, and what it ran on.
    cases : CasesMet or None
        None where nobody wrote them down.
    libraries : dict
        The versions that trained it.
    labels : dict
        Value by name of what it answers; those of one of `labels.TARGETS`.
    untaught : tuple of str
        Those of `labels` that no case it learnt from shows by themselves.
    quick_above : int
        On a CPU, the first network of an ensemble looks alone at scans of more slices than this, and all of them again
        where that finds little, unless asked otherwise; 0: never.
    sha256 : str
        Of the weights file.

    Raises
    ------
    ModelError
        If the name, network, preprocessing or classes are none that a model can have.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT

    name: str
    version: str
    description: str
    network: str
    network_arguments: dict[str, Any]
    preprocessing: Preprocessing
    postprocessing: Postprocessing = field(default_factory=Postprocessing)
    training_data: tuple[TrainingData, ...] = ()
    licence: str = "unknown"
    metrics: HeldOutMetrics = field(default_factory=HeldOutMetrics)
    fine_tuning: FineTuning | None = None
    limitations: tuple[str, ...] = ()
    training: dict[str, Any] = field(default_factory=dict)
    cases: CasesMet | None = None
    libraries: dict[str, str] = field(default_factory=dict)
    labels: dict[str, int] = field(default_factory=lambda: CLASSES.names)
    untaught: tuple[str, ...] = ()
    quick_above: int = 0
    sha256: str = ""

    def __post_init__(self) -> None:
        if not is_name(self.name):
            raise ModelError(f"its name must be letters, digits, '.', '_' and '-', at most 64, not {self.name!r:.80}")
        if not any(self.labels == target.names for target in TARGETS.values()):
            raise ModelError(f"its classes {self.labels!r:.200} are not those of CovidSeg")
        check_arguments(self.network, self.network_arguments)
        outputs = {one.get("classes", CLASSES.outputs) for one in self._networks}
        if outputs != {self.target.outputs}:
            raise ModelError(f"its network does not have {self.target.outputs} outputs")
        if self.target.is_merged and set(self.postprocessing.class_odds) != {1.0}:
            raise ModelError("its class_odds weigh classes that it does not tell apart")
        channels = len(self.preprocessing.windows_hu)
        if self.network_arguments.get("in_channels", 1) != channels:
            raise ModelError(f"its network does not take the {channels} window(s) it prepares")
        if self.preprocessing.normalisation == "standard" and not (
            self.preprocessing.sd_hu and self.preprocessing.mean_hu is not None
        ):
            raise ModelError("its normalisation 'standard' needs mean_hu and sd_hu")
        if self.quick_above < 0:
            raise ModelError(f"quick_above must be 0 or more, not {self.quick_above}")

    @property
    def target(self) -> Target:
        """What its network tells apart."""
        return next(target for target in TARGETS.values() if target.names == self.labels)

    def require_classes(self, what: str) -> None:
        """Raise `InputError` unless the model tells the lesion classes apart, which `what`, a plural, needs."""
        if self.target.is_merged:
            raise InputError(
                f"The model '{self.name}' tells {self.target.foreground[0].name.lower()} from background alone, and "
                f"{what} need ground glass, consolidation and effusion told apart; choose another model, or write its "
                "label map with covidseg segment as .nii.gz."
            )

    def warnings(self) -> list[str]:
        """Return a sentence on each class that it never learnt, or hardly finds in any data set with cases of it."""
        said = [never_learnt(self.name, label) for label in self.untaught]
        for label in self.labels:
            if label in self.untaught:
                continue
            figures = [classes[label] for classes in self.metrics.held_out.values() if label in classes]
            means = [one.dice_mean for one in figures if one.cases > one.false_positive_cases]
            best = max((mean for mean in means if mean is not None), default=None)
            if best is not None and best < WEAK_DICE:
                said.append(
                    f"The model '{self.name}' hardly finds one class, by its card: {label} (mean Dice {best:.2f} at "
                    "the most in cases that it had not seen); do not rely on it there."
                )
        return said

    @property
    def _networks(self) -> Sequence[Mapping[str, Any]]:
        """The arguments of its network, or of each of an ensemble."""
        return self.network_arguments.get("members") or [self.network_arguments]

    def to_json(self) -> str:
        """Return the text of ``model.json``."""
        values = {"format": FORMAT, **dataclasses.asdict(self)}
        return json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "ModelCard":
        """Read the text of ``model.json``; a `ModelError` says what does not fit."""
        try:
            values = parse_json(text)
            if not isinstance(values, dict) or values.pop("format", None) != FORMAT:
                raise ModelError(f'it is not a CovidSeg model card with "format": {FORMAT}')
            return from_values(cls, values)
        except InputError as error:
            raise ModelError(str(error)) from error


def read_card(path: Path) -> ModelCard:
    """Read and check a ``model.json``.

    Raises
    ------
    ModelError
        If it cannot be read or does not fit; the sentence names the file.
    """
    try:
        if path.stat().st_size > LARGEST_CARD:
            raise ModelError(f"it is larger than {LARGEST_CARD / 1e6:.0f} MB")
        return ModelCard.from_json(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ModelError(f"{path} cannot be used: {error.strerror}.") from error
    except (UnicodeDecodeError, ModelError) as error:
        reason = str(error).rstrip(".")
        raise ModelError(f"{path} cannot be used: {reason}; copy or install the model again.") from error
