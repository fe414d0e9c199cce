"""Whose an office is that only one of its tellings says: "the city manager of Ashby. The last city manager, Ann Li"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from ..lexicon.resources import word_set
from ..syntax.mention import ORG, Mention, MentionIndex

_SEARCH = 4
"""Tokens between "search" and the office: "search for a new city manager"."""

_SERVICES = {"fire chief": "Fire", "police chief": "Police", "chief of police": "Police"}
_DEPARTMENTS = frozenset({"Department", "Service", "Services", "Force", "Brigade", "District", "Bureau"})


def office_of(role: Mention) -> str | None:
    """The local office that a title names, "city manager" for "former city manager"; a plain "superintendent" may
    be any house's.
    """
    words = role.data["text"].lower().split()
    tails = (" ".join(words[-n:]) for n in (3, 2))
    return next((tail for tail in tails if tail in word_set("titles", "local_offices")), None)


def local_offices(doc: Doc, roles: Sequence[Mention], index: MentionIndex) -> dict[str | None, int]:
    """The token of the place (or body) by the office that a page tells it to have, if no other is told for the office.

    Args:
        doc: the parsed document.
        roles: the titles of the page, with their employers as far as the clause tells them.
        index: names and descriptions.
    """
    found: dict[str | None, dict[str, int]] = {}
    for role in roles:
        office, place = office_of(role), role.data["employer"]
        place = _seeking(doc, role, index) if place is None else place
        named = index.headed(place) if office is not None and place is not None else None
        if named is not None and named.type == ORG and named.form == "name":
            found.setdefault(office, {}).setdefault(doc[named.start : named.end].text, named.head)
    for office, service in _SERVICES.items():
        if office not in found and (department := _department(doc, service, index)) is not None:
            found[office] = {service: department}
    return {office: next(iter(places.values())) for office, places in found.items() if len(places) == 1}


def _department(doc: Doc, service: str, index: MentionIndex) -> int | None:
    """The only "Fire Department" of a page that names a fire chief."""
    named = [m for m in index.mentions if m.type == ORG and m.form == "name" and doc[m.end - 1].text in _DEPARTMENTS]
    heads = {doc[m.start : m.end].text: m.head for m in named if service in doc[m.start : m.end].text.split()}
    return next(iter(heads.values())) if len(heads) == 1 else None


def _seeking(doc: Doc, role: Mention, index: MentionIndex) -> int | None:
    """ "Ashby's search for a new city manager"."""
    before = range(role.start - 1, max(role.start - _SEARCH, 1), -1)
    search = next((i for i in before if doc[i].lower_ == "search"), None)
    if search is None or doc[search - 1].text not in ("'s", "\u2019s"):
        return None
    place = index.covering(search - 2)
    return place.head if place is not None else None
