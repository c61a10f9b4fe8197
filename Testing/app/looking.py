"""What is wrong with the page as it is seen: rules of axe that it breaks, and words that no translator ever saw.

`NOWHERE` serves the page in a language of no country: every letter that a translator is asked for is twice as wide, so
that narrow ones on the page are untranslated, or names.
"""

import json
import re
from pathlib import Path

import axe_playwright_python

from ..support.sources import ROOT
from .browser import Visitor

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

NOWHERE = """if True:
    import re
    wide = {code: code + 0xFEE0 for code in range(0x41, 0x7B) if chr(code).isalpha()}
    def widen(found):
        return found[0] if found[0].startswith("{") else found[0].translate(wide)
    from CovidSegExtension.worker import translation
    translation.tr = lambda text: re.sub(r"\\{.*?\\}|[A-Za-z]+", widen, text)
    from CovidSegExtension.cli.main import main
    raise SystemExit(main())
"""

NAMES = {
    *("CovidSeg", "covidseg", "Covid", "Seg", "mm", "mL", "HU", "CT", "CPU", "Esc", "Ctrl", "Median"),
    *("nii", "gz", "nrrd", "seg", "dcm", "csv", "zip", "comparison", "threshold", "accurate", "fast"),
}
"""What is the same in every language: units, keys, suffixes, names of models."""

_READ = """() => {
  const read = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const seen = parent.checkVisibility() && !parent.closest("script, style, .cs-log, code");
    if (seen && node.textContent.trim()) read.push(node.textContent.trim());
  }
  for (const element of document.body.querySelectorAll("[title], [aria-label], [placeholder], [alt]"))
    if (element.checkVisibility())
      for (const name of ["title", "aria-label", "placeholder", "alt"])
        if (element.getAttribute(name)) read.push(element.getAttribute(name));
  return read;
}"""

_STILL = """async () => {
  const moving = () => document.getAnimations().some(
    (one) => one.playState === "running" && Number.isFinite(one.effect.getComputedTiming().endTime));
  for (let frames = 0; frames < 3; frames = moving() ? 0 : frames + 1) await new Promise(requestAnimationFrame);
}"""
"""Waits until colours have changed and dialogs are open; bars that show no share of the work move for ever."""


def problems(visitor: Visitor, *names: str, translated: bool = True) -> list[str]:
    """Return what is wrong with the page as it is now; it is left in the light.

    Parameters
    ----------
    names : str
        Words that are no language's: of files, and folders.
    translated : bool
        Whether the page is served by `NOWHERE`.
    """
    visitor.page.evaluate(AXE)
    found = []
    # Only colours differ in the dark.
    for theme, rules in (("dark", "['color-contrast']"), ("light", "null")):
        visitor.page.evaluate(f"window.trame.state.set('theme', '{theme}')")
        visitor.page.locator(f".cs-page.cs-{theme}").wait_for()
        visitor.page.evaluate(_STILL)
        only = f"runOnly: {rules}, " if rules != "null" else ""
        broken = visitor.page.evaluate(f"axe.run(document, {{{only}resultTypes: ['violations']}})")["violations"]
        found += [
            f"{theme}: {one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0].get('failureSummary', '')[:200]}"
            for one in broken
        ]
    return found + (untranslated(visitor.page.evaluate(_READ), names) if translated else [])


def untranslated(read: list[str], names: tuple[str, ...] = ()) -> list[str]:
    """Return the texts that hold a word of a language, other than `names`."""
    cards = [json.loads(path.read_text(encoding="utf-8")) for path in ROOT.glob("Resources/Models/*/model.json")]
    names = (*names, *(data["name"] for card in cards for data in card["training_data"]))
    known = NAMES | {word for name in names for word in re.findall(r"[A-Za-z]{2,}", name)}
    return [f"untranslated: {text}" for text in dict.fromkeys(read) if set(re.findall(r"[A-Za-z]{2,}", text)) - known]
