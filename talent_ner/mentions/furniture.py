"""Page furniture: bylines, authors' biographies, credits. Who is named only there takes no part in the article.

A pronoun of the article never means its reporter or photographer, while "she" in an author's biography means the author
and nobody of the article. Mentions are marked with ``data["furniture"]``; everything else is left as it is.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from ..lexicon.resources import vocabulary, word_set
from ..syntax.layout import TextBlock
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex

_NAME_LINE = 8  # tokens of the longest line that holds nothing but names
_SHORT = 40  # tokens of the longest credit or caption
_OPENING = 16  # tokens within which a biography says what its subject does
_PROSE = 25  # tokens of the shortest paragraph that belongs to the article itself
_LONG_SIGN = 10  # letters of a sign that no other words spell in lower case
_PICTURED = re.compile(r"\([^()/]{4,50}/[^()/]{2,50}\)\s*$")  # "The quay at dawn. (Ann Li / Osk Press)"
_GOES_ON = frozenset("he she they you his her follow email contact previously before prior".split())


def mark_furniture(doc: Doc, blocks: list[TextBlock], mentions: list[Mention]) -> None:
    """Marks people who are named in the page's furniture only, and the pronouns that mean them, in place.

    Houses named in credits are venues, which take no part either.
    """
    index = MentionIndex([m for m in mentions if m.type == PERSON and m.form in ("name", "surname")])
    lines = {block.start for block in blocks if _name_line(doc, block, index)}
    lives = _biographies(doc, blocks, index, lines)
    credits = _credits(doc, blocks)
    aside = lives | credits | _signatures(blocks, lines, lives)
    told = {m.ref for b in blocks if b.start not in aside | lines for m in index.between(b.start, b.end)}
    lives = {start for start in lives if not _of(start, blocks, index) & told}
    for block in blocks:
        for mention in mentions if block.start in aside | lives else ():
            if mention.type == ORG and block.start in credits and block.start <= mention.start < block.end:
                mention.data["venue"] = True  # an agency that sells pictures
            if mention.type != PERSON or not block.start <= mention.start < block.end:
                continue
            named = mention.form in ("name", "surname")
            if mention.ref not in told if named else block.start in lives:
                mention.data["furniture"] = True


def _of(start: int, blocks: list[TextBlock], index: MentionIndex) -> set[int | None]:
    """The people named in the block that starts there, or in the line above if it names none."""
    number = next(i for i, b in enumerate(blocks) if b.start == start)
    for block in reversed(blocks[max(number - 1, 0) : number + 1]):
        if people := {m.ref for m in index.between(block.start, block.end)}:
            return people
    return set()


def _name_line(doc: Doc, block: TextBlock, index: MentionIndex) -> bool:
    """Whether a line holds nothing but names of people: "Ann Li and Bo Berg"."""
    if not block.end - block.start <= _NAME_LINE or block.level and block.kind == "heading":
        return False
    people = index.between(block.start, block.end)
    covered = {i for m in people for i in range(m.start, m.end)}
    rest = [doc[i] for i in range(block.start, block.end) if i not in covered]
    return bool(people) and all(not t.is_alpha or t.lower_ in ("by", "and", "with") for t in rest)


def _biographies(doc: Doc, blocks: list[TextBlock], index: MentionIndex, lines: set[int]) -> set[int]:
    """The blocks that tell who wrote the page: "Ann Li is a senior reporter at Acme News", and what follows it."""
    found: set[int] = set()
    open_life: set[int | None] = set()
    after_name = False
    opening = next((b.start for b in blocks if b.kind == "paragraph" and b.end - b.start > _NAME_LINE), None)
    for block in blocks:
        people = index.between(block.start, block.end)
        first = people[0] if people and people[0].start == block.start else None
        told = block.start == opening and not after_name  # what a page opens with is what it is about
        if not told and _introduces(doc, block, first.end if first is not None else block.start, after_name):
            found.add(block.start)
            open_life = {m.ref for m in people[:1]}
        elif open_life and (doc[block.start].lower_ in _GOES_ON or first is not None and first.ref in open_life):
            found.add(block.start)
        elif block.end - block.start > _NAME_LINE:
            open_life = set()
        after_name = block.start in lines
    return found


def _introduces(doc: Doc, block: TextBlock, verb: int, after_name: bool) -> bool:
    """Whether the words from ``verb`` on, behind a name or a line with a name, say that someone is a journalist."""
    if verb == block.start and not after_name or verb >= block.end:
        return False
    if doc[verb].lower_ not in word_set("layout", "biography_verbs"):
        return False
    nouns = word_set("layout", "journalists")
    opening = doc[verb : min(verb + _OPENING, block.end)]
    stop = next((i for i, t in enumerate(opening) if t.text in (".", ";", '"')), len(opening))
    return any(t.lower_ in nouns or t.lower_.rstrip("s") in nouns for t in opening[:stop])


def _credits(doc: Doc, blocks: list[TextBlock]) -> set[int]:
    """Bylines, credits under pictures, and notes on who contributed."""
    data = vocabulary("layout")
    found = set()
    for block in blocks:
        if block.kind == "byline":
            found.add(block.start)
        elif block.end - block.start <= _SHORT:
            text = doc[block.start : block.end].text
            signs = [sign for key in ("credits", "contributions") for sign in data[key]]
            if any(_holds(text, sign) for sign in signs) or _PICTURED.search(text):
                found.add(block.start)
    return found


def _holds(text: str, sign: str) -> bool:
    """Whether a text has a sign of credits; a caption that was set in capitals keeps none: "via Getty images"."""
    return sign in text or len(sign) >= _LONG_SIGN and sign.lower() in text.lower()


def _signatures(blocks: list[TextBlock], lines: set[int], lives: set[int]) -> set[int]:
    """Lines of names above the article's first paragraph, and those beside a biography."""
    first = next((b.start for b in blocks if b.kind == "paragraph" and b.end - b.start >= _PROSE), 0)
    found = {start for start in lines if start < first}
    for block, following in zip(blocks, blocks[1:]):
        if block.start in lines and following.start in lives:
            found.add(block.start)
    return found
