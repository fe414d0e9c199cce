"""The organization that a meaning entails where the clause leaves it out: "Ann Li retired", "was named treasurer"."""

from __future__ import annotations

from ..lexicon.resources import word_set
from ..mentions.reference_features import told_as_past
from ..syntax import tree
from ..syntax.mention import ORG, ROLE
from ..syntax.roles import roles
from ..syntax.sentences import sentences_back
from .announcers import announcers_house
from .careers import Careers
from .draft import Draft, Page
from .employment import Employments
from .focus import focus
from .founders import named_after
from .leavers import left_by_heading
from .posts import Employment
from .sellers import sellers_house
from .untold import beside_bare_title, untold_ties

_BESIDES = frozenset({"leave_the_board", "resign_from_the_board", "accept_role", "board_approaches", "board_offers"})
_INVESTORS = frozenset({"partner", "investor", "principal"})
_SEATS = frozenset("director trustee independent non-executive nonexecutive board member".split())
_POSTS_BACK = 3  # sentences
_AWAY = frozenset("lure poach headhunt entice pluck tempt".split())  # from where one works, not to there
_NEW = frozenset({"new", "next", "incoming"})


def imply(
    draft: Draft,
    drafts: list[Draft],
    slot: str,
    page: Page,
    employments: Employments,
    careers: Careers,
    titled: set[int],
) -> None:
    """Fills a slot of organizations with the one that the context tells, if it does.

    The person's present employer, else the only one the text ties a leaver to, else the house of a title that names
    none, else the one the passage is about.
    """
    if draft.type == "appointment" and set((draft.role or "").lower().split()) & word_set("titles", "office_heads"):
        draft.ruled_out[slot] = set(page.named)  # "Danish prime minister": an office of no house that is named near by
        return
    others = _of_fellows(draft, drafts) | _went_for(draft, drafts) | draft.ruled_out.get(slot, set())
    others |= _left_behind(draft, drafts, page) | _aimed_at(draft, page)
    others |= {ref for name, refs in draft.orgs.items() if name != slot for ref in refs}
    others |= {tie.org for tie in employments.of(draft.who) if _elsewhere(tie, draft, slot, page)}
    if slot == "destination" and draft.trigger.lemma_ in _AWAY:
        others |= {tie.org for tie in employments.of(draft.who) if tie.current}
    others |= _where_from(draft, page) if slot == "destination" else _come_from(draft, drafts)
    others |= _follow_from(draft, drafts, employments)
    if slot in ("destination", "organization") and (spent := careers.time_before(draft)) is not None:
        others.add(spent)  # "Ann Li joins after six years at Acme"
    if slot == "organization" or slot == "destination" and draft.type == "move":
        others |= _pasts(draft, page)
    draft.ruled_out[slot] = others
    reason, found = _by_person(draft, drafts, slot, page, employments, careers, others)
    if found is None or found in others:
        reason, found = "title", page.protagonist if draft.who in titled and page.protagonist not in others else None
    if found is None and _holds_office(draft.who, page):
        draft.ruled_out[slot] = set(page.named)
    elif found is None:
        reason, found = "focus", _in_focus(draft, drafts, page, others)
    if found is None and slot == "origin" and (found := _single_house(draft, page, others)) is not None:
        reason = "single house"
    if found is None and (found := _house_of_posts(draft, drafts, page, employments)) is not None:
        reason = "posts told"
    if found is not None and found not in others:
        draft.infer(slot, found, reason)


