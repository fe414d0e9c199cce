"""Other senses of a frame's words: dismissals by their author, goods sold to customers, sums someone walks off with.

Each check takes a draft and says whether its words mean something else than a change of employers or owners.
"""

from __future__ import annotations

from collections.abc import Callable

from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import GROUP, ORG, ROLE
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ..draft import Draft, Page
from .daily_life import of_daily_life

_LEAVING = frozenset({"walk_out", "step_back", "step_away", "leave"})
_PURSUITS = frozenset({"go_after", "receive_offer", "approach_noun"})
_DISMISSALS = frozenset("ouster dismissal firing layoff sacking ousting".split())
_SUFFERING = frozenset("face suffer fight contest challenge appeal survive".split())
_OFFICES = frozenset({"president", "prime minister", "premier", "chancellor", "speaker"})
_TALKING = frozenset("discuss talk speak chat debate explain answer share unpack".split())
_FUNDS = frozenset({"money", "cash", "contribution"})
_SCHOOLS = frozenset("school college university class race contest course".split())
_PEOPLE = frozenset("me us him her them you".split())
_RAISED = frozenset("raise secure close round series".split())
_SLIGHT = 3.0  # the most that speaks for a name that a deal alone makes an organization
_PRIZE = 14  # tokens behind a verb of naming in which a prize is told
_TERMS = frozenset("year month week decade century season match tournament".split())
_ANSWERS = frozenset("reject refuse decline spurn rebuff accept receive consider weigh".split())
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your"})

_AWAY = frozenset("return join rejoin go move leave switch sign depart head".split())


def another_sense(draft: Draft, page: Page) -> bool:
    """Whether the words of the frame mean something else here."""
    return any(check(draft, page) for check in _CHECKS)


def _gives_up_activity(draft: Draft, page: Page) -> bool:
    """ "Walked away from boxing", "walked away with $9 million": no organization is left."""
    if draft.frame.id not in _LEAVING or draft.orgs["origin"] and "origin" not in draft.inferred:
        return False
    verb = draft.trigger
    links = [p for c in (verb, *tree.children(verb, "advmod", "prt", "prep")) for p in tree.children(c, "prep")]
    if any(p.lower_ in ("from", "of") and tree.children(p, "pcomp") for p in links):
        return True
    left = [t for p in links if p.lower_ in ("from", "of") for t in tree.children(p, "pobj")]
    if draft.frame.id == "walk_out" and any(t.lemma_.lower() in _SCHOOLS for t in left):
        return True
    sums = {i for a in page.amounts for i in range(a["start"], a["end"])}
    return draft.frame.id == "walk_out" and any(
        t.i in sums for p in links if p.lower_ == "with" for t in tree.children(p, "pobj")
    )


def _comes_to_an_end(draft: Draft, page: Page) -> bool:
    """ "Will no longer lead the agency": what ends does not begin."""
    begins = draft.type in ("appointment", "founding") or bool(draft.orgs.get("destination"))
    return begins and any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in draft.trigger.lefts if c.i > 0)


def _goes_at_it(draft: Draft, page: Page) -> bool:
    """ "Is still going at it": nobody arrives at a pronoun."""
    if draft.frame.id not in ("go_to", "come_from") or draft.trigger.lemma_.lower() not in ("go", "come"):
        return False
    links = [p for p in tree.children(draft.trigger, "prep") if p.lower_ in ("at", "for")]
    return any(t.lower_ == "it" for p in links for t in tree.children(p, "pobj"))


def _joins_a_talk(draft: Draft, page: Page) -> bool:
    """ "Ann Li joins Acme to discuss the budget": a guest."""
    if draft.frame.id != "join" or draft.role is not None:
        return False
    return any(t.lemma_.lower() in _TALKING for t in roles(draft.trigger).get("to_do", ()))


def _replaces_in_ranking(draft: Draft, page: Page) -> bool:
    """ "Replaced Bo Chen as the second-fastest Norwegian": no post, and no organization told."""
    if draft.frame.id != "succeed" or draft.role is not None or draft.orgs["organization"] and not draft.inferred:
        return False
    named = (page.index.headed(t.i, ROLE) for t in roles(draft.trigger).get("as", ()))
    return any(title is None for title in named)


def _follows_oneself(draft: Draft, page: Page) -> bool:
    """ "Ann Li took her best post and printed it": nobody takes over from herself."""
    return draft.type == "appointment" and draft.who is not None and draft.predecessor == draft.who


