"""Offers that the passage says were taken up: "made him an offer in May, and he eventually accepted" is a move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import PERSON
from ...syntax.sentences import sentences_on
from ..draft import Draft, Page, other_bid_between
from ..ties.employment import Employments

WINDOW = 2
_TAKEN = frozenset("job offer role post position it one place".split())
_OTHER = frozenset({"different", "another", "other"})
_OPEN = frozenset("will would may might could should if to unless".split())
_KEEPING = frozenset("stay retain retention keep remain counter counteroffer counter-offer match".split())


def take_up(drafts: list[Draft], page: Page, employments: Employments) -> list[Draft]:
    """Turns offers whose recipient accepts them in the same or one of the next two sentences into moves, in place."""
    for draft in drafts:
        if draft.type != "offer" or draft.who is None or draft.status != "occurred" or not draft.orgs["organization"]:
            continue
        if _keeps(draft, employments):
            continue
        taken = (token for token in _window(draft, page) if _accepts(token, draft, page))
        if any(not other_bid_between(draft, drafts, token) for token in taken):
            draft.frame = replace(draft.frame, event="move", implies="destination")
            draft.orgs = {"origin": [], "destination": draft.orgs["organization"]}
    return drafts


def _window(draft: Draft, page: Page) -> Iterator[Token]:
    """The tokens behind the trigger, to the end of the second sentence after its own."""
    end = sentences_on(page.doc, draft.trigger.sent.end, WINDOW)
    return iter(page.doc[draft.trigger.i + 1 : end])


def _keeps(draft: Draft, employments: Employments) -> bool:
    """Whether the offer is to stay: the bidder employs the person, or the sentence says so."""
    if any(t.lemma_.lower() in _KEEPING for t in draft.trigger.sent):
        return True
    return any(tie.current and tie.org in draft.orgs["organization"] for tie in employments.of(draft.who))


def _accepts(token: Token, draft: Draft, page: Page) -> bool:
    """Whether the token is a verb by which the draft's person takes the offer."""
    if token.tag_ not in ("VBD", "VBN", "VBZ") or not tree.is_verbal(token):
        return False
    if any(c.dep_ == "neg" or c.lower_ in _OPEN for c in token.children):
        return False
    objects = {t.lemma_.lower() for t in surface_objects(token)}
    said = token.lemma_ == "say" and any(c.lower_ == "yes" for c in token.children)
    elsewhere = any(c.lower_ in _OTHER for t in surface_objects(token) for c in t.children)
    taken = token.lemma_ == "take" and objects & _TAKEN and not elsewhere
    accepted = token.lemma_ == "accept" and (not objects or objects & _TAKEN)
    if not (said or taken or accepted):
        return False
    subject = surface_subject(token)
    mention = page.index.at(subject.i) if subject is not None else None
    return mention is not None and mention.type == PERSON and mention.ref == draft.who
