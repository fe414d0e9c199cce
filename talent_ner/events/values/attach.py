"""Dates and amounts given to the events they belong to."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...syntax import tree
from ...text.date_words import MONTHS
from ..draft import PAID, Draft, Page, long_ago
from .amounts import event_amount, only_leaves
from .event_dates import event_date
from .owning import inside

_LASTING = frozenset({"move", "appointment", "founding"})
_HALF_A_YEAR = 6
_BEGINNING = frozenset("from effective starting beginning".split())


def attach_values(drafts: list[Draft], page: Page) -> None:
    """Fills ``date`` and ``amount`` of the drafts from the values of the page, in place."""
    for draft in drafts:
        draft.date = _event_date(event_date(draft, drafts, page))
        if _told_as_past(draft, page):
            draft.date = _shifted(draft.date, -1)
        if _told_as_future(draft, page) and not _dates_another(draft, page):
            draft.date = _shifted(draft.date, 1)
        if draft.type == "appointment" and draft.status == "expected" and _just_past(draft.date, page.published):
            draft.date = None  # "Bo Chen quit on Friday, and Ann Li will stand in": the day of the other event
        draft.ahead = _lies_ahead(draft.date, page.published)
        if draft.status == "occurred" and draft.ahead:
            draft.status = "expected"
        if draft.status == "expected" and draft.type in _LASTING and long_ago(draft, page):
            draft.status = "occurred"  # "was named to replace Ann Li in 1997": what was still to come then came about
        if draft.type in PAID and not only_leaves(draft):
            draft.amount = event_amount(draft, drafts, page)


def _told_as_past(draft: Draft, page: Page) -> bool:
    """ "Hired in December", read in April: a month without a year that lies ahead of a past tense."""
    told, published = draft.date, page.published
    if told is None or published is None or told["precision"] != "month" or not told["value"]:
        return False
    if _begins(draft, page):
        return False
    if draft.status != "occurred" or draft.trigger.tag_ != "VBD" or any(c.isdigit() for c in told["text"].split()[-1]):
        return False
    return told["value"][:7] > published[:7]


def _begins(draft: Draft, page: Page) -> bool:
    """ "Was named treasurer from April": when a post begins may well be ahead of when it was given."""
    sentence, text = draft.trigger.sent, (draft.date or {}).get("text")
    told = [d for d in inside(page.dates, sentence.start, sentence.end) if d["value"]["text"] == text]
    return any(t.lower_ in _BEGINNING for d in told for t in page.doc[max(d["start"] - 1, 0) : d["start"] + 1])


def _told_as_future(draft: Draft, page: Page) -> bool:
    """ "Is to stand down in May", read in June; "moves on in August", read in March: a month without a year that lies
    behind what is still to come, or long behind what is told as present or as beginning then ("named dean from May").
    """
    told, published = draft.date, page.published
    if told is None or published is None or told["precision"] not in ("month", "day") or not told["value"]:
        return False
    words = told["text"].lower().split()
    if "last" in words or any(len(word.strip(".,")) == 4 and word[:4].isdigit() for word in words):
        return False
    if "/" in told["value"] or not any(word[:3] in MONTHS for word in words):
        return False
    back = 12 * (int(published[:4]) - int(told["value"][:4])) + int(published[5:7] or 0) - int(told["value"][5:7])
    present = draft.status == "occurred" and (draft.trigger.tag_ in ("VBZ", "VBP") or _begins(draft, page))
    return draft.status == "expected" and 12 > back > 0 or present and 12 > back > _HALF_A_YEAR


def _dates_another(draft: Draft, page: Page) -> bool:
    """ "Agreed in July to hire Ann Li": the month is that of the past verb on which the event depends."""
    sentence, text = draft.trigger.sent, (draft.date or {}).get("text")
    told = [d for d in inside(page.dates, sentence.start, sentence.end) if d["value"]["text"] == text]
    verb = tree.governing(page.doc[told[0]["start"]]) if told else draft.trigger
    return verb != draft.trigger and verb.tag_ == "VBD" and verb.is_ancestor(draft.trigger)


def _shifted(told: dict[str, Any] | None, years: int) -> dict[str, Any] | None:
    return None if told is None else told | {"value": f"{int(told['value'][:4]) + years}{told['value'][4:]}"}


def _event_date(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """The date of an event; a decade tells too little, an open range ("by March 2026", "since 2018") its known end."""
    if value is not None and value["precision"] == "week" and value["value"]:
        return _month_of_week(value)
    if value is not None and value["text"].endswith("0s"):
        return None
    if value is None or not value["value"] or "/" not in value["value"]:
        return value
    start, end = value["value"].split("/")
    if start[:4] == end[:4]:
        return value
    # Years from one to another are those of a stay: who goes on from there does so at their end.
    known = end or start
    return value | {"value": known, "precision": {4: "year", 7: "month", 10: "day"}.get(len(known), value["precision"])}


def _month_of_week(value: dict[str, Any]) -> dict[str, Any]:
    """Events are dated by day, month or year: a week gives the month that most of its days lie in."""
    year, week = value["value"].split("-W")
    middle = date.fromisocalendar(int(year), int(week), 4)
    return value | {"value": f"{middle:%Y-%m}", "precision": "month"}


def _lies_ahead(told: dict[str, Any] | None, published: str | None) -> bool:
    """Whether the event's date is later than the document's own, at the precision both share."""
    value = told.get("value") if told else None
    if not value or not published or not value[:4].isdigit() or "Q" in value or "W" in value or "/" in value:
        return False
    size = min(len(value), len(published))
    return value[:size] > published[:size]


def _just_past(told: dict[str, Any] | None, published: str | None) -> bool:
    """Whether the date is a day of the week before the page's own."""
    value = told.get("value") if told else None
    if not value or not published or told is None or told["precision"] != "day" or len(published) < 10:
        return False
    return 0 < (date.fromisoformat(published[:10]) - date.fromisoformat(value)).days < 8
