"""Where a name begins and ends, where the recogniser or the lists are off by a word."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from ..syntax.columns import places_of, tokens_of, words
from ..text.english import english_words
from .longer_spans import names_post, widened
from .name_evidence import is_title, names_chief

_GENITIVES = frozenset({"'s", "'"})
_QUOTES = frozenset({'"', "'", "“", "”"})
_AROUND_NICKNAMES = frozenset({'""', "''", "“”", "()"})
_STAGE_NAMES = frozenset({"Lady", "Lord", "Miss", "Madame"})
_HOW_LONG = frozenset({"longtime", "long-time", "onetime", "one-time", "erstwhile"})  # "Longtime KVRO anchor Ann Li"
_NAMES_TOO = frozenset({"will", "may", "the"})  # function words that open names as well


def trimmed(span: Span, given_names: Collection[str], alone: Collection[str]) -> Span | None:
    """The span without what is no part of the name; None where nothing of it is one.

    Args:
        span: what the recogniser marked.
        given_names: known first names in lower case.
        alone: the capitalised words that the page has without a genitive.
    """
    doc, start, end = span.doc, span.start, span.end
    if [t.lower_ for t in doc[max(start, end - 2) : end]] == ["of", "the"]:
        return None  # "the Governing Council of the | Lind University"
    while end - start > 1 and (doc[end - 1].text in _GENITIVES and doc[end - 2].text in alone or _links(doc[end - 1])):
        end -= 1
    label = span.label_
    while end - start > 1 and _addresses(doc, start, end):
        start, label = start + 1, "PERSON"
    if label == "PERSON":
        start, end = _whole_words(doc, _after_dash(doc, start, end), end)
        start = _after_lower_case(doc, start, end)
        if start == end:
            return None
    else:
        end = _before_quote(doc, start, end)
        nouns = word_set("organizations", "description_nouns")
        while end - start > 1 and doc[start].text in nouns:
            start += 1  # "nonprofit Guardrail Commons"
        start = _behind_kind(doc, start, end)
    while end - start > 1 and _stands_before(doc[start], doc[start + 1], label, end - start, given_names):
        start += 1
    while end - start > 1 and (label == "ORG" and _names_holder(doc, end - 1) or _lower_title(doc[end - 1])):
        end -= 1
    if end - start > 1:
        return Span(doc, start, end, label=label)
    only = doc[start]
    if only.lower_ in word_set("titles", "after_heads") or only.lower_ in word_set("titles", "role_modifiers"):
        return None
    if names_chief(only) or describes(only):
        return None
    if _given_name_before(doc, start, given_names):
        return Span(doc, start - 1, end, label="PERSON")
    return Span(doc, widened(doc, start, end, ()), end, label=label)


def parted(span: Span) -> list[Span]:
    """ "Brightfold CIO Ann Li" in two, the house and its officer, where the recogniser took them for one name."""
    doc = span.doc
    inner = range(span.start + 1, span.end - 2)
    post = next((i for i in inner if names_chief(doc[i])), None)
    if post is None or any(t.text in ("&", "of", ",") for t in span):
        return [span]
    return [Span(doc, span.start, post, label="ORG"), Span(doc, post + 1, span.end, label="PERSON")]


def _links(token: Token) -> bool:
    """ "For" in "Center for", where the recogniser begins another name behind it; "&" in "Radio Ashby &"."""
    return token.is_lower and token.pos_ == "ADP" or token.lower_ in ("&", "and", "the")


def describes(token: Token) -> bool:
    """Whether a noun stands for an organization named elsewhere: "the Company", "the Group", "a start-up"."""
    pointed = token.is_lower or token.is_title and token.i > 0 and token.nbor(-1).lower_ == "the"
    return pointed and token.lower_ in word_set("organizations", "description_nouns")


def _after_dash(doc: Doc, start: int, end: int) -> int:
    """Where a person's name begins behind a dash between spaces: "For a Girl - Byron"."""
    dashes = (i for i in range(end - 2, start, -1) if doc[i].text in "-–—" and doc[i].whitespace_)
    last = next((i for i in dashes if doc[i - 1].whitespace_), None)
    return start if last is None else last + 1


