"""Roles of a trigger: for each frozen parse and trigger what the roles hold, voice and construction evened out."""

from __future__ import annotations

import pytest
from parses import parse, word

from talent_ner.syntax.roles import roles

# id, trigger, the role's fillers; a role given as [] must be empty
CASES: list[tuple[str, str, dict[str, list[str]]]] = [
    ("active-join", "joined", {"subject": ["Chen"], "object": ["Acme"], "from": ["Google"], "in": ["May"], "to": []}),
    ("active-hire", "hired", {"subject": ["Acme"], "object": ["Chen"], "from": ["Google"], "as": ["scientist"]}),
    ("passive-agent", "hired", {"subject": ["Acme"], "object": ["Chen"], "from": ["Google"], "by": []}),
    ("passive-bare", "poached", {"subject": [], "object": ["engineers"], "from": ["Google"]}),
    ("passive-perfect", "named", {"subject": [], "object": ["Chen"], "complement": ["scientist"], "at": ["Acme"]}),
    ("passive-got", "fired", {"subject": ["company"], "object": ["managers"]}),
    ("passive-conj", "promoted", {"subject": [], "object": ["Chen"], "to": ["president"]}),
    ("passive-shared", "fired", {"subject": [], "object": ["Chen"], "in": ["June"]}),
    ("relative-who", "left", {"subject": ["engineer"], "object": ["Google"], "for": ["Acme"]}),
    ("relative-who", "founded", {"subject": ["engineer"], "object": ["startup"], "for": []}),
    ("relative-passive", "hired", {"subject": ["Acme"], "object": ["engineer"]}),
    ("relative-reduced", "poached", {"subject": ["Acme"], "object": ["researcher"], "from": ["Google"]}),
    ("relative-reduced", "resigned", {"subject": ["researcher"], "from": [], "object": []}),
    ("relative-reduced-ing", "leaving", {"subject": ["Engineers"], "object": ["Google"], "for": ["Acme"]}),
    ("relative-object", "joined", {"subject": ["she"], "object": ["company"]}),
    ("relative-object-which", "joined", {"subject": ["Chen"], "object": ["startup"]}),
    ("relative-object-that", "hired", {"subject": ["Acme"], "object": ["researchers"], "from": ["Google"]}),
    ("relative-where", "worked", {"subject": ["she"], "at": ["Google"], "where": ["Google"]}),
    ("relative-stranded", "moved", {"subject": ["he"], "to": ["company"]}),
    ("relative-pied", "returned", {"subject": ["she"], "to": ["Acme"], "object": []}),
    ("relative-whose", "departure", {"possessor": ["Chen"], "from": ["Google"]}),
    ("relative-whose-startup", "acquired", {"subject": ["Google"], "object": ["startup"]}),
    ("relative-whose-passive", "acquired", {"subject": [], "object": ["startup"]}),
    ("participle-front", "Leaving", {"subject": ["Chen"], "object": ["Google"]}),
    ("participle-tail", "joining", {"subject": ["Chen"], "object": ["Acme"], "as": ["scientist"]}),
    ("control-hire-lead", "hired", {"subject": ["Acme"], "object": ["Chen"], "to_do": ["lead"],
                                   "to_do_object": ["team"]}),
    ("control-hired-lead", "hired", {"object": ["Chen"], "to_do": ["lead"], "to_do_object": ["team"], "at": []}),
    ("control-persuade", "leave", {"subject": ["Chen"], "object": ["Google"], "persuader": ["Acme"]}),
    ("control-persuade-passive", "join", {"subject": ["She"], "object": ["Acme"], "persuader": []}),
    ("control-purpose", "left", {"object": ["Google"], "to_do": ["join"], "to_do_object": ["Acme"]}),
    ("raising-expected", "join", {"subject": ["Chen"], "object": ["Acme"], "in": ["May"]}),
    ("gerund-from", "joining", {"subject": ["him"], "object": ["Acme"]}),
    ("conj-objects", "hired", {"subject": ["Acme"], "object": ["Chen"], "from": ["Google"]}),
    ("conj-passive-agents", "courted", {"subject": ["Acme"], "object": ["Chen"]}),
    ("noun-departure", "departure", {"possessor": ["Chen"], "from": ["Google"], "outer_subject": []}),
    ("noun-departure-announced", "departure", {"possessor": ["her"], "from": ["Google"], "support": ["Chen"],
                                               "outer_subject": ["Chen"], "carrier": ["announced"]}),
    ("noun-under", "retirement", {"possessor": ["her"], "under": ["for"]}),
    ("have-as", "have", {"object": ["Chen"], "as": ["treasurer"], "as_modifier": ["new"]}),
    ("noun-hire", "hiring", {"of": ["Chen"], "from": ["Google"]}),
    ("noun-move", "move", {"possessor": ["Her"], "to": ["Acme"]}),
    ("noun-offer", "offer", {"from": ["Acme"], "reached": ["Chen"]}),
    ("noun-talks", "talks", {"support": ["Acme"], "with": ["Google"], "about": ["sale"]}),
    ("noun-talks", "sale", {"outer_subject": ["Acme"], "outer_with": ["Google"]}),
    ("noun-failed", "takeover", {"possessor": ["its"], "of": ["Acme"]}),
    ("light-made", "move", {"support": ["She"], "to": ["Acme"], "carrier": ["made"]}),
    ("light-took", "took", {"subject": ["Chen"], "object": ["job"], "at": ["Acme"]}),
    ("light-offer", "offer", {"support": ["Google"], "to": ["Chen"], "carrier": ["made"]}),
    ("particle-turned", "turned", {"subject": ["Chen"], "object": ["offer"], "particle": ["down"], "from": ["Google"]}),
    ("particle-stepped", "stepped", {"subject": ["Chen"], "particle": ["down"], "as": ["executive"]}),
    ("particle-lured", "lured", {"subject": ["Acme"], "object": ["Chen"], "particle": ["away"], "from": ["Google"]}),
    ("particle-took-over", "took", {"subject": ["Chen"], "particle": ["over"], "as": ["president"]}),
    ("prep-out-of", "hired", {"subject": ["Acme"], "object": ["her"], "from": ["Google"], "of": []}),
    ("prep-into", "moved", {"subject": ["She"], "to": ["role"], "at": ["Acme"], "into": []}),
    ("prep-over-to", "went", {"subject": ["He"], "to": ["Acme"]}),
    ("prep-back", "went", {"subject": ["She"], "to": ["Google"]}),
    ("prep-between", "merger", {"between": ["Google", "Acme"]}),
    ("dative", "offered", {"subject": ["Acme"], "indirect": ["Chen"], "object": ["Chen", "job"]}),
    ("dative-to", "offered", {"subject": ["Acme"], "object": ["job"], "to": ["Chen"], "indirect": []}),
    ("naming", "named", {"subject": ["Acme"], "complement": ["president"]}),
    ("naming-as", "appointed", {"object": ["Chen"], "as": ["president"]}),
    ("became", "became", {"subject": ["Chen"], "complement": ["scientist"], "at": ["Acme"]}),
    ("let-go", "let", {"subject": ["company"], "clause": ["go"], "small_subject": ["Chen"]}),
    ("report-ccomp", "reported", {"subject": ["Reuters"], "clause": ["left"], "small_subject": []}),
    ("stake", "bought", {"subject": ["Google"], "object": ["stake"], "object_in": ["Acme"]}),
    ("called", "founded", {"subject": ["Chen"], "object": ["startup"], "object_name": ["Orbit"]}),
    ("possessor-object", "rejected", {"subject": ["Chen"], "object": ["offer"], "object_possessor": ["Meta"]}),
    ("modifier-object", "accepted", {"object": ["offer"], "object_modifier": ["Google"]}),
    ("recruiters-for", "approached", {"subject": ["Recruiters"], "subject_for": ["Acme"], "object": ["Chen"]}),
    ("led-by", "led", {"subject": ["Sequoia"], "object": ["round"], "outer_subject": ["Acme"]}),
    ("engine-cofound", "co-founded", {"subject": ["Chen"], "object": ["Orbit"], "with": ["Miller"]}),
    ("parted-since", "bought", {"subject": ["Orbit"], "object": ["Acme", "Miller"]}),
    ("relative-in-apposition", "took", {"subject": ["Orbit"], "object": ["search", "house"]}),
    ("gathered-around", "bought", {"subject": ["consortium", "Sequoia"], "object": ["Acme"]}),
]


@pytest.mark.parametrize(("identifier", "trigger", "expected"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_roles(identifier: str, trigger: str, expected: dict[str, list[str]]) -> None:
    found = roles(word(parse(identifier), trigger))
    assert {role: [token.text for token in found.get(role, [])] for role in expected} == expected


def test_a_role_holds_a_token_once_and_fronted_phrases_of_others_do_not_count() -> None:
    found = roles(word(parse("participle-after"), "founded"))
    assert "from" not in found
    assert all(len({token.i for token in tokens}) == len(tokens) for tokens in found.values())


def test_active_and_passive_tell_the_same() -> None:
    active, passive = roles(word(parse("active-hire"), "hired")), roles(word(parse("passive-agent"), "hired"))
    for role in ("subject", "object", "from"):
        assert [t.text for t in active[role]] == [t.text for t in passive[role]]
