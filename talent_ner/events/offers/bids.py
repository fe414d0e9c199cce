"""What only the passage tells of a bid: whom an offer addresses, how it ended."""

from __future__ import annotations

from spacy.tokens import Token

from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.direct_objects import surface_objects
from ...syntax.mention import ORG, PERSON, Mention
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page, other_bid_between

_OPEN = frozenset({"occurred", "considered", "expected", "failed"})
_REFUSE = frozenset("decline refuse balk demur pass".split())
_TELL = frozenset("comment discuss say respond elaborate name confirm".split())
_SAID_NO = frozenset({"no", "nope"})
_STAY = frozenset("stay remain".split())
_ACCEPT = frozenset("accept take budge bite sign".split())
_NOBODY = frozenset("none nobody neither no-one".split())
_ALSO = frozenset({"also", "too", "likewise"})
_END = frozenset("fail collapse founder end fall flop unravel fizzle stall".split())
_IN_VAIN = (
    "in vain",
    "to no avail",
    "without success",
    "without luck",
    "came to nothing",
    "came to naught",
    "did not yield success",
    "fell through",
    "got nowhere",
    "unsuccessfully",
    "was rebuffed",
    "were rebuffed",
    "without a contract",
)


def told_once(drafts: list[Draft]) -> list[Draft]:
    """Folds an offer or deal that a noun tells into the verb that carries it: "bought a stake", "offers packages"."""
    kept = []
    for draft in drafts:
        if any(_asked_for(draft, d) or _on_the_way(draft, d) for d in drafts):
            continue
        verb = next(
            (
                d
                for d in drafts
                if d is not draft
                and d.type == draft.type
                and d.type in ("offer", "deal")
                and (d.type == "offer" or d.orgs["buyer"])
                and _carries(d.trigger, draft.trigger)
            ),
            None,
        )
        if verb is None:
            kept.append(draft)
            continue
        for slot, refs in draft.orgs.items():
            taken = {ref for others in verb.orgs.values() for ref in others}
            if not verb.orgs[slot] or slot == "buyer" and _contributes(draft, verb):
                verb.orgs[slot] = verb.orgs[slot] + [ref for ref in refs if ref not in taken]
    return kept


def _contributes(draft: Draft, verb: Draft) -> bool:
    """ "Led by Osier, with participation from Tamsin": further investors in the round that the verb tells."""
    return draft.frame.kind == verb.frame.kind == "investment" and draft.frame.id in ("participation", "round")


def _asked_for(move: Draft, offer: Draft) -> bool:
    """ "Was asked to join", "approached about joining": the joining is what is offered."""
    head = move.trigger.head
    return (
        move.type == "move"
        and offer.type == "offer"
        and (head.head if head.lower_ == "about" else head).i == offer.trigger.i
        and move.trigger.dep_ != "conj"
        and move.identity == offer.identity
    )


def _on_the_way(going: Draft, joining: Draft) -> bool:
    """ "Moved to Bristol in 2022 to join Acme": where one goes in order to join a house is a place."""
    purpose = joining.type == "move" and joining.frame.id == "join" and joining.trigger.head.i == going.trigger.i
    if not purpose or going.frame.id != "go_to" or joining.trigger.tag_ != "VB" or going.identity != joining.identity:
        return False
    return bool(joining.orgs["destination"]) and not set(going.orgs["destination"]) & set(joining.orgs["destination"])


def _carries(verb: Token, noun: Token) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or not tree.is_verbal(verb):
        return False
    node = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "of") else noun.head
    return node.i == verb.i and noun.dep_ in ("dobj", "pobj", "nsubjpass")


def address(drafts: list[Draft], page: Page) -> list[Draft]:
    """Gives offers without a recipient to the person whom the passage bids for; drops those that need one in vain."""
    kept = []
    for draft in drafts:
        if draft.type != "offer" or draft.group is None or draft.group.form != "unspecified":
            kept.append(draft)
            continue
        single = draft.frame.implies == "who" or draft.trigger.tag_ == "NN" or _beside_bid(draft, drafts)
        person = (_recipient(draft, drafts, page) or _refuser(draft, page)) if single else _for_one(draft, drafts, page)
        if person is not None:
            draft.who, draft.group, draft.mention = person.ref, None, person
            kept.append(draft)
        elif draft.frame.implies != "who":
            kept.append(draft)
    for draft in kept:
        if draft.type == "offer" and draft.who is not None and not draft.orgs["organization"]:
            draft.orgs["organization"] = _bid_as_well(draft, kept, page)
    return kept


