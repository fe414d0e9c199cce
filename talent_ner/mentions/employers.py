"""Whose company is whose, as titles state it: what "his company", "her former employer" and "joined the paper" need."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.mention import GROUP, ORG, PERSON, Mention
from .beside import Tie
from .salience import LEAVING

_DEPARTURES = frozenset("departure retirement resignation exit dismissal firing ouster".split())
_TITLE_GAP = 4
"""Tokens between a journalist's title and the name of the outlet."""


class Employers:
    """The employments that titles state.

    Args:
        doc: the parsed document.
        ties: employments stated by titles.
        by_head: all mentions by the token of their head; names carry their referent.

    ``current``, ``former`` and ``outlets`` map a person to an organization and the token that names it. The press is
    only in the last: its people report on other companies, so that "his company" is seldom theirs.
    """

    def __init__(self, doc: Doc, ties: Iterable[Tie], by_head: dict[int, Mention]):
        self._doc, self._by_head = doc, by_head
        self.current: dict[int, tuple[int, int]] = {}
        self.former: dict[int, tuple[int, int]] = {}
        self.outlets: dict[int, tuple[int, int]] = {}
        for tie in ties:
            self._add(tie)

    def _add(self, tie: Tie) -> None:
        person, org = self._by_head.get(tie.person), self._by_head.get(tie.org) if tie.org is not None else None
        if person is None or org is None or person.ref is None or org.ref is None:
            return
        press = word_set("titles", "press_heads") & set((tie.role or "").lower().split())
        kept = self.current if tie.current else self.former
        if press:
            kept = self.outlets if tie.current else {}
        kept.setdefault(person.ref, (org.ref, org.start))

    def mover(self, mention: Mention) -> Mention | None:
        """The subject of "left the company", "joined the paper": who leaves, runs or joins what is described; and whose
        departure it is in "her retirement from the company".
        """
        token = self._doc[mention.head]
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if verb.lemma_.lower() in _DEPARTURES:
            owner = next(iter(tree.children(verb, "poss")), None)
            return self._by_head.get(owner.i) if owner is not None else None
        if not tree.is_verbal(verb) or verb.lemma_ not in LEAVING:
            return None
        subject = surface_subject(verb)
        return self._by_head.get(subject.i) if subject is not None else None

    def of_mover(self, mover: Mention | None) -> int | None:
        """The organization that someone, or the members of a group, work for at present; any outlet too."""
        if mover is not None and mover.type == GROUP and not mover.data.get("former"):
            employer = self._by_head.get(mover.data.get("employer") or -1)
            return employer.ref if employer is not None and employer.type == ORG else None
        if mover is None or mover.type != PERSON or mover.ref is None:
            return None
        return (self.current.get(mover.ref) or self.outlets.get(mover.ref) or (None, 0))[0]

    def writes_for(self, mover: Mention | None, sentence: list[int]) -> int | None:
        """The outlet of the sentence before: "Ann Li is a reporter for the Gazette. She joined the company in 2011".

        Args:
            mover: who joins or leaves.
            sentence: the number of each token's sentence.
        """
        if mover is None or mover.ref is None:
            return None
        press = word_set("titles", "press_heads")
        names = (m for m in self._by_head.values() if m.type == ORG and m.form == "name")
        for mention in (m for m in names if sentence[m.start] == sentence[mover.start] - 1):
            titles = self._doc[max(mention.start - _TITLE_GAP, 0) : mention.start]
            title = next((t for t in titles if t.lemma_.lower() in press), None)
            subject = surface_subject(title.sent.root) if title is not None else None
            person = self._by_head.get(subject.i) if subject is not None else None
            if person is not None and person.ref == mover.ref:
                return mention.ref
        return None
