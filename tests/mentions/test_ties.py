"""Titles are tied to the subject of their own sentence."""

from __future__ import annotations

import pytest
from parses import BLANK
from spacy.tokens import Doc

from talent_ner.mentions.ties import link
from talent_ner.mentions.titles import TitleGrammar
from talent_ner.syntax.mention import PERSON, Mention, MentionIndex


def _doc(*sentences: list[tuple[str, int, str, str]]) -> Doc:
    """Sentences of words with head (in the sentence), label and tag."""
    words, heads, deps, tags, starts = [], [], [], [], []
    for sentence in sentences:
        first = len(words)
        for i, (word, head, dep, tag) in enumerate(sentence):
            words.append(word)
            heads.append(first + head)
            deps.append(dep)
            tags.append(tag)
            starts.append(i == 0)
    pos = ["PROPN" if tag == "NNP" else "AUX" if tag == "VBZ" else "NOUN" if tag == "NN" else "X" for tag in tags]
    lemmas = [{"is": "be", "years": "year"}.get(word, word.lower()) for word in words]
    return Doc(BLANK.vocab, words, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemmas, sent_starts=starts)


_WHO = [("Wolk", 1, "nsubj", "NNP"), ("is", 1, "ROOT", "VBZ")]
_TITLE = [("Treasurer", 0, "ROOT", "NN"), (":", 0, "punct", ":")]
_STRETCH = [("For", 2, "prep", "IN"), ("years", 0, "pobj", "NN"), ("treasurer", 2, "ROOT", "NN")]


@pytest.mark.parametrize(("sentences", "name"), [
    ([_TITLE, _WHO], 2),  # the page's last word is no verb before its first title
    ([_WHO, _STRETCH], 0),
])
def test_a_verb_of_another_sentence_ties_nobody(sentences: list[list[tuple[str, int, str, str]]], name: int) -> None:
    doc = _doc(*sentences)
    index = MentionIndex([Mention(name, name + 1, name, PERSON, "name", 0)])
    titles = TitleGrammar(doc, index.mentions).roles()
    assert [doc[title.head].lower_ for title in titles] == ["treasurer"]
    link(doc, titles, index)
    assert titles[0].data.get("person") is None


def test_a_stretch_of_time_stands_between_verb_and_title() -> None:
    doc = _doc([
        ("Wolk", 1, "nsubj", "NNP"), ("is", 1, "ROOT", "VBZ"), ("for", 1, "prep", "IN"),
        ("years", 2, "pobj", "NN"), ("treasurer", 3, "appos", "NN"),
    ])
    index = MentionIndex([Mention(0, 1, 0, PERSON, "name", 0)])
    titles = TitleGrammar(doc, index.mentions).roles()
    link(doc, titles, index)
    assert [title.data.get("person") for title in titles] == [0]
