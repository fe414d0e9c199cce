"""The publication date a news text carries itself: front matter, a dateline, a label, or a date alone on its line.

Only the first and last lines are read, and only a full day counts; a date inside a sentence is never taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from talent_ner.text.date_spans import forms

_HEAD_LINES, _TAIL_LINES = 14, 6  # lines with text that are looked at, from either end
_PARAGRAPH = 140  # characters from which a line is a paragraph of prose
_LINE_REACH = 400  # characters of a line beyond which no dateline begins

_DIGIT = re.compile(r"\d")
_FRONT = re.compile(r"\s*---\s*\n(.*?)(?:\n---\s*(?:\n|$)|\Z)", re.DOTALL)
_KEY = re.compile(r"(?:^|\n)\s*[\"']?(?P<key>[a-z_ -]*(?:publish|posted)[a-z_-]*|date|pub_?date|day)[\"']?\s*[:=]\s*"
                  r"[\"']?(?P<value>[^\n\"']+)", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[\s(|·•*_>–—-])(?:first\s+|last\s+|originally\s+|all\s+)?"
                    r"(?:publish(?:ed|ing\s+date)|publication\s+date|posted|posts|updated|modified|issued|released"
                    r"|date|dated?line|week\s+ending|filed)"
                    r"(?:\s+(?:date|time))?[\s:*_]*(?:(?:on|at|from|of|for)\b[\s:*_]*)?"
                    r"(?:by\s+[^|·•\n]{1,50}?(?:[|·•–—,-]|\bon\b)\s*)?"
                    r"(?:\d\d?:\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*[,|·•–—-]*\s*)?$", re.IGNORECASE)
_LABEL_WORD = re.compile("publi|post|updated|modified|issued|released|date|ending|filed", re.IGNORECASE)  # of any label
_PLACE_WORD = r"(?:[A-ZÀ-ÞĀ-ſ][\w.’'-]*|of|de|do|da|la|le|el|the|del|di|am|upon|and|&)"
_PLACE = re.compile(rf"^[\s*_#>]*{_PLACE_WORD}(?:[\s,/]+(?:\([A-Z][\w ]+\)|{_PLACE_WORD})){{0,7}}\s*(?:\([\w .]+\)\s*)?"
                    r"(?:[,.|·•]|\s[–—-]|--)?\s*(?:\([\w .]+\)\s*[,–—-]*\s*)?$")
_BYLINE = re.compile(r"\bby\s+[A-ZÀ-Þ][^.!?\n]{1,60}$", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:^|[|·•–—]|\s-|\t|PM|AM)\s*(?:[A-Z]{2,4}\s*[·|•]\s*)?[\s*_#>(\[]*$")
_TIME = (r"(?:[\s,]*(?:at\s+)?\d\d?[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?(?:[+-]\d\d:?\d\d)?)?")
_LINE_DONE = re.compile(_TIME + r"[\s*_)\].,;|]*$", re.IGNORECASE)
_NEXT_PART = re.compile(_TIME + r"\s*(?:[|·•–—]|\s-\s|\t|$|\d+[\s-]+min|share\b|updated\b|\([^()]{2,40}\)\s*$"
                        r"|[\s)\].*_]*$)", re.IGNORECASE)
_DATELINE_END = re.compile(r"\s*(?:\([^()]{2,40}\)\s*)?(?:[–—|:.]|--?(?=\s)|/PRNewswire/|$)")


class _Day(NamedTuple):
    start: int
    end: int
    iso: str


def _days(line: str) -> list[_Day]:
    """The calendar days a line names with their year, which is written in figures."""
    if not _DIGIT.search(line, 0, _LINE_REACH):
        return []
    return [_Day(form.start, form.end, f"{form.year:04d}-{form.month:02d}-{form.day:02d}")
            for form in forms(line[:_LINE_REACH])
            if form.kind == "date" and form.year and form.month and form.day
            and not _is_ambiguous(line[form.start:form.end])]


def _front_matter(text: str) -> str | None:
    """The date of a front matter block; a key that speaks of publishing before a plain ``date``."""
    block = _FRONT.match(text[:8000])
    if not block:
        return None
    keyed = sorted(_KEY.finditer(block[1]), key=lambda match: "publish" not in match["key"].lower())
    return next((day for match in keyed if (day := _whole_day(match["value"]))), None)


def _whole_day(text: str) -> str | None:
    return next((day.iso for day in _days(text)), None)


def _is_ambiguous(surface: str) -> bool:
    """Whether a numeric date reads differently in Britain and America: 03/10/2025."""
    numbers = re.fullmatch(r"(\d\d?)[-/.](\d\d?)[-/.]\d+", surface)
    return numbers is not None and numbers[1] != numbers[2] and max(int(numbers[1]), int(numbers[2])) <= 12


def _heads_report(before: str, after: str) -> bool:
    """Whether a day stands between a place, byline or separator and the report, or the end of the line."""
    if _PLACE.match(before) and _DATELINE_END.match(after):
        return True
    if not _NEXT_PART.match(after):
        return False
    return (len(before) < 120 and bool(_SEPARATOR.search(before))) or bool(_BYLINE.search(before))


def _stands_alone(before: str, after: str) -> bool:
    return not before.strip(" \t*_#>([-") and (bool(_LINE_DONE.match(after)) or (
        len(after) < 60 and bool(_NEXT_PART.match(after))))


def _labelled(lines: list[str]) -> str | None:
    labelled = (line for line in lines if _LABEL_WORD.search(line))
    return next((day.iso for line in labelled for day in _days(line) if _LABEL.search(line[:day.start])), None)


def _in_head(lines: list[str]) -> str | None:
    """The first day that heads the report; days alone on their lines only where they are no timeline.

    A dateline stands no lower than the first paragraph, a day alone no lower than the second: what follows belongs to
    the story or to boxes beside it.
    """
    alone: list[str] = []
    paragraphs = 0
    for line in lines:
        for day in _days(line):
            before, after = line[:day.start], line[day.end:_LINE_REACH]
            if _stands_alone(before, after):
                alone.append(day.iso)
            elif not alone and not paragraphs and _heads_report(before, after):
                return day.iso
        paragraphs += len(line) > _PARAGRAPH
        if paragraphs == 2:
            break
    return alone[0] if 0 < len(set(alone)) <= 2 else None


def dateline(text: str) -> str | None:
    """The ISO day on which a text says it was published, else None.

    Args:
        text: a whole document. Front matter, its first lines with text, then its last ones are looked at.

    Returns:
        ``YYYY-MM-DD`` of the first date that is plainly the document's own: a publication key of the front matter, a
        place and date before the report, a labelled date ("Posted", "Last updated"), or a date alone on its line.
    """
    if day := _front_matter(text):
        return day
    lines = [line for line in text[:4000].split("\n") if line.strip()]
    if day := _labelled(lines[:_HEAD_LINES]) or _in_head(lines[:_HEAD_LINES]):
        return day
    tail = [line for line in text[-1500:].split("\n") if line.strip()]
    return _labelled(tail[-_TAIL_LINES:])
