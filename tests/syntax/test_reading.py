"""Answers kept while a Doc is read: the same as without, and nothing left behind."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from talent_ner.syntax.reading import once, reading


@pytest.fixture
def doc() -> Doc:
    words = ["Ann", "left", ".", "Bo", "stayed", "."]
    return Doc(Vocab(), words=words, sent_starts=[True, False, False, True, False, False])


def test_sentences_are_those_of_spacy(doc):
    plain = [(token.sent.start, token.sent.end) for token in doc]
    with reading(doc):
        assert [(token.sent.start, token.sent.end) for token in doc] == plain == [(0, 3)] * 3 + [(3, 6)] * 3


def test_nothing_stays_on_the_doc_even_after_an_error(doc):
    with pytest.raises(KeyError), reading(doc):
        raise KeyError
    assert not doc.user_token_hooks


def test_a_hosts_own_hook_stays_in_force(doc):
    doc.user_token_hooks["sent"] = lambda token: doc[0:6]
    with reading(doc):
        assert doc[4].sent.start == 0
    assert "sent" in doc.user_token_hooks


def test_an_answer_is_worked_out_once_for_the_doc_being_read_only(doc):
    asked = []

    @once
    def question(token):
        asked.append(token.i)
        return token.text

    other = Doc(doc.vocab, words=["Cy"])
    with reading(doc):
        assert [question(doc[1]), question(doc[1]), question(other[0]), question(other[0])] == ["left"] * 2 + ["Cy"] * 2
    assert asked == [1, 0, 0]
    assert question(doc[1]) == "left"
    assert asked == [1, 0, 0, 1]


def test_reading_another_doc_in_between_keeps_both_apart(doc):
    @once
    def question(token):
        return token.text

    other = Doc(doc.vocab, words=["Cy", "ran"])
    with reading(doc):
        assert question(doc[0]) == "Ann"
        with reading(other):
            assert question(other[0]) == "Cy"
        assert question(doc[0]) == "Ann"


def test_a_doc_without_sentences_is_left_alone():
    bare = Doc(Vocab(), words=["Ann", "left"])
    with reading(bare):
        assert not bare.user_token_hooks