def _house_of_posts(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> int | None:
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


def _by_person(
    draft: Draft,
    drafts: list[Draft],
    slot: str,
    page: Page,
    employments: Employments,
    careers: Careers,
    others: set[int],
) -> tuple[str, int | None]:
    """The house that what is told of the person, or of who appoints, leaves as the only one; and by which rule."""
    if draft.frame.id == "sell_up":
        return "seller", sellers_house(draft, page, employments)
    if (found := _before_and(draft, drafts)) is not None:
        return "clause before", found
    if (found := _of_those_told(draft, drafts, slot, page)) is not None:
        return "those told", found
    own = named_after(draft.who, page) if _of_the_house(draft, slot) else None
    if own is not None and own not in others:
        return "namesake", own
    if (found := announcers_house(draft, page, employments)) is not None and found not in others:
        return "announcer", found
    if draft.type == "appointment":
        found = _appointing(draft, drafts, page, employments, others)
        if found is not None:
            return "who appoints", found
    if slot == "origin" and (found := left_by_heading(draft, page)) is not None and found not in others:
        return "heading", found
    if slot == "origin" and (found := _left_the_post(draft, drafts, page)) is not None and found not in others:
        return "the post told", found
    if slot == "origin" and (found := _seeks_another(draft, page)) is not None and found not in others:
        return "seeks another", found
    if slot == "origin" and (found := _stood_in_for(draft, drafts, page, employments)) is not None:
        return "stood in for", found
    if (found := _employer(draft, slot, employments, others)) is not None:
        return "employer", found
    if slot == "destination" and (found := _left_since(draft, drafts)) is not None:
        return "left since", found
    if slot == "origin" and (found := careers.only(draft.who, others)) is not None:
        return "career", found
    return "bare title", beside_bare_title(draft, page, employments) if slot == "origin" else None


def _of_the_house(draft: Draft, slot: str) -> bool:
    """ "Holm retired", "Ann Holm becomes chair": what happens at one's own house; elsewhere one is "elected fellow"."""
    leads = set((draft.role or "").lower().split()) & word_set("titles", "leading_heads")
    return slot == "origin" or draft.type == "appointment" and bool(leads)


def _come_from(draft: Draft, drafts: list[Draft]) -> set[int]:
    """ "Ann Li, who joined Acme from Beta, will retire": the house that she came from is not the one she leaves."""
    own = [d for d in drafts if d is not draft and d.type == "move" and d.who is not None and d.who == draft.who]
    here = [d for d in own if d.status == "occurred" and d.trigger.sent == draft.trigger.sent]
    came = [d for d in here if d.orgs["destination"] or d.frame.implies == "destination" and draft.type != "move"]
    return {ref for d in came for ref in d.orgs["origin"]}


def _pasts(draft: Draft, page: Page) -> set[int]:
    """ "Was appointed dean in 2014, having taught at Acme", "before becoming dean, she taught at Acme": where somebody
    was before appoints nobody now.
    """
    sentence, trigger = draft.trigger.sent, draft.trigger
    named = page.index.between(sentence.start, sentence.end, ORG)
    if trigger.head.lower_ == "before" or any(c.lower_ == "before" and c.dep_ == "mark" for c in trigger.children):
        own = range(trigger.left_edge.i, trigger.right_edge.i + 1)
        return {m.ref for m in named if m.ref is not None and m.head not in own}
    before = ((m.ref, page.doc[m.start - 1].lower_) for m in named if m.ref is not None and m.start > sentence.start)
    former = word_set("titles", "former") | {"ex-"} if draft.type == "move" else frozenset()
    left = {ref for ref, word in before if word in former}  # "hired former Acme colleagues"
    return left | {m.ref for m in named if m.ref is not None and told_as_past(page.doc[m.head], draft.trigger)}


def _follow_from(draft: Draft, drafts: list[Draft], employments: Employments) -> set[int]:
    """ "He is succeeded by Ann Li, previously at Acme": who takes another's post takes none where she was before."""
    if draft.type != "appointment" or draft.predecessor is None:
        return set()
    arrivals = [d for d in drafts if d.type == "move" and d.who == draft.who and d.frame.implies == "destination"]
    return {tie.org for tie in employments.of(draft.who) if not tie.current} | {
        ref for arrival in arrivals for ref in arrival.orgs["origin"]
    }


def _where_from(draft: Draft, page: Page) -> set[int]:
    """The houses named in what someone comes from, also in a phrase that was read as no house: "from Acme Cloud"."""
    told = roles(draft.trigger).get("from", ())
    return {m.ref for t in told for m in page.index.between(t.left_edge.i, t.i + 1, ORG) if m.ref is not None}


def _before_and(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Became a professor at Acme and was named dean in 2012": the house of the clause it is joined to."""
    if draft.type != "appointment" or draft.trigger.dep_ != "conj":
        return None
    first = [d for d in drafts if d.trigger.i == draft.trigger.head.i and d.who is not None and d.who == draft.who]
    told = [ref for d in first for ref in d.orgs.get("organization") or d.orgs.get("destination") or ()]
    return told[0] if len(set(told)) == 1 else None


def _of_those_told(draft: Draft, drafts: list[Draft], slot: str, page: Page) -> int | None:
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


def _left_the_post(draft: Draft, drafts: list[Draft], page: Page) -> int | None:
    """ "Ann Li has signed on as producer at Acme. Bo Chen left the post in April": the house of the post told last."""
    posts = [t for t in roles(draft.trigger).get("object", ()) if t.lemma_.lower() in word_set("titles", "post_nouns")]
    if not any(c.lower_ in ("the", "that") for post in posts for c in post.children):
        return None
    near = range(sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.i)
    given = [d for d in drafts if d.trigger.i in near and d.role and d.who != draft.who]
    told = [(d, d.orgs.get("organization") or d.orgs.get("destination") or []) for d in given]
    houses = [refs[0] for d, refs in sorted(told, key=lambda pair: pair[0].trigger.i) if refs]
    return houses[-1] if houses else None


def _seeks_another(draft: Draft, page: Page) -> int | None:
    """ "Acme is looking for a new treasurer after Ann Li resigned": who needs somebody else for the post."""
    verb = draft.trigger.head
    if draft.trigger.dep_ != "advcl" or not tree.is_verbal(verb) or verb.i > draft.trigger.i:
        return None
    subject = next(iter(roles(verb).get("subject", ())), None)
    house = page.index.at(subject.i) if subject is not None else None
    posts = (page.index.title(t.i) for name in ("for", "object") for t in roles(verb).get(name, ()))
    seeks = any(post is not None and post.data.get("person") is None for post in posts)
    return house.ref if seeks and house is not None and house.type == ORG else None


def _stood_in_for(draft: Draft, drafts: list[Draft], page: Page, employments: Employments) -> int | None:
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


def _left_since(draft: Draft, drafts: list[Draft]) -> int | None:
    """ "Acme has dismissed Ann Li. She had been hired from Beta only last year": the one house told to be left."""
    if draft.trigger.tag_ != "VBN" or not any(c.lower_ in ("had", "'d") for c in draft.trigger.children):
        return None
    own = [d for d in drafts if d is not draft and d.type == "move" and d.who is not None and d.who == draft.who]
    before = (d for d in own if not d.orgs["destination"] and d.trigger.i < draft.trigger.i)
    left = {ref for d in before for ref in d.orgs["origin"]}
    left -= set(draft.orgs["origin"])
    return left.pop() if len(left) == 1 else None


def _employer(draft: Draft, slot: str, employments: Employments, others: set[int]) -> int | None:
    """The one present employer of the draft's person besides the others."""
    # once a founder, always a founder: the title does not tell where someone arrives
    founders = word_set("titles", "founder_heads") if slot == "destination" else frozenset()
    posts = [t for t in employments.of(draft.who) if t.current and not founders & set((t.role or "").lower().split())]
    current = {tie.org for tie in posts} - others
    return current.pop() if len(current) == 1 else None


def _elsewhere(tie: Employment, draft: Draft, slot: str, page: Page) -> bool:
    """Whether an employer of the draft's person is surely another house than the one meant."""
    if tie.current and draft.frame.id == "start_as":
        return False  # "Ann Li is president of Acme. She started as a clerk": at Acme
    if tie.current:
        return _besides(draft, tie) or slot == "destination" and _comes_from(draft, tie, page)
    # "Ann Li, former chief of Acme, will join us", "before joining us she was chief of Acme", "Ann Li, who spent nine
    # years at Acme, took over"
    sentence = draft.trigger.sent
    end = sentence.end if draft.trigger.tag_ == "VBG" else draft.trigger.i
    arrives = slot == "destination" and tie.role is not None
    promoted = slot == "organization" and tie.role is None and page.protagonist != tie.org and len(page.named) > 1
    return (arrives or promoted) and sentence.start <= tie.start < end


def _in_focus(draft: Draft, drafts: list[Draft], page: Page, others: set[int]) -> int | None:
    """What the passage is about, if the sentence names it or the page tells of other such events."""
    found = focus(draft.trigger, page, others)
    sentence = draft.trigger.sent
    here = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG)}
    told = found == page.protagonist if draft.type == "deal" else _tells_of_moves(draft, drafts)
    if found is None and draft.frame.implies == "origin":
        return _only_house(draft, page, others)
    return found if told or found in here else None


