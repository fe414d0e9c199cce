"""Whom a block of a page is about or by, as the line above it says: profiles, posts, signed notes.

A line that opens with one person's name and holds no sentence ("Ann Li, chief of staff", "Ann Li @ann_li, via
LinkedIn") names who leaves out the subject or says "I" in the blocks below, up to the next such line or heading.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..lexicon.resources import word_set
from ..syntax.columns import places_of, places_with
from ..syntax.layout import TextBlock
from ..syntax.mention import PERSON, Mention, MentionIndex
from .descriptions import FIRST, FIRST_PLURAL

_LONGEST_NAME_LINE = 18
_DASHES = frozenset({"-", "–", "—", "--"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_BODY = frozenset({"paragraph", "item", "quote", "heading"})


def topics(doc: Doc, blocks: list[TextBlock], index: MentionIndex, *, loosely: bool = False) -> dict[int, Mention]:
    """The person that a block is about or by, by the block's first token.

    ``loosely`` also takes the only person that a heading or the whole page names: good for an unsaid subject, not for
    "I".
    """
    found: dict[int, Mention] = {}
    topic: Mention | None = None
    for block in blocks:
        named = _name_line(doc, block, index)
        if named is not None:
            topic = None if loosely and named.data.get("furniture") else named
        elif block.kind == "heading" and not _subjectless(doc, block):
            topic = _mentioned(block, index) if loosely else None
        elif block.kind in _BODY and topic is not None:
            found[block.start] = topic
    people = [m for m in index.mentions if m.type == PERSON and m.form == "name"] if loosely else []
    if len({m.ref for m in people}) == 1:
        return {block.start: found.get(block.start, people[0]) for block in blocks if block.kind in _BODY}
    return found | (_of_items(doc, blocks, index) if loosely else {})


def _of_items(doc: Doc, blocks: list[TextBlock], index: MentionIndex) -> dict[int, Mention]:
    """The items of a list that go on about the person with whom an item before them opens: "* Ann Li joined Acme in
    1998." / "* Left Acme in 2003."
    """
    found: dict[int, Mention] = {}
    topic: Mention | None = None
    for block in blocks:
        if block.kind != "item":
            topic = None
            continue
        start = next((i for i in range(block.start, block.end) if doc[i].is_alpha), block.start)
        opening = index.covering(start)
        if opening is not None and opening.type == PERSON and opening.form in ("name", "surname"):
            topic = opening
        elif topic is not None:
            found[block.start] = topic
    return found


def _name_line(doc: Doc, block: TextBlock, index: MentionIndex) -> Mention | None:
    """The one person that a line without a sentence opens with."""
    if block.end - block.start > _LONGEST_NAME_LINE or doc[block.end - 1].text in (".", "!", "?"):
        return None
    start = block.start
    while start < block.end - 1 and (
        doc[start].text in word_set("titles", "honorifics") or doc[start].lower_ == "by" or not doc[start].is_alpha
    ):
        start += 1
    people = [m for m in index.between(block.start, block.end, PERSON) if m.form in ("name", "surname")]
    if len({m.ref for m in people}) != 1 or people[0].start != start or people[0].form != "name":
        return None
    rest = doc[people[0].end : block.end]
    if not len(rest):
        return people[0]
    plain = all(t.tag_ not in ("VBZ", "VBD", "VBP", "MD") or t.text.startswith("@") for t in rest)
    return (
        people[0]
        if plain and not (rest[0].text == "'s" or rest[0].lower_ in ("to", "out", "in", ":", "and", "&", "joins"))
        else None
    )


def _mentioned(block: TextBlock, index: MentionIndex) -> Mention | None:
    """The only person a heading names: "The career of Ann Li"."""
    people = [m for m in index.between(block.start, block.end, PERSON) if m.form == "name"]
    return people[0] if len({m.ref for m in people}) == 1 else None


def _subjectless(doc: Doc, block: TextBlock) -> bool:
    """Whether a short line without a full stop is a clause that lacks its subject rather than a heading."""
    first = next(
        (
            t
            for t in doc[block.start : block.end]
            if not (t.like_num or t.ent_type_ == "DATE" or t.pos_ in ("PUNCT", "SYM"))
        ),
        None,
    )
    return first is not None and (
        first.tag_ in ("VBD", "VBN") or first.lower_ in ("left", "joined", "came", "quit", "founded")
    )


def speakers(doc: Doc, blocks: list[TextBlock], index: MentionIndex) -> dict[int, Mention]:
    """Who "I" is, by token, where the sentence itself does not say: the speaker of a quotation, or a block's author."""
    found: dict[int, Mention] = {}
    marks, said = places_of(doc, _QUOTES), places_with(doc, FIRST | FIRST_PLURAL)
    if not said:
        return found
    authors, letters, signed = topics(doc, blocks, index), _letters(doc, blocks, index), _signed(doc, blocks, index)
    for block in blocks:
        firsts = [i for i in said if block.start <= i < block.end]
        if not firsts:
            continue
        author = _signature(doc, block, index) or _introduced(doc, block, index)
        author = author or letters.get(block.start) or signed.get(block.start)
        author = author or authors.get(block.start)
        if author is not None and author.data.get("furniture") and block.kind == "quote":
            author = None
        quotes = [i for i in marks if block.start <= i < block.end]
        spans = list(zip(quotes[::2], quotes[1::2]))
        for i in firsts:
            span = next((s for s in spans if s[0] < i < s[1]), None)
            speaker = author if span is None else _quoted(doc, span, block, index)
            if speaker is not None:
                found[i] = speaker
    return found


