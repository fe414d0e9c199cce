"""Groups told by a number without a noun of its own: "two of them", "the three", "the duo"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from ..lexicon.resources import vocabulary, word_set
from ..syntax import tree
from ..syntax.columns import labels
from ..syntax.mention import GROUP, Mention, group_data
from .quantities import is_number, number

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def bare_numbers(doc: Doc) -> Iterator[Mention]:
    """ "About a dozen of them", "the three", "the duo"."""
    pairs = vocabulary("titles")["pair_words"]
    for i, label in enumerate(labels(doc)):
        if label not in _ARGUMENTS and label != "conj":
            continue
        token = doc[i]
        if token.lower_ in pairs and token.lower_ != "both" and label != "conj" and not _any_pair(token):
            yield _plural(token.i, token, pairs[token.lower_])
        elif is_number(token):
            if _stands_for_all(token):
                yield _plural(token.i - 1, token, number([token]))
            elif (mention := _of_them(token)) is not None:
                yield mention
            elif _laid_off(token):
                yield Mention(*_extent(token), token.i, GROUP, "group", None, _counted(token))


def _plural(start: int, token: Token, count: float | None) -> Mention:
    return Mention(start, token.i + 1, token.i, GROUP, "plural", None, group_data(count, definite=True))


def _any_pair(token: Token) -> bool:
    """ "Grab a cheap pair", "stole a pair of boots": one of things, and nobody told before."""
    indefinite = any(c.lower_ in ("a", "an", "another", "one") for c in tree.children(token, "det", "nummod"))
    links = tree.children(token, "prep")
    members = [obj for link in links if link.lower_ == "of" for obj in tree.children(link, "pobj")]
    return indefinite and (not links or bool(members) and not any(_people(obj) for obj in members))


def _people(noun: Token) -> bool:
    called = {noun.lemma_.lower(), noun.lower_}
    return noun.pos_ in ("PROPN", "PRON") or any(called & word_set("titles", key) for key in ("group_nouns", "heads"))


def _stands_for_all(token: Token) -> bool:
    """ "The three", "all four" in words."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    return token.dep_ != "pobj" and token.dep_ != "conj" and before in ("the", "all") and not token.text.isdigit()


def _laid_off(token: Token) -> bool:
    """ "Acme is laying off 45": only people are laid off."""
    verb = token.head
    return (
        token.dep_ in ("dobj", "nsubjpass")
        and number([token]) is not None
        and verb.lemma_ == "lay"
        and any(c.lower_ == "off" for c in tree.children(verb, "prt", "advmod", "prep"))
    )


def _extent(token: Token) -> tuple[int, int]:
    """From the first word of the number, "about" and the like included, to the number."""
    return min(t.i for t in token.subtree if t.i <= token.i), token.i + 1


def _counted(token: Token) -> dict[str, Any]:
    start, end = _extent(token)
    words = list(token.doc[start:end])
    before = {t.lower_ for t in token.doc[max(0, start - 3) : token.i]}
    return group_data(number(words), at_least=bool(before & {"least", "more", "over"}))


def _of_them(token: Token) -> Mention | None:
    of = next((c for c in tree.children(token, "prep") if c.lower_ == "of"), None)
    them = next((c for c in of.children if c.lower_ in ("them", "us", "whom")), None) if of is not None else None
    if them is None:
        return None
    data = _counted(token) | {"antecedent": them.i}
    return Mention(_extent(token)[0], them.i + 1, token.i, GROUP, "group", None, data)
