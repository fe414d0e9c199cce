"""Whose title it is that names no employer: "CEO Ann Li", "the two co-founders, Ann Li and Bo Chen".

It is that of an event of the person, of who reports to the person, of a clause about the person, or else of the
organization that the passage speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Span, Token

from ...lexicon.resources import word_set
from ...mentions.ties import is_founder, is_house_title
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ...syntax.roles import roles
from ...syntax.sentences import sentences_back
from ...text.english import english_words
from ..attribution import only_says_so
from ..draft import Draft, Page
from .bodies import of_its_kind, of_place
from .careers import first_job
from .employment import Employments
from .posts import Employment, Untold
from .unread import named_short, names_unread

RISES = frozenset("promote elevate demote move rise promotion elevation".split())
_OWNERS = frozenset("his her their my our your whose".split())
_SAYS = frozenset("say tell add comment write".split())
_TAKES = frozenset("acquire buy purchase hire poach recruit".split())
WINDOW = 2
"""Sentences before the title's own in which the organization has to be spoken of."""
MARGIN = 0.5
"""By how much the likeliest organization must lead, in the units of :func:`_weight`."""

RIVALRY = -1.0
"""The weight that makes an organization of the sentences before a rival of the one that the page is about."""

DOMINANCE = 2
"""How many times as often one organization has to be named as another to be the one that a page is about."""
LIKELY = 0.4
"""The least weight: a subject of the sentence before, or a name that the page tells often in the sentence before."""


def untold_ties(page: Page, employments: Employments, drafts: list[Draft]) -> Iterator[Employment]:
    """Titles that name no employer: it is that of an event of the person or of who reports to the person, else, for a
    leader, the organization that the document is about."""
    main = page.protagonist
    founded = _founded(page, employments, drafts)
    last: tuple[Untold, int] | None = None
    for title in employments.untold:
        if _owned(title, page) or _continued(title, page) or names_unread(title, page):
            continue
        org = named_short(title, page)
        if org is None:
            org = _opened_at(title, page)
        if org is None:
            org = _from_events(title, page, drafts)
        if org is None:
            org = _of_subordinate(title, page, drafts)
        if org is None:
            org = _joined_since(title, page, drafts)
        if org is None:
            org = _of_tie(title, page, employments)
        if org is None and last is not None and _joined(last[0], title, page):
            org = last[1]
        if org is None and is_founder(title.role):
            org = _whose_founders(founded, main, title, page)
        if org is None and not employments.of(title.person):
            org = of_its_kind(title, page)
        if org is None and not employments.of(title.person):
            org = of_place(title, page)
        if org is None and _is_post(title.role) and not _names_body(title.role):
            org = _spoken_of(title, main, page, employments)
            if org is None and main is not None and not _elsewhere(title, main, employments):
                org = main if _undisputed(main, title, page) and not _rivalled(main, title, page) else None
            org = _welcomed_to(title, page, drafts) if org is None else org
        if org is not None and org not in _goals(title, page, drafts):
            last = title, org
            yield Employment(title.person, org, title.role, title.current, title.start, title.end)


def _goals(title: Untold, page: Page, drafts: list[Draft]) -> set[int]:
    """ "Co-founder Ann Li left for Acme": where someone goes is not where the title beside it was held."""
    sentence = page.doc[title.start].sent
    moves = [d for d in drafts if d.type == "move" and d.who == title.person and d.role != title.role]
    here = [d for d in moves if sentence.start <= d.trigger.i < sentence.end and d.frame.implies != "destination"]
    return {ref for d in here for ref in d.orgs["destination"]}


def _owned(title: Untold, page: Page) -> bool:
    """ "Her deputy, Ann Li", "the union's secretary, Ann Li", "Ann Li, our head of data": whose, the title says."""
    named = page.index.covering(title.start)
    first = title.start - (named is None or named.type != PERSON)
    return any(t.lower_ in _OWNERS or t.tag_ == "POS" for t in page.doc[max(first, 0) : title.end])


def _continued(title: Untold, page: Page) -> bool:
    """ "Co-founder and co-host of the podcast Marram": a second title tells of what both are."""
    doc = page.doc
    if title.end + 1 >= len(doc) or doc[title.end].lower_ not in ("and", "&"):
        return False
    ahead = page.index.between(title.end, title.end + 12, ROLE)
    second = next((m for m in ahead if m.start <= title.end + 2), None)
    return second is not None and second.data.get("employer") is None and " of " in f" {second.data['text']} "