def _only_house(draft: Draft, page: Page, others: set[int]) -> int | None:
    """ "Acme is looking for a new treasurer. Ann Li resigned as treasurer on Friday": the only house told so far."""
    post = next((title for t in roles(draft.trigger).get("as", ()) if (title := page.index.title(t.i))), None)
    if post is None or post.data.get("employer") is not None:
        return None
    start, end = sentences_back(page.doc, draft.trigger.sent.start, 2), draft.trigger.sent.end
    near = {m.ref for m in page.index.between(start, end, ORG) if m.ref is not None and page.employs(m.ref)}
    return near.pop() if len(near) == 1 and not near & others else None


def _single_house(draft: Draft, page: Page, others: set[int]) -> int | None:
    """ "Ann Li has been the face of Acme for years. On Tuesday she said she was leaving": the only house of the page,
    which a sentence before names together with the person.
    """
    house = next(iter(page.named), None) if len(page.named) == 1 else None
    if house is None or house in others or draft.who is None:
        return None
    start = sentences_back(page.doc, draft.trigger.sent.start, 2)
    here = (m.head for m in page.index.between(start, draft.trigger.sent.start, ORG) if m.ref == house)
    sentences = {page.doc[i].sent.start for i in here}
    people = (m for m in page.index.between(start, draft.trigger.sent.start) if m.ref == draft.who)
    return house if any(page.doc[m.head].sent.start in sentences for m in people) else None


