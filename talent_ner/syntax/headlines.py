"""Headlines and notes read by the order of their words, where a parser lacks the subject or took a verb for a noun.

"Samsung poaches Corvane boss", "Ann Li to swap Acme for Beta", "Acme, Beta court Ann Li": the words of a headline
stand in the order subject, verb, object, complements, so roles can be read off the surface. The verdict, too: the bare
infinitive tells the future, the present tense the past. Notes under a name lack a subject: "Joined Acme in 2022."
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from ..lexicon.frames import FrameLexicon
from ..lexicon.resources import word_set
from . import tree
from .columns import tokens_with
from .engine import Binding, Engine
from .layout import TextBlock
from .lemmas import lemma
from .mention import GROUP, ORG, PERSON, ROLE, Mention, MentionIndex
from .roles import Roles, roles
from .status import CONSIDERED, DECLINED, EXPECTED, FAILED, OCCURRED, Assessment

_BREAKS = frozenset({":", ";", "|", "—", "–", "?", "!", "."})
_ALIASES = {"into": "to", "onto": "to", "ex": "from", "ex-": "from"}
_PREPOSITIONS = frozenset("from to into onto for at as with by over of in on".split())
_PARTICLES = frozenset("out down off up aside away back aboard over".split())
_AND = frozenset({",", "and", "&"})
_SUBORDINATE = frozenset("where who which that before after but when while since because".split())
_PAST = {
    "left": "leave",
    "came": "come",
    "went": "go",
    "quit": "quit",
    "joined": "join",
    "founded": "found",
    "co-founded": "cofound",
    "started": "start",
    "moved": "move",
    "returned": "return",
    "resigned": "resign",
}
_TITLED_NAME = 16  # tokens of a name and title before a colon
_NOUNS_TOO = frozenset({"names", "hires", "picks", "taps"})
_NEGATIONS = frozenset("not n't no never denies denied deny without if could would".split())
_BEFORE_TO = {
    "talks": CONSIDERED,
    "may": CONSIDERED,
    "might": CONSIDERED,
    "could": CONSIDERED,
    "eyes": CONSIDERED,
    "seeks": CONSIDERED,
    "mulls": CONSIDERED,
    "weighs": CONSIDERED,
    "wants": CONSIDERED,
    "considers": CONSIDERED,
    "tries": FAILED,
    "fails": FAILED,
    "failed": FAILED,
    "refuses": DECLINED,
    "declines": DECLINED,
}
_BETWEEN = frozenset(
    "to set is are in talks may might will reportedly plans plan agrees agree about has have was were due expected both"
    " all eyes seeks mulls weighs wants considers tries fails failed refuses declines could now finally".split()
)


def headline_bindings(
    doc: Doc, blocks: list[TextBlock], engine: Engine, lexicon: FrameLexicon, bound: list[Binding]
) -> Iterator[Binding]:
    """Bindings for headline parts in which the parse gave none, by word order alone."""
    taken = {binding.trigger.i for binding in bound}
    for block in blocks:
        if block.kind not in ("heading", "item") or doc[block.end - 1].text == ".":
            continue
        for start, end in parts(doc, block.start, block.end):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield from _part(doc, start, end, engine, lexicon)
    for start, end in _taken_for_nouns(doc, engine.index):
        if taken.isdisjoint(range(start, end)):
            yield from _part(doc, start, end, engine, lexicon)


def _taken_for_nouns(doc: Doc, index: MentionIndex) -> Iterator[tuple[int, int]]:
    """Clauses like "Ashby College names Ann Li principal" in running text, whose verb the parser took for a noun."""
    for token in tokens_with(doc, _NOUNS_TOO):
        if token.pos_ == "VERB" or token.i == 0 or token.is_sent_start or token.i + 1 == len(doc):
            continue
        named, person = _ending(token.i - 1, token.sent.start, index), _starting(token.i + 1, len(doc), index)
        if named is None or person is None or named.type != ORG or person.type != PERSON or person.form != "name":
            continue
        post = _starting(person.end, len(doc), index) if person.end < len(doc) else None
        post = post or (_starting(person.end + 1, len(doc), index) if doc[person.end].lower_ == "as" else None)
        if post is not None and post.type == ROLE:
            yield named.start, post.end


def _share_subject(binding: Binding, subjects: list[Token], index: MentionIndex) -> None:
    """ "Acme, Beta court Li": a comma alone joins the subjects of a headline."""
    for name, place in binding.places.items():
        if place == "subject":
            kind = binding.slots[name][0].type
            binding.slots[name] = [
                m for t in subjects if (m := index.at(t.i)) is not None and m.type == kind
            ] or binding.slots[name]


def note_bindings(
    doc: Doc,
    topics: dict[int, Mention],
    blocks: list[TextBlock],
    engine: Engine,
    lexicon: FrameLexicon,
    bound: list[Binding],
) -> Iterator[Binding]:
    """Bindings of sentences that begin with a past tense and leave their subject to the heading above, or to the name
    that opens the line: "Ann Li, head of data: left in January".

    ``topics`` gives the person of the heading by the first token of the block.
    """
    taken = {binding.trigger.i for binding in bound}
    for block in blocks:
        topic = topics.get(block.start)
        notes: Iterable[tuple[int, int]] = _sentences(doc, block)
        if topic is None:
            topic, notes = _before_colon(doc, block, engine.index)
        own = topic is not None and topic.start == block.start
        for start, end in notes if topic is not None else ():
            verb = _opening_verb(doc, start, end)
            if topic is None or verb is None or verb.i in taken or _has_subject(doc, start, end):
                continue
            if _may_order(verb, doc[start:end]):
                continue
            found = _parsed_note(verb, doc[topic.head], engine, lexicon)
            found = found or _plain_note(verb, end, doc[topic.head], engine, lexicon, bare=own)
            if found:
                best = max(found, key=lambda b: b.strength)
                best.verdict, best.region = Assessment(OCCURRED), (start, end)
                yield best


def _before_colon(
    doc: Doc, block: TextBlock, index: MentionIndex
) -> tuple[Mention | None, Iterable[tuple[int, int]]]:
    """The person whose name and title a line opens with, and what follows the colon behind them."""
    named = index.covering(block.start)
    line = doc[block.start : min(block.end, block.start + _TITLED_NAME)]
    colon = next((t.i for t in line if t.text == ":"), None)
    if named is None or named.type != PERSON or named.start != block.start or colon is None or colon < named.end:
        return None, ()
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[named.end : colon]):
        return None, ()
    stops = _SUBORDINATE | {".", ";", "now"}  # "left in January, now at Acme"
    end = next((t.i for t in doc[colon + 1 : block.end] if t.lower_ in stops), block.end)
    return named, [(colon + 1, end)]


def _may_order(verb: Token, sentence: Span) -> bool:
    """ "3. Set Up Orbel": the past tense of "set" looks like its imperative, unless a year tells of the past."""
    return verb.lower_ == lemma(verb) and not any(t.is_digit and len(t) == 4 for t in sentence)


def _parsed_note(verb: Token, subject: Token, engine: Engine, lexicon: FrameLexicon) -> list[Binding]:
    """ "In 2011, co-founded a school with Bo Chen": the parse is good but for the subject."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or tree.is_passive(verb):
        return []
    return _noted(verb, {**roles(verb), "subject": [subject]}, engine, lexicon)


