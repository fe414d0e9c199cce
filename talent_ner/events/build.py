"""From bindings to drafts: one a participant, with status, and the organizations that the context supplies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..lexicon.frames import FrameLexicon
from ..lexicon.resources import word_set
from ..syntax.ellipsis import with_remnants
from ..syntax.engine import Binding, Engine
from ..syntax.headlines import headline_bindings, note_bindings
from ..syntax.mention import GROUP, JOBS, ORG, ROLE, Mention, group_data
from ..syntax.modality import assess
from ..syntax.respective import respectively
from ..syntax.stations import with_stations
from ..syntax.status import UNREAL, Assessment
from ..syntax.teasers import teasers
from .attribution import hedged, sources, told_in_passing
from .coreference.layoffs import align_layoffs
from .coreference.merge import merge
from .draft import ORG_SLOTS, TITLED, Draft, Page, referents
from .inference.companions import goes_with
from .inference.handover import hand_over
from .inference.infer import complete, without_reporters
from .inference.outsiders import from_outside
from .inference.purchases import share_purchases
from .inference.rounds import share_rounds
from .inference.succession import named_to_follow
from .offers.acceptance import take_up
from .offers.attempts import as_bids
from .offers.bids import address, settle, told_once
from .ties.acting import acting_for
from .ties.employment import Employments
from .told.deal_drafts import deals
from .told.foundings import as_founding, each_founded
from .told.rows import row_drafts, with_rows
from .told.standing import standing_drafts
from .told.unknown_sides import told_unknown
from .told.unnamed import named_instead, unnamed
from .values.attach import attach_values
from .values.starting import begin_as_told, held_since, take_effect_as_told
from .values.told_sums import sums_as_told


def events(page: Page, lexicon: FrameLexicon) -> tuple[list[Draft], Employments]:
    """All events of a page, merged, in text order; and its employments."""
    employments = Employments(page)
    engine = Engine(lexicon, page.index, lambda person: acting_for(person, page, employments))
    bindings = [
        station
        for whole in engine.bindings(page.doc, page.contents)
        for part in with_remnants(whole, page.index)
        for station in with_stations(part, page.index)
    ]
    bindings += headline_bindings(page.doc, page.blocks, engine, lexicon, bindings)
    bindings += note_bindings(page.doc, page.topics, page.blocks, engine, lexicon, bindings)
    drafts = [draft for whole in bindings for binding in respectively(whole) for draft in _drafts(binding, page)]
    drafts = _without_teasers(with_rows(drafts, row_drafts(page)), page)
    drafts = address(told_once(as_bids(drafts, page, employments)), page)
    named_to_follow(drafts)
    for draft in drafts:
        draft.sources = sources(draft, page)
        without_reporters(draft, page)
    drafts = [draft for draft in drafts if not told_in_passing(draft, page)]
    attach_values(drafts, page)
    begin_as_told(drafts, page)
    take_effect_as_told(drafts, page)
    drafts += standing_drafts(page, drafts)
    drafts = share_purchases(share_rounds(settle(drafts, page), page), page)
    drafts = take_up(drafts, page, employments)
    hand_over(drafts, page)
    drafts = named_instead(complete(drafts, page, employments))
    drafts = from_outside(drafts, page, employments)
    sums_as_told(drafts, page)
    return merge(align_layoffs(drafts, page), page), employments


def _without_teasers(drafts: list[Draft], page: Page) -> list[Draft]:
    """Without what the headlines of other pages tell."""
    spans = teasers(page.doc, page.blocks)
    return [d for d in drafts if not any(start <= d.trigger.i < end for start, end in spans)]


def _drafts(binding: Binding, page: Page) -> Iterator[Draft]:
    """One draft for each participant of a binding; none for one that tells no event."""
    verdict = binding.verdict or assess(binding.trigger)
    if verdict.status == UNREAL or _calls_house(binding, page):
        return
    base = {slot: referents(binding.slots.get(slot, ()), page) for slot in ORG_SLOTS[binding.frame.event]}
    if binding.frame.event == "founding" and not as_founding(binding, page, base):
        return
    verdict = Assessment(_status(binding, verdict), verdict.hedged)
    if binding.frame.event == "deal":
        yield from deals(binding, page, base, verdict)
        return
    told = frozenset(slot for slot in base if not base[slot] and told_unknown(binding, slot, page))
    goals = base.get("destination", [])
    partners = (m for m in binding.slots.get("partner", ()) if goes_with(m, binding.trigger))
    for mention in [*binding.slots.get("who", [None]), *partners]:
        for who, group in [*_participants(mention, binding), *_members(mention, page), *unnamed(mention, page, goals)]:
            for orgs in each_founded(base, binding):
                draft = _draft(binding, page, who, group, mention, _from_own(who, mention, orgs, page), verdict)
                draft.unresolved = told
                yield draft


def _draft(
    binding: Binding,
    page: Page,
    who: int | None,
    group: Mention | None,
    mention: Mention | None,
    orgs: dict[str, list[int]],
    verdict: Assessment,
) -> Draft:
    """The draft of one participant, a referent or a group, and the mention that tells of it."""
    sentence = binding.trigger.sent
    draft = Draft(
        binding.frame,
        binding.trigger,
        who,
        group,
        mention,
        orgs,
        _role(binding, page),
        verdict.status,
        verdict.hedged or hedged(binding.trigger),
        evidence=[(sentence.start, sentence.end)],
        region=binding.region,
    )
    draft.predecessor = next((m.ref for m in binding.slots.get("predecessor", ())), None)
    if draft.type == "founding" and all(m.form != "name" for m in binding.slots.get("organization", ())):
        draft.inferred.add("organization")
    _role_employer(draft, binding, page)
    return draft


def _calls_house(binding: Binding, page: Page) -> bool:
    """ "Moved to cold-chain operator Corvane": what stands right before a house's name is its trade, and no post."""
    title = next((m for m in binding.slots.get("role", ()) if m.type == ROLE), None)
    if title is None or binding.frame.event != "appointment" or title.end >= len(page.doc):
        return False
    house = page.index.covering(title.end)
    apposed = house is not None and house.type == ORG and house.form == "name" and house.start == title.end
    return apposed and page.doc[title.end - 1].tag_ == "NN"


