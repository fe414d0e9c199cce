"""Where a house has its seat, told before its name or within it: no name of its own.

"Renton, Wash.-based Providence", "Bengaluru, India-based Kordil": a town, its land and the house that is based there;
"Springfield (Ill.) Memorial Hospital": a town whose land is told in the midst of the house's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ..lexicon.resources import word_set
from ..syntax.columns import lower_words, places_of, words
from ..syntax.reading import once_a_doc
from ..text.english import given_names
from .name_evidence import is_title

_DASHES = ("-", "–")
_TOWNS_TOO = frozenset({"New York", "Washington", "Singapore", "Luxembourg", "Kuwait"})  # "Acme, New York-based Beta"
_LANDS = ("lands", "places", "state_codes")
_LONGEST = 4  # tokens of a town's or a house's name


def bracketed_lands(doc: Doc) -> Iterator[Span]:
    """The bodies whose names have a land in brackets."""
    texts, suffixes = words(doc), word_set("organizations", "suffixes") | word_set("organizations", "boards")
    for i in places_of(doc, {"("}):
        close = next((j for j in range(i + 2, min(i + 5, len(texts))) if texts[j] == ")"), None)
        if close is None or not _is_land(doc[i + 1 : close].text):
            continue
        start, end = _first_capital(doc, i), _past_capitals(doc, close + 1, titles=True)
        while end > close + 1 and texts[end - 1] not in suffixes:
            end -= 1  # "Ashby (Ky.) Health President and CEO Ann Li"
        if start < i and end > close + 1:
            yield Span(doc, start, end, label="ORG")


@once_a_doc
def seat_ends(doc: Doc) -> dict[int, int]:
    """Where the seats told before a house end, by where they begin."""
    return dict(_seats(doc))


def without_seats(doc: Doc, spans: list[Span]) -> list[Span]:
    """The names without those that only tell a seat; who is based there, if named by one word, is a house."""
    seats = seat_ends(doc)
    if not seats:
        return spans
    seat_tokens = {i for start, end in seats.items() for i in range(start, end)}
    behind = set(seats.values())
    kept = [span for span in spans if seat_tokens.isdisjoint(range(span.start, span.end))]
    kept = [Span(doc, s.start, s.end, label="ORG") if s.start in behind and _one_word(s) else s for s in kept]
    taken = {i for span in kept for i in range(span.start, span.end)}
    for end in sorted(behind - taken):
        past = _past_capitals(doc, end)
        if past > end and taken.isdisjoint(range(end, past)):
            kept.append(Span(doc, end, past, label="ORG"))
    return sorted(kept, key=lambda span: span.start)


def _one_word(span: Span) -> bool:
    return len(span) == 1 and span.label_ == "PERSON" and span.text.lower() not in given_names()


def _seats(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where a town and its land stand before "-based", and where that ends."""
    texts = words(doc)
    for i, word in enumerate(lower_words(doc)):
        if not word.endswith("based"):
            continue
        joined = texts[i][: -len("-based")] if word.endswith(tuple(f"{dash}based" for dash in _DASHES)) else ""
        at = i if joined else i - 2
        land = joined or (texts[at] if word == "based" and at > 1 and texts[i - 1] in _DASHES else "")
        if land and at > 1 and texts[at - 1] != ",":
            at, land = at - 1, f"{texts[at - 1]} {land}"
        if at > 1 and _is_land(land) and texts[at - 1] == ",":
            town = _first_capital(doc, at - 1)
            if town < at - 1:
                yield town, i + 1


def _is_land(text: str) -> bool:
    return text not in _TOWNS_TOO and any(text in word_set("organizations", known) for known in _LANDS)


def _first_capital(doc: Doc, end: int) -> int:
    """Where the capitalised words that end there begin; "Winston-Salem" is one."""
    start, texts = end, words(doc)
    while start > 0 and end - start < _LONGEST and (texts[start - 1][:1].isupper() or texts[start - 1] == "-"):
        if start < end and doc[start].is_sent_start or is_title(doc[start - 1]):
            break
        start -= 1
    return start + 1 if start < end and texts[start] == "-" else start


def _past_capitals(doc: Doc, start: int, titles: bool = False) -> int:
    """Where the capitalised words from there end, at a title unless those may be a part: "General Hospital"."""
    end, texts = start, words(doc)
    while end < len(texts) and end - start < _LONGEST and texts[end][:1].isupper() and not doc[end].is_sent_start:
        if not titles and is_title(doc[end]):
            break
        end += 1
    return end
