"""Names begin and end where they should, whatever the recogniser and the lists say."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

import talent_ner
from talent_ner.mentions.spans import trimmed

BLANK = spacy.blank("en")


@pytest.fixture(scope="module")
def nlp():
    return talent_ner.load()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Though Belk was liked, Anna Belk left Orbel.", ["Belk", "Anna Belk"]),
        ('Carla "Rocket" Reyes founded the bakery in May.', ['Carla "Rocket" Reyes']),
        ("Knud “Skip” Bergersen, editor of the paper, will leave in June.", ['Knud "Skip" Bergersen']),
        ("Otto Lund has left Radio Ashby & the Seaward family.", ["Otto Lund", "Radio Ashby", "Seaward"]),
        ("Elmhurst Parks and Recreation Department hired Otto Lund.",
         ["Elmhurst Parks and Recreation Department", "Otto Lund"]),
        ("The mayor and City Council met Otto Lund.", ["City Council", "Otto Lund"]),
        ("Otto Lund joined Mount Zeal Girls' High School in 2014.", ["Otto Lund", "Mount Zeal Girls' High School"]),
        ("Otto Lund joined the Concours musical international de Ruvelle (CMIR) in 2014.",
         ["Otto Lund", "Concours musical international de Ruvelle", "CMIR"]),
        ("It announced its purchase of Technology Farming Education Network, said Otto Lund.",
         ["Technology Farming Education Network", "Otto Lund"]),
        ("The fund 4210 Capital backed it.", ["4210 Capital"]),
        ("Otto Lund signed a deal with Block Party Studios on Monday.", ["Otto Lund", "Block Party Studios"]),
        ("Otto Lund works at the Center for Coastal Soil Science.", ["Otto Lund", "Center for Coastal Soil Science"]),
        ("Otto Lund joined the School of Arts and Sciences.", ["Otto Lund", "School of Arts and Sciences"]),
        ("Otto Lund writes for Lakeland Times.", ["Otto Lund", "Lakeland Times"]),
        ("Otto Lund teaches at the University of California, Davis.", ["Otto Lund", "University of California, Davis"]),
        ("Kelpwood Chairman Otto Lund spoke.", ["Kelpwood", "Otto Lund"]),
        ("Otto Lund of Tennessee spoke.", ["Otto Lund"]),
        ("Otto Lund joined the Center in 2024, said the Center's director.", ["Otto Lund", "Center", "Center"]),
    ],
)
def test_the_extent_of_names(nlp, text, names):
    found = [ent.text for ent in nlp(text).ents if ent.label_ in ("PERSON", "ORG") and ent.text != "Orbel"]
    assert found == names


@pytest.mark.model
def test_a_word_of_job_titles_is_no_name(nlp):
    doc = nlp("She worked as Deputy Editor of the paper before that.")
    assert "Deputy" not in [ent.text for ent in doc.ents]


@pytest.mark.model
def test_capitals_do_not_make_another_organization(nlp):
    doc = nlp("META: what is next?\n\nAnna Belk left Meta, and Meta hired Otto Lund from Google on Monday.")
    names = {org.name for event in doc._.talent_events for org in (*event.origin, *event.destination)}
    assert "META" not in names
    assert "Meta" in names


@pytest.mark.model
def test_what_speaks_for_an_organization_beats_a_lone_label(nlp):
    text = "Grandific was acquired by Orbel in May. She joined Grandific. Grandific's chief left."
    doc = nlp(text)
    assert {ent.label_ for ent in doc.ents if ent.text == "Grandific"} == {"ORG"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("co-founders Belk", "Belk"),
        ("Danish - born Belk", "Belk"),
        ("Orbel founder", None),
        ("Anna van den Belk", "Anna van den Belk"),
        ("Noor bint Salim", "Noor bint Salim"),
    ],
)
def test_small_words_before_a_person_are_no_part_of_the_name(words, name):
    doc = Doc(BLANK.vocab, words=words.split(), ents=["B-PERSON", *["I-PERSON"] * (len(words.split()) - 1)])
    found = trimmed(doc.ents[0], frozenset(), frozenset())
    assert (found.text if found is not None else None) == name


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("The mill was sold to Quarrowex. It has two sites.", "Quarrowex", "ORG"),
        ("Almost half of the grain came from OrbelX. The mill has two sites.", "OrbelX", "ORG"),
        ("The paper's theatre critic Joe Inbeck answers questions from readers.", "Joe Inbeck", "PERSON"),
        ("It could be worth double, Quillwise CIO Matt Belk said.", "Quillwise", "ORG"),
        ("Co-founder Yuhai (Tony) Wu announced his departure in May.", "Yuhai (Tony) Wu", "PERSON"),
        ("She is now at R Avenue, a think tank in Oslo.", "R Avenue", "ORG"),
        ("He is dean of the Lewis Belk School of Medicine.", "Lewis Belk School of Medicine", "ORG"),
        ("Ida Moe, founder of 10x Robotics, left in May.", "10x Robotics", "ORG"),
        ("Ottersgaard et al. report figures like these.", "Ottersgaard", "PERSON"),
        ("Obernmoser succeeds Emil Lund, who retires after 31 years.", "Obernmoser", "PERSON"),
        ("Banco del Monte has cut 300 jobs.", "Banco del Monte", "ORG"),
        ("Quillantor has 80 employees in two towns.", "Quillantor", "ORG"),
        ("The round was led by MPOrbelChase and two other banks.", "MPOrbelChase", "ORG"),
    ],
)
def test_names_end_where_they_end(nlp, text, name, label):
    assert (name, label) in {(ent.text, ent.label_) for ent in nlp(text).ents}


@pytest.mark.model
def test_a_company_named_in_short_is_the_same_company(nlp):
    text = "Belkora Energy has hired Ida Moe from Orbel. Last year Belkora lost its economist, Otto Lund, to Orbel."
    names = {org.name for event in nlp(text)._.talent_events for org in (*event.origin, *event.destination)}
    assert names == {"Belkora Energy", "Orbel"}
