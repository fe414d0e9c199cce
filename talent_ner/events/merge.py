"""The same event told several times in a document becomes one, with all its evidence."""

from __future__ import annotations

from spacy.tokens import Token

from ..lexicon.resources import word_set
from .careers import first_job
from .draft import ORG_SLOTS, Draft, Page
from .founders import leaves_to_found

_TOLD = ("occurred", "expected", "considered")
_OF_DUTIES = frozenset({"will_lead", "will_lead_work", "set_to_lead"})
_SAME_SUM = 1.25  # the same sum, rounded or told in full: "$9 million", "$8.7 million"
_LEAVING = frozenset("leave quit exit depart resign".split())
_NEAR = 80  # tokens from a post to the word of taking it up
_GENERIC = frozenset({"head", "leader", "lead"})


def merge(drafts: list[Draft], page: Page) -> list[Draft]:
    """Merged drafts in text order: repeats joined, the two ends of one move joined, offers taken up by their move."""
    drafts = [d for d in drafts if not any(_duties(d, other) or _welcomed(d, other, page) for other in drafts)]
    for draft in drafts:
        if any(_in_passing(draft, other) for other in drafts):
            draft.role = None
    merged = _without_mergers_bought(_repeats_joined(drafts, page))
    merged = _join_ends(sorted(merged, key=lambda d: d.trigger.i), page)
    return _named(_taken_up(merged, page), page)


def _in_passing(following: Draft, told: Draft) -> bool:
    """ "Ann Li takes over as chair, replacing Bo Chen, the former chief": the post is the one that is taken over."""
    if following.type != "appointment" or following.predecessor is None or following.trigger.tag_ != "VBG":
        return False
    given = told.type in ("appointment", "move") and told.role is not None and told.who == following.who
    return given and following.who is not None and told.trigger.is_ancestor(following.trigger)


def _repeats_joined(drafts: list[Draft], page: Page) -> list[Draft]:
    """One draft of each event, the one that says most, with what the others add."""
    merged: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.filled(), d.trigger.i)):
        apart = [m for m in merged if not leaves_to_found(m, draft, drafts) and not leaves_to_found(draft, m, drafts)]
        target = next((m for m in apart if _same(m, draft, page) or _leaves_once(m, draft, drafts, page)), None)
        if target is None:
            merged.append(draft)
        else:
            _absorb(target, draft)
    return merged


def _without_mergers_bought(drafts: list[Draft]) -> list[Draft]:
    """ "Its merger with Beta", "the acquisition of Beta": called both, it is one deal, and who buys is known."""
    bought = [d for d in drafts if d.frame.kind == "acquisition"]
    kept = []
    for draft in drafts:
        same = [d for d in bought if draft.frame.kind == "merger" and _parties(d) == _parties(draft)]
        if same:
            same[0].evidence += [e for e in draft.evidence if e not in same[0].evidence]
            same[0].date = same[0].date or draft.date
        else:
            kept.append(draft)
    return kept


def _compatible_orgs(a: Draft, b: Draft, page: Page) -> bool:
    if a.frame.kind == "merger":
        return _parties(a) == _parties(b)
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


def _parties(deal: Draft) -> set[int]:
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


def _compatible_dates(a: Draft, b: Draft) -> bool:
    left, right = (d.date.get("value") if d.date else None for d in (a, b))
    if not left or not right or _gives_notice(a, b) or _gives_notice(b, a):
        return True
    return left.startswith(right) or right.startswith(left) or "/" in left or "/" in right or "W" in left + right


def _gives_notice(notice: Draft, leaving: Draft) -> bool:
    """ "Handed in her resignation on Tuesday. She will leave on June 1": one departure, on the later day."""
    if notice.frame.id != "give_notice" or leaving.frame.id == "give_notice" or leaving.frame.implies != "origin":
        return False
    told, gone = ((d.date or {}).get("value") or "" for d in (notice, leaving))
    return bool(told) and told <= gone < f"{int(told[:4]) + 1}{told[4:]}"


