"""What Lightning runs: loss, optimiser and validation Dice of one network."""

import math
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

import lightning
import torch
from torch import Tensor, nn

from ..errors import DivergenceError
from ..labels import Label, UnionLabel
from ..networks.layers import channels_last
from ..recipes.schema import Recipe, thirds
from .data.batches import WatchedBatches
from .data.preparation import Sample
from .losses import LOSSES, deeply_supervised

SCALING: dict[str, Callable[[int], float]] = {"none": lambda _: 1.0, "sqrt": math.sqrt, "linear": float}
"""What `Optimizer.process_scaling` multiplies the learning rate by, given the number of processes."""


class SegmentationTask(lightning.LightningModule):
    """Train `network`, images (N, 1, ...) to logits (N, C, ...) or a list of them, by a recipe.

    Logs ``learning_rate`` at the start of each epoch and its ``seconds``; on validation slices ``val_loss``,
    ``val_dice``, ``val_iou`` and the Dice of each class: pooled over all slices, at the network's resolution, of
    classes that are there, or of lesions where nobody told their class; and ``val_accuracy``, the share of pixels with
    the right label, background too; and on what is learnt from ``train_loss``, ``train_dice``, ``train_iou`` and
    ``train_accuracy``, as the slices come, augmented, while the weights change. Each process looks at its share of the
    slices; the figures are of all.
    """

    def __init__(self, network: nn.Module, recipe: Recipe, watched: WatchedBatches | None = None) -> None:
        super().__init__()
        self.network: nn.Module = network.to(memory_format=channels_last(network))  # type: ignore[call-overload]  # no stub
        self.recipe = recipe
        self.foreground = recipe.task.target.foreground
        self.loss = LOSSES[recipe.loss.name]
        self.class_weights: Tensor
        self.register_buffer("class_weights", self._weights(), persistent=False)
        self.watched = watched
        self._learnt, self._held_out = _Counts(self.foreground), _Counts(self.foreground)
        self._losses = torch.zeros(2)
        self._began = 0.0

    def _weights(self) -> Tensor:
        """Return the weight of each output; a task that merges classes has none to weigh."""
        target = self.recipe.task.target
        return torch.ones(target.outputs) if target.is_merged else torch.tensor(self.recipe.loss.class_weights)

    def forward(self, images: Tensor) -> Tensor | list[Tensor]:
        return self.network(images.to(memory_format=channels_last(self.network)))

    def loss_and_logits(self, batch: Sample) -> tuple[Tensor, Tensor]:
        """Return the loss of a batch and the logits that it is of."""
        outputs = self(batch["image"])
        loss = deeply_supervised(
            self.loss,
            outputs,
            batch["possible"],
            self.class_weights,
            self.recipe.loss.last_output,
        )
        return loss, outputs if isinstance(outputs, Tensor) else outputs[-1]

    def training_step(self, batch: Sample, batch_index: int) -> Tensor:
        loss, logits = self.loss_and_logits(batch)
        # One process's loss ends the training of all: the others would wait for its gradients for ever.
        if self.trainer.strategy.reduce_boolean_decision(not bool(torch.isfinite(loss)), all=False):
            raise DivergenceError(
                f"The loss is no finite number ({loss.item():g}) in epoch {self.current_epoch + 1}, batch "
                f"{batch_index + 1}: the training diverged and was stopped; the last good weights are in its "
                "checkpoints. Lower optimizer.lr and train anew."
            )
        self.log("train_loss", loss, on_step=False, on_epoch=True, batch_size=len(batch["image"]))
        self._learnt.add(logits, batch["possible"])
        return loss

    def on_train_epoch_start(self) -> None:
        self._began = time.monotonic()
        self._learnt = _Counts(self.foreground, self.device)
        self.log("learning_rate", self.trainer.optimizers[0].param_groups[0]["lr"])

    def on_train_epoch_end(self) -> None:
        self.log("seconds", time.monotonic() - self._began)
        for name, figure in self._learnt.figures(self._sum).items():
            if name in _MEANS:
                self.log(f"train_{name}", figure)

    def on_validation_epoch_start(self) -> None:
        self._held_out, self._losses = _Counts(self.foreground, self.device), torch.zeros(2, device=self.device)

    def validation_step(self, batch: Sample, batch_index: int) -> None:
        loss, logits = self.loss_and_logits(batch)
        if self.watched is not None and not self.watched.counts(batch_index):
            return
        self._losses += torch.stack([loss.detach() * len(batch["image"]), loss.new_tensor(len(batch["image"]))])
        self._held_out.add(logits, batch["possible"])

    def on_validation_epoch_end(self) -> None:
        losses = self._sum(self._losses)
        self.log("val_loss", losses[0] / losses[1].clamp(min=1))
        for name, figure in self._held_out.figures(self._sum).items():
            self.log(f"val_{name}", figure)

    def _sum(self, counts: Tensor) -> Tensor:
        """Add up what each process has counted."""
        return cast(Tensor, self.trainer.strategy.reduce(counts, reduce_op="sum"))

    def configure_optimizers(self) -> Any:
        settings = self.recipe.optimizer
        lr = settings.lr * SCALING[settings.process_scaling](self.trainer.world_size)
        parameters = self.network.parameters()
        if settings.name == "sgd":
            optimizer: torch.optim.Optimizer = torch.optim.SGD(
                parameters, lr, momentum=0.9, weight_decay=settings.weight_decay
            )
        else:
            kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[settings.name]
            optimizer = kind(parameters, lr, weight_decay=settings.weight_decay)
        if settings.schedule == "constant":
            return optimizer
        if settings.schedule == "step":
            ends = settings.step_epochs or thirds(self.recipe.training.epochs)
            return [optimizer], [torch.optim.lr_scheduler.MultiStepLR(optimizer, list(ends))]
        steps = int(self.trainer.estimated_stepping_batches)
        per_epoch = steps / self.recipe.training.epochs
        factor = partial(
            cosine_factor,
            starts=[0, *(round(epoch * per_epoch) for epoch in settings.restarts)],
            steps=steps,
            warmup=settings.warmup * per_epoch,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}


