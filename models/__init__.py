"""Configuration from which the pipeline is assembled. Mapped into the package by setup.cfg."""
