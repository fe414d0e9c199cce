"""Short invented news texts for `talent-ner demo`. People and some companies in them do not exist."""
