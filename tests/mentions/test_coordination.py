"""Lists of names read off the surface."""

from __future__ import annotations

import pytest
from parses import mention, parse

from talent_ner.mentions.coordination import coordinate
from talent_ner.syntax.mention import ORG, PERSON, ROLE, Mention

CAST = {"Laura Chen": PERSON, "David Miller": PERSON, "Anna Weber": PERSON, "Google": ORG, "Amazon": ORG, "Acme": ORG}


def _lists(identifier: str, *titles: str) -> set[frozenset[str]]:
    """The names that each coordination joins."""
    doc = parse(identifier)
    names = sorted((mention(doc, name, kind) for name, kind in CAST.items() if name in doc.text), key=lambda m: m.start)
    roles = [mention(doc, title, ROLE, form="title") for title in titles]
    coordinate(doc, names, roles)
    by_head: dict[int, Mention] = {m.head: m for m in names}
    return {frozenset(doc[m.start : m.end].text for m in (name, *(by_head[head] for head in name.data["coordinated"])))
            for name in names if "coordinated" in name.data}


@pytest.mark.parametrize(("identifier", "expected"), [
    ("conj-names", [{"Laura Chen", "David Miller", "Anna Weber"}]),
    ("conj-objects", [{"Laura Chen", "David Miller"}]),
    ("list-orgs", [{"Google", "Amazon", "Acme"}]),
    ("conj-orgs", [{"Google", "Amazon"}]),
    ("coref-object", []), ("conj-verbs", []), ("list-comma", []), ("list-no-conjunction", []), ("active-join", []),
])
def test_lists(identifier: str, expected: list[set[str]]) -> None:
    assert _lists(identifier) == {frozenset(names) for names in expected}


def test_titles_and_employers_between_names_do_not_part_them() -> None:
    assert _lists("list-titles", "chief scientist") == {frozenset({"Laura Chen", "David Miller"})}
    assert _lists("list-employers") == {frozenset({"Laura Chen", "David Miller"})}


def test_every_member_knows_the_others() -> None:
    doc = parse("conj-names")
    names = [mention(doc, name, PERSON) for name in ("Laura Chen", "David Miller", "Anna Weber")]
    coordinate(doc, names, [])
    heads = [name.head for name in names]
    assert [name.data["coordinated"] for name in names] == [[h for h in heads if h != head] for head in heads]
