"""Sides of a binding that are told, but as no known organization: what the context tells may not fill them."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.engine import Binding
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ..draft import Page


def told_unknown(binding: Binding, slot: str, page: Page) -> bool:
    """Whether the text fills an open slot of organizations with what is no known one."""
    return (
        _names_another(binding, slot)
        or slot != "origin" and _unknown_employer(binding, page)
        or _other_actor(binding, slot, page)
        or _goes_elsewhere(binding, slot, page)
        or _leaves_unknown(binding, slot, page)
    )


def _names_another(binding: Binding, slot: str) -> bool:
    """Whether an end is told, if not by name; "the unit" that someone is to lead is a part of a house still untold."""
    posts = [m for m in binding.slots.get("role", ()) if m.form == "leading"]
    return any(
        not any(p.start <= m.start and m.end <= p.end for p in posts) for m in binding.slots.get(slot, ())
    )


def _unknown_employer(binding: Binding, page: Page) -> bool:
    """Whether the title goes on with a name that is not known as an organization: "chief executive of 7 Elms"."""
    filler = next(iter(binding.slots.get("role", ())), None)
    if filler is None or filler.type != ROLE or filler.end + 1 >= len(page.doc):
        return False
    link, name = page.doc[filler.end], page.doc[filler.end + 1]
    named = name.pos_ in ("PROPN", "NUM") and not name.is_sent_start
    return link.lower_ in ("of", "at") and named and page.index.covering(name.i) is None


def _goes_elsewhere(binding: Binding, slot: str, page: Page) -> bool:
    """Whether someone goes to what is no known organization: "moved from Acme to the president's office"."""
    if slot != "destination" or binding.frame.event != "move":
        return False
    goals = binding.roles.get("to", [])
    return any(t.pos_ in ("NOUN", "PROPN") and page.index.at(t.i) is None and not tree.is_time(t) for t in goals)


def _leaves_unknown(binding: Binding, slot: str, page: Page) -> bool:
    """Whether what is left is no known organization, by its name or its kind: "quits CAF", "left her teaching job"."""
    if slot != "origin" or binding.frame.event != "move" or binding.trigger.pos_ != "VERB":
        return False
    if not any(s.name == slot and "object" in s.roles for s in binding.frame.slots):
        return False
    left = [*binding.roles.get("object", ())]
    left += [c for t in left if t.lemma_.lower() in ("job", "post", "position") for c in tree.children(t, "compound")]
    kinds = ("PROPN", "NOUN") if len(left) > 1 else ("PROPN",)
    return any(t.pos_ in kinds and page.index.covering(t.i) is None and not tree.is_time(t) for t in left)


def _other_actor(binding: Binding, slot: str, page: Page) -> bool:
    """Whether something that is no known organization does what the slot's filler would do: "the bill cuts jobs"."""
    actors = binding.roles.get("subject", [])
    if not actors or not any(s.name == slot and "subject" in s.roles and ORG in s.types for s in binding.frame.slots):
        return False
    actor = actors[0]
    mention = page.index.at(actor.i)
    if mention is not None and mention.type == PERSON and slot == "destination":
        return not _leads_here(mention, page)  # "he hired her": for whom, nothing tells of him
    called = {actor.lemma_.lower(), actor.lower_.removesuffix("s")}  # "Trustees" may be read as a name
    known = mention is not None or bool(called & word_set("titles", "management"))
    return not known and actor.pos_ in ("NOUN", "PROPN")


def _leads_here(person: Mention, page: Page) -> bool:
    """ "She was hired by then-chief executive Ann Li": for the house that the passage is about."""
    heads = word_set("titles", "leading_heads")
    titles = (t for t in page.participants.ties if t.org is None and page.ref_at(t.person) == person.ref)
    return any(heads & set((t.role or "").lower().split()) for t in titles)
