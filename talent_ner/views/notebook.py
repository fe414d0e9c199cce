"""What a notebook shows for a document or an event: escaped HTML, without scripts."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ..types import Document, Event
from .markup import COLORS, Mark, apart
from .table import HEADINGS, cells

_ARGUMENT = "#cfe2ff"


def _marked(text: str, marks: Iterable[Mark]) -> str:
    parts, done = [], 0
    for mark in marks:
        color = COLORS.get(mark.label, _ARGUMENT)
        parts += [html.escape(text[done:mark.start]), f'<mark style="background:{color};color:#1b2330">',
                  html.escape(text[mark.start:mark.end]), "</mark>"]
        done = mark.end
    return "".join([*parts, html.escape(text[done:])])


def _arguments(event: Event) -> list[str]:
    """The words of the event's arguments; a person's last name too."""
    who = getattr(event.who, "name", None) or getattr(event.who, "text", None) or ""
    amount = getattr(event, "amount", None)
    words = [who, *who.split()[-1:], *(org.name for org in event.organizations), getattr(event, "role", None),
             event.date.text if event.date else None, amount.text if amount else None]
    return [word for word in words if word]


def _places(text: str, word: str) -> Iterable[Mark]:
    start = text.find(word)
    while start >= 0:
        yield Mark(start, start + len(word), "ARGUMENT")
        start = text.find(word, start + len(word))


def _sentences(event: Event) -> str:
    quotes = []
    for quote in event.evidence:
        start = event.trigger.start - quote.start
        inside = start >= 0 and event.trigger.end <= quote.end
        triggers = [Mark(start, start + len(event.trigger.text), event.type.upper())] if inside else []
        arguments = [mark for word in _arguments(event) for mark in _places(quote.text, word)]
        quotes.append(f"<blockquote>{_marked(quote.text, apart([triggers, arguments]))}</blockquote>")
    return "".join(quotes)


def _table(rows: list[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{name}</th>" for name in HEADINGS[1:])
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row[1:])}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def event_html(event: Event) -> str:
    """A table of one event above its sentences, trigger and arguments marked."""
    return _table([cells("", event)]) + _sentences(event)


def document_html(document: Document) -> str:
    """The sentences that tell the document's events, in order of the text, above a table of them."""
    about = " · ".join(filter(None, (document.doc_id, document.published)))
    told: dict[tuple[int, str], str] = {}
    for event in document.events:
        for quote in event.evidence[:1]:
            told.setdefault((quote.start, quote.text), _sentences(event))
    sentences = "".join(told[key] for key in sorted(told))
    table = _table([cells(document.doc_id, event) for event in document.events]) if document.events else "no events"
    return f"<p><strong>{html.escape(about)}</strong></p>{sentences}{table}"