def _compatible_status(a: Draft, b: Draft) -> bool:
    if a.type == "deal" and {a.status, b.status} & {"failed", "declined"}:
        return True
    denied = next((d for d in (a, b) if d.status == "denied"), None)
    other = b if denied is a else a
    if a.type == "move" and denied is not None and other.status in _TOLD and other.orgs["origin"]:
        return bool(other.sources or other.hedged)  # what is denied is what was reported
    return (
        a.status == b.status
        or (a.status in _TOLD and b.status in _TOLD)
        or (a.type == "offer" and {a.status, b.status} <= {"occurred", "considered", "declined", "failed"})
    )


def _same(a: Draft, b: Draft, page: Page) -> bool:
    if a.type != b.type or a.identity != b.identity and not _one_crowd(a, b) or a.frame.kind != b.frame.kind:
        return False
    if a.type == "founding" and _one_to_come(a, b) or a.type == "appointment" and _other_post(a, b):
        return False
    if a.type == "appointment" and (_former_step(a, b, page) or _former_step(b, a, page)):
        return False
    if a.type == "move" and (_long_before(a, b) or _long_before(b, a)):
        return False
    dates = _compatible_dates(a, b) or _takes_it_up(a, b) or _takes_it_up(b, a)
    return dates and _compatible_status(a, b) and _compatible_orgs(a, b, page)


def _one_crowd(a: Draft, b: Draft) -> bool:
    """ "Offered some chemists pay packages of $2 million": one bid, told by verb and noun, or the same sum again."""
    if a.type != "offer" or not all(d.group is not None and d.identity == ("group", d.group.start) for d in (a, b)):
        return False
    return a.trigger.sent.start == b.trigger.sent.start or _sums(a, b) is not None and not _other_sum(a, b)


def _takes_it_up(named: Draft, starting: Draft) -> bool:
    """ "Was named envoy in May. She took up the role in June": the post that was given just before."""
    points = starting.frame.id == "take_over_the_post" and starting.role is None
    return points and 0 < starting.trigger.i - named.trigger.i < _NEAR


def _leaves_once(a: Draft, b: Draft, drafts: list[Draft], page: Page) -> bool:
    """ "Stepped down in 2023 and left the board in 2024", "announced her exit in May, will go in July": one leaving.

    Unless the person came back in between.
    """
    if a.type != "move" or b.type != "move" or a.who is None or a.who != b.who or not _compatible_status(a, b):
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
    return not words[0] & words[1] and not {a.role, b.role} & _GENERIC


def _on_top(first: Draft, second: Draft) -> bool:
    """Whether what is told next is a post besides the first: "will also join the board"."""
    if second.role is None or second.role == first.role or not 0 < second.trigger.i - first.trigger.i < _NEAR:
        return False
    return first.role not in _GENERIC and any(c.lower_ == "also" for c in second.trigger.children)


def _absorb(target: Draft, other: Draft) -> None:
    for slot, refs in other.orgs.items():
        if not target.orgs[slot] or refs and slot in target.inferred and slot not in other.inferred:
            target.orgs[slot] = refs
            target.inferred -= {slot}
        elif slot == "buyer":
            target.orgs[slot] += [r for r in refs if r not in _parties(target)]
    if other.role and (target.role is None or target.role in _GENERIC):
        target.role = other.role
    target.amount = target.amount or other.amount
    longer = len((other.date or {}).get("value") or "") > len((target.date or {}).get("value") or "")
    if other.date and (not target.date or longer or _gives_notice(target, other)):
        target.date = target.date if _gives_notice(other, target) else other.date
    target.status = _stronger(target, other)
    target.ahead = target.ahead or other.ahead
    if target.ahead and target.status == "occurred":
        target.status = "expected"
    target.hedged = target.hedged and other.hedged if target.status == other.status else target.hedged
    target.sources += [s for s in other.sources if s not in target.sources]
    target.evidence += [e for e in other.evidence if e not in target.evidence]


