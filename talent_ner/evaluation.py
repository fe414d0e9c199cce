"""Precision, recall and F1 of documents against gold annotations.

Events are paired one to one within a document, for the greatest total agreement; a pair has the same type and the
same participant, or for a deal a common buyer or target. Then

- events: a pair counts when the participant and every organization agree;
- slots: every filled slot counts: participant, organizations, role, date, amount, kind of deal;
- status and hedged: the share of pairs that agree;
- affiliations: ties between a person and an organization, current or former agreeing too.

In gold values ``|`` separates alternatives, a ``?`` at the end marks a value that may be absent, and
``"optional": true`` an event that neither counts when missed nor when found.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .types import EVENT_TYPES

JSON = dict[str, Any]
Log = Callable[[str], None]
Bounds = tuple[float | None, float | None, str | None]

_NOISE = frozenset("inc corp llc ltd the co company plc dr mr ms mrs prof professor".split())
_LIGHT = frozenset("a an the of for and its new at in as to s".split())
_GROUP = "group:"
_AMOUNT = re.compile(r"\s*(?P<low>[\d.]*)\s*(?P<dash>-?)\s*(?P<high>[\d.]*)\s*(?P<currency>[A-Z]{3})?\s*")
_ROLE_OVERLAP = 0.5  # Dice coefficient of the words of two roles that count as one
_EXTRA_COST, _CORE_BONUS, _REQUIRED_BONUS = 0.1, 0.5, 0.2  # how pairs of equal agreement are told apart
_TINY = 1e-9


def _tokens(text: str) -> list[str]:
    """Lower-case ASCII words without possessive endings, legal forms and titles."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s\b", "", plain).replace("&", " and ")
    return [word for word in re.findall(r"[a-z0-9.]+", plain) if word.strip(".") and word not in _NOISE]


def _name_key(name: str) -> tuple[str, ...]:
    """The words of a name in alphabetical order, so that Pang Ruoming equals Ruoming Pang."""
    return tuple(sorted(word.strip(".") for word in _tokens(name)))


def _alternatives(value: str) -> list[str]:
    return value.rstrip("?").split("|")


def same_name(gold: str, found: str) -> bool:
    return bool({_name_key(name) for name in _alternatives(gold)} & {_name_key(name) for name in _alternatives(found)}
                - {()})


def same_role(gold: str, found: str) -> bool:
    def bags(value: str) -> list[set[str]]:
        return [bag for bag in (set(_tokens(role)) - _LIGHT for role in _alternatives(value)) if bag]

    return any(2 * len(a & b) / (len(a) + len(b)) >= _ROLE_OVERLAP for a in bags(gold) for b in bags(found))


def same_date(gold: str, found: str) -> bool:
    return any(day.startswith(wanted) for wanted in _alternatives(gold) for day in _alternatives(found))


def _bounds(amount: str) -> Bounds | None:
    match = _AMOUNT.fullmatch(amount)
    if match is None:
        return None
    low, high = match["low"], match["high"] if match["dash"] else match["low"]
    return float(low) if low else None, float(high) if high else None, match["currency"]


def _same_bounds(gold: Bounds, found: Bounds) -> bool:
    """Equal, or one of them open and a figure in common."""
    if gold[2] != found[2]:
        return False
    common = ({gold[0], gold[1]} & {found[0], found[1]}) - {None}
    return gold == found or (bool(common) and (None in gold[:2] or None in found[:2]))


def _same_amount(gold: str, found: str) -> bool:
    pairs = ((_bounds(a), _bounds(b)) for a in _alternatives(gold) for b in _alternatives(found))
    return any(a is not None and b is not None and _same_bounds(a, b) for a, b in pairs)


_SAME: dict[str, Callable[[str, str], bool]] = {
    "role": same_role, "kind": same_role, "date": same_date, "amount": _same_amount,
}


