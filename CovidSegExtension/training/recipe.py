"""A recipe: everything that makes a training run what it is, read from a TOML file and checked key by key."""

import dataclasses
import difflib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import InputError, ModelError
from ..files import resources
from ..postprocessing import Postprocessing
from ..preprocessing import Preprocessing

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


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
    """

    licence: str = "unknown"
    patients: tuple[tuple[str, ...], ...] = ()


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
    seed : int
        Of the shuffle.
    """

    folds: int = 0
    validation: float = 0.2
    seed: int = 0


@dataclass(frozen=True)
class Sampling:
    """Which slices make an epoch.

    Attributes
    ----------
    slices : {"all", "lesion", "balanced"}
        Every slice that meets the lungs; only those with a lesion; or drawn so that each class, and slices with none,
        come equally often.
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
    rotate_degrees, shift, scale : float
        Largest rotation, shift (share of the box) and change of size (share), drawn evenly.
    gain, offset_hu : float
        HU are stretched about -1000 by up to this share and shifted by up to this much: windows read wrongly, kernels.
    gamma : float
        Largest exponent change of the window's tones.
    noise_hu, blur_pixels : float
        Largest standard deviation of added noise and of Gaussian blur; each is drawn for half of the slices.
    """

    flip: float = 0.5
    rotate_degrees: float = 0.0
    shift: float = 0.0
    scale: float = 0.0
    gain: float = 0.0
    offset_hu: float = 0.0
    gamma: float = 0.0
    noise_hu: float = 0.0
    blur_pixels: float = 0.0


@dataclass(frozen=True)
class Loss:
    """The loss by its name in `losses.LOSSES`, and the weight of each class (background first) in cross-entropy."""

    name: str = "dice_cross_entropy"
    class_weights: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Optimizer:
    """The optimiser (``adam``, ``adamw`` or ``sgd``) and its schedule.

    `schedule` is ``constant`` or ``cosine`` (to nought over the run, after `warmup` epochs of linear rise).
    """

    name: str = "adamw"
    lr: float = 1e-3
    weight_decay: float = 1e-2
    schedule: str = "cosine"
    warmup: float = 1.0

    def __post_init__(self) -> None:
        _one_of("optimizer.name", self.name, ("adam", "adamw", "sgd"))
        _one_of("optimizer.schedule", self.schedule, ("constant", "cosine"))


@dataclass(frozen=True)
class Training:
    """Length and manner of the run.

    Attributes
    ----------
    epochs, batch_size, seed : int
    patience : int
        Stop after this many looks without a better validation Dice and keep the best; 0: run to the end, keep the
        last (then validation patients choose nothing, and their figures are clean).
    average : float
        Decay of an exponential moving average of the weights, which is what is kept; 0: none.
    precision : str
        ``auto`` (16 bits where the device is faster for it) or a Lightning precision such as ``32-true``.
    workers : int
        Processes that prepare slices; 0: none.
    validate_every : int
        Epochs from one look at the validation slices to the next.
    """

    epochs: int = 100
    batch_size: int = 8
    seed: int = 0
    patience: int = 0
    average: float = 0.0
    precision: str = "auto"
    workers: int = 2
    validate_every: int = 1


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
    split: Split = Split()
    sampling: Sampling = Sampling()
    augmentation: Augmentation = Augmentation()
    loss: Loss = Loss()
    optimizer: Optimizer = Optimizer()
    training: Training = Training()

    def to_json(self) -> dict[str, Any]:
        """Return every value, defaults too, as plain data."""
        return dataclasses.asdict(self)


def load_recipe(name_or_path: str | Path) -> Recipe:
    """Read a recipe: a TOML file, or the name of one in ``Resources/Recipes``.

    Raises
    ------
    InputError
        If there is none, it is not TOML, or a key or value does not fit (the nearest good key is named).
    """
    path = Path(name_or_path)
    if not path.is_file():
        shipped = {recipe.stem: recipe for recipe in sorted((resources() / "Recipes").glob("*.toml"))}
        if str(name_or_path) not in shipped:
            raise InputError(
                f"There is no recipe '{name_or_path}'; give a TOML file or one of: {', '.join(shipped) or 'none'}."
            )
        path = shipped[str(name_or_path)]
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The recipe {path} cannot be read: {error}.") from error
    try:
        return _build(Recipe, values, "")
    except (InputError, ModelError) as error:
        raise InputError(f"The recipe {path} does not fit: {error}") from error


_TABLES: dict[str, type] = {
    "preprocessing": Preprocessing,
    "postprocessing": Postprocessing,
    "split": Split,
    "sampling": Sampling,
    "augmentation": Augmentation,
    "loss": Loss,
    "optimizer": Optimizer,
    "training": Training,
}


def _build(table: type, values: dict[str, Any], where: str) -> Any:
    known = {item.name: item for item in dataclasses.fields(table)}
    for key in values:
        if key not in known:
            nearest = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean '{where}{nearest[0]}'?" if nearest else f"choose from: {', '.join(known)}."
            raise InputError(f"there is no key '{where}{key}'; {hint}")
    built = {}
    for key, value in values.items():
        if table is Recipe and key in _TABLES:
            value = _build(_TABLES[key], _expect(dict, value, key), f"{key}.")
        elif table is Recipe and key == "data":
            value = {name: _build(DataSet, _expect(dict, v, name), f"data.{name}.") for name, v in value.items()}
        elif isinstance(value, list):
            value = tuple(tuple(item) if isinstance(item, list) else item for item in value)
        built[key] = value
    for key, item in known.items():
        required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        if required and key not in built:
            raise InputError(f"the key '{where}{key}' is missing.")
        default = None if required else item.default
        if key in built and isinstance(default, (bool, int, float, str)):
            kind = (int, float) if isinstance(default, float) else type(default)
            _expect(kind, built[key], where + key)
    return table(**built)


def _expect(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        wanted = " or ".join(k.__name__ for k in (kind if isinstance(kind, tuple) else (kind,)))
        raise InputError(f"'{where}' must be {wanted}, not {value!r}.")
    return value
