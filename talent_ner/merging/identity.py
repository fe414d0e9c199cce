"""Who, where and when as comparable values: names folded, organizations by their topmost parent, dates as intervals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from ..lexicon.names import OrganizationEntry, load_organizations
from ..lexicon.resources import pattern_text
from ..types import Group, Organization, Participant, Person

Interval = tuple[int, int]  # ordinals of the first and the last day
_LEGAL = re.compile(r"[\s,]+(?:inc|corp|corporation|ltd|llc|plc|gmbh|ag|co|company|limited)$")
_SYMBOLS = re.compile(r"[^\w\s]|_")
_QUARTER, _WEEK = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})-W(\d\d)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A name without case, accents, punctuation and surplus spaces; never empty for a text that is not blank."""
    bare = text if text.isascii() else "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    plain = bare.casefold()
    return " ".join(_SYMBOLS.sub(" ", plain.replace("'", "").replace("’", "")).split()) or plain.strip()


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, OrganizationEntry]:
    """The organizations of the shipped list by their id."""
    entries = load_organizations(pattern_text("labs.jsonl").splitlines(), "patterns/labs.jsonl")
    return {entry.id: entry for entry in entries}


@lru_cache(maxsize=65536)
def lineage(org_id: str) -> tuple[str, ...]:
    """The id and those of its parents, the topmost last."""
    entries, line = _entries(), [org_id]
    while (entry := entries.get(line[-1])) and entry.parent and entry.parent not in line:
        line.append(entry.parent)
    return tuple(line)


def parent_name(org: Organization) -> str:
    """The name of the topmost parent on the list; the organization's own where it has none."""
    top = lineage(org.id)[-1] if org.id else None
    entry = _entries().get(top) if top else None
    return entry.name if entry else org.name


@lru_cache(maxsize=65536)
def organization_key(org: Organization) -> str:
    """What two mentions of one organization share: the id of its topmost parent, or the name without legal form."""
    if org.id:
        return f"id:{lineage(org.id)[-1]}"
    return f"name:{folded(_LEGAL.sub('', org.name.casefold().rstrip('. ')))}"


def depth(org: Organization) -> int:
    """How specific an organization is: the number of its parents on the list."""
    return len(lineage(org.id)) - 1 if org.id else 0


def person_name_key(name: str) -> str:
    """First and last name in either order ("Pang Ruoming"), whatever stands between them."""
    words = folded(name).split()
    return " ".join(sorted({words[0], words[-1]})) if words else name


def name_ids(people: Iterable[Participant | None]) -> dict[str, str]:
    """The id of each name that comes with exactly one id, so that mentions without it are the same person."""
    found: dict[str, set[str]] = {}
    for who in people:
        if isinstance(who, Person) and who.id:
            found.setdefault(person_name_key(who.name), set()).add(who.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def participant_key(who: Participant | None, ids: Mapping[str, str]) -> tuple[object, ...]:
    """Equal for the same person, or for groups of the same size; ``ids`` comes from :func:`name_ids`."""
    if who is None:
        return ()
    if isinstance(who, Group):
        measure = (who.count, who.at_least, who.share)
        return ("group", *measure) if who.count is not None or who.share is not None else ("group", folded(who.text))
    name = person_name_key(who.name)
    known = who.id or ids.get(name)
    return ("person", f"id:{known}" if known else f"name:{name}")


def _last_of_month(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max) - timedelta(1)


def _bounds(value: str) -> Interval | None:
    if quarter := _QUARTER.fullmatch(value):
        year, last = int(quarter[1]), 3 * int(quarter[2])
        return date(year, last - 2, 1).toordinal(), _last_of_month(year, last).toordinal()
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1).toordinal()
        return monday, monday + 6
    if (found := _DAY.fullmatch(value)) is None:
        return None
    whole, month, day = (int(part) if part else 0 for part in found.groups())
    if not found[2]:
        return date(whole, 1, 1).toordinal(), _last_of_month(whole, 12).toordinal()
    if not found[3]:
        return date(whole, month, 1).toordinal(), _last_of_month(whole, month).toordinal()
    return (exact := date(whole, month, day).toordinal()), exact


@lru_cache(maxsize=65536)
def interval(value: str | None) -> Interval | None:
    """The days a date value of ``DateValue`` covers; None for no date, or one that no calendar has."""
    if not value:
        return None
    try:
        if "/" not in value:
            return _bounds(value)
        left, right = (_bounds(side) if side else None for side in value.split("/", 1))
    except ValueError:
        return None
    if left is None and right is None:
        return None
    return (left[0] if left else date.min.toordinal()), (right[1] if right else date.max.toordinal())


def gap(left: Interval, right: Interval) -> int:
    """Days between two intervals; 0 where they touch."""
    return max(left[0] - right[1], right[0] - left[1], 0)


@lru_cache(maxsize=65536)
def same_role(left: str | None, right: str | None) -> bool:
    """Whether two role titles may mean one post: one is not told, they share a word, or one is the other's initials."""
    if not left or not right:
        return True
    a, b = (folded(title).split() for title in (left, right))
    if (set(a) & set(b)) - _SMALL:
        return True
    return any("".join(word[0] for word in long if word not in _SMALL).startswith(word_short)
               for long, short in ((a, b), (b, a)) if len(long) > 1 for word_short in short if len(word_short) > 1)


_SMALL = frozenset("a an and as at co for head in its new of on the to vice".split())
