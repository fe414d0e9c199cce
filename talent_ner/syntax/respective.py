"""Who goes with what: "Ann Li and Bo Chen joined from Acme and Beta, respectively"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .engine import Binding


def respectively(binding: Binding) -> Iterator[Binding]:
    """One binding a person where the clause pairs its people with as many fillers of another slot, else the binding."""
    people = binding.slots.get("who", [])
    sentence = binding.trigger.sent
    paired = {
        name: fillers
        for name, fillers in binding.slots.items()
        if name != "who" and len(fillers) == len(people) > 1
        if any(t.lower_ == "respectively" for t in sentence.doc[fillers[-1].end : sentence.end])
    }
    if not paired:
        yield binding
        return
    for k, person in enumerate(people):
        own = {name: [fillers[k]] for name, fillers in paired.items()}
        yield replace(binding, slots={**binding.slots, "who": [person], **own})
