"""Names told by a list of employers: "has worked at Acme, Birch and Crane", "an adviser to Acme and Birch".

What stands at, or for what someone works, writes or advises, is an organization, and so is each member of the list, on
a list of names or not: recognisers miss most members that are spelled like a common word.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax.columns import tokens_with
from .name_evidence import NAME_WORD, is_title

_WEIGHT = 3.0
_LONGEST = 5  # words of the longest name
_PLACES = frozenset("GPE LOC NORP DATE TIME MONEY".split())
_STAYS = frozenset("work serve intern consult teach write report edit contribute".split())
_ONCE = frozenset("previously formerly once earlier".split())
_EXAMPLES = frozenset("like including as".split())
_OPENERS = _EXAMPLES | {"of", "at", "for", "with", "to"}
_OPENING = frozenset("the at for with to of".split())


def listed_cues(doc: Doc) -> dict[int, float]:
    """For each token of a name in a list of employers: the weight of that evidence."""
    found: dict[int, float] = {}
    for token in tokens_with(doc, _OPENERS):
        if token.i + 1 < len(doc) and _opens(token):
            members = list(_members(doc, token.i + 1))
            found.update((i, _WEIGHT) for member in (members if len(members) > 1 else ()) for i in member)
    return found


def _opens(token: Token) -> bool:
    """Whether employers follow: "a nurse at", "wrote for", "an adviser to", "stints with", "magazines like"."""
    word = token.lower_
    if word not in _OPENERS or token.i == 0 or token.is_sent_start:
        return False
    before = token.nbor(-1)
    lemma = before.lemma_.lower()
    if word in _EXAMPLES:
        return lemma == "such" or lemma in word_set("titles", "outlets")
    if word == "of":
        once = before.lower_ in _ONCE and before.is_sent_start
        return before.lower_ == "likes" or once or lemma in word_set("titles", "former_heads")
    if before.text == "," and token.i > 1 and token.nbor(-2).lower_ in _ONCE or before.lower_ in _ONCE:
        return word != "to"
    if word == "to":
        return lemma in word_set("titles", "heads_with_to") or lemma == "contribute"
    if lemma in _STAYS or word == "at" and (is_title(before) or lemma in word_set("titles", "tenure_nouns")):
        return True
    return word == "for" and lemma in word_set("titles", "press_heads")


def _members(doc: Doc, start: int) -> Iterator[range]:
    """The token ranges of the names of a list that ends in a conjunction or in "and more"; none if it does not."""
    members: list[range] = []
    joined = False
    i = start
    while i < len(doc):
        while doc[i].lower_ in _OPENING and i + 1 < len(doc):
            i += 1
        end = _name_end(doc, i)
        if end == i:
            joined = joined or doc[i].lower_ in ("more", "others", "many", "other", "several")
            break
        if joined and doc[end].tag_ in ("VBD", "VBZ", "VBP", "MD") and doc[i - 2].text == ",":
            break  # "worked at Acme, and Bo Chen joined"
        members.append(range(i, end))
        i = _past_noun(doc, end)
        if doc[i].text == "," and not joined and i + 1 < len(doc):
            i += 1
        if doc[i].lower_ in ("and", "&") and not joined:
            joined, i = True, i + 1
        elif doc[i - 1].text != ",":
            break
    if joined:
        yield from (m for m in members if not any(doc[k].ent_type_ in _PLACES for k in m))


def _name_end(doc: Doc, i: int) -> int:
    """Past the name that starts at the token; its own start if none does."""
    end = i
    while end < min(i + _LONGEST, len(doc) - 1) and NAME_WORD.match(doc[end].text) and not is_title(doc[end]):
        if end > i and doc[end].is_sent_start:
            break
        end += 1
    return end


def _past_noun(doc: Doc, i: int) -> int:
    """Past the noun that says what was named: "Stockpot magazine"."""
    return i + (doc[i].lower_ in word_set("organizations", "description_nouns") and i + 1 < len(doc))
