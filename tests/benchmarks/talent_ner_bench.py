"""The functions of this project in the form that suites of amount cases call: ``(text, reference)`` to plain dicts."""

from __future__ import annotations

from datetime import date
from typing import Any

from date_bench import dates

from talent_ner.text import money as _money


def money(text: str, reference: date | None = None) -> list[dict[str, Any]]:
    """The amounts of ``text``, share prices and each figure of a conversion included, as such suites count them."""
    return [
        {"start": amount.start, "end": amount.end, "text": amount.text, "min": amount.min, "max": amount.max,
         "currency": amount.currency, "period": amount.period}
        for amount in _money.find(text, share_prices=True, join_conversions=False)
    ]


money.kind = "money"  # type: ignore[attr-defined]

__all__ = ["dates", "money"]
