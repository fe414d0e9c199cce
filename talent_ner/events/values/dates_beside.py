"""Dates of events from beside their clause: a heading, the item they stand in, or the time that has passed since."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...text.numerals import parse_number_words
from ..draft import Draft, Page
from .owning import inside

_DASHES = frozenset({"–", "—", "-", ":", "|", "--"})
_UNITS = frozenset({"month", "year", "week", "day"})


def item_date(draft: Draft, page: Page) -> dict[str, Any] | None:
    """ "1962 – Acme is bought by Beta. Ann Li arrives as chief executive.": the date in front dates it all."""
    block = next((b for b in page.blocks if b.start <= draft.trigger.i < b.end), None)
    told = inside(page.dates, block.start, min(block.start + 6, block.end)) if block is not None else []
    if block is None or not told or any(t.is_alpha for t in page.doc[block.start : told[0]["start"]]):
        return None
    end = told[0]["end"]
    dashed = end < block.end and page.doc[end].text in _DASHES
    return told[0]["value"] if dashed and end < draft.trigger.i else None


def heading_date(draft: Draft, page: Page) -> dict[str, Any] | None:
    """In a timeline the date stands in the heading above."""
    start = draft.trigger.sent.start
    above = [h for h in page.headings if h[1] <= start]
    if not above or sum(_dated_heading(h, page) is not None for h in page.headings) < 2:
        return None
    told = _dated_heading(above[-1], page)
    return None if told is None or told["value"] == page.published else told


def _dated_heading(heading: tuple[int, int], page: Page) -> dict[str, Any] | None:
    """The date of a heading that holds little else."""
    begin, end = heading
    dated = inside(page.dates, begin, end)
    words = sum(1 for t in page.doc[begin:end] if t.is_alpha)
    covered = sum(d["end"] - d["start"] for d in dated)
    return None if not dated or words > covered + 2 else dated[0]["value"]


def time_after(draft: Draft, drafts: list[Draft], page: Page) -> dict[str, Any] | None:
    """ "Her departure comes two months after Bo Chen left": so long before the page's own date."""
    sentence, published = draft.trigger.sent, page.published
    if published is None or len(published) < 10 or draft.status != "occurred":
        return None
    link = next((t for t in reversed(page.doc[sentence.start : draft.trigger.i]) if t.lower_ == "after"), None)
    if link is None or link.i - sentence.start < 3 or link.nbor(-1).lemma_ not in _UNITS:
        return None
    if any(link.i < d.trigger.i < draft.trigger.i for d in drafts) or not _now(page, sentence.start, link.i):
        return None
    count = 1 if link.nbor(-2).lower_ in ("a", "an") else int(parse_number_words(link.nbor(-2).lower_) or 0)
    value = _ago(date.fromisoformat(published[:10]), count, link.nbor(-1).lemma_) if count else None
    if value is None:
        return None
    text = page.doc[link.i - 2 : link.i + 1].text
    return {"text": text, "value": value, "precision": "year" if len(value) == 4 else "month"}


def _now(page: Page, start: int, end: int) -> bool:
    """Whether what came later is told as present, the news of the page itself."""
    verbs = [t for t in page.doc[start:end] if t.pos_ in ("VERB", "AUX")]
    return any(t.tag_ in ("VBZ", "VBP") for t in verbs) and not any(t.tag_ == "VBD" for t in verbs)


def _ago(day: date, count: int, unit: str) -> str | None:
    """The month (of years: the year) so long before a day."""
    if unit == "year":
        return str(day.year - count) if count < 30 else None
    if unit == "month":
        months = day.year * 12 + day.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}" if count < 30 else None
    days = count * (7 if unit == "week" else 1)
    return f"{date.fromordinal(day.toordinal() - days):%Y-%m}" if days < 200 else None
