"""The library's attributes on ``Doc._``, registered once however often it is asked for.

Getters build typed values from the JSON-native state; nothing typed is ever stored in a Doc.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from ..types import Affiliation, Amount, DateValue, Event, event_from_dict
from .state import Offsets, source_text, state


def _events(doc: Doc) -> tuple[Event, ...]:
    return tuple(event_from_dict(data) for data in state(doc).get("events", ()))


def _affiliations(doc: Doc) -> tuple[Affiliation, ...]:
    return tuple(Affiliation.from_dict(data) for data in state(doc).get("affiliations", ()))


def _amounts(doc: Doc) -> tuple[Amount, ...]:
    return tuple(Amount.from_dict(item["value"]) for item in state(doc).get("amounts", ()))


def _dates(doc: Doc) -> tuple[DateValue, ...]:
    return tuple(DateValue.from_dict(item["value"]) for item in state(doc).get("dates", ()))


def _entities(doc: Doc) -> tuple[dict[str, Any], ...]:
    offsets = Offsets(doc)
    spans = [
        (*offsets.span(ent.start_char, ent.end_char), ent.label_) for ent in doc.ents if ent.label_ in ("PERSON", "ORG")
    ]
    return tuple({"start": start, "end": end, "label": label} for start, end, label in spans)


_GETTERS = {
    "talent_events": _events,
    "talent_affiliations": _affiliations,
    "talent_amounts": _amounts,
    "talent_dates": _dates,
    "talent_entities": _entities,
    "talent_source": source_text,
}


def register() -> None:
    """Adds the attributes to ``Doc._`` where they are not there yet."""
    for name, getter in _GETTERS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
    if not Doc.has_extension("talent_published"):
        Doc.set_extension("talent_published", default=None)