def _status(binding: Binding, verdict: Assessment) -> str:
    """The frame's own outcome ("turned down") unless the clause says it is not (yet) so."""
    default = binding.frame.status
    if binding.frame.event == "offer" and verdict.status == "expected" and _going_on(binding.trigger):
        verdict = Assessment("occurred", verdict.hedged)
    if binding.frame.event == "deal" and verdict.status == "declined" and binding.places.get("buyer") == "subject":
        verdict = Assessment("failed", verdict.hedged)
    if default is None:
        return verdict.status
    if verdict.status in ("denied", "declined") and "negation" in binding.frame.trigger.requires:
        return default  # "did not renew her contract", "chose not to": the negation is part of what is told
    if default == verdict.status or default == "declined" and verdict.status == "expected":
        return default  # "chose to reject the offer", "will turn it down"
    return default if verdict.status == "occurred" else verdict.status


def _going_on(trigger: Token) -> bool:
    """ "Is offering": the bid is being made, not planned."""
    return trigger.tag_ == "VBG" and any(c.lemma_ == "be" for c in trigger.children if c.dep_ == "aux")


def _participants(mention: Mention | None, binding: Binding) -> Iterator[tuple[int | None, Mention | None]]:
    """The persons (as referents) or the group that a filler stands for; unresolved pronouns stand for nobody."""
    if mention is None:
        if binding.frame.event == "offer":
            yield (
                None,
                Mention(
                    binding.trigger.i,
                    binding.trigger.i + 1,
                    binding.trigger.i,
                    GROUP,
                    "unspecified",
                    None,
                    group_data(vague=True),
                ),
            )
        return
    if mention.type not in (GROUP, JOBS):
        if mention.ref is not None:
            yield mention.ref, None
        return
    if mention.data.get("refs"):
        for ref in mention.data["refs"]:
            yield ref, None
    elif binding.trigger.doc[mention.head].pos_ in ("PRON", "DET") and "same" not in mention.data:
        return  # "both" of what is not known
    elif (mention.form == "group" or mention.data.get("count")) and not mention.data.get("complete"):
        yield None, mention


