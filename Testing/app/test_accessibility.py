"""Every state of the page passes axe's rules for contrast, names and structure, light and dark, and is translated.

Tasks beside correcting are looked at where they are tested.
"""

import json
import time

import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
pytest.importorskip("axe_playwright_python", reason="the tests of the page have a virtual environment of their own")

from .looking import NOWHERE, problems, untranslated


def leave_corrections(home) -> None:
    """Leave behind what a session that crashed does."""
    folder = home / "state" / "covidseg" / "app" / "1-1"
    folder.mkdir(parents=True)
    card = {"ct": "earlier", "path": "", "saved": time.time(), "notes": []}
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")


@pytest.mark.slow
def test_states_of_one_ct_pass_axe_and_are_translated(home, tall, serve, visit):
    leave_corrections(home)
    visitor, found = visit(), {}
    served = serve(program=("-c", NOWHERE))
    visitor.open(served.address)
    visitor.find("welcome").wait_for()
    found["empty, with an offer"] = problems(visitor, "earlier")
    visitor.click("discard")
    (home / "broken.nii.gz").write_bytes(b"no image")
    visitor.send(home / "broken.nii.gz")
    visitor.until_state("phase", "value === 'FAILED'")
    found["failed"] = problems(visitor, "broken")
    visitor.send(tall)
    visitor.until_ct("tall")
    visitor.click("more", "segment")
    visitor.until_state("question_open")
    found["terms"] = problems(visitor, "tall")
    visitor.click("answer-0")
    visitor.until_state("phase", "value === 'RUNNING'")
    found["running"] = problems(visitor, "tall")
    visitor.click("cancel")
    visitor.until_state("phase", "value === 'IDLE'")
    visitor.send(home / "small.nii.gz")
    visitor.until_ct("small")
    visitor.choose_model("threshold")
    visitor.segment()
    visitor.click("tool-paint", "range-on", "next-lesion", "next-uncertain")
    visitor.settle()
    found["done, painting"] = problems(visitor, "small")
    visitor.click("tool-scissors", "open-lungs")
    visitor.save("nii.gz", home)
    visitor.settle()
    found["lungs, exported"] = problems(visitor, "small")
    visitor.click("help")
    found["keys"] = problems(visitor, "small")
    visitor.click("help-close")
    served.stop()
    visitor.find("cut-off").wait_for()
    found["cut off"] = problems(visitor)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert visitor.errors == []


@pytest.mark.slow
def test_many_cts_in_mid_run_pass_axe_and_are_translated(home, tall, serve, visit):
    visitor = visit()
    visitor.open(serve(program=("-c", NOWHERE)).address)
    folder = home / "patients"
    (folder / "first").mkdir(parents=True)
    (folder / "broken.nii.gz").write_bytes(b"no image")
    tall.rename(folder / "first" / "tall.nii.gz")
    visitor.click("many-open")
    visitor.find("many-folder").fill(str(folder))
    visitor.find("many-output").fill(str(home / "results"))
    visitor.catch_up()
    visitor.click("many-start", "answer-0")
    visitor.until_state("many_rows", "value.length === 2")
    assert visitor.state("many_running")
    assert problems(visitor, str(home), "first patients tall broken results") == []
    assert visitor.state("many_running"), "it was looked at when all was done"
    visitor.click("many-stop")
    visitor.until_state("many_running", "!value")
    assert problems(visitor, str(home), "first patients tall broken results") == []
    assert visitor.errors == []


def test_what_is_not_translated_is_noticed():
    assert untranslated(["３ ｏｆ 4", "12 mL", "small.nii.gz", "Six zones"], ("small",)) == ["untranslated: Six zones"]
