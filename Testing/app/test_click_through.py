"""The whole flow in a real Chromium: open, segment, correct, export, learn; what is exported is what is seen."""

import signal

import numpy as np
import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
pytest.importorskip("playwright", reason="the tests of the page have a virtual environment of their own")

from CovidSegExtension.io.images import read_labels

from ..support.chests import small_chest
from ..support.processes import wait_until
from .looking import NOWHERE, problems

VOXEL_ML = small_chest()[0].voxel_ml
"""The table rounds to whole millilitres from 100 on."""


@pytest.fixture
def opened(home, serve, visit):
    """Return the server and a person at its page, the small CT open and the threshold model chosen."""
    served = serve(str(home / "small.nii.gz"))
    visitor = visit()
    visitor.open(served.address)
    visitor.until_ct("small")
    visitor.choose_model("threshold")
    return served, visitor


@pytest.mark.slow
def test_from_ct_to_corrected_exports(opened, home):
    served, visitor = opened
    visitor.segment()
    first = visitor.save("nii.gz", home)
    drawn = read_labels(first).labels
    assert drawn[small_chest()[1] == 1].min() > 0
    assert visitor.ml("GGO") == pytest.approx((drawn == 1).sum() * VOXEL_ML, abs=0.5)

    # Scissors add a block to the class that is chosen, undo takes it away, redo brings it back.
    visitor.click("lock-Consolidation", "class-PleuralEffusion", "tool-scissors", "scissors-fill")
    visitor.draw("Axial", [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)])
    filled = visitor.ml("PleuralEffusion")
    assert filled > 1
    visitor.until_state("unsaved")
    visitor.click("undo")
    assert visitor.ml("PleuralEffusion") == 0
    visitor.click("redo")
    assert visitor.ml("PleuralEffusion") == filled

    # A locked class is not touched by what is drawn over it.
    consolidation = visitor.ml("Consolidation")
    visitor.click("class-GGO")
    visitor.draw("Axial", [(0.05, 0.1), (0.95, 0.1), (0.95, 0.9), (0.05, 0.9), (0.05, 0.1)])
    assert visitor.ml("Consolidation") == consolidation
    assert visitor.ml("PleuralEffusion") < filled
    visitor.click("undo")

    # Painting: the brush of this size, on one slice, and nothing else.
    visitor.click("class-PleuralEffusion", "tool-paint")
    visitor.draw("Axial", [(0.5, 0.75), (0.55, 0.75)])
    painted = visitor.ml("PleuralEffusion")
    assert painted > filled
    visitor.click("tool-erase")
    visitor.draw("Axial", [(0.4, 0.75), (0.65, 0.75)])
    assert visitor.ml("PleuralEffusion") < painted
    visitor.click("keep-largest")
    corrected = read_labels(visitor.save("nii.gz", home)).labels
    assert visitor.ml("PleuralEffusion") == pytest.approx((corrected == 3).sum() * VOXEL_ML, abs=0.5)
    assert np.array_equal(corrected == 1, drawn == 1)
    assert np.array_equal(corrected == 2, drawn == 2)
    visitor.until_state("unsaved", "!value")

    segments = read_labels(visitor.save("seg.nrrd", home))
    assert np.array_equal(segments.labels, corrected)
    table = visitor.save("csv", home).read_text(encoding="utf-8")
    assert "Pleural effusion" in table
    assert visitor.save("report.zip", home).stat().st_size > 10_000
    assert visitor.errors == []
    assert visitor.outside == []

    assert served.stop(signal.SIGINT) == 0
    assert list((home / "state" / "covidseg" / "app").iterdir()) == []


@pytest.mark.slow
def test_second_run_asks_and_undo_brings_the_corrections_back(opened):
    _served, visitor = opened
    visitor.segment()
    visitor.click("class-PleuralEffusion", "tool-scissors", "scissors-fill")
    visitor.draw("Axial", [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)])
    filled = visitor.ml("PleuralEffusion")
    visitor.click("segment")
    visitor.until_state("question_open")
    visitor.click("answer-cancel")
    assert visitor.ml("PleuralEffusion") == filled
    visitor.segment()
    assert visitor.ml("PleuralEffusion") == 0
    visitor.click("undo")
    assert visitor.ml("PleuralEffusion") == filled