def by_bare_titles(page: Page, employments: Employments, drafts: list[Draft]) -> set[int]:
    """Who works at the page's protagonist by a title that names no house: "medical director Ann Li"."""
    return {t.person for t in untold_ties(page, employments, drafts) if t.current and t.org == page.protagonist}


def _of_fellows(draft: Draft, drafts: list[Draft]) -> set[int]:
    """The organizations of those told by the same verb: "Li joined from Acme and Berg from Beta" is about neither."""
    return {
        ref
        for other in drafts
        if other is not draft and other.trigger.i == draft.trigger.i
        for slot, refs in other.orgs.items()
        if slot not in other.inferred
        for ref in refs
    }


def _went_for(draft: Draft, drafts: list[Draft]) -> set[int]:
    """Where the sentence says the person went: "fired before she joined Acme", "left to set up her own firm, Acme"."""
    sentence = draft.trigger.sent
    fellows = [d for d in drafts if d is not draft and d.who is not None and d.who == draft.who]
    # "moved to Acme and stayed until she retired"
    if any(t.lower_ in ("until", "till") for t in draft.trigger.children):
        fellows = [d for d in fellows if d.trigger.i > draft.trigger.i]
    arrived = [
        d.orgs["destination"]
        for d in fellows
        if d.type == "move" and sentence.start <= d.trigger.i < sentence.end and "destination" not in d.inferred
    ]
    founded = [
        d.orgs["organization"] for d in fellows if d.type == "founding" and draft.trigger.is_ancestor(d.trigger)
    ]
    return {ref for refs in (*arrived, *founded) for ref in refs if draft.frame.implies == "origin"}


