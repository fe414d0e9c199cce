"""Names told by deals and foundings: what is acquired or founded, what raises money, and who invests are organizations.

"Corvane raised $9 million from Osier" is grammar enough to know both for companies, on a list or not. Only tokens
that stand in such a place count; the words of the deal are in ``patterns/deals.json``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.columns import tokens_with
from ..syntax.joined import conjuncts, equated, examples_start
from ..syntax.roles import Roles, roles
from .name_evidence import DOTTED

CERTAIN, _SURE, _LIKELY, _SOME = 4.5, 3.0, 2.0, 1.5
SETTLED = 9.0
"""Grammar that no other evidence outweighs: who says "its" of itself, of what somebody holds a share in percent."""
_MISREAD = frozenset({"NOUN", "X", "PUNCT", "VERB", "ADJ", "NUM", "ADV"})  # what taggers make of odd names
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP", "PLACE"})
_TIMES = frozenset({"DATE", "TIME", "EVENT"})
_PARTICLES = frozenset({"up", "over", "out"})


def deal_cues(doc: Doc, small: Collection[int] = ()) -> dict[int, float]:
    """For each token that a deal makes an organization (or, of acquirers, a party): the weight of that evidence.

    Args:
        doc: the parsed document.
        small: tokens without a capital that may be names all the same ("Ive's io").
    """
    if not doc.has_annotation("DEP"):
        return {}
    found: dict[int, float] = {}
    for token in tokens_with(doc, _telling()):
        for place, weight in _places(token):
            for member in _members(place):
                capital = member.text[:1].isupper()
                named = member.pos_ == "PROPN" or capital and member.pos_ in _MISREAD
                if named or member.i in small or DOTTED.match(member.text):
                    found[member.i] = max(found.get(member.i, 0.0), weight)
    return found


def _members(token: Token) -> Iterator[Token]:
    """The token, what stands for the same thing, and everything coordinated with it."""
    for same in equated(token):
        yield from conjuncts(same)
    start = examples_start(token)
    for listed in token.doc[start : token.sent.end] if start is not None else ():
        if listed.text in (".", ";") or tree.is_finite(listed):
            return
        yield listed


def _places(token: Token) -> Iterator[tuple[Token, float]]:
    """The tokens that fill an argument of a deal's word, and how surely an organization fills it."""
    word = tree.base(token)
    if tree.is_verbal(token):
        if word not in _verbs() and token.lower_ not in tree.FOUND_TOGETHER:
            return
        for reading in (_acquiring, _selling, _raising, _emerging, _merging, *_BY_INVESTORS, _giving, _founding):
            yield from reading(token, word)
    elif token.pos_ == "NOUN":
        yield from _noun(token, word)


def _words(key: str) -> frozenset[str]:
    return word_set("deals", key)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """All verbs that the readings below look for."""
    takers = ("acquiring", "acquiring_with_particle", "raising", "founding")
    givers = ("leading", "participating", "investing", "giving")
    return frozenset({"sell", "emerge", "merge"}).union(*map(_words, takers + givers))


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """All words whose arguments may be told to be organizations."""
    nouns = ("acquisitions", "mergers", "stakes", "owners", "contributions")
    return _verbs().union(tree.FOUND_TOGETHER, *map(_words, nouns))


def _with(found: Roles, weights: dict[str, float]) -> Iterator[tuple[Token, float]]:
    for role, weight in weights.items():
        for token in found.get(role, ()):
            yield token, weight


