"""Every frame binds in its own examples and in none of its counterexamples."""

from __future__ import annotations

import pytest

from talent_ner.lexicon.frames import FrameError, FrameLexicon, parse_frame, parse_frames, shipped_frames

FRAMES = shipped_frames().frames


def rules(nlp, sentences: list[str]) -> list[set[str]]:
    return [{event.rule for event in doc._.talent_events} for doc in nlp.pipe(sentences)]


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_examples_bind(nlp, frame):
    for sentence, found in zip(frame.examples, rules(nlp, list(frame.examples))):
        assert frame.id in found, sentence


@pytest.mark.model
@pytest.mark.parametrize("frame", [f for f in FRAMES if f.counterexamples], ids=lambda frame: frame.id)
def test_counterexamples_do_not_bind(nlp, frame):
    for sentence, found in zip(frame.counterexamples, rules(nlp, list(frame.counterexamples))):
        assert frame.id not in found, sentence


def test_every_frame_shows_what_it_means_and_what_not():
    assert all(frame.examples and frame.counterexamples for frame in FRAMES)


RAW = {"id": "x", "event": "move", "trigger": {"lemma": ["go"], "pos": ["VERB"]},
       "slots": {"who": {"roles": ["subject"], "types": ["PERSON"]}}, "examples": ["He goes."]}


@pytest.mark.parametrize(("change", "reason"), [
    ({"event": "trip"}, "unknown event"), ({"slots": {"buyer": {"roles": ["x"], "types": ["ORG"]}}}, "has no slot"),
    ({"slots": {"who": {"roles": [], "types": ["PERSON"]}}}, "no roles"), ({"examples": []}, "no examples"),
    ({"slots": {"who": {"roles": ["subject"], "types": ["CAT"]}}}, "needs types"), ({"color": 1}, "unknown"),
    ({"status": "maybe"}, "unknown status"), ({"kind": "merger"}, "does not fit"), ({"implies": "target"}, "implies"),
    ({"trigger": {"lemma": ["go"]}}, "needs lemma and pos"),
    ({"trigger": {"lemma": ["go"], "pos": ["VERB"], "voice": "middle"}}, "voice"),
    ({"trigger": {"lemma": ["go"], "pos": ["VERB"], "regex": "x"}}, "unknown keys"),
])
def test_a_malformed_frame_is_named(change, reason):
    with pytest.raises(FrameError, match=reason) as error:
        parse_frame(RAW | change, "frames/test.json")
    assert "frames/test.json: frame 'x'" in str(error.value)


def test_a_list_of_words_is_named_once():
    trigger = {"lemma": ["go"], "pos": ["VERB"], "requires": {"to": ["@post_nouns", "hut"]}}
    frame = parse_frame(RAW | {"trigger": trigger}, "frames/test.json")
    assert {"role", "post", "hut"} <= frame.trigger.requires["to"]
    assert "@post_nouns" not in frame.trigger.requires["to"]


def test_a_broken_file_is_named():
    with pytest.raises(FrameError, match=r"frames/test\.json: line 1"):
        parse_frames("[{]", "frames/test.json")
    with pytest.raises(FrameError, match="list of frames"):
        parse_frames("{}", "frames/test.json")
    with pytest.raises(FrameError, match=r"frames/test\.json: the key 'id' stands there twice"):
        parse_frames('[{"id": "x", "id": "y"}]', "frames/test.json")


def test_an_id_is_taken_once():
    frame = parse_frame(RAW, "frames/test.json")
    with pytest.raises(FrameError, match="taken"):
        FrameLexicon([frame, frame])
