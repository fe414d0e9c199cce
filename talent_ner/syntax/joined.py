"""What stands with a token for the same part of a clause: coordination, apposition, company and named examples."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .tree import OBJECTS, children, is_finite, own_subject


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated after it."""
    return [token, *_after(token)]


def repeated(token: Token) -> list[Token]:
    """The objects of the prepositions coordinated to the token's own: "by Ann Li and by Bo Chen"."""
    others = [other for whole in _wholes(token) for other in _after(whole)] + _companions(token)
    if token.dep_ != "pobj":
        return others
    return others + [obj for preposition in _after(token.head) for obj in children(preposition, "pobj")]


def _companions(token: Token) -> list[Token]:
    """ "Ann Li, along with Bo Chen, will join": who is added to a subject or object."""
    links = [c for c in children(token, "prep") if c.lower_ in ("along", "together", "alongside") and c.i > token.i]
    withs = [inner for link in links for inner in children(link, "prep") if inner.lower_ == "with"]
    withs += [link for link in links if link.lower_ == "alongside"]
    return [name for inner in withs for obj in children(inner, "pobj") for name in conjuncts(obj)]


def _wholes(token: Token) -> list[Token]:
    """The plural that one is taken out of: "one of its lead engineers, Ann Li"."""
    if token.lower_ != "one":
        return []
    return [obj for of in children(token, "prep") if of.lower_ == "of" for obj in children(of, "pobj")]


def _after(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _after(child)


def equated(token: Token) -> list[Token]:
    """The token and those that the grammar makes the same thing: its appositions, the noun it is in apposition to, and
    the complement of a copula whose subject it is ("the first to leave was Wei") and the name it is told of.
    """
    found = [token, *children(token, "appos")]
    if token.dep_ == "appos":
        found.append(token.head)
    for whole in _wholes(token):
        found += children(whole, "appos") or _named_next(whole)
    if token.dep_ == "pobj" and token.tag_.startswith("VB"):  # "into the startup Acme", read as a verb and its object
        found += [c for c in children(token, *OBJECTS) if c.pos_ == "PROPN"]
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":
        found += [c for c in children(token.head, "attr") if c.pos_ == "PROPN"]
    return found + _told_to_be(token)


def _told_to_be(noun: Token) -> list[Token]:
    """ "Acme is a bakery that Beta bought", "Acme is one of several bakeries that ...": the name of what that noun is.

    Not in "Acme is such a fan that it bought Beta", where the clause goes on about Acme.
    """
    clauses = children(noun, "acl", "relcl", "ccomp")
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        noun = noun.head.head
    elif noun.tag_ != "NN":
        return []
    if noun.dep_ != "attr" or noun.head.lemma_ != "be" or children(noun.head, "neg"):
        return []
    if any(subject is not None and subject.tag_ == "PRP" for subject in map(own_subject, clauses)):
        return []
    return [subject for subject in children(noun.head, "nsubj") if subject.pos_ == "PROPN"]


_QUANTITIES = frozenset("handful number group dozen dozens score scores string series wave".split())


def counted_among(members: Token) -> list[Token]:
    """ "Ann Li was among six directors who resigned", "was one of the directors who": who is told to be of them, by
    name or as a group.
    """
    link = members.head
    if link.lower_ == "of" and link.head.lower_ in _QUANTITIES and link.head.dep_ == "pobj":
        link = link.head.head  # "one of a handful of executives who left"
    if members.dep_ != "pobj" or not children(members, "relcl") or link.lower_ not in ("among", "of"):
        return []
    told = link.head.head if link.lower_ == "of" and link.head.lower_ == "one" else link.head
    if told.lemma_ != "be" or link.lower_ == "of" and link.head.dep_ != "attr" or children(told, "neg"):
        return []
    return [subject for subject in children(told, "nsubj") if subject.pos_ == "PROPN" or subject.tag_ == "NNS"]


def _named_next(noun: Token) -> list[Token]:
    """ "One of its founders, Ann Li, ...": the name between commas, where the parse hung it elsewhere."""
    tail = noun.doc[noun.i + 1 : noun.sent.end]
    if len(tail) < 2 or tail[0].text != "," or tail[1].pos_ != "PROPN":
        return []
    name = tail[1]
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return [name]


_SINGLING = frozenset({"including", "notably", "namely", ":", "\u2014", "\u2013"})


def examples_start(noun: Token) -> int | None:
    """Where the members of a plural are named: "startups such as ...", "three firms this year: ...", or None."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return None
    for token in noun.doc[noun.i + 1 : min(noun.i + 16, noun.sent.end)]:
        if token.lower_ in _SINGLING:
            return token.i + 1
        if token.lower_ == "as" and token.nbor(-1).lower_ == "such":
            return token.i + 1
        if token.lower_ == "like" and token.i == noun.i + 1:
            return token.i + 1
        if is_finite(token) or token.text in (".", ";"):
            return None
    return None
