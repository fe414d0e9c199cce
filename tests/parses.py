"""Frozen parses: sentences as the English pipeline parsed them once, so that tests of what reads parses need no model.

``data/parses.jsonl`` holds one sentence a line; ``python tests/freeze_parse.py`` makes a line anew.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Span, Token

from talent_ner.syntax.mention import Mention

FILE = Path(__file__).parent / "data" / "parses.jsonl"
BLANK = spacy.blank("en")


def row(identifier: str, doc: Doc) -> dict[str, Any]:
    """The line of a parsed Doc."""
    return {
        "id": identifier, "text": doc.text, "words": [t.text for t in doc],
        "spaces": [bool(t.whitespace_) for t in doc], "tags": [t.tag_ for t in doc],
        "pos": [t.pos_ for t in doc], "lemmas": [t.lemma_ for t in doc], "deps": [t.dep_ for t in doc],
        "heads": [t.head.i for t in doc],
        "sent_starts": [t.is_sent_start for t in doc],
        "ents": [[ent.start, ent.end, ent.label_] for ent in doc.ents],
    }


def build(data: dict[str, Any]) -> Doc:
    """The Doc of a line."""
    values = {key: data[key] for key in ("words", "spaces", "tags", "pos", "lemmas", "deps", "heads")}
    doc = Doc(BLANK.vocab, **values)
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in data["ents"]])
    return doc


@lru_cache(maxsize=1)
def rows() -> dict[str, dict[str, Any]]:
    """All lines by id."""
    lines = (json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())
    return {line["id"]: line for line in lines}


def parse(identifier: str) -> Doc:
    """The frozen parse of that id, as a new Doc."""
    return build(rows()[identifier])


def word(doc: Doc, text: str) -> Token:
    """The only token of that text; ``"to#2"`` is the second of several.

    Raises:
        LookupError: there is no such token, or there are several and none is chosen.
    """
    surface, _, number = text.partition("#")
    found = [token for token in doc if token.text == surface]
    if not found or len(found) > 1 and not number:
        raise LookupError(f"{len(found)} tokens {surface!r} in {doc.text!r}")
    return found[int(number or 1) - 1]


def mention(doc: Doc, phrase: str, kind: str, ref: int | None = None, form: str = "name", **data: Any) -> Mention:
    """A mention made by hand: the only stretch of those words (``"Chen#2"`` is the second), headed by its root.

    Raises:
        LookupError: there is no such stretch, or there are several and none is chosen.
    """
    surface, _, number = phrase.partition("#")
    words = surface.split()
    starts = [i for i in range(len(doc)) if [token.text for token in doc[i : i + len(words)]] == words]
    if not starts or len(starts) > 1 and not number:
        raise LookupError(f"{len(starts)} times {surface!r} in {doc.text!r}")
    start = starts[int(number or 1) - 1]
    span = doc[start : start + len(words)]
    return Mention(span.start, span.end, span.root.i, kind, form, ref, data)
