"""Places of a result worth looking at, and going from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place worth looking at: where, in RAS mm, and what is there."""

    ras: tuple[float, float, float]
    text: str


class Navigator:
    """Goes through places one after another, and round again."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self._places = list(places)
        self._next = 0

    def __len__(self) -> int:
        return len(self._places)

    def next(self) -> tuple[int, Place]:
        """Return the number of the next place, from 1, and the place."""
        index = self._next % len(self._places)
        self._next = index + 1
        return index + 1, self._places[index]
