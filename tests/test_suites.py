"""The suites of sentences and of pages through the default pipeline: the figures must not fall under their floors.

A floor stands about 0.02 under what was measured when it was set; raise it with the figures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from talent_ner import extract_many
from talent_ner.evaluation import report, score

pytestmark = pytest.mark.model

DATA = Path(__file__).parent / "data"
EVENT_PRECISION = 0.94
SLOT_F1 = 0.92
NEGATIVES_WITH_EVENTS = 5
ODD_EVENT_PRECISION = 0.56
ODD_SLOT_F1 = 0.25
PAGE_EVENT_PRECISION = 0.82
PAGE_SLOT_F1 = 0.78
PAGES = Path(__file__).parent.parent / "models" / "pages.jsonl"
"""The texts of the pages whose events ``page_events.jsonl`` holds; they serve as training texts there."""

JSON = dict[str, Any]


def _rows(name: str) -> list[JSON]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def _results(nlp: Any, rows: list[JSON]) -> dict[str, JSON]:
    texts = ((row["text"], {"doc_id": row["id"], "published": row["date"]}) for row in rows)
    return {result.doc_id: result.to_dict() for result in extract_many(texts, nlp=nlp)}


def _table(gold: list[JSON], found: dict[str, JSON]) -> str:
    """Figures by phenomenon, the worst first, below those of all."""
    groups: dict[str, dict[str, JSON]] = {}
    for row in gold:
        groups.setdefault(row["phenomenon"], {})[row["id"]] = row
    figures = {name: score(rows, found) for name, rows in groups.items()}
    lines = [f"{name:50} {len(groups[name]):3} texts  events P {each['events']['p']:.2f} R {each['events']['r']:.2f}"
             f"  slots F1 {each['slots']['f1']:.2f}"
             for name, each in sorted(figures.items(), key=lambda item: item[1]["slots"]["f1"])]
    return "\n".join([report(score({row["id"]: row for row in gold}, found)), *lines])


@pytest.fixture(scope="module")
def positive(nlp: Any) -> tuple[list[JSON], dict[str, JSON]]:
    rows = _rows("positive.jsonl")
    return rows, _results(nlp, rows)


def test_positive_suite(positive: tuple[list[JSON], dict[str, JSON]]) -> None:
    rows, found = positive
    figures = score({row["id"]: row for row in rows}, found)
    assert figures["events"]["p"] >= EVENT_PRECISION, _table(rows, found)
    assert figures["slots"]["f1"] >= SLOT_F1, _table(rows, found)


def test_negative_suite(nlp: Any) -> None:
    rows = _rows("negative.jsonl")
    found = _results(nlp, rows)
    wrong = [f"{row['id']} ({row['phenomenon']}): {row['text']!r}: {[e['rule'] for e in found[row['id']]['events']]}"
             for row in rows if found[row["id"]]["events"]]
    assert len(wrong) <= NEGATIVES_WITH_EVENTS, "\n".join(wrong)


def test_pages(nlp: Any) -> None:
    gold = {row["id"]: row for row in _rows("page_events.jsonl")}
    texts = {page["id"]: page["text"] for page in map(json.loads, PAGES.read_text(encoding="utf-8").splitlines())}
    assert len(gold) >= 146
    assert set(gold) <= set(texts)
    found = _results(nlp, [row | {"text": texts[page]} for page, row in gold.items()])
    figures = score(gold, found)
    assert figures["events"]["p"] >= PAGE_EVENT_PRECISION, report(figures)
    assert figures["slots"]["f1"] >= PAGE_SLOT_F1, report(figures)


def test_oddly_worded_pages(nlp: Any) -> None:
    rows = _rows("odd_pages.jsonl")
    assert len(rows) >= 80
    figures = score({row["id"]: row for row in rows}, _results(nlp, rows))
    assert figures["events"]["p"] >= ODD_EVENT_PRECISION, report(figures)
    assert figures["slots"]["f1"] >= ODD_SLOT_F1, report(figures)


def test_quotes_of_the_suite_stand_in_its_texts(positive: tuple[list[JSON], dict[str, JSON]]) -> None:
    rows, found = positive
    for row in rows:
        result = found[row["id"]]
        quotes = [quote for event in result["events"] for quote in (event["trigger"], *event["evidence"])]
        quotes += [quote for tie in result["affiliations"] for quote in tie["evidence"]]
        told = [row["text"][quote["start"] : quote["end"]] for quote in quotes]
        assert told == [quote["text"] for quote in quotes], row["id"]


def test_ids_of_the_suites_are_unique() -> None:
    ids = [row["id"] for name in ("positive.jsonl", "negative.jsonl") for row in _rows(name)]
    assert len(set(ids)) == len(ids)
