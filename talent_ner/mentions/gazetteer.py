"""Known names in a Doc: the lists of ``patterns/`` as one phrase matcher."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from ..lexicon.names import Entry, OrganizationEntry, PersonEntry


@dataclass(frozen=True, slots=True)
class ListedName:
    """A list entry's surface in a Doc; ``guarded`` if the surface is also an ordinary word."""

    start: int
    end: int
    label: str
    id: str
    guarded: bool


class Gazetteer:
    """Finds the names and aliases of the listed organizations and people."""

    def __init__(self, nlp: Language, organizations: Iterable[OrganizationEntry], people: Iterable[PersonEntry]):
        self.organizations = {entry.id: entry for entry in organizations}
        self.people = {entry.id: entry for entry in people}
        self._entries: dict[str, tuple[str, str, bool]] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        # the library's own tokenizer cleans pages first, which names do not need
        self._tokenize = getattr(nlp.tokenizer, "inner", nlp.tokenizer)
        listed: dict[str, Iterable[Entry]] = {"ORG": self.organizations.values(), "PERSON": self.people.values()}
        for label, entries in listed.items():
            for entry in entries:
                for surface in entry.surfaces:
                    self._add(nlp, label, entry.id, surface, surface in entry.guarded)

    def _add(self, nlp: Language, label: str, entry_id: str, surface: str, guarded: bool) -> None:
        key = f"{label}|{entry_id}|{int(guarded)}"
        self._entries[key] = (label, entry_id, guarded)
        forms = {surface, surface.upper()} if len(surface) > 3 and not guarded else {surface}
        self._matcher.add(key, [self._tokenize(form) for form in sorted(forms)])

    def find(self, doc: Doc) -> list[ListedName]:
        """The longest matches, without overlap, in text order."""
        spans = filter_spans(self._matcher(doc, as_spans=True))
        return [ListedName(span.start, span.end, *self._entries[span.label_]) for span in spans]
