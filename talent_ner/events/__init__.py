"""From bound frames to typed events: status, sources, dates, amounts, document-level inference and merging.

``build`` runs the stages in turn, ``draft`` is what they hand on. ``told`` makes drafts of bindings, rows and titles,
``offers`` reads how bids ended, ``values`` gives dates and sums, ``inference`` fills what other clauses tell, with what
``ties`` knows of who works where; ``senses`` drops what tells no event, ``coreference`` makes one of several reports.
"""
