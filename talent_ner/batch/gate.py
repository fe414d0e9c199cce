"""The gate: which raw texts can tell an event at all, decided without parsing them.

Everything it looks for is made from the frame lexicon and the vocabularies as they are loaded, so that it cannot be out
of step with them. A linear scan over many texts at once (``pyarrow.compute``; Python's ``re`` where pyarrow is not
installed) drops those without a trigger word. In the others a passage (a sentence, a list item, a row) counts if it
holds, beside an inflected form of a frame's trigger, the words and prepositions which that frame requires and a trace
of each participant that it needs: a capitalised word, a pronoun, a noun for people or companies. Lines without a verb
count by the words of ``patterns/layout.json``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..lexicon.frames import Frame, FrameLexicon, shipped_frames
from ..lexicon.inflection import forms
from ..lexicon.resources import vocabulary

_PASSAGE_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+•#>|]|\d+[.)]))|(?<=[a-z0-9)\]\"'”’][.!?])\s+(?=[A-Z\"'“‘\[(])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s[A-Z]\.)*\s(?:(?:de|van|von|der|da|le|la|el|al|bin)\s)*[A-Z][\w'’-]+")
_FIGURE = re.compile(r"[\d$€£¥]")
_SEPARATOR = re.compile(r"[-–—:(|]")
_LINE, _HEADLINE = 40, 12  # words of the longest line, and of the longest headline, that is read by its layout
_PRONOUNS = frozenset("i he him his she her hers they them their theirs who whom whose both".split())
_OPENERS = frozenset(
    "a an the this that these those it its he she they we you i my our your their his her in on at for from to with and"
    " but or if when while as by of there here what how why where who is are was were will can do does no not new"
    " all".split()
)
# Which words of a text stand for the preposition that a role is named after; other roles are shown by no word.
_PREPOSITIONS = {
    "to": frozenset("to into onto toward towards there for up".split()),
    "from": frozenset("from out away of by ex".split()),
    "at": frozenset("at there with".split()),
    "with": frozenset("with alongside together besides".split()),
    "as": frozenset({"as", "like"}), "in": frozenset({"in", "within", "inside"}), "on": frozenset({"on", "upon"}),
    **{word: frozenset({word}) for word in ("for", "by", "of", "between", "after")},
}


@dataclass(frozen=True, slots=True)
class _Need:
    """What a passage must hold for one frame: a word of each set, and traces of so many participants."""

    words: tuple[frozenset[str], ...]
    people: int
    organizations: int
    titles: int
    figure: bool


@dataclass(frozen=True, slots=True)
class _Traces:
    """What a passage shows of participants."""

    people: bool
    organizations: int
    titles: bool
    figure: bool


class Gate:
    """Tells texts that may hold an event from those that cannot.

    Args:
        lexicon: the frames; the shipped ones by default.
        affiliations: whether titles ("the chief scientist of ...") let a text pass, too.
    """

    def __init__(self, lexicon: FrameLexicon | None = None, *, affiliations: bool = False):
        self._needs: dict[str, list[_Need]] = defaultdict(list)
        self._affiliations = affiliations
        for frame in (lexicon or shipped_frames()).frames:
            need = _need(frame)
            for word in {form for lemma in frame.trigger.lemmas for form in forms(lemma)}:
                self._needs[word].append(need)
        words = set(self._needs) | _layout_words()
        if affiliations:
            words |= _titles()
        # Longest first is not needed: both ends are word boundaries. "re-join" and the like have the boundary inside.
        pattern = "|".join(sorted(re.escape(word) for word in words if word.isascii()))
        self._scan = rf"(?i)\b(?:{pattern})\b|{'|'.join(map(re.escape, vocabulary('layout')['arrows']))}"
        self._compiled = re.compile(self._scan, re.ASCII)

    def scan(self, texts: Sequence[str]) -> list[bool]:
        """For each text whether it holds any trigger word or sign at all."""
        try:
            import pyarrow as arrow
            import pyarrow.compute as compute
        except ImportError:
            return [self._compiled.search(text) is not None for text in texts]
        column = arrow.array(texts, arrow.large_string())
        return compute.match_substring_regex(column, self._scan).to_pylist()

    def candidates(self, text: str) -> list[str]:
        """The passages of a text that can hold an event, in order, each with the one that its pronouns may lean on."""
        surnames = _surnames(text)
        found: list[str] = []
        before = ""
        for part in _PASSAGE_END.split(text):
            if self.passage(part, surnames):
                if before and _leans(part) and not _FULL_NAME.search(part):
                    found.append(before)
                found.append(part)
                before = ""
            else:
                before = part
        return [part for part in found if part]

    def passage(self, text: str, surnames: frozenset[str] = frozenset()) -> bool:
        """Whether a passage can hold an event; ``surnames`` are parts of full names in the text around it."""
        words = _WORD.findall(text)
        lower = _lower(words)
        triggers = lower & self._needs.keys()
        if triggers:
            seen = _traces(text, words, lower, surnames)
            if any(_met(need, lower, seen) for word in triggers for need in self._needs[word]):
                return True
        if self._affiliations and lower & _titles() and _capitals(words):
            return True
        return _layout(text, words, lower)


def _leans(text: str) -> bool:
    """Whether a passage speaks of someone whom it does not name."""
    return not _PRONOUNS.isdisjoint(word.lower() for word in _WORD.findall(text))


def _lower(words: list[str]) -> frozenset[str]:
    """The words in lower case, with the parts of hyphenated ones and without clitics."""
    found = {word.lower().replace("’", "'") for word in words}
    found |= {part for word in found if "-" in word for part in word.split("-")}
    found |= {word.replace("-", "", 1) for word in found if word.startswith("re-")}
    for word in [word for word in found if "'" in word]:
        found |= {word.partition("'")[0], *(("not",) if word.endswith("n't") else ())}
        found |= {"is", "has"} if word.endswith("'s") else {"are"} if word.endswith("'re") else set()
        found |= {"have"} if word.endswith("'ve") else {"will"} if word.endswith("'ll") else set()
        found |= {"am"} if word == "i'm" else {"would", "had"} if word.endswith("'d") else set()
    return frozenset(found)


def _need(frame: Frame) -> _Need:
    words = []
    figure = False
    for lemmas in frame.trigger.requires.values():
        figure = figure or "#" in lemmas
        if not lemmas & {"*", "#"}:
            words.append(frozenset(form for lemma in lemmas for form in forms(lemma)))
    required = [slot for slot in frame.slots if slot.required]
    for slot in required:
        if all(role in _PREPOSITIONS for role in slot.roles):
            words.append(frozenset().union(*(_PREPOSITIONS[role] for role in slot.roles)))
        if "JOBS" in slot.types:
            words.append(_staff())
    return _Need(
        tuple(words),
        sum(bool(slot.types & {"PERSON", "GROUP"} and "JOBS" not in slot.types) for slot in required),
        sum("ORG" in slot.types for slot in required),
        sum("ROLE" in slot.types for slot in required),
        figure,
    )


def _met(need: _Need, lower: frozenset[str], seen: _Traces) -> bool:
    return (
        (seen.people or not need.people)
        and seen.organizations >= min(need.organizations, 2)
        and (seen.titles or not need.titles)
        and (seen.figure or not need.figure)
        and not any(words.isdisjoint(lower) for words in need.words)
    )


def _traces(text: str, words: list[str], lower: frozenset[str], surnames: frozenset[str]) -> _Traces:
    titles = bool(lower & _titles())
    return _Traces(
        titles or bool(lower & _PRONOUNS) or not surnames.isdisjoint(words),
        _capitals(words) + bool(lower & _firms()),
        titles,
        _FIGURE.search(text) is not None,
    )


def _capitals(words: list[str]) -> int:
    """The number of different words with a capital, but for what usually opens a sentence."""
    first = {word for word in words[:1] if not word.islower() and word.lower() not in _OPENERS}
    return len(first | {word for word in words[1:] if not word.islower()} - {"I"})


def _surnames(text: str) -> frozenset[str]:
    """The words of what looks like a full name."""
    return frozenset(word for match in _FULL_NAME.finditer(text) for word in _WORD.findall(match.group()))


def _nouns(name: str, *keys: str) -> frozenset[str]:
    data: dict[str, Any] = vocabulary(name)
    return frozenset(form for key in keys for noun in data[key] for form in forms(noun.lower()))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Words for people by what they do."""
    return _nouns("titles", "heads", "plain_heads", "group_nouns", "mass_group_nouns", "descriptions", "pair_words")


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    """Words for those, or for the jobs, that are cut."""
    return _nouns("titles", "job_nouns", "layoff_nouns", "group_nouns", "mass_group_nouns") | {"cut", "cuts"}


