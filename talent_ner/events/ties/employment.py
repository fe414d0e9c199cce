"""Who works or worked where, as titles, verbs of work and groups state it; and for whom a person acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...lexicon.resources import word_set
from ...syntax.mention import GROUP, ORG, PERSON, Mention
from ..draft import Page
from .posts import Employment, Untold
from .work import Clauses


def _is_service(name: str) -> bool:
    """Whether a name is that of a service whose members serve elsewhere: "IAS", "Punjab Civil Service"."""
    known = name in word_set("organizations", "civil_services")
    return known or name.endswith((" Civil Service", " Administrative Service"))


class Employments:
    """All ties of a page, asked by person.

    ``untold`` holds the titles without an employer, ``careers`` all ties but those of the press's own biographies.
    """

    def __init__(self, page: Page):
        self.page = page
        clauses = Clauses(page)
        self.untold = sorted([*self._without_employer(), *clauses.untold()], key=lambda t: (t.start, t.end))
        self.all = list(
            _unique(
                tie
                for tie in (*self._from_titles(), *self._from_groups(), *clauses.ties())
                # "IAS officer Ann Li": whatever her post, she is of that service
                if not _is_service(page.referents[tie.org].name)
            )
        )
        self._by_person: dict[int, list[Employment]] = {}
        self.careers = [tie for tie in self.all if not self._biography(tie)]
        for tie in self.careers:
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

    def _biography(self, tie: Employment) -> bool:
        """ "Ann Li is a reporter at X" below her article: who writes about a move is no part of it.

        Where she was before that is a part of her own life, which only her own moves ask for.
        """
        press = word_set("titles", "press_heads") & set((tie.role or "").lower().split())
        return bool(press) and tie.current and any(t.lemma_ == "be" for t in self.page.doc[tie.start : tie.end])

    def _from_titles(self) -> Iterator[Employment]:
        for tie in self.page.participants.ties:
            person, org = self.page.ref_at(tie.person), self.page.ref_at(tie.org)
            if person is not None and org is not None and self.page.referents[org].type == ORG:
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
                        role if role in word_set("titles", "heads") - word_set("titles", "not_roles") else None,
                        not mention.data["former"],
                        mention.start,
                        mention.end,
                    )


def _unique(ties: Iterable[Employment]) -> Iterator[Employment]:
    seen = set()
    for tie in sorted(ties, key=lambda t: (t.start, t.end)):
        key = (tie.person, tie.org, tie.role, tie.current)
        if key not in seen:
            seen.add(key)
            yield tie