def _members(mention: Mention | None, page: Page) -> Iterator[tuple[int | None, Mention | None]]:
    """The named members of a group: "three researchers, including Ann Li"."""
    for head in mention.data.get("members", ()) if mention is not None else ():
        ref = page.ref_at(head)
        if ref is not None:
            yield ref, None


def _from_own(who: int | None, group: Mention | None, orgs: dict[str, list[int]], page: Page) -> dict[str, list[int]]:
    """ "Has hired two lawyers – Ann Li from Acme and Bo Chen from Beta": each member's own origin."""
    told = group.data.get("member_origins", {}) if group is not None and who is not None and "origin" in orgs else {}
    own = next((page.ref_at(house) for head, house in told.items() if page.ref_at(head) == who), None)
    return orgs if own is None else orgs | {"origin": [own]}


def _role(binding: Binding, page: Page) -> str | None:
    if binding.frame.event not in TITLED:
        return None
    filler = next(iter(binding.slots.get("role", ())), None)
    elsewhere = binding.places.get("role") == "to_do_complement" and binding.frame.implies == "origin"
    if elsewhere and filler is not None and filler.data.get("employer") is None:
        return None  # "left Acme to become a teacher": what someone becomes elsewhere or nowhere
    if filler is not None and filler.type == ROLE:
        return str(filler.data["text"])
    bench = any("court" in page.referents[ref].words for ref in referents(binding.slots.get("organization", ()), page))
    if bench and binding.frame.title == "member":
        return "judge"
    return binding.frame.title or held_since(binding.trigger, page)


def _established(ref: int, page: Page) -> bool:
    """A listed organization, or one told more than once: "Head of Education" names a field, not an employer."""
    if page.referents[ref].id or len(page.referents[ref].words) > 1:
        return True
    return sum(m.ref == ref and m.form == "name" for m in page.index.mentions) > 1


def _role_employer(draft: Draft, binding: Binding, page: Page) -> None:
    """ "Joined as chief scientist of Acme", "was named head of Acme": the title's employer is the organization.

    The employer of the post that someone leaves is the origin: "quit as head of research at Acme".
    """
    post = next(iter(binding.slots.get("post", ())), None)
    left = page.ref_at(post.data.get("employer")) if post is not None and post.type == ROLE else None
    if left is not None and draft.type == "move" and not draft.orgs["origin"]:
        draft.orgs["origin"] = [left]
    slot = {"move": "destination", "offer": "organization", "appointment": "organization"}.get(draft.type)
    filler = next(iter(binding.slots.get("role", ())), None)
    if slot is None or filler is None or filler.type != ROLE:
        return
    employer = page.ref_at(filler.data.get("employer"))
    told = page.index.headed(filler.data["employer"]) if employer is not None else None
    trade = told is not None and told.data.get("noun") in word_set("reference", "commercial")
    if told is not None and (told.form == "pronoun" or trade or filler.data.get("shared")) and draft.orgs[slot]:
        return  # "Acme named Ann Li, founder of Beta, head of its labs", "a partner at the law firm": those of Acme
    if (
        employer is not None
        and page.referents[employer].type == ORG
        and (not draft.orgs[slot] or draft.type == "appointment" and _established(employer, page))
        and not filler.data["former"]
    ):
        draft.orgs[slot] = [employer]
