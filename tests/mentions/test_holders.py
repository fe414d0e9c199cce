"""Who holds which post on a page."""

from __future__ import annotations

import pytest

from talent_ner.mentions.holders import Holders
from talent_ner.mentions.ties import Tie
from talent_ner.syntax.mention import ORG, PERSON, Mention


@pytest.fixture
def holders() -> Holders:
    people = {0: 0, 10: 1, 20: 2}
    mentions = {head: Mention(head, head + 1, head, PERSON, "name", ref) for head, ref in people.items()}
    mentions[5] = Mention(5, 6, 5, ORG, "name", 7)
    ties = [
        Tie(0, 5, "chief executive", True, 0, 6),
        Tie(10, 5, "vice president of sales", True, 10, 14),
        Tie(20, None, "head of research", True, 20, 24),
    ]
    return Holders(ties, mentions)


@pytest.mark.parametrize(
    ("noun", "text", "org", "former", "person"),
    [
        ("ceo", "CEO", 7, False, 0),
        ("boss", "boss", 7, False, 0),
        ("ceo", "CEO", 8, False, None),
        ("ceo", "former CEO", 7, True, None),
        ("president", "president", 7, False, None),
        ("head", "head of research", None, False, 2),
        ("head", "head of safety", None, False, None),
        ("engineer", "engineer", 7, False, None),
    ],
)
def test_a_post_finds_its_only_holder(holders, noun, text, org, former, person):
    assert holders.only(noun, text, org, former) == person


def test_another_title_contradicts_a_post_and_none_leaves_it_open(holders):
    assert holders.compatible(0, "ceo") is True
    assert holders.compatible(1, "chairman") is False
    assert holders.compatible(3, "chairman") is None
