"""The date finder in the form of the third-party suites: a function of text and reference date to dicts."""

from __future__ import annotations

from datetime import date
from typing import Any

from talent_ner.text.dates import find


def dates(text: str, reference: date | None) -> list[dict[str, Any]]:
    """Dates with ``start``, ``end``, ``text``, ``value`` and ``precision``."""
    return [{"start": found.start, "end": found.end, **found.to_dict()} for found in find(text, reference)]
