"""Which lines of a page advertise other pages."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from talent_ner.syntax.layout import TextBlock
from talent_ner.syntax.teasers import teasers


def _page(*lines: tuple[str, str]) -> list[str]:
    """The lines that are found to be teasers; each is given with its kind of block."""
    nlp = spacy.blank("en")
    docs = [nlp(text) for _, text in lines]
    blocks, start = [], 0
    for (kind, _), doc in zip(lines, docs):
        blocks.append(TextBlock(kind, start, start + len(doc)))
        start += len(doc)
    whole = Doc(nlp.vocab, words=[t.text for doc in docs for t in doc])
    return [whole[a:b].text for a, b in teasers(whole, blocks)]


def test_headlines_below_a_sign_are_teasers() -> None:
    told = _page(
        ("paragraph", "Kelso Foods named Ann Lee treasurer ."),
        ("heading", "Related stories"),
        ("item", "Brunholt Bank fires Rolf Dahl"),
        ("heading", "Fernway lays off 300"),
        ("paragraph", "Lee starts in May ."),
        ("heading", "Fernway hires Ida Marsh"),
    )
    assert told == ["Brunholt Bank fires Rolf Dahl", "Fernway lays off 300"]


def test_a_label_makes_its_own_line_a_teaser() -> None:
    told = _page(("heading", "READ ALSO : Fernway hires Ida Marsh"), ("heading", "Ann Lee joins Kelso Foods"))
    assert told == ["READ ALSO : Fernway hires Ida Marsh"]


def test_a_sentence_that_opens_like_a_sign_is_none() -> None:
    assert _page(("paragraph", "Related work was done by Ann Lee ."), ("heading", "Ann Lee joins Kelso Foods")) == []
