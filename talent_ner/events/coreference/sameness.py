"""Whether two drafts of a document tell the same event: by person, kind, organizations, dates and status."""

from __future__ import annotations

from ...lexicon.resources import word_set
from ..draft import ORG_SLOTS, Draft, Page

TOLD = ("occurred", "expected", "considered")
_SAME_SUM = 1.25  # the same sum, rounded or told in full: "$9 million", "$8.7 million"
_LEAVING = frozenset("leave quit exit depart resign".split())
_NEAR = 80  # tokens from a post to the word of taking it up
GENERIC = frozenset({"head", "leader", "lead"})


def compatible_organizations(a: Draft, b: Draft, page: Page) -> bool:
    """Whether no side is told differently, and of a move or deal some side alike."""
    if a.frame.kind == "merger":
        return parties(a) == parties(b)
    if a.frame.kind == "investment" and _other_sum(a, b):
        return False
    shared = 0
    for slot in ORG_SLOTS[a.type]:
        left, right = set(a.orgs[slot]), set(b.orgs[slot])
        if left and right and not (slot == "buyer" and _one_round(a, b)):
            if related(left, right, page):
                shared += 1
            elif not _guess_differs(a, b, slot):
                return False
    if a.type == "move":
        return (
            shared > 0
            and not related(set(a.orgs["origin"]), set(b.orgs["destination"]), page)
            and not related(set(b.orgs["origin"]), set(a.orgs["destination"]), page)
        )
    return shared > 0 or a.type in ("founding", "appointment")


def parties(deal: Draft) -> set[int]:
    """Those who merge, or buy and are bought."""
    return {*deal.orgs["buyer"], *deal.orgs["target"]}


def _guess_differs(a: Draft, b: Draft, slot: str) -> bool:
    """ "Acme named Ann Li chair" and, of nobody's company in particular, "as she steps into the chair's role".

    An organization that is only inferred does not contradict the one that is told.
    """
    if a.type != "appointment" or (slot in a.inferred) == (slot in b.inferred):
        return False
    heads = [d.role.lower().split(" of ")[0].split()[-1] for d in (a, b) if d.role]
    return len(heads) == 2 and heads[0] == heads[1]


def _one_round(a: Draft, b: Draft) -> bool:
    """Two investments told side by side are one round with several buyers, unless their sums differ."""
    if a.frame.kind != "investment":
        return False
    if abs(a.trigger.i - b.trigger.i) > 60:
        return _sums(a, b) is not None and not _other_sum(a, b)
    return not _other_sum(a, b)


def _other_sum(a: Draft, b: Draft) -> bool:
    """ "Raised $9 million. In 2021 it had raised $2 million": two rounds, also where one house put money into both."""
    sums = _sums(a, b)
    return sums is not None and sums[1] > sums[0] * _SAME_SUM


def _sums(a: Draft, b: Draft) -> tuple[float, float] | None:
    """The smaller and the greater of two sums, or None where they cannot be compared."""
    if a.amount is None or b.amount is None or a.amount.get("currency") != b.amount.get("currency"):
        return None
    low, high = sorted(amount.get("max") or amount.get("min") or 0.0 for amount in (a.amount, b.amount))
    return (low, high) if low else None


def related(left: set[int], right: set[int], page: Page) -> bool:
    """Whether the sets share an organization, or one holds the parent of one in the other."""
    if left & right:
        return True
    ids = {page.referents[r].id for r in left if page.referents[r].id}
    parents = {page.referents[r].parent for r in right if page.referents[r].parent}
    others = {page.referents[r].id for r in right if page.referents[r].id}
    return bool(ids & parents or others & {page.referents[r].parent for r in left if page.referents[r].parent})


def compatible_dates(a: Draft, b: Draft) -> bool:
    """Whether one date may be a closer telling of the other, or one is not told."""
    left, right = (d.date.get("value") if d.date else None for d in (a, b))
    if not left or not right or gives_notice(a, b) or gives_notice(b, a):
        return True
    return left.startswith(right) or right.startswith(left) or "/" in left or "/" in right or "W" in left + right


def gives_notice(notice: Draft, leaving: Draft) -> bool:
    """ "Handed in her resignation on Tuesday. She will leave on June 1": one departure, on the later day."""
    if notice.frame.id != "give_notice" or leaving.frame.id == "give_notice" or leaving.frame.implies != "origin":
        return False
    told, gone = ((d.date or {}).get("value") or "" for d in (notice, leaving))
    return bool(told) and told <= gone < f"{int(told[:4]) + 1}{told[4:]}"


def compatible_status(a: Draft, b: Draft) -> bool:
    """Whether both may be said of one event as its report goes on."""
    if a.type == "deal" and {a.status, b.status} & {"failed", "declined"}:
        return True
    denied = next((d for d in (a, b) if d.status == "denied"), None)
    other = b if denied is a else a
    if a.type == "move" and denied is not None and other.status in TOLD and other.orgs["origin"]:
        return bool(other.sources or other.hedged)  # what is denied is what was reported
    return (
        a.status == b.status
        or (a.status in TOLD and b.status in TOLD)
        or (a.type == "offer" and {a.status, b.status} <= {"occurred", "considered", "declined", "failed"})
    )


