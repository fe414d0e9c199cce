"""The frame lexicon: what a trigger word means and which grammatical roles fill its slots.

A frame file ``patterns/frames/*.json`` holds a list of frames::

    {"id": "poach", "event": "move",
     "trigger": {"lemma": ["poach", "lure"], "pos": ["VERB"], "requires": {"particle": ["away"]}},
     "slots": {"who": {"roles": ["object"], "types": ["PERSON", "GROUP"], "required": true}, ...},
     "examples": ["Meta poached Jason Wei from OpenAI."], "counterexamples": ["He poached an egg."]}

``requires`` and ``forbids`` map a role to lemmas that must (or must not) head it, ``"*"`` standing for any filler and
``"#"`` for a figure.
``limits`` maps a role to the only lemmas that may stand there beside what fills a slot: whoever leaves an umbrella has
left no employer. ``voice`` restricts a verb to its active or passive forms.
``implies`` names a slot that the meaning entails even when the clause leaves it out (who is hired arrives somewhere):
the document then supplies it. ``title`` is the role that the meaning gives where the clause names none (who joins a
board is a board member). A ``partner`` acts along with the subject, a ``predecessor`` held the post before, a ``post``
is the one left. A filler may be "acting": a person who fills an ORG slot for the organization that person leads. There
is no code in a frame: unusual syntax becomes a named role in ``talent_ner.syntax``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .resources import frame_files, pattern_text, with_single_keys, word_set

EVENT_SLOTS: Mapping[str, frozenset[str]] = {
    "move": frozenset({"who", "origin", "destination", "role", "post", "partner"}),
    "offer": frozenset({"who", "organization", "role"}),
    "appointment": frozenset({"who", "organization", "role", "post", "predecessor"}),
    "founding": frozenset({"who", "organization", "partner"}),
    "deal": frozenset({"buyer", "target"}),
}
TYPES = frozenset({"PERSON", "GROUP", "ORG", "ROLE", "JOBS"})
STATUSES = frozenset({"occurred", "expected", "considered", "declined", "failed", "denied"})
ANY = frozenset({"*", "#"})  # stand for any word, and for a figure
# The words for roles that nothing but a preposition fills: "in front of" stands for "before", too.
_STANDING_FOR = {"after": frozenset({"after"}), "before": frozenset({"before", "front"})}
DEAL_KINDS = frozenset({"investment", "acquisition", "licensing", "merger"})


class FrameError(ValueError):
    """A frame file is malformed; the message names the file and the frame."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a slot's filler stands (roles, the preferred first) and what it must be."""

    name: str
    roles: tuple[str, ...]
    types: frozenset[str]
    required: bool = False
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that evokes a frame, and what must or must not stand in its roles.

    ``words`` are those of which its sentence must hold one each, which follows from ``requires``.
    """

    lemmas: frozenset[str]
    pos: frozenset[str]
    requires: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forbids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    limits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    voice: str | None = None
    words: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        told = (lemmas if lemmas.isdisjoint(ANY) else _STANDING_FOR.get(role) for role, lemmas in self.requires.items())
        object.__setattr__(self, "words", tuple(words for words in told if words is not None))


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning of a set of trigger words."""

    id: str
    event: str
    trigger: Trigger
    slots: tuple[Slot, ...]
    status: str | None
    kind: str | None
    implies: str | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    title: str | None = None

    @property
    def specificity(self) -> int:
        """How much the frame demands; of two frames that bind, the more specific one wins."""
        return 2 * len(self.trigger.requires) + sum(slot.required for slot in self.slots)


def _fail(source: str, frame_id: str, reason: str) -> FrameError:
    return FrameError(f"{source}: frame {frame_id!r}: {reason}")


