"""What is founded: each house once, and no product, thing or house told only in passing."""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.resources import word_set
from ...syntax.engine import Binding
from ...syntax.lemmas import lemma
from ...syntax.mention import GROUP, Mention
from ..draft import Page


def as_founding(binding: Binding, page: Page, orgs: dict[str, list[int]]) -> bool:
    """Whether a binding tells a founding at all.

    A house of one's own that has no name yet leaves ``orgs``, founders without a name leave the binding.
    """
    founded = binding.slots.get("organization", ())
    if any(_own(m) for m in founded):
        orgs["organization"] = []
    if _made(binding) or _untold_house(binding) or any(_is_product(m, binding, page) for m in founded):
        return False
    if not orgs["organization"] and _several(binding):
        return False
    binding.slots["who"] = [m for m in binding.slots["who"] if not _unnamed_founders(m, page)]
    return True


def each_founded(orgs: dict[str, list[int]], binding: Binding) -> Iterator[dict[str, list[int]]]:
    """ "Founded Acme and Beta" tells two foundings; other events may have several organizations at one end."""
    founded = orgs.get("organization", [])
    if binding.frame.event == "founding" and len(founded) > 1:
        for ref in founded:
            yield {"organization": [ref]}
    else:
        yield {slot: list(refs) for slot, refs in orgs.items()}


def _unnamed_founders(mention: Mention, page: Page) -> bool:
    """ "The eleven co-founders who started Acme": a title, which tells nothing of who they are."""
    nouns = {page.doc[mention.head].lemma_.lower(), mention.data.get("noun")}
    return mention.type == GROUP and bool(nouns & word_set("titles", "founder_heads"))


def _several(binding: Binding) -> bool:
    """ "Has founded three companies": firms without a name, told in passing."""
    return any(t.tag_ in ("NNS", "NNPS") for t in binding.roles.get("object", ()))


def _is_product(mention: Mention, binding: Binding, page: Page) -> bool:
    """ "Roots Abroad, a program for schools": called by its kind, it is no company.

    Whoever co-founded "the recipe app Saltbox" founded the company of that name, but one also launches apps.
    """
    named = page.doc[mention.head]
    kinds = {c.lemma_.lower() for c in named.children if c.dep_ == "appos"}
    kinds |= {page.doc[mention.start - 1].lemma_.lower()} if mention.start > 0 else set()
    kinds |= {page.doc[mention.end].lemma_.lower()} if mention.end < len(page.doc) else set()
    founded = lemma(binding.trigger) in word_set("deals", "founding")
    ventures = word_set("organizations", "venture_kinds") if founded else frozenset()
    return mention.form == "name" and bool(kinds & word_set("organizations", "product_kinds") - ventures)


def _made(binding: Binding) -> bool:
    """ "Opens it", "created it": a pronoun does not tell a company from a thing."""
    made = binding.trigger.lemma_.lower() in ("create", "open", "form", "launch", "establish", "build")
    return made and any(m.form == "pronoun" for m in binding.slots.get("organization", ()))


def _untold_house(binding: Binding) -> bool:
    """ "The mill was started by Ann Li": a house spoken of before, but which?"""
    founded = binding.slots.get("organization", ())
    definite = [m.form == "first" or m.data.get("determiner") in ("the", "this", "that") for m in founded]
    return bool(founded) and all(definite) and all(m.ref is None for m in founded)


def _own(mention: Mention) -> bool:
    """ "Her own fund": not yet named, and no company told before."""
    return mention.form == "description" and mention.data.get("owner") is not None
