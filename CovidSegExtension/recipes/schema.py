"""A recipe: everything that makes a training run what it is, as values that check themselves."""

import dataclasses
from dataclasses import field
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from ..errors import InputError, counted
from ..labels import CLASSES, TARGETS, Target
from ..networks import MOST_MEMBERS, check_arguments
from ..postprocessing import Postprocessing
from ..preprocessing import LARGEST_SIDE, Preprocessing

Share = Annotated[float, Field(ge=0, le=1)]
Amount = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Some = Annotated[int, Field(ge=1)]
Seed = Annotated[int, Field(ge=0, lt=2**32)]
Side = Annotated[int, Field(ge=16, le=LARGEST_SIDE)]

CHECKED = ConfigDict(extra="forbid", allow_inf_nan=False)
"""Of every table of the TOML file: beside types and ranges, unknown keys, NaN and infinities are refused."""

LossName = Literal[
    "cross_entropy",
    "dice",
    "foreground_dice",
    "dice_cross_entropy",
    "generalised_dice",
    "focal",
    "bce",
    "bce_dice",
    "zhou_focal",
    "zhou_dice",
]
"""The losses of `training.losses`, by name."""

WEIGHTED_LOSSES = ("cross_entropy", "dice_cross_entropy", "bce", "bce_dice")
"""Those that weigh classes; the others have no place for `Loss.class_weights`."""


