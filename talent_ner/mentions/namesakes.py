"""Single words that are a person's name and a company's: whom "Norquist" means where both bear it.

A page introduces its people and companies before it names them in short. So the word means the person whose full name
holds it, unless a company whose name it opens was named before it and no such person was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from ..lexicon.resources import word_set
from .name_evidence import ORG, PERSON, honorifics, organization_words

_PLURALS = frozenset({"brothers", "sisters", "twins", "clan", "dynasty", "estate", "household"})


def with_repeats(doc: Doc, spans: list[Span], candidates: list[Span], famous: Collection[str]) -> list[Span]:
    """The names, those of a single word that repeat a longer one with its label, further ones added.

    Args:
        doc: the document.
        spans: the names decided so far.
        candidates: all that may be a name.
        famous: surnames that mean listed people.
    """
    people = [span for span in spans if span.label_ == PERSON and len(span) > 1]
    surnames = {word for span in people for word in (span[-1].text, span[0].text)}
    have = {span.start for span in spans}
    more = [span for span in candidates if len(span) == 1 and span.text in surnames and span.start not in have]
    repeats = [span for span in spans if len(span) == 1 and span.text in surnames and not span.kb_id_]
    longer = [span for span in spans if len(span) > 1]
    firms = {span.text for _, span in firms_in_short([*longer, *repeats, *more])} - set(famous)
    meant: dict[int, Span] = {}
    for span in (*repeats, *more):
        label = ORG if span.text in firms and not _of_person(span) else PERSON
        meant[span.start] = Span(doc, span.start, span.end, label=label)
    return [meant.pop(span.start, span) for span in spans] + list(meant.values())


def firms_in_short(names: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Names of companies with the first of the single words that mean them, though people bear these words too.

    "Norquist Equipment is to buy a rival. Norquist was founded by Roy Norquist": the second "Norquist" is the company.
    """
    first: dict[str, Span] = {}
    longer = []
    for name in sorted(names, key=lambda s: s.start):
        if len(name) > 1:
            longer.append(name)
        elif not _of_person(name):
            first.setdefault(name.text, name)
    surnames = {name[-1].text for name in longer if name.label_ == PERSON}
    for word in sorted(surnames & first.keys()):
        bearers = [n for n in longer if n.start < first[word].start and word in (n[0].text, n[-1].text)]
        firms = [name for name in bearers if name.label_ == ORG and name[0].text == word]
        if firms and len(firms) == len(bearers) and not any(_owned(name) for name in firms):
            yield firms[0], first[word]


def _owned(name: Span) -> bool:
    """ "Halden Foundation", "Halden County": what a person or a town of the name may own or be."""
    kinds = organization_words("offshoots") | organization_words("public_words") | {"family", "university", "college"}
    return name[-1].lower_ in kinds or name[-1].text in organization_words("generic_names")


def _is_given(before: Token) -> bool:
    """ "August Norquist founded it", not "in August Norquist bought a rival"."""
    return before.text == "August" and (before.i == 0 or before.nbor(-1).pos_ not in ("ADP", "ADJ", "DET"))


def _of_person(span: Span) -> bool:
    """ "Mr. Norquist", "August Norquist", "the Norquist family": surely a person's name."""
    doc, at = span.doc, span.end
    before = doc[span.start - 1] if span.start else None
    if before is not None and (before.text in honorifics() or _is_given(before)):
        return True
    at += at < len(doc) and doc[at].text in ("'s", "’s")
    kin = word_set("people", "kin") | _PLURALS
    return at < len(doc) and (doc[at].lower_ in kin or doc[at].text == "-")