def same_who(gold: str | None, found: str | None) -> bool:
    if gold is None or found is None:
        return gold is found
    if gold.startswith(_GROUP) and found.startswith(_GROUP):
        return gold[len(_GROUP):].rstrip() in ("?", found[len(_GROUP):])
    return not gold.startswith(_GROUP) and not found.startswith(_GROUP) and same_name(gold, found)


@dataclass(frozen=True)
class _Flat:
    """An event, gold or found, with every slot as a list of strings."""

    type: str
    status: frozenset[str]
    hedged: bool
    optional: bool
    who: str | None
    slots: dict[str, list[str]]

    @property
    def org_slots(self) -> tuple[str, ...]:
        return EVENT_TYPES[self.type].org_slots

    @property
    def size(self) -> int:
        """The participant (or the deal itself) and all required values."""
        return 1 + sum(not value.endswith("?") for values in self.slots.values() for value in values)

    def __str__(self) -> str:
        filled = {name: values for name, values in self.slots.items() if values}
        return json.dumps({"type": self.type, "status": "|".join(sorted(self.status)), "hedged": self.hedged,
                           "who": self.who, **filled}, ensure_ascii=False)


def _who_text(who: Any) -> str | None:
    if not isinstance(who, dict):
        return None if who is None else str(who)
    if who.get("kind") != "group":
        return who["name"]
    share = who.get("share")
    return _GROUP + (f"{share * 100:g}%" if share else str(who.get("count") or "?"))


def _amount_text(amount: Any) -> str | None:
    if not isinstance(amount, dict):
        return amount
    low, high = ("" if amount[side] is None else f"{float(amount[side]):.0f}" for side in ("min", "max"))
    figures = low if amount["min"] == amount["max"] else f"{low}-{high}"
    return f"{figures} {amount.get('currency') or ''}".strip()


def _flat(event: JSON) -> _Flat:
    date = event.get("date")
    single = {name: event.get(name) for name in ("role", "kind")}
    single["date"] = date.get("value") if isinstance(date, dict) else date
    single["amount"] = _amount_text(event.get("amount"))
    if event["type"] != "deal":
        del single["kind"]
    if event["type"] in ("founding", "deal"):
        del single["role"]
    slots = {slot: [_name(value) for value in event.get(slot) or []] for slot in EVENT_TYPES[event["type"]].org_slots}
    slots.update({name: [value] if value else [] for name, value in single.items()})
    return _Flat(event["type"], frozenset(_alternatives(event.get("status") or "")), bool(event.get("hedged")),
                 bool(event.get("optional")), _who_text(event.get("who")), slots)


def _name(value: Any) -> str:
    return value["name"] if isinstance(value, dict) else value


@dataclass(frozen=True)
class _Agreement:
    """How far a pair agrees: values matched, missed and extra, and whether all organizations agree."""

    matched: int
    missed: int
    extra: int
    core: bool

    def gain(self, optional: bool) -> float:
        return (self.matched - _EXTRA_COST * self.extra + _CORE_BONUS * self.core
                + (0 if optional else _REQUIRED_BONUS))


def _slot_agreement(slot: str, gold: list[str], found: list[str]) -> tuple[int, int, int]:
    same, left, matched, missed = _SAME.get(slot, same_name), list(found), 0, 0
    for wanted in gold:
        hit = next((value for value in left if same(wanted, value)), None)
        if hit is not None:
            matched += 1
            left.remove(hit)
        else:
            missed += not wanted.endswith("?")
    return matched, missed, sum(not value.endswith("?") for value in left)


def _agreement(gold: _Flat, found: _Flat) -> _Agreement:
    by_slot = {slot: _slot_agreement(slot, gold.slots[slot], found.slots[slot]) for slot in gold.slots}
    matched, missed, extra = (sum(column) for column in zip(*by_slot.values(), strict=True))
    core = not any(by_slot[slot][1] or by_slot[slot][2] for slot in gold.org_slots)
    return _Agreement(1 + matched, missed, extra, core)


