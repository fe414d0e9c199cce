"""Rows, arrows and labelled lists tell moves; lines that only look alike do not."""

from __future__ import annotations

import pytest
from pages import page

from talent_ner.events.draft import Page
from talent_ner.events.told.layouts import compiled, forms
from talent_ner.events.told.rows import row_drafts, with_rows
from talent_ner.events.values.attach import attach_values


def told(page: Page) -> list[str]:
    """The drafts as "who: origin > destination", with the role and the status if it is not the usual one."""
    lines = []
    for draft in row_drafts(page):
        ends = (" ".join(page.referents[r].name for r in draft.orgs[slot]) or "?" for slot in ("origin", "destination"))
        line = f"{page.referents[draft.who].name}: {' > '.join(ends)}"
        line += f" as {draft.role}" if draft.role else ""
        lines.append(line + (f" ({draft.status})" if draft.status != "occurred" else ""))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Laura Chen, CTO, Acme -> Orbit", ["Laura Chen: Acme > Orbit"]),
        ("* Acme → Orbit: Laura Chen, counsel", ["Laura Chen: Acme > Orbit"]),
        ("- Laura Chen (Acme -> Orbit)", ["Laura Chen: Acme > Orbit"]),
        ("**Laura Chen** - Acme to Orbit, as head of fraud.", ["Laura Chen: Acme > Orbit as head of fraud"]),
        ("- Laura Chen: from Acme to Orbit", ["Laura Chen: Acme > Orbit"]),
        ("Hired: Laura Chen, by Orbit, as head of fraud.", ["Laura Chen: ? > Orbit as head of fraud"]),
        ("Moves\n\nOrbit: + Laura Chen (ex-Acme)", ["Laura Chen: Acme > Orbit"]),
        ("Out at Acme: counsel Laura Chen.", ["Laura Chen: Acme > ?"]),
        (
            "Also on the move: Acme's Laura Chen (to Orbit), Orbit's David Miller (to Sequoia).",
            ["Laura Chen: Acme > Orbit", "David Miller: Orbit > Sequoia"],
        ),
        (
            "In: Laura Chen (from Acme). Out: David Miller (to Sequoia). All at Orbit.",
            ["Laura Chen: Acme > Orbit", "David Miller: Orbit > Sequoia"],
        ),
        (
            "Orbit's hires in 2023 included Laura Chen (Acme) and David Miller (Sequoia).",
            ["Laura Chen: Acme > Orbit", "David Miller: Sequoia > Orbit"],
        ),
        ("Miller out, Chen in at Acme", ["David Miller: Acme > ?", "Laura Chen: ? > Acme"]),
        (
            "Acme's Laura Chen, David Miller bound for Orbit",
            ["Laura Chen: Acme > Orbit (expected)", "David Miller: Acme > Orbit (expected)"],
        ),
    ],
)
def test_lines(text, expected):
    assert told(page(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Laura Chen of Acme met David Miller of Orbit.",
        "Acme -> Orbit",
        "- Laura Chen, CTO, Acme",
        "Laura Chen out of breath",
        "Laura Chen (Acme) spoke.",
        "In: Laura Chen (Acme).",
        "Name | Company\nLaura Chen | Acme",
        "Laura Chen out to win",
    ],
)
def test_lines_that_tell_no_move(text):
    assert told(page(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Name | From | To | Role\nLaura Chen | Acme | Orbit | Head of payments",
            ["Laura Chen: Acme > Orbit as Head of payments"],
        ),
        (
            "| Who | Former firm | New firm |\n|---|---|---|\n| David Miller | | Orbit |\n| Laura Chen | Acme | |",
            ["David Miller: ? > Orbit", "Laura Chen: Acme > ?"],
        ),
        (
            "Person,Old,New,Start\nLaura Chen,Acme,Orbit,2024-09\nDavid Miller,Orbit,Acme,2024-10",
            ["Laura Chen: Acme > Orbit", "David Miller: Orbit > Acme"],
        ),
        (
            "Name | Company | Move\nLaura Chen | Acme | Joined\nDavid Miller | Orbit | Left",
            ["Laura Chen: ? > Acme", "David Miller: Orbit > ?"],
        ),
    ],
)
def test_tables(text, expected):
    assert told(page(text)) == expected


def test_a_row_dates_its_own_move():
    known = page(
        "Name | From | To | Date\nLaura Chen | Acme | Orbit | May 2024\nDavid Miller | Orbit | Acme | June 2024"
    )
    drafts = row_drafts(known)
    attach_values(drafts, known)
    assert [draft.date["value"] for draft in drafts] == ["2024-05", "2024-06"]


def test_a_row_takes_the_place_of_what_its_words_evoke():
    known = page("- Laura Chen: from Acme to Orbit")
    (row,) = row_drafts(known)
    stray = row_drafts(known)[0]
    assert with_rows([stray], [row]) == [row]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.id)
def test_every_form_has_slots(form):
    assert (
        "who" in form.pattern.groupindex
        and {"origin", "destination"} & set(form.pattern.groupindex)
        or form.id == "headline-out"
    )


def test_optional_parts_of_a_pattern():
    assert compiled("ONE ,? at") == "R?P(?:,)?(?P<sign_at>@)"
