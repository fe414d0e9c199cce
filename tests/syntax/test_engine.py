"""The frame engine over a small lexicon and hand-made mentions: what binds, what does not, and why."""

from __future__ import annotations

from typing import Any

import pytest
from parses import mention, parse, word
from spacy.tokens import Doc

from talent_ner.lexicon.frames import Frame, FrameLexicon, parse_frame
from talent_ner.syntax.engine import Binding, Engine, Rejection
from talent_ner.syntax.mention import GROUP, ORG, PERSON, ROLE, Mention, MentionIndex

PEOPLE = ("Laura Chen", "David Miller", "Chen", "Miller")
ORGANIZATIONS = ("Acme", "Google", "Amazon", "Orbit", "Sequoia", "Meta")
Filled = dict[str, list[str]]


def _slot(types: str, *places: str, **more: bool) -> dict[str, Any]:
    return {"types": types.split(), "roles": list(places), **more}


def _who(*places: str) -> dict[str, Any]:
    return _slot("PERSON GROUP", *places, required=True)


def _frame(identifier: str, lemmas: str, event: str = "move", trigger: dict[str, Any] | None = None,
           **slots: Any) -> Frame:
    evoked = {"lemma": lemmas.split(), "pos": ["VERB"], **(trigger or {})}
    frame = {"id": identifier, "event": event, "trigger": evoked, "slots": slots, "examples": ["-"]}
    return parse_frame(frame, "test.json")


def _lexicon(*frames: Frame) -> FrameLexicon:
    return FrameLexicon(list(frames))


LEXICON = _lexicon(
    _frame("join", "join", who=_who("subject"), destination=_slot("ORG", "object", required=True),
           origin=_slot("ORG", "from")),
    _frame("hire", "hire poach lure recruit", who=_who("object"), destination=_slot("ORG", "subject", acting=True),
           origin=_slot("ORG", "from"), role=_slot("ROLE", "as")),
    _frame("leave", "leave", trigger={"limits": {"object": ["company", "post"]}}, who=_who("subject"),
           origin=_slot("ORG", "object"), destination=_slot("ORG", "for")),
    _frame("step-down", "step", trigger={"requires": {"particle": ["down", "aside"]}}, who=_who("subject")),
    _frame("step-up", "step", trigger={"forbids": {"particle": ["down"]}}, who=_who("subject")),
    _frame("fired", "fire", trigger={"voice": "passive"}, who=_who("object")),
    _frame("become", "become", "appointment", who=_who("subject"), role=_slot("ROLE", "complement", required=True)),
    _frame("name", "name", "appointment", who=_who("object"), role=_slot("ROLE", "complement"),
           organization=_slot("ORG", "subject")),
    _frame("offer", "offer", "offer", trigger={"requires": {"object": ["#", "job"]}}, who=_who("object"),
           organization=_slot("ORG", "subject", required=True)),
)
HIRED = {"who": ["Laura Chen"], "destination": ["Acme"], "origin": ["Google"]}


def _names(doc: Doc) -> list[Mention]:
    """Mentions of the cast, one referent a name."""
    found: list[Mention] = []
    taken: set[int] = set()
    for number, name in enumerate(PEOPLE + ORGANIZATIONS):
        size = len(name.split())
        for start in range(len(doc) - size + 1):
            span = doc[start : start + size]
            if span.text == name and start not in taken:
                taken.update(range(start, start + size))
                kind = PERSON if name in PEOPLE else ORG
                found.append(Mention(span.start, span.end, span.root.i, kind, "name", number))
    return found


def _title(doc: Doc, text: str) -> Mention:
    role = mention(doc, text, ROLE, form="title", text=text, employer=None, former=False, plural=False)
    role.data |= {"core": role.start, "head": doc[role.head].lower_}
    return role