_MEANS = ("dice", "iou", "accuracy")
"""Figures of all classes together."""


class _Counts:
    """What a network got right on the pixels of an epoch, pooled over all slices.

    Parameters
    ----------
    foreground : sequence of Label or UnionLabel
        What each output but the first, background's, stands for.
    """

    def __init__(self, foreground: Sequence[Label | UnionLabel], device: torch.device | None = None) -> None:
        self._foreground = foreground
        # The last column is of lesions whose class nobody told: one of several, none of them background.
        self._overlap, self._right = torch.zeros(3, len(foreground) + 1, device=device), torch.zeros(2, device=device)

    @torch.no_grad()
    def add(self, logits: Tensor, possible: Tensor) -> None:
        """Count a batch: logits and which classes are possible, both (N, C, ...)."""
        found = logits.argmax(dim=1)
        exact = possible.sum(dim=1) == 1
        for index in range(len(self._foreground)):
            true = possible[:, index + 1]
            known = exact | ~true
            p, g = (found == index + 1) & known, true & known
            self._overlap[:, index] += torch.stack([(p & g).sum(), p.sum(), g.sum()])
        right = possible.gather(1, found[:, None])[:, 0]
        untold = ~exact & ~possible[:, 0]
        lesion = (found > 0) & (untold | (exact & possible[:, 0]))
        self._overlap[:, -1] += torch.stack([(untold & right).sum(), lesion.sum(), untold.sum()])
        self._right += torch.stack([(right & exact).sum(), exact.sum()])

    def figures(self, add_up: Callable[[Tensor], Tensor]) -> dict[str, Tensor]:
        """Return `_MEANS`, of classes that are there, and the Dice of each class; `add_up` sums over all processes.

        Where no class is told from another, the means are of lesions, be they called whatever their union allows.
        """
        (both, found, true), right = add_up(self._overlap), add_up(self._right)
        there = true > 0
        there[-1] &= not there[:-1].any()
        dice = 2 * both / (found + true).clamp(min=1)
        iou = both / (found + true - both).clamp(min=1)
        figures = {
            name: figure[there].mean() if there.any() else torch.zeros(())
            for name, figure in (("dice", dice), ("iou", iou))
        }
        figures["accuracy"] = right[0] / right[1].clamp(min=1)
        for label, value, is_there in zip(self._foreground, dice[:-1], there[:-1], strict=True):
            if is_there and not isinstance(label, UnionLabel):
                figures[f"dice_{label.id}"] = value
        return figures


def cosine_factor(step: int, starts: Sequence[int], steps: int, warmup: float) -> float:
    """Return what the learning rate is multiplied by: in each cycle a linear rise, then a cosine down to nought.

    Parameters
    ----------
    starts : sequence of int
        First steps of the cycles, rising from 0; a cycle ends where the next one, or the run of `steps`, says.
    warmup : float
        Steps of the rise.
    """
    begin = max(start for start in starts if start <= step)
    end = min((start for start in starts if start > step), default=steps)
    step, length = step - begin, end - begin
    if step < warmup:
        return (step + 1) / (warmup + 1)
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warmup) / max(1.0, length - warmup))))
