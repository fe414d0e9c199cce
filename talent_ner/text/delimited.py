"""Lines of values between commas, as pasted from a spreadsheet, read as rows of a table."""

from __future__ import annotations

import re

from .lines import Line

_FIELD = re.compile(r"[^,]+")
_FEWEST = 3
_LONGEST = 60


def delimited_rows(text: str, lines: list[Line | None]) -> list[Line | None]:
    """The lines, with each run of two or more that hold equally many values between bare commas made rows.

    A comma with a blank after it is a comma of prose, so a line that has one is no row.
    """
    result = list(lines)
    begin = 0
    while begin < len(lines):
        width = _width(text, lines[begin])
        end = begin + 1
        while width and end < len(lines) and _width(text, lines[end]) == width:
            end += 1
        if width and end - begin > 1:
            result[begin:end] = [_row(text, line) for line in lines[begin:end] if line is not None]
        begin = end
    return result


def _width(text: str, line: Line | None) -> int:
    """How many values a line of plain text holds, or 0 if it is no row."""
    if line is None or line.kind not in ("text", "meta"):
        return 0
    content = text[line.start : line.end]
    if ", " in content or content.count(",") + 1 < _FEWEST or content.endswith((".", "!", "?")):
        return 0
    values = content.split(",")
    return len(values) if all(len(value) <= _LONGEST for value in values) and values[0] else 0


def _row(text: str, line: Line) -> Line:
    cells = tuple(match.span() for match in _FIELD.finditer(text, line.start, line.end))
    return Line(line.start, line.end, "row", 1, cells)
