"""Moves told by layout alone: table rows, arrows, "Name - Acme to Beta", "Hired: A (from X), B (from Y)", "Berg out".

A parser finds no verb in such lines. Tables are read by the words of their header row, other lines by the layouts of
``patterns/layout.json``, which must start where a line, cell or sentence starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...lexicon.frames import Frame, untriggered
from ...lexicon.resources import vocabulary
from ...syntax.layout import TextBlock, tables
from ...syntax.mention import ORG, PERSON, Mention
from ...text.english import english_words, given_names
from ..draft import ORG_SLOTS, Draft, Page
from .layouts import Form, Symbol, forms, symbols
from .posted_to import Notice, notices

_BREAKS = frozenset(";.")
_LABEL = re.compile(
    r"^(?:(?:R|(?P<host>O))[:',-]*)?(?P<label>[num])(?P<marks>(?:[@t]?(?P<place>O))?(?:[@azn]?D)?)(?P<colon>[:-]?)x{0,2}(?=(?:O')?R?P)"
)
_ENTRY = re.compile(
    r"(?:(?P<employer>O)')?(?P<title>R)?(?P<who>P)(?:,R)?"
    r"(?:(?P<open>\()?(?P<sign>[ft>]?)-?(?P<place>O)(?(open)\))|,?(?P<sign2>[ft>])(?P<place2>O))?(?P<role>,?aR)?[,&;]*"
)
_ROLE = re.compile(r"[,-]?a(?P<role>R)")
_PROMOTED = re.compile(r"^p:(?P<who>P),?t(?P<role>R)")
_OPENING = re.compile(r"^(?:x{1,2}:|D[:,|-]?|\()")
_OTHER_END = {"n": "f", "u": "t"}
_OWN = {"row-in": "destination", "row-out": "origin", "headline-out": "origin", "row-promoted": "organization"}
_SURE = 5.0  # what speaks for an organization at the least, in units of one weak cue
_KINDS = {"n": "row-in", "u": "row-out", "m": "row-move"}


def row_drafts(page: Page) -> list[Draft]:
    """The events that the page's tables, list items and headlines tell by their layout."""
    found: list[Draft] = []
    found_tables = list(tables(page.doc, page.blocks))
    inside = {row.start for _, rows in found_tables for row in rows}
    for columns, rows in found_tables:
        for row in rows:
            found += _table_row(page, row, columns)
    for block in page.blocks:
        if block.start not in inside:
            found += _line(page, block)
    return found + [draft for notice in notices(page) for draft in _noticed(page, notice)]


def _noticed(page: Page, notice: Notice) -> Iterator[Draft]:
    """One draft a person of a notice."""
    event, slot = ("appointment", "organization") if notice.seat else ("move", "destination")
    for person in notice.people:
        if person.ref is not None:
            region = (notice.start, notice.end)
            draft = _draft(page, untriggered("notice", event), person, person.head, region, **{slot: notice.house.ref})
            draft.role = notice.role
            yield draft


def with_rows(drafts: list[Draft], rows: list[Draft]) -> list[Draft]:
    """The drafts of sentences and of rows together: what a row tells of a person, its stray triggers do not."""
    told = [(draft.who, draft.region) for draft in rows if draft.region is not None]
    kept = [d for d in drafts if not any(d.who == who and start <= d.trigger.i < end for who, (start, end) in told)]
    return kept + rows


def _draft(page: Page, frame: Frame, who: Mention, trigger: int, region: tuple[int, int], **orgs: int | None) -> Draft:
    """A draft of one person; the keywords are referents by slot."""
    slots = {slot: [ref] if (ref := orgs.get(slot)) is not None else [] for slot in ORG_SLOTS[frame.event]}
    sentence = page.doc[trigger].sent
    evidence = (min(region[0], sentence.start), max(region[1], sentence.end)) if frame.id != "table-row" else region
    return Draft(frame, page.doc[trigger], who.ref, None, who, slots, evidence=[evidence], region=region)


# Tables


