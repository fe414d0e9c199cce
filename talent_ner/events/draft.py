"""An event while it is being put together, and the document it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from ..lexicon.frames import Frame
from ..mentions.build import Participants
from ..mentions.referents import Referent
from ..mentions.salience import leading
from ..mentions.sections import topics
from ..syntax.columns import tokens_with
from ..syntax.contents import Contents
from ..syntax.layout import TextBlock
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex

ORG_SLOTS = {
    "move": ("origin", "destination"),
    "offer": ("organization",),
    "appointment": ("organization",),
    "founding": ("organization",),
    "deal": ("buyer", "target"),
}
PAID = frozenset({"move", "offer", "deal"})
_SHORT = 150  # tokens
TITLED = frozenset({"move", "offer", "appointment"})


@dataclass(slots=True)
class Draft:
    """One event for one participant. Organizations are referents of the document's registry; spans are token pairs.

    ``region`` is the stretch that tells the event where that is less than the trigger's sentence: a row, a remnant.
    ``reasons`` tells by which rule an inferred slot was filled, ``ruled_out`` which organizations a slot cannot mean.
    """

    frame: Frame
    trigger: Token
    who: int | None = None
    group: Mention | None = None
    mention: Mention | None = None
    orgs: dict[str, list[int]] = field(default_factory=dict)
    role: str | None = None
    status: str = "occurred"
    hedged: bool = False
    sources: list[str] = field(default_factory=list)
    date: dict[str, Any] | None = None
    amount: dict[str, Any] | None = None
    evidence: list[tuple[int, int]] = field(default_factory=list)
    inferred: set[str] = field(default_factory=set)
    reasons: dict[str, str] = field(default_factory=dict)
    ruled_out: dict[str, set[int]] = field(default_factory=dict)
    unresolved: frozenset[str] = frozenset()
    ahead: bool = False
    predecessor: int | None = None
    region: tuple[int, int] | None = None

    @property
    def type(self) -> str:
        return self.frame.event

    @property
    def identity(self) -> tuple[Any, ...]:
        """Who the event is about: a person, a group by its figures, or (for a deal) nobody."""
        if self.group is not None:
            data = self.group.data
            return (
                ("group", data.get("count"), data.get("share"))
                if data.get("count") or data.get("share")
                else ("group", self.group.start)
            )
        return ("person", self.who)

    def infer(self, slot: str, ref: int, reason: str) -> None:
        """Fills a slot with what no word of the clause tells."""
        self.orgs[slot] = [ref]
        self.reasons[slot] = reason
        self.inferred.add(slot)

    def filled(self) -> int:
        """How much the draft says: its filled slots."""
        return sum(len(v) for v in self.orgs.values()) + sum(v is not None for v in (self.role, self.date, self.amount))


@dataclass
class Page:
    """What the event layer reads: the parsed document, its participants, its values by token, and its layout."""

    doc: Doc
    participants: Participants
    amounts: list[dict[str, Any]]
    dates: list[dict[str, Any]]
    headings: list[tuple[int, int]]
    published: str | None = None
    blocks: list[TextBlock] = field(default_factory=list)
    index: MentionIndex = field(init=False)

    def __post_init__(self) -> None:
        self.index = MentionIndex(self.participants.mentions)
        self.dates = [date for date in self.dates if not self._in_name(date)]

    def _in_name(self, date: dict[str, Any]) -> bool:
        """ "Hours later Jan Berg resigned": the name of a month that is a person's."""
        named = self.index.covering(date["end"] - 1)
        return named is not None and named.type == PERSON and named.form == "name"

    def employs(self, ref: int) -> bool:
        """Whether an organization may be what a passage is about: outlets only report, agencies only sell pictures."""
        referent = self.referents[ref]
        return referent.kind != "media" and "images" not in referent.words

    @property
    def short(self) -> bool:
        """Whether a text names even the house that it is about but once or twice."""
        return len(self.doc) < _SHORT

    def tokens(self, words: Iterable[str]) -> list[Token]:
        """The tokens whose lemma or form is one of the words, in text order: of a page the few that a rule asks for."""
        return tokens_with(self.doc, words)

    @cached_property
    def contents(self) -> Contents:
        """What each sentence speaks of: where no organization is told, nobody works for one."""
        return Contents(self.doc, self.index)

    @cached_property
    def topics(self) -> dict[int, Mention]:
        """The person whom a heading, or the item before, makes a block speak of, by the block's first token."""
        return topics(self.doc, self.blocks, self.index, loosely=True)

    @cached_property
    def named(self) -> Counter[int]:
        """How often the page speaks of each organization that it may be about."""
        refs = (m.ref for m in self.index.mentions if m.type == ORG)
        return Counter(ref for ref in refs if ref is not None and self.employs(ref))

    @cached_property
    def names(self) -> Counter[int]:
        """How often the page calls each organization by a name."""
        named = (m for m in self.index.mentions if m.type == ORG and m.form in ("name", "surname"))
        return Counter(m.ref for m in named if m.ref is not None)

    @cached_property
    def protagonist(self) -> int | None:
        """The organization the page is about: named at least three times, and half as often again as any other."""
        counts = self.named.copy()
        opening = self.headings[0][1] if self.headings else 0
        for mention in self.index.between(0, max(opening, 30), ORG):
            if mention.ref is not None and mention.ref in counts:
                counts[mention.ref] += 1
        return leading(counts)

    @property
    def referents(self) -> list[Referent]:
        return self.participants.referents

    def ref_at(self, head: int | None) -> int | None:
        """The referent of the mention headed by a token."""
        if head is None:
            return None
        mention = self.index.headed(head) or self.index.covering(head)
        return mention.ref if mention is not None else None


def other_bid_between(draft: Draft, drafts: list[Draft], token: Token) -> bool:
    """Whether another offer to the same person stands between the draft and a token that may answer it."""
    return any(
        d is not draft
        and d.type == "offer"
        and d.identity == draft.identity
        and d.orgs != draft.orgs
        and draft.trigger.i < d.trigger.i < token.i
        for d in drafts
    )


def arrived_long_ago(draft: Draft, page: Page) -> bool:
    """ "Ann Li, co-founder of Acme, was hired by Beta in 2019": a move dated years before the page itself."""
    return draft.type == "move" and bool(draft.orgs["destination"]) and long_ago(draft, page)


def long_ago(draft: Draft, page: Page) -> bool:
    """Whether an event is told with a year before the page's last: background, not what the page tells now."""
    year = ((draft.date or {}).get("value") or "")[:4]
    return year.isdigit() and page.published is not None and int(year) + 1 < int(page.published[:4])


def referents(mentions: list[Mention] | tuple[()], page: Page) -> list[int]:
    """What mentions refer to, each once, in their order."""
    found: list[int] = []
    for mention in mentions:
        if mention.ref is not None and mention.ref not in found:
            found.append(mention.ref)
    return found
