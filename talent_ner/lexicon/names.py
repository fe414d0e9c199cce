"""The lists of known organizations and people: what an entry holds, how it is read, and what makes a list wrong.

Pure functions over lines of JSON; finding the files is the business of ``resources``. A line that cannot be read
raises :class:`NameListError` with every fault of the file; :func:`validate` then looks at the lists as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar

ORGANIZATION_KINDS = frozenset(
    {
        "lab",
        "company",
        "startup",
        "university",
        "institute",
        "fund",
        "media",
        "government",
        "nonprofit",
        "team",
    }
)
PERSON_KINDS = frozenset({"researcher", "executive", "founder", "investor", "official", "journalist"})

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_LEADING_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)


class NameListError(ValueError):
    """A name list holds lines that cannot be used; the message has one line for each fault."""


class _Named:
    """What has a name and other names."""

    __slots__ = ()
    name: str
    aliases: tuple[str, ...]

    @property
    def surfaces(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class OrganizationEntry(_Named):
    """One organization of ``labs.jsonl``.

    ``aliases`` are further surface forms as news text spells them. ``guarded`` are those of name and aliases that
    also mean something else, and so need evidence in the text. ``descriptions`` are lower-case definite phrases
    without their article that mean this organization alone; ``products`` let a reader build more of them ("the
    ChatGPT maker"). ``parent`` is the id of the owning entry. ``origin`` is where the entry was read.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    parent: str | None
    descriptions: tuple[str, ...]
    products: tuple[str, ...]
    guarded: frozenset[str]
    wikidata: str | None
    origin: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PersonEntry(_Named):
    """One person of ``researchers.jsonl``; the fields mean what they mean for an organization."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    guarded: frozenset[str]
    wikidata: str | None
    origin: str = field(default="", compare=False, repr=False)


Entry = OrganizationEntry | PersonEntry
_E = TypeVar("_E", bound=Entry)

_TEXT, _OPTIONAL, _LIST = "a non-empty string", "a non-empty string or null", "a list of non-empty strings"
_PERSON_FIELDS = {"id": _TEXT, "name": _TEXT, "aliases": _LIST, "kind": _TEXT, "guarded": _LIST, "wikidata": _OPTIONAL}
_ORGANIZATION_FIELDS = {**_PERSON_FIELDS, "parent": _OPTIONAL, "descriptions": _LIST, "products": _LIST}


def load_organizations(lines: Iterable[str], source: str) -> tuple[OrganizationEntry, ...]:
    """Read organizations, one JSON object a line; empty lines are skipped.

    Args:
        lines: the lines of the list.
        source: what to call the list in errors, usually the file's name.

    Raises:
        NameListError: a line is no JSON object, lacks a field, has an unknown one, or a value of the wrong form.
    """
    return _load(lines, source, _ORGANIZATION_FIELDS, ORGANIZATION_KINDS, _organization)


def load_people(lines: Iterable[str], source: str) -> tuple[PersonEntry, ...]:
    """Read people, one JSON object a line; parameters and errors as in :func:`load_organizations`."""
    return _load(lines, source, _PERSON_FIELDS, PERSON_KINDS, _person)


def load_common_words(lines: Iterable[str]) -> frozenset[str]:
    """The lower-cased words of a list, any number a line; what follows ``#`` is a comment."""
    return frozenset(word.casefold() for line in lines for word in line.partition("#")[0].split())


def validate(
    organizations: Sequence[OrganizationEntry], people: Sequence[PersonEntry], common_words: Collection[str]
) -> list[str]:
    """The faults of the lists as a whole, each naming file, line and id; empty where the lists are sound.

    Looks for ids that come twice or out of order, names, descriptions, products and Wikidata ids shared by two
    entries, unknown parents, circles of parents, guards of names the entry has not, and unguarded names that are a
    single letter or one of ``common_words`` (lower case; a leading article does not hide the word).
    """
    entries: list[Entry] = [*organizations, *people]
    return [
        *_order_faults(organizations),
        *_order_faults(people),
        *_guard_faults(entries, common_words),
        *_clash_faults(organizations, "name", _surface_keys),
        *_clash_faults(people, "name", _surface_keys),
        *_mixed_faults(organizations, people),
        *_clash_faults(organizations, "description", lambda entry: entry.descriptions),
        *_clash_faults(organizations, "product", lambda entry: entry.products),
        *_clash_faults(entries, "Wikidata id", lambda entry: (entry.wikidata,) if entry.wikidata else ()),
        *_description_faults(organizations),
        *_parent_faults(organizations),
    ]


def _load(
    lines: Iterable[str],
    source: str,
    fields: dict[str, str],
    kinds: frozenset[str],
    build: Callable[[dict[str, Any], str], _E],
) -> tuple[_E, ...]:
    entries: list[_E] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        origin = f"{source}:{number}"
        data, wrong = _parse(line, fields, kinds)
        if wrong:
            faults.extend(f"{origin}: {_label(data)}{fault}" for fault in wrong)
        else:
            entries.append(build(data, origin))
    if faults:
        raise NameListError("\n".join(faults))
    return tuple(entries)


def _label(data: dict[str, Any]) -> str:
    return f"{data['id']}: " if isinstance(data.get("id"), str) else ""


def _parse(line: str, fields: dict[str, str], kinds: frozenset[str]) -> tuple[dict[str, Any], list[str]]:
    """The object of a line and what is wrong with it."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, [f"not JSON: {error}"]
    if not isinstance(data, dict):
        return {}, ["not a JSON object"]
    faults = [f"missing field {name!r}" for name in fields if name not in data]
    faults += [f"unknown field {name!r}" for name in data if name not in fields]
    faults += [
        f"{name!r} must be {form}, not {data[name]!r}"
        for name, form in fields.items()
        if name in data and not _has_form(data[name], form)
    ]
    if not faults:
        faults = _value_faults(data, kinds)
    return data, faults


def _has_form(value: Any, form: str) -> bool:
    if form == _LIST:
        return isinstance(value, list) and all(_has_form(item, _TEXT) for item in value)
    if value is None:
        return form == _OPTIONAL
    return isinstance(value, str) and bool(value) and value == value.strip()


def _value_faults(data: dict[str, Any], kinds: frozenset[str]) -> list[str]:
    faults = []
    if not _ID.fullmatch(data["id"]):
        faults.append("the id is not lower-case words of a-z and 0-9 joined by hyphens")
    if data["kind"] not in kinds:
        faults.append(f"unknown kind {data['kind']!r}, expected one of {', '.join(sorted(kinds))}")
    if data["wikidata"] is not None and not _WIKIDATA.fullmatch(data["wikidata"]):
        faults.append(f"{data['wikidata']!r} is no Wikidata item id")
    surfaces = [data["name"], *data["aliases"]]
    faults += [f"{surface!r} is given twice" for surface in sorted(set(surfaces)) if surfaces.count(surface) > 1]
    return faults


def _organization(data: dict[str, Any], origin: str) -> OrganizationEntry:
    return OrganizationEntry(
        id=data["id"],
        name=data["name"],
        aliases=tuple(data["aliases"]),
        kind=data["kind"],
        parent=data["parent"],
        descriptions=tuple(data["descriptions"]),
        products=tuple(data["products"]),
        guarded=frozenset(data["guarded"]),
        wikidata=data["wikidata"],
        origin=origin,
    )


def _person(data: dict[str, Any], origin: str) -> PersonEntry:
    return PersonEntry(
        id=data["id"],
        name=data["name"],
        aliases=tuple(data["aliases"]),
        kind=data["kind"],
        guarded=frozenset(data["guarded"]),
        wikidata=data["wikidata"],
        origin=origin,
    )


def _at(entry: Entry) -> str:
    return f"{entry.origin}: {entry.id}"


def _order_faults(entries: Sequence[_E]) -> list[str]:
    faults = []
    for before, after in pairwise(entries):
        if before.id >= after.id:
            reason = "the same id" if before.id == after.id else "not sorted by id"
            faults.append(f"{_at(after)}: {reason} after {_at(before)}")
    return faults


def _guard_faults(entries: Iterable[Entry], common_words: Collection[str]) -> list[str]:
    faults = []
    for entry in entries:
        faults += [
            f"{_at(entry)}: guards {surface!r}, which is none of its names"
            for surface in sorted(entry.guarded.difference(entry.surfaces))
        ]
        faults += [
            f"{_at(entry)}: {surface!r} is a common word and must be guarded"
            for surface in entry.surfaces
            if surface not in entry.guarded and _is_common(surface, common_words)
        ]
    return faults


def _is_common(surface: str, common_words: Collection[str]) -> bool:
    word = _LEADING_ARTICLE.sub("", surface).casefold()
    return len(word) == 1 or word in common_words


def _surface_keys(entry: Entry) -> Collection[str]:
    """The forms under which names are compared: case does not tell two entries apart."""
    return {surface.casefold() for surface in entry.surfaces}


def _clash_faults(entries: Iterable[_E], what: str, values: Callable[[_E], Iterable[str]]) -> list[str]:
    owners: dict[str, _E] = {}
    faults = []
    for entry in entries:
        for value in values(entry):
            owner = owners.setdefault(value, entry)
            if owner is not entry:
                faults.append(f"{_at(entry)}: shares the {what} {value!r} with {_at(owner)}")
    return sorted(faults)


def _mixed_faults(organizations: Iterable[OrganizationEntry], people: Iterable[PersonEntry]) -> list[str]:
    """A name of a person and of an organization is allowed, but only with evidence on both sides."""
    owners = {key: entry for entry in organizations for key in _surface_keys(entry)}
    faults = []
    for person in people:
        for surface in person.surfaces:
            owner = owners.get(surface.casefold())
            if owner is None:
                continue
            guards = {name.casefold() for name in owner.guarded}
            if surface not in person.guarded or surface.casefold() not in guards:
                faults.append(f"{_at(person)}: shares the name {surface!r} with {_at(owner)}; both must guard it")
    return faults


def _description_faults(organizations: Iterable[OrganizationEntry]) -> list[str]:
    return [
        f"{_at(entry)}: description {phrase!r} must be lower case and without article"
        for entry in organizations
        for phrase in entry.descriptions
        if phrase != phrase.lower() or _LEADING_ARTICLE.match(phrase)
    ]


def _parent_faults(organizations: Sequence[OrganizationEntry]) -> list[str]:
    parents = {entry.id: entry.parent for entry in organizations}
    faults = []
    for entry in organizations:
        if entry.parent is not None and entry.parent not in parents:
            faults.append(f"{_at(entry)}: unknown parent {entry.parent!r}")
        elif _is_own_ancestor(entry.id, parents):
            faults.append(f"{_at(entry)}: is its own ancestor through {entry.parent!r}")
    return faults


def _is_own_ancestor(start: str, parents: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    current = parents[start]
    while current is not None and current != start and current not in seen:
        seen.add(current)
        current = parents.get(current)
    return current == start