def _founded(page: Page, employments: Employments, drafts: list[Draft]) -> Counter[int]:
    """The organizations whose founders the page speaks of ("Acme's co-founders", "Acme co-founder Ann Li"), and how
    often it names each.
    """
    found = {tie.org for tie in employments.all if is_founder(tie.role)}
    found |= {ref for d in drafts if d.type == "founding" for ref in d.orgs.get("organization", ())}
    heads = word_set("titles", "founder_heads")
    for noun in page.tokens(heads):
        if noun.lemma_.lower() in heads:
            filled = roles(noun)
            named = [page.index.at(t.i) for key in ("possessor", "of", "modifier") for t in filled.get(key, [])]
            found |= {m.ref for m in named if m is not None and m.type == ORG and m.ref is not None}
    return Counter(m.ref for m in page.index.mentions if m.type == ORG and m.ref in found)


def _whose_founders(founded: Counter[int], main: int | None, title: Untold, page: Page) -> int | None:
    """The organization whose founders the page speaks of, if it is one, or one far more than the others."""
    ranked = founded.most_common(2)
    if not ranked or len(ranked) > 1 and ranked[0][1] < DOMINANCE * ranked[1][1]:
        return None
    org = ranked[0][0]
    start = _window(title, page, 2 * WINDOW if len(ranked) > 1 else WINDOW)
    return org if org == main or any(m.ref == org for m in page.index.between(start, title.end, ORG)) else None


def _window(title: Untold, page: Page, sentences: int = WINDOW) -> int:
    """The token where the sentences before the title's own begin."""
    return sentences_back(page.doc, page.doc[title.start].sent.start, sentences)


def _is_post(role: str) -> bool:
    """Whether a title is a post inside some body: "chief executive", "plant manager"; not "President Ann Li"."""
    if role in word_set("titles", "state_offices"):
        return False
    head = role.split(" of ")[0].split(" for ")[0].split(", ")[0].split()[-1].lower()
    if head == "chief" and set(role.lower().split()) & word_set("titles", "office_modifiers"):
        return False
    return is_house_title(role) or head in word_set("titles", "leading_heads") | word_set("titles", "post_heads")


def _names_body(role: str) -> bool:
    """Whether the title itself says of what it is one: "president of Marisol", "foreign affairs committee chair"."""
    *before, last = role.split()
    opens = bool(before) and _is_name(before[0]) and not _is_ordinary(before[0], role)
    named = opens or _is_name(last) and last.lower() not in english_words()
    words = [*before, last] if {"of", "for"} & set(before) else before
    return named or any(word.lower() in word_set("titles", "bodies_in_titles") for word in words)


def _is_name(word: str) -> bool:
    """Whether a title's word is neither a part of titles nor in lower case: "Marisol president"."""
    known = (word_set("titles", key) for key in ("role_modifiers", "prefix_modifiers", "heads", "inner_words"))
    return word[:1].isupper() and not any(word.lower() in words or word in words for words in known)


def _is_ordinary(word: str, role: str) -> bool:
    """Whether a title's capital only opens the sentence, "Youth coach", or the title of an office, "Police Chief"."""
    sentence_case = role[1:] == role[1:].lower() and word.lower() in english_words()
    return sentence_case or word.lower() in word_set("titles", "office_modifiers")


def _elsewhere(title: Untold, main: int, employments: Employments) -> bool:
    """Whether the page ties the person to another organization at present."""
    return any(tie.current and tie.org != main for tie in employments.of(title.person))


def _joined(before: Untold, title: Untold, page: Page) -> bool:
    """Whether two titles stand in one list: "chief executive Ann Li, coach Bo Chen", or are one in the plural."""
    gap = page.doc[before.end : title.start]
    short = 0 < len(gap) <= 2 and all(t.lower_ in (",", "and", "&") for t in gap)
    return short or title.start == before.start


