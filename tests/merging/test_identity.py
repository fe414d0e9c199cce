"""What counts as the same person, organization, date and post."""

from __future__ import annotations

from datetime import date

import pytest

from talent_ner.merging.identity import depth, folded, gap, interval, organization_key, participant_key, same_role
from talent_ner.types import Group, Organization, Person


def _days(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(("value", "days"), [
    ("2024", _days("2024-01-01", "2024-12-31")), ("2024-02", _days("2024-02-01", "2024-02-29")),
    ("2024-12-05", _days("2024-12-05", "2024-12-05")), ("2024-Q4", _days("2024-10-01", "2024-12-31")),
    ("2025-W01", _days("2024-12-30", "2025-01-05")), ("2023/2024-03", _days("2023-01-01", "2024-03-31")),
    ("2021/", (date(2021, 1, 1).toordinal(), date.max.toordinal())), ("", None), (None, None), ("/", None),
    ("2024-13", None), ("2025-02-30", None), ("2025-W60", None), ("soon", None), ("0000", None),
])
def test_intervals(value: str | None, days: tuple[int, int] | None) -> None:
    assert interval(value) == days


def test_gap_is_symmetric_and_zero_where_intervals_touch() -> None:
    july, august, year = (interval(value) for value in ("2025-07", "2025-08-02", "2025"))
    assert july
    assert august
    assert year
    assert (gap(july, august), gap(august, july), gap(july, year)) == (2, 2, 0)


def test_people_are_the_same_by_id_or_by_first_and_last_name() -> None:
    def key(name: str, person_id: str | None = None) -> tuple[object, ...]:
        return participant_key(Person(name, person_id), {"mira okonkwo": "mira-okonkwo"})

    assert key("Mira J. Okonkwo") == key("OKONKWO Mira") == key("M. Okonkwo", "mira-okonkwo")
    assert key("José Peña") == key("Jose Pena") != key("José Peón")
    assert key("Mira Okonkwo", "other") != key("Mira Okonkwo")


def test_groups_are_the_same_by_size() -> None:
    def key(group: Group) -> tuple[object, ...]:
        return participant_key(group, {})

    assert key(Group("four researchers", 4)) == key(Group("4 engineers", 4)) != key(Group("at least 4", 4, True))
    assert key(Group("Several engineers")) == key(Group("several engineers")) != key(Group("a team"))


def test_organizations_are_the_same_as_their_parents() -> None:
    deepmind, google = Organization("Google DeepMind", "google-deepmind"), Organization("Google", "google")
    assert organization_key(deepmind) == organization_key(google)
    assert depth(deepmind) > depth(google) >= depth(Organization("Google"))
    assert organization_key(Organization("Lattice Labs, Inc.")) == organization_key(Organization("lattice labs"))
    assert organization_key(Organization("Lattice")) != organization_key(Organization("Lattice Robotics"))


def test_names_of_symbols_do_not_become_one() -> None:
    assert folded("!!!") != folded("???")


@pytest.mark.parametrize(("left", "right", "same"), [
    ("CEO", "chief executive officer", True), ("chief scientist", "scientist", True), (None, "CFO", True),
    ("head of safety", "head of research", False), ("CEO", "CFO", False), ("vice president", "vice chairman", False),
])
def test_roles(left: str | None, right: str | None, same: bool) -> None:
    assert same_role(left, right) is same_role(right, left) is same
