"""What the hand finds beside the brush: keys, fields, a cut on one slice, lungs and back, a click that corrects."""

import io

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
pytest.importorskip("playwright", reason="the tests of the page have a virtual environment of their own")

from PIL import Image

from CovidSegExtension.io.images import write_labels
from CovidSegExtension.volume import LabelMap

from ..support.chests import small_chest
from ..support.processes import wait_until

SQUARE = [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)]


@pytest.fixture
def visitor(home, serve, visit):
    """Return a person who looks at the small CT with its lesions drawn and its lungs found."""
    volume, lesions = small_chest()
    write_labels(home / "mask.nii.gz", LabelMap(lesions.astype(np.uint8), volume.grid))
    one = visit()
    one.open(serve(str(home / "small.nii.gz"), str(home / "mask.nii.gz"), command="view").address)
    one.until_state("rows", "value.length")
    one.until_state("lungs_known", "value")
    one.settle()
    return one


def point_at(visitor, view: str) -> None:
    box = visitor.page.locator(f".cs-view-{view}").bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.slow
def test_what_is_beside_the_brush_does_what_it_says(visitor):
    # Keys are meant for the view that is pointed at, not for what was pressed before.
    visitor.find("corrected-Consolidation").set_checked(True)
    point_at(visitor, "Axial")
    visitor.page.keyboard.press("3")
    visitor.until_state("segment", "value === 'PleuralEffusion'")
    visitor.click("tool-paint")
    point_at(visitor, "Axial")
    visitor.page.keyboard.press("Space")
    visitor.until_state("hidden", "value")
    assert visitor.state("tool") == "paint"
    visitor.page.keyboard.press("Space")
    visitor.until_state("hidden", "!value")

    # A number that is being typed is no error, and no range that stays when it is no longer wanted.
    visitor.find("range-on").set_checked(True)
    visitor.find("hu-low").fill("2000")
    visitor.find("hu-high").fill("3000")
    visitor.catch_up()
    visitor.draw("Axial", [(0.45, 0.5), (0.55, 0.5)])
    assert visitor.ml("PleuralEffusion") == 0
    visitor.find("hu-low").fill("")
    visitor.catch_up()
    assert visitor.state("phase") != "FAILED", visitor.state("details")
    assert visitor.find("fill-range").is_disabled()
    visitor.find("range-on").set_checked(False)
    visitor.catch_up()
    visitor.draw("Axial", [(0.45, 0.5), (0.55, 0.5)])
    assert visitor.ml("PleuralEffusion") > 0
    visitor.click("undo")

    # Scissors cut the slice that is seen, or all.
    visitor.click("tool-scissors", "scissors-fill")
    visitor.draw("Axial", SQUARE)
    on_one = visitor.ml("PleuralEffusion")
    visitor.click("undo")
    visitor.find("through").set_checked(True)
    visitor.catch_up()
    visitor.draw("Axial", SQUARE)
    assert visitor.ml("PleuralEffusion") == pytest.approx(len(small_chest()[1]) * on_one, rel=0.05)
    assert visitor.state("corrected") == {"GGO": False, "Consolidation": True, "PleuralEffusion": True}

    # Whoever has looked at the lungs finds the lesions as he left them, and can still undo.
    visitor.click("lock-Consolidation", "open-lungs")
    visitor.until_state("lungs_open", "value")
    visitor.click("hide")
    visitor.until_state("hidden", "value")
    visitor.click("close-lungs")
    visitor.until_state("lungs_open", "!value")
    visitor.catch_up()
    assert not visitor.state("hidden")
    assert visitor.state("locked") == {"Consolidation": True}
    assert visitor.state("segment") == "PleuralEffusion"
    visitor.click("undo")
    assert visitor.ml("PleuralEffusion") == 0

    # A click takes a lesion away.
    whole = visitor.ml("GGO")
    visitor.click("tool-point", "pointing-take", "fit")
    visitor.settle()

    def clicked() -> bool:  # as a person does: where it is seen, once more if the picture came late
        visitor.page.mouse.click(*middle_of_blue(visitor))
        return visitor.ml("GGO") < whole

    wait_until(clicked, "a click on a lesion took nothing away")
    assert "taken away" in visitor.state("status")
    visitor.click("undo")
    assert visitor.ml("GGO") == whole
    assert visitor.errors == []


def middle_of_blue(visitor) -> tuple[float, float]:
    """Return where ground-glass opacity is seen in the axial view: the pixel of it with most of it around."""
    box = visitor.page.locator(".cs-view-Axial").bounding_box()
    picture = np.asarray(Image.open(io.BytesIO(visitor.page.screenshot(clip=box))).convert("RGB")).astype(int)
    blue = (picture[..., 2] - picture[..., 0] > 40).astype(float)
    blue[:40] = blue[-60:] = 0  # the view's own words and slider
    around = sum(np.roll(blue, (dy, dx), (0, 1)) for dy in range(-6, 7, 3) for dx in range(-6, 7, 3))
    y, x = np.unravel_index(np.argmax(around), around.shape)
    return box["x"] + float(x), box["y"] + float(y)
