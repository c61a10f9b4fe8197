"""One fit: Lightning trains a network on prepared cases, with checkpoints, logs and a curve picture."""

import csv
import logging
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import lightning
import torch
from lightning.pytorch.callbacks import Callback, EarlyStopping, EMAWeightAveraging, ModelCheckpoint, TQDMProgressBar
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger
from torch import nn
from torch.utils.data import DataLoader

from ..devices import reduced_precision
from ..errors import Cancelled, InputError
from ..files import atomic_path
from ..networks import build, load_encoder_weights
from .data import PreparedCase, SliceDataset, SliceSampler
from .module import SegmentationTask
from .recipe import Recipe


def fit(
    recipe: Recipe,
    train: Sequence[PreparedCase],
    validation: Sequence[PreparedCase],
    folder: Path,
    device: torch.device,
    bar: bool,
) -> nn.Module:
    """Train a network; go on from ``folder/checkpoints/last.ckpt`` where there is one.

    Parameters
    ----------
    validation : sequence of PreparedCase
        May be empty: then nothing is watched and the last epoch is kept.
    bar : bool
        Show Lightning's progress bar; else print a line an epoch.

    Returns
    -------
    Module
        The network of the last epoch, or of the best where the recipe stops early; averaged where it averages.
    """
    settings = recipe.training
    lightning.seed_everything(settings.seed, workers=True, verbose=False)
    network = build(**recipe.network)
    if settings.encoder_weights:
        load_encoder_weights(network, settings.encoder_weights)
    task = SegmentationTask(network, recipe)
    checkpoints = folder / "checkpoints"
    last = checkpoints / "last.ckpt"
    callbacks: list[Callback] = [
        ModelCheckpoint(checkpoints, filename="last", enable_version_counter=False, save_on_train_epoch_end=True),
        TQDMProgressBar() if bar else _EpochLines(),
    ]
    if settings.average:
        callbacks.append(EMAWeightAveraging(decay=settings.average))
    best = None
    if settings.patience and validation:
        best = ModelCheckpoint(
            checkpoints, filename="best", monitor="val_dice", mode="max", enable_version_counter=False
        )
        callbacks += [best, EarlyStopping("val_dice", mode="max", patience=settings.patience)]

    data = SliceDataset(train, recipe.preprocessing, recipe.augmentation, recipe.sampling.slices)
    if len(data) == 0:
        raise InputError("The training cases hold no slice that can be used; add data or change sampling.slices.")
    sampler = SliceSampler(data, recipe)
    loader = DataLoader(
        data,
        min(settings.batch_size, len(sampler)),
        sampler=sampler,
        drop_last=True,
        num_workers=settings.workers,
        persistent_workers=settings.workers > 0,
    )
    watched = DataLoader(SliceDataset(validation, recipe.preprocessing), settings.batch_size) if validation else None

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="lightning|torch.utils.data|pytorch_lightning")
        logging.getLogger("lightning.pytorch").setLevel(logging.WARNING)
        trainer = lightning.Trainer(
            accelerator={"cpu": "cpu", "cuda": "gpu", "mps": "mps"}[device.type],
            devices=[device.index] if device.index is not None else 1,
            precision=cast("Any", _precision(settings.precision, device)),
            max_epochs=settings.epochs,
            callbacks=callbacks,
            logger=[CSVLogger(folder, "logs"), TensorBoardLogger(folder, "tensorboard", version="")],
            default_root_dir=folder,
            check_val_every_n_epoch=settings.validate_every,
            num_sanity_val_steps=0,
            log_every_n_steps=1,
            enable_progress_bar=bar,
            enable_model_summary=False,
            use_distributed_sampler=False,
        )
        try:
            trainer.fit(task, loader, watched, ckpt_path=last if last.is_file() else None, weights_only=True)
        except SystemExit as error:  # how Lightning ends on Ctrl-C
            raise Cancelled(f"Training was interrupted; go on with --resume (checkpoint: {last}).") from error
    if trainer.interrupted:
        raise Cancelled(f"Training was interrupted; go on with --resume (checkpoint: {last}).")
    if best is not None and best.best_model_path:
        state = torch.load(best.best_model_path, map_location="cpu", weights_only=True)["state_dict"]
        task.load_state_dict(state)
    draw_curves(folder)
    return task.network.cpu().eval()


def draw_curves(folder: Path) -> None:
    """Draw ``curves.png`` from the CSV logs in `folder`: loss on the left, validation Dice on the right."""
    from matplotlib.figure import Figure

    curves: dict[str, dict[int, float]] = {}
    for log in sorted(folder.glob("logs/version_*/metrics.csv"), key=lambda path: int(path.parent.name[8:])):
        with log.open(newline="") as file:
            for row in csv.DictReader(file):
                for name, value in row.items():
                    if value and name not in ("epoch", "step"):
                        curves.setdefault(name, {})[int(row["epoch"])] = float(value)
    figure = Figure(figsize=(10, 4), layout="constrained")
    for axes, prefixes, title in zip(
        figure.subplots(1, 2), (("train_loss", "val_loss"), ("val_dice",)), ("Loss", "Validation Dice"), strict=True
    ):
        for name in sorted(curves):
            if name.startswith(prefixes):
                label = name.removeprefix("val_dice_") if name != "val_dice" else "mean"
                axes.plot(list(curves[name]), list(curves[name].values()), label=label.replace("_", " "))
        axes.set(title=title, xlabel="Epoch")
        axes.grid(alpha=0.3)
        if axes.lines:
            axes.legend()
    with atomic_path(folder / "curves.png") as path:
        figure.savefig(path, dpi=110)


def _precision(name: str, device: torch.device) -> str:
    if name != "auto":
        return name
    return {torch.float16: "16-mixed", torch.bfloat16: "bf16-mixed", None: "32-true"}[reduced_precision(device)]


class _EpochLines(Callback):
    """Print a line an epoch where there is no terminal to draw a bar on."""

    def on_train_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        self.start, self.first = time.monotonic(), trainer.current_epoch

    def on_train_epoch_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        done, epochs = trainer.current_epoch + 1, int(trainer.max_epochs or 0)
        left = (time.monotonic() - self.start) / (done - self.first) * (epochs - done)
        figures = ", ".join(
            f"{name.replace('_', ' ')} {float(value):.3f}"
            for name, value in sorted(trainer.callback_metrics.items())
            if name in ("train_loss", "val_loss", "val_dice")
        )
        print(f"epoch {done}/{epochs}: {figures}; {left / 60:.1f} min left", flush=True)