def _sells_out(draft: Draft, page: Page) -> bool:
    """ "Structures that let him exit before the crash": an investor's way out, unless the house is told or hers."""
    leaves = draft.frame.id == "leave" and draft.trigger.lemma_.lower() == "exit"
    told = "origin" not in draft.inferred or draft.reasons.get("origin") in ("tie", "told before")
    return leaves and not told and not draft.orgs["destination"]


def _leads_a_country(draft: Draft, page: Page) -> bool:
    """ "Since he was named leader", "the newly elected president": of a state or party that is not told."""
    if draft.type != "appointment" or "organization" not in draft.inferred or draft.role is None:
        return False
    role = draft.role.lower()
    return role == "leader" or draft.trigger.lemma_.lower() == "elect" and role in _OFFICES


def _dismisses_others(draft: Draft, page: Page) -> bool:
    """ "Ann Li carried out layoffs at Acme", "a spokesman, Bo Chen, confirmed the layoffs": these do not leave."""
    noun, subject = draft.trigger, draft.mention
    if draft.frame.id != "departure" or noun.lemma_.lower() not in _DISMISSALS or subject is None:
        return False
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() in _SUFFERING:
        return False
    author = surface_subject(verb)
    named = [author, *tree.children(author, "appos")] if author is not None else []
    return any(subject.start <= t.i < subject.end for t in named)


def _sold_to_customers(draft: Draft, page: Page) -> bool:
    """ "Sells it to companies such as Acme": what customers buy is a product."""
    if draft.frame.id != "sell":
        return False
    buyers = roles(draft.trigger).get("to", ())
    return any(t.tag_ == "NNS" and page.index.headed(t.i, ORG) is None for t in buyers)


def _pursued_otherwise(draft: Draft, page: Page) -> bool:
    """ "Went after Ann Li in a post", "got a call from Acme", "pursues Tessel": without a word of a job it is a plan,
    a talk or criticism.
    """
    lone = draft.who is not None and " " not in page.referents[draft.who].name
    pursues = draft.frame.id in _PURSUITS or lone and draft.trigger.lemma_.lower() == "pursue"
    if not pursues or draft.amount is not None or draft.group is not None:
        return False
    if draft.frame.id == "approach_noun" and draft.trigger.lemma_ != "approach":
        return False  # a bid for someone is no method
    if draft.frame.id != "approach_noun" and draft.role is not None:
        return False  # "her approach has made her a leading voice" tells a title, but no bid
    words = {t.lemma_.lower() for t in draft.trigger.sent} | {t.lower_ for t in draft.trigger.sent}
    return not words & word_set("titles", "words_of_hiring")


def _wanted_otherwise(draft: Draft, page: Page) -> bool:
    """ "Acme did not want Ann Li to be blamed": what is wanted of her is no work."""
    if draft.frame.id != "want_person" or draft.role is not None or draft.mention is None:
        return False
    here = draft.trigger.sent
    wanted = [t for t in here if t.tag_ in ("VB", "VBN") and t.i > draft.mention.start and tree.has_to(t)]
    return bool(wanted) and tree.is_passive(wanted[0])


def _lost_otherwise(draft: Draft, page: Page) -> bool:
    """ "Acme has lost Roger Rabbit": without a title or a new employer, rights and lawsuits are lost as well."""
    if draft.frame.id != "lose_to" or draft.orgs["destination"] or draft.mention is None or draft.group is not None:
        return False
    if draft.mention.type == GROUP:
        return False  # "has lost four chemists, among them Ann Li"
    if any(c.lemma_ in _AWAY for c in tree.children(page.doc[draft.mention.head], "relcl")):
        return False  # "has lost Ann Li, who went back to Beta"
    sentence = draft.trigger.sent
    titles = page.index.between(sentence.start, sentence.end, ROLE)
    return not any(page.ref_at(title.data.get("person")) == draft.who for title in titles)


def _takes_on_rival(draft: Draft, page: Page) -> bool:
    """ "Launches an assistant to take on Ann Li's": what a step is for is to compete, not to hire."""
    verb = draft.trigger
    if draft.frame.id != "bring_in" or verb.lemma_.lower() != "take" or draft.role is not None:
        return False
    return verb.dep_ in ("xcomp", "advcl", "acl", "relcl") and verb.tag_ == "VB" and tree.has_to(verb)