def _bind(identifier: str, *more: Mention, lexicon: FrameLexicon = LEXICON) -> list[tuple[str, Filled]]:
    """The rule and the texts of the fillers, for every binding."""
    doc = parse(identifier)
    found = Engine(lexicon, MentionIndex([*_names(doc), *more])).bindings(doc)
    return [(b.frame.id, {slot: [doc[m.start : m.end].text for m in filler] for slot, filler in b.slots.items()})
            for b in found]


def _rules(identifier: str, *frames: Frame) -> list[str]:
    return [rule for rule, _ in _bind(identifier, lexicon=_lexicon(*frames) if frames else LEXICON)]


def _tries(identifier: str, trigger: str) -> list[Binding | Rejection]:
    doc = parse(identifier)
    return list(Engine(LEXICON, MentionIndex(_names(doc))).tries(word(doc, trigger)))


def _reasons(identifier: str, trigger: str) -> dict[str, str]:
    return {result.frame.id: result.reason for result in _tries(identifier, trigger) if isinstance(result, Rejection)}


@pytest.mark.parametrize(("identifier", "expected"), [
    ("active-join", [("join", HIRED)]),
    ("active-hire", [("hire", HIRED)]),
    ("passive-agent", [("hire", HIRED)]),
    ("relative-object-which", []),
    ("participle-tail", [("leave", {"who": ["Chen"], "origin": ["Google"]}),
                         ("join", {"who": ["Chen"], "destination": ["Acme"]})]),
    ("gerund-considered", [("leave", {"who": ["Chen"], "origin": ["Google"], "destination": ["Acme"]})]),
    ("particle-lured", [("hire", {"who": ["Chen"], "destination": ["Acme"], "origin": ["Google"]})]),
    ("noun-departure", []),
    ("conj-objects", [("hire", {**HIRED, "who": ["Laura Chen", "David Miller"]})]),
])
def test_voice_and_construction_make_no_difference(identifier: str, expected: list[tuple[str, Filled]]) -> None:
    assert _bind(identifier) == expected


def test_coordination_read_off_the_surface_counts_too() -> None:
    doc = parse("conj-names")
    chen, miller = mention(doc, "Laura Chen", PERSON, 0), mention(doc, "David Miller", PERSON, 1)
    weber, google = mention(doc, "Anna Weber", PERSON, 2), mention(doc, "Google", ORG, 3)
    chen.data["coordinated"] = [miller.head, weber.head]
    (binding,) = Engine(LEXICON, MentionIndex([chen, miller, weber, google])).bindings(doc)
    assert binding.slots["who"] == [chen, miller, weber]


def test_a_filler_must_have_a_type_of_the_slot() -> None:
    doc = parse("active-join")
    swapped = [mention(doc, "Laura Chen", ORG, 0), mention(doc, "Acme", PERSON, 1)]
    assert Engine(LEXICON, MentionIndex(swapped)).bindings(doc) == []


def test_groups_fill_a_slot_that_takes_them() -> None:
    group = mention(parse("group-count"), "Four researchers", GROUP, form="group", count=4)
    assert _bind("group-count", group) == [
        ("leave", {"who": ["Four researchers"], "origin": ["Google"], "destination": ["Acme"]})]


def test_a_required_slot_without_filler_rejects_and_says_so() -> None:
    reason = _reasons("engine-egg", "joined")["join"]
    assert "destination" in reason
    assert "ORG" in reason


def test_required_and_forbidden_companions() -> None:
    assert _rules("particle-stepped") == ["step-down"]
    assert "particle must not be: down" in _reasons("particle-stepped", "stepped")["step-up"]
    aside = _frame("aside", "step", trigger={"requires": {"particle": ["aside"]}}, who=_who("subject"))
    bare = _frame("bare", "step", trigger={"forbids": {"particle": ["up"], "object": ["*"]}}, who=_who("subject"))
    assert _rules("particle-stepped", aside) == []
    assert _rules("particle-stepped", bare) == ["bare"]


def test_a_figure_stands_for_any_number() -> None:
    assert _rules("dative") == ["offer"]
    assert _bind("values-amount") == [("offer", {"who": ["Chen"], "organization": ["Google"]}),
                                      ("offer", {"who": ["Miller"], "organization": ["Acme"]})]
    assert _rules("engine-figure") == []


