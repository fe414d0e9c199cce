"""Pure functions over text: clean view, money, dates, numerals. No spaCy."""
