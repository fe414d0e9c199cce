"""Understood subjects and shared objects of verbs."""

from __future__ import annotations

import pytest
from parses import parse, word

from talent_ner.syntax.arguments import surface_subject
from talent_ner.syntax.direct_objects import surface_objects


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
    found = surface_subject(word(parse(identifier), verb))
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(("identifier", "verb", "objects"), [
    ("active-join", "joined", ["Acme"]), ("relative-object", "joined", ["company"]),
    ("relative-object-which", "joined", ["startup"]), ("relative-object-that", "hired", ["researchers"]),
    ("relative-pied", "returned", []), ("relative-where", "worked", []), ("dative", "offered", ["Chen", "job"]),
    ("dative-to", "offered", ["job"]), ("relative-who", "left", ["Google"]),
    ("relative-whose-passive", "acquired", []), ("relative-offered", "offered", ["job"]),
    ("passive-bare", "poached", []),
])
def test_objects(identifier: str, verb: str, objects: list[str]) -> None:
    assert [token.text for token in surface_objects(word(parse(identifier), verb))] == objects