def _acquiring(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    particle = any(c.lower_ in _PARTICLES for c in tree.children(verb, "prt"))
    if word in _words("acquiring_with_particle") and particle or word in _words("acquiring"):
        surely = particle or word not in ("buy", "purchase", "absorb") or tree.is_passive(verb) or _priced(verb)
        yield from _with(roles(verb), {"object": CERTAIN if surely else _LIKELY, "subject": _LIKELY})
        yield from ((token, _LIKELY) for token in _headline_subject(verb))
        if any(t.lemma_.lower() in _words("firms") for t in roles(verb).get("object", ())):
            yield from _with(roles(verb), {"object_modifier": _LIKELY})


def _merging(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    found = roles(verb) if word == "merge" else {}
    if found.get("with") or found.get("to"):
        yield from _with(found, {"subject": _LIKELY, "object": _LIKELY, "with": _LIKELY, "to": _LIKELY})


def _headline_subject(verb: Token) -> Iterator[Token]:
    """ "Corvane to buy Osier", "Corvane in talks to buy Osier": a capitalised word that opens the line."""
    start = verb.sent.start
    between = [t.lower_ for t in verb.doc[start + 1 : verb.i]]
    if between in (["to"], ["in", "talks", "to"], ["set", "to"], ["agrees", "to"]) and verb.doc[start].is_title:
        yield verb.doc[start]


def _priced(verb: Token) -> bool:
    """ "Bought Corvane for $40 million"."""
    return any(_is_money(obj) for p in tree.children(verb, "prep") if p.lower_ == "for" for obj in p.children)


def _selling(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    if word == "sell" and (_priced(verb) or tree.is_passive(verb)):
        found = roles(verb)
        if found.get("to"):
            yield from _with(found, {"object": _LIKELY, "to": _LIKELY})


def _raising(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    if word not in _words("raising") or not _speaks_of_money(verb):
        return
    found = roles(verb)
    objects = found.get("object", [])
    funded = any(_is_round(t) or _is_money(t) and word in ("raise", "secure") for t in objects)
    if funded:
        yield from _with(found, {"subject": _SURE, "from": _LIKELY, "object_from": _LIKELY})


def _emerging(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    found = roles(verb) if word == "emerge" else {}
    if any(t.lower_ == "stealth" for t in found.get("from", ())):
        yield from _with(found, {"subject": _SURE})


def _leading(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    if word in _words("leading") and _speaks_of_money(verb):
        found = roles(verb)
        if any(_is_round(t) or _is_money(t) for t in found.get("object", ())):
            yield from _with(found, {"subject": _LIKELY, "by": _LIKELY, "object_for": _SURE, "object_in": _SURE})
            yield from ((t, _SURE) for t in found.get("in", ()) if t.ent_type_ not in _TIMES)


def _participating(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    """ "Existing investors Corvane and Osier also participated"."""
    found = roles(verb) if word in _words("participating") else {}
    if any(t.lemma_.lower() in _words("owners") for t in found.get("subject", ())):
        yield from _with(found, {"subject": _LIKELY})


def _investing(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    if word in _words("investing"):
        found = roles(verb)
        if any(_is_money(t) for t in found.get("object", ())):
            yield from _with(found, {"in": _LIKELY, "object_in": _LIKELY, "to": _LIKELY, "subject": _LIKELY})


_BY_INVESTORS = (_leading, _participating, _investing)


def _giving(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    found = roles(verb) if word in _words("giving") else {}
    if any(_is_money(t) for t in found.get("object", ())):
        yield from _with(found, {"to": _LIKELY, "object_to": _LIKELY, "subject": _SOME})


def _founding(verb: Token, word: str) -> Iterator[tuple[Token, float]]:
    """ "Co-founded Corvane", "founded in 2016 by Ann Li"; what looks like a place may be a town."""
    if word not in _words("founding") and verb.lower_ not in tree.FOUND_TOGETHER:
        return
    found = roles(verb)
    founders = {t.i for t in found.get("subject", ())}
    for token in found.get("object", ()):
        if founders.isdisjoint(t.i for t in equated(token)):
            yield token, _SOME if token.ent_type_ in _PLACES else CERTAIN


def _noun(noun: Token, word: str) -> Iterator[tuple[Token, float]]:
    if word in _words("acquisitions"):
        weights = {"of": CERTAIN, "by": _LIKELY, "possessor": _LIKELY, "apposition": _LIKELY, "modifier": _SOME}
        yield from _with(roles(noun), weights | ({"support": _LIKELY} if noun.dep_ == "dobj" else {}))
        if noun.dep_ == "compound" and noun.head.lemma_.lower() in _words("bids"):  # "a takeover bid from Corvane"
            yield from _with(roles(noun.head), {"from": _LIKELY, "by": _LIKELY, "for": _LIKELY, "possessor": _LIKELY})
    elif word in _words("mergers"):
        yield from _with(roles(noun), {"with": _LIKELY, "between": _LIKELY, "possessor": _SOME})
    elif word in _words("stakes"):
        share = any(t.text == "%" or t.lower_ in ("percent", "percentage") for t in noun.subtree if t.i < noun.i)
        traded = noun.lower_ == "shares" and noun.dep_ == "nsubj" and noun.head.lemma_ in _words("trading")
        yield from _with(roles(noun), {"in": SETTLED if share or traded else _SURE})
    elif word in _words("owners"):
        yield from _with(roles(noun), {"in": _SOME, "of": _SOME})
    elif word in _words("contributions"):
        yield from _with(roles(noun), {"from": _LIKELY})


def _speaks_of_money(verb: Token) -> bool:
    """Whether a sum or a round stands in the verb's sentence."""
    return any(_is_round(t) or _is_money(t) for t in verb.sent)


def _is_money(token: Token) -> bool:
    return token.lemma_.lower() in _words("money") or token.ent_type_ == "MONEY"


def _is_round(token: Token) -> bool:
    return token.lemma_.lower() in _words("rounds")
