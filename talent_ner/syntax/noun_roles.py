"""The roles of a noun trigger: whose it is, what it takes, and the clause that carries it."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from ..lexicon.resources import word_set
from . import tree
from .arguments import surface_subject
from .direct_objects import surface_objects
from .inner_nouns import (
    SCALES,
    misread_goals,
)
from .prepositions import (
    RELATES,
    Roles,
    objects_of,
    of_what,
    outside_clauses,
    prepositional,
)
from .undone import plan_for

_TOLD_OF = frozenset("date announcement letter notice decision ceremony speech statement plan news package".split())
_PARTS = frozenset("part portion half third quarter most majority bulk rest all some much chunk".split())
_OF_PEOPLE = frozenset(
    "appointment arrival defection departure dismissal exit firing hire hiring ouster promotion resignation retirement"
    " sacking".split()
)
"""What people do, or what is done with them, as nouns: "the departure of a deputy"."""


def outer(token: Token, found: Roles) -> None:
    """Subject and partner of the verb above a noun, a participle on a noun, or a noun inside another's complement."""
    node = token
    for _ in range(6):
        if node.head.i == node.i:
            return
        node = node.head
        if tree.is_verbal(node):
            subject = surface_subject(node)
            if subject is not None and subject.i != token.i and not subject.is_ancestor(token):
                found["outer_subject"].append(subject)
            return
        for preposition in tree.children(node, "prep"):
            if preposition.lower_ == "with" and not preposition.is_ancestor(token):
                found["outer_with"] += list(objects_of(preposition))


def noun_roles(noun: Token, found: Roles) -> None:
    for child in noun.children:
        if child.dep_ == "poss":
            owner = whose(noun) if child.tag_ == "WP$" else child
            found["possessor"] += [owner] if owner is not None else []
        elif child.dep_ in ("compound", "nmod", "amod") and child.pos_ in ("PROPN", "NOUN", "ADJ"):
            found["modifier"].append(child)
            found["modifier"] += [g for g in child.children if g.dep_ in ("compound", "nmod", "poss")]
        elif child.dep_ == "appos":
            found["apposition"].append(child)
        elif child.dep_ == "nummod" and any(t.text in "$£€¥₹" or t.lower_ in SCALES for t in child.subtree):
            found["sum"].append(child)
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VB":
            found["to_do"].append(child)
    if noun.tag_ == "NNS" and noun.dep_ == "dobj" and noun.i == noun.head.i + 1 and noun.head.lower_ == "signing":
        found["modifier"].append(noun.head)  # "with signing bonuses", where parsers take the first word for a verb
    subtree = [t for t in noun.subtree if t.i != noun.i]
    prepositional(noun, [noun, *outside_clauses(noun, subtree)], found)
    found["to"] += misread_goals(noun) if not found.get("to") else []
    for name in ("to", "for"):
        found[f"{name}_possessor"] += [owner for t in found.get(name, ()) for owner in tree.children(t, "poss")]
        found[f"{name}_of"] += [obj for t in found.get(name, ()) for obj in of_what(t)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        named = [c for c in tree.children(noun.head, "attr", "acomp") if c.text[:1].isupper()]
        found["apposition"] += named  # "its largest purchase was Corvane"
    if noun.dep_ == "pobj":
        found["under"].append(noun.head)
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in _TOLD_OF and not found["possessor"]:
        found["possessor"] += tree.children(noun.head, "poss")  # "his retirement date"
    plan = plan_for(noun)
    if plan is not noun:  # "merger talks between Acme and Osier"
        prepositional(plan, [plan, *outside_clauses(plan, [t for t in plan.subtree if t.i > plan.i])], found)
    top = tree.conj_head(plan)
    if top.dep_ == "appos" or (top.dep_ in ("attr", "oprd")):
        anchor = top.head if top.dep_ == "appos" else surface_subject(top.head)
        if anchor is not None:
            found["equated"].append(anchor)
    _support(noun, top, found)
    outer(noun, found)
    if top.dep_ == "nsubj" and tree.is_verbal(top.head):
        extra: Roles = defaultdict(list)
        prepositional(top.head, tree.clause_tokens(top.head), extra)
        found["reached"] += [*surface_objects(top.head), *extra.get("to", [])]
        if top.head.lemma_ == "include":
            found["included"] += surface_objects(top.head)


def whose(noun: Token) -> Token | None:
    """The antecedent of "whose" in the relative clause that the noun stands in."""
    node = noun
    for _ in range(6):
        if node.dep_ == "relcl":
            return node.head
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _of_another(goal: Token, noun: Token, top: Token) -> bool:
    """ "Her resignation marks a new chapter for Acme": the preposition belongs to another noun."""
    link = goal.head
    return link.lower_ in ("for", "to") and link.head.pos_ == "NOUN" and link.head.i not in (noun.i, top.i)


def _of_somebody(noun: Token, found: Roles) -> bool:
    """ "She mentioned the departure of a deputy": it is not her own, whoever the deputy is."""
    others = word_set("titles", "post_nouns") | word_set("organizations", "description_nouns")
    people = (t for t in found.get("of", ()) if t.pos_ == "NOUN" and t.lemma_.lower() not in others)
    return noun.lemma_.lower() in _OF_PEOPLE and any(people)


def _support(noun: Token, top: Token, found: Roles) -> None:
    """Arguments that stand with the verb carrying the noun: "made the move to Meta", "confirmed his exit from X"."""
    governor = top.head
    if top.dep_ == "pobj" and governor.dep_ in ("prep", "agent"):
        governor = governor.head
    if governor.lemma_.lower() in _PARTS and top.head.lower_ == "of":  # "sold part of its stake"
        top, governor = governor, governor.head
    if governor.i == noun.i or not tree.is_verbal(governor):
        return
    if top.dep_ in tree.OBJECTS or top.dep_ in ("pobj", "attr"):
        subject = surface_subject(governor)
        if subject is not None and not _of_somebody(noun, found):
            found["support"].append(subject)
        found["carrier"].append(governor)
    landmark = top.dep_ == "pobj" and top.head.lower_ in ("before", "after", "since", "until")
    if landmark and found.get("possessor"):
        return  # "before his promotion he served as a clerk": what he did then
    clause = [t for t in tree.clause_tokens(governor) if t.i > noun.i]
    extra: Roles = defaultdict(list)
    prepositional(governor, clause, extra)
    names = ["from", "to", "at", "as", "for"]
    if governor.lemma_.lower() in RELATES:
        # "confirmed her exit to Wired", "adds to a series": whom it is told, what it is put beside, is no goal
        names.remove("to")
    for name in names:
        told = (t for t in extra.get(name, []) if not _of_another(t, noun, top))
        found[name] += [t for t in told if t not in found[name]]
