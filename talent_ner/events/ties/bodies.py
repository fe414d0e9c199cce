"""Posts that only one kind of body has: the dean is that of the page's university, the union secretary of its union."""

from __future__ import annotations

from collections import Counter

from ...lexicon.resources import vocabulary, word_set
from ...mentions.referents import fold
from ..draft import Page
from .posts import Untold

_MAJORITY = 0.75
"""The share that one body has to have in the mentions of all of its kind."""


def of_its_kind(title: Untold, page: Page) -> int | None:
    """The one body of the page that has such posts, or the one that the page names far more often than others."""
    for kind in (_kind_in_title(title.role), _kind_of_post(title.role)):
        body = _only_body(kind, page) if kind is not None else None
        if body is not None:
            return body
    return None


def of_place(title: Untold, page: Page) -> int | None:
    """ "Mayor Ann Li", "City Manager Bo Chen": the one town, county or council that the page speaks of as a body."""
    office = title.role.lower()
    if not any(office == name or office.endswith(f" {name}") for name in vocabulary("titles")["offices_of_places"]):
        return None
    kind = set(office.split()) & word_set("titles", "governed_places")
    names = {ref: page.referents[ref].name for ref in page.names}
    return _leading({ref: page.names[ref] for ref, name in names.items() if _governed(name) and kind <= _words(name)})


def _governed(name: str) -> bool:
    """ "Elm County", "Ashby Town Council", "City of Ashby"; not "Elm County Times", "Tri-County Steel"."""
    first, *rest = name.lower().split()
    places = word_set("titles", "governed_places")
    return bool(rest) and (rest[-1] in places or first in places and rest[0] == "of")


def _words(name: str) -> set[str]:
    return set(name.lower().split())


def _only_body(kind: frozenset[str], page: Page) -> int | None:
    return _leading({ref: n for ref, n in page.names.items() if page.referents[ref].words & kind})


def _leading(named: dict[int, int]) -> int | None:
    """The one that is named far more often than the others together."""
    bodies = Counter(named)
    if not bodies:
        return None
    ref, count = bodies.most_common(1)[0]
    return ref if count >= _MAJORITY * bodies.total() else None


def _kind_in_title(role: str) -> frozenset[str] | None:
    """Words of one of which the name of the body holds that a title begins with: "union secretary", "Board Chair"."""
    first, *rest = role.lower().split()
    names = vocabulary("titles")["bodies_before_titles"].get(first)
    return frozenset(map(fold, names)) if rest and names is not None else None


def _kind_of_post(role: str) -> frozenset[str] | None:
    """Words of one of which the name of the body holds, for "dean of sciences" those of universities."""
    head = role.lower().split(" of ")[0].split(" for ")[0]
    for posts, names in vocabulary("titles")["bodies_of_posts"]:
        if any(head == post or head.endswith(f" {post}") for post in posts):
            return frozenset(map(fold, names))
    return None
