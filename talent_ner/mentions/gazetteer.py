"""Known names in a Doc: the lists of ``patterns/`` as one phrase matcher, and where they are parts of other names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from ..lexicon.names import Entry, OrganizationEntry, PersonEntry
from .name_evidence import ORG, PERSON, is_title, organization_words


@dataclass(frozen=True, slots=True)
class ListedName:
    """A list entry's surface in a Doc; ``guarded`` if the surface is also an ordinary word."""

    start: int
    end: int
    label: str
    id: str
    guarded: bool

_TITLES_TOO = frozenset({"GM"})
_BEFORE_TITLES = frozenset("the a new now as is was acting former ex deputy assistant interim hotel club group".split())


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


def inside_person(doc: Doc, name: ListedName, given_names: Collection[str]) -> bool:
    """Whether a listed organization is a part of a person's name: "Ada Kolbe", "Otto Brandt"."""
    if name.label != ORG or name.end - name.start > 1:
        return False
    token = doc[name.start]
    following = doc[name.end] if name.end < len(doc) else None
    if following is None:
        return token.ent_type_ == PERSON and token.ent_iob_ == "I"
    if token.ent_type_ == PERSON and (token.ent_iob_ == "I" or following.ent_iob_ == "I"):
        return True
    marked = token.ent_iob_ == "B" and following.ent_iob_ == "I"
    return marked and token.lower_ in given_names and not ends_house(following)


def as_title(doc: Doc, name: ListedName) -> bool:
    """ "The GM of Osk Bay Resort", "now GM at Osk Bay": the short form of a title that is also a listed house's."""
    if doc[name.start].text not in _TITLES_TOO or not 0 < name.start < name.end < len(doc):
        return False
    before, behind = doc[name.start - 1], doc[name.end]
    return behind.lower_ in ("of", "at") and (before.lower_ in _BEFORE_TITLES or before.text == ",")


def ends_house(token: Token) -> bool:
    """ "Labs", "Trading": no surname."""
    return token.text in organization_words("suffixes") or token.text in organization_words("trades")


def read_on(doc: Doc, name: ListedName) -> Span | None:
    """What the recogniser reads on from a listed name: "Lind Verify", "Lind Wealth Management", not "Lind AI"."""
    end = name.end
    if name.label != ORG or doc[name.start].ent_type_ != ORG or doc[name.start].ent_iob_ != "B":
        return None
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    tail = doc[name.end : end]
    if not 0 < len(tail) < 4 or not all(t.text[:1].isupper() or t.text == "&" for t in tail):
        return None
    titled = end < len(doc) and is_title(doc[end]) and doc[end].text[:1].isupper()
    thing = tail[-1].text == "AI" or tail[-1].text in organization_words("things")
    return tail if (len(tail) == 1 or ends_house(tail[-1])) and not thing and not titled else None