@dataclass(frozen=True, config=CHECKED)
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
    distrusted : tuple of str
        Cases whose labels are known to be wrong: nothing is learnt from them, and nothing measured on them.
    """

    licence: str = "unknown"
    patients: tuple[tuple[str, ...], ...] = ()
    weight: Amount = 1.0
    without_lesions: tuple[str, ...] = ()
    distrusted: tuple[str, ...] = ()


PHANTOMS = "phantoms"
"""The name of the data set of computed phantoms."""


@dataclass(frozen=True, config=CHECKED)
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

    count: Annotated[int, Field(ge=0, le=1000)] = 0
    seed: Seed = 101
    weight: Amount = 1.0


@dataclass(frozen=True, config=CHECKED)
class Task:
    """What the network is to tell apart.

    Attributes
    ----------
    labels : {"classes", "infection", "lesion", "lungs"}
        Ground glass, consolidation and effusion for themselves; ground glass and consolidation as one foreground; all
        three as one; or the lungs (of data with ``lungsTr``). A model of one foreground answers with the value of the
        union in label maps, or with that of `labels.LUNGS`.
    """

    labels: Literal["classes", "infection", "lesion", "lungs"] = "classes"

    @property
    def target(self) -> Target:
        """What its labels stand for."""
        return TARGETS[self.labels]


@dataclass(frozen=True, config=CHECKED)
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

    folds: Annotated[int, Field(ge=0, le=100)] = 0
    validation: Annotated[float, Field(ge=0, lt=1)] = 0.2
    test: Annotated[float, Field(ge=0, lt=1)] = 0.0
    seed: Seed = 0
    measured_folds: Count = 0
    ensemble: bool = False

    def __post_init__(self) -> None:
        if self.folds == 1:
            raise InputError("'split.folds' must be 0 (none) or at least 2, not 1.")
        if self.measured_folds > self.folds:
            raise InputError(
                f"'split.measured_folds' must be from 0 (all) to the {self.folds} folds, not {self.measured_folds}."
            )
        if self.ensemble and self.measured_folds not in (0, self.folds):
            raise InputError("'split.ensemble' needs every fold; leave split.measured_folds out.")
        if self.ensemble and not self.folds:
            raise InputError("'split.ensemble' needs folds to make an ensemble of; set split.folds too.")
        if self.validation + self.test >= 1:
            raise InputError("'split.validation' and 'split.test' leave nobody to learn from; make them smaller.")
        if self.folds and self.test:
            raise InputError("'split.test' and 'split.folds' exclude each other; set one of them to 0.")


@dataclass(frozen=True, config=CHECKED)
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

    slices: Literal["all", "lesion", "balanced"] = "all"
    per_epoch: Some | None = None
    denser_by_hu: Amount = 150.0
    thinnest_mm: Amount = 8.0


@dataclass(frozen=True, config=CHECKED)
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
    stretch : float
        Largest change of height against width (share): scaling that is not the same both ways.
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

    flip: Share = 0.5
    upside_down: Share = 0.0
    rotate_degrees: Amount = 0.0
    shift: Share = 0.0
    scale: Share = 0.0
    stretch: Share = 0.0
    crop: Share = 0.0
    gain: Share = 0.0
    offset_hu: Amount = 0.0
    expiration: Share = 0.0
    dependent_hu: Amount = 0.0
    paste: Share = 0.0
    effusion: Share = 0.0
    gamma: Amount = 0.0
    noise_hu: Amount = 0.0
    blur_pixels: Amount = 0.0
    quantise_hu: Amount = 0.0
    saturate_hu: Amount = 0.0


@dataclass(frozen=True, config=CHECKED)
class Loss:
    """The loss by its name.

    Attributes
    ----------
    class_weights : tuple of float
        Of each class, background first, in the `WEIGHTED_LOSSES`.
    last_output : float
        In deep supervision, the share of the network's own answer; its other outputs share the rest evenly.
    """

    name: LossName = "dice_cross_entropy"
    class_weights: tuple[Amount, Amount, Amount, Amount] = (1.0, 1.0, 1.0, 1.0)
    last_output: Share = 0.5

    def __post_init__(self) -> None:
        if self.class_weights != (1.0, 1.0, 1.0, 1.0) and self.name not in WEIGHTED_LOSSES:
            raise InputError(
                f"'loss.class_weights' does nothing in the loss '{self.name}'; leave it out, or choose one of "
                f"{', '.join(WEIGHTED_LOSSES)}."
            )


def thirds(epochs: int) -> tuple[int, int]:
    """Return the epochs after which the first and the second third of a run are over."""
    return -(-epochs // 3), -(-2 * epochs // 3)


@dataclass(frozen=True, config=CHECKED)
class Optimizer:
    """The optimiser (``adam``, ``adamw`` or ``sgd``) and its schedule.

    `process_scaling` says by what `lr` grows where several processes share an epoch and so make larger batches: their
    number (``linear``; Goyal et al. 2017), the root of it (``sqrt``, usual with Adam), or nothing (``none``).

    `schedule` is ``constant``, ``cosine`` (to nought over the run, after `warmup` epochs of linear rise) or ``step``
    (a tenth after each of the epochs in `step_epochs`; after each third of the run where there are none). A cosine
    begins anew after each of the epochs in `restarts` (Loshchilov and Hutter 2017, "SGDR"): what a cycle ends with is a
    finished network, and a longer cycle goes on from it.
    """

    name: Literal["adam", "adamw", "sgd"] = "adamw"
    lr: Annotated[float, Field(gt=0)] = 1e-3
    weight_decay: Amount = 1e-2
    schedule: Literal["constant", "cosine", "step"] = "cosine"
    warmup: Amount = 1.0
    restarts: tuple[Some, ...] = ()
    step_epochs: tuple[Some, ...] = ()
    process_scaling: Literal["none", "sqrt", "linear"] = "none"

    def __post_init__(self) -> None:
        if self.step_epochs and (self.schedule != "step" or list(self.step_epochs) != sorted(set(self.step_epochs))):
            raise InputError(
                f"'optimizer.step_epochs' takes rising epochs after which a step schedule falls; got "
                f"{list(self.step_epochs)} with the schedule '{self.schedule}'."
            )
        if self.restarts and (self.schedule != "cosine" or list(self.restarts) != sorted(set(self.restarts))):
            raise InputError(
                f"'optimizer.restarts' takes rising epochs at which a cosine schedule begins anew; got "
                f"{list(self.restarts)} with the schedule '{self.schedule}'."
            )


@dataclass(frozen=True, config=CHECKED)
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
    ema_decay : float
        Decay of an exponential moving average of the weights, which is what is kept; 0: none.
    keep : float
        In fine-tuning, how far the finished weights go back to those of the old model, from 0 to 1: the mean of both
        forgets much less than the new ones alone (Wortsman et al. 2022, "WiSE-FT").
    precision : str
        ``auto`` (16 bits where the device is faster for it), ``32-true``, ``16-mixed`` or ``bf16-mixed``.
    size : (int, int) or None
        Rows and columns in which slices are learnt, smaller than `preprocessing.size` to save time; what is learnt so
        is as good or better at a somewhat larger size (Touvron et al. 2019, "FixRes"). None: the same size.
    num_workers : int
        Processes that prepare slices; 0: none.
    validate_every : int
        Epochs from one look at the validation slices to the next.
    accumulate : int
        Batches whose gradients are added up before the weights change: a batch of `batch_size` times this, in the
        memory of one.
    clip_norm : float
        Gradients longer than this are shortened to it; 0: as they are.
    sync_batchnorm : bool
        Whether batch normalisation counts the batches of all processes as one; on GPUs.
    encoder_weights : str
        ``imagenet``, or a file of such weights, for networks with a published encoder; empty: start at random.
    """

    epochs: Some = 100
    batch_size: Some = 8
    seed: Seed = 0
    patience: Count = 0
    monitor: Literal["dice", "iou", "accuracy"] = "dice"
    ema_decay: Annotated[float, Field(ge=0, lt=1)] = 0.0
    keep: Share = 0.0
    precision: Literal["auto", "32-true", "16-mixed", "bf16-mixed"] = "auto"
    size: tuple[Side, Side] | None = None
    num_workers: Annotated[int, Field(ge=0, le=128)] = 2
    validate_every: Some = 1
    accumulate: Some = 1
    clip_norm: Amount = 0.0
    sync_batchnorm: bool = False
    encoder_weights: str = ""


