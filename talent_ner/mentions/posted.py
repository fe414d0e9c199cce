"""People told by the posts they are given or lose: "Osei Badu has been ousted as secretary", "was named head coach".

Houses are appointed too, but to other things: as auditors, contractors, agents.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from .holders import is_single
from .name_evidence import ORG, PERSON

_GIVEN = frozenset("appoint confirm elect elevate hire install name nominate promote reelect reinstate".split())
_LOST = frozenset("dismiss fire oust remove sack suspend unseat".split())
_BE = frozenset({"am", "are", "be", "been", "being", "is", "was", "were", "'s"})
_TO_VERB = 4  # tokens: "has recently been formally"
_TO_TITLE = 5  # "the union's new acting deputy"


def posted(span: Span) -> Iterator[tuple[str, float]]:
    """What the post says that the bearer of a name is given or loses, by label."""
    verb = _passive(span)
    if verb is None or verb.i + 1 >= len(span.doc):
        return
    lemma, after = verb.lemma_.lower(), span.doc[verb.i + 1]
    if lemma not in _GIVEN | _LOST:
        return
    told = after.lower_ == "as" or lemma in ("name", "appoint", "elect") and after.lower_ != "by"
    if told and _post(span.doc, verb.i + 1):
        yield PERSON, 6.0
        yield ORG, -4.0


def _passive(span: Span) -> Token | None:
    """The participle of a passive whose subject the name ends: "has been ousted"."""
    doc, passive = span.doc, False
    for token in doc[span.end : span.end + _TO_VERB]:
        if token.is_sent_start:
            return None
        if token.lower_ in _BE:
            passive = True
        elif token.tag_ == "VBN" and passive:
            return token
        elif token.pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def _post(doc: Doc, start: int) -> bool:
    """Whether a post that one person holds begins there."""
    for token in doc[start : start + _TO_TITLE]:
        if token.is_sent_start or token.is_punct and token.text not in ("-", "–"):
            return False
        word = token.lower_
        if is_single(word) or word in word_set("titles", "post_heads") and word not in ("partner", "administrator"):
            return True
    return False
