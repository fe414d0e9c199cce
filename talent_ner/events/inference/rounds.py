"""Funding rounds told in pieces: who raised what, who led it and who else took part are one deal.

"Corvane raised $9 million" names no investor and is no deal by itself. "The round was led by Osier" and "Investors in
the round include Tamsin" name no company: their target and sum are those of the round told just before.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import ORG
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page
from .focus import focus

_BACK, _POINTING = 5, frozenset({"the", "this", "that", "its", "latest", "new"})


def share_rounds(drafts: list[Draft], page: Page) -> list[Draft]:
    """Gives pieces of a round its company and sum; drops rounds and pieces that stay without investor or company."""
    drafts = [d for d in drafts if not _paid_regularly(d)]
    rounds = [d for d in drafts if d.type == "deal" and d.frame.kind == "investment"]
    for draft in rounds:
        _not_a_fellow(draft, rounds)
    for draft in sorted(rounds, key=lambda d: d.trigger.i):
        _not_the_buyer(draft, drafts)
        if not draft.orgs["target"]:
            _join(draft, rounds, page)
        elif draft.orgs["buyer"] and draft.amount is None:
            _sum_told_before(draft, rounds, page)
    told_elsewhere = [d for d in rounds if d.frame.implies == "target" and not _of_another(d, page)]
    return [d for d in drafts if d not in rounds or d.orgs["buyer"] and (d.orgs["target"] or d in told_elsewhere)]


def _paid_regularly(draft: Draft) -> bool:
    """ "Gets $9 billion a year from Acme": what is paid year by year is no investment."""
    investment = draft.type == "deal" and draft.frame.kind == "investment"
    return investment and draft.amount is not None and draft.amount.get("period") is not None


def _of_another(draft: Draft, page: Page) -> bool:
    """ "The buyer has been backed by Osier since 2022, when Osier took a stake": in a company that is not known."""
    root = draft.trigger.sent.root
    subject = surface_subject(root) if root.i != draft.trigger.i else None
    return subject is not None and subject.pos_ == "NOUN" and page.index.at(subject.i) is None


def _not_the_buyer(draft: Draft, drafts: list[Draft]) -> None:
    """ "Acme will buy Beta, said Osier, which led the startup's last round": the startup is the one bought."""
    sentence = draft.trigger.sent
    for deal in drafts:
        if deal.type != "deal" or deal.frame.kind != "acquisition" or "target" not in draft.inferred:
            continue
        here = sentence.start <= deal.trigger.i < sentence.end
        if here and deal.orgs["target"] and set(draft.orgs["target"]) & set(deal.orgs["buyer"]):
            draft.orgs["target"] = list(deal.orgs["target"])
            return


def _not_a_fellow(draft: Draft, rounds: list[Draft]) -> None:
    """ "Osier and Tamsin took part in the round, which was led by Kiln": who pays into a round does not raise it."""
    start = draft.trigger.sent.start
    paying = {ref for d in rounds if d is not draft and d.trigger.sent.start == start for ref in d.orgs["buyer"]}
    draft.orgs["target"] = [ref for ref in draft.orgs["target"] if ref not in paying]


def _join(draft: Draft, rounds: list[Draft], page: Page) -> None:
    fellow = _nearest(draft, [d for d in rounds if d.orgs["target"]], page)
    if fellow is not None:
        draft.orgs["target"] = [ref for ref in fellow.orgs["target"] if ref not in draft.orgs["buyer"]]
        draft.amount = fellow.amount or draft.amount
        draft.date = draft.date or fellow.date
    elif (above := _above(draft, page)) is not None:
        draft.orgs["target"] = [above]
    elif _definite(draft):
        valued = _valued(draft, page)
        fellows = [d for d in rounds if d.trigger.sent.start == draft.trigger.sent.start]
        paying = {ref for d in (draft, *fellows) for ref in d.orgs["buyer"]}
        found = valued if valued is not None else focus(draft.trigger, page, paying)
        draft.orgs["target"] = [] if found is None or found in draft.orgs["buyer"] else [found]
        draft.inferred.add("target")


def _above(draft: Draft, page: Page) -> int | None:
    """ "Acme was valued at $9 billion after a round led by Osier", "Acme, unveiled with a round led by Osier":
    the subject or object of a clause that contains the round.
    """
    start = draft.trigger.sent.start
    for verb in draft.trigger.ancestors:
        if not tree.is_verbal(verb) or draft.trigger.sent.start > verb.i:
            continue
        subject = surface_subject(verb)
        for token in (*([subject] if subject is not None else []), *surface_objects(verb)):
            mention = page.index.at(token.i)
            known = mention is not None and mention.type == ORG and mention.ref not in (None, *draft.orgs["buyer"])
            if known and mention is not None and start <= mention.start < draft.trigger.i:
                return mention.ref
    return None


def _nearest(draft: Draft, rounds: Iterable[Draft], page: Page) -> Draft | None:
    """The closest round of the same sentence, else of the next sentences before, else of the next one."""
    sentence = draft.trigger.sent
    first = sentences_back(page.doc, sentence.start, _BACK)
    last = sentences_on(page.doc, sentence.end, 1)
    near = [d for d in rounds if d is not draft and first <= d.trigger.i < last]
    return min(near, key=lambda d: (d.trigger.i > sentence.end, abs(d.trigger.i - draft.trigger.i)), default=None)


def _sum_told_before(draft: Draft, rounds: list[Draft], page: Page) -> None:
    """ "Acme raised $9 million. It drew the money from Osier": the sum of the anonymous telling."""
    known = [d for d in rounds if d.amount is not None and d.orgs["target"] == draft.orgs["target"]]
    fellow = next((d for d in known if _within(draft.trigger, d.trigger)), None)
    if fellow is None:
        nameless = _nearest(draft, [d for d in known if not d.orgs["buyer"]], page)
        here = nameless is not None and nameless.trigger.sent.start == draft.trigger.sent.start
        fellow = nameless if here or _definite(draft) else None
    if fellow is not None:
        draft.amount, draft.date = fellow.amount, draft.date or fellow.date


def _within(piece: Token, raising: Token) -> bool:
    """ "Acme raised $9 million in a round led by Osier": whether a piece is told in the clause that tells the sum."""
    for token in (piece, *piece.ancestors):
        if token == raising:
            return token != piece
        if token.dep_ == "conj":
            return False
    return False


def _definite(draft: Draft) -> bool:
    """ "The round", "its Series B", "half of which came": a round that the text takes for known."""
    if draft.frame.id == "money_comes":
        return True
    words = word_set("deals", "rounds")
    rounds = [t for t in draft.trigger.sent if t.lemma_.lower() in words and t.pos_ in ("NOUN", "PROPN")]
    return any(c.lower_ in _POINTING for t in rounds for c in t.children if c.dep_ in ("det", "poss", "amod"))


def _valued(draft: Draft, page: Page) -> int | None:
    """ "The round, which values Acme at $2 billion, was led by Osier", also in the sentence before."""
    sentence = draft.trigger.sent
    for token in page.doc[sentences_back(page.doc, sentence.start, 1) : sentence.end]:
        for obj in surface_objects(token) if token.lemma_ == "value" and tree.is_verbal(token) else ():
            mention = page.index.at(obj.i)
            if mention is not None and mention.type == ORG and mention.ref is not None:
                return mention.ref
    return None
