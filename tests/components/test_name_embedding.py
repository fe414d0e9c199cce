"""How the name recogniser sees words: the known as themselves, all others alike but for their spelling."""

from __future__ import annotations

import numpy
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, build_Tok2Vec_model
from spacy.tokens import Doc

from talent_ner.components.name_embedding import known_words, name_embedding, word_features, word_reader
from talent_ner.components.remembered import remember_words

NLP = spacy.blank("en")


def _docs() -> list[Doc]:
    return [Doc(NLP.vocab, words=words) for words in (["Vendrix", "hired", "Ida", "Moe", "."], ["Vendrix"])]


def test_words_outside_the_list_share_a_row():
    known, unknown, other = (word_features(word)[0] for word in ("hired", "Vendrixol", "Brimquay"))
    assert {"hired", "joined"} <= known_words()
    assert unknown == other != known
    assert word_features("HIRED")[0] == known


def test_unknown_words_differ_by_their_spelling():
    assert word_features("Vendrixol")[1:] != word_features("Brimquay")[1:]
    assert word_features("Vendrixol")[1] == word_features("vendetta")[1]  # three letters in front, in any case
    assert word_features("Vendrixol")[4] != word_features("vendrixol")[4]  # the shape


def test_marks_are_known():
    assert word_features(",")[0] != word_features("Vendrixol")[0]


def test_a_row_a_word():
    rows = word_reader().predict([*_docs(), Doc(NLP.vocab, words=[])])
    assert [row.shape for row in rows] == [(5, 5), (1, 5), (0, 5)]
    assert numpy.array_equal(rows[0][0], rows[1][0])


def test_vectors_are_remembered_to_the_bit():
    layer = build_Tok2Vec_model(name_embedding(16, [50, 50, 50, 50, 20]), MaxoutWindowEncoder(16, 1, 2, 1))
    layer.initialize(X=_docs())
    plain = layer.predict(_docs())
    remember_words(layer)
    assert all(numpy.array_equal(a, b) for a, b in zip(plain, layer.predict(_docs()), strict=True))
    assert all(numpy.array_equal(a, b) for a, b in zip(plain, layer.predict(_docs()), strict=True))
