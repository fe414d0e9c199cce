"""Appointments told by a title beside a name rather than by a verb.

"Incoming chief executive Ann Li", "with Bo Chen as interim head", "the promotions of Ann Li to treasurer and Bo Chen to
partner": nothing in them evokes a frame, and the organization is the title's own or the one the passage is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ...lexicon.frames import untriggered
from ...lexicon.resources import word_set
from ...syntax import tree
from ...syntax.mention import PERSON, ROLE, Mention
from ..draft import Draft, Page
from .officers import officers

_COMING = frozenset({"incoming"})
_STANDING_IN = frozenset("interim acting temporary caretaker new".split())
_SERVING = frozenset("serving acting stepping taking filling in over now currently".split())
_PROMOTIONS = frozenset("promotion appointment elevation".split())
_ARTICLES = frozenset("the a an its their".split())


def standing_drafts(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Such appointments of people of whom no draft tells a post or an arrival already."""
    told = {d.who for d in drafts if d.type == "appointment" or d.type == "move" and d.orgs["destination"]}
    found: list[Draft] = []
    for person, role, status in (*_coming(page), *_stand_ins(page), *_listed(page), *_itemised(page, drafts)):
        if person.ref is not None and person.ref not in told:
            told.add(person.ref)
            found.append(_draft(page, person, role, status))
    for person, role, house in officers(page):
        if person.ref not in told:
            told.add(person.ref)
            found.append(_draft(page, person, role, "occurred", house))
    return found


def _draft(page: Page, person: Mention, role: Mention, status: str, house: int | None = None) -> Draft:
    trigger = page.doc[role.head]
    employer = page.ref_at(role.data.get("employer")) if house is None else house
    return Draft(
        untriggered("standing-title", "appointment", "organization"),
        trigger,
        person.ref,
        None,
        person,
        {"organization": [] if employer is None else [employer]},
        role.data["text"],
        status,
        evidence=[(trigger.sent.start, trigger.sent.end)],
        # "Its incoming treasurer", and whose is not known: no other organization will do.
        unresolved=frozenset({"organization"} if employer is None and role.data.get("employer") is not None else ()),
    )


def _itemised(page: Page, drafts: list[Draft]) -> Iterator[tuple[Mention, Mention, str]]:
    """ "Ann Li was appointed as head of Acme; Bo Chen, as director of Beta": items that share the verb of the first."""
    doc = page.doc
    titles = {m.start: m for m in _titles(page)}
    for draft in drafts:
        if draft.type != "appointment" or draft.role is None:
            continue
        end = draft.trigger.sent.end
        for person in page.index.between(draft.trigger.i + 1, end, PERSON):
            link = person.end + (person.end < end and doc[person.end].text == ",")
            if link + 1 >= end or doc[link].lower_ != "as" or not _opens_item(doc, person.start):
                continue
            title = titles.get(link + 1 + (doc[link + 1].lower_ in _ARTICLES))
            if title is not None:
                yield person, title, draft.status


def _opens_item(doc: Doc, start: int) -> bool:
    """Whether a name stands behind a semicolon, "and" and forms of address apart."""
    while start > 1 and (doc[start - 1].text in word_set("titles", "honorifics") or doc[start - 1].lower_ == "and"):
        start -= 1
    return doc[start - 1].text == ";"


def _titles(page: Page) -> Iterator[Mention]:
    return (m for m in page.index.mentions if m.type == ROLE and m.form == "title" and not m.data["former"])


def _coming(page: Page) -> Iterator[tuple[Mention, Mention, str]]:
    """ "Incoming chief executive Ann Li", "Ann Li, Acme's incoming treasurer": not yet in the post."""
    for role in _titles(page):
        person = page.index.headed(role.data["person"], PERSON) if role.data.get("person") is not None else None
        words = {t.lower_ for t in page.doc[max(role.start - 1, 0) : role.end]}
        if person is not None and words & _COMING and person.form in ("name", "surname"):
            yield person, role, "expected"


def _stand_ins(page: Page) -> Iterator[tuple[Mention, Mention, str]]:
    """ "With Bo Chen (serving) as interim head"."""
    for role in _titles(page):
        words = {t.lower_ for t in page.doc[role.start : role.head + 1]}
        if not words & _STANDING_IN:
            continue
        i = _before(page, role.start)
        if page.doc[i].lower_ != "as":
            continue
        i -= 1
        while page.doc[i].lower_ in _SERVING and i > role.start - 5:
            i -= 1
        person = page.index.covering(i)
        if person is not None and person.type == PERSON and _opened_by(page, person, "with"):
            yield person, role, "occurred"


def _opened_by(page: Page, person: Mention, word: str) -> bool:
    """Whether the word stands before the name, a short title between them aside: "with treasurer Bo Chen"."""
    start = person.start - 1
    title = page.index.covering(start)
    if title is not None and title.type == ROLE:
        start = title.start - 1
    while start > 0 and page.doc[start].lower_ in _ARTICLES:
        start -= 1
    return page.doc[start].lower_ == word


def _listed(page: Page) -> Iterator[tuple[Mention, Mention, str]]:
    """ "Two promotions: Ann Li to treasurer and Bo Chen, to partner"."""
    for role in _titles(page):
        i = _before(page, role.start)
        last = i - 1 - (page.doc[i - 1].text == ",")
        person = page.index.covering(last) if page.doc[i].lower_ in ("to", "as") and last >= 0 else None
        if person is None or person.type != PERSON:
            continue
        sentence = page.doc[role.head].sent
        if any(_announces(t) for t in page.doc[sentence.start : person.start]):
            yield person, role, "occurred"


def _announces(token: Token) -> bool:
    return token.lemma_.lower() in _PROMOTIONS and not any(c.dep_ == "neg" for c in tree.conj_head(token).children)


def _before(page: Page, start: int) -> int:
    """The token before a phrase and its article."""
    i = start - 1
    while i > 0 and page.doc[i].lower_ in _ARTICLES:
        i -= 1
    return max(i, 0)
