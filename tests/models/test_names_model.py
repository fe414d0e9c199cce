"""The name recogniser of ``models/names``: its training texts, its held-out sentences and the trained component."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import spacy
from recipes import recipe
from spacy.tokens import Span

NAMES = Path(__file__).parents[2] / "models" / "names"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    return recipe("names", "generate")


@pytest.fixture(scope="module")
def heldout() -> list[dict]:
    return [json.loads(line) for line in (NAMES / "data" / "heldout.jsonl").read_text(encoding="utf8").splitlines()]


@pytest.fixture(scope="module")
def recogniser():
    return recipe("names", "measure").load()


def test_same_seed_same_texts(generate):
    assert list(generate.Generator(7).texts(1)) == list(generate.Generator(7).texts(1))
    assert list(generate.Generator(7).texts(1)) != list(generate.Generator(8).texts(1))


def test_there_is_enough_to_draw_from(generate):
    firsts, lasts = generate.read_inventory("first_names"), generate.read_inventory("last_names")
    assert len({name for names in firsts.values() for name in names}) >= 1500
    assert len({name for names in lasts.values() for name in names}) >= 2500
    assert len(set(firsts) & set(lasts)) >= 25
    assert len({line for _, line in generate.read_templates()}) >= 1500


def test_every_slot_of_every_template_is_filled(generate):
    generator = generate.Generator(3)
    for style, template in generator.templates:
        sentence = generator.fill(template, style)
        assert not generate._SLOT.search(sentence.text), template
        ends = 0
        for start, end, label in sentence.spans:
            assert ends <= start < end <= len(sentence.text), template
            assert label in generate.LABELS
            assert sentence.text[start:end].strip() == sentence.text[start:end], template
            ends = end


def test_tied_slots_name_one_person(generate):
    sentence = generate.Generator(2).fill("{PERSON1} left. {PERSON1.last} said so.", "moves")
    (one, end, _), (again, stop, _) = sentence.spans
    assert sentence.text[again:stop].lower() in sentence.text[one:end].lower()


def test_malformed_inventory_names_file_and_line(generate, tmp_path, monkeypatch):
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "odd.txt").write_text("[one] Ada, Bo\nno group here\n", encoding="utf8")
    monkeypatch.setattr(generate, "DATA", tmp_path)
    with pytest.raises(ValueError, match=r"odd\.txt:2"):
        generate.read_inventory("odd")


def test_heldout_names_are_unseen(generate, heldout):
    assert len(heldout) >= 300
    generator = generate.Generator(1)
    listed = {name.lower() for names in (*generator.flat.values(), *generator.institutions.values()) for name in names}
    templates = {line for _, line in generator.templates}
    for row in heldout:
        assert row["text"] not in templates
        for start, end, label in row["spans"]:
            assert label in {"", *generate.LABELS}
            if label == "ORG":
                assert row["text"][start:end].lower() not in listed


def test_page_labels_are_sound(generate):
    rows = [json.loads(line) for line in (NAMES / "data" / "page_labels.jsonl").read_text(encoding="utf8").splitlines()]
    assert len({row["doc_id"] for row in rows}) == len(rows) >= 200
    assert sum(row["heldout"] for row in rows) >= 20
    for row in rows:
        end = 0
        for start, stop, label in row["spans"]:
            assert end <= start < stop <= row["length"], row["doc_id"]
            assert label in {"", *generate.LABELS}
            end = stop


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    return recipe("names", "labelled_pages")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, pages):
    """A corpus that holds one labelled page, of the wanted length."""
    row = json.loads((NAMES / "data" / "page_labels.jsonl").read_text(encoding="utf8").splitlines()[0])
    path = tmp_path_factory.mktemp("corpus") / "texts.jsonl"
    rows = [{"doc_id": "unlabelled", "text": "x"}, {"doc_id": row["doc_id"], "text": "Wo rd " * row["length"]}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    return path, row


def test_labels_stand_in_our_own_pages(pages, generate):
    own = pages.own_pages()
    assert len(own) >= 250
    assert not any(page.heldout for page in own)
    for page in own:
        ends = [0, *(end for _, end, _ in page.spans)]
        assert all(before <= start < end <= len(page.text) for before, (start, end, _) in zip(ends, page.spans))
        assert {label for _, _, label in page.spans} <= {"", *generate.LABELS}


def test_halves_are_all_pages(pages):
    own = pages.own_pages()
    one, other = (pages.half(own, number) for number in (0, 1))
    assert len(one) + len(other) == len(own)
    assert all(page not in other for page in one)


def test_only_labelled_pages_are_read(pages, corpus):
    path, row = corpus
    (page,) = pages.read_pages(path)
    assert len(page.text) == row["length"]
    assert [list(span) for span in page.spans] == row["spans"]


def test_pieces_keep_what_is_labelled_and_leave_open_what_is_glued(pages):
    text = "Ida Moe left Vendrix.\nreportsVendrix said so to Moe."
    spans = [(0, 7, "PERSON"), (13, 20, "ORG"), (22, 36, ""), (48, 51, "PERSON")]
    source = pages.PageText([pages.Page(text, spans, False), pages.Page(text, spans, True)], spacy.blank("en"), 1, 0.0)
    (example,) = source.examples(9)
    assert [(e.text, e.label_) for e in example.reference.ents] == [
        ("Ida Moe", "PERSON"), ("Vendrix", "ORG"), ("Moe", "PERSON")]
    assert example.get_aligned_ner()[6] is None


def test_renaming_keeps_the_sentence(pages):
    spans = [(0, 7, "PERSON"), (13, 20, "ORG")]
    page = pages.Page("Ida Moe left Vendrix for good in May.", spans, False)
    source = pages.PageText([page], spacy.blank("en"), 1, 1.0)
    texts = {example.reference.text for _ in range(9) for example in source.examples(1)}
    assert len(texts) > 3
    assert all(text.endswith(" for good in May.") and " left " in text for text in texts)


def test_component_is_small():
    files = list((NAMES / "model").rglob("*"))
    assert {"cfg", "model", "moves"} <= {file.name for file in files}
    assert sum(file.stat().st_size for file in files if file.is_file()) < 12_000_000


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), [
    ("Meta hired Tamsin Orbeliani from OpenAI.",
     {("Meta", "ORG"), ("Tamsin Orbeliani", "PERSON"), ("OpenAI", "ORG")}),
    ("Anthropic has named Rukmini Vaidya chief scientist.", {("Anthropic", "ORG"), ("Rukmini Vaidya", "PERSON")}),
    ("The meeting was moved from Monday to Thursday.", set()),
])
def test_recognises(recogniser, text, wanted):
    assert {(entity.text, entity.label_) for entity in recogniser(text).ents} == wanted


@pytest.mark.model
def test_metrics_file_tells_what_the_model_does(recogniser):
    metrics = json.loads((NAMES / "metrics.json").read_text(encoding="utf8"))
    measure = recipe("names", "measure")
    measured = measure.measure(recogniser, measure.heldout())
    assert measured["both"]["f1"] == pytest.approx(metrics["own"]["both"]["f1"], abs=0.005)
    assert metrics["own"]["both"]["f1"] > metrics["borrowed"]["both"]["f1"]


@pytest.mark.model
@pytest.mark.parametrize("lists", [False, True])
def test_names_nobody_has_seen_are_known_with_and_without_lists(lists):
    measure = recipe("names", "measure")
    assert measure.measure(measure.library(lists=lists), measure.heldout())["both"]["f1"] >= 0.92


def test_articles_possessives_and_places_left_open_do_not_count():
    measure = recipe("names", "measure")
    doc = spacy.blank("en")("The Ledger met Ann's Vosk.")
    doc.ents = [Span(doc, 0, 2, "ORG"), Span(doc, 3, 5, "PERSON"), Span(doc, 5, 6, "ORG")]
    page = measure.Page(doc.text, [(4, 10, "ORG"), (15, 18, "PERSON"), (21, 25, "")], heldout=True)
    found = measure.measure(SimpleNamespace(pipe=lambda texts: [doc for _ in texts]), [page])
    assert found["both"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