def _plain_note(
    verb: Token, end: int, subject: Token, engine: Engine, lexicon: FrameLexicon, *, bare: bool
) -> list[Binding]:
    filled: Roles = defaultdict(list)
    filled["subject"] = [subject]
    _after(verb, end, engine.index, filled)
    return _noted(verb, filled, engine, lexicon, bare=bare)


def _noted(
    verb: Token, filled: Roles, engine: Engine, lexicon: FrameLexicon, *, bare: bool = False
) -> list[Binding]:
    """What the frames of a verb make of the roles: with more than its subject, or (``bare``) just who is gone."""
    word = _PAST.get(verb.lower_) or lemma(verb)
    frames = [f for f in lexicon.evoked(word, "VERB") if f.trigger.voice is None or f.trigger.voice == "active"]
    # a past tense without a subject is parsed as a passive participle
    frames = [replace(f, trigger=replace(f.trigger, voice=None)) for f in frames] if bare else frames
    results = [engine.attempt(frame, verb, filled) for frame in frames]
    bound = [result for result in results if isinstance(result, Binding)]
    return [b for b in bound if len(b.slots) > 1 or bare and b.frame.implies == "origin"]


def _has_subject(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch holds a clause with a subject of its own: "Founded in 2016, Acme has grown"."""
    return any(t.dep_ in tree.SUBJECTS and tree.is_verbal(t.head) for t in doc[start:end])


def _sentences(doc: Doc, block: TextBlock) -> Iterator[tuple[int, int]]:
    """The stretches of a block between full stops and semicolons, as far as their first subordinate clause."""
    begin = block.start
    for i in range(block.start, block.end + 1):
        if i == block.end or doc[i].text in (".", ";") or i > begin and doc[i].is_sent_start:
            if i > begin:
                yield begin, next((k for k in range(begin + 1, i) if doc[k].lower_ in _SUBORDINATE), i)
            begin = i if i < block.end and doc[i].text not in (".", ";") else i + 1


def _opening_verb(doc: Doc, start: int, end: int) -> Token | None:
    """The past tense that opens a stretch, after a date or an adverb."""
    i = start
    while i < end and (
        doc[i].ent_type_ == "DATE" or doc[i].like_num or doc[i].pos_ in ("PUNCT", "ADV", "SYM") or doc[i].lower_ == "in"
    ):
        i += 1
    if i >= end:
        return None
    return doc[i] if doc[i].lower_ in _PAST or doc[i].tag_ in ("VBD", "VBN") else None


def parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a headline between colons, dashes and the like."""
    begin = start
    for i in range(start, end):
        if doc[i].text in _BREAKS or doc[i].text == "-" and doc[i].whitespace_ and doc[i - 1].whitespace_:
            if i > begin:
                yield begin, i
            begin = i + 1
    if begin < end:
        yield begin, end


def _part(doc: Doc, start: int, end: int, engine: Engine, lexicon: FrameLexicon) -> Iterator[Binding]:
    if any(doc[i].lower_ in _NEGATIONS for i in range(start, end)):
        return
    for token in doc[start:end]:
        covering = engine.index.covering(token.i)
        if (
            token.i == start
            or covering is not None
            and (covering.form in ("name", "surname") or covering.type == ROLE and covering.head != token.i)
        ):
            continue
        filled = surface_roles(token, start, end, engine.index)
        if filled is None:
            continue
        for word in lemmas(token, len(filled["subject"]) > 1):
            frames = [*lexicon.evoked(word, "HEADLINE"), *lexicon.evoked(word, "VERB")]
            results = [engine.attempt(frame, token, filled) for frame in frames if frame.trigger.voice != "passive"]
            found = [r for r in results if isinstance(r, Binding)]
            if found:
                best = max(found, key=lambda b: b.strength)
                best.verdict = verdict(token)
                _share_subject(best, filled["subject"], engine.index)
                yield best
                return


def lemmas(token: Token, plural: bool) -> list[str]:
    """The verbs a word may be a finite form of, or (after "to", or with a plural subject) the base form of."""
    word = token.lower_
    if token.tag_ in ("VBD", "VBZ", "VBN"):
        return [lemma(token)]
    if plural or token.i > 0 and token.nbor(-1).lower_ == "to":
        return [word]
    if word.endswith("ies"):
        return [word[:-3] + "y"]
    return [word[:-1], word[:-2]] if word.endswith("s") else []


def verdict(token: Token) -> Assessment:
    """Status by the form alone: "joins" and "joined" have happened, "to join" will."""
    if token.i == 0 or token.nbor(-1).lower_ not in ("to", "may", "might", "will"):
        return Assessment(OCCURRED)
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 4) : token.i]}
    status = next((_BEFORE_TO[word] for word in sorted(before) if word in _BEFORE_TO), EXPECTED)
    return Assessment(status, "reportedly" in before)


