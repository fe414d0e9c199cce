"""Where a derived text came from: runs that tie each of its characters to a span of the original.

A run is four integers: where it starts in the clean text, where in the source, and how long it is in each. Equal
lengths mean character for character; different lengths mean that the stretch stands for the other as a whole; a
source length of zero means that the characters were inserted. Source characters that no run covers were dropped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

Edit = tuple[int, int, str]
Run = tuple[int, int, int, int]


class OffsetMap:
    """Runs in clean order, looked up by bisection. Both start columns never decrease."""

    __slots__ = ("_clean", "_source", "_clean_len", "_source_len")

    def __init__(self, runs: Iterable[Run]) -> None:
        columns = list(zip(*runs)) or [(), (), (), ()]
        self._clean, self._source, self._clean_len, self._source_len = (list(column) for column in columns)

    def __len__(self) -> int:
        return len(self._clean)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.to_list() == other.to_list()

    def __hash__(self) -> int:
        return hash(tuple(self.to_list()))

    def __repr__(self) -> str:
        return f"OffsetMap({self.runs()!r})"

    def runs(self) -> list[Run]:
        """All runs, in clean order."""
        return list(zip(self._clean, self._source, self._clean_len, self._source_len))

    def _at(self, index: int, offset: int) -> tuple[int, int]:
        """The source span of the clean character ``offset``, which lies in the run ``index``."""
        source, source_len = self._source[index], self._source_len[index]
        if self._clean_len[index] == source_len:
            begin = source + offset - self._clean[index]
            return begin, begin + 1
        return source, source + source_len

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the clean span ``[start, end)``; an empty span gives an empty span."""
        if not self._clean:
            return 0, 0
        first = max(bisect_right(self._clean, start) - 1, 0)
        if start >= self._clean[first] + self._clean_len[first]:
            tail = self._source[first] + self._source_len[first]
            return tail, tail
        begin = self._at(first, start)[0]
        if end <= start:
            return begin, begin
        last = bisect_right(self._clean, end - 1) - 1
        final = min(end - 1, self._clean[last] + self._clean_len[last] - 1)
        return begin, max(begin, self._at(last, final)[1])

    def to_clean(self, offset: int) -> int:
        """The clean offset of a source offset; one inside a dropped stretch gives the next clean character."""
        index = bisect_right(self._source, offset) - 1
        if index < 0:
            return 0
        clean, clean_len, inside = self._clean[index], self._clean_len[index], offset - self._source[index]
        if inside >= self._source_len[index]:
            return clean + (clean_len if self._source_len[index] or inside else 0)
        return clean + (inside if clean_len == self._source_len[index] else 0)

    def through(self, inner: OffsetMap) -> OffsetMap:
        """This map carried on through ``inner``, whose clean text is this map's source."""
        out = Builder("")
        for clean, source, clean_len, source_len in self.runs():
            if clean_len != source_len or not clean_len:
                begin, end = inner.to_source(source, source + source_len)
                out.run(clean, begin, clean_len, end - begin)
            else:
                inner._copy(source, source + source_len, clean, out)
        return OffsetMap(out.runs)

    def _copy(self, start: int, end: int, clean: int, out: Builder) -> None:
        """Append to ``out`` the runs of the clean span ``[start, end)``, shifted to begin at ``clean``."""
        index = max(bisect_right(self._clean, start) - 1, 0)
        while start < end:
            stop = min(end, self._clean[index] + self._clean_len[index])
            length = stop - start
            if self._clean_len[index] == self._source_len[index]:
                out.run(clean, self._source[index] + start - self._clean[index], length, length)
            else:
                out.run(clean, self._source[index], length, self._source_len[index])
            clean, start, index = clean + length, stop, index + 1

    def to_list(self) -> list[int]:
        """Flat JSON-native form: source start, clean length, source length of each run."""
        return [number for row in zip(self._source, self._clean_len, self._source_len) for number in row]

    @classmethod
    def from_list(cls, numbers: list[int]) -> OffsetMap:
        """The map of its ``to_list``."""
        lengths = numbers[1::3]
        starts = accumulate(lengths, initial=0)
        return cls(zip(starts, numbers[0::3], lengths, numbers[2::3]))


class Builder:
    """Collects the pieces of a derived text and their runs; neighbours that continue each other are merged."""

    __slots__ = ("text", "parts", "runs", "length")

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def run(self, clean: int, source: int, clean_len: int, source_len: int) -> None:
        """Append a run, merging it into the last one where both go on character for character."""
        if clean_len == source_len and self.runs:
            last = self.runs[-1]
            if last[2] == last[3] and last[1] + last[3] == source:
                self.runs[-1] = (last[0], last[1], last[2] + clean_len, last[3] + source_len)
                return
        self.runs.append((clean, source, clean_len, source_len))

    def put(self, start: int, end: int, text: str) -> None:
        """Append ``text`` as standing for the source span ``[start, end)``."""
        if text:
            self.run(self.length, start, len(text), end - start)
            self.parts.append(text)
            self.length += len(text)

    def keep(self, start: int, end: int) -> None:
        """Append the source span ``[start, end)`` unchanged."""
        if start < end:
            self.run(self.length, start, end - start, end - start)
            self.parts.append(self.text[start:end])
            self.length += end - start

    def finish(self) -> tuple[str, OffsetMap]:
        """The text built so far and its map."""
        return "".join(self.parts), OffsetMap(self.runs)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Replace spans of ``text``: edits are (start, end, replacement), in order and apart from each other."""
    builder, position = Builder(text), 0
    for start, end, replacement in edits:
        builder.keep(position, start)
        builder.put(start, end, replacement)
        position = end
    builder.keep(position, len(text))
    return builder.finish()
