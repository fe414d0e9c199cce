"""Frames: which words tell of which event, and which grammatical role fills which slot."""
