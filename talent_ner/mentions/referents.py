"""The people and organizations of a document: which names mean the same one, and the fullest form of each."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum
from typing import Any

from spacy.tokens import Span

from ..lexicon.resources import vocabulary, word_set
from ..syntax.mention import ORG, PERSON, Mention

_LEGAL = frozenset("inc inc. corp corp. llc ltd ltd. plc gmbh co co. ag sa the".split())


@dataclass(slots=True)
class Referent:
    """A person or organization of the document.

    ``kind`` is the list's kind of organization, that of outlets if the page tells so, or None; ``weight`` what the
    page says for its being an organization, in units of one weak cue, or None if nobody weighed it.
    """

    type: str
    name: str
    id: str | None = None
    kind: str | None = None
    parent: str | None = None
    gender: str | None = None
    weight: float | None = None
    words: frozenset[str] = field(default_factory=frozenset)

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "name": self.name,
            "id": self.id,
            "kind": self.kind,
            "parent": self.parent,
            "gender": self.gender,
            "weight": self.weight,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Referent:
        return cls(**data, words=name_words(data["name"]))


def fold(word: str) -> str:
    """A word without case and diacritics."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() or word.lower()


def name_words(name: str) -> frozenset[str]:
    """The words of a name, folded, without legal forms."""
    return frozenset(w for w in (fold(w).strip(",") for w in re.split(r"[\s\-]+", name)) if w and w not in _LEGAL)


def given_name_gender(name: str) -> str | None:
    """``"f"`` or ``"m"`` where the given name tells, else None."""
    first = fold(name.split()[0])
    if first in word_set("people", "female"):
        return "f"
    return "m" if first in word_set("people", "male") else None


def _full_name(span: Span, names: dict[int, Mention]) -> str:
    """The name with the surname that it shares: "Karl" in "Karl and Emil Adler" is "Karl Adler"."""
    link = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    other = names.get(span.end + 1)
    shared = len(span) == 1 and link in ("and", "&") and other is not None and other.form == "name"
    return f"{span.text} {span.doc[other.end - 1].text}" if shared and other is not None else span.text


def _told_gender(span: Span) -> str | None:
    """The gender that an honorific before the name tells."""
    before = span.doc[span.start - 1].text if span.start > 0 else ""
    gender: str | None = vocabulary("titles")["honorifics"].get(before)
    return gender


