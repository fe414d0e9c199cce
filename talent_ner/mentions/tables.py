"""Names in table cells: a column "Name" holds people and a column "Old company" organizations, whoever they are."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from ..syntax.layout import TextBlock, tables

_LABELS = {"who": "PERSON", "origin": "ORG", "destination": "ORG", "organization": "ORG"}
_LONGEST = 6
_NO_NAME = frozenset({"n/a", "none", "unknown", "-", "–", "—", "tbd", "tba", "undisclosed", "retired", "various", "self-employed", "academia"})


def table_names(doc: Doc, blocks: list[TextBlock], names: list[Span]) -> list[Span]:
    """The names with those of the page's tables of moves: each cell of a names' column is one name of its kind."""
    cells = [(start, end, _LABELS[column]) for columns, rows in tables(doc, blocks) for row in rows
             for number, (start, end) in zip(row.columns, row.cells) if (column := columns.get(number)) in _LABELS]
    found = list(names)
    for start, end, label in cells:
        inside = [n for n in found if n.start < end and n.end > start]
        span = Span(doc, start, end, label=label, kb_id=next((n.kb_id_ for n in inside if (n.start, n.end) == (start, end)), ""))
        if any(n.label_ == label for n in inside) or end - start > _LONGEST or not _nameable(span):
            continue
        found = [n for n in found if n not in inside] + [span]
    return sorted(found, key=lambda n: n.start)


def _nameable(span: Span) -> bool:
    return span.text.lower() not in _NO_NAME and any(t.is_alpha and not t.is_lower for t in span)
