"""Hires and posts that the passage tells as no more than tried, wished for, talked over or refused: they are offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG
from ..draft import Draft, Page
from ..inference.focus import focus
from ..ties.employment import Employments

_TRIES = frozenset(
    "try attempt seek fail struggle want like love hope fight battle scramble court negotiate look".split()
)
_TRY_NOUNS = frozenset(
    "attempt effort bid push quest talk negotiation discussion campaign struggle battle approach".split()
)
_PERSUADING = frozenset("persuade convince entice lure tempt woo coax cajole talk".split())
_EAGER = frozenset("keen eager desperate anxious".split())
_ABOUT_POSTS = frozenset(
    "in_talks talk_about_job approach contact_about_post contact_by_recruiter reach_out reach_out_recruiter".split()
)
_COMPLEMENTS = frozenset("xcomp acl pcomp prep relcl conj ccomp advcl dobj pobj nsubj".split())


def as_bids(drafts: list[Draft], page: Page, employments: Employments) -> list[Draft]:
    """Hires that were only tried or wished for, as the offers they are: "is trying to recruit", "in talks to hire".

    So are posts that someone refuses: "declined an invitation to become principal", "turned down a move to Acme".
    """
    for draft in drafts:
        if draft.type == "appointment" and draft.status == "declined" and draft.orgs["organization"]:
            draft.frame = replace(draft.frame, event="offer", implies=None)
        if draft.type == "move" and draft.status == "declined" and draft.orgs["destination"] and _chance(draft):
            draft.frame = replace(draft.frame, event="offer", implies=None)
            draft.orgs = {"organization": draft.orgs["destination"]}
        if draft.type == "move" and draft.status == "failed" and _persuaded(draft.trigger):
            bidders = draft.orgs["destination"] or _subject_house(draft.trigger.head, page)
            if bidders:
                draft.frame = replace(draft.frame, event="offer", implies=None)
                draft.orgs, draft.unresolved = {"organization": bidders}, frozenset()
        if draft.type == "move" and _sounded_out(draft):
            draft.status, draft.frame = "occurred", replace(draft.frame, event="offer", implies=None)
            draft.orgs = {"organization": draft.orgs["destination"] or _writer(draft, page)}
        wanted_by = _wanted_by(draft, page)
        if wanted_by or _offered_chance(draft):
            draft.status = "considered" if wanted_by else "occurred"
            draft.orgs = {"organization": wanted_by or draft.orgs[_house(draft)]}
            draft.frame = replace(draft.frame, event="offer", implies=None)
        if draft.type == "move" and _employer_acts(draft) and _only_tried(draft.trigger):
            bidders = draft.orgs["destination"] or _above(draft.trigger, page) or _about(draft, page, employments)
            if not bidders:
                continue
            if draft.status == "failed" and _present_try(draft.trigger) or draft.status == "expected":
                draft.status = "considered"
            draft.frame = replace(draft.frame, event="offer", implies=None)
            draft.orgs = {"organization": bidders}
    return [draft for draft in drafts if not _talked_over(draft, drafts)]


def _persuaded(trigger: Token) -> bool:
    """ "Tried to persuade Ann Li to join": who is talked to about a job is bid for."""
    persuading = trigger.head
    talks = tree.is_verbal(persuading) and persuading.lemma_ in _PERSUADING
    return talks and trigger.dep_ in ("xcomp", "ccomp", "advcl") and tree.has_to(trigger) and _only_tried(persuading)


def _sounded_out(draft: Draft) -> bool:
    """ "Emailed her about joining Acme", "pitched him on joining": the house bids for whom it writes to."""
    preposition = draft.trigger.head
    verb, told = tree.governing(preposition).lemma_, (preposition.lower_, draft.trigger.tag_)
    approached = told == ("about", "VBG") and verb in word_set("modality", "approaching_verbs")
    return draft.status == "considered" and (approached or told == ("on", "VBG") and verb == "pitch")


def _writer(draft: Draft, page: Page) -> list[int]:
    """The house that contacts someone "about joining its team"."""
    return _subject_house(tree.governing(draft.trigger.head), page)


def _subject_house(verb: Token, page: Page) -> list[int]:
    subject = surface_subject(verb)
    mention = page.index.at(subject.i) if subject is not None else None
    return [mention.ref] if mention is not None and mention.type == ORG and mention.ref is not None else []


def _talked_over(post: Draft, drafts: list[Draft]) -> bool:
    """ "Is in talks with Acme to become its head", "turned down an offer to become its head": what is offered.

    The offer gets its role, in place.
    """
    if post.type != "appointment" or post.status not in ("considered", "declined"):
        return False
    offers = (d for d in drafts if d.type == "offer" and d.who == post.who and d.trigger.is_ancestor(post.trigger))
    same = [d for d in offers if d.frame.id in _ABOUT_POSTS or d.frame.status == post.status == "declined"]
    for offer in same:
        offer.role = offer.role or post.role
    return bool(same)


def _house(post: Draft) -> str:
    return "organization" if post.type == "appointment" else "destination"


def _offered_chance(post: Draft) -> bool:
    """ "Was offered the chance to succeed Bo Chen as head of Acme": it has not come to that."""
    chance = post.trigger.head
    if post.type not in ("appointment", "move") or post.trigger.tag_ != "VB" or not post.orgs[_house(post)]:
        return False
    return chance.lemma_.lower() in word_set("modality", "chance_nouns") and chance.head.lemma_ == "offer"


def _wanted_by(post: Draft, page: Page) -> list[int]:
    """ "Acme wants Ann Li to replace Bo Chen", "is interested in appointing her": whom Acme wants has no post yet."""
    node = post.trigger.head
    if node.lower_ == "in" and post.trigger.dep_ == "pcomp":
        node = node.head
    verb = node.head if node.lemma_ == "interested" and node.dep_ == "acomp" else node
    if post.type != "appointment" or verb is node and node.lemma_ != "want":
        return []
    wanting = [page.index.at(t.i) for t in tree.children(verb, "nsubj")]
    return [m.ref for m in wanting if m is not None and m.type == ORG and m.ref is not None]


def _chance(move: Draft) -> bool:
    """ "Turned down a move to Acme", "turned down the chance to join Acme": who refuses a chance was offered it."""
    if move.frame.id == "move_noun":
        return True
    governor = move.trigger.head
    return governor.pos_ == "NOUN" and governor.lemma_.lower() in word_set("modality", "chance_nouns")


def _above(trigger: Token, page: Page) -> list[int]:
    """The organization on which the clause hangs in a headline: "Acme in talks to hire Wei"."""
    found = [page.index.headed(t.i) for t in trigger.ancestors]
    return [m.ref for m in found if m is not None and m.type == ORG and m.ref is not None][:1]


def _about(draft: Draft, page: Page, employments: Employments) -> list[int]:
    """The organization the passage is about, the person's own apart: "An attempt to recruit him came to nothing"."""
    own = {tie.org for tie in employments.of(draft.who)} | set(draft.orgs["origin"])
    found = focus(draft.trigger, page, own)
    return [] if found is None else [found]


