"""Kinds of arguments that several commands take."""

import argparse
import math
from collections.abc import Sequence


def add_device(parser: argparse.ArgumentParser) -> None:
    """Give a command the option ``--device``."""
    parser.add_argument(
        "--device", default="auto", metavar="auto|cpu|cuda|cuda:N|mps", help="where to compute (default: auto)"
    )


def positive(text: str) -> int:
    """Read a whole number of 1 or more."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, not '{text}'")
    return int(text)


def hu_window(text: str) -> tuple[float, float]:
    """Read two rising HU, ``-1000,400``."""
    try:
        low, high = (float(part) for part in text.split(","))
    except ValueError:
        low = high = 0.0
    if not -math.inf < low < high < math.inf:
        raise argparse.ArgumentTypeError(f"expected two rising numbers such as -1000,400, not '{text}'")
    return low, high


def join_window(argv: Sequence[str]) -> list[str]:
    """Write ``--window -1000,400`` as one word: argparse takes a value that begins with a minus for an option."""
    words = list(argv)
    if "--window" in words[:-1]:
        place = words.index("--window")
        words[place : place + 2] = [f"--window={words[place + 1]}"]
    return words
