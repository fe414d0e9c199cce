"""What a noun only measures, numbers or heads: the duties in "most of her duties", the owner of "the board of Acme"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from . import tree
from .prepositions import objects_of, of_what

SCALES = frozenset({"m", "mn", "bn", "million", "billion", "crore", "lakh"})
_SERIES = frozenset("wave round series spate string batch tranche flurry".split())
_GATHERINGS = frozenset("consortium syndicate group alliance team".split())


def measured(noun: Token) -> Iterator[Token]:
    """ "Took over most of her duties", "cut 1,000 to 1,500 jobs": what there is most, much or so many of."""
    if noun.like_num and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ == "to":
        yield from objects_of(noun.nbor(1))
    if noun.lower_ in ("most", "much", "some", "all", "part", "parts", "half"):
        yield from of_what(noun)


def board_of(noun: Token) -> Iterator[Token]:
    """ "Acme's board", "the board of Acme", "the board of the brewer Acme": whose board someone leaves."""
    if noun.lower_ == "board":
        yield from tree.children(noun, "poss", "compound", "nmod")
        yield from (same for obj in of_what(noun) for same in (obj, *tree.children(obj, "appos", "compound")))


def seats(post: Token) -> Iterator[Token]:
    """ "To work as her assistant at Acme", "to lead the second team at Acme": the house of a post or a part."""
    for at in tree.children(post, "prep"):
        if at.lower_ == "at":
            yield from objects_of(at)


def series(noun: Token) -> Iterator[Token]:
    """ "A second wave of layoffs at Acme hit 300 people": what comes in waves or rounds does what they do."""
    if noun.lemma_.lower() in _SERIES:
        yield from of_what(noun)


def gathered(group: Token) -> Iterator[Token]:
    """ "A consortium around Osier", "a group of funds led by Osier", "those leaving include Ann Li": who is named of
    those that act together.
    """
    if group.lower_ == "those" and group.head.lemma_ == "include":
        yield from tree.children(group.head, "dobj")
    if group.lemma_.lower() in _GATHERINGS or group.lemma_.lower() in ("investor", "backer"):
        yield from led_by(group)
        for around in tree.children(group, "prep"):
            if around.lower_ in ("around", "including"):
                yield from objects_of(around)


def described(noun: Token, clause: Token) -> Iterator[Token]:
    """ "Acme, a pioneer of image search that Osier bought": what a relative clause within an apposition tells of."""
    node = noun
    while clause.dep_ == "relcl" and node.dep_ in ("pobj", "prep", "conj") and node.head.i != node.i:
        node = node.head
    if node is not noun and node.dep_ == "appos" and node.pos_ == "NOUN":
        yield node


def led_by(group: Token) -> Iterator[Token]:
    """ "From a group of investors led by Osier": who leads it."""
    nouns = [group, *of_what(group)]
    for clause in (c for noun in nouns for c in tree.children(noun, "acl") if c.lemma_ in ("lead", "head")):
        yield from (obj for by in tree.children(clause, "agent") for obj in tree.children(by, "pobj"))


def is_sum(token: Token) -> bool:
    """ "£4m" in "secured £4m from Osier", which parsers take for an adverb."""
    return token.lower_ in SCALES and any(c.dep_ == "nummod" for c in token.children)


def renames(name: Token, objects: list[Token]) -> bool:
    """ "Started a company, Acme, that ...": the name between commas behind the object."""
    start = name.left_edge.i
    return name.pos_ == "PROPN" and name.doc[start - 1].text == "," and any(o.i == start - 2 for o in objects)


def misread_goals(noun: Token) -> list[Token]:
    """ "The promotion of Ann Li to mortgage manager", where the tagger takes the title's first noun for a verb."""
    around = noun.head if noun.dep_ in tree.OBJECTS else noun
    verbs = (t for t in around.subtree if t.i > noun.i and t.tag_ == "VB" and t.head.i > t.i)
    goals = (t for t in verbs if t.dep_ in ("compound", "amod", "nmod") and t.nbor(-1).lower_ == "to")
    return [tree.phrase_head(t) if t.head.dep_ == "compound" else t.head for t in goals]
