"""Who holds which post on a page: "the Acme chief executive", "the president", "the judge"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..lexicon.resources import vocabulary
from ..syntax.mention import Mention
from .beside import Tie

_WIDE = frozenset({"head", "chief", "boss", "secretary", "minister"})
_FILLERS = frozenset("the a an new former current then- then of its his her company 's".split())


@dataclass(frozen=True, slots=True)
class Post:
    """A person's title: referents of the person and the organization, the title's words in lower case."""

    person: int
    org: int | None
    title: str
    current: bool


class Holders:
    """The posts that a page's titles state.

    Args:
        ties: employments stated by titles.
        by_head: mentions by the token that heads them.
    """

    def __init__(self, ties: Iterable[Tie], by_head: dict[int, Mention]):
        self.posts: list[Post] = []
        for tie in ties:
            person = by_head.get(tie.person)
            org = by_head.get(tie.org) if tie.org is not None else None
            if person is not None and person.ref is not None and tie.role:
                org_ref = org.ref if org is not None else None
                self.posts.append(Post(person.ref, org_ref, tie.role.lower(), tie.current))

    def only(self, noun: str, text: str, org: int | None, former: bool) -> int | None:
        """The one person to whom the page gives a post that at most one holds at a time.

        Args:
            noun: the description's noun, in lower case.
            text: the whole title; what a head is the head of has to agree.
            org: the organization, if one is told.
            former: whether the description speaks of a past holder.
        """
        if noun not in vocabulary("reference")["single_posts"]:
            return None
        found = {
            post.person
            for post in self.posts
            if (org is None or post.org == org) and post.current is not former
            if _is(noun, post.title) and _agrees(noun, text, post.title)
        }
        return found.pop() if len(found) == 1 else None

    def compatible(self, person: int, noun: str) -> bool | None:
        """Whether a person's told titles include the post; None if no title is told."""
        titles = [post.title for post in self.posts if post.person == person]
        return any(_is(noun, title) for title in titles) if titles else None


    def agrees(self, person: int, noun: str, text: str) -> bool:
        """Whether one of a person's titles covers all that a description says: "the head of safety"."""
        titles = [post.title for post in self.posts if post.person == person]
        return any(_is(noun, title) and _agrees(noun, text, title) for title in titles)


def is_single(noun: str) -> bool:
    """Whether a noun names a post rather than a trade: "the chairman", not "the engineer"."""
    return noun in vocabulary("reference")["single_posts"]


def _is(noun: str, title: str) -> bool:
    forms = vocabulary("reference")["single_posts"].get(noun, [noun])
    words = title.replace(",", " ").split()
    if noun == "president" and "vice" in words:
        return False
    return any(form in words or " " in form and form in title for form in forms)


def _agrees(noun: str, text: str, title: str) -> bool:
    """Whether a title covers what the description says beyond its noun: there is a head of this and a head of that."""
    words = set(text.lower().replace(",", " ").split()) - _FILLERS - {noun}
    return noun not in _WIDE and "vice" not in words or words <= set(title.replace(",", " ").split())
