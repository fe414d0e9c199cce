"""displaCy markup of a processed text: entities, amounts and event triggers over the original characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLORS = {"ORG": "#cfe2ff", "PERSON": "#d8f0d2", "AMOUNT": "#fff0b3", "GROUP": "#e6f4e0",
          "MOVE": "#f4b6b6", "OFFER": "#f7cfa4", "APPOINTMENT": "#dcc9f0", "FOUNDING": "#bfe8e4", "DEAL": "#f2c4de"}


class Mark(NamedTuple):
    """A labelled stretch of the original text, in characters, end exclusive."""

    start: int
    end: int
    label: str


class Markup(str):
    """HTML that a notebook shows as it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def apart(layers: Iterable[Iterable[Mark]]) -> list[Mark]:
    """Marks that do not overlap, by position: earlier layers before later ones, longer marks before shorter ones."""
    kept: list[Mark] = []
    for layer in layers:
        for mark in sorted(set(layer), key=lambda item: (item.start - item.end, item)):
            if mark.start < mark.end and all(mark.end <= other.start or other.end <= mark.start for other in kept):
                kept.append(mark)
    return sorted(kept)


def marks(doc: Doc) -> list[Mark]:
    """What ``render`` shows: triggers labelled with their event's type, amounts, entities with their own label."""
    triggers = [Mark(event.trigger.start, event.trigger.end, event.type.upper()) for event in doc._.talent_events]
    amounts = [Mark(amount.start, amount.end, "AMOUNT") for amount in doc._.talent_amounts]
    entities = [Mark(entity["start"], entity["end"], entity["label"]) for entity in doc._.talent_entities]
    return apart([triggers, amounts, entities])


def render(doc: Doc, page: bool = False) -> Markup:
    """HTML of a Doc that has been through the pipeline; a notebook shows it, a file holds it with ``page=True``.

    Args:
        doc: result of ``nlp(text)`` with the ``talent_ner`` components.
        page: a whole HTML page instead of a fragment.
    """
    from spacy import displacy

    data = {"text": doc._.talent_source, "ents": [mark._asdict() for mark in marks(doc)], "title": None}
    return Markup(displacy.render(data, style="ent", manual=True, page=page, jupyter=False,
                                  options={"colors": COLORS}))
