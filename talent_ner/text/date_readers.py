"""What a matched pattern says: one reader for each kind of date expression, from match to ``Form``."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import Any

from talent_ner.text import date_patterns as patterns
from talent_ner.text.date_context import direction
from talent_ner.text.date_words import (
    ANCHORED,
    DAY_WORDS,
    DECADES,
    MONTHS,
    SEASONS,
    SHIFTS,
    WEEKDAYS,
    Form,
    Kind,
    Unit,
    calendar_day,
    full_year,
    ordinal,
    size_of,
)


def _shift(text: str) -> dict[str, Any]:
    words = " ".join(text.lower().split())
    return {"shift": SHIFTS[words], "anchored": words in ANCHORED}


def _year_of(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    if year := groups.get("year") or groups.get("dashed"):
        return {"year": int(year)}
    if short := groups.get("short"):
        return {"year": full_year(short)}
    if shift := groups.get("yshift"):
        return _shift("this" if shift.lower() == "the" else shift)
    return {}


def _form(kind: Kind, match: re.Match[str], **fields: Any) -> Form:
    return Form(kind, match.start(), match.end(), **fields)


def day(match: re.Match[str]) -> Form:
    year = _year_of(match)
    found = calendar_day(match["cut"], year.get("year"))
    if not found:
        return _form("void", match)
    weekday = match["weekday"]
    return _form("date", match, month=found[0], day=found[1], weekday=WEEKDAYS[weekday.lower()] if weekday else None,
                 **year)


def numeric(match: re.Match[str]) -> Form | None:
    year = match["year"]
    if match["sep"] == "." and len(year) == 2:
        return None
    full = full_year(year)
    found = calendar_day(match["cut"], full)
    return _form("date", match, year=full, month=found[0], day=found[1]) if found else _form("void", match)


def iso(match: re.Match[str]) -> Form:
    year, sep = int(match["year"]), match["sep"]
    found = calendar_day(f"{match['a']}{sep}{match['b']}{sep}", year)
    return _form("date", match, year=year, month=found[0], day=found[1]) if found else _form("void", match)


def day_span(match: re.Match[str]) -> Form | None:
    """Two days of one month; a first day after the second lies in the month before."""
    if match.groupdict().get("and") and not match.string[:match.start()].rstrip().lower().endswith(
            ("between", "between the")):
        return None
    month, year = MONTHS[match["month"].lower()], _year_of(match)
    first, last = ordinal(match["a"]), ordinal(match["b"])
    if last > calendar.monthrange(year.get("year", 2000), month)[1]:
        return _form("void", match)
    late = _form("date", match, month=month, day=last, **year)
    early = replace(late, day=first)
    if first > last:
        early = replace(early, month=(month - 2) % 12 + 1, year=year["year"] - (month == 1) if "year" in year else None)
    return _form("range", match, parts=(early, late))


def month_day(match: re.Match[str]) -> Form:
    day = match["day"]
    if day:
        found = calendar_day(f"{match['month']} {day}", int(match["year"]))
        return _form("date", match, year=int(match["year"]), month=found[0], day=found[1]) if found else _form(
            "void", match)
    return month(match)


def month(match: re.Match[str]) -> Form:
    return _form("date", match, month=MONTHS[match["month"].lower()], **_year_of(match))


def numeric_month(match: re.Match[str]) -> Form:
    return _form("date", match, year=int(match["year"] or match["year2"]), month=int(match["month"] or match["month2"]))


def slashed(match: re.Match[str]) -> Form | None:
    before = match.string[max(0, match.start() - 8):match.start()].lower()
    if not re.search(r"\b(?:on|until|by|since|dated?)\s$", before):
        return None
    return _form("date", match, month=int(match["month"]), day=int(match["day"]))


def year_span(match: re.Match[str]) -> Form | None:
    first, last = int(match["first"]), int(match["last"])
    if first >= last:
        return None
    return _form("range", match, parts=(_form("date", match, year=first), _form("date", match, year=last)))


def decade(match: re.Match[str]) -> Form | None:
    if match["year"]:
        return _form("decade", match, year=int(match["year"]))
    # Without an apostrophe or "the", "in her 40s" and "in the high 30s" are ages and degrees.
    before = match.string[max(0, match.start() - 5):match.start()].lower()
    if not before.endswith(("'", "’")) and not (before.endswith(("the ", "in ")) and int(match["short"]) >= 50):
        return None
    return _form("decade", match, year=1900 + int(match["short"]))


def part(match: re.Match[str]) -> Form | None:
    """A quarter or half; a half without its year is a football match's as often as a company's."""
    groups = match.groupdict()
    digit = groups.get("digit") or groups.get("led") or str(ordinal(groups["word"]))
    kind: Kind = "half" if match.re is patterns.HALF or groups.get("letter", "").lower() == "h" else "quarter"
    year = _year_of(match)
    if (kind == "half" and (not year or int(digit) > 2)) or (groups.get("led") and not year):
        return None
    return _form(kind, match, number=int(digit), **year)


def weekday_day(match: re.Match[str]) -> Form:
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()],
                 day=ordinal(match["day"] or match["nth"] or match["bare"]))


def weekday(match: re.Match[str]) -> Form:
    shift = match.groupdict().get("shift")
    unit: Unit | None = "week" if shift else None
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()], unit=unit,
                 **(_shift(shift) if shift else {}))


def _next_of_told(match: re.Match[str]) -> bool:
    """ "She left in 1989. The next year she opened a shop.": with the article and a past tense, the year after that."""
    articled = match["shift"].lower() == "next" and match.string[:match.start()].lower().endswith("the ")
    return articled and direction(match.string, match.start(), match.end()) == "past"


def shifted(match: re.Match[str]) -> Form:
    shift = _shift(match["shift"])
    if _next_of_told(match):
        shift["anchored"] = True
    if match["unit"]:
        return _form("unit", match, unit=match["unit"].lower(), **shift)
    if match["season"]:
        return _form("season", match, month=SEASONS[match["season"].lower()], **shift)
    if match["month"]:
        return _form("date", match, month=MONTHS[match["month"].lower()], unit="month", **shift)
    return _form("weekday", match, weekday=WEEKDAYS[match["weekday"].lower()], **shift)


def season(match: re.Match[str]) -> Form:
    return _form("season", match, month=SEASONS[match["season"].lower()], **_year_of(match))


def offset(match: re.Match[str]) -> Form:
    groups = match.groupdict()
    number, way = size_of(match["number"]), groups.get("way", "hence").lower()
    if number and (groups.get("half") or groups.get("more")):
        number += 0.5
    return _form("offset", match, number=number, unit=match["unit"].lower(), anchored=way in ("later", "earlier"),
                 shift=-1 if way in ("ago", "earlier") else 1)


def day_word(match: re.Match[str]) -> Form | None:
    word = " ".join(match["word"].lower().split())
    if word == "today" and match.string[match.end():match.end() + 2] in ("'s", "’s"):
        return None
    return _form("offset", match, number=abs(DAY_WORDS[word]), unit="day", shift=-1 if DAY_WORDS[word] < 0 else 1)


def bare_year(match: re.Match[str]) -> Form:
    return _form("date", match, year=int(match["year"]))


def apostrophe_year(match: re.Match[str]) -> Form | None:
    """The year of "in '22"."""
    before = match.string[max(0, match.start() - 9):match.start()]
    led = re.search(r"\b(?:in|since|of|by|until|from|early|late)\s['’]$", before, re.IGNORECASE)
    return _form("date", match, year=full_year(match["short"])) if led else None


def year_end(match: re.Match[str]) -> Form:
    return _form("unit", match, unit="year", shift=0, edge="end")


def after_next(match: re.Match[str]) -> Form:
    return _form("unit", match, unit=match["unit"].lower(), shift=2 if match["next"] else -2)


def weekend(match: re.Match[str]) -> Form:
    return _form("unit", match, unit="weekend")


def named_decade(match: re.Match[str]) -> Form | None:
    """The nineties; "in her twenties" is an age."""
    if not re.search(r"\bthe\s+(?:(?:early|mid|late)[\s-]+)?$", match.string[max(0, match.start() - 12):match.start()],
                     re.IGNORECASE):
        return None
    return _form("decade", match, year=DECADES[match["name"].lower()])
