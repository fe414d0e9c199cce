"""What of a page a pronoun or description may refer to: the mentions before it, and how well each suits.

The window is the sentence and the few before it: on news pages nearly every antecedent of a pronoun stands within two
sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ..syntax import tree
from ..syntax.arguments import surface_subject
from ..syntax.mention import ORG, PERSON, Mention
from ..syntax.reading import sentence_numbers
from .referents import Referent

WINDOW = 3


@dataclass(slots=True)
class Seen:
    """An earlier mention as an antecedent candidate."""

    mention: Mention
    sentence: int
    prominence: float


class Antecedents:
    """The mentions of one document, and those that the walk over it has seen.

    Args:
        doc: the parsed document.
        mentions: all mentions in text order; names carry their referent.
        referents: the document's registry.
        items: token ranges of the page's list items, each about something of its own: nothing in one points into
            another.
    """

    def __init__(
        self, doc: Doc, mentions: list[Mention], referents: list[Referent], items: list[tuple[int, int]] | None = None
    ):
        self.doc, self.mentions, self.referents = doc, mentions, referents
        self.sentence = sentence_numbers(doc)
        self.seen: list[Seen] = []
        self.by_head = {m.head: m for m in mentions}
        self.item = {i: k for k, (start, end) in enumerate(items or []) for i in range(start, end)}

    def candidates(self, mention: Mention, kind: str, window: int) -> list[Seen]:
        """The mentions of a kind before this one, at most ``window`` sentences back, that it may refer to."""
        here = self.sentence[mention.start]
        return [
            s
            for s in self.seen
            if s.mention.type == kind
            and s.mention.ref is not None
            and not (kind == ORG and s.mention.form == "first")
            and here - s.sentence <= window
            and s.mention.end <= mention.start
            and not s.mention.data.get("venue")
            and (kind != PERSON or s.mention.data.get("furniture") == mention.data.get("furniture"))
            and self.item.get(s.mention.start) in (None, self.item.get(mention.start))
        ]

    def rank(self, mention: Mention, seen: Seen) -> float:
        """How well an antecedent suits by its prominence and nearness."""
        distance = self.sentence[mention.start] - seen.sentence
        score = seen.prominence - 1.2 * distance - 0.002 * (mention.start - seen.mention.start)
        if seen.mention.form == "pronoun":
            score += 0.4
        return score

    def fellow_arguments(self, mention: Mention) -> set[int]:
        """Referents that fill another argument of the verb the mention depends on (no reflexive reading)."""
        token = self.doc[mention.head]
        if token.dep_ == "poss":
            return set()
        found = set()
        subject = surface_subject(token.head) if tree.is_verbal(token.head) else None
        for child in (*token.head.children, *([subject] if subject is not None and subject.i != token.i else [])):
            other = self.by_head.get(child.i)
            if other is not None and other is not mention and other.ref is not None and other.type == mention.type:
                found.add(other.ref)
        return found
