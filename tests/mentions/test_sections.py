"""Who a block is about or by: the name line above it, its signature, the speaker beside a quotation."""

from __future__ import annotations

import pytest
from pages import page

from talent_ner.mentions.sections import speakers, topics


def about(text: str, loosely: bool = False) -> dict[str, str]:
    """The person of each block that has one, by the block's first word."""
    known = page(text)
    found = topics(known.doc, known.blocks, known.index, loosely=loosely)
    return {known.doc[start].text: known.referents[mention.ref].name for start, mention in found.items()}


def said(text: str) -> list[str]:
    known = page(text)
    found = speakers(known.doc, known.blocks, known.index)
    return [known.referents[found[i].ref].name for i in sorted(found)]


def test_a_name_line_stands_above_what_it_is_about():
    text = "## Laura Chen\n\nJoined Acme in 2022.\n\n## David Miller, counsel\n\nCame from Orbit.\n\n## News\n\nRain."
    assert about(text) == {"Joined": "Laura Chen", "Came": "David Miller"}


@pytest.mark.parametrize(
    "text",
    [
        "## Laura Chen to join Acme\n\nJoined in 2022, she says.",
        "## Laura Chen and David Miller\n\nJoined in 2022.",
        "Laura Chen spoke.\n\nJoined in 2022.",
    ],
)
def test_lines_that_only_begin_with_a_name(text):
    assert about(text) == {}


def test_a_heading_or_the_page_may_name_the_only_person():
    assert about("## The career of Laura Chen\n\nJoined Acme in 2022.", loosely=True)["Joined"] == "Laura Chen"
    assert about("Left Acme in 2020.\n\nThis was Laura Chen in dates.", loosely=True)["Left"] == "Laura Chen"
    assert about("Left Acme in 2020.\n\nLaura Chen met David Miller.", loosely=True) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laura Chen @lchen\n\nI am joining Acme.", ["Laura Chen"]),
        ("By Laura Chen\n\nI left Acme in May.", ["Laura Chen"]),
        ("Personal news: I am joining Acme! Thanks to all. — Laura Chen", ["Laura Chen"]),
        ('"I left Acme," said David Miller.', ["David Miller"]),
        ('Laura Chen said: "I left Acme."', ["Laura Chen"]),
        ('By Laura Chen\n\n"I left Acme," David Miller said.', ["David Miller"]),
        ("Laura Chen met David Miller. I saw it.", []),
        ("## Why Laura Chen left\n\nI saw it.", []),
    ],
)
def test_who_says_i(text, expected):
    assert said(text) == expected
