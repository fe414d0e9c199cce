"""Linguistic knowledge as data: organizations, people, roles, words. Mapped into the package by setup.cfg."""