@pytest.mark.slow
def test_corrections_survive_a_reload_and_a_crash(opened, serve, visit):
    served, visitor = opened
    visitor.segment()
    visitor.click("class-PleuralEffusion", "tool-scissors", "scissors-fill")
    visitor.draw("Axial", [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)])
    filled = visitor.ml("PleuralEffusion")
    visitor.until_state("unsaved")
    visitor.reload()
    visitor.until_state("has_result")
    assert visitor.ml("PleuralEffusion") == filled
    app = served.home / "state" / "covidseg" / "app"
    wait_until(lambda: list(app.glob("*/card.json")), "the corrections were not kept")
    served.stop(signal.SIGKILL)

    again = serve()
    visitor = visit()
    visitor.open(again.address)
    visitor.until_state("offer")
    visitor.click("restore")
    visitor.until_state("rows", "value.length")
    assert visitor.ml("PleuralEffusion") == filled
    visitor.until_state("edited")
    visitor.until_state("unsaved")
    visitor.click("export-nii.gz")
    visitor.until_state("unsaved", "!value")
    again.stop()
    assert list(app.iterdir()) == []


@pytest.mark.slow
def test_cancel_stops_a_run_and_changes_nothing(tall, serve, visit):
    visitor = visit()
    visitor.open(serve(str(tall)).address)
    visitor.until_ct("tall")
    visitor.click("segment")
    visitor.until_state("question_open")
    visitor.click("answer-0")
    visitor.click("cancel")
    visitor.until_state("phase", "value === 'IDLE'")
    visitor.settle()
    assert not visitor.state("has_result")


@pytest.mark.slow
def test_uploads_are_read_or_refused_with_a_sentence(home, serve, visit):
    visitor = visit()
    visitor.open(serve().address)
    broken = home / "broken.nii.gz"
    broken.write_bytes(b"not an image at all")
    visitor.send(broken)
    visitor.until_state("phase", "value === 'FAILED'")
    assert "broken.nii.gz" in visitor.state("status")
    assert str(home) not in visitor.state("status")
    visitor.send(home / "small.nii.gz")
    visitor.until_ct("small")


@pytest.mark.slow
def test_two_tabs_show_one_scene(opened, visit):
    served, visitor = opened
    visitor.segment()
    second = type(visitor)(visitor.page.context.new_page())
    second.open(f"http://127.0.0.1:{served.port}/")
    second.until_state("has_result")
    assert second.state("ct") == "small"
    second.page.close()
    assert visitor.ml("GGO") > 0
    stranger = visit()
    stranger.page.goto(f"http://127.0.0.1:{served.port}/")
    assert "Open the address" in stranger.page.inner_text("body")


@pytest.mark.slow
def test_corrections_train_a_model(home, serve, visit):
    visitor = visit()
    visitor.open(serve(str(home / "small.nii.gz"), program=("-c", NOWHERE)).address)
    visitor.until_ct("small")
    visitor.choose_model("threshold")
    visitor.segment()
    visitor.find("training-folder").fill(str(home / "set"))
    for name in ("GGO", "Consolidation", "PleuralEffusion"):
        visitor.find(f"corrected-{name}").set_checked(True)
    visitor.find("epochs").fill("1")
    visitor.catch_up()
    visitor.click("add-case")
    visitor.until_state("learning_text", "value")
    visitor.click("retrain")
    visitor.until_state("question_open")
    visitor.click("answer-0")
    visitor.until_state("learning", "value")
    assert problems(visitor, "small set", str(home), "corrected") == [], "learning"
    visitor.until_state("learning", "!value")
    assert "threshold-corrected-1" in visitor.state("learning_text"), visitor.state("details")
    assert problems(visitor, "small set", str(home), "corrected") == [], "learnt"
    visitor.click("learning-details")
    assert "epoch" in visitor.page.inner_text(".cs-log").lower()
    assert problems(visitor, "small set", str(home), "corrected") == [], "what the training wrote"
    visitor.click("details-close")
    visitor.until_state("model", "value === 'threshold-corrected-1'")


@pytest.mark.slow
def test_page_speaks_the_language_of_the_browser_and_asks_for_terms_once(tall, serve, visit):
    served = serve(str(tall))
    visitor = visit(locale="de-DE")
    visitor.open(served.address)
    visitor.until_ct("tall")
    assert visitor.find("segment").inner_text() == "Segmentieren"
    visitor.page.locator(".cs-view-Coronal .cs-view-name", has_text="Koronal").wait_for()
    visitor.click("segment")
    visitor.until_state("question_open")
    visitor.click("answer-0")
    visitor.until_state("phase", "value === 'RUNNING'")
    visitor.click("cancel")
    visitor.until_state("phase", "value === 'IDLE'")
    served.stop()
    visitor.find("cut-off").wait_for()
    assert "Verbindung" in visitor.find("cut-off").inner_text()
    visitor = visit()
    visitor.open(serve(str(tall)).address)
    visitor.until_ct("tall")
    assert visitor.find("segment").inner_text() == "Segment"
    visitor.click("segment")
    visitor.catch_up()
    assert not visitor.state("question_open")
    assert visitor.state("phase") == "RUNNING"
