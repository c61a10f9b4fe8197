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
def test_states_of_one_ct_pass_axe_and_are_translated(home, serve, visit):
    leave_corrections(home)
    visitor, found = visit(), {}
    visitor.open(serve(program=("-c", NOWHERE)).address)
    visitor.find("welcome").wait_for()
    visitor.until("window.covidseg")
    found["empty, with an offer"] = problems(visitor, "earlier")
    visitor.click("discard")
    (home / "broken.nii.gz").write_bytes(b"no image")
    visitor.find("cs-file").set_input_files(home / "broken.nii.gz")
    visitor.until_state("phase", "value === 'FAILED'")
    found["failed"] = problems(visitor, "broken")
    visitor.find("cs-file").set_input_files(home / "small.nii.gz")
    visitor.until_state("ct")
    visitor.click("more", "segment")
    visitor.until_state("question_open")
    visitor.page.wait_for_timeout(500)
    found["terms"] = problems(visitor, "small")
    visitor.click("answer-0")
    visitor.until_state("phase", "value === 'RUNNING'")
    visitor.page.wait_for_timeout(500)
    found["running"] = problems(visitor, "small")
    visitor.click("cancel")
    visitor.until_state("phase", "value === 'IDLE'")
    visitor.find("model").click()
    visitor.page.get_by_role("option", name="threshold").click()
    visitor.until_state("model", "value === 'threshold'")
    visitor.segment()
    visitor.click("tool-paint", "range-on", "next-lesion", "next-uncertain")
    visitor.settle()
    found["done, painting"] = problems(visitor, "small")
    visitor.click("tool-scissors", "open-lungs", "export-nii.gz")
    visitor.settle()
    found["lungs, exported"] = problems(visitor, "small")
    visitor.click("help")
    visitor.page.wait_for_timeout(500)
    found["keys"] = problems(visitor, "small")
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert visitor.errors == []


def test_what_is_not_translated_is_noticed():
    assert untranslated(["３ ｏｆ 4", "12 mL", "small.nii.gz", "Six zones"], ("small",)) == ["untranslated: Six zones"]
