"""Brings the translation files up to date with the source: ``python -m scripts.translations``.

What Slicer's ``update_translations.py`` does with Qt's ``lupdate``, without Qt: the sentences of the form, of every
``_("...")`` and of the engine go into ``Resources/Translations/CovidSeg_LANGUAGE.ts``, in the contexts in which
``slicer.i18n.tr`` looks for them (folder and file, ``widgets.dialogs``). What was translated stays, also where it moved
to another file; what is new is marked as unfinished; what is gone goes. Slicer's language tools compile these files
(`lrelease`) and load them.
"""

import ast
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TypeGuard
from xml.sax.saxutils import escape

from CovidSegExtension.frontend.engine_sentences import SENTENCES
from CovidSegExtension.worker.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "Resources" / "Translations"
FORM = ROOT / "CovidSeg" / "Resources" / "UI" / "CovidSeg.ui"
SOURCES = ("CovidSeg", "CovidSegExtension/frontend", "CovidSegExtension/worker", "CovidSegExtension/app")
"""What people read in Slicer and on the page."""

PAGE = ROOT / "CovidSegExtension" / "app" / "page.html"
MARKED = re.compile(r"\[\[(.+?)\]\]")

ENGINE = "frontend.engine_sentences"
"""The context of the engine's own sentences, which are English until they are shown."""

Messages = dict[str, dict[str, str]]
"""Translations by sentence, by context; an empty one is unfinished."""


def context_of(path: Path) -> str:
    """Return the context in which Slicer looks for the sentences of a file."""
    in_package = (path.parent / "__init__.py").is_file()
    return f"{path.parent.name}.{path.stem}" if in_package else path.stem


def sentences(root: Path = ROOT) -> dict[str, list[str]]:
    """Return the sentences to translate, in their order, by context."""
    found: dict[str, list[str]] = {}
    form = ElementTree.parse(FORM).getroot()
    found[form.findtext("class") or ""] = [
        text
        for parent in form.iter("property")
        if parent.get("name") != "SlicerParameterName"
        for each in parent.findall("string")
        if (text := each.text) and each.get("notr") != "true" and any(character.isalpha() for character in text)
    ]
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if _is_marked(node):
                    found.setdefault(context_of(path), []).append(str(ast.literal_eval(node.args[0])))
    found.setdefault(context_of(PAGE.with_suffix(".py")), []).extend(MARKED.findall(PAGE.read_text(encoding="utf-8")))
    found[ENGINE] = list(SENTENCES)
    return {context: list(dict.fromkeys(texts)) for context, texts in found.items()}


def _is_marked(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
    )


def read_messages(path: Path) -> Messages:
    """Return the translations of a file; none where there is no file yet."""
    messages: Messages = {}
    for context in ElementTree.parse(path).getroot().findall("context") if path.is_file() else ():
        here = messages.setdefault(context.findtext("name") or "", {})
        for message in context.findall("message"):
            translation = message.find("translation")
            finished = translation is not None and translation.get("type") is None
            here[message.findtext("source") or ""] = message.findtext("translation") or "" if finished else ""
    return messages


def updated(old: Messages, wanted: dict[str, list[str]]) -> Messages:
    """Return the translations of what is wanted, from the same context or, where it moved, from another one."""
    anywhere = {source: text for context in old.values() for source, text in context.items() if text}
    return {
        context: {source: old.get(context, {}).get(source) or anywhere.get(source, "") for source in sources}
        for context, sources in wanted.items()
    }


def to_xml(messages: Messages, language: str) -> str:
    """Return a translation file as Qt writes it."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language.replace("-", "_")}" sourcelanguage="en">')
    for context, sources in messages.items():
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source, text in sources.items():
            unfinished = "" if text else ' type="unfinished"'
            lines += [
                "    <message>",
                f"        <source>{escape(source)}</source>",
                f"        <translation{unfinished}>{escape(text)}</translation>",
                "    </message>",
            ]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def path_of(language: str) -> Path:
    """Return the translation file of a language."""
    return FOLDER / f"CovidSeg_{language}.ts"


def main() -> int:
    """Update every language; print what is unfinished, and return 1 if anything is."""
    wanted = sentences()
    unfinished = 0
    for language in LANGUAGES:
        path = path_of(language)
        messages = updated(read_messages(path), wanted)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_xml(messages, language), encoding="utf-8", newline="\n")
        missing = [source for sources in messages.values() for source, text in sources.items() if not text]
        unfinished += len(missing)
        print(f"{path.name}: {sum(map(len, messages.values()))} sentences, {len(missing)} to be translated")
    return 1 if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
