"""The needs of frames: which texts and passages can tell an event at all, decided without parsing them.

Everything it looks for is made from the frame lexicon and the vocabularies as they are loaded, so that it cannot be out
of step with them. A linear scan over many texts at once (``pyarrow.compute``; Python's ``re`` where pyarrow is not
installed) drops those without a trigger word. In the others a passage (a sentence, a list item, a row) counts if it
holds, beside an inflected form of a frame's trigger, the words and prepositions which that frame requires, where they
can stand, and a trace of each participant that it needs: a capitalised word, a pronoun, a noun for people or companies.
Lines without a verb count by the words of ``patterns/layout.json``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..lexicon.frames import Frame, FrameLexicon, shipped_frames
from ..lexicon.inflection import forms
from ..lexicon.resources import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s[A-Z]\.)*\s(?:(?:de|van|von|der|da|le|la|el|al|bin)\s)*[A-Z][\w'’-]+")
# A person's name beside another: "Ann Li of Acme", "Ann Li (Acme)", "Ann Li, formerly at Acme".
_BESIDE = re.compile(
    r"\b([A-Z][\w'’-]+)(?: \((?:[a-z-]+ ){0,3}|,? (?:[a-z]+ly |once )?(?:of|at|with) (?:the )?)(?=[A-Z])")
_OWNED = re.compile(r"['’]s [A-Z][\w'’-]+ ([A-Z][\w'’-]+)")  # "Acme's Ann Li"
_WORK = frozenset(
    "work serve consult teach intern stay remain pay employ stint tenure write cover edit spend".split())
_FIGURE = re.compile(r"[\d$€£¥]")
_SEPARATOR = re.compile(r"[-–—:(|]")
_LINE, _HEADLINE = 40, 12  # words of the longest line, and of the longest headline, that is read by its layout
# Words from a trigger to what it requires, to a title, to a preposition or a participant, and from the preposition to
# its noun. On annotated pages and reports with 440 events half of the first limit still loses no further event.
_NEAR, _TITLE, _FAR, _PHRASE = 8, 12, 18, 8
_PRONOUNS = frozenset("i he him his she her hers they them their theirs who whom whose both".split())
_OPENERS = frozenset(
    "a an the this that these those it its he she they we you i my our your their his her in on at for from to with and"
    " but or if when while as by of there here what how why where who is are was were will can do does no not new"
    " all".split()
)
_DETERMINERS = frozenset("a an the this that its his her their our my your no some any every each".split())
_RELATIVES = frozenset("who whom whose both".split())
_NEUTER = frozenset({"it", "its"})
_POINTING = frozenset("the this that his her their".split())
_MODALS = frozenset({"can", "will"})  # never the verbs that are spelled so where they stand before another verb
# Which words of a text stand for the preposition that a role is named after; other roles are shown by no word.
_PREPOSITIONS = {
    "to": frozenset("to into onto toward towards for".split()),
    "from": frozenset("from out away of by ex".split()),
    "at": frozenset({"at", "with"}),
    "with": frozenset("with alongside together besides".split()),
    "as": frozenset({"as", "like"}), "in": frozenset({"in", "within", "inside"}), "on": frozenset({"on", "upon"}),
    **{word: frozenset({word}) for word in ("for", "by", "of", "between", "after")},
}
_PLACES = frozenset({"there", "where", "up", "whom", "which"})  # stand for preposition and noun
_FEW = 8  # texts for which it does not pay to have the expression compiled anew
_PEOPLE, _ORGANIZATIONS, _TITLES, _JOBS = "people", "organizations", "titles", "jobs"
_KINDS = {"PERSON": _PEOPLE, "GROUP": _PEOPLE, "ORG": _ORGANIZATIONS, "ROLE": _TITLES, "JOBS": _JOBS}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A participant that a frame needs: of which kinds, and behind which prepositions if always behind one."""

    kinds: frozenset[str]
    prepositions: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Need:
    """What a passage must hold around a frame's trigger.

    ``near`` are sets of which a word must stand near by; one of ``auxiliaries`` must stand just before, one of
    ``particles`` behind.
    """

    near: tuple[frozenset[str], ...]
    auxiliaries: tuple[frozenset[str], ...]
    particles: tuple[frozenset[str], ...]
    slots: tuple[_Slot, ...]
    figure: bool
    verb: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage can tell: an event, else a tie between a person and an organization."""

    event: bool


class _Passage:
    """The words of a passage by what they show, as positions in it."""

    def __init__(self, text: str, known: frozenset[str]):
        self.text = text
        self.words = _WORD.findall(text)
        self.forms = _lower(self.words)
        self.known = known
        self._at: dict[str, list[int]] | None = None
        self._kinds: dict[str, list[int]] | None = None

    def at(self, form: str) -> list[int]:
        """Where a form stands."""
        if self._at is None:
            self._at = defaultdict(list)
            for i, word in enumerate(self.words):
                for each in (word,) if word.isalpha() and word.islower() else _lower([word]):
                    self._at[each].append(i)
        return self._at.get(form, [])

    def named(self) -> list[int]:
        """Where a part of a full name of the page stands."""
        return [i for i, word in enumerate(self.words) if bare(word) in self.known]

    def traces(self, kind: str) -> list[int]:
        """Where something shows a participant of a kind."""
        if self._kinds is None:
            titles = [i for form in self.forms & _titles() for i in self.at(form)]
            people = [i for form in self.forms & _PRONOUNS for i in self.at(form)]
            people += self.named()
            firms = [i for form in self.forms & _firms() for i in self.at(form)]
            firms += [i for i, word in enumerate(self.words) if not word.islower() and word != "I"
                      and (i or word.lower() not in _OPENERS)]
            jobs = [i for form in self.forms & _staff() for i in self.at(form)]
            posts = [i for form in self.forms & _duties() for i in self.at(form)]
            self._kinds = {_PEOPLE: titles + people, _ORGANIZATIONS: firms, _TITLES: titles + posts, _JOBS: jobs}
        return self._kinds[kind]

    def meets(self, need: _Need, trigger: str) -> bool:
        """Whether the passage holds all that a frame needs around one of the places where its trigger stands."""
        if any(words.isdisjoint(self.forms) for words in (*need.near, *need.auxiliaries, *need.particles)):
            return False
        if need.figure and _FIGURE.search(self.text) is None:
            return False
        return any(self._meets(need, i) for i in self.at(trigger))

    def _meets(self, need: _Need, i: int) -> bool:
        if need.verb and i and self.words[i - 1].lower() in _DETERMINERS and not self.words[i].endswith(("ed", "ing")):
            return False
        if not all(self._stands(words, i - 5, i - 1) for words in need.auxiliaries):
            return False
        if not all(self._stands(words, i - _NEAR, i + _NEAR) for words in need.near):
            return False
        if not all(self._stands(words, i + 1, i + _NEAR) for words in need.particles):
            return False
        return all(self._shows(slot, i) for slot in need.slots)

    def _stands(self, words: frozenset[str], first: int, last: int) -> bool:
        return any(first <= i <= last for word in words & self.forms for i in self.at(word))

    def _shows(self, slot: _Slot, trigger: int) -> bool:
        found = [i for kind in slot.kinds for i in self.traces(kind)]
        if slot.prepositions is None:
            reach = _TITLE if slot.kinds == {_TITLES} else _FAR
            return any(abs(i - trigger) <= reach for i in found)
        if self._stands(_PLACES, trigger - _FAR, trigger + _FAR):
            return True
        places = [i for word in slot.prepositions & self.forms for i in self.at(word) if abs(i - trigger) <= _FAR]
        return any(place < i <= place + _PHRASE for place in places for i in found)


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
            for word in _triggers(frame):
                self._needs[word].append(need)
        words = set(self._needs) | _layout_words() | {"from", "to"}
        if affiliations:
            words |= _titles()
        # Longest first is not needed: both ends are word boundaries. "re-join" and the like have the boundary inside.
        pattern = "|".join(sorted(re.escape(word) for word in words if word.isascii()))
        self._scan = rf"(?i)\b(?:{pattern})\b|{'|'.join(map(re.escape, vocabulary('layout')['arrows']))}"
        self._compiled = re.compile(self._scan, re.ASCII)

    def scan(self, texts: Sequence[str]) -> list[bool]:
        """For each text whether it holds any trigger word or sign at all."""
        if len(texts) < _FEW:
            return [self._compiled.search(text) is not None for text in texts]
        try:
            import pyarrow as arrow
            import pyarrow.compute as compute
        except ImportError:
            return [self._compiled.search(text) is not None for text in texts]
        column = arrow.array(texts, arrow.large_string())
        return compute.match_substring_regex(column, self._scan).to_pylist()

    def reads(self, text: str, known: frozenset[str] = frozenset(), *, events_only: bool = False) -> Reading | None:
        """What a passage can tell, if anything.

        Args:
            text: the passage.
            known: the parts of full names in the text around it.
            events_only: whether what can tell a tie only counts for nothing.
        """
        passage = _Passage(text, known)
        for word in passage.forms & self._needs.keys():
            if any(passage.meets(need, word) for need in self._needs[word]):
                return Reading(event=True)
        if _layout(text, passage.words, passage.forms):
            return Reading(event=True)
        return Reading(event=False) if self._affiliations and not events_only and _tied(passage) else None


@lru_cache(maxsize=1)
def shipped_gate() -> Gate:
    """The gate of the shipped frames for events and ties, made once."""
    return Gate(affiliations=True)


def _tied(passage: _Passage) -> bool:
    """Whether a passage may tie a person to an organization: by a title, a verb of work, or by standing beside it."""
    if _capitals(passage.words) and (words := passage.forms & _telling()):
        people = passage.named() + [i for form in passage.forms & _PRONOUNS for i in passage.at(form)]
        if any(0 < abs(i - j) <= _TITLE for i in people for word in words for j in passage.at(word)):
            return True
    beside = (match[1] for pattern in (_BESIDE, _OWNED) for match in pattern.finditer(passage.text))
    return any(bare(name) in passage.known for name in beside)


def bare(word: str) -> str:
    """A word without a possessive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def full_names(text: str) -> Iterator[list[str]]:
    """The words of each stretch that looks like a full name."""
    for match in _FULL_NAME.finditer(text):
        yield _WORD.findall(match.group())


