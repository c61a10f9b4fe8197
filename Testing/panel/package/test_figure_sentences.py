"""What is said of figures, in the user's language: every sentence that the engine can say of them is translated."""

import re

import pytest

from CovidSegExtension.evaluation.overlap import ALL_LESIONS
from CovidSegExtension.frontend import engine_sentences, findings
from CovidSegExtension.frontend.engine_sentences import translated, word
from CovidSegExtension.frontend.findings import change_in_words, scores_in_words
from CovidSegExtension.frontend.sentences import SENTENCES
from CovidSegExtension.labels import INFECTION, LABELS
from CovidSegExtension.measurement.findings import Findings
from CovidSegExtension.measurement.followup import Step
from CovidSegExtension.measurement.limits import BY_HAND
from CovidSegExtension.measurement.regions import ZONES
from CovidSegExtension.measurement.severity import ct_class, zones_24
from CovidSegExtension.models import store
from CovidSegExtension.training.finetuning import GROUPS, TRAINED_ON
from CovidSegExtension.worker.languages import LANGUAGES, read_sentences

from .source_sentences import files, strings, without_names

OF_THE_COMMAND_LINE = {
    "Lobes were given, but no lungs were found; give a lung mask too.",
    "{} % of the lung field lies in no lobe of the lobe label map.",
}
"""Of lobes that are given, which neither page nor panel takes."""

SHARES = (None, 0.0, 0.004, 0.3)


@pytest.fixture(params=LANGUAGES)
def sentences(request, monkeypatch):
    """Let everything speak each language; return its sentences."""
    sentences = read_sentences(request.param)
    monkeypatch.setattr(engine_sentences, "tr", lambda text: sentences[text])
    monkeypatch.setattr(findings, "_", lambda text: sentences[text])
    return sentences


def test_words_are_those_of_the_engine(sentences):
    for english in (*GROUPS.values(), TRAINED_ON, ALL_LESIONS, *(label.name for label in (*LABELS, INFECTION))):
        assert word(english) == sentences[english]


def test_every_limit_of_a_measurement_and_of_a_comparison_is_in_the_table():
    where = ("measurement/case.py", "measurement/limits.py", "measurement/followup.py")
    said = set().union(*(strings(file) for file in files(*where)))
    limits = {text for text in said if text.count(" ") > 5 and text.endswith(".")} - set(BY_HAND.values())
    assert len(limits) > 10
    assert limits - {without_names(each) for each in SENTENCES} == OF_THE_COMMAND_LINE


def test_nothing_of_a_score_stays_english(sentences):
    shown = [
        score
        for share in SHARES
        for score in (ct_class(share), zones_24(None if share is None else dict.fromkeys(ZONES, share)))
    ]
    for english, score in zip(shown, scores_in_words(Findings((), severity=tuple(shown))), strict=True):
        for part in ("name", "rule", "source"):
            assert getattr(score, part) != getattr(english, part) or part == "name"
        assert (score.reason != english.reason) == bool(english.reason)
        assert score.text != english.text or score.text.startswith("CT-")


def test_what_changed_between_two_cts_is_translated(sentences):
    warnings = (
        "Both CTs: The scan cuts the lungs off at the top and at the sides: volumes are of the part that it shows.",
        "The kernels differ (B30f, unknown): HU and the well-aerated share cannot be compared.",
    )
    step = Step(30, 0.123, 0.05, 1.0, 1.0, 1.0, 1.0, None, None, warnings)
    text = " ".join(change_in_words(step))
    for english in ("lungs", "scan", "sides", "kernels", "unknown", "Days", "Both"):
        assert not re.search(rf"\b{english}\b", text)
    for figure in ("12.3", "5.0", "-7.3", "30", "B30f"):
        assert figure in text
    assert sentences["Nothing that makes these CTs hard to compare was found."] in change_in_words(
        Step(None, None, None, None, None, None, None, None, None, ())
    )


def test_the_licence_of_our_models_is_translated(sentences):
    cards = [entry.card for entry in store.list_models() if entry.source == "package"]
    assert cards
    assert all(card.licence in sentences for card in cards)


def test_words_in_sentences_of_figures_are_translated(sentences):
    english = "On the old validation cases the mean Dice of Consolidation fell from 0.600 to 0.500."
    text = translated(english)
    assert sentences["old validation cases"] in text
    assert sentences["Consolidation"] in text
