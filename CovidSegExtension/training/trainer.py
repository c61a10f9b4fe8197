"""One fit: Lightning trains a network on prepared cases, with checkpoints, logs and pictures."""

import logging
import pickle
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import lightning
import numpy as np
import torch
from lightning.fabric.plugins import TorchCheckpointIO
from lightning.pytorch.callbacks import Callback, EarlyStopping, EMAWeightAveraging, ModelCheckpoint, TQDMProgressBar
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger
from torch import nn
from torch.utils.data import DataLoader

from ..errors import DivergenceError, InputError
from ..files import atomic_path
from ..models.bundle import Model
from ..networks import build, load_encoder_weights
from ..networks.precision import resolved_precision
from ..recipes.schema import Recipe
from .data.batches import WatchedBatches
from .data.patches import training_data
from .data.preparation import PreparedCase, SliceSampler
from .distributed import Team
from .lightning_module import SegmentationTask
from .monitoring.curves import draw_curves
from .monitoring.sheets import LOGS, ValidationSheets
from .reporting import Report

CHECKPOINTS = "checkpoints"
"""In the folder of a fit."""


def fit(
    recipe: Recipe,
    train: Sequence[PreparedCase],
    validation: Sequence[PreparedCase],
    folder: Path,
    device: torch.device,
    report: Report,
    team: Team,
    init: Model | None = None,
) -> nn.Module:
    """Train a network; go on from ``folder/checkpoints/last.ckpt`` where there is one.

    Parameters
    ----------
    validation : sequence of PreparedCase
        May be empty: then nothing is watched and the last epoch is kept.
    init : Model, optional
        Start from its weights.

    Returns
    -------
    Module
        The network of the last epoch, or of the best where the recipe stops early; averaged where it averages.
    """
    settings = recipe.training
    if settings.sync_batchnorm and team.size > 1 and device.type != "cuda":
        raise InputError("'training.sync_batchnorm' needs GPUs, and this run is on the CPU; leave it out.")
    lightning.seed_everything(settings.seed, workers=True, verbose=False)
    network = _build(recipe, init)
    watched = training_data(validation, recipe.preprocessing) if validation else None
    batches = WatchedBatches(len(watched or ()), settings.batch_size, (team.rank, team.size))
    task = SegmentationTask(network, recipe, batches)
    loader = _train_loader(recipe, train, team)
    watched_loader = DataLoader(watched, batch_sampler=batches) if watched is not None else None
    last = folder / CHECKPOINTS / "last.ckpt"
    best = _best_checkpoint(recipe, folder) if settings.patience and validation else None
    callbacks = _callbacks(recipe, folder, report, team)
    if watched is not None:
        callbacks.append(ValidationSheets(watched, recipe.preprocessing, folder))
    if best is not None:
        callbacks += [best, EarlyStopping(f"val_{settings.monitor}", mode="max", patience=settings.patience)]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="lightning|torch.utils.data|pytorch_lightning")
        logging.getLogger("lightning.pytorch").setLevel(logging.WARNING)
        trainer = _trainer(recipe, folder, device, team, callbacks, report.bar)
        try:
            _check_checkpoint(last)
            trainer.fit(task, loader, watched_loader, ckpt_path=last if last.is_file() else None, weights_only=True)
        except SystemExit as error:  # how Lightning ends on Ctrl-C
            raise KeyboardInterrupt from error
    if trainer.interrupted:
        raise KeyboardInterrupt
    # A run that was killed just before its end has the last weights in this file only.
    kept = best.best_model_path if best is not None and best.best_model_path else last
    task.load_state_dict(torch.load(kept, map_location="cpu", weights_only=True)["state_dict"])
    if team.is_main:
        draw_curves(folder)
    return task.network.cpu().eval()


def _build(recipe: Recipe, init: Model | None) -> nn.Module:
    """Return the recipe's network with the weights it starts from: those of `init`, of an encoder, or random ones."""
    network = build(**recipe.network)
    recipe.preprocessing.require_fit(network)
    if init is not None:
        network.load_state_dict(init.network.state_dict())
    elif recipe.training.encoder_weights:
        load_encoder_weights(network, recipe.training.encoder_weights)
    return network


def _train_loader(recipe: Recipe, cases: Sequence[PreparedCase], team: Team) -> DataLoader:
    """Return the batches that this process learns from.

    Raises
    ------
    InputError
        If the cases hold no slice that can be used.
    """
    settings = recipe.training
    data = training_data(cases, recipe.preprocessing, recipe.augmentation, recipe.sampling.slices)
    if len(data) == 0:
        raise InputError("The training cases hold no slice that can be used; add data or change sampling.slices.")
    sampler = SliceSampler(data, recipe, (team.rank, team.size))
    return DataLoader(
        data,
        min(settings.batch_size, len(sampler)),
        sampler=sampler,
        drop_last=True,
        num_workers=settings.num_workers,
        persistent_workers=settings.num_workers > 0,
    )


