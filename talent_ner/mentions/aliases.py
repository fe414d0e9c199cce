"""Other names that a text itself gives an organization: acronyms in brackets, former names, new names.

"Northwind Applied Intelligence (NAI)", "Lumen, formerly Brightside", "Oakline was renamed Quillon": both names are one
organization of the document, whatever the lists know of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..syntax.columns import places_of, tokens_with

_SKIPPED = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})
_CLUB_WORDS = frozenset("City United Rovers Town Athletic Albion Wanderers Rangers Villa Palace Hotspur".split())
_QUOTES = frozenset("\"'“”‘’")
_GOVERNORS = frozenset({"", "of directors", "of governors", "of management", "of regents", "of trustees"})
_GOVERNING = frozenset({"Academic Board", "Board of Governors", "Governing Board", "Governing Council"})
_FORMER = frozenset({"formerly", "previously", "once", "originally"})
_PRESENT = frozenset({"now", "today", "aka", "a.k.a."})
_NAMING = frozenset({"known", "called", "named", "operating", "as", "branded", "renamed", "rebranded"})
_RENAMING = frozenset("rename renames renamed renaming rebrand rebrands rebranded rebranding".split())


def with_acronyms(doc: Doc, names: list[Span]) -> list[Span]:
    """The names, with ORG spans for the bracketed acronyms of organizations wherever these stand in the text.

    Args:
        doc: the document.
        names: its PERSON and ORG spans found so far.
    """
    introduced = {short.text for name in names if name.label_ == "ORG" and (short := _bracketed(doc, name)) is not None}
    kept = [name for name in names if name.label_ == "ORG" or name.text not in introduced]
    taken = {i for name in kept for i in range(name.start, name.end)}
    found = [i for i in places_of(doc, introduced) if i not in taken]
    return sorted([*kept, *(Span(doc, at, at + 1, label="ORG") for at in found)], key=lambda span: span.start)


def equations(doc: Doc, names: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Pairs of ORG spans that the text says are one organization, the leading name first."""
    by_start = {name.start: name for name in names}
    for name in names:
        short = _bracketed(doc, name)
        if short is not None and short.start in by_start:
            yield name, by_start[short.start]
        other = _in_passing(doc, name, by_start)
        if other is not None:
            yield name, other
        owner = _owner(doc, name, by_start)
        if owner is not None:
            yield owner, name
    yield from _renamings(doc, names)
    yield from _initials(names)
    yield from _boards(names)
    yield from _clubs(names)


def _owner(doc: Doc, name: Span, by_start: dict[int, Span]) -> Span | None:
    """The house that a body governs: what "the Governing Council of Lund College" decides, the college does."""
    if any(token.lower_ not in word_set("organizations", "governing_bodies") for token in name):
        return None
    at = name.end
    if at + 2 >= len(doc) or doc[at].lower_ != "of":
        return None
    return by_start.get(at + 1) or (by_start.get(at + 2) if doc[at + 1].lower_ == "the" else None)


def _bracketed(doc: Doc, name: Span) -> Span | None:
    """The acronym of the name's own words that stands in brackets behind it."""
    at = name.end
    if at + 2 >= len(doc) or doc[at].text != "(":
        return None
    at += 1
    if doc[at].text in _QUOTES:
        at += 1
    word = doc[at].text
    initials = "".join(
        part[0] for token in name for part in token.text.split("-") if part and token.lower_ not in _SKIPPED
    ).upper()
    letters = "".join(char for char in word if char.isupper())
    closed = any(token.text == ")" for token in doc[at + 1 : at + 3])
    return doc[at : at + 1] if closed and len(letters) > 1 and initials.startswith(letters) else None


