"""Titles ahead of a sentence's subject, which they describe: "A former nurse at Acme, Ann Li joined Beta"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..syntax import tree
from ..syntax.mention import PERSON, Mention, MentionIndex
from .beside import NOW, ONCE
from .complements import DETERMINERS

_REACH = 24  # tokens from the title to the subject, for further titles and what they say
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def fronted(doc: Doc, role: Mention, index: MentionIndex) -> tuple[Mention, bool] | None:
    """The person whom a title ahead of the sentence's subject describes, and whether it is held at present.

    Args:
        doc: the parsed document.
        role: the title.
        index: names and personal pronouns.
    """
    opening = doc[doc[role.start].sent.start : role.start]
    before = [t.lower_ for t in opening]
    cast = before.index("as") + 1 if "as" in before else 0  # "in her nine years as dean of Acme"
    if any(t.tag_ in _FINITE or t.text == "," for t in opening[:cast]):
        return None
    if set(before[cast:]) - DETERMINERS - ONCE - NOW - {","} or {"the", "its", "their"} & set(before[cast:]):
        return None
    subject = _subject(doc, role, index)
    if subject is None:
        return None
    verb = next((t for t in doc[subject.end : subject.end + 3] if t.tag_ in _FINITE), None)
    if verb is None or cast and verb.tag_ not in ("VBZ", "VBP") and verb.lower_ not in ("can", "ca", "will"):
        return None
    return subject, not ONCE & set(before)


def _subject(doc: Doc, role: Mention, index: MentionIndex) -> Mention | None:
    """The person behind the comma that ends the titles; no verb may stand before it."""
    employer = index.headed(role.data["employer"]) if role.data["employer"] is not None else None
    start = max(role.end, employer.end if employer is not None else 0)
    for i in range(start, min(start + _REACH, doc[role.start].sent.end - 2)):
        if doc[i].tag_ in _FINITE:
            return None
        mention = index.covering(i + 1) if doc[i].text == "," else None
        if mention is not None and mention.type == PERSON and mention.start == i + 1:
            return mention if mention.end < len(doc) and _goes_on(doc[mention.end]) else None
    return None


def _goes_on(token: Token) -> bool:
    """Whether the clause of the person before begins with the token, and is no aside: "she joined", not "she said,"."""
    if token.tag_ == "RB":
        return True
    aside = token.i + 1 < len(token.doc) and token.nbor(1).text == ","
    return tree.is_finite(token) and not aside or token.tag_ == "MD"
