"""Figures as text, and rows of text laid out in columns, for what the command line prints."""

from collections.abc import Sequence


def aligned(rows: Sequence[Sequence[str]], text_columns: int = 1) -> str:
    """Return `rows` in columns, a line under the first row.

    Parameters
    ----------
    rows : sequence of sequence of str
        The head first; all of one length.
    text_columns : int
        How many columns, from the left, hold text and start on the left; the others hold figures and end on the right.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if column < text_columns else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * len(widths) - 2), *lines[1:]])


def number(value: float | None, digits: int = 3) -> str:
    """Return a figure, or a dash where nothing is defined."""
    return "–" if value is None else f"{value:.{digits}f}"
