"""For whom a person acts who buys or hires: "Zuckerberg poached Wang" tells a hire by Zuckerberg's company."""

from __future__ import annotations

from dataclasses import replace

from ...lexicon.resources import word_set
from ...syntax.mention import ORG, Mention
from ..draft import Page
from .employment import Employments


def acting_for(person: Mention, page: Page, employments: Employments) -> Mention | None:
    """The organization that a person leads, as an ORG mention, or None.

    Where the page only says "chief executive Ann Li", it is the organization that the page is about, if the title
    stands in a sentence with it.
    """
    found = employments.acting_for(person)
    if found is not None or employments.of(person.ref):
        return found
    main = page.protagonist
    for title in employments.untold:
        if title.person != person.ref or not title.current or main is None:
            continue
        leads = set(title.role.lower().split()) & word_set("titles", "leading_heads")
        sentence = page.doc[title.start].sent
        named = [m for m in page.index.between(sentence.start, sentence.end, ORG) if m.ref == main]
        if leads and named and title.role != "President":
            return replace(named[0], data={})
    return None
