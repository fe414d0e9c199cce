"""From bindings to drafts: one a participant, with status, and the organizations that the context supplies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..lexicon.frames import FrameLexicon
from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.ellipsis import with_remnants
from ..syntax.engine import Binding, Engine
from ..syntax.headlines import headline_bindings, note_bindings
from ..syntax.lemmas import lemma
from ..syntax.mention import GROUP, JOBS, ORG, PERSON, ROLE, Mention, group_data
from ..syntax.modality import assess
from ..syntax.respective import respectively
from ..syntax.stations import with_stations
from ..syntax.status import UNREAL, Assessment
from ..syntax.teasers import teasers
from .acceptance import take_up
from .acting import acting_for
from .attempts import as_bids
from .attribution import hedged, sources, told_in_passing
from .bids import address, settle, told_once
from .companions import goes_with
from .deal_lists import dated_series, more_buyers
from .draft import ORG_SLOTS, TITLED, Draft, Page
from .employment import Employments
from .handover import hand_over
from .infer import complete, without_reporters
from .layoffs import align_layoffs
from .merge import merge
from .outsiders import from_outside
from .purchases import share_purchases
from .rounds import share_rounds
from .rows import row_drafts, with_rows
from .standing import standing_drafts
from .starting import begin_as_told, held_since, take_effect_as_told
from .succession import named_to_follow
from .told_sums import sums_as_told
from .unnamed import named_instead, unnamed
from .values import attach_values


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
    verdict = binding.verdict or assess(binding.trigger)
    if verdict.status == UNREAL:
        return
    status = _status(binding, verdict)
    sentence = binding.trigger.sent
    base = {slot: _refs(binding.slots.get(slot, ()), page) for slot in ORG_SLOTS[binding.frame.event]}
    if binding.frame.event == "founding" and any(_own(m) for m in binding.slots.get("organization", ())):
        base["organization"] = []
    if binding.frame.event == "founding" and (_made(binding) or _untold_house(binding)) or _calls_house(binding, page):
        return
    if binding.frame.event == "founding" and any(
        _is_product(m, binding, page) for m in binding.slots.get("organization", ())
    ):
        return
    if binding.frame.event == "deal":
        yield from _deals(binding, page, base, Assessment(status, verdict.hedged))
        return
    if binding.frame.event == "founding" and not base["organization"] and _several(binding):
        return
    unknown = _unknown_employer(binding, page)
    if binding.frame.event == "founding":
        binding.slots["who"] = [m for m in binding.slots["who"] if not _unnamed_founders(m, page)]
    goals = base.get("destination", [])
    partners = (m for m in binding.slots.get("partner", ()) if goes_with(m, binding.trigger))
    for mention in [*binding.slots.get("who", [None]), *partners]:
        for who, group in [*_participants(mention, binding), *_members(mention, page), *unnamed(mention, page, goals)]:
            for orgs in _each_founded(base, binding):
                draft = Draft(
                    binding.frame,
                    binding.trigger,
                    who,
                    group,
                    mention,
                    _from_own(who, mention, orgs, page),
                    _role(binding, page),
                    status,
                    verdict.hedged or hedged(binding.trigger),
                    evidence=[(sentence.start, sentence.end)],
                    region=binding.region,
                    unresolved=frozenset(
                        slot
                        for slot in base
                        if not base[slot]
                        and (
                            _names_another(binding, slot)
                            or unknown
                            and slot != "origin"
                            or _other_actor(binding, slot, page)
                            or _goes_elsewhere(binding, slot, page)
                            or _leaves_unknown(binding, slot, page)
                        )
                    ),
                )
                draft.predecessor = next((m.ref for m in binding.slots.get("predecessor", ())), None)
                if draft.type == "founding" and all(m.form != "name" for m in binding.slots.get("organization", ())):
                    draft.inferred.add("organization")
                _role_employer(draft, binding, page)
                yield draft


def _names_another(binding: Binding, slot: str) -> bool:
    """Whether an end is told, if not by name; "the unit" that someone is to lead is a part of a house still untold."""
    posts = [m for m in binding.slots.get("role", ()) if m.form == "leading"]
    return any(
        not any(p.start <= m.start and m.end <= p.end for p in posts) for m in binding.slots.get(slot, ())
    )


def _each_founded(orgs: dict[str, list[int]], binding: Binding) -> Iterator[dict[str, list[int]]]:
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


def _calls_house(binding: Binding, page: Page) -> bool:
    """ "Moved to cold-chain operator Corvane": what stands right before a house's name is its trade, and no post."""
    title = next((m for m in binding.slots.get("role", ()) if m.type == ROLE), None)
    if title is None or binding.frame.event != "appointment" or title.end >= len(page.doc):
        return False
    house = page.index.covering(title.end)
    apposed = house is not None and house.type == ORG and house.form == "name" and house.start == title.end
    return apposed and page.doc[title.end - 1].tag_ == "NN"