def _stronger(a: Draft, b: Draft) -> str:
    if (a.type == "move" or a.frame.kind == "merger") and {a.status, b.status} == {"occurred", "expected"}:
        # "is leaving" and "after her departure", "sad about leaving": these speak of what is to come as well
        told = next(d for d in (a, b) if d.status == "occurred")
        if told.trigger.pos_ == "NOUN" or _bare_gerund(told.trigger):
            return "expected"
    if a.type == "move" and "denied" in (a.status, b.status):
        return "denied"
    order = (
        ("declined", "failed", "denied", *_TOLD)
        if a.type in ("offer", "deal")
        else (*_TOLD, "declined", "failed", "denied")
    )
    return min((a.status, b.status), key=order.index)


def _bare_gerund(verb: Token) -> bool:
    """ "Leaving was hard", "sad about leaving": no finite verb tells when."""
    return verb.tag_ == "VBG" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def _join_ends(drafts: list[Draft], page: Page) -> list[Draft]:
    """ "She quit Apple. She is joining Meta.": a leaving and a joining told together are one move."""
    gone: set[int] = set()
    for i, first in enumerate(drafts):
        if first.type != "move" or i in gone:
            continue
        for j, second in enumerate(drafts):
            if j == i or j in gone or second.type != "move" or leaves_to_found(first, second, drafts):
                continue
            if _two_ends(first, second, page):
                _absorb(first, second)
                gone.add(j)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _two_ends(leaving: Draft, joining: Draft, page: Page) -> bool:
    if leaving.identity != joining.identity or leaving.orgs["destination"] or not leaving.orgs["origin"]:
        return False
    if leaving.frame.id == "fire" and leaving.trigger.i < joining.trigger.i and joining.trigger.tag_ in ("VBN", "VBZ"):
        return False  # "four months after she was ousted from Acme, Ann Li has resurfaced at Beta": two moves
    if first_job(joining) or _long_before(joining, leaving):
        return False
    told = joining.orgs["origin"] and "origin" not in joining.inferred
    if not joining.orgs["destination"] or (
        told and not related(set(joining.orgs["origin"]), set(leaving.orgs["origin"]), page)
    ):
        return False
    if related(set(leaving.orgs["origin"]), set(joining.orgs["destination"]), page):
        return False
    if leaving.status != joining.status and abs(leaving.trigger.i - joining.trigger.i) > 25:
        return False
    near = abs(leaving.trigger.i - joining.trigger.i) <= 60
    return near and _compatible_dates(leaving, joining) and leaving.status in _TOLD and joining.status in _TOLD


def _long_before(joining: Draft, leaving: Draft) -> bool:
    """ "Ann Li is to retire from Acme. Before joining Acme, she ran Beta": she arrived long before she leaves."""
    verb = joining.trigger
    before = verb.head.lower_ == "before" or any(c.lower_ == "before" and c.dep_ == "mark" for c in verb.children)
    return before and leaving.frame.implies == "origin" and verb.sent != leaving.trigger.sent


def _named(drafts: list[Draft], page: Page) -> list[Draft]:
    """A counted group whose members the text names one by one needs no event of its own."""
    kept = []
    for draft in drafts:
        count = draft.group.data.get("count") if draft.group is not None else None
        members = [
            d
            for d in drafts
            if d.who is not None
            and d.type == draft.type
            and _compatible_status(d, draft)
            and _compatible_dates(d, draft)
            and _compatible_orgs(d, draft, page)
        ]
        here = [d for d in members if d.trigger.sent.start == draft.trigger.sent.start]
        named = next((told for told in (here, members) if len({d.identity for d in told}) == count), None)
        if named is None:
            kept.append(draft)
            continue
        for member in named:
            member.evidence += [e for e in draft.evidence if e not in member.evidence]
            for slot, refs in draft.orgs.items():  # "hired three partners from Acme. A, B and C will join in May."
                if not member.orgs[slot] or slot in member.inferred and slot not in draft.inferred:
                    member.orgs[slot] = list(refs)
    return sorted(_repeats_joined(kept, page), key=lambda d: d.trigger.i) if len(kept) < len(drafts) else kept


