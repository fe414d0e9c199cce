"""A typed mention in the text, and the index that finds the mention of a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

PERSON, ORG, GROUP, ROLE, JOBS = "PERSON", "ORG", "GROUP", "ROLE", "JOBS"


@dataclass(slots=True)
class Mention:
    """A stretch of tokens that names, describes or points to a participant.

    ``start`` and ``end`` are token offsets, end exclusive; ``head`` is the token that governs the mention in the
    parse; ``form`` tells how it refers (name, surname, pronoun, description, group); ``ref`` is the index of its
    referent in the document's registry, or None while (or if) unresolved. ``data`` holds what the form needs: the
    count of a group, the text of a role.
    """

    start: int
    end: int
    head: int
    type: str
    form: str
    ref: int | None = None
    data: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "end": self.end,
            "head": self.head,
            "type": self.type,
            "form": self.form,
            "ref": self.ref,
            "data": self.data,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Mention:
        return cls(**data)


def group_data(count: float | None = None, share: float | None = None, **told: Any) -> dict[str, Any]:
    """The particulars of a group mention; what is not told has its plainest value.

    Args:
        count: how many people.
        share: of all staff, from 0 to 1.
        told: ``at_least``, the head of the ``employer``'s mention, whether its people are ``former`` ones or the group
            is ``vague``, its ``noun``'s lemma, whether it is ``definite``; ``antecedent`` where another token tells it.
    """
    plain = {"at_least": False, "employer": None, "former": False, "vague": False, "noun": "", "definite": False}
    return {"count": count, "share": share, **plain, **told}


class MentionIndex:
    """Mentions in text order, found by any token they cover (the shortest mention wins) or by their head."""

    def __init__(self, mentions: Iterable[Mention]):
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [mention.start for mention in self.mentions]
        self._by_token: dict[int, Mention] = {}
        self._by_head: dict[int, Mention] = {}
        self._by_head_and_type: dict[tuple[int, str], Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.start - m.end):
            for i in range(mention.start, mention.end):
                self._by_token[i] = mention
        self._titles = {m.start: m for m in self.mentions if m.type == ROLE and m.form == "title"}
        for mention in self.mentions:
            self._by_head.setdefault(mention.head, mention)
            self._by_head_and_type.setdefault((mention.head, mention.type), mention)

    def at(self, token: int) -> Mention | None:
        """The mention headed by the token, else the shortest one that covers it."""
        return self._by_head.get(token) or self._by_token.get(token)

    def headed(self, token: int, type: str | None = None) -> Mention | None:
        """The mention whose head is the token, of the type if one is given."""
        return self._by_head.get(token) if type is None else self._by_head_and_type.get((token, type))

    def title(self, token: int) -> Mention | None:
        """The title of which the token is the last word or, in "president and chief executive", the first."""
        return self.headed(token, ROLE) or self._titles.get(token)

    def covering(self, token: int) -> Mention | None:
        """The shortest mention that covers the token."""
        return self._by_token.get(token)

    def between(self, start: int, end: int, *types: str) -> list[Mention]:
        """Mentions of the types that lie inside the token range, in text order."""
        near = self.mentions[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return [m for m in near if m.end <= end and (not types or m.type in types)]
