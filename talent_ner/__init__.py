"""talent_ner: who moves where in AI and beyond, as typed events read from news text.

>>> import talent_ner
>>> result = talent_ner.extract("Meta hired Ana Ruiz from OpenAI.")
>>> result.events[0].destination[0].name
'Meta'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .types import (
    Affiliation,
    Amount,
    Appointment,
    DateValue,
    Deal,
    Document,
    Event,
    Founding,
    Group,
    Move,
    Offer,
    Organization,
    Person,
    Quote,
)

if TYPE_CHECKING:
    from . import plot
    from .api import extract, extract_many
    from .explanation import explain
    from .merging.merge import merge
    from .pipeline import load
    from .views.frame import to_frame
    from .views.markup import render

__version__ = "0.1.0"
__all__ = [
    "Affiliation",
    "Amount",
    "Appointment",
    "DateValue",
    "Deal",
    "Document",
    "Event",
    "Founding",
    "Group",
    "Move",
    "Offer",
    "Organization",
    "Person",
    "Quote",
    "explain",
    "extract",
    "extract_many",
    "load",
    "merge",
    "plot",
    "render",
    "to_frame",
]
_LAZY = {
    "extract": "api",
    "extract_many": "api",
    "load": "pipeline",
    "explain": "explanation",
    "merge": "merging.merge",
    "to_frame": "views.frame",
    "render": "views.markup",
}


def __getattr__(name: str) -> Any:
    """Loads spaCy and pandas only when something that needs them is asked for."""
    if name not in _LAZY and name != "plot":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name == "plot":
        return import_module(".plot", __name__)
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)