def test_limits_keep_strangers_out_of_a_role() -> None:
    assert _rules("engine-umbrella") == []
    assert "'umbrella'" in _reasons("engine-umbrella", "left")["leave"]
    assert _bind("appos-name") == [("leave", {"who": ["Laura Chen"]})]
    assert _bind("engine-left-friday") == [("leave", {"who": ["Laura Chen"]})]


@pytest.mark.parametrize(("voice", "binds"), [("passive", True), ("active", False), (None, True)])
def test_voice_restricts_a_frame(voice: str | None, binds: bool) -> None:
    managers = mention(parse("passive-got"), "Two managers", GROUP, form="group", count=2)
    frame = _frame("fire", "fire", trigger={"voice": voice}, who=_who("object"))
    assert bool(_bind("passive-got", managers, lexicon=_lexicon(frame))) is binds


def test_a_leader_acts_for_the_organization() -> None:
    doc = parse("engine-acting")
    acme = Mention(0, 2, 1, ORG, "description", 9)
    miller, chen = mention(doc, "David Miller", PERSON, 0), mention(doc, "Laura Chen", PERSON, 1)
    index = MentionIndex([miller, chen])
    (binding,) = Engine(LEXICON, index, lambda person: acme if person is miller else None).bindings(doc)
    assert binding.slots == {"destination": [acme], "who": [chen]}
    (binding,) = Engine(LEXICON, index).bindings(doc)
    assert binding.slots == {"who": [chen]}


def test_the_most_specific_frame_wins_and_only_it() -> None:
    general = _frame("general", "join", who=_who("subject"))
    special = _frame("special", "join", trigger={"requires": {"from": ["google"]}}, who=_who("subject"))
    assert special.specificity > general.specificity
    assert _rules("active-join", general, special) == ["special"]
    assert _rules("repeats", general, special) == ["general", "general"]


def test_of_equally_specific_frames_the_fuller_binding_wins() -> None:
    bare = _frame("bare", "join", who=_who("subject"))
    full = _frame("full", "join", who=_who("subject"), origin=_slot("ORG", "from"))
    assert _rules("active-join", bare, full) == ["full"]


def test_one_mention_fills_one_slot() -> None:
    frame = _frame("twice", "join", who=_who("subject"), destination=_slot("ORG", "object"),
                   origin=_slot("ORG", "object", "from"))
    assert _bind("active-join", lexicon=_lexicon(frame)) == [("twice", HIRED)]


def test_names_are_no_triggers() -> None:
    doc = parse("active-join")
    index = MentionIndex([*_names(doc), mention(doc, "joined", ORG, 5)])
    assert Engine(LEXICON, index).bindings(doc) == []


def test_the_place_of_a_filler_is_remembered() -> None:
    doc = parse("active-hire")
    (binding,) = Engine(LEXICON, MentionIndex(_names(doc))).bindings(doc)
    assert binding.places == {"destination": "subject", "who": "object", "origin": "from"}
    assert binding.trigger == word(doc, "hired")


def test_a_name_and_a_title_that_the_parse_stacked() -> None:
    president = _title(parse("naming"), "president")
    assert _bind("naming", president) == [
        ("name", {"who": ["Laura Chen"], "role": ["president"], "organization": ["Acme"]})]


def test_a_second_pair_shares_the_verb() -> None:
    doc = parse("engine-gapped")
    assert _bind("engine-gapped", _title(doc, "president"), _title(doc, "chief scientist")) == [
        ("become", {"who": ["Laura Chen"], "role": ["president"]}),
        ("become", {"who": ["David Miller"], "role": ["chief scientist"]})]


@pytest.mark.parametrize(("identifier", "token"), [("active-join", "from"), ("stake", "bought")])
def test_words_that_evoke_no_frame_are_not_tried(identifier: str, token: str) -> None:
    assert _tries(identifier, token) == []