def _taken_up(drafts: list[Draft], page: Page) -> list[Draft]:
    """Offers and appointments that a move of the same person to the same organization already tells."""
    moves = [d for d in drafts if d.type == "move" and d.status in _TOLD and d.orgs["destination"]]
    kept = []
    for draft in drafts:
        move = next((m for m in moves if _tells(m, draft, page)), None)
        if move is None:
            kept.append(draft)
            continue
        move.role = move.role or draft.role
        if draft.type == "offer":
            move.amount = move.amount or draft.amount
        else:
            _start_told(move, draft)
        move.evidence += [e for e in draft.evidence if e not in move.evidence]
    return kept


def _start_told(move: Draft, appointment: Draft) -> None:
    """ "Was named treasurer, effective June 3. She joins from Beta": the move is to come, on the day that is told."""
    move.date = move.date or appointment.date
    present = move.trigger.tag_ in ("VBZ", "VBP")
    if appointment.status == "expected" and move.status == "occurred" and (appointment.ahead or present):
        move.status = "expected"


def _duties(draft: Draft, told: Draft) -> bool:
    """ "Acme appoints Ann Li. She will lead the work in Asia.": what the new post is about is no second event."""
    if draft.frame.id not in _OF_DUTIES or told is draft or told.identity != draft.identity or told.status not in _TOLD:
        return False
    if told.type == "move":
        here = bool(told.orgs["destination"]) and "organization" in draft.inferred
        return here and not _later_step(told, draft)
    return told.type == "appointment" and told.frame.id not in _OF_DUTIES and told.trigger.i < draft.trigger.i


def _welcomed(move: Draft, post: Draft, page: Page) -> bool:
    """ "Ann Li becomes head of Acme's labs. I want to welcome her to the team": nobody comes from elsewhere."""
    if move.type != "move" or move.trigger.lemma_ != "welcome" or post.type != "appointment" or move.orgs["origin"]:
        return False
    given = related(set(move.orgs["destination"]), set(post.orgs["organization"]), page)
    return given and move.identity == post.identity and post.status in _TOLD


def _tells(move: Draft, other: Draft, page: Page) -> bool:
    if other.type not in ("offer", "appointment") or other.identity != move.identity:
        return False
    if other.status not in _TOLD or not related(set(other.orgs["organization"]), set(move.orgs["destination"]), page):
        return False
    followed = other.role is None and other.predecessor is not None  # "Li was hired as dean. She replaces Bo Chen."
    same = move.role is not None and (move.role == other.role or other.role in _GENERIC)
    if other.type == "offer" or same or followed:
        return other.type == "offer" or _compatible_dates(move, other)
    if _already_there(move, other, page):
        return False
    return move.role is None and _compatible_dates(move, other) and not _later_step(move, other)


def _already_there(move: Draft, appointment: Draft, page: Page) -> bool:
    """ "Acme has named Ann Li president. Li joined Acme in 2019": she had long been there when she was named."""
    date = move.date or {}
    value, told = date.get("value") or "", (date.get("text") or "").lower()
    ago = "year" in told and told.endswith("ago")
    past = ago or value[:4].isdigit() and (page.published is None or value[:7] < page.published[: len(value[:7])])
    perfect = any(c.lower_ in ("has", "have") for c in appointment.trigger.children if c.dep_ == "aux")
    now = perfect and appointment.status == "occurred" and appointment.date is None
    return past and now and move.trigger.tag_ == "VBD" and appointment.trigger.i < move.trigger.i


def _later_step(move: Draft, appointment: Draft) -> bool:
    """Whether someone had arrived long before: "joined in 2011", "will move to"; "joined and rose to treasurer"."""
    if appointment.trigger.lemma_.lower() in word_set("titles", "verbs_of_rising"):
        return True
    return move.status == "occurred" and appointment.status == "expected" and bool(move.date) and not appointment.date
