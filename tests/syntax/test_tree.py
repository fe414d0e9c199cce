"""What the small questions to a parse answer: voice, understood subjects, objects, clauses."""

from __future__ import annotations

import pytest
from parses import parse, rows, word

from talent_ner.syntax import tree


def _texts(tokens: list) -> list[str]:
    return [token.text for token in tokens]


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


@pytest.mark.parametrize(("identifier", "verb", "subject"), [
    ("active-join", "joined", "Chen"), ("relative-who", "left", "engineer"), ("relative-passive", "hired", "engineer"),
    ("relative-object", "joined", "she"), ("relative-object-that", "hired", "Acme"),
    ("relative-reduced", "poached", "researcher"), ("relative-reduced-ing", "leaving", "Engineers"),
    ("relative-where", "worked", "she"), ("participle-front", "Leaving", "Chen"),
    ("participle-having", "left", "Chen"), ("participle-after", "leaving", "Chen"),
    ("participle-before", "joining", "She"), ("participle-tail", "joining", "Chen"),
    ("control-decide", "leave", "Chen"), ("control-agree", "join", "She"), ("control-persuade-passive", "join", "She"),
    ("control-persuade", "leave", "Chen"), ("control-hire-lead", "lead", "Chen"),
    ("control-hired-lead", "lead", "Chen"), ("control-purpose", "join", "Chen"), ("control-want", "join", "Chen"),
    ("raising-said", "left", "Chen"), ("raising-expected", "join", "Chen"), ("raising-likely", "join", "Chen"),
    ("raising-seem", "left", "Chen"), ("raising-be", "leaving", "Chen"), ("gerund-about", "leaving", "Chen"),
    ("gerund-instead", "joining", "Chen"), ("gerund-from", "joining", "him"), ("gerund-dissuade", "leaving", "Chen"),
    ("gerund-barred", "joining", "He"), ("gerund-considered", "leaving", "Chen"), ("conj-verbs", "joined", "Chen"),
    ("conj-verbs-three", "founded", "Chen"), ("conj-will", "join", "Chen"), ("copula-first", "leave", "researcher"),
    ("plan-noun", "leave", "Chen"), ("expl", "left", "engineers"), ("let-go", "go", "Chen"),
    ("list-no-conjunction", "left", "Chen"), ("list-no-conjunction", "said", "Miller"),
])
def test_understood_subject(identifier: str, verb: str, subject: str) -> None:
    found = tree.surface_subject(word(parse(identifier), verb))
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(("identifier", "token"), [("noun-departure", "departure"), ("active-hire", "scientist")])
def test_a_noun_outside_clauses_has_no_subject(identifier: str, token: str) -> None:
    doc = parse(identifier)
    assert tree.own_subject(word(doc, token)) is None


@pytest.mark.parametrize(("identifier", "verb", "objects"), [
    ("active-join", "joined", ["Acme"]), ("relative-object", "joined", ["company"]),
    ("relative-object-which", "joined", ["startup"]), ("relative-object-that", "hired", ["researchers"]),
    ("relative-pied", "returned", []), ("relative-where", "worked", []), ("dative", "offered", ["Chen", "job"]),
    ("dative-to", "offered", ["job"]), ("relative-who", "left", ["Google"]),
    ("relative-whose-passive", "acquired", []), ("relative-offered", "offered", ["job"]),
    ("passive-bare", "poached", []),
])
def test_objects(identifier: str, verb: str, objects: list[str]) -> None:
    assert _texts(tree.surface_objects(word(parse(identifier), verb))) == objects


@pytest.mark.parametrize(("identifier", "token", "members"), [
    ("conj-objects", "Chen", ["Chen", "Miller"]), ("list-orgs", "Google", ["Google", "Amazon", "Acme"]),
    ("conj-verbs-three", "quit", ["quit", "joined", "founded"]), ("active-join", "Acme", ["Acme"]),
])
def test_conjuncts_and_their_head(identifier: str, token: str, members: list[str]) -> None:
    doc = parse(identifier)
    found = tree.conjuncts(word(doc, token))
    assert _texts(found) == members
    assert {tree.conj_head(member).text for member in found} == {token}


@pytest.mark.parametrize(("identifier", "token", "same"), [
    ("appos-after", "Chen", {"Chen", "researcher"}), ("appos-before", "Chen", {"Chen", "scientist"}),
    ("copula-first", "researcher", {"researcher", "Chen"}), ("active-join", "Chen", {"Chen"}),
])
def test_what_the_grammar_equates(identifier: str, token: str, same: set[str]) -> None:
    assert {found.text for found in tree.equated(word(parse(identifier), token))} == same


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
