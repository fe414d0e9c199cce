"""Pages made by hand from names alone, for the tests of what reads layout and not parses."""

from __future__ import annotations

import re

from parses import BLANK
from spacy.tokens import Doc

from talent_ner.events.draft import Page
from talent_ner.mentions.build import Participants
from talent_ner.mentions.referents import Referent
from talent_ner.syntax.layout import text_blocks
from talent_ner.syntax.mention import ORG, PERSON, ROLE, Mention
from talent_ner.text import dates
from talent_ner.text.clean import clean

PEOPLE = ("Laura Chen", "David Miller", "Anna Weber", "Miller", "Chen")
ORGANIZATIONS = ("Acme", "Orbit", "Sequoia")
TITLES = ("head of fraud", "counsel", "chief nurse", "CTO")


def marked(doc: Doc) -> tuple[list[Mention], list[Referent]]:
    """Mentions of the cast and of its titles, wherever they stand; a surname is that of the full name."""
    referents = [Referent(PERSON, name) for name in PEOPLE[:3]] + [Referent(ORG, name) for name in ORGANIZATIONS]
    found: dict[int, Mention] = {}
    for name in (*PEOPLE, *ORGANIZATIONS, *TITLES):
        for match in re.finditer(rf"\b{name}\b", doc.text):
            span = doc.char_span(*match.span())
            if span is None or any(m.start <= span.start < m.end for m in found.values()):
                continue
            ref = next((i for i, r in enumerate(referents) if r.name.endswith(name)), None)
            kind = ROLE if name in TITLES else PERSON if name in PEOPLE else ORG
            form = "title" if kind == ROLE else "surname" if kind == PERSON and " " not in name else "name"
            data = {"text": name, "employer": None, "former": False} if kind == ROLE else {}
            found[span.start] = Mention(span.start, span.end, span.end - 1, kind, form, ref, data)
    return [found[start] for start in sorted(found)], referents


def page(text: str) -> Page:
    """The page of a text, without a parse."""
    view = clean(text)
    doc = BLANK(view.text)
    blocks = text_blocks(doc, view)
    starts = {block.start for block in blocks}
    for token in doc:
        token.is_sent_start = token.i in starts or token.i > 0 and doc[token.i - 1].text == "."
    mentions, referents = marked(doc)
    spans = [(doc.char_span(d.start, d.end, alignment_mode="expand"), d) for d in dates.find(doc.text, None)]
    values = [{"start": s.start, "end": s.end, "value": d.to_dict()} for s, d in spans if s is not None]
    headings = [(b.start, b.end) for b in blocks if b.kind == "heading"]
    return Page(doc, Participants(mentions, referents, []), [], values, headings, None, blocks)
