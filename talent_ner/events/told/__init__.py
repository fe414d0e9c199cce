"""What the text tells outright: what frames bind to, rows and lists, titles beside names."""
