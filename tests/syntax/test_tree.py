"""What the small questions to a parse answer: voice, subjects, clauses, words of time."""

from __future__ import annotations

import pytest
from parses import parse, rows, word

from talent_ner.syntax import tree


def test_frozen_parses_are_whole() -> None:
    assert len(rows()) >= 60
    for identifier, row in rows().items():
        doc = parse(identifier)
        assert (doc.text, [token.dep_ for token in doc], [token.head.i for token in doc]) == (
            row["text"], row["deps"], row["heads"])
        assert [bool(token.is_sent_start) for token in doc] == [bool(start) for start in row["sent_starts"]]


@pytest.mark.parametrize(("identifier", "verb", "passive"), [
    ("active-hire", "hired", False), ("passive-agent", "hired", True), ("passive-bare", "poached", True),
    ("passive-got", "fired", True), ("passive-conj", "promoted", True), ("relative-passive", "hired", True),
    ("relative-reduced", "poached", True), ("relative-reduced-ing", "leaving", False), ("raising-said", "said", True),
    ("raising-said", "left", False), ("participle-having", "left", False), ("relative-object-that", "hired", False),
    ("passive-shared", "fired", True), ("passive-then-active", "quit", False), ("led-by", "led", True),
    ("conj-verbs", "joined", False), ("naming", "named", False),
])
def test_voice(identifier: str, verb: str, passive: bool) -> None:
    assert tree.is_passive(word(parse(identifier), verb)) is passive


@pytest.mark.parametrize(("identifier", "token"), [("noun-departure", "departure"), ("active-hire", "scientist")])
def test_a_noun_outside_clauses_has_no_subject(identifier: str, token: str) -> None:
    doc = parse(identifier)
    assert tree.own_subject(word(doc, token)) is None


@pytest.mark.parametrize(("identifier", "verb", "inside", "outside"), [
    ("conj-verbs", "left", {"Chen", "Google"}, {"joined", "Acme"}),
    ("relative-who", "founded", {"engineer", "startup"}, {"who", "left", "Google"}),
    ("participle-tail", "left", {"Chen", "Google"}, {"joining", "Acme"}),
    ("control-decide", "decided", {"Chen"}, {"leave", "Google"}),
    ("report-ccomp", "reported", {"Reuters"}, {"Chen", "left", "Google"}),
    ("participle-before", "worked", {"She", "Google", "before"}, {"joining", "Acme"}),
])
def test_clause_tokens(identifier: str, verb: str, inside: set[str], outside: set[str]) -> None:
    texts = {token.text for token in tree.clause_tokens(word(parse(identifier), verb))}
    assert inside | {verb} <= texts
    assert not outside & texts


def test_words_of_time() -> None:
    texts = ("active-join", "values-date", "noun-departure", "modal-may")
    times = {token.text for identifier in texts for token in parse(identifier) if tree.is_time(token)}
    assert times == {"May", "2024", "June", "2025", "Monday"}


def test_relative_pronouns() -> None:
    doc = parse("relative-object-that")
    assert tree.is_relative_pronoun(word(doc, "that"))
    assert not tree.is_relative_pronoun(word(parse("report-ccomp"), "that"))
    assert tree.relative_antecedent(word(doc, "hired")) == word(doc, "researchers")
    assert tree.relative_antecedent(word(doc, "left")) is None
