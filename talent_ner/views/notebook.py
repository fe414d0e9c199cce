"""What a notebook shows for a document or an event: escaped HTML, without scripts."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ..types import Document, Event
from .markup import COLORS, Mark, apart
from .table import HEADINGS, cells

_ARGUMENT = "#cfe2ff"
SHOWN = 6000  # characters of a text that are shown as a whole; of a longer one, its beginning and what tells events
_AROUND = 300  # characters shown before and after a quote of a longer text
_PRE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:.5em 0 1em"


def _mark(text: str, label: str) -> str:
    color = COLORS.get(label, _ARGUMENT)
    return (f'<mark style="background:{color};color:#1b2330;padding:0 .15em;border-radius:.2em" '
            f'title="{html.escape(label.lower())}">{html.escape(text)}</mark>')


def _marked(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> str:
    """The text from start to end, with marks that lie between them; line breaks as tags, which survive every page."""
    parts, done = [], start
    for mark in marks:
        parts += [html.escape(text[done:mark.start]), _mark(text[mark.start:mark.end], mark.label)]
        done = mark.end
    return "".join([*parts, html.escape(text[done:end])]).replace("\n", "<br>")


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


def _windows(document: Document, text: str) -> list[tuple[int, int]]:
    """The parts of the text to show: all of it, or of a long one its beginning and the surroundings of the events."""
    if len(text) <= SHOWN:
        return [(0, len(text))]
    quotes = sorted((quote.start, quote.end) for event in document.events for quote in event.evidence)
    windows, room = [(0, _word(text, _AROUND if quotes else SHOWN))], SHOWN
    for start, end in quotes:
        start, end = _word(text, start - _AROUND), _word(text, end + _AROUND)
        room -= max(end - max(start, windows[-1][1]), 0)
        if room < 0:
            break
        if start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _word(text: str, place: int) -> int:
    """The place, or the end of the word that it is in."""
    place = min(max(place, 0), len(text))
    while 0 < place < len(text) and not text[place].isspace():
        place += 1
    return place


def _hidden(count: int) -> str:
    return f"<em>[… {count:,} characters not shown …]</em>" if count else ""


def _text(document: Document, text: str) -> str:
    """The text with names, sums and triggers marked, and what the colours mean."""
    spans = [Mark(*span) for span in document.spans]
    triggers = [Mark(event.trigger.start, event.trigger.end, event.type.upper()) for event in document.events]
    parts, done, labels = [], 0, set()
    for start, end in _windows(document, text):
        layers = [[mark for mark in layer if start <= mark.start and mark.end <= end]
                  for layer in (triggers, [span for span in spans if span.label == "AMOUNT"], spans)]
        marks = apart(layers)
        labels |= {mark.label for mark in marks}
        parts += [_hidden(start - done), _marked(text, marks, start, end)]
        done = end
    legend = " ".join(_mark(label.lower(), label) for label in COLORS if label in labels)
    return f'<p>{legend}</p><div style="{_PRE}">{"".join(parts)}{_hidden(len(text) - done)}</div>'


def _told(document: Document) -> str:
    """The sentences that tell events, in order of the text."""
    told: dict[tuple[int, str], str] = {}
    for event in document.events:
        for quote in event.evidence[:1]:
            told.setdefault((quote.start, quote.text), _sentences(event))
    return "".join(told[key] for key in sorted(told))


def document_html(document: Document) -> str:
    """The text with names, sums and triggers marked, above a table of events.

    A document that was read back from JSON has no text; then the sentences that tell its events stand in its place.
    """
    about = " · ".join(filter(None, (document.doc_id, document.published)))
    body = _told(document) if document.text is None else _text(document, document.text)
    table = _table([cells(document.doc_id, event) for event in document.events]) if document.events else "no events"
    return f"<p><strong>{html.escape(about)}</strong></p>{body}{table}"
