"""Dates and sums given to the events they belong to."""
