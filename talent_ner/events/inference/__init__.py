"""Slots that other clauses, sentences or the whole document fill."""