def _table_row(page: Page, row: TextBlock, columns: dict[int, str]) -> Iterator[Draft]:
    cells = {columns[c]: cell for c, cell in zip(row.columns, row.cells) if c in columns}
    people = page.index.between(*cells["who"], PERSON) if "who" in cells else []
    people = [m for m in people if m.form in ("name", "surname") and m.ref is not None]
    orgs = {slot: _cell_org(page, cells.get(slot)) for slot in ("origin", "destination")}
    if "organization" in cells and not (orgs["origin"] and orgs["destination"]):
        slot = _direction(page, cells.get("change")) or ("origin" if orgs["destination"] is not None else "destination")
        if orgs[slot] is None and ("change" not in cells or _direction(page, cells["change"])):
            orgs[slot] = _cell_org(page, cells["organization"])
    if not any(ref is not None for ref in orgs.values()):
        return
    for person in people:
        draft = _draft(page, untriggered("table-row"), person, person.start, (row.start, row.end), **orgs)
        if "role" in cells and orgs["destination"] is not None:
            draft.role = page.doc[slice(*cells["role"])].text
        yield draft


def _cell_org(page: Page, cell: tuple[int, int] | None) -> int | None:
    if cell is None:
        return None
    mention = next(iter(page.index.between(*cell, ORG)), None)
    return mention.ref if mention is not None else None


def _direction(page: Page, cell: tuple[int, int] | None) -> str | None:
    """The slot that a cell such as "joined" or "out" makes of the organization beside it."""
    if cell is None:
        return None
    words = vocabulary("layout")["words"]
    text = page.doc[slice(*cell)].text.lower()
    return "destination" if text in words["in"] else "origin" if text in words["out"] else None


# Lines


def _line(page: Page, block: TextBlock) -> Iterator[Draft]:
    """The drafts of one line, read segment by segment (its sentences, or what semicolons part)."""
    if not any(m.form in ("name", "surname") for m in page.index.between(block.start, block.end, PERSON)):
        return
    dates = [(d["start"], d["end"]) for d in page.dates]
    found: list[Draft] = []
    row = symbols(page.doc, block.start, block.end, page.index, dates)
    if not any(s.letter == "P" for s in row):
        return
    for segment in _segments(row):
        found += _segment(page, block, segment)
    used = {ref for draft in found for refs in draft.orgs.values() for ref in refs}
    host = _host(page, block, used)
    for draft in found:
        if sum(block.start <= start and end <= block.end for start, end in dates) == 1:
            draft.region = (block.start, block.end)
        slot = _OWN.get(draft.frame.id)
        if slot is not None and not draft.orgs[slot] and host is not None:
            draft.orgs[slot] = [host]
    yield from (draft for draft in found if draft.frame.implies or draft.type != "move" or any(draft.orgs.values()))


def _segments(row: list[Symbol]) -> Iterator[list[Symbol]]:
    part: list[Symbol] = []
    for symbol in row:
        if symbol.letter in _BREAKS:
            if part:
                yield part
            part = []
        else:
            part.append(symbol)
    if part:
        yield part


def _segment(page: Page, block: TextBlock, row: list[Symbol]) -> list[Draft]:
    while (opening := _OPENING.match("".join(s.letter for s in row))) is not None:
        row = row[opening.end() :]
    text = "".join(s.letter for s in row)
    found: list[Draft] = []
    for form in forms():
        if form.id.startswith("headline") and block.kind not in ("heading", "item", "row"):
            continue
        match = form.pattern.match(text)
        if match is not None:
            told = {(d.frame.id, d.who) for d in found}
            found += [d for d in _formed(page, form, match, row) if (d.frame.id, d.who) not in told]
    return found or list(_labelled(page, row, text)) or list(_promoted(page, row, text))


def _formed(page: Page, form: Form, match: re.Match[str], row: list[Symbol]) -> Iterator[Draft]:
    """The drafts of a line that has one of the known forms."""
    held = match.groupdict()
    orgs = {slot: _ref(row, match, slot) for slot in ("origin", "destination") if held.get(slot)}
    sign = next((match.start(name) for name in held if name.startswith("sign") and held[name]), match.start("who"))
    implies = "origin" if form.id == "headline-out" else None
    region = (row[0].start, row[-1].end)
    for symbol in row[match.start("who") : match.end("who")]:
        if symbol.letter != "P" or symbol.mention is None or _plain_words(page, symbol.mention):
            continue
        if form.id == "row-arrow" and not any(_is_house(page, ref) for ref in orgs.values()):
            continue
        draft = _draft(page, untriggered(form.id, implies=implies), symbol.mention, row[sign].start, region, **orgs)
        draft.status = form.status
        role = _ROLE.search("".join(s.letter for s in row), match.end())
        title = row[role.start("role")].mention if role is not None else None
        if title is not None and orgs.get("destination") is not None:
            draft.role = title.data["text"]
        elif title is not None and form.id == "headline-out" and not draft.orgs["origin"]:
            employer = page.ref_at(title.data.get("employer"))
            draft.orgs["origin"] = [employer] if employer is not None else []
        yield draft


