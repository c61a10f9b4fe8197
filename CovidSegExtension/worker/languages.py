"""The languages that sentences for people were translated to, and their translations."""

import functools
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping

from ..files import resources

ENGLISH = "en"

LANGUAGES = ("de", "fr", "es", "zh-CN", "ja")
"""Those beside English."""


@functools.cache
def read_sentences(language: str) -> Mapping[str, str]:
    """Return the translations into one of the `LANGUAGES`, by the English sentence; none into English."""
    sentences: dict[str, str] = {}
    if language != ENGLISH:
        tree = ElementTree.parse(resources() / "Translations" / f"CovidSeg_{language}.ts")
        for message in tree.getroot().iter("message"):
            text = message.findtext("translation")
            if text:
                sentences.setdefault(message.findtext("source") or "", text)
    return sentences


def preferred_language(accepted: str) -> str:
    """Return the first language that a browser's ``Accept-Language`` names and we have; English where there is none."""
    for part in accepted.split(","):
        tag = part.partition(";")[0].strip().lower()
        for language in (ENGLISH, *LANGUAGES):
            if tag.partition("-")[0] == language.partition("-")[0]:
                return language
    return ENGLISH