def _constraints(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Lemmas by role; "@units" stands for the list ``units`` of ``patterns/titles.json``."""
    return {role: frozenset(word for lemma in lemmas for word in _words(lemma)) for role, lemmas in raw.items()}


def _words(lemma: str) -> frozenset[str]:
    return word_set("titles", lemma[1:]) if lemma.startswith("@") else frozenset({lemma})


def _parse_slot(name: str, raw: dict[str, Any], event: str, source: str, frame_id: str) -> Slot:
    if name not in EVENT_SLOTS[event]:
        raise _fail(source, frame_id, f"a {event} has no slot {name!r}")
    unknown = set(raw) - {"roles", "types", "required", "acting"}
    if unknown:
        raise _fail(source, frame_id, f"slot {name!r} has unknown keys {sorted(unknown)}")
    types = frozenset(raw.get("types", ()))
    if not types or types - TYPES:
        raise _fail(source, frame_id, f"slot {name!r} needs types out of {sorted(TYPES)}")
    if not raw.get("roles"):
        raise _fail(source, frame_id, f"slot {name!r} names no roles")
    return Slot(name, tuple(raw["roles"]), types, raw.get("required", False), raw.get("acting", False))


def parse_frame(raw: dict[str, Any], source: str) -> Frame:
    """A validated frame from its JSON object.

    Raises:
        FrameError: a missing or unknown key, slot, type, status or kind; the message names file and frame.
    """
    frame_id = str(raw.get("id", "?"))
    known = {
        "id",
        "event",
        "trigger",
        "slots",
        "status",
        "kind",
        "implies",
        "title",
        "examples",
        "counterexamples",
        "comment",
    }
    missing = {"id", "event", "trigger", "slots", "examples"} - set(raw)
    if missing or set(raw) - known:
        raise _fail(source, frame_id, f"missing {sorted(missing)}, unknown {sorted(set(raw) - known)}")
    if raw["event"] not in EVENT_SLOTS:
        raise _fail(source, frame_id, f"unknown event {raw['event']!r}")
    if raw.get("status") not in STATUSES | {None}:
        raise _fail(source, frame_id, f"unknown status {raw['status']!r}")
    if (raw.get("kind") in DEAL_KINDS) != (raw["event"] == "deal"):
        raise _fail(source, frame_id, f"kind {raw.get('kind')!r} does not fit a {raw['event']}")
    if raw.get("implies") is not None and raw["implies"] not in EVENT_SLOTS[raw["event"]]:
        raise _fail(source, frame_id, f"implies an unknown slot {raw['implies']!r}")
    if not raw["examples"]:
        raise _fail(source, frame_id, "no examples")
    trigger = raw["trigger"]
    if set(trigger) - {"lemma", "pos", "requires", "forbids", "limits", "voice"}:
        raise _fail(source, frame_id, f"the trigger has unknown keys {sorted(trigger)}")
    if trigger.get("voice") not in (None, "active", "passive"):
        raise _fail(source, frame_id, f"unknown voice {trigger['voice']!r}")
    if not trigger.get("lemma") or not trigger.get("pos"):
        raise _fail(source, frame_id, "the trigger needs lemma and pos")
    slots = tuple(_parse_slot(name, slot, raw["event"], source, frame_id) for name, slot in raw["slots"].items())
    return Frame(
        frame_id,
        raw["event"],
        Trigger(
            frozenset(trigger["lemma"]),
            frozenset(trigger["pos"]),
            _constraints(trigger.get("requires", {})),
            _constraints(trigger.get("forbids", {})),
            _constraints(trigger.get("limits", {})),
            trigger.get("voice"),
        ),
        tuple(sorted(slots, key=lambda s: not s.required)),
        raw.get("status"),
        raw.get("kind"),
        raw.get("implies"),
        tuple(raw["examples"]),
        tuple(raw.get("counterexamples", ())),
        source,
        raw.get("title"),
    )


def parse_frames(text: str, source: str) -> list[Frame]:
    """All frames of a file's text.

    Raises:
        FrameError: the text is no JSON list, an object of it has a key twice, or one of its frames is malformed.
    """
    try:
        raw = json.loads(text, object_pairs_hook=with_single_keys)
    except json.JSONDecodeError as error:
        raise FrameError(f"{source}: line {error.lineno}: {error.msg}") from error
    except KeyError as error:
        raise FrameError(f"{source}: the key {error} stands there twice in one object") from error
    if not isinstance(raw, list):
        raise FrameError(f"{source}: a frame file holds a list of frames")
    return [parse_frame(item, source) for item in raw]



def untriggered(rule: str, event: str = "move", implies: str | None = None) -> Frame:
    """The frame of an event that no word evokes but the layout of a line, or a title beside a name.

    Args:
        rule: the event's ``rule``.
        event: its type.
        implies: the slot that the rest of the document may supply.
    """
    return Frame(
        id=rule,
        event=event,
        trigger=Trigger(frozenset(), frozenset()),
        slots=(),
        status=None,
        kind=None,
        implies=implies,
        title=None,
        examples=(),
        counterexamples=(),
        source="patterns/layout.json",
    )

class FrameLexicon:
    """Frames by the lemma of their trigger."""

    def __init__(self, frames: list[Frame]):
        self.frames = tuple(frames)
        self._by_lemma: dict[str, list[Frame]] = {}
        self._evoked: dict[tuple[str, str], list[Frame]] = {}
        #: All trigger lemmas.
        self.lemmas: frozenset[str] = frozenset(lemma for frame in frames for lemma in frame.trigger.lemmas)
        self.parts_of_speech = frozenset(pos for frame in frames for pos in frame.trigger.pos)
        seen: dict[str, str] = {}
        for frame in frames:
            if frame.id in seen:
                raise _fail(frame.source, frame.id, f"the id is taken in {seen[frame.id]}")
            seen[frame.id] = frame.source
            for lemma in frame.trigger.lemmas:
                self._by_lemma.setdefault(lemma, []).append(frame)

    def evoked(self, lemma: str, pos: str) -> list[Frame]:
        """The frames a word of that lemma and part of speech may evoke, the most specific first."""
        if lemma not in self._by_lemma:
            return []
        found = self._evoked.get((lemma, pos))
        if found is None:
            frames = [frame for frame in self._by_lemma[lemma] if pos in frame.trigger.pos]
            self._evoked[lemma, pos] = found = sorted(frames, key=lambda frame: -frame.specificity)
        return found


@lru_cache(maxsize=1)
def shipped_frames() -> FrameLexicon:
    """The frames under ``patterns/frames/``, read once."""
    frames: list[Frame] = []
    for name in frame_files():
        frames += parse_frames(pattern_text("frames", name), f"patterns/frames/{name}")
    return FrameLexicon(frames)
