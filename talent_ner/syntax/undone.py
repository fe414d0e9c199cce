"""Plans that came to nothing, or that are only talked of: "called off the merger", "merger talks collapsed"."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree


def _vocab(key: str) -> frozenset[str]:
    return word_set("modality", key)


def undone(noun: Token) -> bool:
    """Whether the step that a noun names was given up: "called off the merger", "the takeover fell through".

    So of the talks and plans for it: "merger talks collapsed", "ended merger discussions", "scrapped its takeover
    plan".
    """
    plan = plan_for(noun)
    top = tree.conj_head(plan)
    ended = plan is not noun and plan.lemma_.lower() in _vocab("considered_nouns")
    return _walked_away(top) or _fell_through(top, ended) or _given_up(top, ended)


def talked_of(noun: Token) -> bool:
    """ "Merger talks", "takeover discussions", "received a takeover bid", but not "accepted a takeover bid"."""
    plan = plan_for(noun)
    if plan is noun:
        return False
    if plan.lemma_.lower() in _vocab("bidding_nouns"):
        verb = plan.head.head if plan.dep_ == "pobj" else plan.head
        return verb.lemma_ not in _vocab("accepting_verbs")
    return plan.lemma_.lower() in _vocab("considered_nouns")


def in_talks(verb: Token) -> bool:
    """ "Is in talks with Acme to become its head", "has held talks with Acme to join"."""
    within = [obj for p in tree.children(verb, "prep") if p.lower_ == "in" for obj in tree.children(p, "pobj")]
    held = tree.children(verb, "dobj") if verb.lemma_ in ("hold", "have") else []
    talks = (t for t in (*within, *held) if t.tag_ == "NNS" and t.lemma_.lower() in _vocab("considered_nouns"))
    return any(verb.lemma_ == "be" or t in held for t in talks)


def plan_for(noun: Token) -> Token:
    """The talks or plans that the noun only specifies: "merger talks", "takeover bid", "acquisition agreement"."""
    if noun.dep_ not in ("compound", "amod", "nmod") or noun.head.pos_ != "NOUN" or noun.head.i < noun.i:
        return noun
    planned = _vocab("considered_nouns") | _vocab("expected_nouns") | _vocab("try_nouns") | _vocab("bidding_nouns")
    return noun.head if noun.head.lemma_.lower() in planned else noun


def _walked_away(noun: Token) -> bool:
    """ "Walked away from its purchase", "backed out of the takeover", "called off the merger"."""
    preposition = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("from", "of") else noun
    verb = preposition.head.head if preposition.head.lower_ in ("away", "out") else preposition.head
    words = {c.lower_ for c in verb.children}
    if verb.lemma_ in ("call", "break"):
        return noun.dep_ in ("dobj", "nsubjpass") and "off" in words
    return noun.dep_ == "pobj" and verb.lemma_ in ("walk", "back", "pull") and bool(words & {"away", "out"})


def _fell_through(noun: Token, talks: bool) -> bool:
    """ "Its takeover collapsed", "the merger is off the table"; "the merger talks ended", but no merger just ends."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not tree.is_verbal(verb):
        return False
    if verb.lemma_ == "be":
        return not tree.children(verb, "neg") and any(c.lower_ == "off" for c in verb.children)
    lemma = verb.lemma_.lower()
    if talks and lemma == "end":
        return not _not_yet(verb)
    falls = lemma != "fall" or bool(tree.children(verb, "prt", "advmod", "prep"))
    return lemma in _vocab("collapsing_verbs") and falls and not tree.children(verb, *tree.OBJECTS)


def _given_up(noun: Token, talks: bool) -> bool:
    """ "Abandoned its purchase"; talks, unlike what they are about, are also given up by ending them."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not tree.is_verbal(verb):
        return False
    words = _vocab("undoing_verbs") | (_vocab("ending_verbs") if talks else frozenset())
    return verb.lemma_.lower() in words and not _not_yet(verb)


def _not_yet(verb: Token) -> bool:
    """ "Did not end", "could block": what is not said to have been given up."""
    possible = _vocab("possible_auxiliaries")
    return bool(tree.children(verb, "neg")) or any(c.lower_ in possible for c in tree.children(verb, "aux"))
