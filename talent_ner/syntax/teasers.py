"""Lines that advertise other pages: "Related stories" with the headlines below it, "READ ALSO: Acme names Ann Li".

What such a headline tells is another page's news, in few words and without its context.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..lexicon.resources import word_set
from .layout import TextBlock

_SIGN = 9  # tokens of the longest line that opens a list of headlines
_HEADLINE = 30  # tokens of the longest line that a sign and a colon open
_ENDS = (".", "!", '."', '.\u201d')


def teasers(doc: Doc, blocks: list[TextBlock]) -> list[tuple[int, int]]:
    """The spans of a page that hold nothing but headlines of other pages."""
    found = []
    listed = False
    for block in blocks:
        if not listed and block.end - block.start > _HEADLINE:
            continue
        text = doc[block.start : block.end].text.strip(" *#_").lower().replace("\u2019", "'")
        if block.end - block.start <= _SIGN and _opens(text.rstrip(" :»>→")):
            listed = True
            continue
        headline = listed and block.kind in ("heading", "item") and not text.endswith(_ENDS)
        if headline or block.end - block.start <= _HEADLINE and _labelled(text):
            found.append((block.start, block.end))
        else:
            listed = False
    return found


def _opens(text: str) -> bool:
    """ "Related stories", "More from Acme Weekly"."""
    return text in word_set("layout", "teasers") or any(
        text.startswith(f"{opening} ") for opening in word_set("layout", "teaser_openings")
    )


def _labelled(text: str) -> bool:
    """ "READ ALSO: Acme names Ann Li"."""
    sign, colon, headline = text.partition(":")
    return bool(colon and headline) and sign.strip() in word_set("layout", "teasers")
