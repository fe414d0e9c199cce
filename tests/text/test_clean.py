"""The clean view: a corpus of example pages, exact offsets over random text, and hostile input in linear time."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent_ner.text.casing import Vocabulary, truecase, untitle
from talent_ner.text.clean import CleanView, clean
from talent_ner.text.lines import dateline
from talent_ner.text.offsets import OffsetMap, apply_edits

CORPUS = Path(__file__).parents[1] / "data" / "clean.jsonl"
ROWS = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]

PIECES = st.sampled_from([
    "\n", "\r\n", "\n\n", " ", "  ", "\t", "**", "*", "_", "`", "```", "[a](b)", "![x](y)", "—", "--", "---",
    "...", "…", "“", "”", "’", "â€™", "â€œ", "Ã©", "ðŸŽ‰", "&amp;", "&#39;", "&lt;p&gt;", "&#10;", "&nbsp;",
    "<p>", "<br/>", "<a href='x'>", "</a>", "<script>", "</script>", "<!--", "-->", "|", "| a | b |", "# ",
    "- ", "1. ", "•", "1In the", "2Meta", "check_circle", "\u200b", "\u00ad", "\ud800", "\x00", "\x85", "İ",
    "ß", "ALL CAPS LINE HERE NOW", "Corvid Hires Four Top Researchers", "long-", "term", "depar-", "ture",
    " By Ann Lee", "May 3, 2025", "OSLO, Norway, May 3, 2025 - ", "title: x", "date: 2025", "word", "a",
    "U.S.", "toldThe", "http://x.y/z", "e\u0301", ">", "=", "\\$", "·",
])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join),
                  st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_corpus(row: dict[str, Any]) -> None:
    view = clean(row["text"])
    assert [[block.kind, view.text[block.start:block.end]] for block in view.blocks] == row["blocks"]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_map_is_exact(source: str) -> None:
    view = clean(source)
    previous = (0, 0)
    for offset, char in enumerate(view.text):
        start, end = view.to_source(offset, offset + 1)
        assert previous[0] <= start <= end <= len(source)
        assert previous[1] <= end
        previous = (start, end)
        if end - start == 1 and source[start].isascii() and source[start].isalnum():
            assert source[start].lower() == char.lower()
            assert view.to_clean(start) == offset


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_view_is_well_formed(source: str) -> None:
    view = clean(source)
    assert view.source == source
    assert view.text == " ".join(view.text[block.start:block.end] for block in view.blocks)
    assert "  " not in view.text
    assert not set(view.text) & set("\n\r\t\x00\u00a0\u200b\u00ad")
    view.text.encode("utf-8")
    for block in view.blocks:
        assert view.text[block.start:block.end].strip() == view.text[block.start:block.end] != ""
        assert all(block.start <= start <= end <= block.end for start, end in block.cells)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_source_offset_has_a_place(source: str) -> None:
    view = clean(source)
    places = [view.to_clean(offset) for offset in range(len(source) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(view.text) for place in places)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_stored_form_round_trips(source: str) -> None:
    view = clean(source)
    stored = json.loads(json.dumps(view.to_dict()))
    assert CleanView.from_dict(stored, source, view.text) == view


@pytest.mark.parametrize(("source", "quoted", "surface"), [
    ("Ana **Reyes** left.", "Ana Reyes", "Ana **Reyes"),
    ("Ana left [Nordlys](https://n.example) in May.", "Nordlys", "Nordlys"),
    ("Ana left [Nordlys](https://n.example) in May.", "Nordlys in", "Nordlys](https://n.example) in"),
    ("AT&amp;T hired her.", "AT&T", "AT&amp;T"),
    ("The depar-\nture surprised all.", "departure", "depar-\nture"),
    ("exit—a shock", "exit — a", "exit—a"),
    ("NORDLYS HIRES MARIA REYES", "Nordlys hires Maria Reyes", "NORDLYS HIRES MARIA REYES"),
    ("- 2In May she left.\n- 3In June he did.", "In May", "In May"),
    ("itâ€™s over", "it's", "itâ€™s"),
])
def test_a_quote_is_found_in_the_source(source: str, quoted: str, surface: str) -> None:
    view = clean(source)
    start = view.text.index(quoted)
    begin, end = view.to_source(start, start + len(quoted))
    assert source[begin:end] == surface


def test_text_that_needs_nothing_is_kept_in_one_run() -> None:
    source = "Ana Reyes has left Nordlys, the company said on Monday."
    view = clean(source)
    assert (view.text, view.offsets.runs()) == (source, [(0, 0, len(source), len(source))])


def test_empty_spans_and_ends() -> None:
    view = clean("  **a** b  ")
    assert view.text == "a b"
    assert view.to_source(0, 0) == (4, 4)
    assert view.to_source(1, 1) == (7, 7)
    assert view.to_source(3, 3) == (9, 9)
    assert [view.to_clean(offset) for offset in (0, 4, 5, 7, 8, 11)] == [0, 0, 1, 1, 2, 3]


def test_cells_tell_a_row_apart() -> None:
    view = clean("| Ana Reyes | [Corvid](c) |  | Nordlys  AI |")
    (block,) = view.blocks
    assert [view.text[start:end] for start, end in block.cells] == ["Ana Reyes", "Corvid", "Nordlys AI"]
    assert view.text == "Ana Reyes | Corvid | Nordlys AI"


def test_levels_and_flags() -> None:
    page = ("## In Brief\n- one\n  - two inside\n\nCORVID LOSES TWO FOUNDERS\n\n"
            "Corvid Loses Two Founders To Nordlys\n\na | b")
    assert [(block.kind, block.level, block.caps, block.titled) for block in clean(page).blocks] == [
        ("heading", 2, False, False), ("item", 1, False, False), ("item", 2, False, False),
        ("heading", 0, True, False), ("heading", 0, False, True), ("row", 0, False, False)]


@pytest.mark.parametrize(("line", "parts"), [
    ("PARIS, June 4 (Kite) - The lab has closed its doors.", ("PARIS, June 4 (Kite)", "The lab")),
    ("São Paulo, 4 June 2025 — The lab has closed its doors.", ("São Paulo, 4 June 2025", "The lab")),
    ("The lab closed on June 4, 2025 - a Wednesday, as it was.", None),
    ("NORDLYS - The lab has closed.", None),
])
def test_dateline(line: str, parts: tuple[str, str] | None) -> None:
    found = dateline(line)
    assert (found and (line[:found[0]], line[found[1]:found[1] + 7])) == parts


def test_capitals_take_the_spelling_of_the_running_text() -> None:
    vocabulary = Vocabulary(["She works for OpenSea, and people at OpenSea know iBuild."])
    assert truecase("PEOPLE LEAVE OPENSEA AND IBUILD'S CEO", vocabulary) == "People leave OpenSea and iBuild's CEO"


def test_a_name_of_the_running_text_keeps_its_capital() -> None:
    body = ["She left Offer for Corvid, and friends at Offer made an offer."]
    assert untitle("Founders Of Offer Quit For Corvid", Vocabulary(body)) == "Founders of Offer quit for Corvid"
    assert untitle("Founders Of Offer Quit For Corvid", Vocabulary([])) == "Founders of offer quit for Corvid"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3))
def test_case_changes_keep_the_length(line: str, body: list[str]) -> None:
    vocabulary = Vocabulary(body)
    assert len(truecase(line, vocabulary)) == len(untitle(line, vocabulary)) == len(line)


def test_maps_compose() -> None:
    middle, inner = apply_edits("a&amp;b, c", [(1, 6, "&"), (7, 8, "")])
    text, outer = apply_edits(middle, [(0, 0, "- "), (2, 3, "bb")])
    assert (middle, text) == ("a&b c", "- a&bb c")
    through = outer.through(inner)
    assert [through.to_source(offset, offset + 1) for offset in range(len(text))] == [
        (0, 0), (0, 0), (0, 1), (1, 6), (6, 7), (6, 7), (8, 9), (9, 10)]
    assert OffsetMap.from_list(through.to_list()) == through


@pytest.mark.parametrize("unit", [
    "[", "![", "<a ", "<script>", "<!--", "*", "_", "`", "```\n", "—", "a-\n", "1. ", "1A ", "| ", "\t",
    "&amp;", "&#", "Ã", "â€", "\u0301", "  a", "A, ", "By A ", "May 3 ", "OSLO, ", "AB CD ", "aB", "# ", "> ",
    "---\ntitle: x\n", "a\n", "lower case on\n", "ALL CAPS WORDS\n", "Title Case Words Here Now\n", "{",
    "check_circleA", "- 1A b\n", "<p>", "a\n=\n",
])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    clean((unit * 20_000)[:20_000])
    assert time.process_time() - started < 1.0
