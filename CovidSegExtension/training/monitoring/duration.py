"""How long a training will take, from a few steps of it."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.utils.data import default_collate

from ...errors import counted
from ...networks import build
from ...recipes.schema import Recipe
from ...runtime.progress import duration
from ..data.patches import training_data
from ..data.preparation import PreparedCase, SliceSampler
from ..lightning_module import SegmentationTask

TIMED_STEPS = 2


@dataclass(frozen=True)
class Pace:
    """What one fit costs.

    Attributes
    ----------
    slice_s : float
        Seconds to prepare one slice.
    step_s : float
        Seconds of one step of the optimiser on one batch.
    steps : int
        Steps of an epoch.
    looked : int
        Validation slices.
    """

    slice_s: float
    step_s: float
    steps: int
    looked: int

    def fit_s(self, recipe: Recipe) -> float:
        """Return the seconds of a fit: slices are prepared beside the steps where there are processes for that."""
        settings = recipe.training
        preparing_s = self.slice_s * settings.batch_size
        helpers = settings.num_workers
        step_s = max(self.step_s, preparing_s / helpers) if helpers else self.step_s + preparing_s
        # Forwards alone is about a third of a step.
        look_s = self.looked * (self.slice_s + self.step_s / settings.batch_size / 3)
        return settings.epochs * (self.steps * step_s + look_s / settings.validate_every)

    def text(self, recipe: Recipe, fits: int) -> str:
        """Say how long `fits` fits will take."""
        settings = recipe.training
        stop = ", fewer if it stops early" if settings.patience else ""
        several = f"{fits} fits of " if fits > 1 else ""
        epochs, steps = counted(settings.epochs, "epoch"), counted(self.steps, "step")
        return (
            f"Expected: about {duration(fits * self.fit_s(recipe))} ({several}{epochs}{stop}, {steps} each, "
            f"{self.step_s:.2g} s a step by {TIMED_STEPS} steps just made), then the held-out cases."
        )


def measure_pace(
    recipe: Recipe,
    train: Sequence[PreparedCase],
    validation: Sequence[PreparedCase],
    device: torch.device,
    processes: int = 1,
) -> Pace:
    """Make a few steps with a new network on some of the slices, and time them.

    Where a recipe loads or continues weights this one starts at random: a step costs the same.
    """
    data = training_data(train, recipe.preprocessing, recipe.augmentation, recipe.sampling.slices)
    sampler = SliceSampler(data, recipe, (0, processes))
    batch_size = min(recipe.training.batch_size, len(sampler))
    begin = time.monotonic()
    batch = default_collate([data[draw] for draw, _ in zip(sampler, range(batch_size), strict=False)])
    slice_s = (time.monotonic() - begin) / batch_size
    task = SegmentationTask(build(**recipe.network), recipe).to(device).train()
    optimizer = torch.optim.SGD(task.parameters(), lr=0.0)
    times = []
    for _ in range(1 + TIMED_STEPS):
        begin = time.monotonic()
        loss, _ = task.loss_and_logits({"image": batch["image"].to(device), "possible": batch["possible"].to(device)})
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss.item()  # waits for the device
        times.append(time.monotonic() - begin)
    looked = len(training_data(validation, recipe.preprocessing)) if validation else 0
    return Pace(slice_s, sum(times[1:]) / TIMED_STEPS, max(1, len(sampler) // batch_size), looked // processes)
