"""Officers of a club or society told as a list: "its new officers are Ann Li, Acme, chair; Bo Chen, treasurer".

Beside each name stands the post that was given, not one held before; the firm between them is where its bearer works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from ...syntax.mention import ORG, Mention
from ...syntax.sentences import sentences_back
from ..draft import Page
from .layouts import Symbol, symbols

# A firm that bears its owner's name may pass for a person; whose post it is stands first.
_NAME_FIRST = re.compile(r"(?:P,(?:[OP],)?R[;,]?&?,?){2,}")
_POST_FIRST = re.compile(r"(?:R[,:]?P[;,]?&?,?){2,}")
_ENTRY = re.compile(r"P,(?:[OP],)?R|R[,:]?P")
_OFFICERS = frozenset({"officers", "office-bearers", "officeholders"})
_CHOSEN = frozenset("new incoming elect elected elects install installed induct inducted appointed named slate".split())


def officers(page: Page) -> Iterator[tuple[Mention, Mention, int]]:
    """Each officer of such a list: name, title and the body whose officer it is."""
    for word in page.tokens(_OFFICERS):
        start = word.sent.start
        opening = {t.lower_ for t in page.doc[sentences_back(page.doc, start, 1) : word.sent.end]}
        if not opening & _CHOSEN:
            continue
        after = page.doc[word.sent.end].sent if word.sent.end < len(page.doc) else None
        for sentence in (word.sent, after):
            row = _list(page, sentence) if sentence is not None else []
            house = _house(page, start, row)
            if row and house is not None:
                yield from ((person, title, house) for person, title in _entries(row))
                break


def _list(page: Page, sentence: Span) -> list[Symbol]:
    """The symbols of the list that a sentence holds."""
    row = symbols(page.doc, sentence.start, sentence.end, page.index, [])
    text = "".join(symbol.letter for symbol in row)
    found = _NAME_FIRST.search(text) or _POST_FIRST.search(text)
    return row[found.start() : found.end()] if found is not None else []


def _entries(row: list[Symbol]) -> Iterator[tuple[Mention, Mention]]:
    for entry in _ENTRY.finditer("".join(symbol.letter for symbol in row)):
        held = {s.letter: s.mention for s in reversed(row[entry.start() : entry.end()])}
        person, title = held["P"], held["R"]
        if person is not None and title is not None:
            yield person, title


def _house(page: Page, start: int, row: list[Symbol]) -> int | None:
    """The one organization named between the sentence before and the list."""
    if not row:
        return None
    told = page.index.between(sentences_back(page.doc, start, 1), row[0].start, ORG)
    named = {m.ref for m in told if m.ref is not None}
    return named.pop() if len(named) == 1 else None