def same(a: Draft, b: Draft, page: Page) -> bool:
    """Whether the drafts tell one event of one participant."""
    if a.type != b.type or a.identity != b.identity and not _one_crowd(a, b) or a.frame.kind != b.frame.kind:
        return False
    if a.type == "founding" and _one_to_come(a, b) or a.type == "appointment" and _other_post(a, b):
        return False
    if a.type == "appointment" and (_former_step(a, b, page) or _former_step(b, a, page)):
        return False
    if a.type == "move" and (long_before(a, b) or long_before(b, a)):
        return False
    dates = compatible_dates(a, b) or _takes_it_up(a, b) or _takes_it_up(b, a)
    return dates and compatible_status(a, b) and compatible_organizations(a, b, page)


def _one_crowd(a: Draft, b: Draft) -> bool:
    """ "Offered some chemists pay packages of $2 million": one bid, told by verb and noun, or the same sum again."""
    if a.type != "offer" or not all(d.group is not None and d.identity == ("group", d.group.start) for d in (a, b)):
        return False
    return a.trigger.sent.start == b.trigger.sent.start or _sums(a, b) is not None and not _other_sum(a, b)


def _takes_it_up(named: Draft, starting: Draft) -> bool:
    """ "Was named envoy in May. She took up the role in June": the post that was given just before."""
    points = starting.frame.id == "take_over_the_post" and starting.role is None
    return points and 0 < starting.trigger.i - named.trigger.i < _NEAR


def leaves_once(a: Draft, b: Draft, drafts: list[Draft], page: Page) -> bool:
    """ "Stepped down in 2023 and left the board in 2024", "announced her exit in May, will go in July": one leaving.

    Unless the person came back in between.
    """
    if a.type != "move" or b.type != "move" or a.who is None or a.who != b.who or not compatible_status(a, b):
        return False
    if a.orgs["destination"] or b.orgs["destination"]:
        return False
    if not related(set(a.orgs["origin"]), set(b.orgs["origin"]), page):
        return False
    years = sorted(_year(d) for d in (a, b))
    if not all(y.isdigit() for y in years) or int(years[1]) - int(years[0]) > 1:
        return False
    back = [d for d in drafts if d.type == "move" and d.who == a.who and d.orgs["destination"]]
    back = [d for d in back if related(set(d.orgs["destination"]), set(a.orgs["origin"]), page)]
    return all(_year(d) < years[0] and d.trigger.lemma_ not in word_set("titles", "verbs_of_return") for d in back)


def _year(draft: Draft) -> str:
    return ((draft.date or {}).get("value") or "")[:4]


def _one_to_come(a: Draft, b: Draft) -> bool:
    """Whether one founding is planned and nameless and the other is done and named: the plan is for another company."""
    planned, done = (a, b) if a.status != "occurred" else (b, a)
    if all(d.trigger.tag_ == "VB" and d.trigger.head.lemma_ in _LEAVING for d in (a, b)):
        return False  # "is leaving to form a fund"; "leaves to form Acme, a fund"
    return planned.status in ("expected", "considered") and done.status == "occurred" and bool(
        done.orgs["organization"] and not planned.orgs["organization"]
    )


def _former_step(coming: Draft, done: Draft, page: Page) -> bool:
    """ "Bo Chen will be replaced by Ann Li, who was named head of design in 2019": her earlier post is another one."""
    year = ((done.date or {}).get("value") or "")[:4]
    if coming.status != "expected" or done.status != "occurred" or not year.isdigit() or page.published is None:
        return False
    return coming.date is None and year < page.published[:4]


def _other_post(a: Draft, b: Draft) -> bool:
    """Two posts told in one sentence: "rose to treasurer before she moved to lead exports"; or one told to come on top:
    "will succeed Bo Chen. She will also join the board".
    """
    if _on_top(a, b) or _on_top(b, a):
        return True
    if a.role is None or b.role is None or a.trigger.sent.start != b.trigger.sent.start:
        return False
    words = [set(draft.role.lower().split()) for draft in (a, b) if draft.role]
    return not words[0] & words[1] and not {a.role, b.role} & GENERIC


def _on_top(first: Draft, second: Draft) -> bool:
    """Whether what is told next is a post besides the first: "will also join the board"."""
    if second.role is None or second.role == first.role or not 0 < second.trigger.i - first.trigger.i < _NEAR:
        return False
    return first.role not in GENERIC and any(c.lower_ == "also" for c in second.trigger.children)


def long_before(joining: Draft, leaving: Draft) -> bool:
    """ "Ann Li is to retire from Acme. Before joining Acme, she ran Beta": she arrived long before she leaves."""
    verb = joining.trigger
    before = verb.head.lower_ == "before" or any(c.lower_ == "before" and c.dep_ == "mark" for c in verb.children)
    return before and leaving.frame.implies == "origin" and verb.sent != leaving.trigger.sent
