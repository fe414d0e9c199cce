"""Spaces put back where they were lost: extraction from HTML often drops them at the edges of links.

"Acmehas acquiredBolt Robotics" becomes "Acme has acquired Bolt Robotics". What is one word and what two follows from a
dictionary and from the page: a name that stands alone elsewhere ends where it ends there, and a form that the page
repeats ("theScore") is a name of its own. Weak evidence counts only on pages with surer signs of lost spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from .english import english_words, given_names, spacing_words
from .headline_words import FUNCTION_WORDS, ORDINARY
from .offsets import Edit

_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"(?<![\w./@#=&%?+\\])[^\W\d_]{3,60}(?![\w@=(]|\.[a-z]|://)")
_INNER_CAPITAL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Þ])")
_SIGNS = 2  # so many different sure signs make a page one that has lost its spaces
_WEAK_SIGNS = 3  # so many words that fall into two are no accident either
_SURE_LENGTH = 6  # a lower-case word of this length is no first part of a brand ("chatGPT")
_REPEATED = 3  # a form met so often is a name ("theScore"), not an accident
_PARTS = 4
_LONGEST_JOINED, _LONGEST_TAIL = 40, 11

# Each pattern starts with the sign itself and only then looks back, so that the scan stays quick.
_BRACKET = re.compile(r"\((?<=[a-zß-öø-ÿ]{2}\()(?=(?:[A-Z][\w.&'-]+|[a-z]+ )[^()\n]{0,80}\))")
_CLOSED = re.compile(r"\((?<= \()[^()\n]{3,120}\)(?=[A-Za-z]{2})")
_QUOTE = re.compile(r"\"(?<=[A-Za-z.,!?]\")(?=[A-Za-z])")
_STOP = re.compile(r"[.!?](?<=[a-zß-öø-ÿ]{2}[.!?])(?=[A-Z][a-z]*(?:'[a-z]+)? )")
_LAST_WORD = re.compile(r"(?<![\w./@-])[a-zß-öø-ÿ]+$")
_COMMA = re.compile(r",(?<=[A-Za-z]{2},)(?=([a-z]{2,20}) )")
_GENITIVE = re.compile(r"'s(?<=[A-Za-z]'s)(?=([A-Za-z][a-z]{2,20}))")
_NUMBERED = re.compile(r"^[ \t]*(?:\d{1,2}\.[ \t]+)?\d{1,2}\.(?=[A-Z][a-z])", re.MULTILINE)
_YEAR = re.compile(r"(?<![\w-])(?:in|since|of|until|from|by)(?=(?:19|20)\d\d\b)")
_INTRODUCED = re.compile(r"\b[A-Z][a-z]+ ([A-Z][a-z]{3,20}?)is (?:an?|the|one|our) [a-z]{3}")
_CREDIT = re.compile(r"(?:Image|Photo)(?<=[a-z.)\"'].{5})(?= [Cc]redits?:)|(?:hide|toggle)(?= caption\b)"
                     r"|Getty(?= Images\b)|By(?<=[a-z]By)(?=[A-Z][a-z]+ [A-Z])")


def separate_words(text: str) -> Iterator[Edit]:
    """Edits that put back lost spaces, in order.

    >>> [edit[0] for edit in separate_words("Acmehas boughtBolt from Acme, andBolt staff stay.")]
    [4, 14, 34]
    """
    places = set(_punctuation(text)) - {0}
    counts = Counter(_WORD.findall(text))
    unknown = [word for word in counts if len(word) > 3 and word.lower() not in english_words()]
    cuts, weak = _Page(counts, False).cuts(unknown), _Page(counts, True).cuts(unknown)
    if len(cuts) + len(places) >= _SIGNS or len(weak) >= _WEAK_SIGNS:
        cuts = weak
        places |= {match.end() for match in _COMMA.finditer(text) if match[1] in english_words()}
    places |= set(_surnames(text, counts))
    if cuts:
        for match in _TOKEN.finditer(text):
            places |= {match.start() + place for place in cuts.get(match[0], ())}
    yield from ((place, place, " ") for place in sorted(places))


def _punctuation(text: str) -> Iterator[int]:
    """Places beside brackets, quotes, full stops, numbers of a list, genitives, years and credits where a space was
    lost.
    """
    yield from (match.start() for match in _BRACKET.finditer(text))
    yield from (match.end() for pattern in (_CLOSED, _NUMBERED, _YEAR, _title()) for match in pattern.finditer(text))
    for match in _INTRODUCED.finditer(text):
        if match[1].lower() + "is" not in english_words():  # "Daniel Ramirezis a chemist", not "Ann Lewis a year ago"
            yield match.end(1)
    yield from (match.end() for match in _COMMA.finditer(text) if match[1] in FUNCTION_WORDS)
    for match in _STOP.finditer(text):
        last = _LAST_WORD.search(text, max(0, match.start() - _LONGEST_JOINED), match.start())
        if last is not None and last[0] in english_words():
            yield match.end()
    for match in _GENITIVE.finditer(text):
        if match[1][0].isupper() or match[1] in english_words():
            yield match.end()
    for match in _CREDIT.finditer(text):
        if not text[match.start() - 1:match.start()].isspace():
            yield match.start()
        if match[0] == "By":
            yield match.end()
    if _QUOTE.search(text):
        yield from _quotes(text)


def _surnames(text: str, counts: Counter[str]) -> Iterator[int]:
    """Places where a surname ends and its verb follows, told by the given name before ("Ida Moersaid")."""
    for match in _surname_and_verb().finditer(text):
        word = match["name"] + match["verb"]
        if counts[word] == 1 and match["given"].lower() in given_names() and word.lower() not in english_words():
            yield match.start("verb")


@lru_cache(maxsize=1)
def _surname_and_verb() -> re.Pattern[str]:
    verbs = "|".join(sorted(spacing_words("after_people")))
    return re.compile(rf"(?P<given>\b[A-Z][a-zà-ÿ]+) (?:[A-Z]\. )?(?P<name>[A-Z][a-zà-ÿ]{{3,14}}?)(?P<verb>{verbs})\b")


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    """A title in capitals before a name ("CEOAnn Li")."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(spacing_words('titles')))})(?=[A-Z][a-z]{{2}})")


