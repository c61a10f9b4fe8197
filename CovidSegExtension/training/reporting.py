"""What a run says while it works: lines for people, JSON lines for programs, or nothing."""

import json
import math
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..models.bundle import Model
from ..runtime.progress import duration


class Report:
    """Says nothing. The others override what they say."""

    bar = False
    """Whether Lightning may draw its progress bar."""

    def note(self, text: str) -> None:
        """Say a sentence."""

    def progress(self, stage: str, done: int, total: int) -> None:
        """Say how many cases a stage has done: a `runtime.progress.Progress`."""

    def epoch(self, epoch: int, epochs: int, figures: Mapping[str, float], minutes_left: float) -> None:
        """Say that an epoch, counted from 1, is over; `figures` by name, such as ``train_loss`` and ``val_dice``."""

    def done(self, model: Model, installed: Path | None) -> None:
        """Say where the finished model lies, and where it was installed."""


class TextReport(Report):
    """Lines for people, on stdout."""

    def __init__(self) -> None:
        self.bar = sys.stderr.isatty()
        self._stages = _Stages()

    def note(self, text: str) -> None:
        print(text, flush=True)

    def progress(self, stage: str, done: int, total: int) -> None:
        text = self._stages.line(stage, done, total)
        if self.bar:
            print(f"\r\x1b[K{text}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done == total or self._stages.is_due():
            print(text, flush=True)

    def epoch(self, epoch: int, epochs: int, figures: Mapping[str, float], minutes_left: float) -> None:
        if not self.bar:
            said = ", ".join(f"{name.replace('_', ' ')} {value:.3f}" for name, value in figures.items())
            print(f"epoch {epoch}/{epochs}: {said}; {minutes_left:.1f} min left", flush=True)

    def done(self, model: Model, installed: Path | None) -> None:
        name = model.card.name if installed else model.folder
        if installed:
            print(f"The model '{name}' is installed in {installed}.")
        print(f"The model is in {model.folder}; use it with: covidseg segment CT -o OUT --model {name}")


class _Stages:
    """How far a stage is and how long it will take, and when a line on it is due again."""

    EVERY_S = 10.0

    def __init__(self) -> None:
        self._stage, self._start, self._said, self._first = "", 0.0, 0.0, 0

    def line(self, stage: str, done: int, total: int) -> str:
        """Return ``cases read: 3 of 40, 2 min left``."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._start, self._said, self._first = stage, now, now, done
        text = f"{stage}: {done} of {total}"
        if not self._first < done < total:
            return text
        return f"{text}, {duration((now - self._start) / (done - self._first) * (total - done))} left"

    def is_due(self) -> bool:
        """Tell whether `EVERY_S` have passed since a line was due."""
        now = time.monotonic()
        if now - self._said < self.EVERY_S:
            return False
        self._said = now
        return True


class JsonReport(Report):
    """One JSON object a line, on stdout: ``"event"`` is note, progress, epoch or done."""

    def note(self, text: str) -> None:
        _print_json(event="note", text=text)

    def progress(self, stage: str, done: int, total: int) -> None:
        _print_json(event="progress", stage=stage, done=done, total=total)

    def epoch(self, epoch: int, epochs: int, figures: Mapping[str, float], minutes_left: float) -> None:
        named = {"loss" if name == "train_loss" else name: value for name, value in figures.items()}
        _print_json(event="epoch", epoch=epoch, epochs=epochs, **named, minutes_left=minutes_left)

    def done(self, model: Model, installed: Path | None) -> None:
        _print_json(
            event="done",
            model=str(model.folder),
            name=model.card.name,
            installed=None if installed is None else str(installed),
            metrics=asdict(model.card.metrics),
            fine_tuning=None if model.card.fine_tuning is None else asdict(model.card.fine_tuning),
        )


def _print_json(**values: Any) -> None:
    finite = {
        name: None if isinstance(value, float) and not math.isfinite(value) else value for name, value in values.items()
    }
    print(json.dumps(finite, ensure_ascii=False, allow_nan=False), flush=True)
