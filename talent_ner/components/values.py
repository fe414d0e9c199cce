"""``talent_money`` and ``talent_dates``: amounts and dates of the text, kept in the Doc's state."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from ..text import dates, money
from ..types import Amount, DateValue
from .state import Offsets, read_text, source_text, state


def _located(doc: Doc, values: list[Amount] | list[DateValue]) -> list[dict[str, Any]]:
    """Each value with its tokens, its text and offsets turned into those of the source."""
    offsets = Offsets(doc)
    found = []
    for value in values:
        span = doc.char_span(value.start, value.end, alignment_mode="expand")
        if span is None:
            continue
        start, end = offsets.span(value.start, value.end)
        data = value.to_dict() | {"text": offsets.source[start:end], "start": start, "end": end}
        found.append({"start": span.start, "end": span.end, "value": data})
    return found


def talent_money(doc: Doc) -> Doc:
    """Finds the amounts of a Doc."""
    state(doc)["amounts"] = _located(doc, money.find(read_text(doc)))
    return doc


def talent_dates(doc: Doc) -> Doc:
    """Finds the dates of a Doc, read against its publication date."""
    values = state(doc)
    values["published"] = publication_date(doc)
    values["dates"] = _located(doc, dates.find(read_text(doc), values["published"]))
    return doc


def publication_date(doc: Doc) -> str | None:
    """The caller's date (attribute, or context of ``nlp.pipe(as_tuples=True)``), else the one the text carries."""
    given = doc._.talent_published
    context = getattr(doc, "_context", None)
    if given is None and isinstance(context, dict):
        given = context.get("published")
    return str(given) if given is not None else dates.dateline(source_text(doc))
