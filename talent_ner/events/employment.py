"""Who works or worked where, as titles, verbs of work and groups state it; and for whom a person acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import ORG, PERSON, ROLE, Mention
from ..syntax.roles import roles
from .draft import Page

_WORK = frozenset("work serve consult teach intern".split())
_LEAD = frozenset("lead head run oversee manage direct chair helm".split())
_SPEND = frozenset("spend pass".split())


@dataclass(frozen=True, slots=True)
class Employment:
    """A person's tie to an organization; ``start`` and ``end`` are the tokens that state it."""

    person: int
    org: int
    role: str | None
    current: bool
    start: int
    end: int


class Employments:
    """All ties of a page, asked by person."""

    def __init__(self, page: Page):
        self.page = page
        self.all = list(_unique([*self._from_titles(), *self._from_verbs(), *self._from_tenures()]))
        self._by_person: dict[int, list[Employment]] = {}
        for tie in self.all:
            self._by_person.setdefault(tie.person, []).append(tie)

    def of(self, person: int | None) -> list[Employment]:
        """The person's ties, in text order."""
        return self._by_person.get(person, []) if person is not None else []

    def acting_for(self, mention: Mention) -> Mention | None:
        """The organization a person leads at present, as an ORG mention ("Zuckerberg" hires for Meta)."""
        tie = next((t for t in self.of(mention.ref) if t.current), None)
        if tie is None:
            return None
        return next((m for m in self.page.index.mentions if m.type == ORG and m.ref == tie.org), None)

    def _from_titles(self) -> Iterator[Employment]:
        for tie in self.page.participants.ties:
            person, org = self.page.ref_at(tie.person), self.page.ref_at(tie.org)
            if person is not None and org is not None:
                yield Employment(person, org, tie.role, tie.current, tie.start, tie.end)
        for mention in self.page.index.mentions:
            if mention.type == PERSON and mention.form == "description" and mention.ref is not None:
                org = self.page.ref_at(mention.data.get("employer"))
                if org is not None:
                    yield Employment(mention.ref, org, mention.data.get("text"), not mention.data["former"], mention.start, mention.end)

    def _from_verbs(self) -> Iterator[Employment]:
        """"works at X", "led research at X", "served as CFO of X"."""
        for token in self.page.doc:
            if token.pos_ != "VERB" or token.lemma_ not in _WORK | _LEAD:
                continue
            found = roles(token)
            people = self._typed(found.get("subject", []), PERSON)
            orgs = self._typed([t for name in ("at", "for", "with", "where") for t in found.get(name, [])], ORG)
            role, employer = self._role(found, token)
            if not orgs and token.lemma_ in _LEAD:
                orgs = self._typed(found.get("object", []), ORG)
                role = role or ("head" if orgs else None)
            org = orgs[0].ref if orgs else employer
            if not people or org is None or people[0].ref is None:
                continue
            auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "neg")}
            if auxiliaries & {"will", "would", "could", "may", "might", "not", "n't", "'ll"} or token.tag_ == "VB":
                continue
            current = token.tag_ in ("VBZ", "VBP", "VBG") and not auxiliaries & {"had", "was", "were"} or "has" in auxiliaries
            previously = any(c.lower_ in ("previously", "formerly", "once", "earlier") for c in token.children)
            span = token.sent
            yield Employment(people[0].ref, org, role, current and not previously, span.start, span.end)

    def _typed(self, tokens: list, kind: str) -> list[Mention]:  # type: ignore[type-arg]
        found = [self.page.index.at(t.i) for t in tokens]
        return [m for m in found if m is not None and m.type == kind and m.ref is not None]

    def _role(self, found: dict, verb) -> tuple[str | None, int | None]:  # type: ignore[no-untyped-def,type-arg]
        for token in found.get("as", []):
            mention = self.page.index.at(token.i)
            if mention is not None and mention.type == ROLE:
                return mention.data["text"], self.page.ref_at(mention.data.get("employer"))
        if verb.lemma_ in _LEAD:
            mention = self.page.index.headed(verb.i)
            if mention is not None and mention.type == ROLE:
                return mention.data["text"], self.page.ref_at(mention.data.get("employer"))
        return None, None

    def _from_tenures(self) -> Iterator[Employment]:
        """"after seven years at X", "stints at X and Y", "his time at X": former ties of the clause's subject."""
        nouns = word_set("titles", "tenure_nouns")
        for token in self.page.doc:
            if token.lemma_.lower() not in nouns:
                continue
            filled = roles(token)
            orgs = self._typed(filled.get("at", []) + filled.get("with", []), ORG)
            if not orgs:
                continue
            owners = self._typed(filled.get("possessor", []), PERSON) or self._typed(self._clause_subject(token), PERSON)
            for org in [*orgs, *self._coordinated(orgs[0])]:
                if owners and org.ref is not None and owners[0].ref is not None:
                    yield Employment(owners[0].ref, org.ref, None, False, token.i, org.end)

    def _coordinated(self, mention: Mention) -> list[Mention]:
        found = [self.page.index.headed(head) for head in mention.data.get("coordinated", ())]
        return [m for m in found if m is not None and m.type == ORG]

    def _clause_subject(self, token):  # type: ignore[no-untyped-def]
        node = token
        for _ in range(6):
            if tree.is_verbal(node):
                subject = tree.surface_subject(node)
                return [subject] if subject is not None else []
            if node.head.i == node.i:
                break
            node = node.head
        return []


def _unique(ties: list[Employment]) -> Iterator[Employment]:
    seen = set()
    for tie in sorted(ties, key=lambda t: (t.start, t.end)):
        key = (tie.person, tie.org, tie.role, tie.current)
        if key not in seen:
            seen.add(key)
            yield tie
