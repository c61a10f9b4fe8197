"""The translation files: up to date, complete, with the placeholders of the English sentences."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from scripts.translations import LANGUAGES, context_of, path_of, read_messages, sentences, to_xml, updated
from Testing.support.sources import ROOT

WANTED = sentences()


@pytest.mark.parametrize("language", LANGUAGES)
def test_file_is_up_to_date_and_complete(language):
    messages = read_messages(path_of(language))
    assert {context: list(texts) for context, texts in messages.items()} == WANTED, "run python -m scripts.translations"
    assert [source for texts in messages.values() for source, text in texts.items() if not text] == []
    assert path_of(language).read_text(encoding="utf-8") == to_xml(messages, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_addresses_are_those_of_the_sentence(language):
    def kept(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^{}]*\}|https://[^\"]*|\(\.\w+[.\w]*\)", text))

    for texts in read_messages(path_of(language)).values():
        for source, text in texts.items():
            assert kept(text.replace("（", "(").replace("）", ")")) == kept(source), source


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_sentences_differ_from_the_english_ones(language):
    pairs = [pair for texts in read_messages(path_of(language)).values() for pair in texts.items()]
    assert sum(source == text for source, text in pairs) < 0.07 * len(pairs)


def test_contexts_are_those_in_which_slicer_looks():
    assert context_of(ROOT / "CovidSeg" / "CovidSeg.py") == "CovidSeg"
    assert context_of(ROOT / "CovidSeg" / "CovidSegLib" / "widgets" / "dialogs.py") == "widgets.dialogs"
    assert "Segment" in WANTED["CovidSeg"]
    assert "Ready to segment." in WANTED["widgets.run_status"]
    assert "Finding the lungs…" in WANTED["frontend.segmenting"]


def test_what_moved_keeps_its_translation_and_what_is_new_is_unfinished():
    old = {"widgets.a": {"Yes": "Ja", "gone": "weg"}}
    new = updated(old, {"widgets.b": ["Yes", "new & <b>"]})
    assert new == {"widgets.b": {"Yes": "Ja", "new & <b>": ""}}
    context = ElementTree.fromstring(to_xml(new, "de")).find("context")
    assert [message.findtext("source") for message in context.findall("message")] == ["Yes", "new & <b>"]
    assert [each.get("type") for each in context.iter("translation")] == [None, "unfinished"]