def _callbacks(recipe: Recipe, folder: Path, report: Report, team: Team) -> list[Callback]:
    """Return what accompanies every fit, watched or not."""
    settings = recipe.training
    callbacks: list[Callback] = [
        ModelCheckpoint(
            folder / CHECKPOINTS, filename="last", enable_version_counter=False, save_on_train_epoch_end=True
        ),
        Epochs(report),
        _Seeds(settings.seed, team.rank),
    ]
    if report.bar:
        callbacks.append(TQDMProgressBar())
    if settings.ema_decay:
        callbacks.append(EMAWeightAveraging(decay=settings.ema_decay))
    return callbacks


def _best_checkpoint(recipe: Recipe, folder: Path) -> ModelCheckpoint:
    """Return what keeps the weights of the epoch that is best on the validation slices."""
    return ModelCheckpoint(
        folder / CHECKPOINTS,
        filename="best",
        monitor=f"val_{recipe.training.monitor}",
        mode="max",
        enable_version_counter=False,
        save_on_train_epoch_end=False,  # before the last one is kept, which is to know of it
    )


def _trainer(
    recipe: Recipe, folder: Path, device: torch.device, team: Team, callbacks: list[Callback], bar: bool
) -> lightning.Trainer:
    settings = recipe.training
    dimensions = 2 if recipe.preprocessing.patch is None else 3
    return lightning.Trainer(
        accelerator={"cpu": "cpu", "cuda": "gpu", "mps": "mps"}[device.type],
        strategy="ddp" if team.size > 1 else "auto",
        devices=team.local_size if team.size > 1 or device.index is None else [device.index],
        num_nodes=team.size // team.local_size,
        plugins=[_WholeFiles(), *([team.environment] if team.environment else [])],
        precision=cast("Any", resolved_precision(settings.precision, device, dimensions)),
        max_epochs=settings.epochs,
        accumulate_grad_batches=settings.accumulate,
        gradient_clip_val=settings.clip_norm or None,
        sync_batchnorm=settings.sync_batchnorm and team.size > 1,
        callbacks=callbacks,
        logger=[CSVLogger(folder, "logs"), TensorBoardLogger(folder, LOGS, version="")],
        default_root_dir=folder,
        check_val_every_n_epoch=settings.validate_every,
        num_sanity_val_steps=0,
        log_every_n_steps=1,
        enable_progress_bar=bar,
        enable_model_summary=False,
        use_distributed_sampler=False,
    )


def _check_checkpoint(path: Path) -> None:
    """Raise InputError where there is a checkpoint that cannot be read."""
    try:
        if path.is_file():
            torch.load(path, map_location="meta", weights_only=True)
    except (OSError, RuntimeError, EOFError, ValueError, KeyError, pickle.UnpicklingError) as error:
        raise InputError(
            f"The checkpoint {path} is cut off or damaged; remove it to train this part anew, or choose a new folder."
        ) from error


class _WholeFiles(TorchCheckpointIO):
    """Writes a checkpoint under another name first: a kill in the middle leaves the last one as it was.

    One with weights that are not finite is not written: the last good one stays.
    """

    def save_checkpoint(self, checkpoint: dict[str, Any], path: Any, storage_options: Any = None) -> None:
        for name, tensor in checkpoint["state_dict"].items():
            if tensor.is_floating_point() and not tensor.isfinite().all():
                raise DivergenceError(
                    f"The weights '{name}' are no longer finite after epoch {checkpoint['epoch'] + 1}: the training "
                    f"diverged; {path} holds the last good ones, if there are any. Lower optimizer.lr and train anew."
                )
        with atomic_path(path) as temporary:
            torch.save(checkpoint, temporary)


class _Seeds(Callback):
    """Seeds torch before each batch, so that dropout after a resume is what it would have been without the break."""

    def __init__(self, seed: int, rank: int) -> None:
        self.seed, self.rank = seed, rank

    def on_train_batch_start(
        self, trainer: lightning.Trainer, pl_module: lightning.LightningModule, batch: Any, batch_idx: int
    ) -> None:
        place = [self.seed, trainer.current_epoch, batch_idx, self.rank]
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1)[0]))


class Epochs(Callback):
    """Reports the end of each epoch."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.looked = False

    def on_validation_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        self.looked = True

    def on_train_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        self.start, self.first = time.monotonic(), trainer.current_epoch

    def on_train_epoch_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        done, epochs = trainer.current_epoch + 1, int(trainer.max_epochs or 0)
        left = (time.monotonic() - self.start) / (done - self.first) * (epochs - done)
        figures: dict[str, float] = {
            name: float(trainer.callback_metrics[name])
            # Lightning keeps the figures of the last look at the validation slices; they are said once.
            for name in ("train_loss", *(("val_dice", "val_loss") if self.looked else ()))
            if name in trainer.callback_metrics
        }
        self.looked = False
        self.report.epoch(done, epochs, figures, left / 60)
