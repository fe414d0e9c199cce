"""What of a text can tell an event or a tie at all, decided without parsing it."""

from .needs import Gate
from .selection import excerpt, excerpts, select

__all__ = ["Gate", "excerpt", "excerpts", "select"]
