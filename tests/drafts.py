"""Drafts of events and their pages made by hand, for the tests of the event layer."""

from __future__ import annotations

from typing import Any

from parses import BLANK, parse, word
from spacy.tokens import Doc

from talent_ner.events.draft import ORG_SLOTS, Draft, Page
from talent_ner.lexicon.frames import Frame, parse_frame
from talent_ner.mentions.build import Participants, participants
from talent_ner.mentions.referents import Referent
from talent_ner.text import dates, money
from talent_ner.types import Amount, DateValue

LENGTH = 100
CHEN, MILLER, ACME, GOOGLE, DEEPMIND = range(5)


def frame(event: str = "move", identifier: str = "test", **more: Any) -> Frame:
    """A frame of the event type whose slots do not matter."""
    slot, kind = ("buyer", {"kind": "acquisition"}) if event == "deal" else ("who", {})
    raw = {"id": identifier, "event": event, "trigger": {"lemma": ["x"], "pos": ["VERB"]}, "examples": ["-"],
           "slots": {slot: {"roles": ["subject"], "types": ["ORG"]}}}
    return parse_frame(raw | kind | more, "test.json")


def bare_page() -> Page:
    """A page of :data:`LENGTH` words without mentions that knows two people and three organizations.

    DeepMind belongs to Google.
    """
    doc = Doc(BLANK.vocab, words=["word"] * LENGTH, sent_starts=[i % 10 == 0 for i in range(LENGTH)])
    referents = [Referent("PERSON", "Laura Chen"), Referent("PERSON", "David Miller"), Referent("ORG", "Acme", "acme"),
                 Referent("ORG", "Google", "google"), Referent("ORG", "DeepMind", "deepmind", parent="google")]
    return Page(doc, Participants([], referents, []), [], [], [])


def draft(page: Page, trigger: int | str, event: str = "move", frame_data: dict[str, Any] | None = None,
          **values: Any) -> Draft:
    """A draft told at a token, given by its number or its text; organizations go by the name of their slot."""
    token = page.doc[trigger] if isinstance(trigger, int) else word(page.doc, trigger)
    orgs = {slot: list(values.pop(slot, ())) for slot in ORG_SLOTS[event]}
    values.setdefault("evidence", [(token.sent.start, token.sent.end)])
    return Draft(frame(event, **(frame_data or {})), token, orgs=orgs, **values)


def _located(doc: Doc, values: list[DateValue] | list[Amount]) -> list[dict[str, Any]]:
    spans = [(doc.char_span(value.start, value.end, alignment_mode="expand"), value) for value in values]
    return [{"start": span.start, "end": span.end, "value": value.to_dict()} for span, value in spans]


def parsed_page(identifier: str, published: str | None = None, headings: list[tuple[int, int]] | None = None) -> Page:
    """The page of a frozen parse, with its participants, dates and amounts."""
    doc = parse(identifier)
    return Page(doc, participants(doc, {}), _located(doc, money.find(doc.text)),
                _located(doc, dates.find(doc.text, published)), headings or [], published)


def referent(page: Page, name: str) -> int:
    """The number of the page's referent of that name."""
    return next(number for number, known in enumerate(page.referents) if known.name == name)
