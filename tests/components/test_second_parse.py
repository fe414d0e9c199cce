"""A second parse of sentences whose first trips over a name."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from talent_ner.components.second_parse import SecondParse, misread, with_plain_names
from talent_ner.pipeline import load


def parsed(words: list[str], tags: list[str], heads: list[int], deps: list[str], names: list[tuple[int, int]]) -> Doc:
    doc = Doc(Language().vocab, words, tags=tags, heads=heads, deps=deps)
    doc.ents = [Span(doc, start, end, "PERSON") for start, end in names]
    return doc


def test_a_name_read_as_one_is_left_alone() -> None:
    doc = parsed(["Ann", "Li", "heads", "home"], ["NNP", "NNP", "VBZ", "RB"], [1, 2, 2, 2],
                 ["compound", "nsubj", "ROOT", "advmod"], [(0, 2)])
    assert misread(doc) == []


@pytest.mark.parametrize(("tags", "heads", "deps"), [
    (["NNP", "NNP", "NNS", "NN"], [1, 2, 2, 2], ["compound", "compound", "ROOT", "dep"]),  # part of "heads"
    (["NNP", "RB", "VBZ", "RB"], [1, 2, 2, 2], ["compound", "nsubj", "ROOT", "advmod"]),  # no proper noun
    (["NNP", "NNP", "VBZ", "RB"], [2, 2, 2, 2], ["dep", "nsubj", "ROOT", "advmod"]),  # not one phrase
])
def test_a_name_read_as_something_else_is_found(tags: list[str], heads: list[int], deps: list[str]) -> None:
    assert [s.text for s in misread(parsed(["Ann", "Li", "heads", "home"], tags, heads, deps, [(0, 2)]))] == [
        "Ann Li heads home"]


def test_plain_names_stand_token_for_token() -> None:
    doc = parsed(["Ikechukwu", "Obi", "-", "Nwosu", "and", "Li", "left"], ["NNP"] * 7, [3, 3, 3, 6, 3, 3, 6],
                 ["dep"] * 6 + ["ROOT"], [(0, 4), (5, 6)])
    plain = with_plain_names(doc[0:7])
    assert [t.text for t in plain] == ["Robert", "Lee", "Lee", "Miller", "and", "Miller", "left"]
    assert plain.text == "Robert Lee Lee Miller and Miller left "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


TEXT = "Novartis said Dr. Ikechukwu Obi-Nwosu heads to Basel next month. Ann Li left Acme."


@pytest.mark.model
def test_the_sentence_is_read_again(nlp: Language) -> None:
    doc = nlp(TEXT)
    verb = doc[[t.text for t in doc].index("heads")]
    assert (verb.tag_, verb.lemma_) == ("VBZ", "head")
    assert [c.text for c in verb.children if c.dep_ == "nsubj"] == ["Nwosu"]
    assert doc[verb.i - 1].lemma_ == "Nwosu"
    assert [s.text for s in doc.sents][-1] == "Ann Li left Acme."
    assert "Ikechukwu Obi-Nwosu" in [e.text for e in doc.ents]


@pytest.mark.model
def test_alone_or_in_a_batch_the_reading_is_the_same(nlp: Language) -> None:
    again = SecondParse(nlp)
    docs = list(again.pipe([nlp(TEXT), nlp("Nothing here."), nlp("")]))
    assert [[(t.tag_, t.head.i, t.dep_) for t in d] for d in docs] == [
        [(t.tag_, t.head.i, t.dep_) for t in nlp(d.text)] for d in docs]
