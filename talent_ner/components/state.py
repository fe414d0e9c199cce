"""What the components leave in a Doc: JSON-native values only, so that every way of serialising a Doc keeps them."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from ..mentions.beside import Tie
from ..mentions.build import Participants
from ..mentions.referents import Referent
from ..syntax.mention import Mention
from ..text.clean import CleanView

KEY = "talent_ner"
# The views of the Docs that are alive, each beside the stored form that it was or would be read from.
_VIEWS: WeakKeyDictionary[Doc, tuple[dict[str, Any], CleanView]] = WeakKeyDictionary()


def state(doc: Doc) -> dict[str, Any]:
    """The library's own dictionary in ``doc.user_data``, made on first use."""
    return doc.user_data.setdefault(KEY, {})


def source_text(doc: Doc) -> str:
    """The text as the caller gave it."""
    values = doc.user_data.get(KEY, {})
    kept = _VIEWS.get(doc)
    if kept is not None and kept[0] is values.get("view"):
        return kept[1].source
    source = values.get("source")
    return doc.text if source is None else source


def read_text(doc: Doc) -> str:
    """``doc.text``, which spaCy puts together from the tokens at each call."""
    view = clean_view(doc)
    return doc.text if view is None else view.text


def keep_view(doc: Doc, view: CleanView) -> None:
    """Remembers the clean view a Doc was made from; the source only where it differs from the Doc's text."""
    values = state(doc)
    values["view"] = view.to_dict()
    values["source"] = None if view.source == view.text else view.source
    _VIEWS[doc] = values["view"], view


def clean_view(doc: Doc) -> CleanView | None:
    """The clean view of a Doc that the library's own tokenizer made, else None."""
    data = doc.user_data.get(KEY, {}).get("view")
    if data is None:
        return None
    kept = _VIEWS.get(doc)
    if kept is None or kept[0] is not data:
        _VIEWS[doc] = kept = data, CleanView.from_dict(data, source_text(doc), doc.text)
    return kept[1]


class Offsets:
    """Turns character offsets of a Doc into those of the text as given."""

    def __init__(self, doc: Doc):
        self._view = clean_view(doc)
        self.source = source_text(doc)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source for a span of ``doc.text``."""
        return (start, end) if self._view is None else self._view.to_source(start, end)

    def text(self, start: int, end: int) -> str:
        """The source surface of a span of ``doc.text``."""
        begin, stop = self.span(start, end)
        return self.source[begin:stop]


def keep_participants(doc: Doc, found: Participants) -> None:
    """Stores the mentions component's result."""
    values = state(doc)
    values["mentions"] = [m.to_dict() for m in found.mentions]
    values["referents"] = [r.to_dict() for r in found.referents]
    values["ties"] = [[t.person, t.org, t.role, t.current, t.start, t.end] for t in found.ties]


def load_participants(doc: Doc) -> Participants:
    """Reads back what :func:`keep_participants` stored."""
    values = state(doc)
    return Participants(
        [Mention.from_dict(m) for m in values["mentions"]],
        [Referent.from_dict(r) for r in values["referents"]],
        [Tie(*t) for t in values["ties"]],
    )