@dataclass(frozen=True, config=CHECKED)
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

    networks: Annotated[int, Field(ge=1, le=MOST_MEMBERS)] = 1
    with_folds: bool = False
    mirrored: bool = False
    quick_above: Count = 0


@dataclass(frozen=True, config=CHECKED)
class Recipe:
    """One training run, whole. Each attribute is a table of the TOML file."""

    name: str
    version: str = "1.0.0"
    description: str = ""
    licence: str = "unknown"
    limitations: tuple[str, ...] = ()
    task: Task = Task()
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

    def __post_init__(self) -> None:
        arguments = {key: value for key, value in self.network.items() if key != "name"}
        name = self.network.get("name")
        if not isinstance(name, str):
            raise InputError("'network.name' must be the name of a network, such as unet.")
        check_arguments(name, arguments)
        target = self.task.target
        if arguments.get("classes", target.outputs) != target.outputs:
            raise InputError(
                f"'network.classes' must be {target.outputs}, background and what task.labels = '{target.name}' has, "
                "or left out; for one foreground set task.labels to infection, lesion or lungs."
            )
        if target is not CLASSES:
            object.__setattr__(self, "network", self.network | {"classes": target.outputs})
            self._check_merged()
        windows, channels = len(self.preprocessing.windows_hu), arguments.get("in_channels", 1)
        if channels != windows:
            raise InputError(
                f"The recipe prepares {counted(windows, 'window')}, but its network.in_channels is {channels}."
            )
        unmeasured = self.preprocessing.normalisation == "standard" and not self.preprocessing.sd_hu
        if (self.split.ensemble or self.ensemble.with_folds) and unmeasured:
            raise InputError(
                "'split.ensemble' and 'ensemble.with_folds' average networks of one preprocessing, and 'standard' "
                "measures mean_hu and sd_hu in each fold anew; set them, or choose another normalisation."
            )

    def _check_merged(self) -> None:
        """Refuse what needs classes told apart, where the task merges them."""
        for name, values in (
            ("loss.class_weights", self.loss.class_weights),
            ("postprocessing.class_odds", self.postprocessing.class_odds),
        ):
            if set(values) != {1.0}:
                raise InputError(
                    f"'{name}' weighs classes, and task.labels = '{self.task.labels}' tells none apart; leave it out."
                )
        blind = [name for name in ("paste", "effusion") if getattr(self.augmentation, name)]
        if self.task.labels == "lungs" and blind:
            raise InputError(
                f"'augmentation.{blind[0]}' changes lesions, which task.labels = 'lungs' has not; set it to 0."
            )
        if self.task.labels == "lungs" and self.preprocessing.mask != "none":
            raise InputError(
                "'preprocessing.mask' would show the network the answer of task.labels = 'lungs'; leave it out."
            )

    def to_json(self) -> dict[str, Any]:
        """Return every value, defaults too, as plain data."""
        return dataclasses.asdict(self)

    def weight(self, data_set: str) -> float:
        """Return how often a data set is drawn from, beside others of weight 1."""
        if data_set == PHANTOMS:
            return self.phantoms.weight
        return self.data.get(data_set, DataSet()).weight