def _money_taken(draft: Draft, page: Page) -> bool:
    """ "Took money from the agency": nothing is told that it was invested in."""
    if draft.frame.id != "participation" or draft.trigger.lemma_.lower() not in _FUNDS:
        return False
    return "target" in draft.inferred and draft.amount is None


def _not_budgeted(draft: Draft, page: Page) -> bool:
    """ "Congress has not voted to fund the agency": a budget that does not pass is no deal."""
    return draft.frame.id == "back" and draft.status == "denied"


def _own_goods(draft: Draft, page: Page) -> bool:
    """ "Makes 25 % of its phones in India": a share of what one has oneself."""
    if draft.frame.id != "buy_stake":
        return False
    filled = roles(draft.trigger)
    wholes = [t for name in ("object_in", "in", "object_of", "of") for t in filled.get(name, ())]
    wholes = [t for t in wholes if (m := page.index.at(t.i)) is not None and m.ref in draft.orgs["target"]]
    objects = surface_objects(draft.trigger)
    return any(c.lower_ in _OWNERS for t in [*wholes, *objects] for c in tree.children(t, "poss")) and not any(
        o.lemma_.lower() in ("stake", "holding", "interest", "investment", "shareholding") for o in objects
    )


def _proposed_otherwise(draft: Draft, page: Page) -> bool:
    """ "A design proposal for Acme", "her approach for Acme": without a price or a word of a takeover it is an idea."""
    if draft.frame.id != "bid_for_company" or draft.trigger.lemma_.lower() not in ("proposal", "approach"):
        return False
    words = {t.lemma_.lower() for t in draft.trigger.sent}
    return draft.amount is None and not words & (word_set("deals", "acquisitions") | word_set("deals", "acquiring"))


def _between_strangers(draft: Draft, page: Page) -> bool:
    """ "Spreading could absorb Tessel": a deal of two names that hardly anything makes organizations."""
    parties = [page.referents[ref] for refs in draft.orgs.values() for ref in refs]
    slight = (not p.id and p.weight is not None and p.weight <= _SLIGHT for p in parties)
    return draft.type == "deal" and not page.short and all(slight)


def _no_round_told(draft: Draft, page: Page) -> bool:
    """ "It turned out that the money came from Acme": whose money is not told where nobody raised any."""
    if draft.frame.id != "money_comes" or "target" not in draft.inferred:
        return False
    before = page.doc[sentences_back(page.doc, draft.trigger.sent.start, 2) : draft.trigger.i]
    return not any(t.lemma_.lower() in _RAISED for t in before)


def _leaves_school(draft: Draft, page: Page) -> bool:
    """ "Quit school at 15 and went to sea": without an article, lessons and no employer."""
    if draft.frame.id != "leave" or draft.orgs["origin"] and "origin" not in draft.inferred:
        return False
    left = (t for t in surface_objects(draft.trigger) if t.lower_ in _SCHOOLS)
    return any(not tree.children(t, "det", "poss") for t in left)


def _leaves_people(draft: Draft, page: Page) -> bool:
    """ "So sad to see Ann Li leave us": who leaves people behind, and for nowhere, has died or gone home."""
    if draft.frame.id != "leave" or "origin" not in draft.inferred or draft.orgs["destination"]:
        return False
    return any(t.lower_ in _PEOPLE for t in surface_objects(draft.trigger))


def _added_otherwise(draft: Draft, page: Page) -> bool:
    """ "Ann Li was added by Acme without our consent": to a list as well, without a title or a house left."""
    if draft.frame.id != "add" or draft.trigger.lemma_.lower() != "add" or draft.role is not None:
        return False
    if draft.who is None or draft.orgs["origin"] and "origin" not in draft.inferred:
        return False
    sentence = draft.trigger.sent
    titles = page.index.between(sentence.start, sentence.end, ROLE)
    return not any(page.ref_at(title.data.get("person")) == draft.who for title in titles)


def _begins_a_house(draft: Draft, page: Page) -> bool:
    """ "Began Acme in a garage at Lund University": what is begun is not a job."""
    if draft.frame.id != "arrive_at":
        return False
    begun = (page.index.at(t.i) for t in surface_objects(draft.trigger))
    return any(m is not None and m.type == ORG for m in begun)


