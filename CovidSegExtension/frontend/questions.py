"""What the logic asks the user, whoever asks it: dialogs in Slicer, prepared answers in the tests."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

from .retraining import Retraining


class Questions(Protocol):
    """Questions to the user; None stands for one who changed his mind."""

    def ask(self, question: str) -> bool:
        """Return whether the user says yes."""
        ...

    def choose(self, question: str, options: Sequence[str]) -> int | None:
        """Return the index of the option that the user takes."""
        ...

    def agree(self, terms: str) -> bool:
        """Return whether the user agrees to the terms of a model."""
        ...

    def tell(self, text: str) -> None:
        """Show an error."""
        ...

    def folder(self, title: str, start: Path | None) -> Path | None:
        """Return an existing folder."""
        ...

    def save_as(self, title: str, start: Path, suffix: str) -> Path | None:
        """Return a file's path that ends with `suffix`; if it exists, the user agreed to overwriting it."""
        ...

    def corrected_labels(self, edited: Collection[int]) -> tuple[int, ...] | None:
        """Return the values of the classes that the user looked through; `edited` are ticked beforehand."""
        ...

    def retraining(self, suggestion: Retraining, cases: int) -> Retraining | None:
        """Return name and epochs of a retraining, as suggested or changed."""
        ...
