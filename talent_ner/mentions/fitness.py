"""How well a description's noun suits an organization: by its listed kind, its name, and what the page calls it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from ..lexicon.resources import vocabulary, word_set
from ..syntax.mention import ORG, Mention
from .referents import Referent

_LONGEST_CALLING = 9
_ARTICLES = frozenset({"a", "an", "the", "another"})
_JOINTS = frozenset({",", "(", "-", "—", "–"})
_PREMODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})


class Fitness:
    """Scores referents against nouns.

    Args:
        doc: the parsed document.
        mentions: its mentions; names carry their referent.
        referents: the document's registry.
    """

    def __init__(self, doc: Doc, mentions: Iterable[Mention], referents: list[Referent]):
        self.referents = referents
        self.told: dict[int, set[str]] = {}
        for mention in mentions:
            if mention.type == ORG and mention.form == "name" and mention.ref is not None:
                self.told.setdefault(mention.ref, set()).update(_callings(doc, mention))

    def score(self, ref: int, noun: str | None) -> float | None:
        """A bonus or malus in units of the resolver's score; None if the noun cannot mean the organization.

        Without a noun (a pronoun) only outlets, which report on others, are disfavoured.
        """
        referent, told = self.referents[ref], self.told.get(ref, set())
        words = vocabulary("reference")
        if noun is not None and noun in words["required_names"] and noun not in told:
            return self._required(referent, noun)
        if referent.kind == "media" and noun not in word_set("reference", "media_nouns"):
            return -1.5
        if noun is None:
            return 0.0
        if noun in told:
            return 1.5
        commercial = noun in word_set("reference", "commercial")
        if commercial and referent.kind is None and referent.words & word_set("reference", "public_names"):
            return None
        hints = words["name_hints"].get(noun)
        if hints is not None and referent.words & set(hints):
            return 2.0
        kinds = words["kinds"].get(noun)
        if kinds is None or referent.kind is None:
            # called a ferry operator, it is hardly "the startup"; anything may be "the company"
            other = bool(told) and noun not in ("company", "firm", "business", "group", "organization", "organisation")
            return -0.8 if referent.kind is None and (hints is not None or other) else 0.0
        if referent.kind in kinds:
            return 0.5
        if noun in ("startup", "start-up") and referent.kind == "company":
            return -2.5
        return -1.5 if commercial or noun == "lab" else None

    def introduced(self, ref: int) -> bool:
        """Whether the page says what the organization is: nobody explains one that all readers know."""
        return bool(self.told.get(ref))

    @staticmethod
    def _required(referent: Referent, noun: str) -> float | None:
        """Nouns of bodies that carry their kind in their names: "the hospital" is no company."""
        if referent.kind in vocabulary("reference")["kinds"].get(noun, ()):
            return 1.0
        return 2.0 if referent.words & set(vocabulary("reference")["required_names"][noun]) else None


def _callings(doc: Doc, mention: Mention) -> set[str]:
    """What a text calls an organization beside its name: "chip startup Orlan", "Orlan, a maker of"."""
    nouns, found = word_set("organizations", "description_nouns"), set()
    before = mention.start - 1
    if before >= 0 and doc[before].lower_ in nouns:
        found.add(doc[before].lower_)
    i = _after_brackets(doc, mention.end)
    explained = i + 1 < len(doc) and (doc[i].text in _JOINTS or doc[i].lemma_ == "be")
    if explained and doc[i + 1].lower_ in _ARTICLES:
        last = None
        for token in doc[i + 2 : i + 2 + _LONGEST_CALLING]:
            if token.pos_ not in _PREMODIFIERS and token.text not in ("-", '"', "“", "”"):
                break
            last = token
        if last is not None and last.lower_ in nouns:
            found.add(last.lower_)
    return found


def _after_brackets(doc: Doc, i: int) -> int:
    """The token behind a short form in brackets: "Delta Orchard Works (DOW), a maker of"."""
    if i < len(doc) and doc[i].text == ")":
        return i + 1
    if i < len(doc) and doc[i].text == "(":
        for closing in range(i + 1, min(i + 5, len(doc))):
            if doc[closing].text == ")":
                return closing + 1
    return i
