"""Letters' case put right in headlines, so that a parser reads verbs as verbs: never longer, never shorter.

A page is its own dictionary: how a word is written in the running text decides; a table of ordinary headline words
(``headline_words``) serves where the page is silent. A word that neither knows keeps its capital.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter

from .headline_words import FUNCTION_WORDS, ORDINARY, PREFIXES

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_WRITTEN = re.compile(r" [\"'(]?([^\W\d_]{2,})")
_NAMED = re.compile(r" (?<=[a-zß-öø-ÿ,] )([A-ZÀ-Þ][^\W_]+)")
_OPENS = re.compile(r"(?:^|(?:[:!?|—–/]|(?<!\bvs)(?<!\bv)(?<!\b[A-Z])(?<!r)\.)[\"')]* +[\"'(]*|[\"(])$")
_NAME_ENDS = frozenset(
    "Labs Inc Corp Ltd Institute University Ventures Capital Robotics Technologies Partners Holdings Foundation "
    "Therapeutics Networks Studios Motors Bank Journal Times Post".split())
_NO_NAME = frozenset(
    "top big bigger biggest rival rivals new other major leading small several two three four own secretive chinese "
    "research these those its their".split())
_MIN_WORDS = 5
_TITLE_LENGTH = 20
_LONG_WORD = 4
_ACRONYM = 3


class Vocabulary:
    """How words are written in the running text of one page; counted on first use."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._passages = list(passages)
        self._written: Counter[str] | None = None
        self._named: Counter[str] = Counter()
        self._surface: dict[str, str] = {}

    def _count(self) -> Counter[str]:
        if self._written is None:
            body = " " + " ".join(self._passages)
            self._written = Counter(_WRITTEN.findall(body))
            self._named = Counter(map(str.lower, _NAMED.findall(body)))
        return self._written

    def ordinary(self, word: str) -> bool | None:
        """Whether a lower-cased word is an ordinary one (True), a name (False), or not known (None)."""
        lower, named = self._count()[word], self._named[word]
        if named and named >= lower:
            return False
        if lower:
            return True
        return True if word in ORDINARY else None

    def surface(self, word: str) -> str | None:
        """The commonest spelling of a lower-cased word in the running text."""
        if not self._surface:
            for spelling, _ in sorted(self._count().items(), key=itemgetter(1, 0)):
                self._surface[spelling.lower()] = spelling
        return self._surface.get(word)


def is_caps(line: str) -> bool:
    """Whether a line is in capitals: at least three words, or two long ones, and no small letter."""
    if line.upper() != line or line.lower() == line:
        return False
    words = _WORD.findall(line)
    return len(words) >= 3 and sum(len(word) > _ACRONYM for word in words) >= 2


def is_titled(line: str) -> bool:
    """Whether a line is in Title Case: five words or more, nearly all longer ones with a capital."""
    if len(line) < _TITLE_LENGTH:
        return False
    words = _WORD.findall(line)
    long = [word for word in words if len(word) >= _LONG_WORD]
    if len(words) < _MIN_WORDS or len(long) < 3:
        return False
    small = sum(word[0].islower() and word not in FUNCTION_WORDS for word in words)
    return sum(word[0].isupper() for word in long) >= 0.8 * len(long) and small <= len(words) // 8


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old


def _opens(line: str, start: int) -> bool:
    return _OPENS.search(line[max(0, start - 8):start]) is not None or not start


def _named_with(line: str, words: list[re.Match[str]], index: int) -> bool:
    """Whether an ordinary word belongs to the name that an organization's word closes ("Future Machines Inc")."""
    word = words[index]
    if index + 1 == len(words) or words[index + 1][0] not in _NAME_ENDS or word[0].lower() in _NO_NAME:
        return False
    return line[word.end():words[index + 1].start()] == " "


def truecase(line: str, vocabulary: Vocabulary) -> str:
    """A line in capitals as it would be written in running text."""
    def recase(match: re.Match[str]) -> str:
        word = match[0]
        lower = _same_length(word, word.lower())
        stem = lower[:-2] if lower.endswith("'s") else lower
        capital = _same_length(word, lower[:1].upper() + lower[1:])
        opens = _opens(line, match.start())
        if stem in FUNCTION_WORDS:
            return capital if opens else lower
        known = vocabulary.surface(stem)
        if known is not None and len(known) == len(stem):
            spelled = known + lower[len(stem):]
            return _same_length(word, spelled[:1].upper() + spelled[1:]) if opens and spelled.islower() else spelled
        if len(stem) <= _ACRONYM and stem not in ORDINARY:
            return stem.upper() + lower[len(stem):] if len(stem.upper()) == len(stem) else word
        return lower if stem in ORDINARY and not opens else capital

    return _WORD.sub(recase, line)


def untitle(line: str, vocabulary: Vocabulary) -> str:
    """A Title Case line with its ordinary words in small letters; names keep their capitals.

    A line of names between commas where one word alone looks ordinary is left as it is: that word is a surname.
    """
    words = list(_WORD.finditer(line))

    def ordinary(index: int) -> bool:
        word, end = words[index][0], words[index].end()
        lower = word.lower()
        stem = lower[:-2] if lower.endswith("'s") else lower
        if len(word) > 1 and not word[1:].replace("'", "").islower():
            return False
        if line[end:end + 1] == "-" and stem in PREFIXES:
            return True
        if stem in FUNCTION_WORDS:
            return stem != "will" or index + 1 < len(words) and ordinary(index + 1)
        return vocabulary.ordinary(stem) is True and not _named_with(line, words, index)

    changes = [match for index, match in enumerate(words)
               if match[0][0].isupper() and not _opens(line, match.start()) and ordinary(index)]
    if len(changes) == 1 and "," in line:
        return line
    pieces, position = [], 0
    for match in changes:
        pieces.append(line[position:match.start()] + _same_length(match[0], match[0].lower()))
        position = match.end()
    return "".join(pieces) + line[position:]