def _pairable(gold: _Flat, found: _Flat) -> bool:
    if gold.type != found.type or not same_who(gold.who, found.who):
        return False
    return gold.type != "deal" or any(
        same_name(a, b) for slot in gold.org_slots for a in gold.slots[slot] for b in found.slots[slot])


def _best_pairs(gains: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The one-to-one pairs of greatest total gain, one best augmenting path after the other."""
    pairs: dict[int, int] = {}
    while True:
        owner = {right: left for left, right in pairs.items()}
        value = {left: 0.0 for left, _ in gains if left not in pairs}
        reached: dict[int, float] = {}
        parent: dict[int, int] = {}
        changed = True
        while changed:
            changed = False
            for (left, right), gain in gains.items():
                if left not in value or pairs.get(left) == right:
                    continue
                if value[left] + gain > reached.get(right, -float("inf")) + _TINY:
                    reached[right], parent[right], changed = value[left] + gain, left, True
                    if right in owner:
                        value[owner[right]] = reached[right] - gains[owner[right], right]
        ends = {right: gain for right, gain in reached.items() if right not in owner and gain > _TINY}
        if not ends:
            return pairs
        step: int | None = max(ends, key=lambda right: (ends[right], -right))
        while step is not None:
            left = parent[step]
            before = pairs.get(left)
            pairs[left] = step
            step = before


@dataclass
class _Tally:
    right: int = 0
    spurious: int = 0
    missed: int = 0

    def add(self, right: int = 0, spurious: int = 0, missed: int = 0) -> None:
        self.right, self.spurious, self.missed = self.right + right, self.spurious + spurious, self.missed + missed

    def figures(self) -> JSON:
        precision = self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4), "tp": self.right,
                "fp": self.spurious, "fn": self.missed}


class _Score:
    """Tallies over documents."""

    def __init__(self, log: Log | None) -> None:
        self.events, self.slots, self.ties = _Tally(), _Tally(), _Tally()
        self.types: dict[str, _Tally] = {}
        self.agree: Counter[str] = Counter()  # pairs, and how many of them agree in status and in hedging
        self.log = log or (lambda line: None)

    def document(self, name: str, gold: list[_Flat], found: list[_Flat]) -> None:
        agreements = {(i, j): _agreement(a, b) for i, a in enumerate(gold) for j, b in enumerate(found)
                      if _pairable(a, b)}
        pairs = _best_pairs({key: agreement.gain(gold[key[0]].optional) for key, agreement in agreements.items()})
        for i, event in enumerate(gold):
            kind = self.types.setdefault(event.type, _Tally())
            if event.optional:
                continue
            if i in pairs:
                self._pair(name, kind, event, found[pairs[i]], agreements[i, pairs[i]])
            else:
                self.events.add(missed=1)
                kind.add(missed=1)
                self.slots.add(missed=event.size)
                self.log(f"{name} MISSED   {event}")
        for j, event in enumerate(found):
            if j not in pairs.values():
                self._unpaired(name, event, gold)

    def _pair(self, name: str, kind: _Tally, gold: _Flat, found: _Flat, agreement: _Agreement) -> None:
        same_status = bool(gold.status & found.status)
        self.agree.update(pairs=1, status=same_status, hedged=gold.hedged == found.hedged)
        self.slots.add(agreement.matched, agreement.extra, agreement.missed)
        for tally in (self.events, kind):
            tally.add(agreement.core, not agreement.core, not agreement.core)
        if not agreement.core or agreement.missed or agreement.extra or not same_status:
            self.log(f"{name} DIFFERS  gold  {gold}\n{' ' * len(name)}          found {found}")

    def _unpaired(self, name: str, event: _Flat, gold: list[_Flat]) -> None:
        kind = self.types.setdefault(event.type, _Tally())
        if event.optional or any(other.optional and _pairable(other, event) for other in gold):
            return
        self.events.add(spurious=1)
        kind.add(spurious=1)
        self.slots.add(spurious=event.size)
        self.log(f"{name} SPURIOUS {event}")

    def affiliations(self, gold: Iterable[JSON], found: Iterable[JSON]) -> None:
        left = list(gold)
        for tie in found:
            hit = next((other for other in left if _same_tie(other, tie)), None)
            if hit:
                left.remove(hit)
            self.ties.add(hit is not None, hit is None)
        self.ties.add(missed=len(left))

    def figures(self, documents: int) -> JSON:
        pairs = self.agree["pairs"]
        return {
            "documents": documents, "events": self.events.figures(), "slots": self.slots.figures(),
            "status_accuracy": round(self.agree["status"] / pairs, 4) if pairs else None,
            "hedged_accuracy": round(self.agree["hedged"] / pairs, 4) if pairs else None,
            "affiliations": self.ties.figures(),
            "by_type": {kind: tally.figures() for kind, tally in sorted(self.types.items())},
        }


def _same_tie(gold: JSON, found: JSON) -> bool:
    return (same_name(_name(gold["person"]), _name(found["person"]))
            and same_name(_name(gold["org"]), _name(found["org"]))
            and bool(gold.get("current", True)) == bool(found.get("current", True)))


def score(gold: Mapping[str, JSON], found: Mapping[str, JSON], log: Log | None = None) -> JSON:
    """Figures of found documents against gold ones, both by name; a document that was not found counts as empty.

    Args:
        gold: annotations by document name: ``events`` and ``affiliations``.
        found: documents as ``Document.to_dict`` gives them (or gold-like annotations) by name.
        log: called with a line for every difference.

    Returns:
        ``documents``; ``events``, ``slots``, ``affiliations`` and each of ``by_type`` as ``p``, ``r``, ``f1``, ``tp``,
        ``fp``, ``fn``; ``status_accuracy`` and ``hedged_accuracy``, None if nothing was paired.
    """
    tallies = _Score(log)
    for name in sorted(gold):
        other = found.get(name, {})
        tallies.document(name, [_flat(event) for event in gold[name].get("events", [])],
                         [_flat(event) for event in other.get("events", [])])
        tallies.affiliations(gold[name].get("affiliations", []), other.get("affiliations", []))
    return tallies.figures(len(gold))


def read_gold(folder: Path) -> dict[str, JSON]:
    """The annotations ``NAME.json`` of a folder by name.

    Raises:
        ValueError: there is none, or one is not a JSON object with events of known types; the message names the file.
    """
    gold = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
            kinds = {event["type"] for event in gold[path.stem].get("events", [])}
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise ValueError(f"{path}: not a gold annotation: {error}") from error
        if kinds - set(EVENT_TYPES):
            raise ValueError(f"{path}: unknown event type {', '.join(sorted(kinds - set(EVENT_TYPES)))}")
    if not gold:
        raise ValueError(f"{folder}: holds no NAME.json")
    return gold


def report(figures: JSON) -> str:
    """The figures as lines of text."""
    def line(name: str, values: JSON) -> str:
        return f"{name:14} P {values['p']:.3f}  R {values['r']:.3f}  F1 {values['f1']:.3f}"

    lines = [f"{line(name, figures[name])}   ({figures[name]['tp']} right, {figures[name]['fp']} spurious, "
             f"{figures[name]['fn']} missed)" for name in ("events", "slots", "affiliations")]
    lines += [line(f"  {kind}", values) for kind, values in figures["by_type"].items()]
    shares = ("no pairs" if figures[name] is None else f"{figures[name]:.3f}"
              for name in ("status_accuracy", "hedged_accuracy"))
    return "\n".join([*lines, "status accuracy {}  hedged accuracy {}  documents {}".format(
        *shares, figures["documents"])])