def _untold_house(binding: Binding) -> bool:
    """ "The mill was started by Ann Li": a house spoken of before, but which?"""
    founded = binding.slots.get("organization", ())
    definite = [m.form == "first" or m.data.get("determiner") in ("the", "this", "that") for m in founded]
    return bool(founded) and all(definite) and all(m.ref is None for m in founded)


def _own(mention: Mention) -> bool:
    """ "Her own fund": not yet named, and no company told before."""
    return mention.form == "description" and mention.data.get("owner") is not None


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


def _deals(binding: Binding, page: Page, orgs: dict[str, list[int]], verdict: Assessment) -> Iterator[Draft]:
    """One deal a target; those who merge with each other are buyer and target in the order of the text."""
    buyers, targets = orgs["buyer"] + list(more_buyers(binding, page)), orgs["target"]
    if binding.frame.kind == "merger" and (not targets or binding.places.get("target") == "modifier"):
        parties = [*binding.slots["buyer"], *binding.slots.get("target", ())]  # "the Acme-Beta merger"
        in_order = _refs(sorted(parties, key=lambda mention: mention.start), page)
        buyers, targets = in_order[:1], in_order[1:]
    sentence = binding.trigger.sent
    regions = _dated_targets(binding, page)
    targets = targets + [ref for ref in regions if ref not in targets]
    for aim in [[target] for target in targets] or [[]]:
        if set(aim) & set(buyers):
            continue
        described = all(m.form != "name" for m in binding.slots.get("target", ()))
        yield Draft(
            binding.frame,
            binding.trigger,
            None,
            None,
            None,
            {"buyer": list(buyers), "target": aim},
            None,
            verdict.status,
            verdict.hedged or hedged(binding.trigger),
            evidence=[(sentence.start, sentence.end)],
            inferred={"target"} if described else set(),
            region=regions.get(aim[0], binding.region) if aim else binding.region,
        )


def _dated_targets(binding: Binding, page: Page) -> dict[int, tuple[int, int]]:
    """Where each of the companies bought in a row has its date."""
    mentions = binding.slots.get("target", [])
    first = next((m for m in mentions if m.start > binding.trigger.i), None)
    if binding.frame.kind != "acquisition" or first is None:
        return {}
    return {m.ref: span for m, span in dated_series(first, page) if m.ref is not None}


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


def _refs(mentions: list[Mention] | tuple[()], page: Page) -> list[int]:
    found: list[int] = []
    for mention in mentions:
        if mention.ref is not None and mention.ref not in found:
            found.append(mention.ref)
    return found


def _role(binding: Binding, page: Page) -> str | None:
    if binding.frame.event not in TITLED:
        return None
    filler = next(iter(binding.slots.get("role", ())), None)
    elsewhere = binding.places.get("role") == "to_do_complement" and binding.frame.implies == "origin"
    if elsewhere and filler is not None and filler.data.get("employer") is None:
        return None  # "left Acme to become a teacher": what someone becomes elsewhere or nowhere
    if filler is not None and filler.type == ROLE:
        return str(filler.data["text"])
    bench = any("court" in page.referents[ref].words for ref in _refs(binding.slots.get("organization", ()), page))
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
