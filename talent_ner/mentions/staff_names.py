"""Names told by layoffs: who lays off, cuts or sheds staff is an organization, on a list or not."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.roles import roles

_CUTS = frozenset("cut slash shed axe ax eliminate trim cull furlough".split())
_WEIGHT = 3.5


def staff_cues(doc: Doc) -> dict[int, float]:
    """For each token that a layoff makes an organization: the weight of that evidence."""
    if not doc.has_annotation("DEP"):
        return {}
    return {token.i: _WEIGHT for verb in doc if tree.is_verbal(verb) for token in _employers(verb)}


def _employers(verb: Token) -> Iterator[Token]:
    """ "Corvane laid off 90 people", "Corvane sheds a fifth of its staff": a subject with a capital."""
    lays_off = verb.lemma_ == "lay" and any(c.lower_ == "off" for c in verb.children)
    if not lays_off and verb.lemma_ not in _CUTS:
        return
    found = roles(verb)
    if any(_staff(token) for token in (*found.get("object", ()), *found.get("object_of", ()))):
        yield from (token for token in found.get("subject", ()) if token.text[:1].isupper())


def _staff(token: Token) -> bool:
    word = token.lemma_.lower()
    return word in word_set("titles", "group_nouns") or word in word_set("titles", "job_nouns")