def surnames(text: str) -> frozenset[str]:
    """The words of what looks like a full name."""
    return frozenset(bare(word) for name in full_names(text) for word in name)


def leans(text: str, known: frozenset[str]) -> bool:
    """Whether a passage speaks of someone, or of a company, before it names any.

    Args:
        text: the passage.
        known: the parts of full names in the text around it.
    """
    words = _WORD.findall(text)
    person = organization = False
    for i, word in enumerate(words):
        lower = word.lower()
        if lower in _PRONOUNS and not person and lower not in _RELATIVES:
            return True
        if not organization and (lower in _NEUTER or lower in _POINTING and words[i + 1:i + 2] and
                                 words[i + 1].lower() in _firms()):
            return True
        person = person or bare(word) in known
        other = not word.islower() and bare(word) not in known
        organization = organization or other and (i > 0 or lower not in _OPENERS)
    return False


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


def _triggers(frame: Frame) -> frozenset[str]:
    """The forms that may evoke a frame; behind an auxiliary verbs have no endings."""
    if "auxiliary" in frame.trigger.requires:
        return frame.trigger.lemmas
    return frozenset(form for lemma in frame.trigger.lemmas for form in forms(lemma)) - _MODALS


def _need(frame: Frame) -> _Need:
    required: dict[str, list[frozenset[str]]] = {"near": [], "auxiliary": [], "particle": []}
    figure = False
    for role, lemmas in frame.trigger.requires.items():
        figure = figure or "#" in lemmas
        if not lemmas & {"*", "#"}:
            words = frozenset(form for lemma in lemmas for form in forms(lemma))
            required[role if role in required else "near"].append(words)
    slots = []
    for slot in frame.slots:
        if slot.required and "itself" not in slot.roles:  # the trigger says it: "will oversee recycling"
            behind = all(role in _PREPOSITIONS for role in slot.roles)
            slots.append(_Slot(frozenset(_KINDS[kind] for kind in slot.types),
                               frozenset().union(*(_PREPOSITIONS[role] for role in slot.roles)) if behind else None))
    return _Need(tuple(required["near"]), tuple(required["auxiliary"]), tuple(required["particle"]), tuple(slots),
                 figure, frame.trigger.pos == {"VERB"})


