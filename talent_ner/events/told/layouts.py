"""A block as a short string of symbols, so that layouts without grammar can be read with regular expressions.

Each symbol stands for a mention, a date, a mark or a word of ``patterns/layout.json``: "Ann Li, CTO, Acme -> Beta
Labs" becomes ``P,R,O>O``. A word that the vocabulary does not know is ``x``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from ...lexicon.resources import vocabulary
from ...syntax.columns import lower_words
from ...syntax.mention import ORG, PERSON, ROLE, Mention, MentionIndex

LETTERS = {
    "from": "f",
    "to": "t",
    "at": "@",
    "as": "a",
    "by": "b",
    "in": "n",
    "out": "u",
    "promoted": "p",
    "bound": "d",
    "moves": "m",
    "aftermath": "z",
}
_MARKS = {
    ",": ",",
    ":": ":",
    ";": ";",
    ".": ".",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "--": "-",
    "|": "|",
    "/": "/",
    "&": "&",
    "and": "&",
    "'s": "'",
    "'": "'",
    "’s": "'",
    "·": "|",
    "•": "|",
}
_ELEMENTS = {
    "WHO": r"R?(?P<who>P(?:[,&]+R?P)*)(?:,R)*",
    "ONE": r"R?P",
    "ORIGIN": r"(?P<origin>O)",
    "DESTINATION": r"(?P<destination>O)",
    "ROLE": r"(?P<role>R)",
    "ARROW": r"(?P<sign>>)",
    "SEP": r"[,:|-]",
    "(": r"\(",
    ")": r"\)",
    "END": r"(?=$|[,;:.anz])",
}
_LONGEST = 4


class Symbol(NamedTuple):
    """One letter of a layout string, the tokens it stands for, and the mention if it is one."""

    letter: str
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A layout that tells a move: its pattern over symbols and the status it tells."""

    id: str
    pattern: re.Pattern[str]
    status: str
    example: str


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """The layouts of ``patterns/layout.json``."""
    return tuple(
        Form(raw["id"], re.compile(compiled(raw["pattern"])), raw.get("status", "occurred"), raw["example"])
        for raw in vocabulary("layout")["forms"]
    )


def compiled(pattern: str) -> str:
    """The regular expression over symbols for a pattern of slots, word classes and marks.

    >>> compiled("WHO ARROW DESTINATION") == _ELEMENTS["WHO"] + "(?P<sign>>)(?P<destination>O)"
    True
    """
    pieces = []
    for word in pattern.split():
        optional, name = word.endswith("?") and len(word) > 1, word.removesuffix("?") or word
        piece = _ELEMENTS.get(name) or (f"(?P<sign_{name}>{LETTERS[name]})" if name in LETTERS else re.escape(name))
        pieces.append(f"(?:{piece})?" if optional else piece)
    return "".join(pieces)


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, ...], str]:
    """Letters by the words they stand for; phrases are tuples of lower-case words."""
    data = vocabulary("layout")
    found = {
        tuple(phrase.split()): LETTERS[name]
        for name, phrases in reversed(data["words"].items())
        if name in LETTERS
        for phrase in phrases
    }
    found.update({(phrase,): "" for phrase in data["words"]["skipped"]})
    return found


def symbols(doc: Doc, start: int, end: int, index: MentionIndex, dates: list[tuple[int, int]]) -> list[Symbol]:
    """The symbols of a stretch of tokens; ``dates`` are the token spans of its dates."""
    found: list[Symbol] = []
    opening, forms = _openings(start, end, index, dates), lower_words(doc)
    i = start
    while i < end:
        symbol = opening.get(i) or _symbol(doc, forms, i, end)
        if symbol.letter:
            found.append(symbol)
        i = symbol.end
    return found


def _openings(start: int, end: int, index: MentionIndex, dates: list[tuple[int, int]]) -> dict[int, Symbol]:
    """Mentions and dates by their first token: names before titles, except for an employer inside a title."""
    found = {begin: Symbol("D", begin, stop) for begin, stop in dates if start <= begin and stop <= end}
    for mention in index.between(start, end, PERSON, ORG):
        if mention.form in ("name", "surname") and mention.ref is not None:
            found[mention.start] = Symbol("P" if mention.type == PERSON else "O", mention.start, mention.end, mention)
    for mention in index.between(start, end, ROLE):
        person = next((i for i in range(mention.start, mention.end) if i in found and found[i].letter == "P"), None)
        if person is None and mention.form == "title":
            found[mention.start] = Symbol("R", mention.start, mention.end, mention)
    return found


def _symbol(doc: Doc, forms: list[str], i: int, end: int) -> Symbol:
    """What a token begins that is neither mention nor date, or is by itself."""
    word = forms[i]
    found = _arrow(doc, i, end) if word[0] in _arrow_signs() else None
    if found is None and word in _first_words():
        found = _phrase(forms, i, end)
    return found or Symbol(_MARKS.get(word, "x"), i, i + 1)


def _arrow(doc: Doc, i: int, end: int) -> Symbol | None:
    """An arrow, also one that the tokenizer took apart."""
    for size in (3, 2, 1):
        if i + size <= end and doc[i : i + size].text in vocabulary("layout")["arrows"]:
            return Symbol(">", i, i + size)
    return None


@lru_cache(maxsize=1)
def _arrow_signs() -> frozenset[str]:
    return frozenset(arrow[0] for arrow in vocabulary("layout")["arrows"])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _words())


def _phrase(forms: list[str], i: int, end: int) -> Symbol | None:
    for stop in range(min(i + _LONGEST, end), i, -1):
        letter = _words().get(tuple(forms[i:stop]))
        if letter is not None:
            return Symbol(letter, i, stop)
    return None
