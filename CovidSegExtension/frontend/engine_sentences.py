"""What the engine says, in the user's language.

The engine speaks English: it also works where no translation is, in a process of its own or without Slicer, and what it
noted about a CT is kept in the scene. So its sentences are translated where they are shown: each is known again by the
fixed words around its values. Tests compare `sentences` with the engine's source. Names, numbers and what other
libraries and the system say stay as they are.
"""

import functools
import re

from ..worker.translation import tr
from . import sentences

SENTENCES = tuple(
    dict.fromkeys(
        (
            *sentences.SENTENCES,
            *sentences.PARTS,
            *sentences.JOINED,
            *(word for words in sentences.CHOICES.values() for word in words),
        )
    )
)
"""All that is to be translated."""

_VALUE = re.compile(r"\\\{(\w+)\\\}")


@functools.cache
def _patterns(of: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each sentence and how it is known; those that say more come first, as the others may fit them too."""
    most_words_first = sorted(of, key=lambda sentence: -len(re.sub(r"\{\w+\}", "", sentence)))
    return tuple((sentence, _pattern(sentence)) for sentence in most_words_first)


def _pattern(sentence: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name = match[1]
        again = name in seen
        seen.add(name)
        values = "|".join(map(re.escape, sentences.CHOICES.get(name, ()))) or ".+?"
        return f"(?P={name})" if again else f"(?P<{name}>{values})"

    return re.compile(_VALUE.sub(group, re.escape(sentence)), re.DOTALL)


def word(text: str) -> str:
    """Return a word of ours that stands for a value, such as a class, in the user's language; any other as it is."""
    return tr(text) if any(text in words for words in sentences.CHOICES.values()) else text


def translated(text: str) -> str:
    """Return a sentence of the engine in the user's language; any other text as it is."""
    return _known(text, sentences.SENTENCES) or _joined(text) or text


def _known(text: str, of: tuple[str, ...]) -> str | None:
    for sentence, pattern in _patterns(of):
        match = pattern.fullmatch(text)
        if match is not None:
            return tr(sentence).format(**{name: _value(name, value) for name, value in match.groupdict().items()})
    return None


def _joined(text: str) -> str | None:
    """Translate what is made of two, wherever they are joined, if a sentence of ours is among them."""
    for frame in sentences.JOINED:
        first, joint, second = re.findall(r"\{\w+\}|[^{}]+", frame)
        for place in re.finditer(re.escape(joint), text):
            values = {first[1:-1]: text[: place.start()], second[1:-1]: text[place.end() :]}
            spoken = {name: _value(name, value) for name, value in values.items()}
            if spoken != values:
                return tr(frame).format(**spoken)
    return None


def _value(name: str, value: str) -> str:
    if name in sentences.CHOICES:
        return tr(value)
    if name in sentences.SPOKEN:
        return _known(value, sentences.PARTS) or _known(value, sentences.SENTENCES) or _joined(value) or value
    return value
