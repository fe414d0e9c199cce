"""Which organizations only report, by what a page's own words let them do."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from talent_ner.mentions.outlets import mark_outlets
from talent_ner.mentions.referents import Referent, name_words
from talent_ner.syntax.layout import TextBlock
from talent_ner.syntax.mention import ORG, Mention

_VOCAB = English().vocab
_LEMMAS = {"reports": "report", "says": "say", "wrote": "write", "hired": "hire"}


def _kind(text: str, name: str, block: str = "paragraph") -> str | None:
    """The kind of the named organization after the page's words were read."""
    words, named = text.split(), name.split()
    doc = Doc(_VOCAB, words=words, lemmas=[_LEMMAS.get(word, word.lower()) for word in words],
              sent_starts=[i == 0 or words[i - 1] == "." for i in range(len(words))])
    starts = [i for i in range(len(words)) if words[i : i + len(named)] == named]
    mentions = [Mention(i, i + len(named), i + len(named) - 1, ORG, "name", 0) for i in starts]
    referents = [Referent(ORG, name, words=name_words(name))]
    mark_outlets(doc, [TextBlock(block, 0, len(doc))], mentions, referents)
    return referents[0].kind


@pytest.mark.parametrize("text", [
    "He quit , the Osk Gazette reports . It rained .", "Ann Li had left , says the Osk Gazette .",
    "She was told to go , according to the Osk Gazette .", "Osk Gazette", "Osk Gazette | all rights reserved",
    "The plan , the Osk Gazette has first wrote , is dead .",
])
def test_an_outlet_s_name_and_nothing_but_reports(text: str) -> None:
    assert _kind(text, "Osk Gazette") == "media"


@pytest.mark.parametrize("text", [
    "\" We are sad , \" Ann Li told Lathe & Loom .", "She did not answer Lathe & Loom 's request for comment .",
    "In an interview with Lathe & Loom , she spoke of sheep .", "Read more at Lathe & Loom .",
])
def test_any_name_that_people_talk_to(text: str) -> None:
    assert _kind(text, "Lathe & Loom") == "media"


@pytest.mark.parametrize(("text", "name"), [
    ("The Osk Gazette hired Ann Li .", "Osk Gazette"), ("Corvane says it lost money .", "Corvane"),
    ("The Osk Gazette says it hired Ann Li .", "Osk Gazette"), ("Corvane reports a loss .", "Corvane"),
    ("Ann Li told Corvane . Corvane hired her .", "Corvane"), ("Ann Li left Corvane .", "Corvane"),
])
def test_a_house_that_does_something_else_is_a_house(text: str, name: str) -> None:
    assert _kind(text, name) is None


def test_a_byline_tells_surely() -> None:
    assert _kind("By LedgerWire", "LedgerWire", "byline") == "media"
