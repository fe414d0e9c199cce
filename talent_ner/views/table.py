"""Events as a plain-text table that fits the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable

from ..types import Amount, Deal, Document, Event, Group, Move, Organization, Participant

HEADINGS = ("document", "event", "status", "who", "organizations", "role", "date", "amount")
_GAP = "  "
_NARROWEST = 7  # characters below which a column is not squeezed


def _names(organizations: tuple[Organization, ...]) -> str:
    return ", ".join(organization.name for organization in organizations)


def _who(who: Participant | None) -> str:
    return who.text if isinstance(who, Group) else who.name if who else ""


def _organizations(event: Event) -> str:
    if isinstance(event, (Move, Deal)):
        left, right = (getattr(event, slot) for slot in event.org_slots)
        return f"{_names(left)} → {_names(right)}".strip()
    return _names(event.organizations)


def _amount(amount: Amount | None) -> str:
    return amount.text if amount else ""


def cells(doc_id: str, event: Event) -> tuple[str, ...]:
    """An event as texts under ``HEADINGS``."""
    date = (event.date.value or event.date.text) if event.date else ""
    return (doc_id, getattr(event, "kind", event.type), f"{event.status}{' (hedged)' if event.hedged else ''}",
            _who(event.who), _organizations(event), getattr(event, "role", None) or "", date,
            _amount(getattr(event, "amount", None)))


def _widths(rows: list[tuple[str, ...]], room: int) -> list[int]:
    """Column widths: natural ones, the widest squeezed until the row fits ``room``, words whole if possible."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    words = [max((len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    for floors in (words, [min(_NARROWEST, word) for word in words]):
        while sum(widths) + len(_GAP) * (len(widths) - 1) > room:
            loose = [index for index, width in enumerate(widths) if width > floors[index]]
            if not loose:
                break
            widths[max(loose, key=lambda index: widths[index])] -= 1
    return widths


def _lines(row: tuple[str, ...], widths: list[int]) -> list[str]:
    cells = [textwrap.wrap(" ".join(cell.split()), width, break_on_hyphens=False) or [""]
             for cell, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    columns = [[line.ljust(width) for line in cell + [""] * (height - len(cell))]
               for cell, width in zip(cells, widths, strict=True)]
    return [_GAP.join(parts).rstrip() for parts in zip(*columns, strict=True)]


def table(documents: Iterable[Document], width: int | None = None) -> str:
    """The events of documents as lines of text, one event a row; long cells go on in further lines.

    Args:
        documents: results of ``talent_ner.extract`` or ``extract_many``.
        width: characters a line may have; None takes the terminal's width (120 where there is no terminal). Eight
            columns need about 70; a narrower table is as narrow as it gets.

    Returns:
        The table without a final line break, columns that are empty in every row left out; "no events" if none.
    """
    rows = [cells(document.doc_id, event) for document in documents for event in document.events]
    if not rows:
        return "no events"
    used = [index for index in range(len(HEADINGS)) if any(row[index] for row in rows)]
    shown = [tuple(row[index] for index in used) for row in [HEADINGS, *rows]]
    widths = _widths(shown, width or shutil.get_terminal_size((120, 24)).columns)
    rule = _GAP.join("-" * size for size in widths)
    head, *body = (line for row in shown for line in ["\n".join(_lines(row, widths))])
    return "\n".join([head, rule, *body])
