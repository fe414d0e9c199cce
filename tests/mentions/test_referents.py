"""Which name spans of a document mean the same person or organization, and under which name."""

from __future__ import annotations

import pytest
from parses import BLANK
from spacy.tokens import Doc, Span

from talent_ner.mentions.referents import Referent, Registry, fold, given_name_gender, name_words


def _spans(*names: str, label: str = "PERSON", ids: dict[str, str] | None = None) -> list[Span]:
    """A span for every name, in a text that holds one after the other."""
    doc = Doc(BLANK.vocab, words=[word for name in names for word in [*name.split(), ";"]])
    found, start = [], 0
    for name in names:
        end = start + len(name.split())
        found.append(Span(doc, start, end, label=label, kb_id=(ids or {}).get(name, "")))
        start = end + 1
    return found


def _people(*names: str) -> tuple[list[int | None], list[str]]:
    registry = Registry()
    mentions = registry.add_people(_spans(*names))
    return [mention.ref for mention in mentions], [referent.name for referent in registry.referents]


def _organizations(*names: str, ids: dict[str, str] | None = None,
                   kinds: dict[str, tuple[str, str | None]] | None = None,
                   usual: dict[str, str] | None = None) -> tuple[list[int | None], list[Referent]]:
    registry = Registry()
    mentions = registry.add_organizations(_spans(*names, label="ORG", ids=ids), kinds or {}, usual or {})
    return [mention.ref for mention in mentions], registry.referents


@pytest.mark.parametrize(("names", "fullest"), [
    (["Laura Chen", "Chen"], "Laura Chen"), (["Chen", "Laura Chen"], "Laura Chen"),
    (["Laura", "Laura Chen"], "Laura Chen"), (["Laura M. Chen", "Laura Chen"], "Laura M. Chen"),
    (["Zoë Müller", "Muller"], "Zoë Müller"), (["Chen Wei", "Wei Chen"], "Chen Wei"),
])
def test_forms_of_one_name(names: list[str], fullest: str) -> None:
    refs, known = _people(*names)
    assert refs == [0, 0]
    assert known == [fullest]


@pytest.mark.parametrize("names", [
    ["Laura Chen", "David Chen"], ["Laura Chen", "Miller"], ["Laura Chen", "Laura Miller"],
])
def test_other_people(names: list[str]) -> None:
    refs, known = _people(*names)
    assert len(set(refs)) == 2
    assert sorted(known) == sorted(names)


def test_a_single_word_is_rather_the_surname() -> None:
    refs, known = _people("Chen Gao", "Laura Chen", "Chen")
    assert known[refs[2] or 0] == "Laura Chen"


def test_mentions_are_in_text_order_and_tell_their_form() -> None:
    registry = Registry()
    mentions = registry.add_people(_spans("Chen", "Laura Chen"))
    assert [(m.start, m.end, m.form) for m in mentions] == [(0, 1, "surname"), (2, 4, "name")]


@pytest.mark.parametrize(("honorific", "gender"), [("Mr.", "m"), ("Ms.", "f"), ("Dr.", None)])
def test_honorifics_tell_the_gender(honorific: str, gender: str | None) -> None:
    doc = Doc(BLANK.vocab, words=["Then", honorific, "Okonjo", "spoke"])
    registry = Registry()
    registry.add_people([Span(doc, 2, 3, label="PERSON")])
    assert registry.referents[0].gender == gender


@pytest.mark.parametrize(("names", "count"), [
    (["Norrvane", "Norrvane Inc."], 1), (["The Norrvane", "Norrvane"], 1), (["Norrvane Labs", "Norrvane"], 1),
    (["Blue Heron Robotics", "Blue Heron"], 1), (["Norrvane", "Vexelio"], 2), (["Norrvane Press", "Norrvane"], 2),
    (["Norrvane Realty", "Norrvane"], 1), (["Norrvane Steel Group", "Norrvane"], 1),
    (["Norrvane Realty", "Norrvane University", "Norrvane"], 3),
])
def test_forms_of_one_organization(names: list[str], count: int) -> None:
    refs, referents = _organizations(*names)
    assert len(set(refs)) == len(referents) == count
    if count == 1:
        assert referents[0].name == max(names, key=lambda name: len(name.split()))


def test_list_ids_join_aliases_and_part_namesakes() -> None:
    refs, referents = _organizations("Norrvane Labs", "NVL", ids={"Norrvane Labs": "norrvane", "NVL": "norrvane"},
                                     kinds={"norrvane": ("lab", "vexelio")})
    assert refs == [0, 0]
    assert (referents[0].id, referents[0].kind, referents[0].parent) == ("norrvane", "lab", "vexelio")
    refs, referents = _organizations("Norrvane Labs", "Norrvane Bank", ids={"Norrvane Labs": "a", "Norrvane Bank": "b"})
    assert [referents[ref or 0].id for ref in refs] == ["a", "b"]


def test_a_listed_organization_goes_by_its_usual_name_if_the_text_does() -> None:
    ids, usual = {"Norrvane": "norrvane", "Norrvane AI Labs": "norrvane"}, {"norrvane": "Norrvane"}
    assert _organizations("Norrvane AI Labs", "Norrvane", ids=ids, usual=usual)[1][0].name == "Norrvane"
    assert _organizations("Norrvane AI Labs", ids=ids, usual=usual)[1][0].name == "Norrvane AI Labs"


def test_round_trip() -> None:
    referent = Referent("PERSON", "Zoë Müller", "zoe", gender="f", words=name_words("Zoë Müller"))
    assert Referent.from_dict(referent.to_dict()) == referent


@pytest.mark.parametrize(("name", "words"), [
    ("Zoë Müller-Łoś", {"zoe", "muller", "os"}), ("Acme Corp.", {"acme"}), ("The Post", {"post"}),
])
def test_words_of_a_name(name: str, words: set[str]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(("name", "gender"), [
    ("Anna Weber", "f"), ("David Miller", "m"), ("Okonjo", None), ("ANNA WEBER", "f"),
])
def test_given_names_tell_the_gender(name: str, gender: str | None) -> None:
    assert given_name_gender(name) == gender


def test_folding() -> None:
    assert fold("Čapek") == "capek"
    assert fold("李") == "李"
