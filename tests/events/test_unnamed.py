"""Described people of headlines are groups of one, unless the page names them."""

from __future__ import annotations

from drafts import ACME, CHEN, DEEPMIND, GOOGLE, bare_page, draft

from talent_ner.events.told.unnamed import FORM, named_instead, unnamed
from talent_ner.syntax.layout import TextBlock
from talent_ner.syntax.mention import GROUP, PERSON, Mention


def described(**data: object) -> Mention:
    return Mention(1, 4, 3, PERSON, "description", None, {"employer": 1, "former": False, **data})


def headed():
    page = bare_page()
    page.blocks.append(TextBlock("heading", 0, 10))
    return page


def test_a_described_person_of_a_headline_is_one():
    ((_, group),) = unnamed(described(), headed(), ())
    assert (group.type, group.form, group.data["count"], group.data["employer"]) == (GROUP, FORM, 1, 1)


def test_elsewhere_or_without_employer_nobody_is_meant():
    assert not list(unnamed(described(), bare_page(), ()))
    assert not list(unnamed(described(employer=None), headed(), ()))
    assert not list(unnamed(None, headed(), ()))


def test_a_named_person_with_the_same_move_takes_its_place():
    page = bare_page()
    group = Mention(1, 4, 3, GROUP, FORM, None, {"count": 1})
    headline = draft(page, 3, group=group, origin=[GOOGLE], destination=[ACME])
    same = draft(page, 23, who=CHEN, destination=[ACME])
    other = draft(page, 33, who=CHEN, origin=[DEEPMIND], destination=[ACME])
    assert named_instead([headline, same]) == [same]
    assert named_instead([headline, other]) == [headline, other]
