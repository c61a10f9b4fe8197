"""The template: words are translated, controls have names, and every control leads somewhere."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from ..support.sources import ROOT

APP = ROOT / "CovidSegExtension" / "app"
PAGE = (APP / "page.html").read_text(encoding="utf-8")
SCRIPT = (APP / "assets" / "page.js").read_text(encoding="utf-8")
CONTROLS = (APP / "controls.py").read_text(encoding="utf-8")

READ_BY_PEOPLE = ("aria-label", "title", "label", "placeholder", "alt")
NAMES = {"Covid", "Seg", "Ctrl Z", "Ctrl Y", "mL"}
"""What is the same in every language."""


class _Words(HTMLParser):
    """Collects what people read and no translator sees, and controls without a name."""

    def __init__(self) -> None:
        super().__init__()
        self.untranslated: list[str] = []
        self.nameless: list[str] = []
        self._open: list[tuple[str, str, bool]] = []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        for name in READ_BY_PEOPLE:
            self._check(named.get(name) or "")
        if tag == "input":
            inside_label = any(tag == "label" for tag, _, _ in self._open)
            if not (inside_label or "aria-label" in named):
                self.nameless.append(str(attributes))
            return
        if tag in ("br", "img"):
            return
        self._open.append((tag, str(attributes), "aria-label" in named or ":aria-label" in named))

    def handle_endtag(self, tag):
        opened, attributes, named = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        if tag == "button" and not named:
            self.nameless.append(attributes)

    def handle_data(self, text):
        self._check(re.sub(r"\{\{.*?\}\}", "", text, flags=re.DOTALL))
        if text.strip() and self._open and self._open[-1][0] != "option":
            self._open = [(tag, attributes, True) for tag, attributes, _ in self._open]

    def _check(self, text):
        words = re.sub(r"\[\[.*?\]\]", "", text).strip()
        if re.search(r"[A-Za-z]{2}", words) and words not in NAMES:
            self.untranslated.append(words)


@pytest.fixture(scope="module")
def words():
    words = _Words()
    words.feed(PAGE)
    assert not words._open
    return words


def test_what_people_read_is_translated(words):
    assert words.untranslated == []


def test_every_control_has_a_name(words):
    assert words.nameless == []


def test_untranslated_and_nameless_are_noticed():
    words = _Words()
    words.feed('<button title="Save it"></button><p>Well done</p><p>[[Well done]] {{ state }}</p>')
    assert words.untranslated == ["Save it", "Well done"]
    assert len(words.nameless) == 1


def test_every_trigger_is_answered():
    called = set(re.findall(r"trigger\('(\w+)'", PAGE)) | set(re.findall(r"trigger\(\"(\w+)\"", SCRIPT))
    called |= set(re.findall(r'\["(\w+)", \[', SCRIPT))
    answered = set(re.findall(r'^            "(\w+)": ', CONTROLS, re.MULTILINE))
    assert called - answered == set()
    assert answered - called == set(), "nothing on the page calls them"


def test_names_for_tests_are_given_once():
    names = Counter(re.findall(r' data-testid="([^"]+)"', PAGE))
    assert [name for name, count in names.items() if count > 1] == []


def test_page_loads_nothing_from_elsewhere():
    for text in (PAGE, SCRIPT, (APP / "assets" / "page.css").read_text(encoding="utf-8")):
        assert not re.findall(r"(?:https?:)?//[\w.]+\.\w+/", text)