def _beside_bid(draft: Draft, drafts: list[Draft]) -> bool:
    """ "Tried to persuade Ann Li to join, dangling a bonus": part of the bid that the verb above it tells."""
    verb = draft.trigger.head
    bids = (d for d in drafts if d.type == "offer" and d is not draft and d.who is not None)
    beside = draft.trigger.tag_ == "VBG" and draft.trigger.dep_ == "advcl"
    return beside and any(d.trigger.i == verb.i or verb.is_ancestor(d.trigger) for d in bids)


def _bid_as_well(draft: Draft, drafts: list[Draft], page: Page) -> list[int]:
    """ "Ann Li turned down Acme's offer. Bo Chen also declined one": who bids for another just before, if any."""
    if not any(c.lower_ in _ALSO for c in draft.trigger.children):
        return []
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.i)
    bids = [d for d in drafts if d.type == "offer" and d.who != draft.who and d.trigger.i in near]
    return list(max(bids, key=lambda d: d.trigger.i).orgs["organization"]) if bids else []


def _recipient(draft: Draft, drafts: list[Draft], page: Page) -> Mention | None:
    """The nearest offer or move of a named person in the sentence or the two before it."""
    sentence = draft.trigger.sent
    first = sentences_back(page.doc, sentence.start, 2)
    near = [
        d
        for d in drafts
        if d is not draft
        and d.type in ("offer", "move")
        and d.who is not None
        and d.mention is not None
        and d.mention.ref == d.who
        and first <= d.trigger.i < sentence.end
    ]
    fellow = min(near, key=lambda d: abs(d.trigger.i - draft.trigger.i), default=None)
    return fellow.mention if fellow is not None else None


def _for_one(draft: Draft, drafts: list[Draft], page: Page) -> Mention | None:
    """ "Acme approached Ann Li, offering a package worth $4 million": one package of the house that bids for her."""
    if not any(t.tag_ == "NN" and tree.children(t, "det") for t in surface_objects(draft.trigger)):
        return None
    same = [d for d in drafts if d.type in ("offer", "move") and _bidders(d) & set(draft.orgs["organization"])]
    return _recipient(draft, same, page)


def _bidders(draft: Draft) -> set[int]:
    return set(draft.orgs["organization" if draft.type == "offer" else "destination"])


def _refuser(draft: Draft, page: Page) -> Mention | None:
    """The person who, in this sentence or the next two, is said to have refused."""
    for token in page.doc[draft.trigger.i : sentences_on(page.doc, draft.trigger.sent.end, 2)]:
        subject = surface_subject(token) if _refusal(token) else None
        mention = page.index.at(subject.i) if subject is not None else None
        if mention is not None and mention.type == PERSON and mention.ref is not None:
            return mention
    return None


def settle(drafts: list[Draft], page: Page) -> list[Draft]:
    """The outcome of open offers as their own sentence or the next two tell it: refused, or in vain."""
    for draft in drafts:
        if draft.type == "deal" and draft.status == draft.frame.status == "considered" and _spurned(draft, page):
            draft.status = "declined"
        if draft.type == "offer" and draft.status in _OPEN:
            outcome = _outcome(draft, drafts, page)
            if outcome is not None:
                draft.status = outcome
    for draft in drafts:
        if draft.type == "offer" and draft.status == "declined" and not draft.orgs["organization"]:
            _attribute(draft, drafts)
            _of_post(draft, drafts, page)
    return drafts


def _spurned(draft: Draft, page: Page) -> bool:
    """Whether the next sentence says that the target of a bid, or its people, refused."""
    start = draft.trigger.sent.end
    for token in page.doc[start : sentences_on(page.doc, start, 1)]:
        subject = surface_subject(token) if _refusal(token) else None
        if subject is None:
            continue
        mention = page.index.at(subject.i)
        if subject.lower_ in ("it", "they", "he", "she") or mention is not None and mention.ref in draft.orgs["target"]:
            return True
    return False


