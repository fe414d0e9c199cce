"""Subjects that parsers hang on a noun before them, recovered by the order of words.

A name after a fronted phrase ("After a decade at Acme, Ann Li joined Beta") or after the noun it restricts ("Acme, the
company Ann Li founded in 2016, ...") is often parsed as an apposition. It cannot be one where the finite verb follows
without a comma: an apposition is closed before the clause goes on.
"""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from .reading import once

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = 5
"""Tokens before a verb at least, of "since", a title and a name between commas."""
_LINKS = frozenset({"after", "before", "since", "until", "once", "when"})
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_NAMES = frozenset({"appos", "conj", "npadvmod", "nmod", "dep"})


@once
def fronted_subject(verb: Token) -> Token | None:
    """The name between the comma of a fronted phrase and the verb, where the parse took it for something else."""
    last = _name_before(verb)
    if last is None or last.dep_ not in _NAMES or not _own_is_common(verb):
        return None
    if _opens_clause(last, verb):
        return last
    name = _first_conjunct(last)
    start = min(_phrase_start(name), name.left_edge.i if name is not last else name.i)
    if name.head.i == start - 1 and name.head.lower_.rstrip("s") in word_set("titles", "heads"):
        return name if name.head.pos_ == "VERB" and not _subjects(verb) else None
    if start == name.sent.start or name.doc[start - 1].text != ",":
        return None
    return name if name.head.i < start and (name.dep_ == "appos" or not _subjects(verb)) else None


@once
def subject_behind_source(verb: Token) -> Token | None:
    """ "According to the Gazette, the two founders, Ann Li and Bo Chen, have quit": taken for the source."""
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "according" and c.i < verb.i), None)
    if source is None or _subjects(verb):
        return None
    if _FINITE.isdisjoint({verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in _GROUP)}):
        return None
    for noun in source.subtree:
        before = noun.left_edge.i - 1
        if noun.dep_ == "appos" and noun.head.dep_ == "pobj" and verb.doc[before].text == ",":
            return noun
    return None


@once
def subject_behind_year(verb: Token) -> Token | None:
    """ "In 2015 Ann Li founded Acme": parsers take the name for what the year counts."""
    if verb.tag_ not in _FINITE or _subjects(verb) or not _stands_behind_name(verb):
        return None
    link = verb.sent[0]
    names = [c for c in link.children if c.dep_ == "pobj" and c.pos_ == "PROPN"] if link.dep_ == "prep" else []
    years = (c for name in names for c in name.children if c.dep_ == "nummod" and c.i == link.i + 1)
    return next((y.head for y in years if len(y) == 4 and y.is_digit and y.head.i < verb.i), None)


@once
def subject_behind_link(verb: Token) -> Token | None:
    """ "After Ann Li resigned", where parsers take the name for what "after" governs, and "after" for the verb's."""
    if verb.tag_ not in _FINITE or _subjects(verb) or not _stands_behind_name(verb):
        return None
    links = (c for c in verb.children if c.dep_ in ("mark", "prep") and c.lower_ in _LINKS and c.i < verb.i)
    names = (c for link in links for c in link.children if c.dep_ == "pobj" and c.pos_ == "PROPN" and c.i < verb.i)
    return next(names, None)


@once
def subject_before_aside(verb: Token) -> Token | None:
    """ "Since the last manager, Ann Li, retired": parsers take "since" and the like for prepositions, and leave the
    verb behind the aside without a subject.
    """
    doc, i = verb.doc, verb.i
    if i - verb.sent.start < _ASIDE or doc[i - 1].text != "," or verb.tag_ not in ("VBD", "VBZ") or _subjects(verb):
        return None
    name = doc[i - 2]
    title = name.head
    opened = title.dep_ == "pobj" and title.head.lower_ in ("since", "after", "before", "until", "as")
    apposed = name.dep_ == "appos" and name.pos_ == "PROPN" and verb.dep_ in ("advcl", "ROOT", "ccomp", "conj")
    return name if opened and apposed and doc[name.left_edge.i - 1].text == "," else None


def _opens_clause(name: Token, verb: Token) -> bool:
    """ "Bo Chen resigned as treasurer, and buyer Ann Li will stand in": taken for a second treasurer."""
    start = name.left_edge.i
    shares = verb.dep_ == "conj" and verb.head.i < start and not _subjects(verb)
    joined = name.dep_ == "conj" and name.head.dep_ not in ("nsubj", "nsubjpass", "conj", "appos")
    return shares and joined and start > name.sent.start and name.doc[start - 1].lower_ == "and"


@once
def restricting_subject(verb: Token) -> tuple[Token, Token] | None:
    """The subject of a relative clause without a pronoun, and the noun that the clause is about.

    "The company Ann Li founded": a firm is in apposition to no one, and the verb has no object beside it.
    """
    name = _name_before(verb, _FINITE | {"VBN"})
    if name is None or name.dep_ != "appos" or any(c.dep_ in ("dobj", "obj", "agent") for c in verb.children):
        return None
    start = _phrase_start(name)
    noun = name.doc[start - 1] if start > name.sent.start else name
    if noun.lemma_.lower() not in word_set("organizations", "description_nouns"):
        return None
    if noun.i == name.head.i:
        return name, noun
    return (name, name.head) if noun.head.i == name.i and name.head.i < start else None


def _name_before(verb: Token, tags: frozenset[str] = _FINITE) -> Token | None:
    """The proper noun directly before a finite verb group; participles are often past tenses misread."""
    if not _stands_behind_name(verb):
        return None
    group = [verb, *(c for c in verb.children if c.dep_ in _GROUP and c.i < verb.i)]
    first = min(group, key=lambda t: t.i)
    if not any(t.tag_ in tags for t in group) or first.i - first.sent.start < 2:
        return None
    if verb.i - first.i + 1 != len(group):
        return None
    before = first.nbor(-1)
    return before if before.pos_ == "PROPN" else None


def _stands_behind_name(verb: Token) -> bool:
    """Whether a proper noun stands before the verb and what directly before it belongs to its group."""
    place = verb.i - 1
    while place > 0 and (before := verb.doc[place]).head.i == verb.i and before.dep_ in _GROUP:
        place -= 1
    return place >= 0 and verb.doc[place].pos_ == "PROPN"


def _phrase_start(name: Token) -> int:
    start = name.i
    while start > name.sent.start and name.doc[start - 1].pos_ == "PROPN" and name.doc[start - 1].head.i == name.i:
        start -= 1
    return start


def _first_conjunct(name: Token) -> Token:
    """ "Ann Li" of "director Ann Li and Bo Chen"."""
    while name.dep_ == "conj" and name.head.i < name.i and name.head.pos_ == "PROPN":
        name = name.head
    return name


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]


def _own_is_common(verb: Token) -> bool:
    """Whether the verb's own subject, if it has one, is a fronted description: "A chemist at Acme, Ann Li ..."."""
    return all(subject.tag_ == "NN" for subject in _subjects(verb))
