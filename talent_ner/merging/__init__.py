"""The same event told by several documents, as one: which events are the same, and what they say together."""