@lru_cache(maxsize=1)
def _firms() -> frozenset[str]:
    """Words that stand for a company."""
    return _nouns("organizations", "description_nouns", "part_nouns") | {"it", "its", "which", "that"}


@lru_cache(maxsize=1)
def _layout_words() -> frozenset[str]:
    """Single words of the layouts that tell a move without a verb."""
    words = vocabulary("layout")["words"]
    return frozenset(word for key in ("in", "out", "promoted", "moves") for word in words[key] if word.isalpha())


@lru_cache(maxsize=1)
def _columns() -> frozenset[str]:
    """Words that head the columns of a table of moves."""
    data = vocabulary("layout")
    found = [*data["columns"]["origin"], *data["columns"]["destination"], *data["columns"]["change"]]
    return frozenset(found) | frozenset(word for words in data["column_qualifiers"].values() for word in words)


def _layout(text: str, words: list[str], lower: frozenset[str]) -> bool:
    """Whether a line may be a row, label or headline that tells a move by its layout."""
    if "|" in text and lower & _columns():
        return True
    if _capitals(words) < 2:
        return False
    if any(arrow in text for arrow in vocabulary("layout")["arrows"]):
        return _capitals(words) > 2
    if _FULL_NAME.search(text) is None:
        return len(words) < _HEADLINE and bool(lower & _layout_words())
    if {"from", "to"} <= lower or "to" in lower and len(words) < _HEADLINE and _SEPARATOR.search(text) is not None:
        return len(words) < _LINE
    return len(words) < _LINE and (bool(lower & _layout_words()) or "bound" in lower)
