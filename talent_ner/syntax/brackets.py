"""Participles set off behind a name: "Acme (acquired by Beta), Corvane (since sold to Osk)", "Acme, now being bought".

They speak of what stands right before, whatever the parser hangs them on.
"""

from __future__ import annotations

from spacy.tokens import Token

_BETWEEN = frozenset("since later now recently subsequently eventually then formerly previously and".split())
_FURTHEST = 3  # tokens between the bracket and the participle


def bracket_before(participle: Token) -> Token | None:
    """The bracket that the participle opens, or None: "(later acquired by Beta"."""
    if participle.tag_ not in ("VBN", "VBD") or participle.i == 0:
        return None
    for token in reversed(participle.doc[max(participle.i - _FURTHEST, participle.sent.start) : participle.i]):
        if token.text == "(":
            return token if token.i > participle.sent.start else None
        if token.lower_ not in _BETWEEN:
            return None
    return None


def bracketed_noun(participle: Token) -> list[Token] | None:
    """What the participle's bracket speaks of, if anything is named there; None if it opens no bracket."""
    bracket = bracket_before(participle)
    if bracket is None:
        return None
    noun = bracket.nbor(-1)
    return [noun] if noun.pos_ in ("PROPN", "NOUN") else []


def parted_noun(participle: Token) -> list[Token]:
    """ "Worked for Acme, since bought by Beta", "Acme, now being bought by Beta": the name before the comma.

    Only where a word tells that the participle opens what is set off: "left Acme, moved by her words" tells of her.
    """
    if participle.tag_ not in ("VBN", "VBD"):
        return []
    first = participle.i - 1
    while first > participle.sent.start and participle.doc[first].lower_ in _OPENING:
        first -= 1
    if first == participle.i - 1 or first <= participle.sent.start or participle.doc[first].text != ",":
        return []
    noun = participle.doc[first - 1]
    return [noun] if noun.pos_ == "PROPN" else []


_OPENING = (_BETWEEN | {"being"}) - {"and"}
