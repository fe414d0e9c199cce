"""What is read of a page: the passages that tell something, what they lean on, and offsets that stay exact."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import talent_ner
from talent_ner.batch.extractor import Extractor, Options
from talent_ner.gate import excerpt
from talent_ner.gate.passages import passages
from talent_ner.lexicon.resources import pattern_json, pattern_text
from talent_ner.text.clean import CleanView, clean
from talent_ner.types import Document

WEATHER = "Rain is likely in the north, with temperatures of 12 degrees and a light wind from the sea."
BAKING = "Fold the butter into the flour until the dough is smooth, and bake it for an hour."
FILLER = "\n\n".join(f"{WEATHER} {BAKING}" for _ in range(4))
MOVE = "Mira Okonkwo left Acme Labs in May."


def parts(text: str) -> list[str]:
    view = clean(text)
    return [view.text[part.start:part.end] for part in passages(view)]


def read(text: str) -> list[str]:
    """The blocks that are read of a text."""
    view = excerpt(text)
    return [view.text[block.start:block.end] for block in view.blocks]


def test_passages_are_the_sentences_of_paragraphs() -> None:
    assert parts("It rained all day. The \"sun\" shone (a bit.) Then Dr. Li of Acme Inc. Paris spoke. Ann left.") == [
        "It rained all day.", "The \"sun\" shone (a bit.)", "Then Dr. Li of Acme Inc. Paris spoke.", "Ann left."]


def test_items_rows_and_headings_are_passages_as_they_are() -> None:
    assert parts("# News\n\n- One thing. Another thing.\n\n| a | b |\n|---|---|\n| c. D | e |") == [
        "News", "One thing. Another thing.", "a | b", "c. D | e"]


def test_only_what_tells_something_is_read_with_its_neighbours_and_how_the_page_opens() -> None:
    assert read(f"{FILLER}\n\n{MOVE} {WEATHER} {BAKING}\n\n{FILLER}") == [WEATHER, BAKING, f"{MOVE} {WEATHER}"]


@pytest.mark.parametrize("text", [FILLER, "", " \n", "a → b"])
def test_a_page_of_which_nothing_tells_anything_gives_an_empty_view_of_it(text: str) -> None:
    view = excerpt(text)
    assert (view.source, view.text, view.blocks) == (text, "", ())


def test_a_pronoun_brings_the_passages_back_to_a_name() -> None:
    text = f"{FILLER}\n\nAna Ferreira sang. The song was long. She left Acme in May.\n\n{FILLER}"
    assert read(text)[1:] == ["Ana Ferreira sang. The song was long. She left Acme in May.", WEATHER]


def test_a_surname_brings_the_passage_with_the_full_name() -> None:
    text = f"{WEATHER}\n\nAna Ferreira sang a song.\n\n{FILLER}\n\nFerreira left Acme in May.\n\n{FILLER}"
    assert read(text)[1:] == ["Ana Ferreira sang a song.", BAKING, "Ferreira left Acme in May.", WEATHER]


def test_a_heading_is_read_with_what_stands_below_it() -> None:
    text = f"# Weather\n\n{FILLER}\n\n## Cooking\n\n{FILLER}\n\n## May 2025\n\n- {MOVE}\n\n{FILLER}"
    assert read(text) == ["Weather", WEATHER, "May 2025", MOVE, WEATHER]


def test_a_table_is_read_with_its_header_and_all_rows() -> None:
    table = "| Name | From | To |\n|---|---|---|\n| Mira Okonkwo | Acme | Orbit |\n| Bo Chen | Orbit | Acme |"
    rows = [block for block in read(f"{FILLER}\n\n{table}\n\n{FILLER}") if "|" in block]
    assert rows == ["Name | From | To", "Mira Okonkwo | Acme | Orbit", "Bo Chen | Orbit | Acme"]


def test_a_page_that_tells_something_nearly_everywhere_is_read_as_a_whole() -> None:
    text = " ".join([MOVE] * 40) + " " + WEATHER
    assert excerpt(text) == clean(text)


@st.composite
def views(draw: st.DrawFn) -> tuple[CleanView, list[tuple[int, int]]]:
    """The view of a page and some of its passages."""
    table = "| a | b |\n|---|---|\n| c | d |"
    pieces = st.sampled_from([WEATHER, MOVE, "# Caf\u00e9 **news**", "- an &amp; item. Two.", table])
    view = clean("\n\n".join(draw(st.lists(st.lists(pieces, min_size=1, max_size=3).map(" ".join), max_size=5))))
    found = [(part.start, part.end) for part in passages(view)]
    return view, [span for span in found if draw(st.booleans())]


@given(views())
def test_an_excerpt_keeps_the_text_the_blocks_and_the_way_to_the_source(made: tuple[CleanView, list]) -> None:
    view, spans = made
    part = view.excerpt(spans)
    assert "".join(part.text.split()) == "".join("".join(view.text[s:e] for s, e in spans).split())
    pieces = iter(spans)
    for block in part.blocks:
        at = block.start
        while at < block.end:
            start, end = next(pieces)
            assert part.text[at:at + end - start] == view.text[start:end]
            assert part.to_source(at, at + end - start) == view.to_source(start, end)
            at += end - start + 1
        assert all(part.text[s:e].strip() for s, e in block.cells)
    assert next(pieces, None) is None


def test_what_was_apart_is_not_glued_into_one_block() -> None:
    view = clean(f"{MOVE} {WEATHER} {MOVE}")
    spans = [(part.start, part.end) for part in passages(view)]
    assert [view.excerpt(spans[:2]).blocks[0].end, len(view.excerpt(spans[::2]).blocks)] == [spans[1][1], 2]


@pytest.mark.model
def test_the_demo_texts_give_the_same_with_and_without_however_much_stands_around_them(nlp: Any) -> None:
    texts = [(pattern_text("demo", entry["file"]), {"doc_id": str(i), "published": entry["published"]})
             for i, entry in enumerate(pattern_json("demo", "index.json"))]
    padded = [(f"{text}\n\n{FILLER}\n\n{FILLER}", context) for text, context in texts]
    gated, full = (list(talent_ner.extract_many(texts, nlp=nlp, gate=value)) for value in (True, False))
    assert gated == full
    assert sum(len(document.events) for document in full) > 5
    assert [document.events for document in talent_ner.extract_many(padded[:2], nlp=nlp)] == [
        document.events for document in full[:2]]


@pytest.mark.model
def test_batches_and_notebooks_give_the_same(nlp: Any) -> None:
    text = f"{WEATHER}\n\n{FILLER}\n\nAna Ferreira left Acme Labs to join Orbit Corp in May 2024.\n\n{FILLER}"
    context = {"doc_id": "one", "published": "2025-01-02"}
    [batch] = Extractor(Options(), nlp)([(text, context)])
    alone = talent_ner.extract(text, published="2025-01-02", doc_id="one", nlp=nlp)
    assert batch == alone == talent_ner.extract(text, published="2025-01-02", doc_id="one", nlp=nlp, gate=False)
    [move] = alone.events
    assert text[move.trigger.start:move.trigger.end] == move.trigger.text == "left"
    assert all(text[quote.start:quote.end] == quote.text for quote in move.evidence)
    [events] = Extractor(Options(form="events"), nlp)([(text, context)])
    assert events == batch


@pytest.mark.model
def test_a_stopped_text_gives_a_document_without_events(nlp: Any) -> None:
    context = {"doc_id": "none", "published": "2025-01-02"}
    expected = Document("none", "2025-01-02", (), ())
    assert list(Extractor(Options(), nlp)([(FILLER, context)])) == [expected]
    assert talent_ner.extract(FILLER, nlp=nlp, **context) == expected


@pytest.mark.model
def test_a_long_text_is_selected_from_piece_by_piece(nlp: Any) -> None:
    text = "\n\n".join([FILLER] * 160) + f"\n\n{MOVE}\n\n" + "\n\n".join([FILLER] * 160)
    [document] = Extractor(Options(), nlp)([(text, {"doc_id": "long"})])
    [event] = document.events
    assert text[event.trigger.start:event.trigger.end] == event.trigger.text == "left"


@pytest.mark.model
def test_calling_the_pipeline_reads_the_whole_text(nlp: Any) -> None:
    assert BAKING in nlp(f"{MOVE}\n\n{FILLER}").text
