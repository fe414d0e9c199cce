"""All mentions of a document, resolved, with the ties its titles state."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ..lexicon.names import OrganizationEntry
from ..lexicon.resources import word_set
from ..syntax.layout import TextBlock
from ..syntax.mention import Mention, MentionIndex
from . import descriptions, duties, ties
from .aliases import equations
from .beside import Tie
from .coordination import coordinate
from .coreference import Resolver
from .cuts import cuts, in_two_figures
from .furniture import mark_furniture
from .groups import groups
from .namesakes import firms_in_short
from .outlets import mark_outlets
from .referents import Referent, Registry
from .sections import resolve_speakers
from .titles import TitleGrammar


@dataclass(slots=True)
class Participants:
    """Everyone the document talks about: mentions in text order, their referents, and employments told by titles."""

    mentions: list[Mention]
    referents: list[Referent]
    ties: list[Tie]


def participants(
    doc: Doc,
    organizations: dict[str, OrganizationEntry],
    blocks: list[TextBlock] | None = None,
    weights: dict[str, float] | None = None,
) -> Participants:
    """Reads names off ``doc.ents`` and finds everything that leans on them.

    Args:
        doc: the parsed document with its entities.
        organizations: the listed organizations by id.
        blocks: the page's layout.
        weights: by surface, what speaks for an organization on the page, in units of one weak cue.
    """
    registry = Registry()
    people = registry.add_people([e for e in doc.ents if e.label_ == "PERSON"])
    listed = [organizations[i] for i in {e.kb_id_ for e in doc.ents} if i in organizations]
    kinds = {entry.id: (entry.kind, entry.parent) for entry in listed}
    canonical = {entry.id: entry.name for entry in listed}
    organization_names = [e for e in doc.ents if e.label_ == "ORG"]
    in_short = firms_in_short(e for e in doc.ents if len(e) > 1 or e.label_ == "ORG")
    same = [*equations(doc, organization_names), *in_short]
    orgs = registry.add_organizations(organization_names, kinds, canonical, same, weights)
    for mention in orgs:
        # where something was posted or shown is no party to it: "she wrote on X"
        posted = mention.start > 0 and doc[mention.start - 1].lower_ in ("on", "via")
        shown = mention.end < len(doc) and doc[mention.end].lower_ in word_set("reference", "platform_nouns")
        mention.data["venue"] = posted or shown
    names = people + orgs
    orgs += descriptions.organization_descriptions(doc, MentionIndex(names), organizations.values())
    index = MentionIndex(people + orgs)
    pronouns = list(descriptions.pronouns(doc))
    roles = TitleGrammar(doc, index.mentions + [m for m in pronouns if m.type == "ORG"]).roles()
    stated = ties.link(doc, roles, index, pronouns)
    items = [(b.start, b.end) for b in blocks or [] if b.kind == "item"]
    crowd = in_two_figures(doc, [*groups(doc, index, items), *cuts(doc, index)])
    persons = descriptions.person_descriptions(doc, index, roles)
    mentions = _ordered([*people, *orgs, *crowd, *persons, *pronouns])
    coordinate(doc, mentions, roles)
    mark_furniture(doc, blocks or [], mentions)
    resolve_speakers(doc, blocks or [], mentions)
    mark_outlets(doc, blocks or [], mentions, registry.referents)
    titles = {m.data["person"]: m.head for m in roles if m.data.get("person") is not None}
    Resolver(doc, mentions, registry.referents, stated, items, titles).run()
    return Participants(
        _ordered([*mentions, *roles, *duties.leading_roles(doc, index, roles)]), registry.referents, stated
    )


def _ordered(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.start, m.end, m.type))
