"""What a checker is told to pass over has its reason beside it."""

import re

from scripts.import_graph import ROOT

IGNORE = re.compile(r"# (?:type: ignore|noqa|pragma:|pylint:|mypy:)[^#]*(?P<reason>#.*)?")


def test_every_ignore_names_its_rule_and_its_reason():
    bare = []
    for folder in ("CovidSegExtension", "CovidSeg", "Testing", "benchmarks", "scripts", "examples"):
        for path in (ROOT / folder).rglob("*.py"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                found = IGNORE.search(line)
                named = found and re.search(r"ignore\[[a-z-]+(, [a-z-]+)*\]|noqa: [A-Z]+\d+", found[0])
                if found and path.name != "test_ignores.py" and not (named and len(found["reason"] or "") > 4):
                    bare.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert bare == []
