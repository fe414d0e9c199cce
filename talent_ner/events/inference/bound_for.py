"""Whoever is on the way to a house has not left it: "Ann Li is joining Acme. She left the company in May.".

A description or a pronoun that seems to mean the new house means the old one, which is then inferred; whoever has left
a house is given no post there; and who is put in charge by a buyer leads what was bought.
"""

from __future__ import annotations

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax.mention import ORG
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page

_AUXILIARIES = frozenset({"has", "is", "will", "'ll"})
_WINDOW = 3  # sentences between the two
_UNDER_WAY = frozenset({"VBZ", "VBP", "VBG"})


def not_the_new_house(drafts: list[Draft], page: Page) -> None:
    """Empties the origins of departures that no name tells and that would be where the person is to go, and rules out
    what she goes to found.
    """
    for draft in drafts:
        if draft.type != "move" or draft.who is None or draft.status != "occurred" or draft.orgs["destination"]:
            continue
        coming = {ref for d in drafts if d.who == draft.who and _comes(d, draft, page) for ref in d.orgs["destination"]}
        sentence = draft.trigger.sent
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form == "name"}
        draft.ruled_out.setdefault("origin", set()).update(_to_found(draft, drafts))
        if coming & set(draft.orgs["origin"]) and not named & set(draft.orgs["origin"]):
            draft.orgs["origin"] = []
            draft.ruled_out["origin"].update(coming)


def not_the_old_house(drafts: list[Draft], page: Page) -> None:
    """Empties the destinations that only a description tells and that would be where the person has just left: "Ann Li
    took a buyout from the Gazette. She has been hired by the state broadcaster.".
    """
    for draft in drafts:
        if draft.type != "move" or draft.who is None or draft.frame.implies != "destination":
            continue
        own = [d for d in drafts if d.type == "move" and d.who == draft.who and d.trigger.i < draft.trigger.i]
        left = {ref for d in own if d.frame.implies == "origin" for ref in d.orgs["origin"]}
        sentence = draft.trigger.sent
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form == "name"}
        back = draft.trigger.lemma_ in word_set("titles", "verbs_of_return")
        if left & set(draft.orgs["destination"]) - named and not back and _now(draft.trigger):
            draft.orgs["destination"] = []


def post_at_new_house(drafts: list[Draft], page: Page) -> None:
    """Moves a post to come from the house that someone has just come from to the one that she joins, where only a
    description tells it: "Acme has hired Ann Li from Beta. She will run the firm's new office.".
    """
    moves = [d for d in drafts if d.type == "move" and d.who is not None and d.orgs["origin"] and d.orgs["destination"]]
    for draft in drafts:
        if draft.type != "appointment" or draft.status != "expected":
            continue
        sentence = draft.trigger.sent
        near = range(sentences_back(page.doc, sentence.start, _WINDOW), sentence.start)
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form == "name"}
        here = [m for m in moves if m.who == draft.who and m.trigger.i in near]
        came = next((m for m in here if set(m.orgs["origin"]) & set(draft.orgs["organization"]) - named), None)
        if came is not None:
            draft.orgs["organization"] = list(came.orgs["destination"])


def hires_too(drafts: list[Draft], page: Page) -> None:
    """ "Acme hired Ann Li from Beta Labs. The lab has also brought in Bo Chen": who hires again is who hired before."""
    hires = [d for d in drafts if d.type == "move" and d.who is not None and d.orgs["destination"]]
    for draft in hires:
        sentence = draft.trigger.sent
        also = any(c.lower_ == "also" for c in draft.trigger.children)
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form == "name"}
        if not also or named & set(draft.orgs["destination"]):
            continue
        near = range(sentences_back(page.doc, sentence.start, 1), sentence.start)
        before = [d for d in hires if d.trigger.i in near and d.who != draft.who]
        if before and set(before[-1].orgs["origin"]) & set(draft.orgs["destination"]):
            draft.orgs["destination"] = list(before[-1].orgs["destination"])


def posts_at_bought(drafts: list[Draft]) -> None:
    """ "Acme bought Beta in 2019 and named Ann Li its president": of Beta."""
    bought = {d.trigger.i: d for d in drafts if d.type == "deal" and d.frame.kind == "acquisition"}
    for draft in drafts:
        joined = draft.type == "appointment" and draft.trigger.dep_ == "conj"
        deal = bought.get(draft.trigger.head.i) if joined else None
        if deal is not None and deal.orgs["target"] and draft.orgs["organization"] == deal.orgs["buyer"]:
            draft.orgs["organization"] = list(deal.orgs["target"])


def _now(verb: Token) -> bool:
    """ "Has been hired", "is joining", "will join"; who left Acme may have "joined the company" long before."""
    return any(c.lower_ in _AUXILIARIES for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _to_found(leaving: Draft, drafts: list[Draft]) -> set[int]:
    """ "She called it quits to found Acme": the houses that someone leaves for to found them."""
    own = [d for d in drafts if d.type == "founding" and d.who == leaving.who]
    return {ref for d in own if leaving.trigger.is_ancestor(d.trigger) for ref in d.orgs["organization"]}


def _comes(draft: Draft, leaving: Draft, page: Page) -> bool:
    """Whether a draft tells, near the other, an arrival that is under way."""
    if draft.type != "move" or not draft.orgs["destination"] or draft is leaving:
        return False
    start = sentences_back(page.doc, leaving.trigger.sent.start, _WINDOW)
    near = start <= draft.trigger.i < sentences_on(page.doc, leaving.trigger.sent.end, _WINDOW)
    return near and (draft.status == "expected" or draft.trigger.tag_ in _UNDER_WAY)
