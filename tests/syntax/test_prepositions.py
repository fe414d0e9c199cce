"""The objects of prepositions where a time hides the name, at the start of a text, and roots with odd labels."""

from __future__ import annotations

import pytest
from parses import BLANK
from spacy.tokens import Doc

from talent_ner.syntax.prepositions import objects_of
from talent_ner.syntax.roles import roles


@pytest.mark.parametrize(("words", "heads", "deps", "preposition", "objects"), [
    ("hired from Acme last autumn", [0, 0, 4, 4, 1], ["ROOT", "prep", "compound", "amod", "pobj"], 1,
     ["Acme", "autumn"]),
    ("Year it came in", [3, 2, 2, 2], ["pobj", "nsubj", "ROOT", "prep"], 3, ["Year"]),
])
def test_names_before_a_time(words: str, heads: list[int], deps: list[str], preposition: int,
                             objects: list[str]) -> None:
    split = words.split()
    pos = ["PROPN" if word == "Acme" else "X" for word in split]
    doc = Doc(BLANK.vocab, split, heads=heads, deps=deps, pos=pos, lemmas=[word.lower() for word in split])
    assert [token.text for token in objects_of(doc[preposition])] == objects


def test_a_root_that_another_parser_calls_a_complement_hangs_on_nothing() -> None:
    doc = Doc(BLANK.vocab, ["that", "left", "Acme"], heads=[1, 1, 1], deps=["dobj", "xcomp", "dobj"],
              tags=["IN", "VBD", "NNP"], pos=["SCONJ", "VERB", "PROPN"], lemmas=["that", "leave", "Acme"])
    assert "Acme" in [token.text for token in roles(doc[1])["object"]]
