"""Sentences without a subject in biographies: "Previously at Acme and Beta.", "Formerly a cook at Acme."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from ...mentions.beside import NOW, ONCE
from ...syntax import tree
from ...syntax.arguments import surface_subject
from ...syntax.layout import TextBlock
from ...syntax.mention import ORG, PERSON, ROLE, Mention
from ..draft import Page
from .memberships import title_chain
from .posts import Employment

_PLACED = frozenset("at of with for".split())


def fragments(page: Page) -> Iterator[Employment]:
    """The ties of such sentences; whom they are about, the sentence before says, or the heading or name above."""
    subjects = page.topics
    for block in page.blocks:
        about: int | None = subjects[block.start].ref if block.start in subjects else None
        sentences = list(_sentences(page, block))
        if not any(map(_opens, sentences)):
            continue
        for sentence in sentences:
            words = [t for t in sentence if not t.is_space]
            if _opens(sentence) and len(words) > 2 and not any(tree.is_finite(t) for t in words):
                if about is not None:
                    yield from _ties(page, sentence, about, words[0].lower_ in NOW)
            else:
                about = _subject(page, sentence, about)


def _opens(sentence: Span) -> bool:
    """Whether a sentence begins with a word for now or once."""
    first = next((t for t in sentence if not t.is_space), None)
    return first is not None and first.lower_ in ONCE | NOW


def _sentences(page: Page, block: TextBlock) -> Iterator[Span]:
    i = block.start
    while i < block.end:
        yield page.doc[i].sent
        i = page.doc[i].sent.end


def _subject(page: Page, sentence: Span, before: int | None) -> int | None:
    """The person a sentence is about: its subject, or whom its first title describes."""
    subject = surface_subject(sentence.root)
    mention = page.index.at(subject.i) if subject is not None else None
    if mention is not None and mention.type == PERSON:
        return mention.ref
    titled = [tie for tie in page.participants.ties if sentence.start <= tie.start < sentence.end]
    return page.ref_at(titled[0].person) if titled else before


def _ties(page: Page, sentence: Span, person: int, current: bool) -> Iterator[Employment]:
    start = sentence.start + 1 + (page.doc[sentence.start + 1].text == ",")
    title = next((m for m in page.index.between(start, start + 4, ROLE) if m.form == "title"), None)
    if title is not None and title.data.get("person") is None:
        for post in title_chain(page, title):
            org = page.ref_at(post.data.get("employer"))
            if org is not None:
                yield Employment(person, org, post.data["text"], current, post.start, post.data["until"])
    elif page.doc[start].lower_ in _PLACED:
        named = _at(page, start + 1)
        if named is not None and named.ref is not None:
            yield Employment(person, named.ref, None, current, start, named.end)


def _at(page: Page, i: int) -> Mention | None:
    """The organization that starts at the token, an article aside."""
    i += page.doc[i].lower_ == "the"
    mention = page.index.covering(i)
    return mention if mention is not None and mention.type == ORG and mention.form == "name" else None
