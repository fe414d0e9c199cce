"""What is read of a page: the passages that can tell something, and those that they lean on.

A passage that can tell an event is read with its neighbours. A passage leans on those before it if it has a pronoun, on
the passage that gives the full name of someone whom it calls by the surname, and on the heading above it. A table is
read with its header. The page's first sentence is always read, as it says what the page is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.clean import CleanView, clean
from ..text.offsets import OffsetMap
from .needs import Gate, Reading, shipped_gate
from .passages import Passage, passages, raw_passages
from .signs import bare, full_names, leans, surnames

_HEADS = frozenset({"heading", "meta", "byline"})
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_BACK = 3  # passages that a pronoun may look back over for a name
_MOST = 0.9  # share of a page beyond which it is read as a whole: leaving out the rest would save too little
_SHORT = 600  # characters of a page that is read as a whole if it tells anything
_OPENING = 1  # sentences of the page's text that are read whatever they tell


def excerpt(text: str) -> CleanView:
    """The clean view of what is worth reading of a text; see :func:`select`."""
    return excerpts([text])[0]


def excerpts(texts: Sequence[str], *, events_only: bool = False) -> list[CleanView]:
    """The same for many texts: one scan for all, and only those with any sign of an event or tie are cleaned."""
    gate = shipped_gate()
    return [
        _excerpt(text, gate, events_only) if hit else CleanView(text, "", (), OffsetMap(()))
        for text, hit in zip(texts, gate.scan(texts))
    ]


def _excerpt(text: str, gate: Gate, events_only: bool) -> CleanView:
    if not _promising(text, gate, events_only):
        return CleanView(text, "", (), OffsetMap(()))
    view = clean(text)
    return view if len(view.text) < _SHORT else select(view, gate, events_only=events_only)


def _promising(text: str, gate: Gate, events_only: bool) -> bool:
    """Whether it is worth cleaning a text: a look at its passages as they are, up to one that can tell something."""
    known = surnames(text)
    return any(gate.reads(part, known, events_only=events_only) is not None for part in raw_passages(text))


def select(view: CleanView, gate: Gate, *, events_only: bool = False) -> CleanView:
    """The view without the passages that no event or tie can come from; without text if there is none.

    Args:
        view: a page's clean view.
        gate: made with ``affiliations``, if ties are wanted.
        events_only: whether a page that can give ties only counts as one that gives nothing.
    """
    parts = list(passages(view))
    texts = [view.text[part.start:part.end] for part in parts]
    known = surnames(view.text)
    found = [gate.reads(text, known) for text in texts]
    if not any(found) or events_only and not any(reading.event for reading in found if reading):
        return view.excerpt([])
    chosen = {i for i, reading in enumerate(found) if reading}
    chosen |= _beside(found) | _whole_tables(parts, chosen) | _opening(parts)
    if _nearly_all(chosen, texts, view):
        return view
    chosen |= _looked_back_on(parts, texts, chosen, known)
    chosen |= _introductions(texts, chosen)
    chosen |= _headings(parts, chosen)
    if _nearly_all(chosen, texts, view):
        return view
    return view.excerpt([(parts[i].start, parts[i].end) for i in sorted(chosen)])


def _nearly_all(chosen: set[int], texts: list[str], view: CleanView) -> bool:
    return sum(len(texts[i]) for i in chosen) > _MOST * len(view.text)


def _beside(found: Sequence[Reading | None]) -> set[int]:
    """The neighbours of passages that can tell an event: they say what came of it, and when."""
    events = [i for i, reading in enumerate(found) if reading is not None and reading.event]
    return {j for i in events for j in (i - 1, i + 1) if 0 <= j < len(found)}


def _opening(parts: list[Passage]) -> set[int]:
    """The first sentences of running text."""
    return set([i for i, part in enumerate(parts) if part.block.kind == "paragraph"][:_OPENING])


def _whole_tables(parts: list[Passage], chosen: set[int]) -> set[int]:
    """All rows that stand together with a chosen one: the first says what the columns are."""
    found: set[int] = set()
    for i in chosen:
        if parts[i].block.cells and i not in found:
            first = last = i
            while first and parts[first - 1].block.cells:
                first -= 1
            while last + 1 < len(parts) and parts[last + 1].block.cells:
                last += 1
            found.update(range(first, last + 1))
    return found


def _looked_back_on(parts: list[Passage], texts: list[str], chosen: set[int], known: frozenset[str]) -> set[int]:
    """The passages before those with a pronoun, back to one that has a name; list items look at headings only."""
    found: set[int] = set()
    for i in chosen:
        if parts[i].block.kind == "item" or not leans(texts[i], known):
            continue
        for j in range(i - 1, max(i - 1 - _BACK, -1), -1):
            if parts[j].block.kind in _HEADS:
                continue
            found.add(j)
            if not known.isdisjoint(map(bare, _CAPITALISED.findall(texts[j]))):
                break
    return found


def _introductions(texts: list[str], chosen: set[int]) -> set[int]:
    """For each name of one word in a chosen passage the first passage with a full name that holds it."""
    first: dict[str, int] = {}
    for i, text in enumerate(texts):
        for name in full_names(text):
            for word in name:
                first.setdefault(bare(word), i)
    return {first[word] for i in chosen for word in map(bare, _CAPITALISED.findall(texts[i])) if word in first}


def _headings(parts: list[Passage], chosen: set[int]) -> set[int]:
    """The page's first lines that are no running text, and the headings directly above chosen passages."""
    found: set[int] = set()
    above: int | None = None
    text_seen = False
    for i, part in enumerate(parts):
        if part.block.kind in _HEADS:
            above = i
            if not text_seen and part.block.kind != "heading":
                found.add(i)
        else:
            text_seen = text_seen or part.block.kind == "paragraph"
            if i in chosen and above is not None:
                found.add(above)
    return found | set([i for i, part in enumerate(parts) if part.block.kind == "heading"][:1])