def _is_house(page: Page, ref: int | None) -> bool:
    """Whether an organization is more than a guess at a name: arrows lead from town to town as well."""
    weight = page.referents[ref].weight if ref is not None else 0.0
    return weight is None or weight >= _SURE


def _plain_words(page: Page, mention: Mention) -> bool:
    """Whether what stands for a person is made of ordinary words: the titles of books and talks look like rows."""
    words = [t.lower_ for t in page.doc[mention.start : mention.end] if t.is_alpha]
    return len(words) > 1 and all(w in english_words() for w in words) and given_names().isdisjoint(words)


def _labelled(page: Page, row: list[Symbol], text: str) -> Iterator[Draft]:
    """ "Hired: A (from X), B (from Y)", "Acme: + A (ex-X)", "Out at Acme: A", "X's hires included A (Y) and B (Z)"."""
    label = _LABEL.match(text)
    if label is None:
        return
    kind = label["label"]
    host = _ref(row, label, "host") if label["host"] else _ref(row, label, "place")
    sign = row[label.start("label")]
    position = label.end()
    while (entry := _ENTRY.match(text, position)) is not None and entry.end() > position:
        position = entry.end()
        draft = _entry(page, kind, host, entry, row, sign, bool(label["colon"]))
        if draft is not None:
            yield draft


def _ref(row: list[Symbol], match: re.Match[str], group: str) -> int | None:
    mention = row[match.start(group)].mention if match[group] else None
    return mention.ref if mention is not None else None


def _entry(
    page: Page, kind: str, host: int | None, entry: re.Match[str], row: list[Symbol], sign: Symbol, colon: bool
) -> Draft | None:
    """One person of a labelled list; what stands in the brackets is the other end of the move."""
    place = _ref(row, entry, "place")
    place = place if place is not None else _ref(row, entry, "place2")
    direction = entry["sign"] or entry["sign2"] or (_OTHER_END.get(kind, "") if host is not None else "")
    if not colon and not entry["open"] or place is not None and not direction or kind == "m" and place is None:
        return None
    orgs = {"origin": place if direction == "f" else None, "destination": place if direction in ("t", ">") else None}
    own = {"n": "destination", "u": "origin"}.get(kind)
    if own is not None and orgs[own] is None:
        orgs[own] = host
    if orgs["origin"] is None:
        orgs["origin"] = _ref(row, entry, "employer")
    who = row[entry.start("who")].mention
    assert who is not None
    frame = untriggered(_KINDS[kind])
    draft = _draft(page, frame, who, sign.start, (row[entry.start()].start, row[entry.end() - 1].end), **orgs)
    role = entry["role"] and row[entry.end("role") - 1]
    if role and role.mention is not None and orgs["destination"] is not None:
        draft.role = role.mention.data["text"]
    return draft


def _promoted(page: Page, row: list[Symbol], text: str) -> Iterator[Draft]:
    """ "Promoted: A, to chief nurse at Acme": an appointment."""
    match = _PROMOTED.match(text)
    if match is None:
        return
    who, title = row[match.start("who")].mention, row[match.start("role")].mention
    if who is None or title is None:
        return
    draft = _draft(
        page,
        untriggered("row-promoted", "appointment"),
        who,
        row[0].start,
        (row[0].start, row[-1].end),
        organization=page.ref_at(title.data.get("employer")),
    )
    draft.role = title.data["text"]
    yield draft


def _host(page: Page, block: TextBlock, used: set[int]) -> int | None:
    """The organization that a line or the heading above it is about, besides those that its entries name."""
    above = [h for h in page.headings if h[1] <= block.start][-1:]
    for start, end in [(block.start, block.end), *above]:
        refs: Any = {
            m.ref for m in page.index.between(start, end, ORG) if m.form == "name" and m.ref is not None
        } - used
        if len(refs) == 1:
            return refs.pop()
    return None
