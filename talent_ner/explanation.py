"""Why a sentence gave the events it gave: the parse, the mentions, and every frame that was tried."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from .components.moves import page_of
from .events.ties.acting import acting_for
from .events.ties.employment import Employments
from .lexicon.frames import shipped_frames
from .pipeline import cached
from .syntax.engine import Binding, Engine, Rejection
from .syntax.modality import assess


def explain(sentence: str, nlp: Language | None = None) -> str:
    """A readable account of how the sentence was read.

    Args:
        sentence: the text to explain.
        nlp: a pipeline from :func:`talent_ner.load`; a shared one by default.
    """
    doc = (nlp or cached())(sentence)
    if not len(doc):
        return "nothing to read"
    return "\n".join([*_parse(doc), "", *_mentions(doc), "", *_frames(doc), "", *_events(doc)])


def _parse(doc: Doc) -> list[str]:
    width = max(len(t.text) for t in doc)
    rows = [f"  {t.text:{width}}  {t.tag_:5} {t.lemma_:{width}}  {t.dep_:10} <- {t.head.text}" for t in doc]
    return ["parse", *rows]


def _mentions(doc: Doc) -> list[str]:
    page = page_of(doc)
    rows = []
    for mention in page.index.mentions:
        referent = page.referents[mention.ref].name if mention.ref is not None else "-"
        rows.append(f"  {doc[mention.start : mention.end].text!r}  {mention.type} {mention.form}  -> {referent}")
    return ["mentions", *(rows or ["  none"])]


def _frames(doc: Doc) -> list[str]:
    page = page_of(doc)
    employments = Employments(page)
    engine = Engine(shipped_frames(), page.index, lambda person: acting_for(person, page, employments))
    rows: list[str] = []
    for token in doc:
        for outcome in engine.tries(token):
            rows += _outcome(outcome, token, doc)
    return ["frames tried", *(rows or ["  none: no word of the sentence evokes a frame"])]


def _outcome(outcome: Binding | Rejection, token: Token, doc: Doc) -> list[str]:
    if isinstance(outcome, Rejection):
        return [f"  {token.text}: {outcome.frame.id} did not bind: {outcome.reason}"]
    rows = [f"  {token.text}: {outcome.frame.id} ({outcome.frame.event}) bound, status {assess(token).status}"]
    for slot, mentions in outcome.slots.items():
        texts = "; ".join(doc[m.start : m.end].text for m in mentions)
        rows.append(f"      {slot} = {texts}  (role: {outcome.places[slot]})")
    filled = {name: [t.text for t in tokens] for name, tokens in outcome.roles.items() if tokens}
    rows.append(f"      roles seen: {filled}")
    return rows


def _events(doc: Doc) -> list[str]:
    rows = []
    for event in doc._.talent_events:
        who = getattr(event.who, "name", None) or getattr(event.who, "text", "-")
        slots = ", ".join(f"{slot} {'/'.join(o.name for o in getattr(event, slot)) or '-'}" for slot in event.org_slots)
        extras = ", ".join(f"{k} {getattr(event, k)}" for k in ("role",) if getattr(event, k, None))
        rows.append(
            f"  {event.type} [{event.status}{', hedged' if event.hedged else ''}] {who}: {slots}"
            f"{', ' + extras if extras else ''}  <{event.rule}>"
        )
    return ["events", *(rows or ["  none"])]
