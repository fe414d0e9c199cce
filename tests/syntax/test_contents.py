"""What a sentence holds rules out frames that could not bind in it, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from talent_ner.lexicon.frames import parse_frame
from talent_ner.syntax.contents import Contents
from talent_ner.syntax.mention import ORG, PERSON, ROLE, Mention, MentionIndex

WHO = {"who": {"types": ["PERSON"], "roles": ["subject"], "required": True}}
HOUSE = {"destination": {"types": ["ORG"], "roles": ["subject"], "required": True}}
ACTING = {"destination": {**HOUSE["destination"], "acting": True}}
ANYONE = {"who": {**WHO["who"], "required": False}}


def _doc() -> Doc:
    """Two sentences: "Li quit her post." and "Acme paid $ 9m to it."."""
    words = "Li quit her post . Acme paid $ 9m to it .".split()
    lemmas = "Li quit her post . Acme pay $ 9m to it .".split()
    heads = [1, 1, 3, 1, 1, 6, 6, 8, 6, 6, 9, 6]
    return Doc(Vocab(), words=words, lemmas=lemmas, heads=heads, deps=["dep"] * 12, tags=["NN"] * 12, pos=["NOUN"] * 12)


def _suffice(token: int, trigger: dict[str, Any], slot: dict[str, Any], *more: Mention) -> bool:
    doc = _doc()
    raw = {"id": "test", "event": "move", "trigger": {"lemma": ["-"], "pos": ["VERB"], **trigger}, "slots": slot,
           "examples": ["-"]}
    frame = parse_frame(raw, "test.json")
    mentions = [Mention(0, 1, 0, PERSON, "name", 0), Mention(5, 6, 5, ORG, "name", 1), *more]
    return Contents(doc, MentionIndex(mentions)).allow(doc[token], [frame]) == [frame]


@pytest.mark.parametrize(("token", "lemmas", "expected"), [
    (1, ["post"], True), (1, ["pay", "post"], True), (1, ["pay"], False), (1, ["*"], True), (1, ["job", "#"], True),
])
def test_words_that_a_role_must_have_stand_in_the_sentence(token, lemmas, expected):
    assert _suffice(token, {"requires": {"object": lemmas}}, WHO) is expected


def test_every_required_role_needs_its_word():
    assert not _suffice(1, {"requires": {"object": ["post"], "to": ["firm"]}}, WHO)


@pytest.mark.parametrize(("token", "slot", "expected"), [
    (1, WHO, True), (6, WHO, False), (6, HOUSE, True), (1, HOUSE, False), (1, ACTING, True), (6, ANYONE, True),
])
def test_mentions_of_the_kinds_required_stand_in_the_sentence(token, slot, expected):
    assert _suffice(token, {}, slot) is expected


def test_a_title_stands_for_the_person_who_has_it():
    title = Mention(3, 4, 3, ROLE, "title", None, {"person": 0})
    held = Mention(8, 9, 8, ROLE, "title", None, {"person": 0})
    assert _suffice(6, {}, WHO, title) is False
    assert _suffice(6, {}, WHO, held) is True
