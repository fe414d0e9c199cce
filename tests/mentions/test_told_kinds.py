"""Names of bodies that a page tells by their kind, their legal form, their partners or what it calls them."""

from __future__ import annotations

import pytest
from spacy.language import Language


def _found(nlp: Language, text: str) -> dict[str, str]:
    return {ent.text: ent.label_ for ent in nlp(text).ents}


@pytest.mark.model
@pytest.mark.parametrize(("text", "name"), [
    ("Ines Wadlow joined from the Norwegian driller Fossgrun in 2019.", "Fossgrun"),
    ("She is a partner at the consultants Adler Mbeki.", "Adler Mbeki"),
    ("He left to open his own practice, Verrano, in Siena.", "Verrano"),
    ("Ines Wadlow, president of the Tarn Milk Producers, spoke first.", "Tarn Milk Producers"),
    ("Mina Okoro went to work for the Midland Fisheries Board in May.", "Midland Fisheries Board"),
    ("Jim Rask of the Pulp and Timber Workers' Union called it a scandal.", "Pulp and Timber Workers' Union"),
    ("Both are partners at Rotimi, Peters & Co. in Lagos.", "Rotimi, Peters & Co."),
    ("It was sold to Mthunzi (Pty) Ltd, a co-operative started last year.", "Mthunzi (Pty) Ltd"),
    ("Most of them belong to Dockers Local 1188.", "Dockers Local 1188"),
    ("The offer came from Slovenia's Kranska Hranela in 2019.", "Kranska Hranela"),
    ("She works for Doha-based Dhowra Gasnet.", "Dhowra Gasnet"),
    ("The firm, all nine people of it, was bought by Havbrenn Data of Bergen.", "Havbrenn Data"),
    ("The round was led by Jebelin Capital of Abu Dhabi.", "Jebelin Capital"),
    ("Ana Brel left housing association De Wisselaar for the ministry.", "De Wisselaar"),
    ("Torvald Aske was finance chief of Khan Uul Copper from 2015.", "Khan Uul Copper"),
    ("Al Marsa have named Goran Petek as their sporting director.", "Al Marsa"),
    ("He came from neighbours Al Hilwa in May.", "Al Hilwa"),
    ("It is getting to be a habit at Tessaros Ko-Ko. The purser left in May.", "Tessaros Ko-Ko"),
    ("Becomes: general counsel, Zandpoort Pensioen (from 1 March)", "Zandpoort Pensioen"),
    ("Ilse Brandt joined Citigroup Wealth Management in 2023.", "Citigroup Wealth Management"),
    ("BBC Reel hired Ilse Brandt as editor.", "BBC Reel"),
])
def test_bodies(nlp: Language, text: str, name: str) -> None:
    assert _found(nlp, text).get(name) == "ORG"


@pytest.mark.model
@pytest.mark.parametrize(("text", "name", "label"), [
    ("Odwar Sessimo has been ousted as secretary of the Lake Porters Union.", "Odwar Sessimo", "PERSON"),
    ("Mohd Rafiq bin Tahar has been named principal of Bukit Lama College.", "Mohd Rafiq bin Tahar", "PERSON"),
    ("Brightwater Copper was named as supplier of the year.", "Brightwater Copper", "ORG"),
])
def test_posts_are_given_to_people(nlp: Language, text: str, name: str, label: str) -> None:
    assert _found(nlp, text).get(name) == label


@pytest.mark.model
def test_a_firm_of_two_partners(nlp: Language) -> None:
    found = _found(nlp, "Emeka Shittu and Rachel Inyang have left the bank. In May Shittu Inyang opened its doors.")
    assert found["Shittu Inyang"] == "ORG"
    assert found["Emeka Shittu"] == found["Rachel Inyang"] == "PERSON"


@pytest.mark.model
@pytest.mark.parametrize(("text", "name"), [
    ("The mayor thanked the late Otto Brandt, having been its only member.", "Otto Brandt"),
    ("Mr Colin Abery has left the company.", "Colin Abery"),
    ("Mistral brought in Sven Dahl as chief scientist.", "Sven Dahl"),
])
def test_people_stay_people(nlp: Language, text: str, name: str) -> None:
    assert _found(nlp, text).get(name) == "PERSON"


@pytest.mark.model
def test_a_house_and_its_officer_are_two_names(nlp: Language) -> None:
    found = _found(nlp, "Brightfold CMO Matt Hargrove said the price would rise.")
    assert found == {"Brightfold": "ORG", "Matt Hargrove": "PERSON"}


@pytest.mark.model
def test_titles_are_no_part_of_a_name(nlp: Language) -> None:
    found = _found(nlp, "Trustees Teresa Ocambo and Benji Sarmento left the board.")
    assert found == {"Teresa Ocambo": "PERSON", "Benji Sarmento": "PERSON"}


@pytest.mark.model
def test_a_land_may_have_famous_people(nlp: Language) -> None:
    assert _found(nlp, "Kenya's Faith Wanjiru won the race in Berlin.").get("Faith Wanjiru") == "PERSON"


@pytest.mark.model
def test_a_name_is_read_in_full_wherever_it_stands(nlp: Language) -> None:
    doc = nlp("He was an analyst at Harrowgate Row until 2018. Harrowgate Row led a $60 million round.")
    assert [ent.text for ent in doc.ents if ent.label_ == "ORG"] == ["Harrowgate Row", "Harrowgate Row"]