def _aimed_at(draft: Draft, page: Page) -> set[int]:
    """ "Left to open an office for Acme": whoever the departure is to serve is not who was left."""
    if draft.frame.implies != "origin":
        return set()
    aims = [c for c in tree.children(draft.trigger, "xcomp", "advcl") if tree.has_to(c)]
    inside = (m.ref for aim in aims for m in page.index.between(aim.i, aim.right_edge.i + 1, ORG))
    return {ref for ref in inside if ref is not None}


def _left_behind(draft: Draft, drafts: list[Draft], page: Page) -> set[int]:
    """ "Left Acme to become a teacher": what someone leaves for is not to be had at Acme.

    Nor is the post of whom the sentence before told to come from Acme.
    """
    start = draft.trigger.sent.start
    before = range(sentences_back(page.doc, start, 1), start)
    return {
        ref
        for other in drafts
        if draft.type == "appointment" and other.type == "move" and other.who is not None and other.who == draft.who
        if other.frame.implies == "origin" and other.trigger.is_ancestor(draft.trigger)
        or other.frame.implies != "origin" and other.trigger.i in before
        for ref in other.orgs["origin"]
    }


def _appointing(
    draft: Draft, drafts: list[Draft], page: Page, employments: Employments, others: set[int]
) -> int | None:
    """Who appoints where the sentence names no one: the only organization told just before, else the document's.

    Where the directors come from is no house that appoints them: "Former Acme chief Ann Li has been named a director".
    """
    sentence = draft.trigger.sent
    start = sentences_back(page.doc, sentence.start, 1)
    near = {
        m.ref for m in page.index.between(start, sentence.end, ORG) if m.ref is not None and not m.data.get("venue")
    }
    fellows = [d.who for d in drafts if d.trigger.i == draft.trigger.i]
    seat = set((draft.role or "none").lower().split()) <= _SEATS
    near -= others | {t.org for who in fellows for t in employments.of(who) if seat}
    if any(m.ref in near for m in page.index.between(sentence.start, sentence.end, ORG)):
        return None
    candidates = (near.pop() if len(near) == 1 else None, page.protagonist)
    return next((ref for ref in candidates if ref is not None and ref not in others and page.employs(ref)), None)


def _tells_of_moves(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether the page tells some other event of this kind in full: only then is a gap worth filling from context."""
    return draft.type in ("appointment", "offer") or any(
        d.trigger.i != draft.trigger.i
        and d.type in ("move", "offer", "appointment", "founding")
        and any(refs and slot not in d.inferred for slot, refs in d.orgs.items())
        for d in drafts
    )


def _comes_from(draft: Draft, post: Employment, page: Page) -> bool:
    """Whether a present employer is left for the house that is meant: by who is still to come, or for another title.

    "Ann Li and Bo Chen, chemists at Acme, are expected to join in May"; "trustees hired Ann Li as deputy chief. Li,
    a captain with Acme, starts in May". The title of a new post is no post that is left.
    """
    words = set((post.role or "").lower().split())
    new = any(t.lower_ in _NEW for t in page.doc[max(post.start - 1, 0) : post.end])
    sentence = draft.trigger.sent
    if draft.trigger.pos_ == "NOUN" and words and sentence.start <= post.start < sentence.end:
        return not new  # "its purchase of Acme and the hiring of Acme's chief, Ann Li"
    other = bool(words) and draft.role is not None and not words & set(draft.role.lower().split())
    return not new and (draft.status in ("expected", "considered") or other)


def _besides(draft: Draft, post: Employment) -> bool:
    """Whether a present employer is another house than the one meant: of those on boards, and who take new posts."""
    investor = draft.frame.title == "board member" and bool(_INVESTORS & set((post.role or "").lower().split()))
    return investor or draft.frame.id in _BESIDES


def _holds_office(who: int | None, page: Page) -> bool:
    """A minister or mayor: nobody's employee, so that no organization near by is the one that is left."""
    return any(
        page.ref_at(role.data.get("person")) == who and role.data.get("head") in word_set("titles", "office_heads")
        for role in page.index.mentions
        if who is not None and role.type == ROLE and role.data.get("person") is not None
    )
