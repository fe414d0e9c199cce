"""Which words head a job title: "head", "engineers" beside names, "captain" that somebody rose to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax.mention import ORG, PERSON, MentionIndex
from .name_evidence import is_title

_RISES = frozenset("promote elevate demote rise raise promotion elevation demotion".split())
_TRADES = frozenset(
    "auctioneer broadcaster broker builder designer developer distributor maker manager operator producer provider"
    " publisher supplier".split()
)  # what houses are called as well as people, right before a name


class TitleHeads:
    """Tells heads of titles from the same words as verbs, names and companies.

    Args:
        doc: the parsed document.
        index: names and organization descriptions.
    """

    def __init__(self, doc: Doc, index: MentionIndex):
        self.doc, self.index = doc, index

    def found(self, token: Token) -> bool:
        """Whether the token heads a title."""
        plural = singular(token) is not None
        if not (is_title(token) or plural) or token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            return False
        verbal = token.pos_ == "VERB" and token.dep_ not in ("compound", "amod", "nmod")
        verbal = verbal and token.lower_ not in ("co-founder", "cofounder")  # taggers often take them for verbs
        if verbal and not self._risen_to(token) and not self._between_names(token):
            return False
        if plural and not self._beside_names(token):
            return False
        if token.lower_ in word_set("titles", "company_heads") and not self._personal(token):
            return False
        covering = self.index.covering(token.i)
        return not self._before_house(token) and (covering is None or covering.form not in ("name", "surname"))

    def _before_house(self, token: Token) -> bool:
        """ "Moved to supermarket operator Acme", "left for asset manager Beta": a house is called by its trade."""
        named = self.index.covering(token.i + 1) if token.i + 1 < len(self.doc) and token.tag_ == "NN" else None
        house = named is not None and named.type == ORG and named.form == "name" and named.start == token.i + 1
        return house and token.is_lower and token.lower_ in _TRADES

    def _risen_to(self, token: Token) -> bool:
        """ "Promoted to captain", "promotions: Ann Li to captain": taggers read an infinitive there; one with an object
        ("to head the lab") is one.
        """
        if token.i < 2 or token.nbor(-1).lower_ != "to" or token.tag_ != "VB":
            return False
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        if following is not None and (
            following.pos_ in ("DET", "PRON", "PROPN", "ADJ", "NOUN") or following.lower_ == "up"
        ):
            return False
        named = self.index.covering(token.i - 2)
        back = 60 if named is not None and named.type == PERSON else 8
        before = self.doc[max(token.sent.start, token.i - back) : token.i]
        return any(t.lemma_.lower() in _RISES for t in before)

    def _between_names(self, token: Token) -> bool:
        """ "Acme head Ann Li": nobody heads a person, so that the word is a title there and no verb."""
        before = self.index.covering(token.i - 1) if token.i else None
        after = self.index.covering(token.i + 1) if token.i + 1 < len(self.doc) else None
        owned = token.i > 0 and self.doc[token.i - 1].lower_ in ("'s", "'")
        employed = owned or before is not None and before.type == ORG
        return employed and after is not None and after.type == PERSON and token.lower_ in ("head", "lead")

    def misread(self, token: Token) -> bool:
        """The modifier taken for an infinitive in "promoted to plant director"."""
        return (
            token.tag_ == "VB"
            and token.lemma_ not in ("be", "become")
            and token.i > 1
            and token.nbor(-1).lower_ == "to"
            and token.nbor(1).dep_ in ("dobj", "compound")
            and any(t.lemma_.lower() in _RISES for t in self.doc[max(0, token.i - 7) : token.i])
        )

    def _beside_names(self, token: Token) -> bool:
        """A plural title counts only beside names: "engineers Ann Li and Bo Chen", "one of its founders, Ann Li", "Ann
        Li and Bo Chen, both engineers at Acme", "Ann Li, one of Acme's first engineers", "Ann Li and Bo Chen, partners
        in Acme".
        """
        after = token.i + 1
        if after < len(self.doc) and self.doc[after].text in (",", ":"):
            after += 1
        following = self.index.covering(after) if after < len(self.doc) else None
        named = following is not None and following.type == PERSON and not self.doc[after].is_sent_start
        if named or self._apposed(token) or self._of_the_names_before(token) or self._given_to_several(token):
            return True
        if self._said_of_several(token):
            return True
        return self._closes_list(token)

    def _closes_list(self, token: Token) -> bool:
        """ "Acme has named Ann Li, Bo Chen and Cy Diaz partners": whatever the parser makes of the title at the end."""
        i, people = token.i - 1, 0
        while i > token.sent.start:
            mention = self.index.covering(i)
            if mention is not None and mention.type == PERSON:
                i, people = mention.start - 1, people + 1
            elif people and self.doc[i].lower_ in (",", "and", "&"):
                i -= 1
            else:
                break
        return people > 1 and self.doc[i].lemma_.lower() in ("name", "appoint", "elect", "make")

    def _said_of_several(self, token: Token) -> bool:
        """ "Ann Li and Bo Chen were researchers at Acme"."""
        if token.dep_ != "attr" or token.head.lemma_ != "be":
            return False
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        first = self.index.covering(subject.i) if subject is not None else None
        if first is None or first.type != PERSON or first.end >= len(self.doc):
            return False
        second = self.index.covering(min(first.end + 1, len(self.doc) - 1))
        joined = self.doc[first.end].lower_ in ("and", "&", ",")
        return joined and second is not None and second.type == PERSON

    def _given_to_several(self, token: Token) -> bool:
        """ "Ann Li and Bo Chen were named directors", "promoted Ann Li and Bo Chen to vice presidents"."""
        link = token.head if token.dep_ == "pobj" and token.head.lower_ in ("as", "to") else None
        verb = token.head if link is None and token.dep_ in ("attr", "oprd", "dobj") else link and link.head
        if not verb or verb.lemma_.lower() not in word_set("titles", "verbs_of_giving_posts"):
            return False
        if verb.lemma_ == "become" and singular(token) == "partner":
            return False  # in business or in life
        people = self.index.between(token.sent.start, token.i, PERSON)
        return len(people) > 1 and any(t.lower_ in ("and", "&") for t in self.doc[people[-2].end : people[-1].start])

    def _of_the_names_before(self, token: Token) -> bool:
        """ "Ann Li and Bo Chen, co-owners of Acme": the plural stands in apposition to two names."""
        if token.i < 4 or token.nbor(-1).text != "," or token.i + 2 >= len(self.doc):
            return False
        last = self.index.covering(token.i - 2)
        if last is None or last.type != PERSON or self.doc[last.start - 1].lower_ not in ("and", "&"):
            return False
        return self.doc[token.i + 1].lower_ in ("of", "at", "with", "from", "for")

    def _personal(self, token: Token) -> bool:
        """Owners and publishers are companies as well: people where the word stands beside a name or a copula."""
        if token.dep_ == "attr" or self._beside_names(token):
            return True
        comma = next((t for t in reversed(self.doc[max(token.i - 6, 0) : token.i]) if t.text == ","), None)
        named = self.index.covering(comma.i - 1) if comma is not None and comma.i else None
        joined = token.i > 1 and token.nbor(-1).lower_ in ("and", "&") and is_title(token.nbor(-2))
        return joined or named is not None and named.type == PERSON

    def _apposed(self, token: Token) -> bool:
        """Whether the title's phrase opens with "both" or "one of" right behind a name."""
        doc = self.doc
        for i in range(token.i - 1, max(token.sent.start, token.i - 9), -1):
            opens = doc[i].lower_ in ("both", "all") or doc[i].lower_ == "one" and doc[i + 1].lower_ == "of"
            if opens and doc[i - 1].text == ",":
                named = self.index.covering(i - 2)
                return named is not None and named.type == PERSON
            if doc[i].text in (",", ";") or doc[i].pos_ in ("VERB", "AUX"):
                return False
        return False


def singular(token: Token) -> str | None:
    """The title of which the token is the plural, whatever the tagger made of it: "co-founders"; else None."""
    if token.pos_ not in ("NOUN", "PROPN") or is_title(token):
        return None
    if token.tag_ in ("NNS", "NNPS") and token.lemma_.lower() in word_set("titles", "heads"):
        return token.text[:-1] if token.text[:-1].lower() == token.lemma_.lower() else token.lemma_
    return token.text[:-1] if token.lower_[-1:] == "s" and token.lower_[:-1] in word_set("titles", "heads") else None
