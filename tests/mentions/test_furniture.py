"""Bylines, biographies of authors and credits stand beside the article, not in it."""

from __future__ import annotations

import pytest

import talent_ner

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    return talent_ner.load()


def who(nlp, text: str) -> list[tuple[str, str]]:
    return [(e.type, e.who.name) for e in nlp(text)._.talent_events if e.who is not None and hasattr(e.who, "name")]


BODY = (
    "The Harnwell Gallery has chosen a new home near the river, the trustees of the gallery said on Tuesday in a long "
    "note to its members. Building will begin in May."
)


def test_a_reporter_is_no_antecedent(nlp):
    text = f"Gallery moves\n\nBy Martha Quill\n\nShe left Orbel Bank in May.\n\n{BODY}"
    assert who(nlp, text) == []


def test_a_photographer_is_no_antecedent(nlp):
    text = f"{BODY}\n\nLena Brandt | Getty Images\n\nShe left Orbel Bank in May."
    assert who(nlp, text) == []


def test_a_biography_tells_of_its_author(nlp):
    text = (
        f"Anna Belk runs the gallery.\n\n{BODY}\n\nMartha Quill is a senior reporter at The Lantern. "
        "She joined The Lantern in 2016 from Orbel News."
    )
    assert who(nlp, text) == [("move", "Martha Quill")]


def test_an_article_about_a_journalist_is_no_biography(nlp):
    text = (
        "Martha Quill is the editor of The Lantern.\n\nQuill spoke to readers for an hour on Tuesday about the paper "
        "and its long history in the town by the river.\n\nShe will leave The Lantern in May."
    )
    assert who(nlp, text) == [("move", "Martha Quill")]


def test_a_letter_given_in_full_is_its_writers(nlp):
    text = f"By Martha Quill\n\n{BODY}\n\nHere is Anna Belk's memo:\n\n> I joined Harnwell Gallery in 1998 as a guard."
    assert who(nlp, text) == [("move", "Anna Belk")]


def test_who_says_i_is_not_he(nlp):
    memo = "I want to thank Otto Lund on his promotion to head guard of Harnwell Gallery."
    text = f"{BODY}\n\nHere is Anna Belk's memo:\n\n> {memo}"
    assert ("appointment", "Anna Belk") not in who(nlp, text)