def _employer_acts(draft: Draft) -> bool:
    slots = {slot.name: slot for slot in draft.frame.slots}
    return "destination" in slots and "subject" in slots["destination"].roles and "object" in slots["who"].roles


def _governors(trigger: Token) -> Iterator[Token]:
    """The words whose complement the trigger is, innermost first, as far as the chain is non-finite."""
    node = trigger
    for _ in range(4):
        if node.dep_ not in _COMPLEMENTS:
            return
        if node.dep_ in ("relcl", "ccomp", "advcl", "conj") and not (node.tag_ == "VB" or node.pos_ in ("NOUN", "ADP")):
            return
        node = node.head
        yield node


def _only_tried(trigger: Token) -> bool:
    if trigger.tag_ not in ("VB", "VBG") and trigger.pos_ != "NOUN":
        return False
    if trigger.lemma_ in word_set("modality", "courteous_verbs"):
        return False  # "would like to welcome Ann Li"
    for node in _governors(trigger):
        if node.pos_ == "NOUN" and _TRY_NOUNS & {node.lemma_.lower(), *_parts(node)}:
            return True
        if node.pos_ == "ADJ" and node.lemma_ in _EAGER:
            return True
        if tree.is_verbal(node) and node.lemma_ in _TRIES:
            return node.lemma_ not in ("like", "love") or any(c.lower_ in ("would", "'d") for c in node.children)
        if tree.is_verbal(node) and node.tag_ not in ("VB", "VBG"):
            return False
    return False


def _parts(noun: Token) -> set[str]:
    """What the noun is a quantity of: "months of effort"."""
    return {
        obj.lemma_.lower()
        for of in tree.children(noun, "prep")
        if of.lower_ == "of"
        for obj in tree.children(of, "pobj")
    }


def _present_try(trigger: Token) -> bool:
    """The attempt goes on: "is trying to", "wants to"."""
    for node in _governors(trigger):
        if tree.is_verbal(node) and node.lemma_ not in ("fail", "struggle"):
            words = {c.lower_ for c in node.children if c.dep_ in ("aux", "auxpass")}
            return node.tag_ in ("VBZ", "VBP") or node.tag_ == "VBG" and bool(words & {"is", "are", "'s", "'re"})
    return False
