"""From bound frames to typed events: status, sources, dates, amounts, document-level inference and merging."""