def _capitals(words: list[str]) -> int:
    """The number of different words with a capital, but for what usually opens a sentence."""
    first = {word for word in words[:1] if not word.islower() and word.lower() not in _OPENERS}
    return len(first | {word for word in words[1:] if not word.islower()} - {"I"})


def _nouns(name: str, *keys: str) -> frozenset[str]:
    data: dict[str, Any] = vocabulary(name)
    return frozenset(form for key in keys for noun in data[key] for form in forms(noun.lower()))


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Words for people by what they do."""
    return _nouns("titles", "heads", "plain_heads", "group_nouns", "mass_group_nouns", "descriptions", "pair_words")


@lru_cache(maxsize=1)
def _duties() -> frozenset[str]:
    """Words for a post other than its title."""
    return _nouns("titles", "duty_nouns", "post_nouns")


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Words for being employed, titles among them."""
    lemmas = _WORK | set(vocabulary("titles")["verbs_of_leading"])
    return _titles() | frozenset(form for lemma in lemmas for form in forms(lemma))


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    """Words for those, or for the jobs, that are cut."""
    return _nouns("titles", "job_nouns", "layoff_nouns", "group_nouns", "mass_group_nouns") | {"cut", "cuts"}


@lru_cache(maxsize=1)
def _firms() -> frozenset[str]:
    """Words that stand for a company."""
    return _nouns("organizations", "description_nouns", "part_nouns") | {"it", "its"}


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
