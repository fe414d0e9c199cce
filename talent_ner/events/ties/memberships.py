"""Ties that are no employment: seats on boards, membership, the outlets and clubs of a short biography.

They say nothing about where someone who moves comes from, so events do not read them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ...lexicon.resources import vocabulary, word_set
from ...mentions.beside import NOW
from ...mentions.title_heads import singular
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ...syntax.prepositions import PLACING
from ...syntax.roles import Roles, roles
from ..draft import Page
from .careers import looks_back
from .posts import Employment
from .work import clause_subject, goes_on, lasts

_BOARDS = frozenset({"board", "boards"})
_BENCHES = _BOARDS | {"faculty", "faculties", "staff", "council", "committee", "panel"}
_SEATED = frozenset("sit serve be remain stay".split())
_TRUSTEES = frozenset("directors trustees governors regents overseers advisors advisers visitors".split())
_WRITE = frozenset("write report cover play contribute compete coach umpire blog photograph".split())
_HAS = frozenset("has have 's 've".split())
_COVER = frozenset("cover report write edit".split())
_LINKS = frozenset(", ; and then later as a an the also finally before that".split())


def memberships(page: Page) -> Iterator[Employment]:
    """All such ties of a page, in the order of their kinds."""
    yield from _boards(page)
    yield from _parts(page)
    yield from _bylines(page)
    yield from _duties(page)
    yield from _holders(page)
    yield from _posts_held(page)
    yield from _roles_held(page)
    yield from _one_of(page)
    yield from _where_both(page)


def _roles_held(page: Page) -> Iterator[Employment]:
    """ "Previously held senior roles at X and Y", "has held positions with X": posts that are told without a title."""
    for verb in page.tokens(["hold"]):
        posts = [t for t in roles(verb).get("object", ()) if t.lemma_.lower() in word_set("titles", "post_nouns")]
        if verb.pos_ != "VERB" or not posts or page.index.title(posts[0].i) is not None:
            continue
        filled = roles(verb)
        places = [t for name in ("at", "with", "object_at", "object_with") for t in filled.get(name, [])]
        current = goes_on(verb)
        ended = current and any(c.lower_ in _HAS for c in verb.children) and posts[0].tag_ == "NNS"
        for org in _named(page, places):
            yield from _tie(page, verb, org, None, False if ended else current)


def _where_both(page: Page) -> Iterator[Employment]:
    """ "Met at X, where both were researchers": the title in the plural of those that "both" or "they" means."""
    for verb in page.tokens(["be"]):
        places = roles(verb).get("where", []) if verb.dep_ == "relcl" else []
        attribute = next(iter(tree.children(verb, "attr")), None)
        title = singular(attribute) if places and attribute is not None else None
        subject = surface_subject(verb)
        if title is None or subject is None or subject.lower_ not in ("both", "they"):
            continue
        meant = page.index.at(subject.i)
        org = next((m.ref for m in _named(page, places)), None)
        for person in (meant.data.get("refs") or ()) if meant is not None and org is not None else ():
            yield Employment(person, org, title, bool(goes_on(verb)), verb.sent.start, verb.sent.end)  # type: ignore[arg-type]


def _one_of(page: Page) -> Iterator[Employment]:
    """ "Is one of X's best-known scientists": the title in the singular."""
    for one in page.tokens(["one"]):
        if one.dep_ != "attr" or one.head.lemma_ != "be":
            continue
        for noun in roles(one).get("of", ()):
            title = singular(noun)
            owners = _named(page, roles(noun).get("possessor", [])) if title is not None else []
            for org in owners[:1]:
                yield from _tie(page, one.head, org, title, goes_on(one.head))


def _tie(page: Page, verb: Token, org: Mention | None, role: str | None, current: bool | None) -> Iterator[Employment]:
    subject = surface_subject(verb)
    person = _person(page, subject) if subject is not None else None
    if person is None or org is None or org.ref is None:
        return
    if current is not None and not any(c.dep_ == "neg" for c in verb.children):
        yield Employment(person, org.ref, role, current, verb.sent.start, verb.sent.end)


def _person(page: Page, subject: Token) -> int | None:
    """Who the subject is, also through a title: "Ann Li is a reporter covering schools for X"."""
    mention = page.index.at(subject.i)
    if mention is not None and mention.type == ROLE:
        return page.ref_at(mention.data.get("person"))
    return mention.ref if mention is not None and mention.type == PERSON else None


def _named(page: Page, tokens: list[Token]) -> list[Mention]:
    """The organizations among the tokens, with those coordinated to the first."""
    at = (page.index.headed(t.i, ORG) or page.index.at(t.i) for t in tokens)
    found = [m for m in at if m is not None and m.type == ORG]
    if not found:
        return []
    joined = (page.index.headed(head, ORG) for head in found[0].data.get("coordinated", ()))
    return [found[0], *(m for m in joined if m is not None)]


def _boards(page: Page) -> Iterator[Employment]:
    """ "sits on the board of X", "is on X's board", "served on the faculties of X and Y"."""
    for board in page.tokens(_BENCHES):
        if board.lower_ not in _BENCHES or board.dep_ != "pobj" or board.head.lower_ != "on":
            continue
        verb = board.head.head
        if verb.lemma_ not in _SEATED:
            continue
        filled = roles(board)
        of = [t for t in _whose_board(board) if t.lower_ not in _TRUSTEES] or [
            t for trustees in _whose_board(board) for t in _whose_board(trustees)
        ]
        for org in _named(page, of or filled.get("possessor", []) or filled.get("modifier", [])):
            role = "board member" if board.lower_ in _BOARDS else None
            yield from _tie(page, verb, org, role, goes_on(verb))


def _whose_board(noun: Token) -> list[Token]:
    """ "The board of X", "at X"; "the board of directors of X" through the directors."""
    links = [c for c in tree.children(noun, "prep") if c.lower_ in ("of", "at", "for")]
    return [t for link in links for t in tree.children(link, "pobj")]


def _parts(page: Page) -> Iterator[Employment]:
    """ "is part of X", "is part of the team at X", "has been with X since 2004", "before that she was at X"."""
    for verb in page.tokens(["be"]):
        if verb.lemma_ != "be":
            continue
        if page.contents.speak(verb, PLACING):
            yield from _where(page, verb)
        if verb.tag_ not in ("VBZ", "VBP", "VBD"):
            continue
        for part in tree.children(verb, "attr"):
            if part.lower_ != "part":
                continue
            for org in _named(page, roles(part).get("of", []))[:1]:
                yield from _tie(page, verb, org, None, verb.tag_ != "VBD")


def _where(page: Page, verb: Token) -> Iterator[Employment]:
    """ "Has been with X since 2004", "before that she was at X"."""
    if verb.tag_ in ("VBZ", "VBP") or verb.tag_ == "VBN" and any(c.lower_ in _HAS for c in verb.children):
        for org in _named(page, roles(verb).get("with", []))[:1]:
            yield from _tie(page, verb, org if org.form == "name" else None, None, True)
    lasting = _lasting(verb)
    if lasting is not None or verb.tag_ == "VBD" and looks_back(verb.sent):
        for org in _named(page, [t for name in ("at", "with") for t in roles(verb).get(name, [])]):
            yield from _tie(page, verb, org if org.form == "name" else None, None, bool(lasting))


def _lasting(verb: Token) -> bool | None:
    """True in "is now at Acme", "has been at Acme for 20 years", False in "was with Acme for 25 years", "was at Acme
    from 2001 to 2009", None where nothing says how long.
    """
    words = {c.lower_ for c in verb.children}
    if verb.tag_ in ("VBZ", "VBP"):
        return True if words & NOW else None
    if verb.tag_ == "VBN" and words & _HAS:
        return True if any(lasts(c) for c in verb.children) else None
    over = bool(words & {"until", "till"}) or any(lasts(c) or _spans_years(c) for c in verb.children)
    return False if verb.tag_ == "VBD" and over else None


def _spans_years(link: Token) -> bool:
    """ "From 2001 to 2009"."""
    return link.lower_ == "from" and any(t.like_num and len(t.text) == 4 for t in tree.children(link, "pobj"))


def _duties(page: Page) -> Iterator[Employment]:
    """ "is in charge of design at X", "was responsible for sales at X"."""
    for role in page.index.mentions:
        duty = page.doc[role.head]
        if role.type != ROLE or duty.lower_ not in ("charge", "responsible") or duty.head.i == duty.i:
            continue
        verb = duty.head.head if duty.dep_ == "pobj" and duty.head.lower_ == "in" else duty.head
        if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP", "VBD", "VBN"):
            org = page.index.at(role.data["employer"]) if role.data["employer"] is not None else None
            place = next(iter(_named(page, roles(verb).get("where", []))), None)
            org = place if org is None else org
            if org is not None and (org.start >= role.end or org is place):
                yield from _tie(page, verb, org, role.data["text"], goes_on(verb))


def _holders(page: Page) -> Iterator[Employment]:
    """ "Ann Li owns X", "X, owned by Ann Li", "Ann Li edits X", "writes the newsletter X": the verb tells the role."""
    titles = vocabulary("titles")["roles_by_verb"]
    for verb in page.tokens(titles):
        if verb.lemma_ not in titles or verb.pos_ != "VERB":
            continue
        filled = roles(verb)
        objects = filled.get("object", [])
        person = next((_person(page, t) for t in filled.get("subject", [])), None)
        orgs = _named(page, objects) or _named(page, [t for o in objects for t in tree.children(o, "appos")])
        current = goes_on(verb)
        for org in orgs[:1]:
            if person is not None and org.form == "name" and org.ref is not None and current is not None:
                yield Employment(person, org.ref, titles[verb.lemma_], current, verb.sent.start, verb.sent.end)


def _bylines(page: Page) -> Iterator[Employment]:
    """ "covers schools for X", "covered courts at X", "has written for X, Y and Z"."""
    for verb in page.tokens(_WRITE):
        if verb.pos_ != "VERB" or verb.lemma_ not in _WRITE or (current := goes_on(verb)) is None:
            continue
        found = roles(verb)
        outlets = found.get("for", []) or (_within(found) if verb.lemma_ in _COVER else [])
        for org in _named(page, outlets) or _named(page, [t for o in outlets for t in _examples(o)]):
            yield from _tie(page, verb, org, None, current)


def _within(found: Roles) -> list[Token]:
    """The outlet where the parser hangs it on what is covered, or where it follows "at"."""
    inside = [t for noun in found.get("object", []) for o in noun.subtree if o.lower_ in ("for", "at")
              for t in tree.children(o, "pobj")]
    return found.get("at", []) or inside


def _examples(noun: Token) -> list[Token]:
    """ "Publications like X and Y", "magazines including X", "outlets such as X"."""
    if noun.lemma_.lower() not in word_set("titles", "outlets"):
        return []
    return [t for c in noun.children if c.lower_ in ("like", "including", "as") for t in tree.children(c, "pobj")]


def _posts_held(page: Page) -> Iterator[Employment]:
    """ "worked as a chemist at X, an editor at Y and a reporter for Z": each title with the employer of its own."""
    for preposition in page.tokens(["as"]):
        if preposition.lower_ != "as" or preposition.dep_ != "prep":
            continue
        current = _held(preposition)
        first = next((page.index.title(t.i) for t in tree.children(preposition, "pobj")), None)
        subject = next(iter(clause_subject(preposition)), None)
        person = _person(page, subject) if subject is not None else None
        if current is None or first is None or person is None:
            continue
        for title in title_chain(page, first):
            org = page.index.at(title.data["employer"]) if title.data.get("employer") is not None else None
            if org is not None and org.type == ORG and org.ref is not None and (title is first or not current):
                yield Employment(person, org.ref, title.data["text"], current, preposition.i, title.end)


def _held(preposition: Token) -> bool | None:
    """Whether someone still is what an "as" phrase says; None if it does not tell what someone is or was."""
    head = preposition.head
    if any(t.lower_ == "recently" for t in (*preposition.lefts, *preposition.doc[:preposition.i][-1:])):
        return False
    if head.lemma_ == "hand" and any(c.lower_ == "over" for c in head.children):
        return False  # "has handed over as chair of Acme"
    if head.lemma_.lower() in word_set("titles", "tenure_nouns"):
        return head.head.lemma_ == "spend" and bool(goes_on(head.head))
    if head.pos_ != "VERB" or any(c.dep_ == "neg" for c in head.children):
        return None
    if head.lemma_ == "employ" and tree.is_passive(head):
        return goes_on(head)
    if tree.is_passive(head):
        return True if head.lemma_ in word_set("titles", "verbs_of_repute") else None
    return goes_on(head) if head.lemma_ in word_set("titles", "verbs_of_stay") else None


def title_chain(page: Page, title: Mention) -> Iterator[Mention]:
    """The title and those that follow it in the list."""
    titles = [m for m in page.index.mentions if m.type == ROLE and m.form == "title" and m.start > title.start]
    yield title
    for following in titles:
        gap = page.doc[title.data.get("until", title.end) : following.start]
        if len(gap) == 0 or any(t.lower_ not in _LINKS for t in gap) or any(t.is_sent_start for t in gap):
            return
        yield following
        title = following
