"""The same event told several times in a document."""