def surface_roles(token: Token, start: int, end: int, index: MentionIndex) -> Roles | None:
    """Roles by position, or None if no mention stands before the word as its subject."""
    subjects = _before(token, start, index)
    if not subjects:
        return None
    filled: Roles = defaultdict(list)
    filled["subject"] = [token.doc[m.head] for m in subjects]
    filled["self"] = [token]
    if token.i > 0 and token.nbor(-1).lower_ == "to":
        filled["infinitive"] = [token.nbor(-1)]
    _after(token, end, index, filled)
    return filled


def _before(token: Token, start: int, index: MentionIndex) -> list[Mention]:
    """The mentions that end where the verb group begins, with those coordinated before them."""
    i = token.i - 1
    while i >= start and token.doc[i].lower_ in _BETWEEN:
        i -= 1
    found: list[Mention] = []
    while i >= start:
        mention = _ending(i, start, index)
        if mention is None:
            break
        found.append(mention)
        i = mention.start - 1
        title = index.covering(i) if i >= start else None
        if title is not None and title.type == ROLE and title.end == mention.start:
            i = title.start - 1
        if i < start or token.doc[i].lower_ not in _AND:
            break
        i -= 1
        if i >= start and token.doc[i].text == ",":
            i -= 1
    return found[::-1]


def _ending(i: int, start: int, index: MentionIndex) -> Mention | None:
    """The participant whose mention ends with the token: a name, a group, or someone described."""
    ending = [m for m in index.between(start, i + 1, PERSON, ORG, GROUP) if m.end == i + 1 and m.form != "part"]
    return min(ending, key=lambda m: (m.type == ORG, m.start)) if ending else None


