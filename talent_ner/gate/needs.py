"""The needs of frames: which texts and passages can tell an event at all, decided without parsing them.

Everything it looks for is made from the frame lexicon and the vocabularies as they are loaded, so that it cannot be out
of step with them. A linear scan over many texts at once (``pyarrow.compute``; Python's ``re`` where pyarrow is not
installed) drops those without a trigger word. In the others a passage (a sentence, a list item, a row) counts if it
holds, beside an inflected form of a frame's trigger, the words and prepositions which that frame requires, where they
can stand, and a trace of each participant that it needs: a capitalised word, a pronoun, a noun for people or companies.
Lines without a verb count by the words of ``patterns/layout.json``. The ``prepositions`` of ``patterns/gate.json`` tell
which words of a text stand for the preposition that a role is named after; other roles are shown by no word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from ..lexicon.frames import Frame, FrameLexicon, shipped_frames
from ..lexicon.inflection import forms
from ..lexicon.resources import vocabulary, word_set
from .signs import FULL_NAME, JOBS, ORGANIZATIONS, PEOPLE, TITLES, Words, bare, capitals, subjectless, telling, titles

# A person's name beside another: "Ann Li of Acme", "Ann Li (Acme)", "Ann Li, formerly at Acme".
_BESIDE = re.compile(
    r"\b([A-Z][\w'’-]+)(?: \((?:[a-z-]+ ){0,3}|,? (?:[a-z]+ly |once )?(?:of|at|with) (?:the )?)(?=[A-Z])")
_OWNED = re.compile(r"['’]s [A-Z][\w'’-]+ ([A-Z][\w'’-]+)")  # "Acme's Ann Li"
_OWNS = re.compile(r"\b([A-Z][\w-]+)['’]s (?:[a-z-]+ ){0,2}(?:[A-Z]|[a-z]{1,2}[A-Z])")  # "Ann Li's lab Acme"
_FIGURE = re.compile(r"[\d$€£¥]")
_SEPARATOR = re.compile(r"[-–—:(|]")
_LINE, _HEADLINE = 40, 12  # words of the longest line, and of the longest headline, that is read by its layout
# Words from a trigger to what it requires, to a title, to a preposition or a participant, and from the preposition to
# its noun. On annotated pages and reports with 440 events half of the first limit still loses no further event.
_NEAR, _TITLE, _FAR, _PHRASE = 8, 12, 18, 8
_FEW = 8  # texts for which it does not pay to have the expression compiled anew
_KINDS = {"PERSON": PEOPLE, "GROUP": PEOPLE, "ORG": ORGANIZATIONS, "ROLE": TITLES, "JOBS": JOBS}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A participant that a frame needs: of which kinds, and behind which prepositions if always behind one."""

    kinds: frozenset[str]
    prepositions: frozenset[str] | None

    def shown(self, passage: Words, trigger: int) -> bool:
        """Whether a trace of the participant stands where it can, seen from the trigger."""
        found = [i for kind in self.kinds for i in passage.traces(kind)]
        if self.prepositions is None:
            reach = _TITLE if self.kinds == {TITLES} else _FAR
            return any(abs(i - trigger) <= reach for i in found)
        if passage.stands(word_set("gate", "places"), trigger - _FAR, trigger + _FAR):
            return True
        places = [i for word in self.prepositions & passage.forms for i in passage.at(word) if abs(i - trigger) <= _FAR]
        return any(place < i <= place + _PHRASE for place in places for i in found)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a passage must hold around a frame's trigger.

    ``near`` are sets of which a word must stand near by; one of ``auxiliaries`` must stand just before, one of
    ``particles`` behind; ``words`` are all of these.
    """

    near: tuple[frozenset[str], ...]
    auxiliaries: tuple[frozenset[str], ...]
    particles: tuple[frozenset[str], ...]
    slots: tuple[_Slot, ...]
    figure: bool
    verb: bool
    words: tuple[frozenset[str], ...]

    def met(self, passage: Words, trigger: str) -> bool:
        """Whether a passage holds all that a frame needs around one of the places where its trigger stands."""
        if any(map(passage.forms.isdisjoint, self.words)):
            return False
        if self.figure and _FIGURE.search(passage.text) is None:
            return False
        return any(self._met_at(passage, i) for i in passage.at(trigger))

    def _met_at(self, passage: Words, i: int) -> bool:
        determined = self.verb and i and passage.words[i - 1].lower() in word_set("gate", "determiners")
        if determined and not passage.words[i].endswith(("ed", "ing")):
            return False
        if not all(passage.stands(words, i - 5, i - 1) for words in self.auxiliaries):
            return False
        if not all(passage.stands(words, i - _NEAR, i + _NEAR) for words in self.near):
            return False
        if not all(passage.stands(words, i + 1, i + _NEAR) for words in self.particles):
            return False
        return all(slot.shown(passage, i) for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage can tell: an event, else a tie between a person and an organization."""

    event: bool


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
            words |= titles()
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
        passage = Words(text, known)
        for word in passage.forms & self._needs.keys():
            if any(need.met(passage, word) for need in self._needs[word]):
                return Reading(event=True)
        if _layout(text, passage.words, passage.forms):
            return Reading(event=True)
        return Reading(event=False) if self._affiliations and not events_only and _tied(passage) else None


