"""What several commands share: kinds of arguments, options that take several words, help with examples."""

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from ..errors import DependencyError, InputError
from ..files import check_writable, refuse_existing
from ..inference.options import LUNG_MASKS

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
"""Any path: whether it is there and fit is told by the command, in its own words."""


class _Positive(click.ParamType):
    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        if not value.isdecimal() or int(value) == 0:
            self.fail(f"expected a whole number of 1 or more, not '{value}'", param, ctx)
        return int(value)


class _Window(click.ParamType):
    name = "window"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        try:
            low, high = (float(part) for part in value.split(","))
        except ValueError:
            low = high = 0.0
        if not -math.inf < low < high < math.inf:
            self.fail(f"expected two rising numbers such as -1000,400, not '{value}'", param, ctx)
        return low, high


class _LungMask(click.ParamType):
    name = "lung mask"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | Path:
        return value if isinstance(value, str) and value in LUNG_MASKS and value != "given" else Path(value)


POSITIVE = _Positive()
"""A whole number of 1 or more."""

HU_WINDOW = _Window()
"""Two rising HU, ``-1000,400``."""


LUNG_MASK = _LungMask()
"""Who finds the lungs, by name, or the path of a mask."""


class Command(click.Command):
    """A command whose epilog is shown as it is written, and whose options may take several words each.

    Parameters
    ----------
    several : tuple of str
        The long names of options after which words follow up to the next option: ``--data ct100 lung1``. They need
        ``multiple=True``.
    """

    def __init__(self, *arguments: Any, several: tuple[str, ...] = (), **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.several = several

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse ``--data a b`` as ``--data a --data b``."""
        words: list[str] = []
        option, values = "", 0
        for word in args:
            if word.startswith("-"):
                option, values = (word, 0) if word in self.several else ("", 0)
            elif option:
                if values:
                    words.append(option)
                values += 1
            words.append(word)
        return super().parse_args(ctx, words)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog without filling its lines."""
        write_epilog(self.epilog, formatter)


def write_epilog(epilog: str | None, formatter: click.HelpFormatter) -> None:
    """Write an epilog as it is."""
    if epilog:
        formatter.write_paragraph()
        formatter.write(epilog)


def device_option(function: Decorated) -> Decorated:
    """Give a command the option ``--device``."""
    return click.option(
        "--device", default="auto", metavar="auto|cpu|cuda|cuda:N|mps", help="Where to compute (default: auto)."
    )(function)


def force_option(function: Decorated) -> Decorated:
    """Give a command the option ``--force``."""
    return click.option("--force", is_flag=True, help="Overwrite files that exist.")(function)


def check_files(files: Iterable[Path | None], force: bool) -> None:
    """Tell before anything is computed why a file that a command is asked to write cannot be; None is no file.

    Raises
    ------
    InputError
        If it is a folder, or exists and may not be replaced.
    WriteError
        If nothing can be written there.
    """
    wanted = [file for file in files if file is not None]
    for file in wanted:
        if file.is_dir():
            raise InputError(f"{file} is a folder, and the name of a file was expected; give one.")
    refuse_existing(wanted, force)
    for file in wanted:
        check_writable(file)


def cluster_options(function: Decorated) -> Decorated:
    """Give a command the options ``--cluster`` and ``--jobs`` of trainings side by side."""
    for option in (
        click.option("--jobs", type=POSITIVE, metavar="N", help="Of a --cluster: trainings at a time (default: 2)."),
        click.option(
            "--cluster", metavar="local|ADDRESS", help="Train side by side on a Ray cluster: this machine, or its head."
        ),
    ):
        function = option(function)
    return function


def trainings_at_a_time(cluster: str | None, jobs: int | None) -> int:
    """Return how many trainings a cluster is to run at a time; refuse a number of them without a cluster."""
    if cluster is None and jobs is not None:
        raise InputError("--jobs is how many trainings a cluster runs at a time; give --cluster too, or leave it out.")
    return jobs or 2


def model_option(function: Decorated) -> Decorated:
    """Give a command the option ``--model``."""
    return click.option("--model", metavar="NAME|FOLDER", help="Default: see 'covidseg models'.")(function)


def label_map_options(function: Decorated) -> Decorated:
    """Give a command the options that say of a label map how it came about and what is told of it."""
    for option in (
        force_option,
        click.option("--include-patient", is_flag=True, help="Name the patient in what is written."),
        click.option(
            "--edited/--not-edited", default=None, help="Whether a person corrected the mask (default: not recorded)."
        ),
        click.option(
            "--model", metavar="NAME|FOLDER", help="The model that drew the mask, for the report's words on it."
        ),
        click.option(
            "--lung-mask",
            default="auto",
            type=LUNG_MASK,
            metavar="auto|none|lungmask|FILE",
            help="Who finds the lungs, as for segment; none: shares and scores are unknown (default: auto).",
        ),
    ):
        function = option(function)
    return function


@contextmanager
def needs_extra(extra: str, what: str) -> Iterator[None]:
    """Turn a missing optional package into a sentence: `what` (such as "Training") needs the extra of that name."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == __package__.partition(".")[0]:
            raise
        raise DependencyError(
            f"{what} needs a Python package that is not installed ({' '.join(str(error).split())}); "
            f'run: pip install "covidseg[{extra}]".'
        ) from error
