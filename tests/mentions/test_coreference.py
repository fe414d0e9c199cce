"""What pronouns and descriptions refer to; where the text does not tell, nobody."""

from __future__ import annotations

import pytest
from parses import parse, word

from talent_ner.mentions.build import Participants, participants
from talent_ner.syntax.mention import GROUP, ORG, PERSON, Mention


def _at(found: Participants, head: int, *types: str) -> Mention:
    return next(m for m in found.mentions if m.head == head and m.type in types)


def _name(identifier: str, token: str, *types: str) -> str | None:
    """The name of what the token's mention refers to."""
    doc = parse(identifier)
    found = participants(doc, {})
    ref = _at(found, word(doc, token).i, *types).ref
    return None if ref is None else found.referents[ref].name


@pytest.mark.parametrize(("identifier", "token", "name"), [
    ("coref-she", "She", "Laura Chen"), ("coref-he", "He", "David Miller"), ("coref-cataphora", "he", "David Miller"),
    ("coref-i", "I", "Laura Chen"), ("coref-object", "She", "Anna Weber"), ("coref-object", "her", "Laura Chen"),
    ("coref-no-one", "She", None), ("coref-his-company", "His", "David Miller"),
    ("engine-umbrella", "her", "Laura Chen"), ("ends", "She", "Laura Chen"),
    ("coref-description", "researcher", "Laura Chen"), ("repeats", "Chen#2", "Laura Chen"),
    ("names-short", "Miller", "Miller"),
])
def test_people(identifier: str, token: str, name: str | None) -> None:
    assert _name(identifier, token, PERSON) == name


@pytest.mark.parametrize(("identifier", "token", "name"), [
    ("coref-company", "company", "Acme"), ("coref-it", "It", "Acme"),
    ("coref-university", "university", "Harvard University"), ("coref-his-company", "company", "Acme"),
    ("coref-part", "team", "Google"), ("coref-no-one", "company", None), ("group-share", "company", None),
    ("list-titles", "its", "Acme"),
])
def test_organizations(identifier: str, token: str, name: str | None) -> None:
    assert _name(identifier, token, ORG) == name


@pytest.mark.parametrize(("identifier", "token", "names"), [
    ("coref-they", "They", ["Laura Chen", "David Miller"]), ("coref-both", "Both", ["Laura Chen", "David Miller"]),
    ("coref-three", "researchers", ["Laura Chen", "David Miller", "Anna Weber"]),
])
def test_named_people_told_together(identifier: str, token: str, names: list[str]) -> None:
    doc = parse(identifier)
    found = participants(doc, {})
    refs = _at(found, word(doc, token).i, GROUP).data["refs"]
    assert [found.referents[ref].name for ref in refs] == names


def test_a_pronoun_tells_the_gender_of_an_unknown_name() -> None:
    assert participants(parse("names-who"), {}).referents[0].gender is None
    known = participants(parse("coref-gender"), {}).referents[0]
    assert (known.name, known.gender) == ("Okonjo", "f")


@pytest.mark.parametrize(("identifier", "person", "org", "role", "current"), [
    ("infer-title", "Laura Chen", "Google", "engineer", True),
    ("appos-after", "Laura Chen", "Google", "senior researcher", True),
    ("coref-his-company", "David Miller", "Acme", "chief executive", True),
    ("list-employers", "Laura Chen", "Google", None, True),
])
def test_ties_told_by_titles(identifier: str, person: str, org: str, role: str | None, current: bool) -> None:
    doc = parse(identifier)
    found = participants(doc, {})
    by_head = {m.head: found.referents[m.ref].name for m in found.mentions if m.ref is not None}
    told = {(by_head[tie.person], by_head.get(tie.org), tie.role, tie.current) for tie in found.ties}
    assert (person, org, role, current) in told
