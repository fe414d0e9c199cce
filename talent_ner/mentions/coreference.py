"""What pronouns and descriptions refer to, by recency, grammatical prominence and agreement; unsure means unresolved.

One left-to-right walk.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..syntax.mention import GROUP, ORG, PERSON, Mention
from .antecedents import WINDOW, Antecedents, Seen
from .beside import Tie
from .employers import Employers
from .holders import Holders
from .organizations_meant import OrganizationsMeant
from .people_meant import PeopleMeant
from .plurals import resolve_plural
from .referents import Referent
from .salience import prominence


class Resolver:
    """Resolves the open mentions of one document in place.

    Args:
        doc: the parsed document.
        mentions: all mentions in text order; names carry their referent.
        referents: the document's registry.
        ties: employments stated by titles, to know whose company "his company" is.
        items: token ranges of the page's list items, each about something of its own: nothing in one points into
            another.
        titles: by the head of a person's name, the head of the title beside it, which may be the subject instead.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: list[Mention],
        referents: list[Referent],
        ties: list[Tie],
        items: list[tuple[int, int]] | None = None,
        titles: dict[int, int] | None = None,
    ):
        self._page = Antecedents(doc, mentions, referents, items)
        self._titles = titles or {}
        employers = Employers(doc, ties, self._page.by_head)
        self._people = PeopleMeant(self._page, employers, Holders(ties, self._page.by_head))
        self._organizations = OrganizationsMeant(self._page, employers, ties, self._resolve, self._people.speaker)

    def run(self) -> None:
        for mention in self._page.mentions:
            if mention.ref is None:
                self._resolve(mention)
            if mention.ref is not None or mention.data.get("refs") or mention.type == GROUP:
                titled = self._titles.get(mention.head, mention.head)
                weight = max(prominence(self._page.doc, mention.head), prominence(self._page.doc, titled))
                self._page.seen.append(Seen(mention, self._page.sentence[mention.start], weight))

    def _resolve(self, mention: Mention) -> None:
        if mention.type == PERSON:
            self._people.resolve(mention)
        elif mention.type == ORG:
            mention.ref = self._organizations.referent(mention)
        elif mention.type == GROUP:
            here = self._page.sentence[mention.start]
            near = [seen for seen in reversed(self._page.seen) if here - seen.sentence <= WINDOW]
            resolve_plural(mention, near, self._page.by_head)
