"""What the library sees at each open slot of labelled texts: candidates with their features, and which are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from spacy.language import Language

import talent_ner
from talent_ner.evaluation import same_date, same_name, same_role, same_who
from talent_ner.events.draft import Draft, Page
from talent_ner.events.inference import infer
from talent_ner.events.inference.open_slots import open_slots, told_beside
from talent_ner.events.inference.slot_features import SlotFeatures
from talent_ner.lexicon.log_linear import Features

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "tests" / "data"
JSON = dict[str, Any]


@dataclass(slots=True)
class Observation:
    """One open slot: its candidates, those of them that the label names (None for "none of the page's"), what the rules
    chose, whether the label names an organization at all, and whether the text is a passage rather than a page.
    """

    text: str
    kind: str
    candidates: dict[int | None, Features]
    right: set[int | None]
    chosen: int | None
    named: bool
    passage: bool


def read_texts(data: Path = DATA) -> list[JSON]:
    """The pages and passages whose events are labelled: ``id``, ``text``, ``date`` and ``events``, perhaps none."""
    texts = {row["id"]: row["text"] for row in _rows(HERE.parent / "pages.jsonl")}
    pages = [row | {"text": texts[row["id"]], "page": True} for row in _rows(data / "page_events.jsonl")]
    return pages + _rows(data / "positive.jsonl") + [row | {"events": []} for row in _rows(data / "negative.jsonl")]


def _rows(path: Path) -> list[JSON]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def observe(nlp: Language, texts: list[JSON]) -> Iterator[Observation]:
    """Runs the pipeline, its open slots as the rules leave them, over labelled texts."""
    for row in texts:
        with _recording() as recorded:
            talent_ner.extract(row["text"], published=row["date"], nlp=nlp, gate=False)
        for draft, slot, page, candidates in recorded:
            label = _label(draft, row["events"], page) if row["events"] else {}  # no event is no organization's
            if label is not None and not label.get("optional"):
                names = label.get(slot) or []
                right = _meant(names, candidates, page)
                chosen = next(iter(draft.orgs[slot]), None)
                kind, passage = f"{draft.type} {slot}", "page" not in row
                yield Observation(row["id"], kind, candidates, right, chosen, bool(names), passage)


Record = tuple[Draft, str, Page, dict[int | None, Features]]


@contextmanager
def _recording() -> Iterator[list[Record]]:
    recorded: list[Record] = []

    def record(drafts: list[Draft], page: Page, *known: Any) -> None:
        slots = [(d, slot) for d in drafts for slot in open_slots(d) if not told_beside(d, slot, drafts)]
        features = SlotFeatures(page, known[0], drafts, known[1])
        recorded.extend((_as_is(draft), slot, page, features.candidates(draft, slot)) for draft, slot in slots)

    with patch.object(infer, "fill_open_slots", record):
        yield recorded


def _as_is(draft: Draft) -> Draft:
    """The draft as it stands, whatever the page makes of it later."""
    orgs = {slot: list(refs) for slot, refs in draft.orgs.items()}
    return replace(draft, orgs=orgs, inferred=set(draft.inferred))


def _label(draft: Draft, events: list[JSON], page: Page) -> JSON | None:
    """The labelled event that a draft tells, or None: of those of its participant the one that agrees best."""
    who = _participant(draft, page)
    own = [e for e in events if e["type"] == draft.type and same_who(e["who"], who)]
    best = max(own, key=lambda event: _agreement(draft, event, page), default=None)
    return best if best is not None and _agreement(draft, best, page) >= 0 else None


def _participant(draft: Draft, page: Page) -> str | None:
    if draft.group is None:
        return None if draft.who is None else page.referents[draft.who].name
    share, count = draft.group.data.get("share"), draft.group.data.get("count")
    return f"group:{share * 100:g}%" if share else f"group:{count or '?'}"


def _agreement(draft: Draft, event: JSON, page: Page) -> float:
    """How far what the draft's words tell agrees with a labelled event."""
    agreed = 0.5 * (draft.status in event["status"].split("|"))
    for slot, refs in draft.orgs.items():
        for ref in refs if slot not in draft.inferred else ():
            agreed += 3 if any(same_name(name, page.referents[ref].name) for name in event.get(slot) or ()) else -3
    date = (draft.date or {}).get("value")
    if date and event.get("date"):
        agreed += 1 if same_date(event["date"], date) else -2
    if draft.role and event.get("role"):
        agreed += 1 if same_role(event["role"], draft.role) else -1
    return agreed


def _meant(names: list[str], candidates: dict[int | None, Features], page: Page) -> set[int | None]:
    """The candidates that a label names; None where it names none, or need not name any."""
    right = {r for r in candidates if r is not None and any(same_name(n, page.referents[r].name) for n in names)}
    free = not right or any(name.endswith("?") for name in names)
    return {*right, None} if free else {*right}
