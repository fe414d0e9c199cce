"""Other names that a text gives an organization, and surnames that two people share (no model)."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from talent_ner.mentions.aliases import equations, with_acronyms
from talent_ner.mentions.referents import Registry

BLANK = spacy.blank("en")


def named(text: str, names: dict[str, str]) -> tuple[Doc, list[Span]]:
    """The text's Doc (no parse) and the spans of every place where the names stand."""
    doc = BLANK(text)
    spans = []
    for name, label in names.items():
        at = text.find(name)
        while at >= 0:
            span = doc.char_span(at, at + len(name), label=label)
            if span is not None and all(span.end <= other.start or span.start >= other.end for other in spans):
                spans.append(span)
            at = text.find(name, at + 1)
    return doc, sorted(spans, key=lambda span: span.start)


def test_bracketed_acronym_is_an_organization_everywhere() -> None:
    doc, spans = named(
        "The Harwick Institute of Applied Robotics (HIAR) closed. Staff of HIAR left.",
        {"Harwick Institute of Applied Robotics": "ORG"},
    )
    assert [span.text for span in with_acronyms(doc, spans)] == [
        "Harwick Institute of Applied Robotics", "HIAR", "HIAR",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Harwick Robotics (pictured) closed.",
        "Harwick Robotics (ESA) closed.",
        "Harwick Robotics, HR said, closed.",
        "Harwick Robotics (H) closed.",
    ],
)
def test_other_brackets_are_no_acronyms(text: str) -> None:
    doc, spans = named(text, {"Harwick Robotics": "ORG"})
    assert with_acronyms(doc, spans) == spans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lumen, formerly known as Brightside, hired her.", ("Lumen", "Brightside")),
        ("Lumen (formerly Brightside) hired her.", ("Lumen", "Brightside")),
        ("Brightside, now called Lumen, hired her.", ("Brightside", "Lumen")),
    ],
)
def test_former_and_present_names(text: str, names: tuple[str, str]) -> None:
    doc, spans = named(text, dict.fromkeys(names, "ORG"))
    assert [(one.text, other.text) for one, other in equations(doc, spans)] == [names]
    registry = Registry()
    mentions = registry.add_organizations(spans, {}, {}, equations(doc, spans))
    assert {mention.ref for mention in mentions} == {0}
    assert registry.referents[0].name == names[0]


def test_a_board_is_its_house() -> None:
    house, board = "Elm Lake Historical Society", "ELHS Board of Trustees"
    doc, spans = named(f"The {house} met. The {board} agreed.", {house: "ORG", board: "ORG"})
    assert [(one.text, other.text) for one, other in equations(doc, spans)] == [(house, board)]
    doc, spans = named(f"The {house} met the Milk Board.", {house: "ORG", "Milk Board": "ORG"})
    assert list(equations(doc, spans)) == []


def test_neighbours_in_a_list_stay_apart() -> None:
    doc, spans = named("Lumen, Brightside and Oakline, now rivals, met.", dict.fromkeys(("Lumen", "Brightside"), "ORG"))
    assert list(equations(doc, spans)) == []


def test_renaming_needs_the_organization_itself() -> None:
    words = "Oakline was renamed Quillon .".split()
    doc = Doc(BLANK.vocab, words=words, heads=[2, 2, 2, 2, 2], deps=["nsubjpass", "auxpass", "ROOT", "oprd", "punct"],
              lemmas=["Oakline", "be", "rename", "Quillon", "."])  # fmt: skip
    spans = [Span(doc, 0, 1, label="ORG"), Span(doc, 3, 4, label="ORG")]
    assert [(one.text, other.text) for one, other in equations(doc, spans)] == [("Quillon", "Oakline")]
    words = "Oakline renamed its app Quillon .".split()
    doc = Doc(BLANK.vocab, words=words, heads=[1, 1, 3, 1, 1, 1],
              deps=["nsubj", "ROOT", "poss", "dobj", "oprd", "punct"],
              lemmas=["Oakline", "rename", "its", "app", "Quillon", "."])  # fmt: skip
    spans = [Span(doc, 0, 1, label="ORG"), Span(doc, 4, 5, label="ORG")]
    assert list(equations(doc, spans)) == []


def refers(text: str, names: list[str]) -> list[str]:
    """The fullest name that each PERSON mention goes to."""
    _, spans = named(text, dict.fromkeys(names, "PERSON"))
    registry = Registry()
    mentions = registry.add_people(spans)
    return [registry.referents[mention.ref].name for mention in mentions if mention.ref is not None]


def test_shared_surname_goes_to_the_one_named_last() -> None:
    text = "Xu Wei left. Wei was tired. Then Dana Wei came. Wei said nothing."
    assert refers(text, ["Xu Wei", "Dana Wei", "Wei"]) == ["Xu Wei", "Xu Wei", "Dana Wei", "Dana Wei"]


def test_honorific_tells_which_of_two() -> None:
    text = "Peter Okoro left. Susan Okoro stayed. Mr. Okoro was tired."
    assert refers(text, ["Peter Okoro", "Susan Okoro", "Okoro"])[-1] == "Peter Okoro"
