"""What was done to many CTs: a journal written case by case, and at the end a table in the order of the command.

A run that is begun again takes from the journal what is done: the same content, segmented by the same model in the
same way, to a file that is still there. Names alone count for nothing, nor do times of files.
"""

import csv
import dataclasses
import hashlib
import io
import json
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import __version__
from ..files import file_sha256, json_text, write_error, write_text
from ..models.card import ModelCard
from .batch import Batch, Case

JOURNAL, TABLE, DOCUMENT = "manifest.jsonl", "manifest.csv", "manifest.json"

LOCK = ".manifest.lock"
"""Held while a run is at work in the folder."""

DONE, FAILED, WRITING = "done", "failed", "writing"
"""`WRITING` is in the journal alone: the files are whole, and about to take their names. If the run is killed before it
says `DONE`, the content of the label map tells whether they took them."""


@dataclass(frozen=True)
class Entry:
    """What became of a case.

    Attributes
    ----------
    source, labels : str
        The CT and its label map.
    state : {"done", "failed", "writing"}
    source_sha256 : str
        Of the CT's content; of a folder's files, in whatever order and by whatever names. Empty if it cannot be read.
    way_sha256 : str
        Of the model and everything else that changes the answer, see `way_of`.
    labels_sha256 : str
        Of the label map as it was written.
    tries : int
        How often it was tried in this run or the one that did it.
    outcome : dict
        As `batch.Outcome.to_json`.
    """

    source: str
    labels: str
    state: str
    source_sha256: str
    way_sha256: str
    labels_sha256: str = ""
    tries: int = 1
    outcome: dict[str, Any] = field(default_factory=dict)


class Manifest:
    """The journal in a folder of results.

    Parameters
    ----------
    folder : Path
        Made when the first case is added.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # By name: the folder may be moved, or copied.
        self._written: dict[str, Entry] = {}
        self._begun: dict[str, Entry] = {}  # about to be written when the last was heard of them
        self._alone = threading.Lock()
        for entry in _read(folder / JOURNAL):
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        """Know who wrote a label map last; that a later try failed does not undo it."""
        if entry.state == DONE:
            self._written[Path(entry.labels).name] = entry
            self._begun.pop(Path(entry.labels).name, None)
        elif entry.state == WRITING:
            self._begun[Path(entry.labels).name] = entry

    @property
    def names(self) -> frozenset[str]:
        """Names of the label maps that earlier runs wrote, of whatever content."""
        return frozenset(self._written) | frozenset(self._begun)

    def knows(self, case: Case) -> bool:
        """Tell whether an earlier run wrote the case's label map, of whatever content."""
        return case.labels.name in self.names

    def done(self, case: Case, source_sha256: str, way_sha256: str) -> Entry | None:
        """Return the entry of a case that need not be done again.

        A label map that was altered since it was written holds corrections, and stays.

        Raises
        ------
        WriteError
            As `add`.
        """
        begun = self._begun.get(case.labels.name)
        if begun is not None and begun.labels_sha256 == content_sha256(case.labels):
            self.add(dataclasses.replace(begun, state=DONE))
        entry = self._written.get(case.labels.name)
        if entry is None or (entry.source_sha256, entry.way_sha256) != (source_sha256, way_sha256):
            return None
        if not all(path.exists() for path in case.outputs):
            return None
        return dataclasses.replace(entry, source=str(case.source), labels=str(case.labels))

    def add(self, entry: Entry) -> None:
        """Append an entry, so that it outlives a power cut.

        Raises
        ------
        WriteError
        """
        path = self._folder / JOURNAL
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            line = json.dumps(dataclasses.asdict(entry)).encode() + b"\n"
            with self._alone, path.open("a+b") as file:
                if file.tell() > 0:
                    file.seek(-1, os.SEEK_END)
                    if file.read() != b"\n":  # a killed run, or a full disk, cut the last line off
                        line = b"\n" + line
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
                self._note(entry)
        except OSError as error:
            raise write_error(path, error) from error

    def write(self, entries: Sequence[Entry]) -> None:
        """Write the entries of a run, in its order, as CSV and JSON.

        Where a case failed and the label map of an earlier run is still there, its entry stays, the error beside it.
        """
        entries = [self._with_what_is_there(entry) for entry in entries]
        rows = [_row(entry) for entry in entries]
        text = io.StringIO()
        table = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        write_text(self._folder / TABLE, text.getvalue())
        values = [dataclasses.asdict(entry) for entry in entries]
        write_text(self._folder / DOCUMENT, json_text(values))

    def _with_what_is_there(self, entry: Entry) -> Entry:
        earlier = self._written.get(Path(entry.labels).name)
        if entry.state == DONE or earlier is None or not Path(entry.labels).exists():
            return entry
        outcome = earlier.outcome | {"error": entry.outcome.get("error")}
        return dataclasses.replace(earlier, labels=entry.labels, outcome=outcome)


def content_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, or of the sorted ones of a folder's files; empty where they cannot be read."""
    try:
        if not path.is_dir():
            return file_sha256(path)
        digests = sorted(file_sha256(file) for file in path.rglob("*") if file.is_file())
    except OSError:
        return ""
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def way_of(card: ModelCard, batch: Batch) -> str:
    """Return the SHA-256 of what decides the answer for a given CT: program, model, options; not the device."""
    options = dataclasses.asdict(batch.options)
    for name in ("model", "device", "batch_size"):
        del options[name]
    mask = content_sha256(batch.lung_mask) if batch.lung_mask is not None else None
    parts = [__version__, card.to_json(), options, mask, batch.series, batch.window]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def _read(path: Path) -> Iterable[Entry]:
    """Yield the entries of a journal; a line that a killed run left unfinished is none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue


def _row(entry: Entry) -> dict[str, Any]:
    outcome = entry.outcome
    row = {name: getattr(entry, name) for name in ("source", "labels", "state", "tries")}
    row["error"] = outcome.get("error") or ""
    row |= {f"{one['class']} mL": round(one["ml"], 2) for one in outcome.get("findings", [])}
    row["seconds"] = round(sum(outcome.get("seconds", {}).values()), 2)
    row["notes"] = " ".join(outcome.get("notes", []))
    row |= {name: getattr(entry, name) for name in ("source_sha256", "labels_sha256", "way_sha256")}
    return row
