"""Grammatical roles and the frame engine: the only place that names dependency labels."""
