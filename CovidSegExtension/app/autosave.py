"""A private folder for each session; corrections are kept there, offered after an end that lost them, swept later."""

import contextlib
import json
import os
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import slicer
from platformdirs import user_state_path

from ..errors import InputError
from ..files import atomic_path
from ..mrml.export import write_segments
from ..mrml.results import keep_lungs, keep_notes, lung_sides, lungs_node, notes_of, volume_of
from ..mrml.scene import create_segmentation
from ..runtime.locks import FileLock
from ..worker.translation import tr as _

_KEPT_DAYS = 14
"""What nobody asked for in this time is removed: it shows a patient."""

_SEGMENTS, _LUNGS, _CARD = "corrections.seg.nrrd", "lungs.npy", "card.json"


@dataclass(frozen=True)
class Card:
    """What is known of corrections that were kept.

    Attributes
    ----------
    ct : str
        The name of the CT.
    path : str
        Where it was read from; empty for the sample.
    saved : float
        When, in seconds since 1970.
    notes : list of str
        What the engine had to say of the result.
    """

    ct: str
    path: str
    saved: float
    notes: list[str]

    def sentence(self) -> str:
        """Return what the page says of it."""
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(self.saved))
        return _("Corrections of {ct} were not exported when CovidSeg ended ({when}).").format(ct=self.ct, when=when)


class SessionFolder:
    """The folder of this session, and those that others left behind, in the user's own state folder.

    A lock tells which sessions still run.
    """

    def __init__(self) -> None:
        self._parent = user_state_path("covidseg", appauthor=False) / "app"
        self._parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path = self._parent / f"{time.time_ns()}-{os.getpid()}"
        self._lock = FileLock.take(_lock_of(self.path))
        self.path.mkdir(mode=0o700)
        self._taken_over: tuple[Path, FileLock] | None = None
        self._saved_lungs: tuple[str, int] | None = None
        self._sweep()

    def offer(self) -> tuple[Path, Card] | None:
        """Return the latest corrections that a session left behind."""
        found = [(folder, card) for folder in self._ended() if (card := _read_card(folder)) is not None]
        return max(found, key=lambda one: one[1].saved, default=None)

    def save(self, segmentation: slicer.vtkMRMLSegmentationNode, ct_path: Path | None) -> None:
        """Keep the segments as they are now and as they were marked, the lungs and the notes of a result.

        Raises
        ------
        CovidSegError
            If they cannot be written.
        """
        node = volume_of(segmentation)
        if node is None:
            return
        write_segments(segmentation, self.path / _SEGMENTS, small_and_fast=True)
        sides, lungs = lung_sides(segmentation, node.GetImageData().GetDimensions()[::-1]), lungs_node(segmentation)
        version = None if lungs is None else (lungs.GetID(), lungs.GetImageData().GetMTime())
        if sides is not None and version != self._saved_lungs:
            self._saved_lungs = version
            with atomic_path(self.path / _LUNGS) as temporary, temporary.open("wb") as file:
                np.save(file, sides, allow_pickle=False)
        card = Card(node.GetName(), str(ct_path or ""), time.time(), notes_of(segmentation))
        with atomic_path(self.path / _CARD) as temporary:
            temporary.write_text(json.dumps(asdict(card)), encoding="utf-8")

    def restore(
        self, folder: Path, card: Card, volume_node: slicer.vtkMRMLScalarVolumeNode
    ) -> slicer.vtkMRMLSegmentationNode:
        """Return a segmentation with what was kept in `folder`, known as edited where it was; the folder is taken over.

        Raises
        ------
        InputError
            If it cannot be read.
        """
        empty = np.zeros(volume_node.GetImageData().GetDimensions()[::-1], np.uint8)
        name = _("{ct} findings").format(ct=volume_node.GetName())
        segmentation = create_segmentation(volume_node.GetScene(), volume_node, empty, name)
        storage = slicer.vtkMRMLSegmentationStorageNode()
        storage.SetFileName(str(folder / _SEGMENTS))
        if not storage.ReadData(segmentation):
            volume_node.GetScene().RemoveNode(segmentation)
            raise InputError(_("The corrections that were kept cannot be read; discard them."))
        segmentation.SetReferenceImageGeometryParameterFromVolumeNode(volume_node)
        with contextlib.suppress(OSError, ValueError):
            sides = np.load(folder / _LUNGS, allow_pickle=False)
            if sides.shape == empty.shape:
                keep_lungs(segmentation, volume_node, sides)
        keep_notes(segmentation, card.notes)
        lock = FileLock.take(_lock_of(folder))
        if lock is not None:
            self._taken_over = folder, lock
        return segmentation

    def forget(self) -> None:
        """Remove what this session kept of corrections: they were exported, or given up."""
        self._saved_lungs = None
        for name in (_CARD, _SEGMENTS, _LUNGS):
            (self.path / name).unlink(missing_ok=True)

    def discard(self, folder: Path) -> None:
        """Remove what another session left behind."""
        if folder in self._ended():
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> bool:
        """Remove the folder unless corrections lie there; return whether they do."""
        keeps = (self.path / _CARD).exists()
        if not keeps:
            shutil.rmtree(self.path, ignore_errors=True)
            if self._taken_over is not None:  # its CT may lie there
                shutil.rmtree(self._taken_over[0], ignore_errors=True)
        if self._taken_over is not None:
            self._taken_over[1].release()
        if self._lock is not None:
            self._lock.release()
        return keeps

    def _ended(self) -> list[Path]:
        """Return the folders of sessions that run no more."""
        ended = []
        for folder in self._parent.iterdir():
            if not folder.is_dir() or folder == self.path:
                continue
            lock = FileLock.take_to_sweep(_lock_of(folder))
            if lock is not None:
                lock.release()
                ended.append(folder)
        return ended

    def _sweep(self) -> None:
        for folder in self._ended():
            card = _read_card(folder)
            if card is None or time.time() - card.saved > _KEPT_DAYS * 86400:
                shutil.rmtree(folder, ignore_errors=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _read_card(folder: Path) -> Card | None:
    try:
        values = json.loads((folder / _CARD).read_text(encoding="utf-8"))
        notes = [str(note) for note in values["notes"]]
        return Card(str(values["ct"]), str(values["path"]), float(values["saved"]), notes)
    except (OSError, ValueError, KeyError, TypeError):
        return None
