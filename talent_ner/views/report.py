"""A self-contained HTML page of merged events: flows, timeline, money and a table that opens the evidence.

The page carries its plotting library and its data itself, both compressed and in Base64, so that nothing in a text
can end the element that holds it; its policy forbids every request. The page's own code puts texts in as text only.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from string import Template
from typing import Any

from ..merging.identity import interval, parent_name
from ..merging.merge import Watch, merge, unwatched
from ..merging.model import MergedEvent, Report
from ..types import JSON, Amount, Document, Event, Group, Organization, Person, Quote

#: Where the page looks for the organizations of each slot: left, joined, or neither.
_SIDES = {"origin": "from", "destination": "to", "buyer": "from", "target": "to", "organization": "other"}


class _Organizations:
    """The organizations of a page, each once."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], int] = {}

    def place(self, org: Organization) -> int:
        return self._places.setdefault((org.name, parent_name(org)), len(self._places))

    def to_list(self) -> list[JSON]:
        return [{"name": name, "parent": parent} for name, parent in self._places]


def packed(text: str) -> str:
    """A text compressed and in Base64, the same for the same text."""
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)).decode("ascii")


def _asset(name: str) -> str:
    return files("talent_ner.views").joinpath("page").joinpath(name).read_text(encoding="utf-8")


def _amount(amount: Amount | None) -> JSON | None:
    """The amount by its upper bound, or the lower one where there is no upper."""
    if amount is None:
        return None
    value = amount.max if amount.max is not None else amount.min
    return {"text": amount.text, "value": value or 0, "currency": amount.currency}


def _who(event: Event) -> str | None:
    return event.who.text if isinstance(event.who, Group) else event.who.name if event.who else None


def _people(event: Event) -> int:
    return event.who.count if isinstance(event.who, Group) and event.who.count else 1


def day(merged: MergedEvent) -> str | None:
    """The first day of the date told (the last one where only the end is told), else that of the first report."""
    span = interval(merged.event.date.value) if merged.event.date else None
    if span is None:
        return merged.first_report
    return date.fromordinal(span[0] if span[0] > date.min.toordinal() else span[1]).isoformat()


def _quote(quote: Quote) -> JSON:
    return {"text": quote.text, "start": quote.start}


def _terms(event: Event) -> list[str]:
    """The words of the event's arguments, to be marked in its evidence; a person's last name too."""
    who, amount = _who(event), getattr(event, "amount", None)
    last = who.split()[-1] if isinstance(event.who, Person) and who and who.split() else None
    values = [who, last, *(org.name for org in event.organizations), getattr(event, "role", None),
              event.date.text if event.date else None, amount.text if amount else None]
    return list(dict.fromkeys(value for value in values if value))


def _report(report: Report) -> JSON:
    event = report.event
    return {"doc_id": report.doc_id, "published": report.published, "status": event.status, "hedged": event.hedged,
            "sources": list(event.sources), "rule": event.rule, "trigger": _quote(event.trigger),
            "evidence": [_quote(quote) for quote in event.evidence], "terms": _terms(event)}


def _record(merged: MergedEvent, organizations: _Organizations) -> JSON:
    event = merged.event
    sides: dict[str, Any] = {}
    for slot in event.org_slots:
        sides[_SIDES[slot]] = [organizations.place(org) for org in getattr(event, slot)]
    told = (event.date.value or event.date.text) if event.date else None
    return {"type": event.type, "kind": getattr(event, "kind", None), "status": event.status, "hedged": event.hedged,
            "who": _who(event), "people": _people(event), **sides, "role": getattr(event, "role", None),
            "date": told, "when": day(merged), "amount": _amount(getattr(event, "amount", None)),
            "documents": merged.documents, "outlets": merged.outlets, "first": merged.first_report,
            "last": merged.last_report, "reports": [_report(report) for report in merged.reports]}


def report(
    results: Iterable[Document | Report | MergedEvent], title: str = "Who moved where", watch: Watch = unwatched,
) -> str:
    """The page for documents, reports or merged events, which are merged first.

    Args:
        results: what ``extract``, ``extract_many``, ``merge`` or ``talent_ner.stored.read_reports`` give.
        title: heading of the page.
        watch: shows how far the work is, as in :func:`talent_ner.merge`.

    Returns:
        One HTML page that needs no other file and no network; the same for the same events in any order.
    """
    organizations = _Organizations()
    found = merge(results, watch)
    records = [_record(merged, organizations) for merged in watch(found, "events laid out", len(found))]
    data = json.dumps({"organizations": organizations.to_list(), "events": records}, ensure_ascii=False)
    return Template(_asset("report.html")).substitute(
        title=html.escape(title), style=_asset("report.css"), script=_asset("report.js"),
        library=packed(_asset("echarts.min.js")), data=packed(data))
