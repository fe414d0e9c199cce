"""Unnamed people: how many, of which employer, and whether their names follow."""

from __future__ import annotations

from typing import Any

import pytest
from parses import BLANK, mention, parse
from spacy.tokens import Doc

from talent_ner.mentions.groups import groups, number
from talent_ner.syntax.mention import ORG, PERSON, Mention, MentionIndex

ORGANIZATIONS = ("Google", "Acme")
PEOPLE = ("Laura Chen", "David Miller")


def _found(identifier: str) -> tuple[Doc, list[Mention]]:
    doc = parse(identifier)
    names = [mention(doc, name, kind) for kind, cast in ((ORG, ORGANIZATIONS), (PERSON, PEOPLE)) for name in cast
             if name in doc.text]
    return doc, groups(doc, MentionIndex(names))


@pytest.mark.parametrize(("identifier", "text", "expected"), [
    ("group-count", "Four researchers", {"count": 4, "at_least": False, "share": None, "employer": None}),
    ("group-former", "11 former Google employees", {"count": 11, "at_least": True, "employer": "Google",
                                                   "former": True}),
    ("group-hyphen", "Twenty-five engineers", {"count": 25, "at_least": False}),
    ("group-thousand", "1,200 employees", {"count": 1200, "at_least": True}),
    ("group-upto", "40 engineers", {"count": 40, "at_least": False}),
    ("group-dozens", "Dozens of engineers", {"count": None, "share": None, "vague": True}),
    ("group-vague", "Several researchers", {"count": None, "vague": True}),
    ("group-share", "Half of its staff", {"count": None, "share": 0.5}),
    ("group-percent", "About 30 percent of the employees", {"count": None, "share": 0.3}),
    ("group-possessive", "Three of Google's researchers", {"count": 3, "employer": "Google", "former": False}),
    ("group-single", "A senior engineer", {"count": 1, "employer": "Google", "former": False}),
    ("relative-reduced-ing", "Engineers", {"count": None, "employer": None, "definite": False}),
])
def test_a_group(identifier: str, text: str, expected: dict[str, Any]) -> None:
    doc, (group,) = _found(identifier)
    data = {**group.data, "employer": None if group.data["employer"] is None else doc[group.data["employer"]].text}
    assert doc[group.start : group.end].text == text
    assert {key: data[key] for key in expected} == expected


def test_one_person_needs_an_employer() -> None:
    doc, found = _found("group-programme")
    assert "researcher" not in [doc[group.head].text for group in found]


def test_members_told_by_name() -> None:
    doc, (group,) = _found("group-named")
    assert [doc[head].text for head in group.data["members"]] == ["Chen", "Miller"]
    assert "complete" not in group.data
    doc, (group,) = _found("group-complete")
    assert [doc[head].text for head in group.data["members"]] == ["Chen", "Miller"]
    assert group.data["complete"] is True


def test_a_number_of_them() -> None:
    doc, found = _found("group-of-them")
    assert [(doc[group.start : group.end].text, group.data["count"]) for group in found] == [
        ("twenty engineers", 20), ("A dozen of them", 12)]
    assert doc[found[1].data["antecedent"]].text == "them"


@pytest.mark.parametrize(("text", "value"), [
    ("seven", 7), ("twenty-five", 25), ("1,200", 1200), ("two hundred", 200), ("three thousand five hundred", 3500),
    ("a dozen", 12), ("two dozen", 24), ("people", None),
])
def test_number_words(text: str, value: int | None) -> None:
    assert number(list(Doc(BLANK.vocab, words=text.split()))) == value