def _heads_a_unit(draft: Draft, page: Page) -> bool:
    """ "Where he headed planning for Acme": who heads something is not headed for Acme."""
    return draft.trigger.lemma_ == "head" and draft.frame.id in ("be_headed", "go_to") and bool(
        tree.children(draft.trigger, "dobj")
    )


def _honoured(draft: Draft, page: Page) -> bool:
    """ "Was named the magazine's 2018 Banker of the Year": a prize, not a post."""
    if draft.type == "move" and any("Hall of Fame" in page.referents[ref].name for ref in draft.orgs["destination"]):
        return True
    if draft.frame.id == "take_over_the_post" and draft.trigger.lemma_ == "take":
        return any(t.lower_ == "title" for t in surface_objects(draft.trigger))  # "taking the title in 2006"
    if draft.frame.id not in ("appoint", "newly_appointed"):
        return False
    words = [t.lower_ for t in page.doc[draft.trigger.i : min(draft.trigger.i + _PRIZE, draft.trigger.sent.end)]]
    return any(of == "of" and the == "the" and time in _TERMS for of, the, time in zip(words, words[1:], words[2:]))


def _out_today(draft: Draft, page: Page) -> bool:
    """ "Ann Li is out with a sore knee", but "chief executive Ann Li is out": by a title that the sentence gives."""
    if draft.frame.id != "be_out" or "origin" not in draft.inferred:
        return False
    sentence = draft.trigger.sent
    titles = page.index.between(sentence.start, draft.trigger.i, ROLE)
    return not any(page.ref_at(title.data.get("person")) == draft.who for title in titles)


def _left_behind(draft: Draft, page: Page) -> bool:
    """ "Said that staff felt left behind": nobody goes."""
    following = page.doc[draft.trigger.i + 1 : draft.trigger.i + 2]
    return draft.frame.id == "leave" and any(t.lower_ == "behind" for t in following)


def _before_that(draft: Draft, page: Page) -> bool:
    """ "Was with Acme and, before that, the hot shop Beta": a house in the same row, not the one that came later."""
    if draft.frame.id != "worked_before":
        return False
    sentence = draft.trigger.sent
    return any(t.lower_ == "before" and t.nbor(1).lower_ in ("that", "then", "this") for t in sentence[:-1])


def _offer_for_house(draft: Draft, page: Page) -> bool:
    """ "A takeover offer from Acme", "the board rejected a $90 million offer from Acme"."""
    noun = draft.trigger
    if {c.lemma_.lower() for c in noun.children if c.dep_ in ("compound", "amod")} & word_set("deals", "acquisitions"):
        return True
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _ANSWERS:
        return False
    subject = surface_subject(noun.head)
    mention = page.index.at(subject.i) if subject is not None else None
    house = mention is not None and mention.type == ORG
    return house or subject is not None and subject.lemma_.lower() in ("board", "company", "shareholder", "owner")


def _not_for_sale(draft: Draft, page: Page) -> bool:
    """ "Acme approached Beta about an acquisition. When its chief, Ann Li, turned it down": no job was offered."""
    if draft.frame.id == "offer_noun" and _offer_for_house(draft, page):
        return True
    turned = draft.frame.id == "turn_down" and any(t.lower_ == "it" for t in surface_objects(draft.trigger))
    start = sentences_back(page.doc, draft.trigger.sent.start, 1)
    told = {t.lemma_.lower() for t in page.doc[start : draft.trigger.i]} if turned else set()
    return bool(told & word_set("deals", "acquisitions")) and not told & word_set("titles", "words_of_hiring")


_CHECKS: tuple[Callable[[Draft, Page], bool], ...] = (
    _gives_up_activity,
    _comes_to_an_end,
    _goes_at_it,
    _joins_a_talk,
    _replaces_in_ranking,
    _follows_oneself,
    _sells_out,
    _leads_a_country,
    _dismisses_others,
    _sold_to_customers,
    _pursued_otherwise,
    _wanted_otherwise,
    _lost_otherwise,
    _takes_on_rival,
    _money_taken,
    _not_budgeted,
    _own_goods,
    _proposed_otherwise,
    _between_strangers,
    _no_round_told,
    _leaves_school,
    _leaves_people,
    _added_otherwise,
    _begins_a_house,
    _heads_a_unit,
    _honoured,
    _left_behind,
    _out_today,
    _before_that,
    _not_for_sale,
    of_daily_life,
)
