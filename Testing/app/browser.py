"""The page in a real Chromium: the server as a person starts it, and what hands and eyes do."""

import contextlib
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

WAIT_S = 300.0
"""For a machine that does several things at once."""

_COUNT_CALLS = """() => {
  const session = window.trame.client.getConnection().getSession();
  const call = session.call;
  window.unanswered = 0;
  session.call = (...words) => {
    window.unanswered += 1;
    const answer = call(...words);
    const end = () => { window.unanswered -= 1; };
    answer.then(end, end);
    return answer;
  };
}"""
"""Counts what the page asked its server and has no answer to yet."""

_AT_REST = """async () => {
  const rests = () => !window.unanswered && !window.trame.state.dirtyKeys.size;
  for (let turns = 0; turns < 3; turns = rests() ? turns + 1 : 0)
    await new Promise((done) => setTimeout(done, 30));
}"""
"""Waits until the page has sent all it has to say: it sends what a mouse does event by event, each 10 ms after the
answer to the one before, and what was typed when no answer is awaited."""

_THEME = """window.trame.state.get('theme') === (localStorage.getItem('covidseg-theme') ||
  (window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'))"""
"""Whether the page has taken the theme that it begins with."""


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
        try:
            self.address = self._wait_for_address()
        except AssertionError:
            self.process.kill()  # nobody else will know of it
            raise
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
        code = self.process.wait(WAIT_S)
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
        self._meet()

    def reload(self) -> None:
        """Load the page again, and agree where the browser asks before it leaves."""
        self.page.once("dialog", lambda dialog: dialog.accept())
        self.page.reload()
        self._meet()

    def _meet(self) -> None:
        self.until("window.trame && window.trame.state && window.trame.state.get('phase') && window.covidseg")
        self.until(_THEME)
        self.page.evaluate(_COUNT_CALLS)

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

    def catch_up(self) -> None:
        """Wait until the server has begun all that it was asked for, and what it said so far has come."""
        self.page.evaluate(_AT_REST)
        # What a request begins runs in turns of the server's event loop, and says so in messages of their own.
        for _ in range(3):
            self.page.evaluate("window.trame.trigger('slice', ['Axial', 0])")

    def settle(self) -> None:
        """Wait until the server has done what it was asked so far, and has measured."""
        self.catch_up()
        self.until_state("measuring", "!value")

    def send(self, path: Path, purpose: str = "cs-file") -> None:
        """Choose a file or folder in one of the page's dialogs; the page takes it once nothing else is loaded."""
        self.until("!window.trame.state.get('loading') && !window.trame.state.get('many_loading')")
        self.find(purpose).set_input_files(path)

    def until_ct(self, name: str) -> None:
        """Wait until a CT is on show and nothing is loaded any more."""
        self.until_state("ct", f"value === {name!r}")
        self.until_state("loading", "!value")

    def choose_model(self, name: str) -> None:
        self.find("model").click()
        self.page.get_by_role("option", name=name, exact=True).click()
        self.until_state("model", f"value === {name!r}")

    def ml(self, segment_id: str) -> float:
        """Return what the table says of a class once it says so of the segments as they are."""
        self.settle()
        return float(self.page.inner_text(f'[data-testid="row-{segment_id}"] td:nth-of-type(1)'))

    def draw(self, view: str, points: list[tuple[float, float]]) -> None:
        """Press, move through points of a view (0 to 1 from its upper left corner), and release."""
        self.click("fit")  # its size has come by now, which it was fitted without where the page was slow
        box = self.page.locator(f".cs-view-{view}").bounding_box()
        assert box is not None
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
        mouse = self.page.mouse
        mouse.move(*places[0])
        self.settle()
        mouse.down()
        for place in places[1:]:
            mouse.move(*place, steps=12)
            self.page.evaluate(_AT_REST)  # moves that wait to be sent become one, and would cut the corner
        mouse.up()
        self.settle()

    def segment(self) -> None:
        """Press Segment, agree to whatever is asked, and wait for the figures."""
        self.click("segment")
        self.catch_up()  # a short run may be through before anybody sees it
        while self.state("question_open"):
            self.click("answer-0")
            self.catch_up()
        assert self.until_state("phase", "value === 'DONE' || value === 'FAILED'") == "DONE", self.state("status")
        self.until_state("rows", "value.length")
        self.settle()

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
