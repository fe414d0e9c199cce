"""The house that the clauses near by tell for one left out: of the post, of who left, of who seeks another."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.mention import ORG
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from ..ties.employment import Employments

_POSTS_BACK = 3  # sentences


def house_of_posts(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> int | None:
    """ "Acme has appointed Ann Li managing director. Bo Chen, who held the post since 2012, becomes chairman": the one
    house at which the sentences before give posts, where the draft's own names none and nothing ties its person
    elsewhere.
    """
    sentence = draft.trigger.sent
    named = page.index.between(sentence.start, sentence.end, ORG)
    if draft.type != "appointment" or draft.role is None or named or employments.of(draft.who):
        return None
    before = range(sentences_back(page.doc, sentence.start, _POSTS_BACK), sentence.start)
    posts = [d for d in drafts if d.trigger.i in before and d.role and d.who != draft.who]
    slots = ((d, "organization" if d.type == "appointment" else "destination") for d in posts)
    houses = {ref for d, slot in slots if slot not in d.inferred for ref in d.orgs.get(slot, ())}
    return houses.pop() if len(houses) == 1 else None


def clause_before(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Became a professor at Acme and was named dean in 2012": the house of the clause it is joined to."""
    if draft.type != "appointment" or draft.trigger.dep_ != "conj":
        return None
    first = [d for d in drafts if d.trigger.i == draft.trigger.head.i and d.who is not None and d.who == draft.who]
    told = [ref for d in first for ref in d.orgs.get("organization") or d.orgs.get("destination") or ()]
    return told[0] if len(set(told)) == 1 else None


def of_those_told(draft: Draft, drafts: list[Draft], slot: str, page: Page) -> int | None:
    """ "Several chemists have left Acme. The departures include Ann Li": the house of the event that is spoken of."""
    noun = draft.trigger
    those = noun.dep_ == "acl" and noun.head.lower_ == "those"  # "cut 90 jobs. Among those laid off were Ann Li ..."
    follows = draft.frame.id == "exit_follows"  # "her exit follows those of Bo Chen and Cy Diaz"
    pointing = noun.tag_ == "NNS" and any(c.lower_ in ("the", "these", "those") for c in noun.children)
    if not (those or follows or pointing):
        return None
    before = range(sentences_back(page.doc, noun.sent.start, 2), noun.sent.start)
    told = [d for d in drafts if d.trigger.i in before and d.type == draft.type and d.orgs.get(slot)]
    last = max(told, key=lambda d: d.trigger.i, default=None)
    return last.orgs[slot][0] if last is not None and (follows or slot not in last.inferred) else None