def _after(token: Token, end: int, index: MentionIndex, filled: Roles) -> None:
    """Object, particle, complements and prepositional objects to the right of the verb."""
    doc, i, role = token.doc, token.i + 1, "object"
    while i < end:
        word = doc[i].lower_
        mention = _starting(i, end, index)
        owns = mention is not None and mention.end < end and doc[mention.end].lower_ in ("'s", "'")
        if mention is not None and owns and mention.type in (ORG, ROLE):
            i = mention.end + 1
            continue
        if mention is not None:
            name = "complement" if mention.type == ROLE and role == "object" else role
            filled[name].append(doc[mention.head])
            i = mention.end
            continue
        if word in _PREPOSITIONS:
            role = _ALIASES.get(word, word)
        elif word in _PARTICLES and i == token.i + 1:
            filled["particle"].append(doc[i])
        elif doc[i].tag_ == "VB":
            filled["to_do"].append(doc[i])
        elif doc[i].pos_ in ("NOUN", "PROPN") and doc[i].lower_ not in word_set("organizations", "description_nouns"):
            filled[role].append(doc[i])
        i += 1


def _starting(i: int, end: int, index: MentionIndex) -> Mention | None:
    """The participant or title that starts at a token; an employer is part of the title or description it opens."""
    starting = [m for m in index.between(i, end) if m.start == i and m.form not in ("pronoun", "plural")]
    if not starting:
        return None
    person = [m for m in starting if m.type in (PERSON, GROUP)]
    title = next((m for m in starting if m.type == ROLE), None)
    if title is not None and not person:
        named = index.covering(title.end)
        if named is not None and named.type == PERSON and named.start == title.end:
            return named
    return max(person or starting, key=lambda m: m.end)