def _attribute(refusal: Draft, drafts: list[Draft]) -> None:
    """A refusal that does not say whose offer it was settles the person's nearest open offer."""
    open_ones = [
        d
        for d in drafts
        if d.type == "offer" and d.identity == refusal.identity and d.orgs["organization"] and d.status in _OPEN
    ]
    offer = min(open_ones, key=lambda d: abs(d.trigger.i - refusal.trigger.i), default=None)
    if offer is not None:
        offer.status, offer.amount = "declined", offer.amount or refusal.amount
        offer.evidence += [e for e in refusal.evidence if e not in offer.evidence]


def _of_post(refusal: Draft, drafts: list[Draft], page: Page) -> None:
    """ "Ann Li, who was named manager of Ashby, declined the offer": what was turned down is the post told before."""
    first = sentences_back(page.doc, refusal.trigger.sent.start, 1)
    posts = [
        ref
        for d in drafts
        if d.type in ("appointment", "move") and d.who is not None and d.who == refusal.who
        if first <= d.trigger.i < refusal.trigger.i
        for ref in d.orgs["organization" if d.type == "appointment" else "destination"]
    ]
    if posts and not refusal.orgs["organization"] and refusal.status == "declined":
        refusal.infer("organization", posts[-1], "post declined")


def _outcome(draft: Draft, drafts: list[Draft], page: Page) -> str | None:
    sentence = draft.trigger.sent
    text = sentence.text.lower()
    if any(phrase in text for phrase in _IN_VAIN):
        return "failed"
    if (
        draft.trigger.pos_ == "NOUN"
        and draft.trigger.dep_ == "nsubj"
        and draft.trigger.head.lemma_ in _END
        and (not _negated(draft.trigger.head))
    ):
        return "failed"
    end = sentences_on(page.doc, sentence.end, 2)
    if draft.frame.status == "declined":
        return None
    for token in page.doc[sentence.start : end]:
        if (
            token.i != draft.trigger.i
            and _refusal(token)
            and _refuses(token, draft, page)
            and (token.sent.start == sentence.start or not other_bid_between(draft, drafts, token))
        ):
            return "declined"
    return None


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _refusal(token: Token) -> bool:
    """A verb that refuses by itself: "said no", "stayed", "would not budge", "turned it down"."""
    if not tree.is_verbal(token):
        return False
    lemma, negated = token.lemma_.lower(), _negated(token)
    subject = surface_subject(token)
    nobody = subject is not None and (subject.lower_ in _NOBODY or any(c.lower_ == "no" for c in subject.children))
    if any(c.lower_ in ("will", "may", "might", "could", "if") for c in token.children):
        return False
    if lemma in _ACCEPT:
        return negated or nobody
    if negated or nobody:
        return False
    if lemma in ("say", "tell"):
        return any(c.lower_ in _SAID_NO for c in token.children)
    if lemma in ("send", "hand"):
        return any(c.lower_ == "back" for c in token.children) and any(c.lower_ == "unsigned" for c in token.subtree)
    if lemma == "turn":
        return any(c.lower_ == "down" for c in token.children)
    if lemma in ("choose", "decide", "opt", "prefer"):
        return any(c.lemma_ in _STAY or lemma == "opt" and c.lower_ == "for" for c in token.children)
    if lemma in _REFUSE:
        return not any(c.dep_ in ("xcomp", "ccomp") and c.lemma_ in _TELL for c in token.children)
    plain = not any(c.dep_ in ("attr", "acomp") for c in token.children)
    return lemma in _STAY and token.tag_ in ("VBD", "VBN", "VBZ") and plain


def _refuses(token: Token, draft: Draft, page: Page) -> bool:
    """Whether the recipient is the one who refuses."""
    subject = surface_subject(token)
    if subject is None or subject.i == draft.trigger.i:
        return False
    mention = page.index.at(subject.i)
    if draft.who is not None:
        return mention is not None and mention.type == PERSON and mention.ref == draft.who
    quantity = subject.like_num or subject.lower_ in _NOBODY | {"they", "all", "both"}
    return quantity or _is_group(mention, draft)


def _is_group(mention: Mention | None, draft: Draft) -> bool:
    if mention is None or draft.group is None or mention.type in (ORG, PERSON):
        return False
    return mention.start == draft.group.start
