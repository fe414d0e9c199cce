"""Which clause a value (a date, an amount, a phrase) belongs to."""

from __future__ import annotations

from spacy.tokens import Span, Token

from . import tree


def anchor(span: Span) -> Token:
    """The verb that governs the span: the nearest verbal ancestor of its root, else the root of the sentence."""
    token = span.root
    for _ in range(20):
        if token.head.i == token.i:
            return token
        token = token.head
        if tree.is_verbal(token) and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
    return token


def clause_heads(trigger: Token) -> list[Token]:
    """The trigger and the verbs that share its adjuncts, nearest first.

    A noun trigger shares those of the verb it depends on, an infinitive or gerund those of its governor, a conjunct
    those of its fellows: "plans to leave in July", "announced his departure on Friday".
    """
    found = [trigger]
    token = trigger
    for _ in range(5):
        head = token.head
        if head.i == token.i:
            break
        if token.dep_ in (
            "xcomp",
            "pcomp",
            "prep",
            "pobj",
            "dobj",
            "nsubjpass",
            "conj",
            "oprd",
            "acomp",
            "nsubj",
            "attr",
            "agent",
            "acl",
        ) and not (token.dep_ in ("acl",) and head.pos_ == "PROPN"):
            token = head
            if tree.is_verbal(token) or token.pos_ in ("NOUN", "ADJ"):
                found.append(token)
            continue
        # "left in 2015, joining Acme": a participle behind a clause tells what went along with it
        along = token.tag_ == "VBG" and head.i < token.i and not tree.children(token, "mark")
        if token.dep_ == "advcl" and (token.tag_ == "VB" or along) and tree.is_verbal(head):
            token = head
            found.append(token)
            continue
        break
    return found + [c for c in trigger.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.tag_ == "VB"]


def reporters(trigger: Token) -> list[tuple[Token, Token]]:
    """(verb, subject) of every clause that reports the trigger's clause, innermost first."""
    found = []
    token = trigger
    for _ in range(12):
        if token.head.i == token.i:
            break
        if token.dep_ in ("ccomp", "parataxis", "xcomp", "advcl", "dep"):
            subject = tree.own_subject(token.head) if token.dep_ != "xcomp" else None
            if subject is not None and token.dep_ in ("ccomp", "parataxis"):
                found.append((token.head, subject))
        token = token.head
    for child in token.children:
        if child.dep_ in ("parataxis", "advcl", "ccomp") and child.i != trigger.i and not trigger.is_ancestor(child):
            subject = tree.own_subject(child)
            if subject is not None and not child.is_ancestor(trigger):
                found.append((child, subject))
    return found