def _signed(doc: Doc, blocks: list[TextBlock], index: MentionIndex) -> dict[int, Mention]:
    """Who wrote the blocks above a line that holds a name, back to the heading: letters, notes, posts.

    At the line itself the text must end, or go on under another heading.
    """
    found: dict[int, Mention] = {}
    above: list[TextBlock] = []
    for k, block in enumerate(blocks):
        named = _name_line(doc, block, index) or _farewell(doc, block, index)
        if block.kind == "heading" and named is None:
            above = []
        elif named is not None and _ends_text(blocks[k + 1 :]):
            if any(_speaks(doc, b) for b in above):
                found.update((b.start, named) for b in above)
            above = []
        else:
            above.append(block)
    return found


def _ends_text(after: list[TextBlock]) -> bool:
    """Whether no text follows before the next heading."""
    following = next((b for b in after if b.kind == "heading" or b.end - b.start > _LONGEST_NAME_LINE), None)
    return following is None or following.kind == "heading"


def _farewell(doc: Doc, block: TextBlock, index: MentionIndex) -> Mention | None:
    """The only person named in a closing formula: "Yours sincerely, Ann Li, chief of staff"."""
    people = [m for m in index.between(block.start, block.end, PERSON) if m.form == "name"]
    closes = doc[block.start].lower_ in word_set("layout", "closings") and block.end - block.start <= _LONGEST_NAME_LINE
    return people[0] if closes and len({m.ref for m in people}) == 1 else None


def _speaks(doc: Doc, block: TextBlock) -> bool:
    """Whether a block says "I" outside of a quotation."""
    words = [t.lower_ for t in doc[block.start : block.end]]
    return block.kind == "paragraph" and not FIRST.isdisjoint(words) and _QUOTES.isdisjoint(words)


def _letters(doc: Doc, blocks: list[TextBlock], index: MentionIndex) -> dict[int, Mention]:
    """Who wrote what is given in full: the blocks behind "Here is Ann Li's memo:", all quoted or all plain."""
    found: dict[int, Mention] = {}
    writer: Mention | None = None
    kind = ""
    for block in blocks:
        if doc[block.end - 1].text == ":" and (introduced := _writer(doc, block, index)) is not None:
            writer, kind = introduced, ""
        elif writer is not None:
            kind = kind or block.kind
            if block.kind == kind and kind in ("quote", "paragraph"):
                found[block.start] = writer
            else:
                writer = None
    return found


def _writer(doc: Doc, block: TextBlock, index: MentionIndex) -> Mention | None:
    """The person whose letter a line introduces: named in it, or, behind "his" and "her", named last before it."""
    words = [t.lower_ for t in doc[block.start : block.end]]
    if word_set("layout", "letters").isdisjoint(words):
        return None
    named = [m for m in index.mentions if m.type == PERSON and m.form in ("name", "surname") and m.end <= block.end]
    here = [m for m in named if m.start >= block.start]
    if here:
        return here[0] if len({m.ref for m in here}) == 1 else None
    before = [m for m in named if not m.data.get("furniture")]
    return before[-1] if before and {"his", "her", "their"} & set(words) else None


def resolve_speakers(doc: Doc, blocks: list[TextBlock], mentions: list[Mention]) -> None:
    """Gives the first-person mentions their referent where the layout tells it, in place; "we" gets its speaker."""
    said = speakers(doc, blocks, MentionIndex(mentions))
    for mention in mentions:
        if mention.form == "first" and mention.head in said:
            if mention.type == PERSON:
                mention.ref = said[mention.head].ref
            else:
                mention.data["speaker"] = said[mention.head].ref


def _signature(doc: Doc, block: TextBlock, index: MentionIndex) -> Mention | None:
    """The name after a dash or a closing formula at the end of a block: "I left Acme in May. Best, Ann Li"."""
    last = next(
        (m for m in index.between(block.start, block.end, PERSON) if m.end == block.end and m.form == "name"), None
    )
    if last is None or last.start <= block.start + 3:
        return None
    closed = doc[last.start - 1].text == "," and doc[last.start - 2].lower_ in word_set("layout", "closings")
    return last if closed or doc[last.start - 1].text in _DASHES else None


def _introduced(doc: Doc, block: TextBlock, index: MentionIndex) -> Mention | None:
    """Who gives the own name: "for those who do not know me, Ann Li, I came to Acme last year", "my name is Ann Li"."""
    for mention in index.between(block.start + 2, block.end, PERSON):
        words = [t.lower_ for t in doc[mention.start - 3 : mention.start] if t.text != ","]
        called = words[-2:] in (["name", "is"], ["i", "am"], ["i", "'m"], ["i", "’m"])
        if mention.form == "name" and (called or words[-1:] == ["me"] and doc[mention.start - 1].text == ","):
            return mention
    return None


def _quoted(doc: Doc, span: tuple[int, int], block: TextBlock, index: MentionIndex) -> Mention | None:
    """The speaker named beside a quotation: after its end ("..." said Li; "..." Li, who ..., said), or before it."""
    verbs = word_set("layout", "saying")
    after = range(span[1] + 1, min(span[1] + 9, block.end))
    for places in (after, range(max(block.start, span[0] - 9), span[0])):
        said = any(doc[i].lower_ in verbs for i in places)
        people = [
            m
            for i in places
            if (m := index.covering(i)) is not None
            and m.type == PERSON
            and m.start == i
            and m.form in ("name", "surname")
        ]
        if said and people:
            return people[0] if places is after else people[-1]
    return None
