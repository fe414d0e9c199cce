"""Ties of people to organizations that a page states besides its events."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.model

Found = set[tuple[str, str, bool]]


def ties(nlp: Any, text: str) -> Found:
    """Person, organization, and whether the tie still holds."""
    return {(t.person.name, t.org.name, t.current) for t in nlp(text)._.talent_affiliations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dana Wolk, chairman and former CEO of Hessel Labs, agreed.",
            {("Dana Wolk", "Hessel Labs", True), ("Dana Wolk", "Hessel Labs", False)},
        ),
        (
            "Hessel Labs CEO Dana Wolk and CFO Peter Ostrow agreed.",
            {("Dana Wolk", "Hessel Labs", True), ("Peter Ostrow", "Hessel Labs", True)},
        ),
        (
            "Dana Wolk, a former Hessel Labs and Lindow Press engineer, agreed.",
            {("Dana Wolk", "Hessel Labs", False), ("Dana Wolk", "Lindow Press", False)},
        ),
        (
            "Dana Wolk and Peter Ostrow, both researchers at Hessel Labs, agreed.",
            {("Dana Wolk", "Hessel Labs", True), ("Peter Ostrow", "Hessel Labs", True)},
        ),
        ("Dana Wolk, one of Hessel Labs' earliest engineers, agreed.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk, then the CEO of Hessel Labs, signed the contract.", {("Dana Wolk", "Hessel Labs", False)}),
        ("Dana Wolk, the outgoing CEO of Hessel Labs, signed the contract.", {("Dana Wolk", "Hessel Labs", True)}),
        ("The late Dana Wolk, founder of Hessel Labs, wrote it.", {("Dana Wolk", "Hessel Labs", False)}),
        ("Dana Wolk, professor emeritus at Lindow College, agreed.", {("Dana Wolk", "Lindow College", False)}),
        ("A spokesperson for Hessel Labs, Dana Wolk, declined to comment.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Hessel Labs, whose chief executive is Dana Wolk, agreed.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk, M.D., director of Lindow College, agreed.", {("Dana Wolk", "Lindow College", True)}),
        ("Hessel Foods head of sourcing Dana Wolk agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Hessel Foods head Dana Wolk agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ("The head of Hessel Labs Dana Wolk speaks in Oslo.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk, formerly chief of staff at Hessel Foods, agreed.", {("Dana Wolk", "Hessel Foods", False)}),
        ("Dana Wolk (left), CEO of Hessel Bank, in Oslo.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Dana Wolk, head of Education, Hessel Bank, said so.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Dana Wolk, curator of Maps and Prints at Lindow College, agreed.", {("Dana Wolk", "Lindow College", True)}),
        (
            "Co-founders Dana Wolk and Peter Ostrow of Hessel Energy spoke.",
            {("Dana Wolk", "Hessel Energy", True), ("Peter Ostrow", "Hessel Energy", True)},
        ),
        (
            "Dana Wolk and Peter Ostrow, co-owners of Hessel Foods, agreed.",
            {("Dana Wolk", "Hessel Foods", True), ("Peter Ostrow", "Hessel Foods", True)},
        ),
        (
            "Dana Wolk and Peter Ostrow, both of Hessel Foods, agreed.",
            {("Dana Wolk", "Hessel Foods", True), ("Peter Ostrow", "Hessel Foods", True)},
        ),
        (
            "Dana Wolk is a professor of law at Lindow College, a research associate at the Hessel Institute, and a"
            " fellow of the Lindow Society.",
            {
                ("Dana Wolk", "Lindow College", True),
                ("Dana Wolk", "Hessel Institute", True),
                ("Dana Wolk", "Lindow Society", True),
            },
        ),
        (
            "Hessel Labs CEO Dana Wolk (who also chairs the supervisory board of Lindow Press) agreed.",
            {("Dana Wolk", "Hessel Labs", True), ("Dana Wolk", "Lindow Press", True)},
        ),
        ("Dana Wolk, CEO of Lindow Press rival Hessel Bank, agreed.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Dana Wolk served as president of the seed startup Hessel.", {("Dana Wolk", "Hessel", False)}),
        ("Dana Wolk, Director Hessel Institute, agreed.", {("Dana Wolk", "Hessel Institute", True)}),
        ("The registrar of Lindow College, Mrs. Dana Wolk, agreed.", {("Dana Wolk", "Lindow College", True)}),
        ("Hessel Foods built a mill. Its director, Ing. Dana Wolk, agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ('"No," said Dana Wolk, with the choir Hessel Voices.', {("Dana Wolk", "Hessel Voices", True)}),
        ("Dana Wolk, ex-Hessel Foods, wrote a book.", {("Dana Wolk", "Hessel Foods", False)}),
        ("Dana Wolk, Founder & Portfolio Manager of Hessel Capital, agreed.", {("Dana Wolk", "Hessel Capital", True)}),
        ("Dana Wolk was until last month chief executive of Hessel Foods.", {("Dana Wolk", "Hessel Foods", False)}),
        ("Dana Wolk, for nine years sales chief at Hessel Foods, agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Hessel Foods said chief taster Dana Wolk agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Dana Wolk is a reporter for the Lindow Argus.", {("Dana Wolk", "Lindow Argus", True)}),
        ("Dana Wolk, an ex-officio trustee of the Hessel Museum, agreed.", {("Dana Wolk", "Hessel Museum", True)}),
        ("Dana Wolk, the Hessel Institute's safety czar, agreed.", {("Dana Wolk", "Hessel Institute", True)}),
        ("Hessel Institute official Dana Wolk agreed.", {("Dana Wolk", "Hessel Institute", True)}),
        (
            "Dana Wolk is the CEO of Hessel Bank. She was the treasurer of Hessel Bank until May.",
            {("Dana Wolk", "Hessel Bank", True), ("Dana Wolk", "Hessel Bank", False)},
        ),
        (
            "Dana Wolk, Chief Investment Officer, Private Equity, Hessel Capital.",
            {("Dana Wolk", "Hessel Capital", True)},
        ),
        (
            "Dr. Dana Wolk, a chair at Lindow University's Lewis Hessel School of Medicine, agreed.",
            {("Dana Wolk", "Lewis Hessel School of Medicine", True)},
        ),
        (
            "Dana Wolk, treasurer of Hessel Bank, announced her retirement from Hessel Bank.",
            {("Dana Wolk", "Hessel Bank", True)},
        ),
        ("Hessel Labs' general counsel, Dana Wolk, left in August.", {("Dana Wolk", "Hessel Labs", False)}),
    ],
)
def test_titles_beside_a_name(nlp: Any, text: str, expected: Found) -> None:
    assert ties(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dana Wolk sits on the board of Hessel Labs.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk, who is on the board of Hessel Labs, disagreed.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Hessel Labs is run by Dana Wolk, a former banker.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk covers schools for the Tarn Gazette.", {("Dana Wolk", "Tarn Gazette", True)}),
        (
            "Dana Wolk previously worked as a chemist at Hessel Labs, an editor at Lindow Press and a reporter for the"
            " Tarn Gazette.",
            {
                ("Dana Wolk", "Hessel Labs", False),
                ("Dana Wolk", "Lindow Press", False),
                ("Dana Wolk", "Tarn Gazette", False),
            },
        ),
        (
            "Dana Wolk is a senior reporter at the Tarn Gazette. She was previously an editor at Lindow Press.",
            {("Dana Wolk", "Tarn Gazette", True), ("Dana Wolk", "Lindow Press", False)},
        ),
        ("Dana Wolk\n\nis a senior writer at the Tarn Gazette.", {("Dana Wolk", "Tarn Gazette", True)}),
        ("Dana Wolk, known as a co-founder of Hessel Labs, agreed.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk, who used to run Hessel Bank, agreed.", {("Dana Wolk", "Hessel Bank", False)}),
        ("Dana Wolk has been with Hessel Bank since 2004.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Dana Wolk has spent ten years at Hessel Bank.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Dana Wolk works in the Ministry of Health.", {("Dana Wolk", "Ministry of Health", True)}),
        (
            "Dana Wolk is a writer at Hessel Press. She previously covered courts at the Tarn Gazette.",
            {("Dana Wolk", "Hessel Press", True), ("Dana Wolk", "Tarn Gazette", False)},
        ),
        ('"It was slow," said Dana Wolk from Hessel Bank.', {("Dana Wolk", "Hessel Bank", True)}),
        ("While working at Hessel Bank, Dana Wolk wrote two books.", {("Dana Wolk", "Hessel Bank", False)}),
        ("Dana Wolk is employed as a researcher at Hessel Bank.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Jony Ive's Hessel Works is growing.", {("Jony Ive", "Hessel Works", True)}),
        ("As head of Hessel Labs, Dana Wolk oversees four plants.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk is in charge of design at Hessel Labs.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk was responsible for sales at Hessel Labs.", {("Dana Wolk", "Hessel Labs", False)}),
        ("Dana Wolk, who is now at Hessel Labs, agreed.", {("Dana Wolk", "Hessel Labs", True)}),
        ("Dana Wolk was with Hessel Labs until 2011.", {("Dana Wolk", "Hessel Labs", False)}),
        ("Hessel Foods, owned by Dana Wolk, is growing.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Dana Wolk coaches Hessel Rovers.", {("Dana Wolk", "Hessel Rovers", True)}),
        ("Dana Wolk writes the newsletter Salt Ledger.", {("Dana Wolk", "Salt Ledger", True)}),
        ("Dana Wolk writes for the Lindow Argus.", {("Dana Wolk", "Lindow Argus", True)}),
        ("Dana Wolk at Hessel Bank said so.", {("Dana Wolk", "Hessel Bank", True)}),
    ],
)
def test_clauses_of_work_and_membership(nlp: Any, text: str, expected: Found) -> None:
    assert ties(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Hessel Labs said on Monday it would close its Leeds office. "It was hard," CEO Dana Wolk said.',
            {("Dana Wolk", "Hessel Labs", True)},
        ),
        (
            "Hessel Labs is growing. The two co-founders, Dana Wolk and Peter Ostrow, agreed.",
            {("Dana Wolk", "Hessel Labs", True), ("Peter Ostrow", "Hessel Labs", True)},
        ),
        (
            "Hessel Labs' co-founders met in May. Lindow Press came. One co-founder, Dana Wolk, spoke.",
            {("Dana Wolk", "Hessel Labs", True)},
        ),
        (
            "Dana Wolk is a senior reporter. She joined the Tarn Gazette in 2019.",
            {("Dana Wolk", "Tarn Gazette", True)},
        ),
        ("Hessel Foods shut a mill. Chief Executive Dana Wolk was sad.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Hessel Foods shut a mill. Managing Director Dana Wolk was sad.", {("Dana Wolk", "Hessel Foods", True)}),
        ("Lindow College shut a school. The dean, Dana Wolk, was sad.", {("Dana Wolk", "Lindow College", True)}),
        ("Hessel Foods shut a mill. The union's secretary, Dana Wolk, was sad.", set()),
        ("Hessel Foods shut a mill. Vice President Dana Wolk was sad.", set()),
        ("At Hessel Foods, head of design Dana Wolk agreed.", {("Dana Wolk", "Hessel Foods", True)}),
        ("At Hessel Foods, Dana Wolk is head of design.", {("Dana Wolk", "Hessel Foods", True)}),
        (
            "Lindow College met Hessel Bank in May. Hessel Bank paid. The lecturer, Dana Wolk, disagreed.",
            {("Dana Wolk", "Lindow College", True)},
        ),
        ("Lindow College met Tarn College in May. Hessel Bank paid. The lecturer, Dana Wolk, disagreed.", set()),
        ("Lindow Hospital has a new ward. Nurse Dana Wolk likes it.", {("Dana Wolk", "Lindow Hospital", True)}),
        ("Hessel Bank has a new branch. Nurse Dana Wolk likes it.", set()),
        ("Corvex's chief executive, Dana Wolk, agreed.", {("Dana Wolk", "Corvex", True)}),
        ('"No," said Dana Wolk of the brokerage Kessel Tarn, who left early.', {("Dana Wolk", "Kessel Tarn", True)}),
        ("Hessel Labs appointed political adviser Dana Wolk to its board.", set()),
        ("Hessel Labs is growing. Foreign affairs committee chair Dana Wolk agreed.", set()),
        ('Hessel Labs is growing. Dana Wolk is co-founder and co-host of the podcast "Marram".', set()),
        ("Hessel Labs bought Lindow Press in May. Founder Dana Wolk stayed on.", set()),
        ("Hessel Labs is growing. President Dana Wolk spoke at its plant.", set()),
    ],
)
def test_a_title_without_an_employer_is_that_of_whom_the_passage_speaks(nlp: Any, text: str, expected: Found) -> None:
    assert ties(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hessel Bank named Dana Wolk treasurer. She replaces Peter Ostrow, who had gone.",
            {("Peter Ostrow", "Hessel Bank", False)},
        ),
        ("Hessel Bank named Dana Wolk treasurer to replace Peter Ostrow.", {("Peter Ostrow", "Hessel Bank", False)}),
        ("Hessel Bank named Dana Wolk treasurer, succeeding Peter Ostrow.", {("Peter Ostrow", "Hessel Bank", False)}),
        (
            "Dana Wolk, the dean of Lindow College, spoke. Her predecessor, Peter Ostrow, wept.",
            {("Dana Wolk", "Lindow College", True), ("Peter Ostrow", "Lindow College", False)},
        ),
        (
            "Hessel Bank chief executive Dana Wolk left in May. Her deputy, Peter Ostrow, stays.",
            {("Dana Wolk", "Hessel Bank", False), ("Peter Ostrow", "Hessel Bank", True)},
        ),
        (
            "Hessel Bank chief executive Dana Wolk left in May. Her lawyer, Peter Ostrow, wept.",
            {("Dana Wolk", "Hessel Bank", False)},
        ),
        ("Dana Wolk was promoted from treasurer to president of Hessel Bank.", {("Dana Wolk", "Hessel Bank", False)}),
        ("Hessel Bank grew. Dana Wolk, who leads the lending desk, said so.", {("Dana Wolk", "Hessel Bank", True)}),
        ("Hessel Bank grew. Dana Wolk, who leads a quiet life, said so.", set()),
        ("Hessel Bank co-founder Dana Wolk joined Lindow Press in 2021.", {("Dana Wolk", "Hessel Bank", False)}),
        (
            "Dana Wolk, treasurer of Hessel Bank, left the bank on Friday. She had joined it from Lindow Press.",
            {("Dana Wolk", "Hessel Bank", False)},
        ),
        ("Hessel Bank fired Dana Wolk, treasurer at the time.", {("Dana Wolk", "Hessel Bank", False)}),
    ],
)
def test_ties_that_another_post_or_a_move_gives(nlp: Any, text: str, expected: Found) -> None:
    assert ties(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dana Wolk told the Tarn Gazette that the road was closed.",
        "Dana Wolk sued Hessel Labs in 2019.",
        "Dana Wolk's Hessel Labs shares rose.",
        "Dana Wolk, the mayor of Kettleby, agreed.",
        "Dana Wolk, D-Ohio, met Hessel Labs executives in Oslo.",
        "Dana Wolk was at Hessel Labs on Monday to see the new plant.",
        "Dana Wolk led the talks at Hessel Labs.",
        "Dana Wolk, the author of Hessel Nights, agreed.",
        "Dana Wolk dined with Hessel Labs, owned by an old bank.",
        "Topics\n\nDana Wolk\nHessel Labs\nLindow Press\n\nThe road was closed on Friday, and the bridge is shut too.",
    ],
)
def test_what_stands_side_by_side_is_no_tie(nlp: Any, text: str) -> None:
    assert ties(nlp, text) == set()
