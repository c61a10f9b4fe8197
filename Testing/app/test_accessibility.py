"""Every state of the page passes axe's rules for contrast, names and structure, in the light and in the dark."""

from pathlib import Path

import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
axe = pytest.importorskip(
    "axe_playwright_python", reason="the tests of the page have a virtual environment of their own"
)

AXE = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(visitor) -> list[str]:
    """Return each broken rule with the first element that breaks it."""
    visitor.page.evaluate(AXE)
    found = visitor.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0].get('failureSummary', '')[:200]}"
        for one in found["violations"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_passes_axe(home, serve, visit, scheme):
    visitor = visit(color_scheme=scheme)
    visitor.open(serve().address)
    visitor.find("welcome").wait_for()
    visitor.until("window.covidseg")
    visitor.until_state("theme", f"value === '{scheme}'")
    assert violations(visitor) == []
    visitor.find("cs-file").set_input_files(home / "small.nii.gz")
    visitor.until_state("ct")
    visitor.find("model").click()
    visitor.page.get_by_role("option", name="threshold").click()
    visitor.until_state("model", "value === 'threshold'")
    visitor.segment()
    visitor.click("more", "tool-paint", "range-on")
    visitor.settle()
    assert violations(visitor) == []
    visitor.click("help")
    visitor.page.wait_for_timeout(1000)
    assert violations(visitor) == []
