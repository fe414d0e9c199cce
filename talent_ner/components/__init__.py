"""Thin spaCy components over the layers below; importing this package registers nothing by itself."""
