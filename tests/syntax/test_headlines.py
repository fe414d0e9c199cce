"""Headlines and notes by word order: the verb's forms, the status they tell, and what stands around them."""

from __future__ import annotations

import pytest
from pages import page
from parses import BLANK
from spacy.tokens import Doc

from talent_ner.lexicon.frames import FrameLexicon, parse_frame
from talent_ner.syntax.engine import Engine
from talent_ner.syntax.headlines import headline_bindings, lemmas, note_bindings, parts, verdict

MOVE = {
    "who": {"roles": ["subject"], "types": ["PERSON"], "required": True},
    "destination": {"roles": ["object", "for", "to"], "types": ["ORG"]},
    "origin": {"roles": ["from"], "types": ["ORG"]},
}
HIRE = {
    "who": {"roles": ["object"], "types": ["PERSON"], "required": True},
    "destination": {"roles": ["subject"], "types": ["ORG"]},
    "origin": {"roles": ["from"], "types": ["ORG"]},
}
LEXICON = FrameLexicon(
    [
        parse_frame(
            {
                "id": name,
                "event": "move",
                "slots": slots,
                "trigger": {"lemma": [name], "pos": ["VERB"]},
                "examples": ["-"],
            },
            "test.json",
        )
        for name, slots in (("join", MOVE), ("poach", HIRE), ("court", HIRE))
    ]
)


def doc_of(words: str) -> Doc:
    return Doc(BLANK.vocab, words=words.split(), sent_starts=[i == 0 for i in range(len(words.split()))])


def told(text: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    known = page(text)
    found = headline_bindings(known.doc, known.blocks, Engine(LEXICON, known.index), LEXICON, [])
    return [
        (
            b.frame.id,
            b.verdict.status,
            {slot: [known.doc[m.start : m.end].text for m in ms] for slot, ms in b.slots.items()},
        )
        for b in found
    ]


@pytest.mark.parametrize(
    ("words", "place", "plural", "expected"),
    [
        ("Acme poaches Chen", 1, False, ["poache", "poach"]),
        ("Chen tries it", 1, False, ["try"]),
        ("Chen to join Acme", 2, False, ["join"]),
        ("Acme , Orbit court Chen", 3, True, ["court"]),
        ("Acme court Chen", 1, False, []),
    ],
)
def test_forms_of_verbs(words, place, plural, expected):
    assert lemmas(doc_of(words)[place], plural) == expected


@pytest.mark.parametrize(
    ("words", "place", "status"),
    [
        ("Chen joins Acme", 1, "occurred"),
        ("Chen to join Acme", 2, "expected"),
        ("Acme in talks to hire Chen", 4, "considered"),
        ("Chen may join Acme", 2, "considered"),
        ("Chen refuses to join Acme", 3, "declined"),
        ("Acme fails to hire Chen", 3, "failed"),
    ],
)
def test_status_by_form(words, place, status):
    assert verdict(doc_of(words)[place]).status == status


def test_parts_of_a_headline():
    doc = doc_of("Exclusive : Chen joins Acme — report")
    assert [doc[start:end].text for start, end in parts(doc, 0, len(doc))] == ["Exclusive", "Chen joins Acme", "report"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Acme poaches Laura Chen from Orbit",
            ("poach", "occurred", {"who": ["Laura Chen"], "destination": ["Acme"], "origin": ["Orbit"]}),
        ),
        ("Acme poaches Orbit's Laura Chen", ("poach", "occurred", {"who": ["Laura Chen"], "destination": ["Acme"]})),
        ("Laura Chen to join Acme", ("join", "expected", {"who": ["Laura Chen"], "destination": ["Acme"]})),
        (
            "Acme, Orbit court Laura Chen",
            ("court", "occurred", {"who": ["Laura Chen"], "destination": ["Acme", "Orbit"]}),
        ),
        (
            "Exclusive: Laura Chen, David Miller to join Acme",
            ("join", "expected", {"who": ["Laura Chen", "David Miller"], "destination": ["Acme"]}),
        ),
    ],
)
def test_headlines(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Laura Chen not to join Acme", "Acme poaches Laura Chen from Orbit. It is true.", "The joins at Acme"]
)
def test_what_is_no_headline(text):
    assert told(text) == []


def test_notes_take_their_subject_from_above():
    known = page("Laura Chen\n\nJoined Acme from Orbit in 2022.")
    who = known.index.mentions[0]
    topics = {known.blocks[1].start: who}
    doc = known.doc
    next(t for t in doc if t.text == "Joined").tag_ = "VBD"
    (binding,) = note_bindings(doc, topics, known.blocks, Engine(LEXICON, known.index), LEXICON, [])
    assert {slot: [doc[m.start : m.end].text for m in ms] for slot, ms in binding.slots.items()} == {
        "who": ["Laura Chen"],
        "destination": ["Acme"],
        "origin": ["Orbit"],
    }
    assert not list(note_bindings(doc, {}, known.blocks, Engine(LEXICON, known.index), LEXICON, []))