def _quotes(text: str) -> Iterator[int]:
    """Places beside straight quotes; whether one opens or closes follows from those before it in its line."""
    position = 0
    for line in text.split("\n"):
        marks = [place for place, char in enumerate(line) if char == '"']
        glued = {match.start() for match in _QUOTE.finditer(line)} if len(marks) % 2 == 0 else ()
        yield from (position + place + number % 2 for number, place in enumerate(marks) if place in glued)
        position += len(line) + 1


class _Page:
    """The words of a page, and where in them spaces were lost.

    Args:
        counts: how often each word, as written, stands on the page.
        glued: whether the page is known to have lost spaces, so that weaker evidence is enough.
    """

    def __init__(self, counts: Counter[str], glued: bool) -> None:
        self._counts = counts
        self._glued = glued

    def cuts(self, unknown: list[str]) -> dict[str, tuple[int, ...]]:
        """For each unknown word that is more than one, the offsets inside it where spaces belong."""
        split = ((word, tuple(sorted(set(self._split(word))))) for word in unknown)
        return {word: places for word, places in split if places}

    def _split(self, word: str) -> Iterator[int]:
        edges = [match.start() for match in _INNER_CAPITAL.finditer(word)]
        if not edges:
            if word[0].isupper() and word[1:].islower():
                yield from self._after_name(word, word)
            elif self._glued and word.islower() and self._counts[word] == 1:
                yield from _joined(word)
            return
        begin, cut = 0, False
        for edge in [*edges, len(word)]:
            piece = word[begin:edge]
            if piece[0].isupper():
                tails = list(self._after_name(piece, word, follows=cut))
                yield from (begin + place for place in tails)
                cut = cut or bool(tails)
                if tails and edge < len(word):
                    yield edge
            elif edge < len(word) and self._before_name(piece, word, edge):
                yield edge
                cut = True
                if self._glued and piece not in english_words():
                    yield from _joined(piece)
            begin = edge

    def _before_name(self, left: str, word: str, edge: int) -> bool:
        """Whether a lower-case word and a name stand together ("designerMellanox")."""
        name = word[edge:]
        alone, count = self._alone(name), self._counts[word]
        if name == "Each" or len(name) < (2 if alone and name.isupper() else 3) or count >= _REPEATED and not alone:
            return False
        if len(left) > 2 and (left in FUNCTION_WORDS or left in spacing_words("carriers")):
            return True
        plain = name[1:].islower() or alone
        if left in spacing_words("before_names"):
            return (self._glued or bool(plain)) and count == 1
        if left == "a":
            return self._glued and count == 1 and bool(plain) and len(name) > 3
        known = left in english_words() and len(left) > 3 or self._glued and any(_joined(left))
        sure = self._glued and count == 1 or left in ORDINARY and len(left) >= _SURE_LENGTH
        return known and (alone or bool(plain) and sure)

    def _alone(self, name: str) -> bool:
        """Whether the page has a name, or the name at the start of glued words, by itself."""
        if self._counts[name]:
            return True
        return any(name.endswith(tail) and self._counts[name[:-len(tail)]] for tail in spacing_words("after_names"))

    def _after_name(self, piece: str, word: str, *, follows: bool = False) -> Iterator[int]:
        """Where in a capitalised piece of a word the name ends and other words follow ("Acmehas").

        ``follows`` says that the word is known to be glued already, before the piece.
        """
        if piece.lower() in english_words():
            return
        for length in range(min(len(piece) - 2, _LONGEST_TAIL), 1, -1):
            name, tail = piece[:-length], piece[-length:]
            if tail not in spacing_words("after_names"):
                continue
            alone = len(name) > 2 and self._counts[name] > 0 and self._counts[word] < _REPEATED
            weak = self._glued and self._counts[word] == 1 and len(name) > 3
            sure = tail in spacing_words("surely_after_names") and name.lower() in english_words()
            if alone or weak and (follows or sure):
                yield len(name)
                return


@lru_cache(maxsize=4096)
def _joined(word: str) -> tuple[int, ...]:
    """Where an unknown lower-case word falls into known ones, a function word among them; empty where it does not."""
    if word in english_words() or len(word) > _LONGEST_JOINED:
        return ()
    return min(_ways(word, _PARTS), key=len, default=())


def _ways(word: str, parts: int) -> Iterator[tuple[int, ...]]:
    """Ways to cut a word into a function word or verb at one of its ends and known words beside it."""
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if _opens(left):
            if _known(right):
                yield (place,)
            elif parts > 2:
                yield from ((place, *(place + inner for inner in rest)) for rest in _ways(right, parts - 1))
        elif _closes(right):
            if _known(left):
                yield (place,)
            elif parts > 2:
                yield from ((*rest, place) for rest in _ways(left, parts - 1))


def _opens(word: str) -> bool:
    return word == "a" or len(word) > 1 and word in FUNCTION_WORDS and word not in spacing_words("compounding")


def _closes(word: str) -> bool:
    known = word in FUNCTION_WORDS or word in spacing_words("after_names")
    return len(word) > 1 and known and word not in spacing_words("compounding")


def _known(word: str) -> bool:
    return len(word) > 1 and (word in FUNCTION_WORDS or len(word) > 3 and word in english_words())
