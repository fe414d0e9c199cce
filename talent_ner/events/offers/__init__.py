"""Bids, what became of them, and hires that were no more than attempts."""
