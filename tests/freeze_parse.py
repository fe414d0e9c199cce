"""Makes lines of ``data/parses.jsonl``: ``python tests/freeze_parse.py ID "A sentence." [ID "A sentence."]...``.

A line whose id is there already is replaced, others are appended. Run by hand: a frozen parse is material of tests,
so look at what was parsed before relying on it. Prints each token with its tag, label and head. Without an id, all
lines are made anew. The names of the cast are listed, since so short a text gives no other evidence of what they name.
"""

from __future__ import annotations

import json
import sys

from parses import FILE, row
from spacy.language import Language

import talent_ner

ORGANIZATIONS = ("Acme", "Orbit", "Sequoia", "Harvard University")
PEOPLE = ("Laura Chen", "David Miller", "Anna Weber", "Chen", "Miller")


def pipeline() -> Language:
    """The default pipeline that knows the cast."""
    nlp = talent_ner.load()
    entities = nlp.get_pipe("talent_entities")
    common = {"aliases": [], "guarded": [], "wikidata": None}
    entities.add_organizations(json.dumps(common | {
        "id": fold(name), "name": name, "kind": "company", "parent": None, "descriptions": [], "products": []})
        for name in ORGANIZATIONS)
    entities.add_people(json.dumps(common | {"id": fold(name), "name": name, "kind": "researcher"}) for name in PEOPLE)
    return nlp


def fold(name: str) -> str:
    """A name as an id."""
    return name.lower().replace(" ", "-")


def main(arguments: list[str]) -> None:
    """Freezes the sentences given in pairs of id and text, or all there are."""
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()] if FILE.exists() else []
    known = {line["id"]: line for line in lines}
    given = dict(zip(arguments[::2], arguments[1::2]))
    wanted = given or {identifier: line["text"] for identifier, line in known.items()}
    nlp = pipeline()
    for identifier, doc in zip(wanted, nlp.pipe(wanted.values())):
        known[identifier] = row(identifier, doc)
        print(identifier, *(f"{t.text}/{t.tag_}/{t.dep_}:{t.head.text}" for t in doc))
    FILE.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in known.values()), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    main(sys.argv[1:])
