"""The amount of an event: what is paid for it, and not what else its sentence tells in money."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.anchors import anchor
from ...syntax.mention import ORG
from ..draft import PAID, Draft, Page
from .owning import alone, inside, owned_by

_NOT_PAID = {
    "deal": frozenset({"valuation", "salary", "bonus", "signing_bonus", "retention"}),
    "move": frozenset({"valuation", "investment", "acquisition"}),
    "offer": frozenset({"valuation", "investment", "acquisition"}),
}
_SEVERANCE = frozenset("severance payoff pay-off payout pay-out settlement parachute leaving".split())


def _aside(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """A sum that a clause beside the trigger's tells of something else ("after spending $6 billion on another")."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    return (
        draft.type == "deal"
        and holder.dep_ in ("pcomp", "relcl")
        and not (holder.is_ancestor(draft.trigger) or draft.trigger.is_ancestor(holder))
    )


def _beyond(value: dict[str, Any], draft: Draft) -> bool:
    """ "A loan on its holding in Acme helps pay $2 billion": what is told by the way has no price but its own."""
    noun = draft.trigger
    if draft.frame.id != "investment_noun" or noun.dep_ != "pobj":
        return False
    return not noun.left_edge.i <= value["start"] <= noun.right_edge.i


def _before_joined(value: dict[str, Any], draft: Draft, page: Page) -> bool:
    """ "Sold Acme for $9 million and bought Beta": the sum of a verb is not that of the next with its own object."""
    verb = draft.trigger
    holder = anchor(page.doc[value["start"] : value["end"]])
    joined = verb.dep_ == "conj" and holder.i == verb.head.i and value["end"] <= verb.i
    return joined and bool(tree.children(verb, *tree.OBJECTS))


def _told_of(draft: Draft, value: dict[str, Any], page: Page) -> bool:
    """ "With $4 million in funding led by Osier": the sum that the trigger's clause describes."""
    root = page.doc[value["start"] : value["end"]].root
    return draft.type == "deal" and draft.trigger.dep_ in ("acl", "relcl") and root.is_ancestor(draft.trigger)


def _no_price(value: dict[str, Any], page: Page) -> bool:
    """ "A $1 billion breakup fee", "a $4 million loan", "would value it at $9 billion": what else is told in money."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    if holder.lemma_ == "value" and not _deal_valued(value, page):
        return True
    if holder.lemma_ == "bring" and holder.tag_ == "VBG":
        return True  # "bringing its total funding to $9 million"
    noun = page.doc[value["end"] - 1].head
    sized = page.index.covering(noun.i) if noun.i >= value["end"] else None
    if sized is not None and sized.type == ORG and sized.form == "name":
        return True  # "the $4-million Acme Credit Union"
    after = page.doc[value["end"] : value["end"] + 2]
    words = word_set("deals", "no_prices")
    return noun.i >= value["end"] and noun.lemma_.lower() in words or any(t.lower_ in words for t in after)


def _deal_valued(value: dict[str, Any], page: Page) -> bool:
    """ "In a transaction valued at $9 million": the price, while a company is valued at more than is paid."""
    holder = anchor(page.doc[value["start"] : value["end"]])
    return holder.lemma_ == "value" and holder.dep_ == "acl" and holder.head.lemma_ in ("deal", "transaction")


def _of_deal(value: dict[str, Any], page: Page) -> bool:
    """ "Paid $20 billion for Acme's assets", "given the $20 billion deal size": no one's pay."""
    holder, last = anchor(page.doc[value["start"] : value["end"]]), page.doc[value["end"] - 1]
    deals = word_set("deals", "deal_nouns")
    if last.head.i >= value["end"] and last.head.lemma_.lower() in deals:
        return True
    if any(t.lemma_.lower() in deals for t in page.doc[value["end"] : value["end"] + 1]):
        return True
    bought = [t for c in tree.children(holder, "prep") if c.lower_ == "for" for t in tree.children(c, "pobj")]
    bought += [p for t in bought for p in tree.children(t, "poss")]
    named = (page.index.covering(t.i) for t in bought)
    return holder.lemma_ == "pay" and any(m is not None and m.type == ORG for m in named)


def _governs(draft: Draft, token: Token, others: set[int]) -> bool:
    """Whether the draft's trigger is the nearest trigger above the token: "offers packages that reach $5 million"."""
    above = next((t.i for t in token.ancestors if t.i == draft.trigger.i or t.i in others), None)
    return draft.type in ("offer", "deal") and above == draft.trigger.i


def event_amount(draft: Draft, drafts: list[Draft], page: Page) -> dict[str, Any] | None:
    """The amount that the draft's sentence gives for its event, if any."""
    sentence = draft.trigger.sent
    excluded = _NOT_PAID[draft.type]
    paid = [
        a
        for a in inside(page.amounts, sentence.start, sentence.end)
        if (a["value"]["kind"] not in excluded or draft.type == "deal" and _deal_valued(a, page))
        and not (draft.type == "deal" and (_no_price(a, page) or _before_joined(a, draft, page)))
        and not (draft.type != "deal" and _of_deal(a, page))
    ]
    others = {d.trigger.i for d in drafts} - {draft.trigger.i}
    owned = [a for a in owned_by(draft, paid, page) if anchor(page.doc[a["start"] : a["end"]]).i not in others]
    owned = owned or [a for a in paid if _governs(draft, page.doc[a["start"]], others) or _told_of(draft, a, page)]
    if owned:
        return owned[0]["value"]
    paid = [a for a in paid if not _aside(a, draft, page) and not _beyond(a, draft)]
    if paid and alone(draft, drafts, PAID) and (draft.type != "move" or paid[0]["value"]["kind"] is not None):
        return min(paid, key=lambda a: abs(a["start"] - draft.trigger.i))["value"]
    return None


def only_leaves(draft: Draft) -> bool:
    """A departure without a word of a new employer is not paid, unless with a severance."""
    if draft.type != "move" or draft.frame.implies != "origin" or draft.orgs["destination"]:
        return False
    return not any(t.lower_ in _SEVERANCE for t in draft.trigger.sent)