def _opened_at(title: Untold, page: Page) -> int | None:
    """ "At Acme, head of design Ann Li said", "Over at Acme, Ann Li is head of design": where the sentence begins."""
    sentence = page.doc[title.start].sent
    first = sentence.start + (sentence[0].lower_ == "over")
    if page.doc[first].lower_ != "at" or first + 2 >= title.start:
        return None
    place = page.index.covering(first + 1 + (page.doc[first + 1].lower_ == "the"))
    if place is None or place.type != ORG or place.end > title.start or page.doc[place.end].text != ",":
        return None
    return place.ref


def _from_events(title: Untold, page: Page, drafts: list[Draft]) -> int | None:
    for draft in drafts:
        sentence = draft.trigger.sent
        if draft.who != title.person or not sentence.start <= title.start < sentence.end or title.role == draft.role:
            continue
        if draft.type == "appointment" and draft.trigger.lemma_ not in RISES and not is_house_title(title.role):
            continue  # who is appointed may come from anywhere, who is promoted was there
        slot = {"move": "origin", "appointment": "organization"}.get(draft.type, "")
        if draft.orgs.get(slot) and (slot not in draft.inferred or _named_in(sentence, draft.orgs[slot][0], page)):
            return draft.orgs[slot][0]
    return None


def _named_in(sentence: Span, org: int, page: Page) -> bool:
    """ "A director who has been with Acme for years is leaving": what the sentence tells needs no inference."""
    return any(m.ref == org for m in page.index.between(sentence.start, sentence.end, ORG))


def _joined_since(title: Untold, page: Page, drafts: list[Draft]) -> int | None:
    """ "Ann Li is a senior reporter. She joined Acme in 2019.": the house of the next sentence, if she has not left."""
    sentence = page.doc[title.end - 1].sent
    told = any(t.dep_ == "attr" for t in page.doc[title.start : title.end])
    if not title.current or not told or sentence.end >= len(page.doc):
        return None
    following = page.doc[sentence.end].sent
    moves = [d for d in drafts if d.who == title.person and d.type == "move" and not first_job(d)]
    joined = [d for d in moves if following.start <= d.trigger.i < following.end and d.status == "occurred"]
    orgs = {ref for d in joined for ref in d.orgs["destination"]}
    left = {ref for d in moves for ref in d.orgs["origin"]}
    return orgs.pop() if len(orgs) == 1 and not orgs & left else None


def _welcomed_to(title: Untold, page: Page, drafts: list[Draft]) -> int | None:
    """ "We look forward to working with her," chair Ann Li said: of the one house that has just hired someone."""
    sentence = page.doc[title.start].sent
    beside = page.doc[max(title.start - 4, sentence.start) : min(title.end + 4, sentence.end)]
    if not title.current or not any(t.lemma_ in _SAYS for t in beside):
        return None
    start = sentences_back(page.doc, sentence.start, WINDOW + 1)
    told = [d for d in drafts if d.type in ("move", "appointment") and start <= d.trigger.i < sentence.end]
    told = [d for d in told if d.who != title.person and d.status in ("occurred", "expected")]
    houses = {ref for d in told for slot in ("destination", "organization") for ref in d.orgs.get(slot, ())[:1]}
    return houses.pop() if len(houses) == 1 else None


def _of_subordinate(title: Untold, page: Page, drafts: list[Draft]) -> int | None:
    """ "She will report to chief executive Ann Li": Ann Li heads the organization that "she" comes to."""
    before = reversed(page.doc[max(title.start - 4, 0) : title.start])
    verb = next((t for t in before if t.lemma_ in ("report", "answer")), None)
    if verb is None or page.doc[verb.i + 1].lower_ not in ("to", "directly"):
        return None
    subject = surface_subject(verb)
    who = page.ref_at(subject.i) if subject is not None else None
    for draft in sorted(drafts, key=lambda d: abs(d.trigger.i - verb.i)):
        if draft.who == who and who is not None:
            found = draft.orgs.get("destination") or draft.orgs.get("organization")
            if found:
                return found[0]
    return None


def _of_tie(title: Untold, page: Page, employments: Employments) -> int | None:
    """ "Acme, led by chief executive Ann Li": the clause states the tie, the title only its role."""
    sentence = page.doc[title.start].sent
    return next(
        (
            t.org
            for t in employments.of(title.person)
            if t.role is None
            and t.current == title.current
            and t.start <= title.end
            and t.end >= title.start
            and sentence.start <= t.start < sentence.end
        ),
        None,
    )


