"""``talent_moves``: typed events and affiliations of a Doc, kept as JSON-native dictionaries."""

from __future__ import annotations

import hashlib
from typing import Any

from spacy.tokens import Doc

from ..events.build import events
from ..events.draft import ORG_SLOTS, PAID, TITLED, Draft, Page
from ..events.ties.affiliations import affiliations
from ..events.ties.posts import Employment
from ..lexicon.frames import FrameLexicon, shipped_frames
from ..syntax.layout import text_blocks
from ..syntax.reading import reading
from ..text.markup import as_written
from .checks import require_annotation
from .state import Offsets, clean_view, load_participants, state


class TalentMoves:
    """Binds frames to the mentions of a Doc and writes the events.

    Args:
        lexicon: the frames; the shipped ones by default.
    """

    def __init__(self, lexicon: FrameLexicon | None = None):
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        values = state(doc)
        values["events"], values["affiliations"] = [], []
        if not len(doc):
            return doc
        require_annotation(doc, "talent_moves", "TAG", "DEP")
        page = page_of(doc)
        with reading(doc, ends=True):
            drafts, employments = events(page, self.lexicon or shipped_frames())
            writer = _Writer(page)
            values["events"] = [writer.event(draft) for draft in drafts]
            values["affiliations"] = [writer.tie(tie) for tie in affiliations(page, employments, drafts)]
        return doc


def page_of(doc: Doc) -> Page:
    """The event layer's view of a Doc that the other components have been through."""
    values = state(doc)
    if "mentions" not in values:
        raise ValueError("talent_moves needs talent_mentions earlier in the pipeline")
    return Page(
        doc,
        load_participants(doc),
        values.get("amounts", []),
        values.get("dates", []),
        _headings(doc),
        values.get("published"),
        text_blocks(doc, clean_view(doc)),
    )


def _headings(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the page's headings."""
    view = clean_view(doc)
    if view is None:
        return []
    spans = [
        doc.char_span(b.start, b.end, alignment_mode="expand")
        for b in view.blocks
        if b.kind in ("heading", "meta", "byline")
    ]
    return [(span.start, span.end) for span in spans if span is not None]


class _Writer:
    """Turns drafts into the JSON of the contract, with offsets into the text as given."""

    def __init__(self, page: Page):
        self.page = page
        self.offsets = Offsets(page.doc)
        self._written: dict[str, str] = {}

    def quote(self, start: int, end: int) -> dict[str, Any]:
        span = self.page.doc[start:end]
        begin, stop = self.offsets.span(span.start_char, span.end_char)
        return {"text": self.offsets.source[begin:stop], "start": begin, "end": stop}

    def organization(self, ref: int) -> dict[str, Any]:
        referent = self.page.referents[ref]
        return {"name": self.written(referent.name), "id": referent.id}

    def written(self, name: str) -> str:
        """A name with the apostrophes and hyphens that the text as given has, where it has the name."""
        if name not in self._written:
            self._written[name] = as_written(name, self.offsets.source)
        return self._written[name]

    def participant(self, draft: Draft) -> dict[str, Any] | None:
        if draft.group is not None:
            data = draft.group.data
            return {
                "kind": "group",
                "text": self.quote(draft.group.start, draft.group.end)["text"],
                "count": data.get("count"),
                "at_least": data.get("at_least", False),
                "share": None if data.get("count") else data.get("share"),
            }
        if draft.who is None:
            return None
        return {"kind": "person", **self.organization(draft.who)}

    def event(self, draft: Draft) -> dict[str, Any]:
        data: dict[str, Any] = {
            "type": draft.type,
            "status": draft.status,
            "hedged": draft.hedged,
            "who": self.participant(draft),
        }
        if draft.type == "deal":
            data["kind"] = draft.frame.kind
        for slot in ORG_SLOTS[draft.type]:
            data[slot] = [self.organization(ref) for ref in draft.orgs[slot]]
        if draft.type in TITLED:
            data["role"] = draft.role and self.written(draft.role)
        data["date"] = draft.date and {k: draft.date[k] for k in ("text", "value", "precision")}
        if draft.type in PAID:
            data["amount"] = draft.amount and {k: v for k, v in draft.amount.items() if k not in ("start", "end")}
        data["sources"] = [self.written(source) for source in draft.sources]
        data["trigger"] = self.quote(draft.trigger.i, draft.trigger.i + 1)
        data["evidence"] = [self.quote(*span) for span in sorted(draft.evidence)]
        data["rule"] = draft.frame.id
        return {"id": _identifier(data), **data}

    def tie(self, tie: Employment) -> dict[str, Any]:
        person = self.page.referents[tie.person]
        return {
            "person": {"name": self.written(person.name), "id": person.id},
            "org": self.organization(tie.org),
            "role": tie.role and self.written(tie.role),
            "current": tie.current,
            "evidence": [self.quote(tie.start, tie.end)],
        }


def _identifier(data: dict[str, Any]) -> str:
    """Stable for the same text: a digest of type, participant, organizations and the trigger's place."""
    parts = [
        data["type"],
        str(data["who"]),
        *(str(data[slot]) for slot in ORG_SLOTS[data["type"]]),
        str(data["trigger"]["start"]),
    ]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]
