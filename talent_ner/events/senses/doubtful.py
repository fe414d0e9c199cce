"""Events that the words of a frame tell but nothing else supports: coupons, appointments to meet, stakes sold."""

from __future__ import annotations

from collections.abc import Callable

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.joined import conjuncts
from ...syntax.mention import ORG
from ...syntax.sentences import sentences_on
from ..draft import Draft, Page
from .absences import away_for_a_while
from .motion import mere_motion
from .not_gone import not_gone
from .other_senses import another_sense

_OFFER_TRADE = frozenset("code coupon discount promo promotion voucher sale bargain rebate subscription".split())
_GOODS = frozenset({"off", "discount", "coupon", "coupons", "promo", "sign-up", "savings"})
_PARTING = frozenset("sell offload dump unload divest cut reduce trim pledge borrow sale loan value worth".split())


def doubtful(draft: Draft, page: Page) -> bool:
    """Whether an event should rather not be told."""
    return any(check(draft, page) for check in _CHECKS)


def _unsupported_arrival(draft: Draft, page: Page) -> bool:
    """An arrival whose sentence names no place and nothing else of substance: "she is joining a great team".

    Over annotated pages, one in five such inferred destinations was right. A year tells that more is meant.
    """
    if draft.date is not None and draft.date.get("value") and draft.date.get("precision") in ("year", "month"):
        return False
    arrives = draft.frame.implies == "destination"
    if arrives and draft.inferred == {"origin"} and not draft.orgs["destination"]:
        return draft.role is None
    if draft.type != "move" or draft.inferred != {"destination"} and draft.inferred != {"destination", "origin"}:
        return False
    if draft.role is not None or draft.orgs["origin"] and "origin" not in draft.inferred:
        return False
    sentence = draft.trigger.sent
    told = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.form != "pronoun"}
    return not told & {*draft.orgs["origin"], *draft.orgs["destination"]}


def _said_of_oneself(draft: Draft, page: Page) -> bool:
    """ "The mayor said she would replace the head of the port": who says so does not succeed but dismisses."""
    if draft.frame.id != "succeed" or draft.trigger.lemma_ != "replace" or draft.mention is None:
        return False
    if draft.mention.form != "pronoun" or draft.trigger.dep_ != "ccomp":
        return False
    speaker = tree.own_subject(draft.trigger.head)
    return speaker is not None and page.ref_at(speaker.i) == draft.who


def _ranked(draft: Draft, page: Page) -> bool:
    """ "Became the highest-paid coach in the league": a rank among those who have such posts, and no post."""
    titles = tree.children(draft.trigger, "attr", "oprd") if draft.type == "appointment" else []
    words = (t for title in titles for t in page.doc[title.left_edge.i : title.i])
    return any(t.tag_ in ("JJS", "RBS") and t.nbor(1).text == "-" for t in words)


def _to_shoppers(draft: Draft, page: Page) -> bool:
    """ "Codes and offers, including up to $300 off ovens": nobody is offered a job."""
    if draft.type != "offer" or draft.trigger.pos_ != "NOUN" or draft.role is not None or draft.who is not None:
        return False
    linked = {t.lemma_.lower() for t in conjuncts(tree.conj_head(draft.trigger))}
    linked |= {c.lemma_.lower() for c in draft.trigger.children if c.dep_ in ("compound", "amod")}
    return bool(linked & _OFFER_TRADE) or any(t.lower_ in _GOODS for t in draft.trigger.sent)


def _meeting(draft: Draft, page: Page) -> bool:
    """ "His next appointment was with the council": no post, and no organization that gives one; "until her appointment
    she was treasurer of Acme": what came before it.
    """
    if draft.frame.id != "appointment_noun" or draft.role is not None:
        return False
    before = draft.trigger.dep_ == "pobj" and draft.trigger.head.lower_ in ("until", "before", "to", "since")
    return before or "organization" in draft.inferred


def _stake_parted_with(draft: Draft, page: Page) -> bool:
    """ "Sold part of its stake in Acme", "a loan on its stake": nothing is invested."""
    if draft.frame.id != "investment_noun":
        return False
    node = draft.trigger
    for _ in range(5):
        if node.head.i == node.i:
            return False
        node = node.head
        if node.lemma_.lower() in _PARTING:
            return True
        if tree.is_verbal(node):
            return False
    return False


def _teams_of_users(draft: Draft, page: Page) -> bool:
    """ "I watched teams go from Acme's tool to Beta's": unnumbered groups that merely go somewhere."""
    if draft.type != "move" or draft.group is None or draft.frame.id not in ("go_to", "come_from", "return"):
        return False
    return not draft.group.data.get("count") and not draft.group.data.get("share")


def _press_talks(draft: Draft, page: Page) -> bool:
    """An outlet that speaks to people about a role interviews them."""
    outlets = {ref for ref in draft.orgs.get("organization", ()) if page.referents[ref].kind == "media"}
    return draft.type == "offer" and draft.frame.id == "talk_about_job" and bool(outlets)


def _stays_on(draft: Draft, page: Page) -> bool:
    """ "Will step down and transition into an advisory role": who takes another role there has not left."""
    if draft.frame.id not in ("step_down", "step_back", "step_back_as", "term_ends") or draft.orgs["destination"]:
        return False
    if _remains(draft, page):
        return True
    for token in page.doc[draft.trigger.i + 1 : draft.trigger.sent.end]:
        misread = token.lower_ == "transition" and token.pos_ == "NOUN"
        if token.lemma_.lower() in word_set("modality", "staying") and (token.pos_ == "VERB" or misread):
            subject = surface_subject(token) if not misread else None
            if not misread and (subject is None or page.ref_at(subject.i) != draft.who):
                continue
            if token.lemma_.lower() in ("stay", "remain", "continue"):
                return True
            rest = {t.lower_ for t in page.doc[token.i : min(token.i + 8, token.sent.end)]}
            return bool(rest & word_set("modality", "other_posts"))
    return False


def _remains(draft: Draft, page: Page) -> bool:
    """ "Her term as chair has ended. She remains on the board": the next sentence keeps her there, and for good."""
    start = draft.trigger.sent.end
    following = page.doc[start : sentences_on(page.doc, start, 1)]
    if any(t.lower_ in ("until", "till", "through") for t in following):
        return False
    stays = [t for t in following if t.lemma_ in ("remain", "stay") and t.tag_ in ("VBZ", "VBP", "VB")]
    subjects = (surface_subject(t) for t in stays)
    return any(t is not None and page.ref_at(t.i) == draft.who for t in subjects)


_CHECKS: tuple[Callable[[Draft, Page], bool], ...] = (
    mere_motion,
    away_for_a_while,
    another_sense,
    not_gone,
    _unsupported_arrival,
    _said_of_oneself,
    _ranked,
    _to_shoppers,
    _meeting,
    _stake_parted_with,
    _teams_of_users,
    _press_talks,
    _stays_on,
)