def one_of_those(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Three founders of Acme have left. Ann Li departed in March": the house that the group before left."""
    verb = draft.trigger
    if draft.type != "move" or draft.frame.implies != "origin" or draft.who is None or verb.pos_ != "VERB":
        return None
    sentence = verb.sent
    if page.index.between(sentence.start, sentence.end, ORG):
        return None
    near = range(sentences_back(page.doc, sentence.start, 1), sentence.start)
    groups = [d for d in drafts if d.type == "move" and d.group is not None and d.trigger.i in near]
    groups = [d for d in groups if d.frame.implies == "origin" and d.status == draft.status and d.orgs["origin"]]
    told = bool(groups) and groups[-1].reasons.get("origin") in (None, "group's employer")
    return groups[-1].orgs["origin"][0] if told else None


def now_at(draft: Draft, page: Page) -> int | None:
    """ "Is now at Beta after leaving Acme": where the one who left is now."""
    verb = draft.trigger
    clause = tree.governing(verb.head) if verb.dep_ == "pcomp" else verb.head
    if draft.type != "move" or draft.frame.implies != "origin" or verb.dep_ not in ("pcomp", "advcl"):
        return None
    if clause.lemma_ != "be" or clause.tag_ not in ("VBZ", "VBP") or all(c.lower_ != "now" for c in clause.children):
        return None
    places = (page.index.at(t.i) for link in ("at", "with") for t in roles(clause).get(link, ()))
    return next((m.ref for m in places if m is not None and m.type == ORG and m.ref not in draft.orgs["origin"]), None)


def arrives_likewise(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Ann Li joins Acme from Beta, while Bo Chen arrives from Cove": where the one told just before goes as well."""
    if draft.type != "move" or draft.orgs["destination"] or not draft.orgs["origin"] or "origin" in draft.inferred:
        return None
    first = draft.trigger.sent.start
    told = [d for d in drafts if d.type == "move" and first <= d.trigger.i < draft.trigger.i and d.who != draft.who]
    last = max(told, key=lambda d: d.trigger.i, default=None)
    if last is None or last.status != draft.status or not last.orgs["origin"]:
        return None
    return last.orgs["destination"][0] if len(last.orgs["destination"]) == 1 else None


def left_the_post(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Ann Li has signed on as producer at Acme. Bo Chen left the post in April": the house of the post told last."""
    posts = [t for t in roles(draft.trigger).get("object", ()) if t.lemma_.lower() in word_set("titles", "post_nouns")]
    if not any(c.lower_ in ("the", "that") for post in posts for c in post.children):
        return None
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.i)
    given = [d for d in drafts if d.trigger.i in near and d.role and d.who != draft.who]
    told = [(d, d.orgs.get("organization") or d.orgs.get("destination") or []) for d in given]
    houses = [refs[0] for d, refs in sorted(told, key=lambda pair: pair[0].trigger.i) if refs]
    return houses[-1] if houses else None


def seeks_another(draft: Draft, page: Page) -> int | None:
    """ "Acme is looking for a new treasurer after Ann Li resigned": who needs somebody else for the post."""
    verb = draft.trigger.head
    if draft.trigger.dep_ != "advcl" or not tree.is_verbal(verb) or verb.i > draft.trigger.i:
        return None
    subject = next(iter(roles(verb).get("subject", ())), None)
    house = page.index.at(subject.i) if subject is not None else None
    posts = (page.index.title(t.i) for name in ("for", "object") for t in roles(verb).get(name, ()))
    seeks = any(post is not None and post.data.get("person") is None for post in posts)
    return house.ref if seeks and house is not None and house.type == ORG else None


def stood_in_for(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> int | None:
    """ "Acme has confirmed Ann Li as head. She has been acting head since Bo Chen left": the house of the post that is
    held since somebody left it.
    """
    verb = draft.trigger.head
    marks = {c.lower_ for c in draft.trigger.children if c.dep_ in ("mark", "advmod")}
    if draft.trigger.dep_ != "advcl" or not marks & {"since", "when", "after"} or not tree.is_verbal(verb):
        return None
    held = [*roles(verb).get("complement", ()), *roles(verb).get("as", ())]
    subject = next(iter(roles(verb).get("subject", ())), None)
    holder = page.ref_at(subject.i) if subject is not None else None
    if holder is None or holder == draft.who or not any(page.index.title(t.i) is not None for t in held):
        return None
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.sent.end)
    given = [d for d in drafts if d.who == holder and d.type == "appointment" and d.trigger.i in near]
    houses = {ref for d in given for ref in d.orgs["organization"]}
    houses = houses or {tie.org for tie in employments.of(holder) if tie.current}
    return houses.pop() if len(houses) == 1 else None


def left_since(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Acme has dismissed Ann Li. She had been hired from Beta only last year": the one house told to be left."""
    if draft.trigger.tag_ != "VBN" or not any(c.lower_ in ("had", "'d") for c in draft.trigger.children):
        return None
    own = [d for d in drafts if d is not draft and d.type == "move" and d.who is not None and d.who == draft.who]
    before = (d for d in own if not d.orgs["destination"] and d.trigger.i < draft.trigger.i)
    left = {ref for d in before for ref in d.orgs["origin"]}
    left -= set(draft.orgs["origin"])
    return left.pop() if len(left) == 1 else None
