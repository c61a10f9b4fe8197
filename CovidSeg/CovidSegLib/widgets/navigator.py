"""Places of a result worth looking at, and going from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place worth looking at: where, in RAS mm, and what is there."""

    ras: tuple[float, float, float]
    text: str


class Navigator:
    """Goes through places one after another, forth and back, and round again."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self._places = list(places)
        self._current: int | None = None

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: int) -> Place:
        """Return a place by its index, from 0."""
        return self._places[index]

    def move(self, step: int) -> tuple[int, Place]:
        """Go `step` places on, from the first or the last at the start; return the number, from 1, and the place."""
        if self._current is None:
            return self.go_to(0 if step > 0 else -1)
        return self.go_to(self._current + step)

    def go_to(self, index: int) -> tuple[int, Place]:
        """Go to the place of this index, from 0, counted round; return its number, from 1, and the place."""
        self._current = index % len(self._places)
        return self._current + 1, self._places[self._current]
