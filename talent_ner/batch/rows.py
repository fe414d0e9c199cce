"""Events as flat rows: the one definition of the columns of data frames, CSV and Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..types import Amount, DateValue, Document, Event, Group, Organization, Participant, Person

#: Column name to kind of value. Several values in a cell (organizations, sources, quotes) are joined by "; ".
COLUMNS: dict[str, type] = {
    "doc_id": str, "published": str, "event_id": str, "type": str, "status": str, "hedged": bool,
    "who": str, "who_kind": str, "who_id": str, "count": int, "at_least": bool, "share": float,
    "origin": str, "origin_ids": str, "destination": str, "destination_ids": str, "organization": str,
    "organization_ids": str, "buyer": str, "buyer_ids": str, "target": str, "target_ids": str, "deal_kind": str,
    "role": str, "date": str, "date_precision": str, "date_text": str,
    "amount_min": float, "amount_max": float, "amount_currency": str, "amount_qualifier": str, "amount_period": str,
    "amount_years": float, "amount_kind": str, "amount_text": str,
    "sources": str, "trigger": str, "trigger_start": int, "trigger_end": int,
    "evidence": str, "evidence_start": int, "evidence_end": int, "rule": str,
}


def _join(values: Iterator[str | None]) -> str | None:
    return "; ".join(value or "" for value in values) or None


def _organizations(slot: str, organizations: tuple[Organization, ...]) -> dict[str, Any]:
    return {slot: _join(org.name for org in organizations),
            f"{slot}_ids": _join(org.id for org in organizations) if any(org.id for org in organizations) else None}


def _who(who: Participant | None) -> dict[str, Any]:
    if isinstance(who, Person):
        return {"who": who.name, "who_kind": "person", "who_id": who.id}
    if isinstance(who, Group):
        return {"who": who.text, "who_kind": "group", "count": who.count, "at_least": who.at_least, "share": who.share}
    return {}


def _date(date: DateValue | None) -> dict[str, Any]:
    return {"date": date.value, "date_precision": date.precision, "date_text": date.text} if date else {}


def _amount(amount: Amount | None) -> dict[str, Any]:
    return {f"amount_{key}": value for key, value in amount.to_dict().items()} if amount else {}


def flat(document: Document, event: Event) -> dict[str, Any]:
    """One event of a document as a row with exactly ``COLUMNS``; None where the event has no such value.

    ``evidence_start`` is the start of the first quote, ``evidence_end`` the end of the last one.
    """
    values: dict[str, Any] = {
        "doc_id": document.doc_id, "published": document.published, "event_id": event.id, "type": event.type,
        "status": event.status, "hedged": event.hedged, "rule": event.rule, "role": getattr(event, "role", None),
        "deal_kind": getattr(event, "kind", None), "sources": _join(iter(event.sources)),
        "trigger": event.trigger.text, "trigger_start": event.trigger.start, "trigger_end": event.trigger.end,
        "evidence": _join(quote.text for quote in event.evidence),
        "evidence_start": min((quote.start for quote in event.evidence), default=None),
        "evidence_end": max((quote.end for quote in event.evidence), default=None),
        **_who(event.who), **_date(event.date), **_amount(getattr(event, "amount", None)),
    }
    for slot in event.org_slots:
        values.update(_organizations(slot, getattr(event, slot)))
    return {column: values.get(column) for column in COLUMNS}


def rows(document: Document) -> Iterator[dict[str, Any]]:
    """The events of a document as flat rows, in the document's order."""
    return (flat(document, event) for event in document.events)
