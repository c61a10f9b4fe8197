"""A recipe: everything that makes a training run what it is, read from a TOML file and checked key by key."""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError, ModelError
from ..models.card import ModelCard
from ..postprocessing import Postprocessing
from ..preprocessing import Preprocessing
from .files import merge, read_recipe, tomllib
from .values import expect, from_values


def _one_of(where: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise InputError(f"'{where}' must be one of {', '.join(choices)}, not {value!r}.")


@dataclass(frozen=True)
class DataSet:
    """What a recipe knows of a data set that its ``dataset.json`` does not say.

    Attributes
    ----------
    licence : str
        The terms, for the model's card.
    patients : tuple of tuple of str
        Cases of one patient, a group each; a case in no group is a patient of its own.
    weight : float
        How often "balanced" sampling draws from it, beside data sets of weight 1.
    without_lesions : tuple of str
        Cases known to hold no lesion of any class, whatever was annotated in the data set.
    """

    licence: str = "unknown"
    patients: tuple[tuple[str, ...], ...] = ()
    weight: float = 1.0
    without_lesions: tuple[str, ...] = ()


PHANTOMS = "phantoms"
"""The name of the data set of computed phantoms."""


@dataclass(frozen=True)
class Phantoms:
    """Chest phantoms made by computation and learnt from beside the data; they are never held out.

    Attributes
    ----------
    count : int
        How many; every third one has no lesions.
    seed : int
        Of the first; the others follow. The demonstration's phantom has seed 0.
    weight : float
        As of a data set.
    """

    count: int = 0
    seed: int = 101
    weight: float = 1.0


@dataclass(frozen=True)
class Split:
    """How patients are divided.

    Attributes
    ----------
    folds : int
        0: one run on the patients that validation leaves. k ≥ 2: k-fold cross-validation for the figures, then the
        shipped model is trained on everyone by the same schedule.
    validation : float
        Share of the patients of each data set held out where there are no folds.
    test : float
        Share held out beside them, to be measured only once at the end; 0: the validation patients are measured.
    seed : int
        Of the shuffle.
    measured_folds : int
        How many of the folds are trained and measured; 0: all of them. Fewer save time, and measure fewer patients.
    ensemble : bool
        Ship the folds' networks as one model that averages them, instead of one trained on everyone.
    """

    folds: int = 0
    validation: float = 0.2
    test: float = 0.0
    seed: int = 0
    measured_folds: int = 0
    ensemble: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.measured_folds <= self.folds:
            raise InputError(
                f"'split.measured_folds' must be from 0 (all) to the {self.folds} folds, not {self.measured_folds}."
            )
        if self.ensemble and self.measured_folds not in (0, self.folds):
            raise InputError("'split.ensemble' needs every fold; leave split.measured_folds out.")
        if self.folds < 0 or self.folds == 1:
            raise InputError(f"'split.folds' must be 0 (none) or at least 2, not {self.folds}.")
        if self.ensemble and not self.folds:
            raise InputError("'split.ensemble' needs folds to make an ensemble of; set split.folds too.")
        for name in ("validation", "test"):
            if not 0 <= getattr(self, name) < 1:
                raise InputError(f"'split.{name}' must be at least 0 and below 1, not {getattr(self, name)}.")
        if self.validation + self.test >= 1:
            raise InputError("'split.validation' and 'split.test' leave nobody to learn from; make them smaller.")
        if self.folds and self.test:
            raise InputError("'split.test' and 'split.folds' exclude each other; set one of them to 0.")


@dataclass(frozen=True)
class Sampling:
    """Which slices make an epoch.

    Attributes
    ----------
    slices : {"all", "lesion", "balanced"}
        Every slice that meets the lungs; only those with a lesion; or drawn so that each class of each data set, and
        its slices with none, come equally often (by the data set's weight), and each patient in it.
    per_epoch : int or None
        Slices drawn an epoch; None: as many as there are.
    denser_by_hu, thinnest_mm : float
        In data sets that annotate only some labels an unannotated lesion may hide where the lung field is denser than
        the patient's own aerated lung (its median) by this much, over at least `thinnest_mm`: what is thinner is
        vessels and borders.
    """

    slices: str = "all"
    per_epoch: int | None = None
    denser_by_hu: float = 150.0
    thinnest_mm: float = 8.0

    def __post_init__(self) -> None:
        _one_of("sampling.slices", self.slices, ("all", "lesion", "balanced"))


@dataclass(frozen=True)
class Augmentation:
    """How far a training slice may stray; 0 switches a part off.

    Attributes
    ----------
    flip : float
        Probability of a left-right mirror.
    upside_down : float
        Probability of a mirror from front to back: prone patients, and files that say the wrong thing.
    rotate_degrees, shift, scale : float
        Largest rotation, shift (share of the box) and change of size (share), drawn evenly.
    crop : float
        Probability that all beyond a random box around the lungs is blank, as in a narrow field of view.
    gain, offset_hu : float
        HU are stretched about -1000 by up to this share and shifted by up to this much: windows read wrongly, kernels.
    expiration : float
        Lungs hold up to this share of air less, everywhere alike: what is dense is so beside the rest of the lung.
    dependent_hu : float
        Aerated lung rises by up to this much towards the back, as under gravity; labels stay.
    paste : float
        Probability that GGO and consolidation of another slice are laid into the lungs of this one.
    effusion : float
        Probability that fluid is laid at the back of the lungs of a slice that has no effusion.
    gamma : float
        Largest exponent change of the window's tones.
    noise_hu, blur_pixels : float
        Largest standard deviation of added noise and of Gaussian blur; each is drawn for half of the slices.
    quantise_hu : float
        Largest step of the grey values, of a third of the slices: pictures of 8 bits.
    saturate_hu : float
        Above the window's upper end by at most this much, a third of the slices are cut off: pictures with a window.
    """

    flip: float = 0.5
    upside_down: float = 0.0
    rotate_degrees: float = 0.0
    shift: float = 0.0
    scale: float = 0.0
    crop: float = 0.0
    gain: float = 0.0
    offset_hu: float = 0.0
    expiration: float = 0.0
    dependent_hu: float = 0.0
    paste: float = 0.0
    effusion: float = 0.0
    gamma: float = 0.0
    noise_hu: float = 0.0
    blur_pixels: float = 0.0
    quantise_hu: float = 0.0
    saturate_hu: float = 0.0


@dataclass(frozen=True)
class Loss:
    """The loss by its name in `losses.LOSSES`.

    Attributes
    ----------
    class_weights : tuple of float
        Of each class, background first, in the cross-entropies.
    last_output : float
        In deep supervision, the share of the network's own answer; its other outputs share the rest evenly.
    """

    name: str = "dice_cross_entropy"
    class_weights: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    last_output: float = 0.5


@dataclass(frozen=True)
class Optimizer:
    """The optimiser (``adam``, ``adamw`` or ``sgd``) and its schedule.

    `schedule` is ``constant``, ``cosine`` (to nought over the run, after `warmup` epochs of linear rise) or ``step``
    (a tenth after each third of the run).
    """

    name: str = "adamw"
    lr: float = 1e-3
    weight_decay: float = 1e-2
    schedule: str = "cosine"
    warmup: float = 1.0

    def __post_init__(self) -> None:
        _one_of("optimizer.name", self.name, ("adam", "adamw", "sgd"))
        _one_of("optimizer.schedule", self.schedule, ("constant", "cosine", "step"))


@dataclass(frozen=True)
class Training:
    """Length and manner of the run.

    Attributes
    ----------
    epochs, batch_size, seed : int
    patience : int
        Stop after this many looks without a better `monitor` and keep the best; 0: run to the end, keep the last
        (then validation patients choose nothing, and their figures are clean).
    monitor : {"dice", "iou", "accuracy"}
        Figure of the validation slices that tells which look was best: mean over the foreground classes, or the share
        of pixels with the right label, background too.
    average : float
        Decay of an exponential moving average of the weights, which is what is kept; 0: none.
    keep : float
        In fine-tuning, how far the finished weights go back to those of the old model, from 0 to 1: the mean of both
        forgets much less than the new ones alone (Wortsman et al. 2022, "WiSE-FT").
    precision : str
        ``auto`` (16 bits where the device is faster for it), ``32-true``, ``16-mixed`` or ``bf16-mixed``.
    size : (int, int) or None
        Rows and columns in which slices are learnt, smaller than `preprocessing.size` to save time; what is learnt so
        is as good or better at a somewhat larger size (Touvron et al. 2019, "FixRes"). None: the same size.
    workers : int
        Processes that prepare slices; 0: none.
    validate_every : int
        Epochs from one look at the validation slices to the next.
    encoder_weights : str
        ``imagenet``, or a file of such weights, for networks with a published encoder; empty: start at random.
    """

    epochs: int = 100
    batch_size: int = 8
    seed: int = 0
    patience: int = 0
    monitor: str = "dice"
    average: float = 0.0
    keep: float = 0.0
    precision: str = "auto"
    size: tuple[int, int] | None = None
    workers: int = 2
    validate_every: int = 1
    encoder_weights: str = ""

    def __post_init__(self) -> None:
        _one_of("training.precision", self.precision, ("auto", "32-true", "16-mixed", "bf16-mixed"))
        _one_of("training.monitor", self.monitor, ("dice", "iou", "accuracy"))
        if not 0 <= self.keep <= 1:
            raise InputError(f"'training.keep' must be from 0 to 1, not {self.keep}.")
        for name in ("epochs", "batch_size", "validate_every"):
            if getattr(self, name) < 1:
                raise InputError(f"'training.{name}' must be 1 or more, not {getattr(self, name)}.")


@dataclass(frozen=True)
class Ensemble:
    """Several networks as one model; their probabilities are averaged.

    Attributes
    ----------
    networks : int
        How many are trained on the same cases, from one seed (`Training.seed`) to the next. Each fold of a
        cross-validation trains one alone: its figures are of one network.
    with_folds : bool
        Whether the networks of the measured folds, which learnt from some of the cases, are averaged with those that
        learnt from all: they are there already.
    mirrored : bool
        Whether each also looks at the mirror image.
    quick_above : int
        On a CPU, the first network looks alone at scans of more slices than this; 0: never.
    """

    networks: int = 1
    with_folds: bool = False
    mirrored: bool = False
    quick_above: int = 0

    def __post_init__(self) -> None:
        if self.networks < 1:
            raise InputError(f"'ensemble.networks' must be 1 or more, not {self.networks}.")
        if self.quick_above < 0:
            raise InputError(f"'ensemble.quick_above' must be 0 or more, not {self.quick_above}.")


@dataclass(frozen=True)
class Recipe:
    """One training run, whole. Each attribute is a table of the TOML file."""

    name: str
    version: str = "1.0.0"
    description: str = ""
    licence: str = "unknown"
    limitations: tuple[str, ...] = ()
    network: dict[str, Any] = field(default_factory=lambda: {"name": "unet"})
    preprocessing: Preprocessing = field(default_factory=Preprocessing)
    postprocessing: Postprocessing = field(default_factory=Postprocessing)
    data: dict[str, DataSet] = field(default_factory=dict)
    phantoms: Phantoms = Phantoms()
    split: Split = Split()
    sampling: Sampling = Sampling()
    augmentation: Augmentation = Augmentation()
    loss: Loss = Loss()
    optimizer: Optimizer = Optimizer()
    training: Training = Training()
    ensemble: Ensemble = Ensemble()

    def to_json(self) -> dict[str, Any]:
        """Return every value, defaults too, as plain data."""
        return dataclasses.asdict(self)

    def weight(self, data_set: str) -> float:
        """Return how often a data set is drawn from, beside others of weight 1."""
        if data_set == PHANTOMS:
            return self.phantoms.weight
        return self.data.get(data_set, DataSet()).weight


def load_recipe(name_or_path: str | Path, overrides: Sequence[str] = (), init: ModelCard | None = None) -> Recipe:
    """Read a recipe: a TOML file, or the name of one in ``Resources/Recipes``; see `recipe_files`.

    Parameters
    ----------
    overrides : sequence of str
        Values instead of the file's, as in TOML: ``optimizer.lr=0.001``. Text needs no quotes; ``none`` unsets.
    init : ModelCard, optional
        The model to fine-tune: its network and preprocessing are taken, and the recipe must not say otherwise.

    Raises
    ------
    InputError
        If there is none, it is not TOML, or a key or value does not fit (the nearest good key is named).
    """
    path, values = read_recipe(name_or_path)
    for override in overrides:
        merge(values, _parse_override(override))
    try:
        if init is not None:
            _inherit(values, init)
        return from_values(Recipe, values)
    except (InputError, ModelError) as error:
        raise InputError(f"The recipe {path} does not fit: {error}") from error


def _parse_override(text: str) -> dict[str, Any]:
    """Return ``optimizer.lr=0.001`` as nested tables; what is no TOML value is text."""
    key, equals, value = text.partition("=")
    for written in (value, json.dumps(value.strip())) if equals else ():
        try:
            return tomllib.loads(f"{key} = {written}")
        except tomllib.TOMLDecodeError:
            continue
    raise InputError(f"'{text}' sets no recipe value; write it as optimizer.lr=0.001.")


def _inherit(values: dict[str, Any], card: ModelCard) -> None:
    """Give the tables of a recipe the model's network and preprocessing; refuse others."""
    plain = json.loads(card.to_json())  # tuples as lists, as TOML has them
    theirs = {
        "network": {"name": card.network, **plain["network_arguments"]},
        "preprocessing": plain["preprocessing"],
    }
    together = card.network == "ensemble"
    for table, inherited in theirs.items():
        said = expect(dict, values.get(table, {}), table)
        if table == "network" and together and said in plain["network_arguments"]["members"]:
            said = {}  # what each of its networks is
        for key, value in said.items():
            if value != inherited.get(key):
                raise InputError(
                    f"'{table}.{key}' is {value!r}, but fine-tuning keeps what the model '{card.name}' has, "
                    f"{inherited.get(key)!r}; leave [{table}] out, or train anew without --init."
                )
        values[table] = inherited
    values["postprocessing"] = plain["postprocessing"] | values.get("postprocessing", {})
    # An ensemble is fine-tuned as it is, all its networks at once.
    values["ensemble"] = {"quick_above": card.quick_above} | ({} if together else values.get("ensemble", {}))
