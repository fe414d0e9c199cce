"""The infinitive "co-found", which taggers without the word take for a part of the name behind it.

"Left Acme to co-found Beta" is parsed as a leaving to "co-found Beta", "helped co-found Beta" as a help with Beta.
"""

from __future__ import annotations

from spacy.tokens import Token

from .reading import once
from .tree import FOUND_TOGETHER, children, is_verbal


@once
def misread_infinitive(verb: Token) -> tuple[Token, Token] | None:
    """The verb that governs such an infinitive, and the name of what is founded; None of any other token."""
    if verb.lower_ not in FOUND_TOGETHER:
        return None
    if opens_name(verb):
        governor = verb.head.head if verb.head.dep_ == "dobj" else verb.head.head.head
        return (governor, verb.head) if is_verbal(governor) else None
    if verb.dep_ in ("prep", "advmod") and verb.head.lemma_ == "help":
        name = next((c for c in children(verb.head, "dobj") if c.i > verb.i), None)
        return (verb.head, name) if name is not None else None
    return None


def opens_name(word: Token) -> bool:
    """Whether a form of "co-found" hangs on the name behind "to"."""
    name = word.head
    inside = word.dep_ in ("amod", "compound", "nmod", "advmod") and name.i > word.i > 0
    return inside and word.lower_ in FOUND_TOGETHER and name.dep_ in ("pobj", "dobj") and word.nbor(-1).lower_ == "to"
