"""What speaks for each organization of a page as the one that an event leaves untold, and what for none.

Each candidate gets named figures, mostly 0 or 1; ``models/slots`` weighs them. They tell where the candidate stands
from the event's trigger, how much of the page is about it, what ties the event's person and other people to it, what
part it has in the page's other events, and whether the rules of ``infer`` and ``implied`` chose it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from ...lexicon.log_linear import Features
from ...mentions.reference_features import told_as_past
from ...mentions.salience import left_for
from ...syntax import tree
from ...syntax.mention import ORG, PERSON, Mention
from ...syntax.reading import sentence_numbers
from ...syntax.sentences import sentences_back, sentences_on
from ..draft import Draft, Page, long_ago
from ..ties.employment import Employments

_OPENING = 40  # tokens at the start of the page
_BACK = ((0, "here"), (1, "one back"), (2, "two back"), (4, "four back"), (8, "eight back"))
_ON = ((1, "one on"), (3, "three on"))
_SUBJECTS = ("nsubj", "nsubjpass")


class SlotFeatures:
    """The features of one document's open slots.

    Args:
        page: the document.
        employments: who works where.
        drafts: the page's events.
        titled: who works at the page's protagonist by a title that names no house.
    """

    def __init__(self, page: Page, employments: Employments, drafts: list[Draft], titled: set[int]):
        self.page, self.employments, self.titled = page, employments, titled
        self.drafts = sorted(drafts, key=lambda d: d.trigger.i)
        self._sentence = sentence_numbers(page.doc)
        self._mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in page.index.mentions:
            if mention.type == ORG and mention.ref is not None:
                self._mentions[mention.ref].append(mention)
        self._total = max(sum(page.named.values()), 1)
        self._rank = {ref: rank for rank, (ref, _) in enumerate(page.named.most_common())}
        self._title = page.headings[0] if page.headings else (0, 0)
        self._blocks = sorted((b.start, b.end, b.kind == "heading") for b in page.blocks)
        self._people: defaultdict[int, list[int]] = defaultdict(list)
        for mention in page.index.mentions:
            if mention.type == PERSON and mention.ref is not None:
                self._people[mention.ref].append(self._sentence[mention.start])
        self._pages: dict[int, list[tuple[str, float]]] = {}
        self._staff = Counter(tie.org for tie in {(t.person, t.org): t for t in employments.all if t.current}.values())

    def candidates(self, draft: Draft, slot: str) -> dict[int | None, Features]:
        """The features of each organization that a slot may mean, and under None of that it means none."""
        told = {ref for name, refs in draft.orgs.items() if name != slot for ref in refs}
        told |= draft.ruled_out.get(slot, set())
        chosen = draft.orgs[slot][0] if draft.orgs[slot] else None
        refs = [ref for ref in self.page.named if ref not in told]
        refs += [chosen] if chosen is not None and chosen not in refs else []
        order, around = self._order(refs, draft.trigger), self._around(draft.trigger)
        others = self._others(draft)
        found: dict[int | None, Features] = {}
        for ref in refs:
            features: Features = {}
            for name, value in (
                *self._of_place(ref, draft, order),
                *self._of_layout(ref, draft, around),
                *self._told_of_page(ref),
                *self._of_person(ref, draft, others),
                *self._of_events(ref, draft, slot),
                *self._of_rules(ref, draft, slot, chosen),
            ):
                if value:
                    features[name] = float(value)
            found[ref] = _crossed(features, f"{draft.type}.{slot}")
        found[None] = {name: float(value) for name, value in self._none(draft, slot, chosen, order) if value}
        return found

    def _order(self, refs: Iterable[int], trigger: Token) -> list[int]:
        """The organizations told up to the trigger's sentence, the nearest first."""
        end = trigger.sent.end
        last = {ref: max((m.start for m in self._mentions[ref] if m.start < end), default=-1) for ref in refs}
        return sorted((ref for ref in last if last[ref] >= 0), key=lambda ref: -last[ref])

    def _of_place(self, ref: int, draft: Draft, order: list[int]) -> Iterable[tuple[str, float]]:
        """Where it is told from the trigger, and as what."""
        doc, sentence, here = self.page.doc, draft.trigger.sent, self._sentence[draft.trigger.i]
        mentions = self._mentions[ref]
        before = [m for m in mentions if m.start < sentence.end]
        if before:
            last = before[-1]
            distance = here - self._sentence[last.start]
            yield next((name for limit, name in _BACK if distance <= limit), "far back"), 1
            yield f"last as {last.form}", distance <= 2
            yield from self._as_said(doc[last.head], distance)
            yield "venue", bool(last.data.get("venue"))
        else:
            yield "only later", 1
        after = [m for m in mentions if m.start >= sentence.end]
        if after:
            distance = self._sentence[after[0].start] - here
            yield next((name for limit, name in _ON if distance <= limit), "far on"), 1
        if ref in order[:3]:
            yield f"nearest {order.index(ref)}", 1
        inside = [m for m in before if m.start >= sentence.start]
        yield "behind the trigger", any(m.start > draft.trigger.i for m in inside)
        yield "before the trigger", any(m.start < draft.trigger.i for m in inside)
        yield "in the trigger's clause", any(tree.governing(doc[m.head]) == draft.trigger for m in inside)
        yield "often near", min(sum(0 <= here - self._sentence[m.start] <= 4 for m in before), 4) / 2
        if inside:
            yield f"here as {inside[-1].form}", 1

    def _around(self, trigger: Token) -> tuple[tuple[int, int], int, int | None, int | None]:
        """The trigger's block, where its section starts, and the first organization told in each."""
        block = next(((a, b) for a, b, _ in self._blocks if a <= trigger.i < b), (trigger.sent.start, trigger.sent.end))
        section = max((a for a, _, heading in self._blocks if heading and a <= trigger.i), default=0)
        return block, section, self._first(*block), self._first(section, block[1])

    def _first(self, start: int, end: int) -> int | None:
        named = self.page.index.between(start, end, ORG)
        return next((m.ref for m in named if m.ref is not None and m.form == "name" and self.page.employs(m.ref)), None)

    def _of_layout(
        self, ref: int, draft: Draft, around: tuple[tuple[int, int], int, int | None, int | None]
    ) -> Iterable[tuple[str, float]]:
        """Whether the trigger's block and section are about it."""
        block, section, first, opens = around
        mentions = self._mentions[ref]
        inside = [m for m in mentions if block[0] <= m.start < block[1]]
        yield "in the block", bool(inside)
        yield "opens the block", ref == first
        yield "often in the block", min(len(inside), 3) / 3
        yield "in the section", section > 0 and any(section <= m.start < block[1] for m in mentions)
        yield "opens the section", section > 0 and ref == opens
        here = self._sentence[draft.trigger.i]
        subjects = {
            here - self._sentence[m.start]
            for m in mentions
            if here - 2 <= self._sentence[m.start] < here
            and tree.phrase_head(self.page.doc[m.head]).dep_ in _SUBJECTS
        }
        yield "subject before", 1 in subjects
        yield "subject before that", 2 in subjects

    def _as_said(self, head: Token, distance: int) -> Iterable[tuple[str, float]]:
        phrase = tree.phrase_head(head)
        near = "here" if distance == 0 else "near" if distance <= 2 else "far"
        yield f"subject {near}", phrase.dep_ in _SUBJECTS
        yield f"possessor {near}", phrase.dep_ == "poss"
        yield f"modifier {near}", head.dep_ in ("compound", "nmod", "amod")
        if phrase.dep_ == "pobj":
            yield f"{phrase.head.lower_} it", distance <= 2
            yield f"in a phrase {near}", 1
        yield f"told as past {near}", told_as_past(head)
        yield "left for", left_for(head)

    def _told_of_page(self, ref: int) -> list[tuple[str, float]]:
        if ref not in self._pages:
            self._pages[ref] = list(self._of_page(ref))
        return self._pages[ref]

    def _of_page(self, ref: int) -> Iterable[tuple[str, float]]:
        """What it is to the page."""
        page, referent, share = self.page, self.page.referents[ref], self.page.named[ref] / self._total
        yield "share", share
        yield "share squared", share * share
        yield "once", page.named[ref] <= 1
        yield "first", self._rank.get(ref) == 0
        yield "second", self._rank.get(ref) == 1
        yield "protagonist", ref == page.protagonist
        yield "rival of a protagonist", page.protagonist is not None and ref != page.protagonist
        start, end = self._title
        yield "in the title", any(start <= m.start < end for m in self._mentions[ref])
        yield "in the opening", any(m.start < _OPENING for m in self._mentions[ref])
        yield "media", referent.kind == "media"
        yield "investor", referent.kind == "fund"
        yield "listed", referent.id is not None
        yield "doubtful name", referent.weight is not None and referent.weight < 8
        yield "never named", all(m.form != "name" for m in self._mentions[ref])
        yield "staff", min(self._staff[ref], 4) / 4
        yield "most staff", bool(self._staff) and self._staff[ref] == max(self._staff.values())

    def _others(self, draft: Draft) -> tuple[set[int], set[int]]:
        """Who else is told in the trigger's sentence, and in the one before and behind as well: their houses now."""
        doc, sentence, between = self.page.doc, draft.trigger.sent, self.page.index.between
        start, end = sentences_back(doc, sentence.start, 1), sentences_on(doc, sentence.end, 1)
        here, near = (
            {m.ref for m in people} - {draft.who, None}
            for people in (between(sentence.start, sentence.end, PERSON), between(start, end, PERSON))
        )
        return self._houses(here), self._houses(near)

    def _houses(self, people: Iterable[int | None]) -> set[int]:
        return {t.org for person in people for t in self.employments.of(person) if t.current}

    def _of_person(
        self, ref: int, draft: Draft, others: tuple[set[int], set[int]]
    ) -> Iterable[tuple[str, float]]:
        """What ties the event's person to it, and the people of the clause, given the houses of ``_others``."""
        sentence = draft.trigger.sent
        ties = [t for t in self.employments.of(draft.who) if t.org == ref]
        anywhere = {t.org for t in self.employments.of(draft.who)}
        for tie in ties:
            when = "now" if tie.current else "once"
            place = "here" if sentence.start <= tie.start < sentence.end else "elsewhere"
            yield f"is there {when}", 1
            yield f"is there {when}, told {place}", 1
            yield f"is there {when}, told {'before' if tie.start < draft.trigger.i else 'behind'}", 1
            same = bool(set((tie.role or "").lower().split()) & set((draft.role or "").lower().split()))
            yield f"is there {when} in such a post", same
            yield f"the only tie {when}", anywhere == {ref}
        told = self._people.get(draft.who, []) if draft.who is not None else []
        where = {self._sentence[m.start] for m in self._mentions[ref]}
        now = self._sentence[draft.trigger.i]
        yield "told with the person", sum(n in where for n in set(told)) / max(len(set(told)), 1)
        yield "told with the person first", bool(told) and told[0] in where
        yield "told with the person before", any(n in where for n in told if n < now)
        here, near = others
        yield "others near", ref in near
        yield "is elsewhere", bool(anywhere) and not ties
        yield "titled without house", draft.who in self.titled and ref == self.page.protagonist
        yield "others of the sentence", ref in here
        group = draft.group.data.get("employer") if draft.group is not None else None
        yield "employs the group", self.page.ref_at(group) == ref
        if draft.predecessor is not None:
            of = [t for t in self.employments.of(draft.predecessor) if t.org == ref]
            yield "predecessor's", bool(of)

    def _of_events(self, ref: int, draft: Draft, slot: str) -> Iterable[tuple[str, float]]:
        """The part it has in the page's other events."""
        sentence = draft.trigger.sent
        counts: Counter[str] = Counter()
        for other in self.drafts:
            if other is draft:
                continue
            own = draft.who is not None and other.who == draft.who
            near = "here" if sentence.start <= other.trigger.i < sentence.end else ""
            when = "before" if other.trigger.i <= draft.trigger.i else "behind"
            for name, refs in other.orgs.items():
                if ref not in refs:
                    continue
                if name in other.inferred:
                    counts[f"others' inferred {name}" if not own else f"own inferred {name}"] += 1
                    continue
                if other.trigger.i == draft.trigger.i:
                    counts[f"fellow's {name}"] += 1
                elif own:
                    counts[f"own {other.type} {name} {when}"] += 1
                    counts[f"own {other.type} {name} {when} {near}"] += 1
                else:
                    counts[f"others' {name}"] += 1
                    if near:
                        counts[f"others' {name} here {when}"] += 1
        for name, count in counts.items():
            yield name, min(count, 3) / 3 if name.startswith("others'") and "here" not in name else 1

    def _of_rules(self, ref: int, draft: Draft, slot: str, chosen: int | None) -> Iterable[tuple[str, float]]:
        """Whether it is what the rules chose, and how they came to it."""
        words = self.page.referents[ref].words
        for name, refs in draft.orgs.items():
            if name != slot:
                yield "shares words with the other end", any(words & self.page.referents[r].words for r in refs)
        if ref != chosen:
            return
        sentence = draft.trigger.sent
        here = any(sentence.start <= m.start < sentence.end for m in self._mentions[ref])
        yield "chosen", 1
        yield f"chosen {'here' if here else 'elsewhere'}", 1
        yield f"chosen by {draft.reasons.get(slot, 'another rule')}", 1
        yield "chosen, tied", any(t.org == ref for t in self.employments.of(draft.who))
        yield "chosen, protagonist", ref == self.page.protagonist
        yield "chosen, once", self.page.named[ref] <= 1
        yield f"chosen, {draft.status}", 1
        yield "chosen, long ago", long_ago(draft, self.page)

    def _none(
        self, draft: Draft, slot: str, chosen: int | None, order: list[int]
    ) -> Iterable[tuple[str, float]]:
        """What speaks for that the slot means no organization of the page."""
        kind = f"{draft.type}.{slot}"
        yield "none", 1
        yield f"none|{kind}", 1
        yield f"none|{kind} {draft.status}", 1
        yield f"none|{slot} {draft.frame.id}", 1
        yield f"none|{kind} not chosen", chosen is None
        yield f"none|{kind} long ago", long_ago(draft, self.page)
        yield f"none|{kind} dated", draft.date is not None
        yield f"none|{kind} titled", draft.role is not None
        yield f"none|{kind} group", draft.group is not None
        yield f"none|{kind} implied", draft.frame.implies == slot
        yield f"none|{kind} untied", not self.employments.of(draft.who)
        yield f"none|{kind} tied now", any(t.current for t in self.employments.of(draft.who))
        yield f"none|{kind} no protagonist", self.page.protagonist is None
        yield "none|few", 1 - min(len(order), 6) / 6
        yield f"none|{kind} tag {draft.trigger.tag_}", 1
        yield f"none|{kind} other end", any(refs for name, refs in draft.orgs.items() if name != slot)


def _crossed(features: Features, kind: str) -> Features:
    """The features, and each once more under the kind of its slot."""
    return features | {f"{name}|{kind}": value for name, value in features.items()}