class Registry:
    """Collects the referents of a document's name spans."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []

    def add_people(self, spans: list[Span]) -> list[Mention]:
        """Mentions of the PERSON spans: full names first, then the shorter forms that belong to them."""
        mentions: dict[int, Mention] = {}
        for span in sorted(spans, key=lambda s: (-len(s), s.start)):
            ref = self._find_person(span, mentions.values())
            text = _full_name(span, mentions)
            if ref is None:
                self.referents.append(
                    Referent(PERSON, text, span.kb_id_ or None, gender=given_name_gender(text), words=name_words(text))
                )
                ref = len(self.referents) - 1
            if span.kb_id_ and not self.referents[ref].id:
                self.referents[ref].id = span.kb_id_
            form = "name" if len(span) > 1 or text != span.text else "surname"
            mentions[span.start] = Mention(span.start, span.end, span.root.i, PERSON, form, ref)
            self._honorific(span, ref)
        return [mentions[start] for start in sorted(mentions)]

    def _honorific(self, span: Span, ref: int) -> None:
        self.referents[ref].gender = self.referents[ref].gender or _told_gender(span)

    def _find_person(self, span: Span, mentions: Iterable[Mention]) -> int | None:
        """An earlier-registered person whose name holds all words of this one, the last word counting most.

        A surname that several people share goes to the one whom its honorific fits and who was named last.
        """
        words = name_words(span.text)
        last = fold(span[-1].text)
        matches = [
            i
            for i, r in enumerate(self.referents)
            if r.type == PERSON and (words <= r.words or (span.kb_id_ and r.id == span.kb_id_))
        ]
        if len(words) > 1 or len(matches) <= 1:
            return matches[0] if matches else None
        ending = [i for i in matches if fold(self.referents[i].name.split()[-1]) == last]
        gender = _told_gender(span)
        fitting = [i for i in ending or matches if not gender or self.referents[i].gender in (gender, None)]
        before = [m for m in mentions if m.form == "name" and m.start < span.start and m.ref in fitting]
        return max(before, key=lambda m: m.start).ref if before else (fitting or ending or matches)[0]

    def add_organizations(
        self,
        spans: list[Span],
        kinds: dict[str, tuple[str, str | None]],
        canonical: dict[str, str],
        equations: Iterable[tuple[Span, Span]] = (),
        weights: Mapping[str, float] | None = None,
    ) -> list[Mention]:
        """Mentions of the ORG spans.

        Args:
            spans: the names.
            kinds: kind and parent of list ids.
            canonical: the usual names of list ids.
            equations: pairs of spans that the text calls one organization, the leading name first.
            weights: by surface, what speaks for an organization on the page.
        """
        mentions: dict[int, Mention] = {}
        same = {other.text: name.text for name, other in equations if name.text != other.text}
        same = {other: same.get(name, name) for other, name in same.items()}
        by_text: dict[str, int] = {}
        for span in sorted(spans, key=lambda s: (s.text in same, -len(s), s.start)):
            ref = by_text.get(same.get(span.text, ""), self._find_organization(span))
            if ref is None:
                kind, parent = kinds.get(span.kb_id_, (None, None))
                self.referents.append(
                    Referent(ORG, _tidy(span.text), span.kb_id_ or None, kind, parent, words=name_words(span.text))
                )
                ref = len(self.referents) - 1
            elif span.kb_id_ and not self.referents[ref].id:
                # first met in a form that the list does not know: "META" in a headline, "Meta" below
                self.referents[ref].id = span.kb_id_
                self.referents[ref].kind, self.referents[ref].parent = kinds.get(span.kb_id_, (None, None))
            by_text.setdefault(span.text, ref)
            mentions[span.start] = Mention(span.start, span.end, span.root.i, ORG, "name", ref)
        self._settle_names(mentions.values(), spans, canonical)
        if weights is not None:
            self._weigh(mentions.values(), spans, weights)
        return [mentions[start] for start in sorted(mentions)]

    def _weigh(self, mentions: Iterable[Mention], spans: list[Span], weights: Mapping[str, float]) -> None:
        """Sums what speaks for the forms of each name."""
        text_at = {span.start: span.text for span in spans}
        forms: dict[int, set[str]] = {}
        for mention in mentions:
            if mention.ref is not None:
                forms.setdefault(mention.ref, set()).add(text_at[mention.start])
        for ref, seen in forms.items():
            self.referents[ref].weight = round(fsum(weights.get(form, 0.0) for form in seen), 1)

    def _settle_names(self, mentions: Iterable[Mention], spans: list[Span], canonical: dict[str, str]) -> None:
        """A listed organization goes by its usual name if the text uses it, else by its most frequent form."""
        text_at = {span.start: _tidy(span.text) for span in spans}
        forms: dict[int, Counter[str]] = {}
        for mention in mentions:
            if mention.ref is not None:
                forms.setdefault(mention.ref, Counter())[text_at[mention.start]] += 1
        for ref, seen in forms.items():
            referent = self.referents[ref]
            usual = canonical.get(referent.id or "")
            if referent.id:
                referent.name = (
                    usual
                    if usual is not None and usual in seen
                    else max(seen, key=lambda form: (seen[form], len(form), form))
                )

    def _find_organization(self, span: Span) -> int | None:
        text = _tidy(span.text)
        words = name_words(span.text)
        for i, referent in enumerate(self.referents):
            if referent.type != ORG:
                continue
            if span.kb_id_ or referent.id:
                if span.kb_id_ == (referent.id or ""):
                    return i
                if span.kb_id_ and referent.id:
                    continue
            unlisted = not span.kb_id_ and not referent.id and not self._others_open_with(text, referent.name)
            if referent.words == words or _begins(referent.name, text, unlisted=unlisted):
                return i
        return self._named_in_short(span)

    def _others_open_with(self, word: str, name: str) -> bool:
        """Whether "Halden" is short for several: for Halden Realty and, as it may be a town, for Halden University."""
        opening = (r.name for r in self.referents if r.type == ORG and r.name.split()[0].lower() == word.lower())
        return not all(
            name == other or _begins(other, name, unlisted=False) or _begins(name, other, unlisted=False)
            for other in opening
        )

    def _named_in_short(self, span: Span) -> int | None:
        """Whom "the Center", "School Board" mean: the organization of the page whose name has the word, or so ends."""
        before = span.doc[span.start - 1].lower_ if span.start else ""
        if len(span) > 1 and all(t.lower_ in word_set("organizations", "public_words") for t in span):
            ending = f" {_tidy(span.text).lower()}"
            whole = [i for i, r in enumerate(self.referents) if r.type == ORG and r.name.lower().endswith(ending)]
            return whole[0] if len(whole) == 1 else None
        if span.text not in word_set("organizations", "generic_names") or before != "the":
            return None
        longer = [i for i, r in enumerate(self.referents) if r.type == ORG and span.text in r.name.split()[1:]]
        core = min(longer, key=lambda i: len(self.referents[i].words), default=None)
        same = core is not None and all(self.referents[core].words <= self.referents[i].words for i in longer)
        return core if same else None


def _tidy(text: str) -> str:
    return text.strip(" ,")


def _begins(longer: str, shorter: str, *, unlisted: bool) -> bool:
    """Whether the longer name starts with the shorter one's words ("Thinking Machines Lab", "Thinking Machines").

    A lone word needs a tail that says little; where the lists know neither name, a trade or kind will do ("Halden
    Realty", "Halden").
    """
    a, b = longer.lower().split(), shorter.lower().split()
    if len(b) >= len(a) or a[: len(b)] != b:
        return False
    if len(b) > 1 or a[-1] in word_set("organizations", "plain_tails"):
        return True
    return unlisted and shorter not in word_set("organizations", "places") and all(w in _kind_words() for w in a[1:])


@lru_cache(maxsize=1)
def _kind_words() -> frozenset[str]:
    """What may follow the distinguishing word of a name, in small letters: its trade, kind or legal form.

    Not what a house or a town may own: the Halden Foundation, Halden Gazette and Halden University are not Halden.
    """
    lists = ("suffixes", "trades", "house_tails", "legal_forms")
    words = {word.lower() for key in lists for word in word_set("organizations", key)} | {"&", "and"}
    others = word_set("organizations", "offshoots") | {*vocabulary("reference")["required_names"]["paper"]}
    return frozenset(words - others | word_set("organizations", "public_words"))
