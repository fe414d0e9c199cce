"""What follows the head of a job title: its field of work, and the employer if one is named there.

"Head of engineering for the Gemini assistant", "director of maps at Acme", "president of Acme's retail arm".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ..lexicon.resources import word_set
from ..syntax import tree
from ..syntax.mention import ORG, PERSON, Mention, MentionIndex
from ..text.english import english_words
from .name_evidence import is_title
from .seats import seat_ends

LINKS = frozenset({"at", "of", "with", "for", "in", "from"})
DETERMINERS = frozenset("a an the its their his her this that one another".split())
_OPENING = DETERMINERS | {"former", "both"}  # before the name of the house
_OCCASIONS = frozenset("meeting conference convention assembly congress summit gathering luncheon dinner".split())
_JOINING = frozenset({"-", "based"})
_SPANS = frozenset("week month year quarter spring summer autumn fall winter".split())


class Complements:
    """Reads the phrases behind title heads.

    Args:
        doc: the parsed document.
        index: its names and descriptions of organizations.
    """

    def __init__(self, doc: Doc, index: MentionIndex):
        self.doc = doc
        self.index = index

    def after(self, end: int) -> tuple[int, int | None]:
        """The end of "of engineering for the Gemini assistant", and the employer if one follows."""
        employer = None
        doc = self.doc
        start = end - 1
        while end + 1 < len(doc):
            end += doc[end].lower_ == "also" and doc[end + 1].lower_ == "from"
            token = doc[end]
            advises = token.lower_ == "to" and doc[end - 1].lemma_.lower() in word_set("titles", "heads_with_to")
            if token.is_sent_start or token.lower_ not in LINKS and not advises:
                employer = self._behind_comma(end) if employer is None else employer
                break
            after = end + 1
            while after < len(doc) and doc[after].lower_ in _OPENING and self.index.headed(after) is None:
                after += 1
            after = seat_ends(doc).get(after, after)
            if after >= len(doc):
                break
            mention = self.index.covering(after)
            if mention is None:
                mention = self._named_within(after)
            if mention is not None and doc[mention.head].ent_type_ == "NORP" and doc[mention.head].pos_ == "ADJ":
                mention = None  # "the founder of Kurdish rights group Hiwa"
            if mention is not None and mention.type == ORG and mention.start <= after + 5:
                rival = self._rival_behind(mention)
                if rival is not None:
                    return end, rival.head
                mention = self._apposed_name(mention)
                whole = self._whole_of(mention) if employer is None else None
                if whole is not None:
                    return end, whole.head
                pronoun = doc[mention.start].tag_ == "PRP$"
                possessive = pronoun or mention.end < len(doc) and doc[mention.end].lower_ in ("'s", "'")
                inner = self._phrase_end(mention.end + (not pronoun)) if possessive else mention.end
                if possessive and doc[inner - 1].lemma_.lower() in _OCCASIONS:
                    break  # "elected chair at its annual meeting"
                beside = self._named_behind(mention.end) or self._named_before(start)
                if token.lower_ == "from" and not possessive and not beside:
                    break
                part = not possessive and token.lower_ not in ("at", "with")
                part = part and (
                    self._modifies_noun(mention) or self._field(mention, doc[start]) or self._employer_behind(mention)
                )
                if part and (token.lower_ in ("of", "for") or token.lower_ == "in" and self._employer_behind(mention)):
                    end = self._pair_end(self._phrase_end(mention.end))
                    continue
                if employer is None and not part:
                    employer = mention.head
                if pronoun and token.lower_ == "in":
                    return end, employer  # "a partner in its Leeds office"
                plain = (
                    token.lower_ in ("at", "with", "for", "of", "to", "in", "from")
                    and not possessive
                    and (mention.start in (end + 1, after) or self._introduced(token, mention, doc[start]))
                )
                return (end if plain else max(inner, mention.end)), employer
            if mention is not None or token.lower_ in ("at", "with", "from") or _opens_stretch(doc[after]):
                break
            stop = self._phrase_end(end + 1)
            if stop == end + 1:
                break
            end = stop
        return end, employer

    def _introduced(self, link: Token, mention: Mention, head: Token) -> bool:
        """ "Partner at the venture firm Acme", "chief executive of Lund-based Beta": its kind stands before."""
        before = self.doc[mention.start - 1].lower_
        kind = self.doc[mention.start - 1]
        if kind.tag_ == "POS":
            return True  # "dean of Elm University's Hill College"
        if kind.tag_ == "NN" and mention.form == "name" and head.lower_ in word_set("titles", "leading_heads"):
            return True  # "chief executive of the Swedish confectioner Beta"
        return link.lower_ in ("at", "with") or before in word_set("organizations", "description_nouns") | {"based"}

    def _named_behind(self, comma: int) -> bool:
        """ "A top engineer from Acme, Ann Li, has left": the title's holder stands between commas."""
        named = self.index.covering(comma + 1) if comma + 1 < len(self.doc) else None
        between = named is not None and named.type == PERSON and self.doc[comma].text == ","
        return between and named is not None and named.end < len(self.doc) and self.doc[named.end].text == ","

    def _named_before(self, title: int) -> bool:
        """ "Ann Li, an engineer from Acme": the title's holder stands before the comma."""
        opening = next((i for i in range(title, max(title - 5, 1), -1) if self.doc[i].lower_ in ("a", "an")), None)
        named = self.index.covering(opening - 2) if opening is not None and self.doc[opening - 1].text == "," else None
        return named is not None and named.type == PERSON and named.form == "name"

    def _whole_of(self, part: Mention) -> Mention | None:
        """ "Professor in the Department of Physics at Elm University": the house of a part that only a noun tells."""
        doc = self.doc
        if part.form != "description" or part.end + 1 >= len(doc) or doc[part.end].lower_ != "of":
            return None
        end = self._pair_end(self._phrase_end(part.end + 1))
        if end + 1 >= len(doc) or doc[end].lower_ != "at":
            return None
        whole = self.index.covering(end + 1 + (doc[end + 1].lower_ == "the" and end + 2 < len(doc)))
        return whole if whole is not None and whole.type == ORG and whole.form == "name" else None

    def _apposed_name(self, mention: Mention) -> Mention:
        """The name that a noun phrase opening with another name introduces: "Acme rival Beta", "Acme-backed Beta",
        "Leeds software adviser Beta".
        """
        doc, i = self.doc, mention.end
        if i + 1 < len(doc) and doc[i].tag_ == "POS" and self._own_house(i + 1):
            i += 1  # "co-founder of Google's DeepMind", "dean of Elm University's Hill College"
        joining = _JOINING | word_set("organizations", "relation_nouns")
        while i < min(mention.end + 3, len(doc)) and (doc[i].lower_ in joining or _is_kind(doc[i])):
            i += 1
        behind = self.index.covering(i) if mention.form == "name" and mention.end < i < len(doc) else None
        if behind is None or behind.type != ORG or behind.form != "name" or behind.start != i:
            return mention
        return mention if doc[i].is_sent_start else behind

    def _rival_behind(self, owner: Mention) -> Mention | None:
        """ "The head of its biggest competitor, Beta": the house told by what it is to another, behind a comma."""
        doc, end = self.doc, owner.end
        if doc[owner.start].tag_ != "PRP$" and not (end < len(doc) and doc[end].tag_ == "POS"):
            return None
        nouns = word_set("organizations", "relation_nouns")
        kin = next((t for t in doc[end : end + 4] if t.lemma_.lower() in nouns), None)
        if kin is None or kin.i + 2 >= len(doc):
            return None
        named = self.index.covering(kin.i + 1 + (doc[kin.i + 1].text == ","))
        return named if named is not None and named.type == ORG and named.form == "name" else None

    def _own_house(self, i: int) -> bool:
        """Whether the name behind a genitive is a house's own: a listed one, or one that tells its kind."""
        named = self.index.covering(i)
        if self.doc[i].ent_kb_id_ or named is None or named.start != i or named.type != ORG or named.form != "name":
            return bool(self.doc[i].ent_kb_id_)
        kinds = word_set("organizations", "suffixes") | word_set("organizations", "with_of")
        return named.end - i > 1 and any(t.text in kinds for t in self.doc[i : named.end])

    def _employer_behind(self, mention: Mention) -> bool:
        """Whether the employer follows a field that looks like a name: "VP of Education, Acme", "director of Applied
        Optics at Acme".
        """
        doc = self.doc
        end = self._pair_end(self._phrase_end(mention.end))
        if end + 1 >= len(doc):
            return False
        named = self.index.covering(end + 1 + (doc[end + 1].lower_ == "the" and end + 2 < len(doc)))
        if named is None or named.type != ORG or named.form != "name" or doc[named.start].is_sent_start:
            return False
        if doc[mention.start].ent_kb_id_ and end == mention.end:
            return False
        plain = all(t.lower_ in english_words() for t in doc[mention.start : mention.end])
        closed = named.end >= len(doc) or doc[named.end].text in (",", ".", ";", ")")
        closed = closed or bool(doc[named.end].is_sent_start)
        return doc[end].lower_ == "at" or doc[end].text == "," and plain and mention.end == end and closed

    def _behind_comma(self, end: int) -> int | None:
        """The house in "Executive Vice President, Acme Motors," as notices write it, between commas or at the end."""
        doc = self.doc
        start = self._past_plain_field(end) + 1
        mention = self.index.covering(start) if doc[end].text == "," and start < len(doc) else None
        if mention is None or mention.type != ORG or mention.form != "name" or mention.start != start:
            return None
        mention = self._past_field(mention)
        closed = mention.end >= len(doc) or doc[mention.end].text in (",", ".", ";", ")") or doc[mention.end].is_space
        capital = doc[end - 1].text[:1].isupper() and (doc[end - 1].text.isupper() or doc[end - 1].text.istitle())
        return mention.head if closed and capital else None

    def _past_plain_field(self, comma: int) -> int:
        """The comma behind a field of work that is no name: "Chief Risk Officer, Private Equity, Acme Capital"."""
        end = comma + 1
        while end < min(comma + 5, len(self.doc)) and self.doc[end].is_title and self.index.covering(end) is None:
            end += 1
        field = end > comma + 1 and self.doc[end - 1].lower_ in word_set("titles", "fields_of_posts")
        return end if field and end < len(self.doc) and self.doc[end].text == "," else comma

    def _past_field(self, mention: Mention) -> Mention:
        """The house behind a field of work: "Chief Investment Officer, Private Equity, Acme Capital"."""
        doc = self.doc
        if mention.end + 1 >= len(doc) or doc[mention.end].text != ",":
            return mention
        further = self.index.covering(mention.end + 1)
        if further is None or further.type != ORG or further.form != "name":
            return mention
        return further if all(t.lower_ in english_words() for t in doc[mention.start : mention.end]) else mention

    def is_field(self, employer: int | None) -> bool:
        """Whether the name after a title is a field rather than a body: "Acme's chief of Applications"."""
        mention = self.index.covering(employer) if employer is not None else None
        return (
            mention is not None
            and mention.start > 0
            and self.doc[mention.start - 1].lower_ in ("of", "for")
            and not self.doc[mention.start].ent_kb_id_
        )

    def _pair_end(self, end: int) -> int:
        """Past the second field of work: "Grants and Bequests"."""
        joined = end + 1 < len(self.doc) and self.doc[end].lower_ in ("and", "&")
        second = self.doc[end + 1] if joined else None
        plain = second is not None and second.text[:1].isupper() and second.ent_type_ != "PERSON"
        return self._phrase_end(end + 1) if plain and not is_title(self.doc[end + 1]) else end

    def _field(self, mention: Mention, head: Token) -> bool:
        """Plain words behind a title that asks for a field of work are no name: "Head of Grants", "VP of Fisheries"."""
        words = self.doc[mention.start : mention.end]
        local = self.doc[max(head.i - 1, 0) : head.i + 1].text.lower() in word_set("titles", "local_offices")
        return mention.form == "name" and not local and (
            head.lower_ in word_set("titles", "heads_with_field")
            and not words[0].ent_kb_id_
            and (len(words) == 1 or not _ends_body(words[-1]))
            and words[0].text not in word_set("organizations", "with_of")
            and all(t.lower_ in english_words() for t in words)
        )

    def _modifies_noun(self, mention: Mention) -> bool:
        """A name on no list before a common noun is a product's: "head of Autopilot software"."""
        following = self.doc[mention.end] if mention.end < len(self.doc) else None
        return (
            following is not None
            and following.pos_ == "NOUN"
            and following.text.islower()
            and not self.doc[mention.start].ent_kb_id_
        )

    def _named_within(self, start: int) -> Mention | None:
        """An organization inside the noun phrase that starts here: "the AI lab at Acme" stops before "at"."""
        stop = self._phrase_end(start)
        for i in range(start, stop):
            mention = self.index.covering(i)
            if mention is not None:
                return mention if mention.type == ORG else None
        return None

    def _gerund(self, token: Token) -> bool:
        """ "Head of sourcing Ann Li", "head of sourcing, ...": a field, not what someone does to something."""
        if token.tag_ != "VBG" or token.i + 1 >= len(self.doc):
            return False
        following = self.index.covering(token.i + 1)
        if following is not None:
            return following.type == PERSON
        return self.doc[token.i + 1].text in (",", ".", ";") or self.doc[token.i + 1].lower_ in LINKS

    def _phrase_end(self, i: int) -> int:
        """Past the noun phrase that starts at the token."""
        start = i
        doc = self.doc
        while i < len(doc) and not doc[i].is_sent_start:
            token = doc[i]
            covering = self.index.covering(i)
            if covering is not None and covering.type == PERSON or i > start and _opens_time(token):
                break
            if (
                token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
                or (token.tag_ in ("VBG", "VBN") and token.dep_ in ("amod", "compound", "pobj"))
                or token.pos_ == "DET"
                and i == start
                or (i == start or doc[i + 1 : i + 2].text == "at")  # "head of tactile sensing at Acme"
                and self._gerund(token)
                or token.text in ("-", "&", "/", "'s", "'")
                and i > start
            ):
                i += 1
            elif (
                token.lower_ == "and"
                and i > start
                and i + 1 < len(doc)
                and self.doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ")
                and doc[i + 1].head.i >= start
                and self.index.covering(i + 1) is None
                and not is_title(doc[i + 1])
                and doc[i + 1].dep_ in ("conj", "compound", "amod", "pobj", "nmod")
            ):
                i += 2
            else:
                break
        while i > start and (doc[i - 1].text in ("-", "&", "/", "'s", "'") or doc[i - 1].lower_ == "and"):
            i -= 1
        return i


def _is_kind(token: Token) -> bool:
    """ "Bank", "adviser" before a name: what kind of house it is."""
    return token.tag_ == "NN" and token.is_lower


def _ends_body(token: Token) -> bool:
    return any(token.text in word_set("organizations", key) for key in ("suffixes", "boards"))


def _opens_stretch(token: Token) -> bool:
    """ "In 2012", "in nine years", "in place of Ann Li" behind a title."""
    if token.lower_ == "place" and token.nbor(-1).lower_ == "in":
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return tree.is_time(token) or token.like_num and following is not None and following.lemma_.lower() in _SPANS


def _opens_time(token: Token) -> bool:
    """ "Last year" behind a title says when, not what."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        token.lower_ in ("last", "next", "this")
        and following is not None
        and (following.lemma_.lower() in _SPANS or tree.is_time(following))
    )