def _initials(names: list[Span]) -> Iterator[tuple[Span, Span]]:
    """A name of three words or more and the acronym of exactly these words, wherever they stand: the page means one."""
    short = {name.text: name for name in names if len(name) == 1 and name.text.isupper() and len(name.text) > 2}
    for name in names:
        words = [token for token in name if token.lower_ not in _SKIPPED]
        letters = "".join(token.text[0] for token in words)
        listed = letters in short and name.kb_id_ and short[letters].kb_id_
        if letters in short and not listed and all(token.text[:1].isupper() for token in words):
            yield name, short[letters]


def _boards(names: list[Span]) -> Iterator[tuple[Span, Span]]:
    """A house and its board: what "the ELHS Board of Trustees" decides, the Elm Lake Historical Society does."""
    houses: dict[str, Span] = {}
    for name in names:
        if name.label_ == "ORG":
            houses.setdefault(name.text, name)
            words = [token.text for token in name if token.lower_ not in _SKIPPED]
            if len(words) > 2:
                houses.setdefault("".join(word[0] for word in words), name)
    governed = {name.text for name in names if any(t.text in word_set("organizations", "governed") for t in name)}
    only = next((name for name in names if name.text in governed), None) if len(governed) == 1 else None
    for name in names:
        if only is not None and name.text in _GOVERNING:
            yield only, name
            continue
        board = next((i for i in range(1, len(name)) if name[i].text == "Board"), None)
        closed = board is not None and name[board + 1 :].text.lower() in _GOVERNORS
        if board is not None and closed and name[:board].text in houses:
            yield houses[name[:board].text], name


def _clubs(names: list[Span]) -> Iterator[tuple[Span, Span]]:
    """A club and the last word of its name, if only one club of the page has it: "Ashby City", "joined City"."""
    short = {name.text: name for name in names if name.text in _CLUB_WORDS and name.label_ == "ORG"}
    for word, name in short.items():
        whole = {n.text: n for n in names if n.label_ == "ORG" and len(n) > 1 and n[-1].text == word}
        if len(whole) == 1:
            yield next(iter(whole.values())), name


def _in_passing(doc: Doc, name: Span, by_start: dict[int, Span]) -> Span | None:
    """The other name in "Lumen, formerly (known as) Brightside," or "Twinleaf (now Harrow)"."""
    at = name.end
    if at + 2 >= len(doc) or doc[at].text not in (",", "("):
        return None
    at += 1
    if doc[at].lower_ not in _FORMER | _PRESENT:
        return None
    at += 1
    while at < len(doc) and doc[at].lower_ in _NAMING:
        at += 1
    return by_start.get(at)


def _renamings(doc: Doc, names: list[Span]) -> Iterator[tuple[Span, Span]]:
    """New and old name around "was renamed", "rebranded itself as", "changed its name to"."""
    inside = {i for name in names for i in range(name.start, name.end)}
    for token in tokens_with(doc, _RENAMING | {"change"}):
        if not _tells_renaming(token, inside):
            continue
        arguments = [name for name in names if _argument(name, token)]
        before = [name for name in arguments if name.end <= token.i]
        after = [name for name in arguments if name.start > token.i]
        if len(before) == 1 and len(after) == 1:
            yield after[0], before[0]
        elif not before and len(after) == 2:
            yield after[1], after[0]


def _tells_renaming(verb: Token, inside: set[int]) -> bool:
    """Whether an organization itself is renamed, not one of its products or parts."""
    if verb.lemma_ != "change" and verb.lower_ not in _RENAMING:
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i not in inside]
    if verb.lemma_ == "change":
        return any(child.lower_ == "name" for child in objects)
    return all(child.lower_ == "itself" for child in objects)


def _argument(name: Span, verb: Token) -> bool:
    """Whether the name depends on the verb, directly or through a preposition or another name beside it."""
    head = name.root
    for _ in range(3):
        if head.head == verb:
            return head.dep_ not in ("npadvmod", "advcl", "conj")
        if head.head == head or head.head.pos_ in ("VERB", "AUX"):
            return False
        head = head.head
    return False