def _whole_words(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without words that open no name ("Install Viktor", "Alongside Berg") and a torn rest at its end ("Boim re-")."""
    end = next((i for i in range(start + 1, end) if doc[i].text[0] in "+/|•·<>=#@"), end)
    while end - start > 1 and doc[end - 1].text.endswith("-"):
        end -= 1 + (doc[end - 2].is_lower and end - start > 2)
    while end - start > 1 and doc[start].lower_ in word_set("people", "not_first"):
        start += 1
    return start, end


def _before_quote(doc: Doc, start: int, end: int) -> int:
    """Where an organization's name ends before words in quotation marks: "Lind Center for 'cronyism"."""
    for i in range(start + 1, end):
        if doc[i].text in _QUOTES and i + 1 < end and doc[i + 1].is_lower:
            stop = i
            while stop - start > 1 and doc[stop - 1].is_lower:
                stop -= 1
            return stop
    return end


def _behind_kind(doc: Doc, start: int, end: int) -> int:
    """Where a name begins behind its kind at the head of a sentence: "Game studio Emberfall"."""
    nouns = word_set("organizations", "description_nouns")
    kinds = [i for i in range(start + 1, end - 1) if doc[i].is_lower and doc[i].text in nouns]
    opens = doc[start].is_sent_start and doc[start].lower_ in english_words()
    return kinds[-1] + 1 if kinds and opens and doc[kinds[-1] + 1].text[0].isupper() else start


def _given_name_before(doc: Doc, i: int, given_names: Collection[str]) -> bool:
    """Whether the recogniser left out the given name: "Joe" before "Inwood"."""
    if i == 0 or doc[i].is_sent_start or doc[i].text in word_set("organizations", "suffixes") or not doc[i].is_title:
        return False
    first = doc[i - 1]
    plain = first.is_sent_start and first.lower_ in english_words()
    return first.is_title and first.lower_ in given_names and first.ent_iob_ in ("", "O") and not plain


def _after_lower_case(doc: Doc, start: int, end: int) -> int:
    """Where a person's name begins behind small words: "co-founder Li", "Danish-born Li", not "Ann van den Berg"."""
    for i in range(end - 1, start - 1, -1):
        word = doc[i].text
        if word.islower() and len(word) > 3 and word.rpartition("-")[2] in english_words():
            return i + 1
    return start


def _addresses(doc: Doc, start: int, end: int) -> bool:
    """Whether a name begins with "Mr", "Cllr" and the like, which "Dr. Lind Laboratories" and "Lady Vosk" keep."""
    kept = doc[start].text in _STAGE_NAMES or doc[end - 1].text in word_set("organizations", "suffixes")
    return not kept and doc[start].text in word_set("titles", "honorifics") and doc[start + 1].text[:1].isupper()


def _stands_before(first: Token, second: Token, label: str, size: int, given_names: Collection[str]) -> bool:
    """Whether a capital is the sentence's or the headline's: "Though Berg", "Tearful Ann Li", "Longtime Acme"."""
    if first.lower_ in _NAMES_TOO or first.lower_ in given_names:
        return False
    if first.text in word_set("organizations", "nationalities") and size > 2 and second.lower_ in given_names:
        return True  # "Zambian Ben Moyo"
    if first.is_sent_start and (first.is_stop or first.lower_ in _HOW_LONG) and second.text[:1].isupper():
        return True
    if first.is_sent_start and first.lower_ in word_set("people", "epithets"):
        return True
    if label != "PERSON" or size < 3 or second.lower_ not in given_names:
        return False
    if first.text in word_set("titles", "honorifics") or first.lower_ in english_words():
        return True
    return is_title(first) or first.lower_.removesuffix("s") in word_set("titles", "heads")  # "Trustees Ann Li and Bo"


def _lower_title(token: Token) -> bool:
    """ "Cobrix co-founder": a title in lower case ends no name."""
    return token.is_lower and is_title(token)


def _names_holder(doc: Doc, i: int) -> bool:
    """Whether a capitalised title at the end of a name belongs to the person named next: "Acme Chairman Ann Li"."""
    named = i + 1 < len(doc) and doc[i + 1].ent_type_ == "PERSON" and not doc[i + 1].is_sent_start
    return named and names_post(doc[i]) and doc[i].text not in word_set("organizations", "suffixes")


def nicknamed(doc: Doc, given_names: Collection[str]) -> Iterator[Span]:
    """Names with a nickname between quotation marks or in brackets: 'Carla "Rocket" Reyes', "Yuhai (Tony) Wu"."""
    texts = words(doc)
    for i in places_of(doc, {marks[0] for marks in _AROUND_NICKNAMES}):
        if not 0 < i < len(texts) - 3 or texts[i] + texts[i + 2] not in _AROUND_NICKNAMES:
            continue
        start = i - 2 if i > 1 and _is_initial(texts[i - 1]) and not doc[i - 1].is_sent_start else i - 1
        first, nick, last = doc[start], doc[i + 1], doc[i + 3]
        if texts[i] == "(":
            known = first.is_title and nick.lower_ in given_names and last.ent_type_ in ("PERSON", "ORG")
        else:
            known = first.lower_ in given_names or first.ent_type_ == "PERSON" or _unheard(first, last)
        if known and nick.is_title and last.is_title and not last.is_stop and not last.is_sent_start:
            yield Span(doc, start, i + 4, label="PERSON")


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _unheard(first: Token, last: Token) -> bool:
    """Whether the words around a nickname are a given name on no list and a surname, but no house or prize."""
    ends = word_set("organizations", "suffixes") | word_set("organizations", "prizes")
    strange = first.is_title and first.is_alpha and first.lower_ not in english_words()
    return strange and first.ent_type_ not in ("ORG", "GPE") and last.text not in ends


def paired(people: list[Span], given_names: Collection[str]) -> Iterator[Span]:
    """The given name in "brothers Karl and Emil Adler", which shares the surname after it."""
    for span in people:
        if len(span) < 2 or span.start < 2 or span.doc[span.start - 1].lower_ not in ("and", "&"):
            continue
        if span[-1].is_lower:
            continue  # "Shim and Ryu Kyung-soo": the surname stands first
        first = span.doc[span.start - 2]
        named = first.is_title and (first.lower_ in given_names or first.ent_type_ == "PERSON")
        before = span.doc[first.i - 1] if first.i > 0 and not first.is_sent_start else None
        if named and (before is None or before.pos_ != "PROPN" and not before.text.endswith("'s")):
            yield Span(span.doc, first.i, first.i + 1, label="PERSON")


def wherever(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """The further places of a name of several words that was found on the page, but for parts of longer names."""
    known: dict[str, dict[tuple[str, ...], str]] = {}
    for name in names:
        if len(name) > 1 and not name.kb_id_:
            known.setdefault(name[0].text, {})[tuple(t.text for t in name)] = name.label_
    for token in tokens_of(doc, known.keys()):
        for parts, label in known[token.text].items():
            end = token.i + len(parts)
            part = token.ent_iob_ == "I" or end < len(doc) and doc[end].ent_iob_ == "I"
            if not part and tuple(words(doc)[token.i : end]) == parts:
                yield Span(doc, token.i, end, label=label)
