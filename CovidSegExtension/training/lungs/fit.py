"""The fit of the lung network: slices drawn and changed on the fly, a loss on sets of regions, averaged weights."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ...lungs.network import REGIONS, LungNetwork
from ...lungs.sampling import normalised
from ...networks.precision import reduced_precision
from .augmentation import augment
from .cartoons import cartoon
from .lessons import OTHER, SOURCES, Lesson
from .regions import ANYTHING, IN_LEFT, IN_RIGHT, LESION

SHAPE = (144, 192)
"""Height and width of what the network is shown: the usual shape of a chest."""
NEIGHBOUR_MM = (4.0, 14.0)
"""Distance of the neighbours that a slice is shown with, between these."""
WITH_LUNG = 0.7
"""Share of the slices that are drawn among those with lung."""
CARTOONS = 0.08
LESION_WEIGHT = 5.0
"""How much more a voxel of lesion or effusion counts: at the pleura, they are what a lung mask loses."""
EMA_DECAY = 0.995


@dataclass(frozen=True)
class Schedule:
    """How long and how fast; cosine from `learning_rate` to 0 after 50 steps of warming up."""

    steps: int = 2250
    batch_size: int = 16
    learning_rate: float = 4e-3
    seed: int = 0
    warm_up: int = 50

    def rate(self, step: int) -> float:
        """Return the learning rate of a step."""
        warm = min(1.0, (step + 1) / self.warm_up)
        return self.learning_rate * warm * (0.5 + 0.5 * math.cos(math.pi * step / self.steps))


class Deck:
    """All lessons, from which samples are drawn: by data set, then CT, then slice."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self._by_source: dict[str, list[tuple[Lesson, np.ndarray]]] = {}
        for item in lessons:
            self._by_source.setdefault(item.source, []).append((item, item.with_lung))
        self._sources = [*self._by_source, ""]
        weights = np.array([*(SOURCES.get(source, OTHER).weight for source in self._by_source), CARTOONS])
        self._weights = weights / weights.sum()

    def draw(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Return three slices in HU, (3, H, W), and the regions of the middle one, (H, W), changed at random."""
        source = self._sources[rng.choice(len(self._sources), p=self._weights)]
        if not source:
            return augment(rng, *cartoon(rng), SHAPE)
        lessons = self._by_source[source]
        item, with_lung = lessons[rng.integers(len(lessons))]
        depth = len(item.images)
        z = rng.choice(with_lung) if len(with_lung) and rng.random() < WITH_LUNG else rng.integers(depth)
        offset = max(1, round(rng.uniform(*NEIGHBOUR_MM) / item.slice_mm))
        levels = np.clip([z - offset, z, z + offset], 0, depth - 1)
        if rng.random() < 0.1:  # upside down
            levels = levels[::-1]
        return augment(rng, item.images[levels].astype(np.float32), item.regions[levels], SHAPE)


_MEMBERS = torch.tensor([[bool(bits >> region & 1) for region in range(REGIONS)] for bits in range(ANYTHING + 1)])


def loss(logits: Tensor, regions: Tensor) -> Tensor:
    """Return the mean of -log P(set), lesions weighted, and half of each lung's soft Dice loss where it is known.

    Parameters
    ----------
    logits : Tensor, shape (N, 4, H, W)
    regions : Tensor of int64, shape (N, H, W)
        Bits as in `regions`.
    """
    log_probabilities = logits.float().log_softmax(1)
    sets = regions & ANYTHING
    allowed = _MEMBERS[sets].permute(0, 3, 1, 2)
    surprise = -torch.logsumexp(log_probabilities.masked_fill(~allowed, -30.0), 1)
    weights = 1 + (LESION_WEIGHT - 1) * (regions & LESION > 0)
    total = (surprise * weights).mean()
    probabilities = log_probabilities.exp()
    for output, bit in ((1, IN_RIGHT), (2, IN_LEFT)):
        inside = sets == bit
        known = inside | (sets & bit == 0)
        found = probabilities[:, output] * known
        dice = (2 * (found * inside).sum() + 1) / (found.sum() + inside.sum() + 1)
        total = total + 0.5 * (1 - dice)
    return total


def fit(
    lessons: Sequence[Lesson],
    schedule: Schedule,
    *,
    start: dict[str, Tensor] | None = None,
    report: Callable[[int, float, float], None] = lambda step, loss, seconds: None,
    keep: Callable[[dict[str, Tensor]], None] = lambda state: None,
    every: int = 250,
) -> LungNetwork:
    """Return a network fitted on `lessons`, its weights averaged over the last steps, in evaluation mode.

    Parameters
    ----------
    start : dict of Tensor, optional
        Weights to begin with.
    report : callable
        Called every 100 steps with step, mean loss since the last call, and seconds.
    keep : callable
        Called every `every` steps with the averaged weights, against interruptions.
    """
    torch.manual_seed(schedule.seed)
    rng = np.random.default_rng(schedule.seed)
    deck = Deck(lessons)
    network = LungNetwork()
    if start is not None:
        network.load_state_dict(start)
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # no stub for memory_format
    average = {name: value.clone() for name, value in network.state_dict().items()}
    optimiser = torch.optim.AdamW(network.parameters(), weight_decay=1e-3, betas=(0.9, 0.99))
    dtype = reduced_precision(torch.device("cpu"))
    losses, begun = [], time.monotonic()
    for step in range(schedule.steps):
        for group in optimiser.param_groups:
            group["lr"] = schedule.rate(step)
        images, regions = zip(*(deck.draw(rng) for _ in range(schedule.batch_size)), strict=True)
        inputs = normalised(torch.from_numpy(np.stack(images))).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype or torch.bfloat16, enabled=dtype is not None):
            logits = network(inputs)
        value = loss(logits, torch.from_numpy(np.stack(regions)).long())
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        decay = min(EMA_DECAY, (step + 1) / (step + 20))
        for name, tensor in network.state_dict().items():
            average[name] = average[name].lerp(tensor, 1 - decay) if tensor.is_floating_point() else tensor.clone()
        losses.append(float(value.detach()))
        if (step + 1) % 100 == 0 or step + 1 == schedule.steps:
            report(step + 1, float(np.mean(losses)), time.monotonic() - begun)
            losses.clear()
        if (step + 1) % every == 0:
            keep(average)
    network.load_state_dict(average)
    return network.eval()
