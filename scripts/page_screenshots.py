"""Make the pictures of the page in ``Resources/Screenshots``: ``python -m scripts.page_screenshots``.

A real run of the default model on the sample, in a real Chromium; it needs what the tests of the page need.
"""

import tempfile
import time
from pathlib import Path

from Testing.app.browser import Served, Visitor, browser

PICTURES = Path(__file__).resolve().parents[1] / "Resources" / "Screenshots"


def main() -> None:
    """Draw the page empty, running, done, and in the dark while it is corrected."""
    with tempfile.TemporaryDirectory() as folder, browser() as visit:
        served = Served(Path(folder))
        try:
            _draw(visit(), served.address)
        finally:
            served.stop()


def _draw(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    _save(visitor, "empty")
    visitor.click("welcome-sample")
    visitor.until_state("ct")
    visitor.segment()  # agrees to the model's terms; the second run has everything in memory, as a reader's next CT
    visitor.click("segment")
    visitor.until_state("phase", "value === 'RUNNING'")
    visitor.until_state("percent", "value > 20")
    _save(visitor, "running")
    visitor.until_state("phase", "value === 'DONE'")
    visitor.click("next-lesion")
    visitor.find("segment").scroll_into_view_if_needed()
    _save(visitor, "done")
    visitor.click("theme", "class-GGO", "tool-paint")
    visitor.draw("Axial", [(0.3, 0.45), (0.33, 0.5)])
    _save(visitor, "correct-dark")


def _save(visitor: Visitor, name: str) -> None:
    visitor.settle()
    time.sleep(2)  # surfaces in 3D come once the hands rest
    visitor.page.screenshot(path=PICTURES / f"app-{name}.png")


if __name__ == "__main__":
    main()
