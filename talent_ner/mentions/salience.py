"""How much a mention stands out as an antecedent: its grammatical role and what its clause does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import Mention
from ..syntax.word_order import fronted_subject

LEAVING = frozenset("leave quit exit depart resign join rejoin run lead found cofound co-found build".split())


def leading(counts: Counter[int]) -> int | None:
    """What is named at least three times and half as often again as anything else, by how often each is named."""
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or len(ranked) > 1 and 2 * ranked[0][1] < 3 * ranked[1][1]:
        return None
    return ranked[0][0]


def prominence(doc: Doc, head: int) -> float:
    """Subjects before objects before the rest; main clauses before others. ``head`` is the mention's head token."""
    token, fronted = tree.phrase_head(doc[head]), fronted_subject(doc[head].sent.root)
    if fronted is not None and fronted.i == head:
        return 2.0  # "After years at Acme, Ann Li left": taken for a part of what stands before the comma
    if token.dep_ in ("nsubj", "nsubjpass"):
        return 2.0 if token.head.dep_ in ("ROOT", "conj", "ccomp") else 1.5
    if token.dep_ in ("dobj", "ROOT"):
        return 1.2
    if token.dep_ == "poss":
        return 0.9
    return 0.6


def as_place(token: Token) -> float:
    """How well a mention's head serves "there": where somebody is, goes or comes from before what does something."""
    if token.dep_ == "pobj" and token.head.lower_ in word_set("reference", "places"):
        return 1.5
    if token.dep_ == "dobj" and token.head.lemma_ in LEAVING:
        return 1.5
    return 0.0


def modifies_subject(token: Token) -> bool:
    """Inside a noun phrase rather than an argument of its own: "Acme's chief", "an Acme chief", "a chief at Acme"."""
    if token.dep_ == "poss":
        return True
    noun = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head
    if noun.dep_ == "appos" and noun.head.i < noun.head.head.i:
        noun = noun.head  # "Ann Li, chair of Acme, announced"; not "joining the airline is Ann Li, a pilot at Acme"
    inside = token.dep_ in ("compound", "nmod", "pobj")
    return inside and noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("nsubj", "nsubjpass", "compound")


def left_for(token: Token) -> bool:
    """ "Li left for Acme, and the company fired forty": where somebody goes is not what the passage is about."""
    return token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lemma_ in LEAVING


def tells_origin(token: Token) -> bool:
    """Whether a description is what its sentence introduces: "the company was founded in", "the startup, valued at"."""
    verb = token.head
    if token.dep_ == "nsubjpass" and verb.lemma_ in word_set("reference", "origin_verbs"):
        return True
    return token.dep_ == "nsubj" and verb.lemma_ in ("raise", "emerge", "employ")


def unknown_speaker(token: Token, by_head: Mapping[int, Mention], kind: str) -> bool:
    """Whether a pronoun stands in what a name says of itself that is no known mention: "Osk said that it would".

    Such a pronoun most likely means the speaker, and nobody who is known.

    Args:
        token: the pronoun.
        by_head: mentions by the token that heads them.
        kind: the type of mention that the pronoun may mean.
    """
    node = token
    for _ in range(8):
        if node.dep_ == "ccomp" and tree.is_verbal(node.head):
            speaker = tree.own_subject(node.head)
            if speaker is None or speaker.i > token.i:
                return False
            words = [t for t in speaker.subtree if t.i < node.head.i]
            known = any(m is not None and m.type == kind for m in (by_head.get(t.i) for t in words))
            named = [t for t in words if t.pos_ == "PROPN" and t.dep_ in ("nsubj", "appos", "nsubjpass")]
            return bool(named) and not known and not any(by_head.get(t.i) for t in named)
        if node.head.i == node.i:
            return False
        node = node.head
    return False
