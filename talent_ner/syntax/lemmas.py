"""The words that triggers and their roles are looked up by: lemmas as frames write them, figures, parts of speech."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from . import tree
from .columns import lemmas, lower_words
from .reading import once_a_doc


def has_lemma(tokens: list[Token] | tuple[Token, ...], lemmas: frozenset[str]) -> bool:
    """Whether one of the tokens has one of the lemmas; "*" stands for any token, "#" for a figure."""
    if "*" in lemmas:
        return bool(tokens)
    return any(
        lemma(t) in lemmas or t.lower_.rstrip(".") in lemmas or ("#" in lemmas and _is_figure(t)) for t in tokens
    )


_SCALES = frozenset({"m", "mn", "mm", "bn", "b", "tn"})


def _is_figure(token: Token) -> bool:
    """A number or sum: "40", "$9m", "120 million kronor"."""
    if token.tag_ in ("CD", "$") or token.lower_.lstrip("0123456789.,").rstrip(".") in _SCALES:
        return True
    return any(c.dep_ == "nummod" and c.lemma_.lower() in ("million", "billion", "trillion") for c in token.children)


def lemma(token: Token) -> str:
    """The token's lemma in lower case; the hyphen of "co-found" is kept, that of "re-join" dropped."""
    form, word = token.lower_, token.lemma_
    if form == "found" and (token.tag_ in ("VB", "VBP") or word.lower() == "find" and _infinitive(token)):
        return "found"
    return _plain(form, word)


@once_a_doc
def lemmas_of(doc: Doc) -> list[str]:
    """The lemma of each token as :func:`lemma` gives it."""
    pairs = enumerate(zip(lower_words(doc), lemmas(doc)))
    return [lemma(doc[i]) if form == "found" else _plain(form, word) for i, (form, word) in pairs]


@lru_cache(maxsize=100_000)
def _plain(form: str, word: str) -> str:
    """The lemma where form and the pipeline's lemma tell it."""
    if form in tree.FOUND_TOGETHER:
        return "co-found"
    word = "co-lead" if form in tree.LED_TOGETHER else word.lower()
    if word == "re-sign":
        return word  # not to resign
    return word.replace("-", "") if word.startswith("re-") else word


def possible_lemmas(token: Token) -> Iterator[str]:
    """The lemma; for verbs that the lemmatizer does not know also their stem ("kickstarte", "bootstrappe")."""
    word = lemma(token)
    yield word
    if token.tag_ in ("VBD", "VBN", "VBG") and word.endswith("e") and len(word) > 5:
        yield word[:-1]
        if word[-2] == word[-3]:
            yield word[:-2]


def _infinitive(token: Token) -> bool:
    """ "To found a lab", whose verb taggers take for a form of "find"."""
    helping = ("to", "will", "may", "might", "would", "could", "not", "help", "helped", "helps")
    return token.i > 0 and token.nbor(-1).lower_ in helping


def coarse_pos(token: Token) -> str:
    """VERB for any verb form (also one the tagger took for an adjective in a passive), else the token's own tag."""
    if tree.is_misread_noun(token):
        return "NOUN"
    if tree.is_verbal(token) or token.tag_.startswith("VB"):
        return "VERB"
    own = token.pos_
    return "NOUN" if own == "PROPN" else own
