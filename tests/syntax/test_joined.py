"""What is coordinated with a token or the same as it."""

from __future__ import annotations

import pytest
from parses import parse, word

from talent_ner.syntax.joined import conjuncts, equated
from talent_ner.syntax.tree import conj_head


@pytest.mark.parametrize(("identifier", "token", "members"), [
    ("conj-objects", "Chen", ["Chen", "Miller"]), ("list-orgs", "Google", ["Google", "Amazon", "Acme"]),
    ("conj-verbs-three", "quit", ["quit", "joined", "founded"]), ("active-join", "Acme", ["Acme"]),
])
def test_conjuncts_and_their_head(identifier: str, token: str, members: list[str]) -> None:
    doc = parse(identifier)
    found = conjuncts(word(doc, token))
    assert [token.text for token in found] == members
    assert {conj_head(member).text for member in found} == {token}


@pytest.mark.parametrize(("identifier", "token", "same"), [
    ("appos-after", "Chen", {"Chen", "researcher"}), ("appos-before", "Chen", {"Chen", "scientist"}),
    ("copula-first", "researcher", {"researcher", "Chen"}), ("active-join", "Chen", {"Chen"}),
    ("copula-startup", "startup", {"startup", "Acme"}), ("copula-result", "fan", {"fan"}),
])
def test_what_the_grammar_equates(identifier: str, token: str, same: set[str]) -> None:
    assert {found.text for found in equated(word(parse(identifier), token))} == same
