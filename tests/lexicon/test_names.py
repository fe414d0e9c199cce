"""Name lists: reading them, the faults a list can have, and the soundness of the lists that ship."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from talent_ner.lexicon.names import (
    NameListError,
    OrganizationEntry,
    PersonEntry,
    load_common_words,
    load_organizations,
    load_people,
    validate,
)
from talent_ner.lexicon.resources import pattern_text

COMMON = frozenset({"anvil", "harvest", "rosa"})


def organization_line(identifier: str, name: str, **changes: Any) -> str:
    entry = {"id": identifier, "name": name, "aliases": [], "kind": "startup", "parent": None, "descriptions": [],
             "products": [], "guarded": [], "wikidata": None, **changes}
    return json.dumps({key: value for key, value in entry.items() if value != "absent"})


def person_line(identifier: str, name: str, **changes: Any) -> str:
    entry = {"id": identifier, "name": name, "aliases": [], "kind": "researcher", "guarded": [], "wikidata": None}
    return json.dumps({**entry, **changes})


def organizations(*lines: str) -> tuple[OrganizationEntry, ...]:
    return load_organizations(lines, "labs.jsonl")


def people(*lines: str) -> tuple[PersonEntry, ...]:
    return load_people(lines, "researchers.jsonl")


@cache
def shipped() -> tuple[tuple[OrganizationEntry, ...], tuple[PersonEntry, ...], frozenset[str]]:
    return (load_organizations(pattern_text("labs.jsonl").splitlines(), "labs.jsonl"),
            load_people(pattern_text("researchers.jsonl").splitlines(), "researchers.jsonl"),
            load_common_words(pattern_text("common_words.txt").splitlines()))


def test_an_organization_is_read_with_all_its_fields():
    (entry,) = organizations(organization_line(
        "zorvex", "Zorvex", aliases=["Zorvex Labs", "Anvil"], parent=None, descriptions=["zorb maker"],
        products=["Zorb"], guarded=["Anvil"], wikidata="Q42"))
    assert entry == OrganizationEntry(
        id="zorvex", name="Zorvex", aliases=("Zorvex Labs", "Anvil"), kind="startup", parent=None,
        descriptions=("zorb maker",), products=("Zorb",), guarded=frozenset({"Anvil"}), wikidata="Q42")
    assert entry.surfaces == ("Zorvex", "Zorvex Labs", "Anvil")
    assert entry.origin == "labs.jsonl:1"


def test_a_person_is_read_with_all_their_fields():
    (entry,) = people("", person_line("ivo-brandt", "Ivo Brandt", aliases=["I. Brandt"], kind="founder"))
    assert entry == PersonEntry(id="ivo-brandt", name="Ivo Brandt", aliases=("I. Brandt",), kind="founder",
                                guarded=frozenset(), wikidata=None)
    assert entry.origin == "researchers.jsonl:2"


def test_common_words_are_lower_cased_and_comments_dropped():
    assert load_common_words(["# things", "Anvil  harvest # tools", ""]) == {"anvil", "harvest"}


@pytest.mark.parametrize(("line", "fault"), [
    ("{", "labs.jsonl:1: not JSON"),
    ("[]", "labs.jsonl:1: not a JSON object"),
    (organization_line("zorvex", "Zorvex", wikidata="absent"), "labs.jsonl:1: zorvex: missing field 'wikidata'"),
    (organization_line("zorvex", "Zorvex", city="Bergen"), "labs.jsonl:1: zorvex: unknown field 'city'"),
    (organization_line("zorvex", "Zorvex", aliases="ZV"), "'aliases' must be a list of non-empty strings, not 'ZV'"),
    (organization_line("zorvex", "Zorvex", aliases=[""]), "'aliases' must be a list of non-empty strings, not ['']"),
    (organization_line("zorvex", " Zorvex"), "'name' must be a non-empty string, not ' Zorvex'"),
    (organization_line("zorvex", "Zorvex", kind=None), "'kind' must be a non-empty string, not None"),
    (organization_line("Zorvex AI", "Zorvex"), "the id is not lower-case words"),
    (organization_line("zorvex", "Zorvex", kind="bakery"), "unknown kind 'bakery', expected one of company"),
    (organization_line("zorvex", "Zorvex", wikidata="42"), "'42' is no Wikidata item id"),
    (organization_line("zorvex", "Zorvex", aliases=["ZV", "ZV"]), "'ZV' is given twice"),
    (organization_line("zorvex", "Zorvex", aliases=["Zorvex"]), "'Zorvex' is given twice"),
])
def test_a_line_that_cannot_be_used_is_an_error_naming_file_line_and_id(line: str, fault: str):
    with pytest.raises(NameListError) as error:
        organizations(line)
    assert fault in str(error.value)
    assert str(error.value).startswith("labs.jsonl:1: ")


def test_all_faulty_lines_are_told_at_once():
    with pytest.raises(NameListError) as error:
        people(person_line("ivo-brandt", "Ivo Brandt", kind="chef"), person_line("una-holm", "Una Holm"), "nothing")
    assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == [
        "researchers.jsonl:1", "researchers.jsonl:3"]


def test_a_person_has_no_field_of_an_organization():
    with pytest.raises(NameListError, match="unknown field 'parent'"):
        people(person_line("ivo-brandt", "Ivo Brandt", parent=None))


def test_sound_lists_have_no_faults():
    labs = organizations(organization_line("quellmark", "Quellmark"),
                         organization_line("zorvex", "Zorvex", aliases=["Anvil"], guarded=["Anvil"],
                                           parent="quellmark"))
    assert validate(labs, people(person_line("ivo-brandt", "Ivo Brandt")), COMMON) == []


@pytest.mark.parametrize(("lines", "faults"), [
    ([organization_line("zorvex", "Zorvex"), organization_line("zorvex", "Zorvex Two")],
     ["labs.jsonl:2: zorvex: the same id after labs.jsonl:1: zorvex"]),
    ([organization_line("zorvex", "Zorvex"), organization_line("quellmark", "Quellmark")],
     ["labs.jsonl:2: quellmark: not sorted by id after labs.jsonl:1: zorvex"]),
    ([organization_line("quellmark", "Quellmark", aliases=["QM"]),
      organization_line("zorvex", "Zorvex", aliases=["qm"])],
     ["labs.jsonl:2: zorvex: shares the name 'qm' with labs.jsonl:1: quellmark"]),
    ([organization_line("quellmark", "Quellmark", descriptions=["zorb maker"]),
      organization_line("zorvex", "Zorvex", descriptions=["zorb maker"])],
     ["labs.jsonl:2: zorvex: shares the description 'zorb maker' with labs.jsonl:1: quellmark"]),
    ([organization_line("quellmark", "Quellmark", products=["Zorb"]),
      organization_line("zorvex", "Zorvex", products=["Zorb"])],
     ["labs.jsonl:2: zorvex: shares the product 'Zorb' with labs.jsonl:1: quellmark"]),
    ([organization_line("quellmark", "Quellmark", wikidata="Q7"), organization_line("zorvex", "Zorvex", wikidata="Q7")],
     ["labs.jsonl:2: zorvex: shares the Wikidata id 'Q7' with labs.jsonl:1: quellmark"]),
    ([organization_line("zorvex", "Zorvex", parent="nowhere")],
     ["labs.jsonl:1: zorvex: unknown parent 'nowhere'"]),
    ([organization_line("quellmark", "Quellmark", parent="zorvex"),
      organization_line("zorvex", "Zorvex", parent="quellmark")],
     ["labs.jsonl:1: quellmark: is its own ancestor through 'zorvex'",
      "labs.jsonl:2: zorvex: is its own ancestor through 'quellmark'"]),
    ([organization_line("zorvex", "Zorvex", parent="zorvex")],
     ["labs.jsonl:1: zorvex: is its own ancestor through 'zorvex'"]),
    ([organization_line("zorvex", "Zorvex", guarded=["Harvest"])],
     ["labs.jsonl:1: zorvex: guards 'Harvest', which is none of its names"]),
    ([organization_line("anvil", "Anvil")],
     ["labs.jsonl:1: anvil: 'Anvil' is a common word and must be guarded"]),
    ([organization_line("zorvex", "Zorvex", aliases=["The Harvest", "Z", "ROSA"])],
     ["labs.jsonl:1: zorvex: 'The Harvest' is a common word and must be guarded",
      "labs.jsonl:1: zorvex: 'Z' is a common word and must be guarded",
      "labs.jsonl:1: zorvex: 'ROSA' is a common word and must be guarded"]),
    ([organization_line("zorvex", "Zorvex", descriptions=["the zorb maker"])],
     ["labs.jsonl:1: zorvex: description 'the zorb maker' must be lower case and without article"]),
    ([organization_line("zorvex", "Zorvex", descriptions=["Zorb maker"])],
     ["labs.jsonl:1: zorvex: description 'Zorb maker' must be lower case and without article"]),
])
def test_the_faults_of_a_list(lines: list[str], faults: list[str]):
    assert validate(organizations(*lines), (), COMMON) == faults


def test_an_entry_below_a_circle_of_parents_is_not_in_the_circle():
    labs = organizations(organization_line("quellmark", "Quellmark", parent="zorvex"),
                         organization_line("tern", "Tern", parent="zorvex"),
                         organization_line("zorvex", "Zorvex", parent="quellmark"))
    assert [fault.split(": ")[1] for fault in validate(labs, (), COMMON)] == ["quellmark", "zorvex"]


def test_two_people_may_not_share_a_name():
    persons = people(person_line("ivo-brandt", "Ivo Brandt"),
                     person_line("una-holm", "Una Holm", aliases=["Ivo Brandt"]))
    assert validate((), persons, COMMON) == [
        "researchers.jsonl:2: una-holm: shares the name 'ivo brandt' with researchers.jsonl:1: ivo-brandt"]


@pytest.mark.parametrize(("lab_guard", "person_guard", "count"), [([], [], 1), (["Brandt"], [], 1), ([], ["Brandt"], 1),
                                                                  (["Brandt"], ["Brandt"], 0)])
def test_a_person_and_an_organization_share_a_name_only_when_both_guard_it(
        lab_guard: list[str], person_guard: list[str], count: int):
    labs = organizations(organization_line("brandt", "Brandt", guarded=lab_guard))
    persons = people(person_line("ivo-brandt", "Ivo Brandt", aliases=["Brandt"], guarded=person_guard))
    assert len(validate(labs, persons, COMMON)) == count


def test_the_shipped_lists_are_sound():
    assert validate(*shipped()) == []


def test_the_shipped_lists_are_as_large_as_promised():
    labs, persons, _ = shipped()
    kinds = Counter(entry.kind for entry in labs)
    assert len(labs) >= 600
    assert kinds["media"] >= 90
    assert len(persons) >= 1500


@pytest.mark.parametrize(("surface", "identifier", "ancestors"), [
    ("MSL", "meta-superintelligence-labs", ["meta"]),
    ("Facebook", "meta", []),
    ("Google Brain", "google-brain", ["google", "alphabet"]),
    ("DeepMind", "google-deepmind", ["google", "alphabet"]),
    ("AWS", "aws", ["amazon"]),
    ("Twitter", "x-corp", ["xai"]),
    ("WSJ", "the-wall-street-journal", []),
])
def test_well_known_names_lead_to_their_entry_and_its_owners(surface: str, identifier: str, ancestors: list[str]):
    labs = {entry.id: entry for entry in shipped()[0]}
    found = [entry.id for entry in labs.values() if surface in entry.surfaces]
    assert found == [identifier]
    chain = []
    parent = labs[identifier].parent
    while parent is not None:
        chain.append(parent)
        parent = labs[parent].parent
    assert chain == ancestors


@pytest.mark.parametrize("surface", [
    "Apple", "Meta", "Scale", "Cursor", "The Information", "The Journal", "X", "Oracle"])
def test_names_that_are_also_words_ask_for_evidence(surface: str):
    (entry,) = [entry for entry in shipped()[0] if surface in entry.surfaces]
    assert surface in entry.guarded
