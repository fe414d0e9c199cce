"""Which spans are people and organizations: lists, statistical labels and cues weighed together."""

from __future__ import annotations

import pytest
from parses import BLANK, parse
from spacy.tokens import Doc, Span

from talent_ner.lexicon.names import OrganizationEntry, PersonEntry
from talent_ner.mentions.gazetteer import Gazetteer, ListedName
from talent_ner.mentions.names import NameRecogniser


def _organization(identifier: str, name: str, *aliases: str, guarded: bool = False) -> OrganizationEntry:
    guards = frozenset({name} if guarded else ())
    return OrganizationEntry(identifier, name, aliases, "company", None, (), (), guards, None)


ORGANIZATIONS = [_organization("apple", "Apple", guarded=True), _organization("norrvane", "Norrvane"),
                 _organization("vexelio", "Vexelio", "VXL Group")]
PEOPLE = [PersonEntry("laura-chen", "Laura Chen", ("Laura M. Chen",), "researcher", frozenset(), None)]
LISTED = NameRecogniser(Gazetteer(BLANK, ORGANIZATIONS, PEOPLE))
UNLISTED = NameRecogniser(None)


def _labelled(identifier: str, **labels: str) -> Doc:
    """The parse with these statistical labels alone, given by first word (``Acme="GPE"``)."""
    doc = parse(identifier)
    kept = [ent for ent in doc.ents if ent[0].text in labels]
    doc.set_ents([Span(doc, ent.start, ent.end, label=labels[ent[0].text]) for ent in kept])
    return doc


def _names(recogniser: NameRecogniser, doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in recogniser(doc)]


@pytest.mark.parametrize(("identifier", "expected"), [
    ("names-new", [("Brightwell Labs", "ORG"), ("Tomasz Grelka", "PERSON"), ("Norrvane", "ORG")]),
    ("names-orgsurname", [("Laura Chen", "PERSON"), ("Norrvane", "ORG"), ("Norrvane", "ORG"), ("Chen", "PERSON")]),
    ("names-ceo", [("Norrvane", "ORG"), ("Tomasz Grelka", "PERSON")]),
    ("names-inc", [("Acme Corp.", "ORG"), ("Laura Chen", "PERSON"), ("Acme", "ORG")]),
    ("names-sentence", []),
    ("coref-no-one", []),
])
def test_names_on_no_list(identifier: str, expected: list[tuple[str, str]]) -> None:
    assert _names(UNLISTED, _labelled(identifier)) == expected


def test_a_surname_alone_follows_its_full_name() -> None:
    assert ("Chen", "PERSON") in _names(UNLISTED, _labelled("names-short"))
    found = _names(UNLISTED, _labelled("names-surname", Tomasz="PERSON"))
    assert found == [("Tomasz Grelka", "PERSON"), ("Grelka", "PERSON")]


@pytest.mark.parametrize(("label", "expected"), [
    ("GPE", [("Laura Chen", "PERSON"), ("Google", "ORG")]),
    ("ORG", [("Laura Chen", "PERSON"), ("Acme", "ORG"), ("Google", "ORG")]),
])
def test_a_statistical_label_counts(label: str, expected: list[tuple[str, str]]) -> None:
    assert _names(UNLISTED, _labelled("passive-agent", Acme=label, Google="ORG", Laura="PERSON")) == expected


@pytest.mark.parametrize(("identifier", "name"), [("names-who", "Okonjo"), ("names-honorific", "Grelka")])
def test_a_lone_word_is_a_person_by_its_label(identifier: str, name: str) -> None:
    assert (name, "PERSON") in _names(UNLISTED, _labelled(identifier, **{name: "PERSON"}))


@pytest.mark.parametrize("label", ["PERSON", "GPE"])
def test_cues_overrule_a_wrong_label(label: str) -> None:
    assert ("Brightwell Labs", "ORG") in _names(UNLISTED, _labelled("names-new", Brightwell=label))


def test_a_capital_counts_once_however_often_it_stands() -> None:
    sentence = [("see", "VERB"), ("Toggle", "PROPN"), ("here", "ADV"), (".", "PUNCT")]
    words, tags = zip(*sentence * 9, strict=True)
    starts = [i % len(sentence) == 0 for i in range(len(words))]
    assert _names(UNLISTED, Doc(BLANK.vocab, words=list(words), pos=list(tags), sent_starts=starts)) == []


def test_places_are_no_names() -> None:
    assert _names(UNLISTED, _labelled("names-new", Oslo="GPE"))[-1] == ("Norrvane", "ORG")


def test_listed_names_carry_their_id() -> None:
    doc = _labelled("names-orgsurname")
    assert [(span.text, span.label_, span.kb_id_) for span in LISTED(doc)] == [
        ("Laura Chen", "PERSON", "laura-chen"), ("Norrvane", "ORG", "norrvane"), ("Norrvane", "ORG", "norrvane"),
        ("Chen", "PERSON", "")]


def test_a_guarded_name_needs_a_capital_and_support() -> None:
    doc = _labelled("names-guarded")
    assert [(span.start, span.label_, span.kb_id_) for span in LISTED(doc) if span.label_ == "ORG"] == [
        (2, "ORG", "apple"), (7, "ORG", "apple")]


def test_the_gazetteer_finds_aliases_and_capitals_longest_first() -> None:
    gazetteer = Gazetteer(BLANK, ORGANIZATIONS, PEOPLE)
    doc = Doc(BLANK.vocab, words="NORRVANE and VXL Group met Laura M. Chen at Apple , not APPLE".split())
    assert gazetteer.find(doc) == [
        ListedName(0, 1, "ORG", "norrvane", False), ListedName(2, 4, "ORG", "vexelio", False),
        ListedName(5, 8, "PERSON", "laura-chen", False), ListedName(9, 10, "ORG", "apple", True)]


def test_spans_are_in_order_and_do_not_overlap() -> None:
    for identifier in ("names-new", "names-who", "names-short", "conj-names", "list-orgs"):
        spans = LISTED(_labelled(identifier))
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:]))
