"""Results for people: table, data frame, markup, schema. Everything here reads results only."""
