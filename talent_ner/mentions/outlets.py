"""Outlets: which organizations of a page only report, by what its own words let them do.

The lists know the great outlets; the papers of towns and trades are known by how the page speaks of them: "told the Osk
Gazette", "Corvane Week reports", "in an interview with Lathe & Loom". Who reports on a move is no party to it.
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax.layout import TextBlock
from ..syntax.mention import ORG, Mention
from .referents import Referent

_SIGN = 10  # tokens of the longest line that may be but an outlet's sign: its name, a date, "All rights reserved"
_SURE, _LIKELY = "sure", "likely"
_SKIPPED = frozenset({"(", "$", ")", "has", "have", "first", "also", "later"})  # "the Gazette ($) says"

_ITSELF = frozenset({"it", "its", "they", "their", "we", "our"})
_DASHES = frozenset({"-", "--", "–", "—"})


def mark_outlets(doc: Doc, blocks: list[TextBlock], mentions: list[Mention], referents: list[Referent]) -> None:
    """Gives the kind of outlets to organizations of no known kind that do nothing on the page but report, in place.

    Every place that names one must tell so, and one must tell it surely, unless the name itself is an outlet's: "The
    Osk Gazette has a new editor" is about a house like any other.
    """
    places: defaultdict[int, list[str | None]] = defaultdict(list)
    for mention in mentions:
        named = mention.type == ORG and mention.form == "name"
        if named and mention.ref is not None and referents[mention.ref].kind is None:
            places[mention.ref].append(_reports(doc, mention) or _signs(doc, blocks, mention))
    for ref, told in places.items():
        if all(told) and (_SURE in told or _named_as_outlet(referents[ref])):
            referents[ref].kind = "media"


def _named_as_outlet(referent: Referent) -> bool:
    return bool(referent.words & set(vocabulary("reference")["required_names"]["outlet"]))


def _reports(doc: Doc, mention: Mention) -> str | None:
    """How surely a place tells that the organization reports: "told the Gazette", "the Gazette says"."""
    before = [t.lower_ for t in doc[max(mention.start - 4, 0) : mention.start] if t.lower_ != "the"][-2:]
    last = before[-1] if before else ""
    heard = last in ("told", "tell", "telling", "tells") or " ".join(before) in word_set("attribution", "to_outlets")
    if heard or _asks(doc, mention.end):
        return _SURE
    verbs = word_set("attribution", "outlet_verbs")
    if " ".join(before) == "according to" or last in ("says", "said", "reports", "reported"):
        return _LIKELY
    verb = _behind(doc, mention.end)
    if verb is None or verb.lemma_.lower() not in verbs:
        return None
    # "the Gazette says it will move": of itself
    return None if any(t.lower_ in _ITSELF for t in doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]) else _LIKELY


def _behind(doc: Doc, i: int) -> Token | None:
    """The first word behind a name, but for what may stand between an outlet and its verb."""
    return next((t for t in doc[i : i + 5] if t.lower_ not in _SKIPPED), None)


def _asks(doc: Doc, i: int) -> bool:
    """ "The Gazette's request for comment", "the Gazette's newsletter", "Gazette staff"."""
    behind = [t.lemma_.lower() for t in doc[i : i + 3] if t.text not in ("'s", "’s", "'", "’", "-")]
    return any(word in word_set("attribution", "of_outlets") for word in behind)


def _signs(doc: Doc, blocks: list[TextBlock], mention: Mention) -> str | None:
    """Whether a place holds but the organization's sign: a page's head or foot, a byline, a dateline, brackets."""
    behind = doc[mention.end].text if mention.end < len(doc) else ""
    before = doc[mention.start - 1].text if mention.start else ""
    block = next((b for b in blocks if b.start <= mention.start < b.end), None)
    if before == "(" and behind == ")":
        return _LIKELY
    if block is None:
        return None
    if block.kind in ("byline", "meta"):
        return _SURE if before.lower() == "by" else _LIKELY
    opening = doc[block.start : mention.start]
    if behind in _DASHES and len(opening) < _SIGN and not any(t.text in (".", "!", "?") for t in opening[-2:]):
        return _LIKELY  # "ELM CREEK, Aug. 2, GCN -- The council"
    if block.end - block.start > _SIGN:
        return None
    rest = [t for t in doc[block.start : block.end] if not mention.start <= t.i < mention.end]
    plain = all(not t.is_alpha or t.lower_ in word_set("attribution", "in_signs") or _is_date(t) for t in rest)
    return _LIKELY if plain else None


def _is_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME")
