"""What the words of a passage show before it is parsed: names, pronouns, and words for people, posts and companies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..lexicon.inflection import forms
from ..lexicon.resources import vocabulary, word_set

WORD = re.compile(r"[^\W\d_]+(?:[-'’.&][^\W\d_]+)*")
FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s[A-Z]\.)*\s(?:(?:de|van|von|der|da|le|la|el|al|bin)\s)*[A-Z][\w'’-]+")
PEOPLE, ORGANIZATIONS, TITLES, JOBS = "people", "organizations", "titles", "jobs"


class Words:
    """The words of a passage by what they show, as positions in it."""

    def __init__(self, text: str, known: frozenset[str]):
        """``known`` are the parts of full names in the text around the passage."""
        self.text = text
        self.words = WORD.findall(text)
        self.forms = frozenset().union(*map(_forms, set(self.words)))
        self.known = known
        self._at: dict[str, list[int]] | None = None
        self._kinds: dict[str, list[int]] | None = None

    def at(self, form: str) -> list[int]:
        """Where a form stands."""
        if self._at is None:
            self._at = defaultdict(list)
            for i, word in enumerate(self.words):
                for each in _forms(word):
                    self._at[each].append(i)
        return self._at.get(form, [])

    def named(self) -> list[int]:
        """Where a part of a full name of the page stands."""
        return [i for i, word in enumerate(self.words) if bare(word) in self.known]

    def traces(self, kind: str) -> list[int]:
        """Where something shows a participant of a kind."""
        if self._kinds is None:
            held = [i for form in self.forms & titles() for i in self.at(form)]
            people = [i for form in self.forms & word_set("gate", "pronouns") for i in self.at(form)]
            people += self.named()
            firms = [i for form in self.forms & _firms() for i in self.at(form)]
            firms += [i for i, word in enumerate(self.words) if not word.islower() and word != "I"
                      and (i or not _opens(word))]
            jobs = [i for form in self.forms & _staff() for i in self.at(form)]
            duties = [i for form in self.forms & _duties() for i in self.at(form)]
            self._kinds = {PEOPLE: held + people, ORGANIZATIONS: firms, TITLES: held + duties, JOBS: jobs}
        return self._kinds[kind]

    def stands(self, words: frozenset[str], first: int, last: int) -> bool:
        """Whether one of some words stands between two places, both included."""
        return any(first <= i <= last for word in words & self.forms for i in self.at(word))


def bare(word: str) -> str:
    """A word without a possessive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def full_names(text: str) -> Iterator[list[str]]:
    """The words of each stretch that looks like a full name."""
    for match in FULL_NAME.finditer(text):
        yield WORD.findall(match.group())


def surnames(text: str) -> frozenset[str]:
    """The words of what looks like a full name."""
    return frozenset(bare(word) for name in full_names(text) for word in name)


def leans(text: str, known: frozenset[str]) -> bool:
    """Whether a passage speaks of someone, or of a company, before it names any.

    Args:
        text: the passage.
        known: the parts of full names in the text around it.
    """
    words = WORD.findall(text)
    if subjectless(words):
        return True
    pronouns, neuter, pointing = (word_set("gate", key) for key in ("pronouns", "neuter", "pointing"))
    person = organization = False
    for i, word in enumerate(words):
        lower = word.lower()
        if lower in pronouns and not person and lower not in word_set("gate", "relatives"):
            return True
        if not organization and (lower in neuter or lower in pointing and words[i + 1:i + 2] and
                                 words[i + 1].lower() in _firms()):
            return True
        person = person or bare(word) in known
        other = not word.islower() and bare(word) not in known
        organization = organization or other and (i > 0 or not _opens(word))
    return False


def _opens(word: str) -> bool:
    """Whether a word is one that usually opens a sentence."""
    return word.lower() in word_set("gate", "openers")


@lru_cache(maxsize=50_000)
def _forms(written: str) -> frozenset[str]:
    """A word in lower case, with its parts if it is hyphenated, and without clitics."""
    found = {written.lower().replace("’", "'")}
    found |= {part for word in found if "-" in word for part in word.split("-")}
    found |= {word.replace("-", "", 1) for word in found if word.startswith("re-")}
    for word in [word for word in found if "'" in word]:
        found |= {word.partition("'")[0], *(("not",) if word.endswith("n't") else ())}
        found |= {"is", "has"} if word.endswith("'s") else {"are"} if word.endswith("'re") else set()
        found |= {"have"} if word.endswith("'ve") else {"will"} if word.endswith("'ll") else set()
        found |= {"am"} if word == "i'm" else {"would", "had"} if word.endswith("'d") else set()
    return frozenset(found)


def subjectless(words: list[str]) -> bool:
    """Whether a passage leaves out whom it is about: "Previously at Acme.", "Formerly a cook at Acme."."""
    opening, second = ([word.lower() for word in words[:2]] + ["", ""])[:2]
    return opening in word_set("gate", "fragment_openers") and second in word_set("gate", "fragment_seconds")


def capitals(words: list[str]) -> int:
    """The number of different words with a capital, but for what usually opens a sentence."""
    first = {word for word in words[:1] if not word.islower() and not _opens(word)}
    return len(first | {word for word in words[1:] if not word.islower()} - {"I"})


def _nouns(name: str, *keys: str) -> frozenset[str]:
    data: dict[str, Any] = vocabulary(name)
    return frozenset(form for key in keys for noun in data[key] for form in forms(noun.lower()))


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words for people by what they do."""
    return _nouns("titles", "heads", "plain_heads", "group_nouns", "mass_group_nouns", "descriptions", "pair_words")


@lru_cache(maxsize=1)
def _duties() -> frozenset[str]:
    """Words for a post other than its title."""
    return _nouns("titles", "duty_nouns", "post_nouns")


@lru_cache(maxsize=1)
def telling() -> frozenset[str]:
    """Words for being employed, titles among them."""
    lemmas = word_set("gate", "work_verbs") | set(vocabulary("titles")["verbs_of_leading"])
    return titles() | frozenset(form for lemma in lemmas for form in forms(lemma))


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    """Words for those, or for the jobs, that are cut."""
    return _nouns("titles", "job_nouns", "layoff_nouns", "group_nouns", "mass_group_nouns") | {"cut", "cuts"}


@lru_cache(maxsize=1)
def _firms() -> frozenset[str]:
    """Words that stand for a company."""
    return _nouns("organizations", "description_nouns", "part_nouns") | {"it", "its"}