def _undisputed(main: int, title: Untold, page: Page) -> bool:
    """Whether no organization but the main one is named in the title's sentence or is a subject of the one before."""
    sentence = page.doc[title.start].sent
    before = page.index.between(_window(title, page, 1), sentence.start, ORG)
    subjects = [m for m in before if page.doc[m.head].dep_ in tree.SUBJECTS]
    return all(m.ref in (None, main) for m in (*subjects, *page.index.between(sentence.start, sentence.end, ORG)))


def _rivalled(main: int, title: Untold, page: Page) -> bool:
    """Whether the sentences before the title speak of organizations, but not of the main one, which is one of many."""
    if 2 * page.named[main] >= page.named.total():
        return False
    before = page.index.between(_window(title, page), page.doc[title.start].sent.start, ORG)
    spoken = {m.ref for m in before if _may_employ(m, title, page) and _weight(m, title, page) > RIVALRY}
    return bool(spoken) and main not in spoken


def _leads(title: Untold) -> bool:
    """A leader's title, but no head of state's ("President Ann Li")."""
    words = title.role.lower().split()
    return bool(set(words) & word_set("titles", "leading_heads")) and "vice" not in words and title.role != "President"


def _spoken_of(title: Untold, main: int | None, page: Page, employments: Employments) -> int | None:
    """The organization that the passage speaks of at the title, where one clearly leads."""
    doc = page.doc
    sentence = doc[title.start].sent
    counts = page.names
    scores: dict[int, float] = {}
    for mention in page.index.between(_window(title, page), sentence.end, ORG):
        if mention.ref is None or not _may_employ(mention, title, page):
            continue
        score = _weight(mention, title, page) + min(0.2 * counts[mention.ref], 1.2)
        scores[mention.ref] = max(scores.get(mention.ref, -9.0), score)
    ranked = sorted(scores, key=lambda ref: -scores[ref])
    if ranked and main in scores and _leads(title) and counts[main] >= DOMINANCE * counts[ranked[0]]:
        ranked = [main]
    if main in ranked[:2] and scores[ranked[0]] - scores[main] < MARGIN and scores[main] >= LIKELY:
        ranked = [main]
    if not ranked or scores[ranked[0]] < LIKELY or len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
        return None
    held = {tie.org for tie in employments.of(title.person) if tie.current}
    return ranked[0] if not held or ranked[0] in held else None


def _may_employ(mention: Mention, title: Untold, page: Page) -> bool:
    """Not what follows the title, unless as "the company" or "it"; no venue, nor an outlet that someone talks to."""
    token = page.doc[mention.head]
    if mention.start >= title.start and mention.form in ("name", "part"):
        return False
    told = token.dep_ == "dobj" and token.head.lemma_ == "tell" or only_says_so(mention, page)
    return not told and not mention.data.get("venue") and page.referents[mention.ref or 0].kind != "media"


def _weight(mention: Mention, title: Untold, page: Page) -> float:
    """Subjects before the rest, the title's own sentence before the ones before it."""
    token = tree.phrase_head(page.doc[mention.head])
    if is_founder(title.role) and token.dep_ == "nsubj" and token.head.lemma_ in _TAKES:
        return 0.0  # who buys a company or hires its people is not what its founder founded
    score = {"nsubj": 2.0, "nsubjpass": 2.0, "dobj": 1.2, "poss": 0.9}.get(token.dep_, 0.6)
    return score - 1.2 * _sentences_between(token, page.doc[title.start])


def _sentences_between(earlier: Token, later: Token) -> int:
    return sum(bool(t.is_sent_start) for t in later.doc[earlier.i + 1 : later.i + 1])


def beside_bare_title(draft: Draft, page: Page, employments: Employments) -> int | None:
    """The one organization of an earlier sentence that names the draft's person with a bare title.

    "They left Acme over concerns about CEO Ann Li. When the board ousted Li, ..." speaks of the board of Acme.
    """
    for title in employments.untold:
        sentence = page.doc[title.start].sent
        if title.person != draft.who or not title.current or sentence.start >= draft.trigger.sent.start:
            continue
        named = {m.ref for m in page.index.between(sentence.start, sentence.end, ORG) if m.ref is not None}
        if len(named) == 1:
            return named.pop()
    return None
