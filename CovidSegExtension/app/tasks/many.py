"""Many CTs one after another: those of a folder on this computer, or those that the browser sent."""

import asyncio
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from trame_server.state import State

from ...errors import InputError
from ...frontend.batch import Batch, batch_heads
from ...frontend.choices import Choices
from ...worker.batch_client import BatchProcess
from ...worker.client import WorkerClient
from ...worker.translation import tr as _

_RESULTS = Path.home() / "covidseg-results"


class Many:
    """One batch at a time, as `frontend.batch` runs it in a process of its own.

    Parameters
    ----------
    state : State
        Of the page.
    client : WorkerClient
    process : BatchProcess
    failed : callable
        Called with a sentence when a batch cannot begin.
    """

    def __init__(
        self, state: State, client: WorkerClient, process: BatchProcess, failed: Callable[[str], None]
    ) -> None:
        self._state, self._process, self._failed = state, process, failed
        self._batch = Batch(client, process, self._show)
        self._sent: Path | None = None
        self._output: Path | None = None
        state.update(
            {
                "many_folder": "",
                "many_output": "",
                "many_sent": "",
                "many_rows": [],
                "many_heads": [],
                "many_text": "",
                "many_percent": 0,
                "many_running": False,
                "many_done": False,
                "many_loading": "",
                "many_upload": 0,
            }
        )

    @property
    def running(self) -> bool:
        """Whether a batch is under way."""
        return self._batch.running

    def start(self, choices: Choices) -> None:
        """Segment every CT of the folder that the person named, or of what was sent."""
        if self.running:
            return
        named = str(self._state.many_folder).strip()
        folder = Path(named).expanduser() if named else self._sent
        if folder is None or not folder.is_dir():
            text = _("{folder} is no folder on this computer; name one with CTs, or send files.")
            self._failed(text.format(folder=named) if named else _("Name a folder with CTs, or send files."))
            return
        chosen = str(self._state.many_output).strip()
        output = Path(chosen).expanduser() if chosen else _RESULTS / time.strftime("%Y-%m-%d-%H%M%S")
        if output.is_dir() and any(output.iterdir()):
            text = _("{folder} is not empty; name an empty folder for the results, or a new one.")
            self._failed(text.format(folder=output))
            return
        self._output = output
        with self._state as state:
            state.many_done = False
        self._batch.start_folder(folder, output, choices)

    def cancel(self) -> None:
        """Stop after what is done; finished results stay."""
        self._batch.cancel()

    def stop(self) -> None:
        """Kill the batch: the server ends."""
        self._process.stop()

    @property
    def expects(self) -> bool:
        """Whether CTs were announced and have not come to an end."""
        return bool(self._state.many_loading)

    async def announce(self, name: str) -> bool:
        """Tell whether the page may send CTs now, and show that it does."""
        if self.running or self._state.many_loading:
            return False
        with self._state as state:
            state.many_loading = _("Sending {name}…").format(name=name) if name else _("Sending…")
            state.many_upload = 0
        return True

    def take(self, sent: Path, folder: Path) -> None:
        """Take the CTs that were sent, which lie in a private folder of their own; what was sent before goes."""
        count = sum(1 for file in sent.rglob("*") if file.is_file())
        if self._sent is not None:
            shutil.rmtree(self._sent, ignore_errors=True)
        self._sent = folder
        with self._state as state:
            state.many_loading, state.many_folder = "", ""
            state.many_sent = _("{count} files were sent.").format(count=count)

    def holds(self, folder: Path) -> bool:
        """Tell whether a folder is what was sent."""
        return folder == self._sent

    def fail_upload(self, reason: str) -> None:
        """Say that an upload came to nothing."""
        with self._state as state:
            state.many_loading = ""
        self._failed(reason or _("The upload was broken off; choose the CTs again."))

    def place(self, row: int) -> tuple[Path, Path]:
        """Return CT and label map of a row of the table.

        Raises
        ------
        InputError
            If it has no result.
        """
        rows = self._batch.rows
        source, labels = (rows[row].source, rows[row].labels) if 0 <= row < len(rows) else (None, None)
        if source is None or labels is None:
            raise InputError(_("This CT has no result to look at."))
        return source, labels

    async def archive(self, path: Path) -> None:
        """Put the results of the last batch into a zip archive.

        Raises
        ------
        InputError
            If there are none.
        """
        output = self._output
        if output is None or self.running or not output.is_dir():
            raise InputError(_("There are no results to fetch; segment some CTs first."))
        await asyncio.to_thread(shutil.make_archive, str(path.with_suffix("")), "zip", output)

    def _show(self) -> None:
        batch = self._batch
        with self._state as state:
            state.many_rows = [
                {"cells": row.cells(), "failed": row.failed, "notes": row.notes, "opens": row.labels is not None}
                for row in batch.rows
            ]
            state.many_heads = batch_heads()
            state.many_text, state.many_percent, state.many_running = batch.text, batch.percent, batch.running
            state.many_done = not batch.running and any(row.ml for row in batch.rows)
