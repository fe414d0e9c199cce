"""Names that the layout gives away: cells under "Name" or "Old company", and lines such as "Ann Li – Acme to Beta"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ..syntax.layout import TextBlock, tables
from ..syntax.tree import is_time
from .name_evidence import organization_words

_LABELS = {"who": "PERSON", "origin": "ORG", "destination": "ORG", "organization": "ORG"}
_PLACES_AND_DAYS = frozenset({"GPE", "LOC", "NORP", "PLACE", "DATE"})
_LONGEST = 6
_NO_NAME = frozenset(
    {
        "n/a",
        "none",
        "unknown",
        "-",
        "–",
        "—",
        "tbd",
        "tba",
        "undisclosed",
        "retired",
        "various",
        "self-employed",
        "academia",
    }
)
_PERSON = r"(?P<person>[A-ZÀ-Þ][\w'’.-]*(?: (?:[a-z]{2,3} ){0,2}[A-ZÀ-Þ][\w'’.-]*){1,3})"
_ORG = r"(?P<%s>[A-Z0-9][\w&.'’-]*(?: (?:of |& )?[A-Z][\w&.'’-]*){0,3})"
_ARROW = r"(?:to|-+>|=+>|→|⇒|➔|➜|➡|⟶)"
_MOVED = re.compile(rf" {_ARROW} [A-Z0-9]")
_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_PERSON}(?:, [^,:()]{{2,50}})? ?(?:[–—:,-]|\() ?"
        rf"(?:from )?{_ORG % 'origin'} {_ARROW} {_ORG % 'destination'}",
        rf"^{_ORG % 'origin'} (?:-+>|=+>|→|⇒|➔|➜|➡|⟶) {_ORG % 'destination'} ?[:,–—-] {_PERSON}",
    )
)
_BRACKET = re.compile(r" \((?:ex-|formerly |from |to )")
_BRACKETS = re.compile(rf"{_PERSON}{_BRACKET.pattern}{_ORG % 'origin'}\)")


def layout_names(doc: Doc, blocks: list[TextBlock], names: list[Span]) -> list[Span]:
    """The names of a page with those that its tables and lines of moves hold but no other cue tells."""
    found = list(names)
    for start, end, label in [*_cells(doc, blocks), *_parts(doc, blocks)]:
        inside = [n for n in found if n.start < end and n.end > start]
        span = Span(
            doc, start, end, label=label, kb_id=next((n.kb_id_ for n in inside if (n.start, n.end) == (start, end)), "")
        )
        if any(n.label_ == label for n in inside) or end - start > _LONGEST or not _nameable(span):
            continue
        found = [n for n in found if n not in inside] + [span]
    return sorted(found, key=lambda n: n.start)


def _cells(doc: Doc, blocks: list[TextBlock]) -> Iterator[tuple[int, int, str]]:
    for columns, rows in tables(doc, blocks):
        for row in rows:
            for number, (start, end) in zip(row.columns, row.cells):
                label = _LABELS.get(columns.get(number, ""))
                if label is not None:
                    yield start, end, label


def _parts(doc: Doc, blocks: list[TextBlock]) -> Iterator[tuple[int, int, str]]:
    """The names of lines in a known form; what stands in brackets may be a place, so places there stay places."""
    for block in blocks:
        span = doc[block.start : block.end]
        text = span.text
        for form in _LINES if _MOVED.search(text) else ():
            match = form.match(text)
            if match is not None:
                yield from _matched(doc, span.start_char, match)
        for match in _BRACKETS.finditer(text) if _BRACKET.search(text) else ():
            origin = doc.char_span(span.start_char + match.start("origin"), span.start_char + match.end("origin"))
            if origin is not None and not any(t.ent_type_ in _PLACES_AND_DAYS or is_time(t) for t in origin):
                yield from _matched(doc, span.start_char, match)


def _matched(doc: Doc, offset: int, match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    for group in match.groupdict():
        span = doc.char_span(offset + match.start(group), offset + match.end(group))
        if span is not None:
            yield span.start, span.end, "PERSON" if group == "person" else "ORG"


def _nameable(span: Span) -> bool:
    if span.label_ == "PERSON" and any(t.text in organization_words("technical") for t in span):
        return False  # "Woven Short USB - C to C Cable" is a thing in a shop
    return span.text.lower() not in _NO_NAME and any(t.is_alpha and not t.is_lower for t in span)
