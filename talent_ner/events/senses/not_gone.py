"""Leavings in prospect, or that never were: contracts that still run, posts that someone would leave for an offer."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ..draft import Draft, Page

_STILL_OPEN = frozenset("offer extension extend renew talk negotiate negotiation interest option link".split())
_OFFERING = frozenset("offer promise".split())


def not_gone(draft: Draft, page: Page) -> bool:
    """Whether a move is none: only a date or an offer is told, or that somebody stayed."""
    return draft.type == "move" and (_contract_runs(draft) or _would_go(draft) or _never_left(draft))


def _never_left(draft: Draft) -> bool:
    """ "Joined Acme straight from school and never left": nobody had said that she would."""
    verb = draft.trigger
    never = any(c.lower_ == "never" for c in verb.children)
    return never and draft.status == "denied" and verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN")


def _contract_runs(draft: Draft) -> bool:
    """ "Ann Li, whose contract with Acme expires in July, was offered a new one": till then she may stay as well."""
    verb = draft.trigger
    if draft.frame.id != "term_ends" or verb.tag_ not in ("VBZ", "VBP", "VB"):
        return False
    if not any(t.lemma_.lower() in _STILL_OPEN for t in verb.sent):
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.lemma_.lower() == "contract"


def _would_go(draft: Draft) -> bool:
    """ "Acme offered her £2 million to jump ship": what is paid for, if it comes to that; not "offered to resign"."""
    verb = draft.trigger
    if verb.tag_ != "VB" or not tree.has_to(verb):
        return False
    if verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in word_set("modality", "chance_nouns"):
        return False  # "was offered the chance to join Acme": whether she took it the page tells
    sum_told = not tree.is_verbal(verb.head)
    offering = verb.head.head if sum_told else verb.head
    if not tree.is_verbal(offering) or offering.lemma_ not in _OFFERING:
        return False
    return sum_told or tree.is_passive(offering) or bool(tree.children(offering, *tree.OBJECTS, "dative"))
