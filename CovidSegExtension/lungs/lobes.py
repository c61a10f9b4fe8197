"""The label values of the five lobes, as the tools number them that draw lobes."""

from dataclasses import dataclass

from .masks import LEFT, RIGHT


@dataclass(frozen=True)
class Lobe:
    """One lobe: its name, and the lung it belongs to (``RIGHT`` or ``LEFT``)."""

    name: str
    side: int


LEFT_UPPER = Lobe("left upper lobe", LEFT)
LEFT_LOWER = Lobe("left lower lobe", LEFT)
RIGHT_UPPER = Lobe("right upper lobe", RIGHT)
RIGHT_MIDDLE = Lobe("right middle lobe", RIGHT)
RIGHT_LOWER = Lobe("right lower lobe", RIGHT)

LOBES = (RIGHT_UPPER, RIGHT_MIDDLE, RIGHT_LOWER, LEFT_UPPER, LEFT_LOWER)
"""In the order in which figures are given."""

_TOOLS_ORDER = (LEFT_UPPER, LEFT_LOWER, RIGHT_UPPER, RIGHT_MIDDLE, RIGHT_LOWER)


@dataclass(frozen=True)
class LobeScheme:
    """The lobes by the values that a tool gives them."""

    name: str
    values: dict[int, Lobe]


LUNGMASK = LobeScheme("lungmask", dict(enumerate(_TOOLS_ORDER, start=1)))
"""Its model LTRCLobes."""
TOTAL_SEGMENTATOR = LobeScheme("TotalSegmentator", dict(enumerate(_TOOLS_ORDER, start=10)))
"""Its task "total", version 2."""
TOTAL_SEGMENTATOR_1 = LobeScheme("TotalSegmentator 1", dict(enumerate(_TOOLS_ORDER, start=13)))
"""Its only task in version 1."""