@lru_cache(maxsize=1)
def shipped_gate() -> Gate:
    """The gate of the shipped frames for events and ties, made once."""
    return Gate(affiliations=True)


def _tied(passage: Words) -> bool:
    """Whether a passage may tie a person to an organization: by a title, a verb of work, or by standing beside it."""
    if subjectless(passage.words) and capitals(passage.words):
        return True
    if capitals(passage.words) and (words := passage.forms & telling()):
        pronouns = passage.forms & word_set("gate", "pronouns")
        people = passage.named() + [i for form in pronouns for i in passage.at(form)]
        if any(0 < abs(i - j) <= _TITLE for i in people for word in words for j in passage.at(word)):
            return True
    beside = (match[1] for pattern in (_BESIDE, _OWNED, _OWNS) for match in pattern.finditer(passage.text))
    return any(bare(name) in passage.known for name in beside)


def _triggers(frame: Frame) -> frozenset[str]:
    """The forms that may evoke a frame; behind an auxiliary verbs have no endings."""
    if "auxiliary" in frame.trigger.requires:
        return frame.trigger.lemmas
    found = frozenset(form for lemma in frame.trigger.lemmas for form in forms(lemma))
    return found - word_set("gate", "modals")  # never the verbs that are spelled so where they stand before another


def _need(frame: Frame) -> _Need:
    required: dict[str, list[frozenset[str]]] = {"near": [], "auxiliary": [], "particle": []}
    figure = False
    for role, lemmas in frame.trigger.requires.items():
        figure = figure or "#" in lemmas
        if not lemmas & {"*", "#"}:
            words = frozenset(form for lemma in lemmas for form in forms(lemma))
            required[role if role in required else "near"].append(words)
    slots, standing = [], vocabulary("gate")["prepositions"]
    for slot in frame.slots:
        if slot.required and "itself" not in slot.roles:  # the trigger says it: "will oversee recycling"
            behind = all(role in standing for role in slot.roles)
            slots.append(_Slot(frozenset(_KINDS[kind] for kind in slot.types),
                               frozenset().union(*(standing[role] for role in slot.roles)) if behind else None))
    all_required = tuple(chain.from_iterable(required.values()))
    return _Need(tuple(required["near"]), tuple(required["auxiliary"]), tuple(required["particle"]), tuple(slots),
                 figure, frame.trigger.pos == {"VERB"}, all_required)


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
    if capitals(words) < 2:
        return False
    if any(arrow in text for arrow in vocabulary("layout")["arrows"]):
        return capitals(words) > 2
    if FULL_NAME.search(text) is None:
        return len(words) < _HEADLINE and bool(lower & _layout_words())
    if {"from", "to"} <= lower or "to" in lower and len(words) < _HEADLINE and _SEPARATOR.search(text) is not None:
        return len(words) < _LINE
    return len(words) < _LINE and (bool(lower & _layout_words()) or "bound" in lower)
