"""Who works or worked where, as titles, verbs of work and groups state it; and for whom a person acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import GROUP, ORG, PERSON, ROLE, Mention
from ..syntax.modality import UNREAL, assess
from ..syntax.roles import Roles, roles
from .draft import Page

_WORK = frozenset("work serve consult teach intern".split())
_LEAD = frozenset("lead head run oversee manage direct chair helm".split())
_STAY = frozenset("stay remain".split())
_EMPLOY = frozenset("pay employ".split())
_POSTS = frozenset("job role position post chair".split())
_HOLD = frozenset("leave quit have hold give keep lose vacate resign abandon occupy".split())


@dataclass(frozen=True, slots=True)
class Employment:
    """A person's tie to an organization; ``start`` and ``end`` are the tokens that state it."""

    person: int
    org: int
    role: str | None
    current: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Untold:
    """A person's title that names no employer."""

    person: int
    role: str
    current: bool
    start: int
    end: int


class Employments:
    """All ties of a page, asked by person; ``untold`` holds the titles without an employer."""

    def __init__(self, page: Page):
        self.page = page
        self.untold = list(self._without_employer())
        self.all = list(
            _unique(
                [
                    *self._from_titles(),
                    *self._from_groups(),
                    *self._from_verbs(),
                    *self._from_stays(),
                    *self._from_tenures(),
                ]
            )
        )
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
        found = next((m for m in self.page.index.mentions if m.type == ORG and m.ref == tie.org), None)
        return replace(found, data={}) if found is not None else None

    def _from_titles(self) -> Iterator[Employment]:
        for tie in self.page.participants.ties:
            person, org = self.page.ref_at(tie.person), self.page.ref_at(tie.org)
            if person is not None and org is not None:
                yield Employment(person, org, tie.role, tie.current, tie.start, tie.end)
        for mention in self.page.index.mentions:
            if (
                mention.type == PERSON
                and mention.form == "description"
                and mention.ref is not None
                and not self._coming(mention)
            ):
                org = self.page.ref_at(mention.data.get("employer"))
                if org is not None:
                    yield Employment(
                        mention.ref,
                        org,
                        mention.data.get("text"),
                        not mention.data["former"],
                        mention.start,
                        mention.end,
                    )

    def _coming(self, mention: Mention) -> bool:
        """ "The new chief": whoever comes to mind before, it is not who held the post so far."""
        return any(t.lower_ in ("new", "next", "incoming") for t in self.page.doc[mention.start : mention.end])

    def _without_employer(self) -> Iterator[Untold]:
        for tie in self.page.participants.ties:
            person = self.page.ref_at(tie.person)
            if person is not None and tie.role is not None and self.page.ref_at(tie.org) is None:
                yield Untold(person, tie.role, tie.current, tie.start, tie.end)

    def _from_groups(self) -> Iterator[Employment]:
        """ "Two former Acme researchers, Ann Li and Bo Chen"."""
        for mention in self.page.index.mentions:
            org = self.page.ref_at(mention.data.get("employer")) if mention.type == GROUP else None
            if org is None:
                continue
            for head in mention.data.get("members", ()):
                member = self.page.ref_at(head)
                if member is not None:
                    role = self.page.doc[mention.head].lemma_.lower()
                    yield Employment(
                        member,
                        org,
                        None if role in word_set("titles", "not_roles") else role,
                        not mention.data["former"],
                        mention.start,
                        mention.end,
                    )

    def _from_stays(self) -> Iterator[Employment]:
        """ "Stayed with X", "remains at X", and "X pays her"."""
        for token in self.page.doc:
            if (
                token.pos_ != "VERB"
                or token.lemma_ not in _STAY | _EMPLOY
                or any(c.dep_ == "neg" for c in token.children)
            ):
                continue
            filled = roles(token)
            if token.lemma_ in _STAY:
                people = self._typed(filled.get("subject", []), PERSON)
                orgs = self._typed([t for name in ("at", "with") for t in filled.get(name, [])], ORG)
                told = token.tag_ in ("VBD", "VBZ", "VBP") or token.head.lemma_ in ("decide", "choose", "opt")
            else:
                people = self._typed(filled.get("object", []), PERSON)
                orgs = self._typed(filled.get("subject", []), ORG)
                told = token.tag_ in ("VBZ", "VBP")
            if told and people and orgs and assess(token).status != UNREAL:
                yield Employment(people[0].ref, orgs[0].ref, None, True, token.i, token.i + 1)  # type: ignore[arg-type]

    def _from_verbs(self) -> Iterator[Employment]:
        """ "works at X", "led research at X", "served as CFO of X"."""
        for token in self.page.doc:
            if token.pos_ != "VERB" or token.lemma_ not in _WORK | _LEAD:
                continue
            found = roles(token)
            people = self._typed(found.get("subject", []), PERSON)
            orgs = self._typed([t for name in ("at", "for", "with", "where") for t in found.get(name, [])], ORG)
            role, employer = self._role(found, token)
            if not orgs and token.lemma_ in _LEAD:
                orgs = self._typed(found.get("object", []), ORG)
                role = None if orgs else role
            org = orgs[0].ref if orgs else employer
            if not people or org is None or people[0].ref is None:
                continue
            auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "neg")}
            if auxiliaries & {"will", "would", "could", "may", "might", "not", "n't", "'ll"} or token.tag_ == "VB":
                continue
            going_on = token.tag_ in ("VBZ", "VBP", "VBG") and not auxiliaries & {"had", "was", "were"}
            reduced = token.tag_ in ("VBN", "VBD") and token.dep_ == "acl"
            current = going_on or reduced or bool(auxiliaries & {"has", "have"})
            previously = any(c.lower_ in ("previously", "formerly", "once", "earlier") for c in token.children)
            span = token.sent
            yield Employment(people[0].ref, org, role, current and not previously, span.start, span.end)

    def _typed(self, tokens: list[Token], kind: str) -> list[Mention]:
        found = [self.page.index.at(t.i) for t in tokens]
        return [m for m in found if m is not None and m.type == kind and m.ref is not None]

    def _role(self, found: Roles, verb: Token) -> tuple[str | None, int | None]:
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
        """ "after seven years at X", "stints at X and Y", "his time at X": former ties of the clause's subject."""
        nouns = word_set("titles", "tenure_nouns")
        for token in self.page.doc:
            if token.lemma_.lower() not in nouns:
                continue
            filled = roles(token)
            orgs = self._typed(filled.get("at", []) + filled.get("with", []), ORG)
            if not orgs or token.lemma_.lower() in _POSTS and self._not_held(token):
                continue
            owners = self._typed(filled.get("possessor", []), PERSON) or self._typed(
                self._clause_subject(token), PERSON
            )
            for org in [*orgs, *self._coordinated(orgs[0])]:
                if owners and org.ref is not None and owners[0].ref is not None:
                    yield Employment(owners[0].ref, org.ref, None, False, token.i, org.end)

    def _not_held(self, post: Token) -> bool:
        """A job that is offered, taken or turned down is not one that was held."""
        return tree.is_verbal(post.head) and post.head.lemma_ not in _HOLD

    def _coordinated(self, mention: Mention) -> list[Mention]:
        found = [self.page.index.headed(head) for head in mention.data.get("coordinated", ())]
        return [m for m in found if m is not None and m.type == ORG]

    def _clause_subject(self, token: Token) -> list[Token]:
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
