"""The page in a real Chromium: the server as a person starts it, and what hands and eyes do."""

import contextlib
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

WAIT_S = 180.0
"""For a machine that does several things at once."""


class Served:
    """``covidseg app``, or another command that serves the page, in a process of its own, with folders of its own."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        command: str = "app",
        program: tuple[str, ...] = ("-m", "CovidSegExtension"),
    ) -> None:
        self.home = home
        environment = {
            **os.environ,
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "HOME": str(home),
            "OMP_NUM_THREADS": "1",
        }
        self._log = (home / "server.log").open("w+", encoding="utf-8")
        words = [sys.executable, *program, command, "--no-browser", *arguments]
        self.process = subprocess.Popen(words, env=environment, stdout=self._log, stderr=self._log)
        self.address = self._wait_for_address()
        self.port = int(re.findall(r":(\d+)/", self.address)[0])
        self.token = self.address.partition("token=")[2]

    @property
    def log(self) -> str:
        """What it printed so far."""
        return (self.home / "server.log").read_text(encoding="utf-8")

    def _wait_for_address(self) -> str:
        end = time.monotonic() + WAIT_S
        while not (found := re.search(r"http://\S+token=\S+", self.log)):
            assert self.process.poll() is None, self.log
            assert time.monotonic() < end, self.log
            time.sleep(0.1)
        return found[0]

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it; return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(30)
        self._log.close()
        return code


class Visitor:
    """A person at the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.outside: list[str] = []
        page.set_default_timeout(1000 * WAIT_S)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._note)

    def _note(self, request: Any) -> None:
        if not re.match(r"(https?|wss?)://(127\.0\.0\.1|localhost):|blob:|data:", request.url):
            self.outside.append(request.url)

    def open(self, address: str) -> None:
        """Open the page and wait until it talks with its server."""
        self.page.goto(address)
        self.until("window.trame && window.trame.state && window.trame.state.get('phase')")

    def find(self, name: str) -> Locator:
        return self.page.locator(f'[data-testid="{name}"]')

    def click(self, *names: str) -> None:
        for name in names:
            self.find(name).click()

    def state(self, name: str) -> Any:
        return self.page.evaluate("name => window.trame.state.get(name)", name)

    def until(self, condition: str) -> None:
        self.page.wait_for_function(condition)

    def until_state(self, name: str, test: str = "value") -> Any:
        """Wait until a value of the page's state passes a test, an expression of `value`; return it."""
        self.until(f"(() => {{ const value = window.trame.state.get({name!r}); return {test}; }})()")
        return self.state(name)

    def settle(self) -> None:
        """Wait until the server has done what it was asked so far, and has measured."""
        for _ in range(2):
            self.page.evaluate("window.trame.trigger('slice', ['Axial', 0])")
            time.sleep(0.7)  # the figures wait for a pause of 0.4 s
        self.until_state("measuring", "!value")

    def ml(self, segment_id: str) -> float:
        """Return what the table says of a class once it says so of the segments as they are."""
        self.settle()
        return float(self.page.inner_text(f'[data-testid="row-{segment_id}"] td:nth-of-type(1)'))

    def draw(self, view: str, points: list[tuple[float, float]]) -> None:
        """Press, move through points of a view (0 to 1 from its upper left corner), and release."""
        box = self.page.locator(f".cs-view-{view}").bounding_box()
        assert box is not None
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
        mouse = self.page.mouse
        mouse.move(*places[0])
        self.settle()
        mouse.down()
        for start, end in itertools.pairwise(places):
            for step in range(1, 13):
                part = step / 12
                mouse.move(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
                time.sleep(0.02)
        self.settle()
        mouse.up()
        self.settle()

    def segment(self) -> None:
        """Press Segment, agree to whatever is asked, and wait for the figures."""
        self.click("segment")
        self.until("window.trame.state.get('question_open') || window.trame.state.get('phase') === 'RUNNING'")
        if self.state("question_open"):
            self.click("answer-0")
            self.until_state("phase", "value === 'RUNNING'")
        assert self.until_state("phase", "value === 'DONE' || value === 'FAILED'") == "DONE", self.state("status")
        self.until_state("rows", "value.length")

    def save(self, kind: str, folder: Path) -> Path:
        """Export, and return the file that the browser saved."""
        with self.page.expect_download() as download:
            self.click(f"export-{kind}")
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


@contextlib.contextmanager
def browser() -> Iterator[Callable[..., Visitor]]:
    """Yield a function that opens a window of a fresh Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:

            def visit(width: int = 1440, height: int = 900, **options: Any) -> Visitor:
                context = chromium.new_context(viewport={"width": width, "height": height}, **options)
                return Visitor(context.new_page())

            yield visit
        finally:
            chromium.close()
