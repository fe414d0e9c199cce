# Every target prepares its own virtual environment first; VENV=… puts it elsewhere.
VENV ?= .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed

.PHONY: help demo test lint docs

help:
	@echo "make demo   extract events from the news texts that ship with the package and print them"
	@echo "make test   run all tests"
	@echo "make lint   check style (ruff) and types (mypy)"
	@echo "make docs   build the documentation into site/, warnings as errors"
	@echo "The first one you run creates $(VENV) and installs into it, which takes a minute or two."

# A pyenv shim may be on the PATH for a Python that is not active, so each candidate is run, not only looked up.
$(STAMP): setup.cfg pyproject.toml
	@set -e; for python in python3.11 python3; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then break; fi; python=; done; \
	if [ -z "$$python" ]; then echo "talent_ner needs Python 3.10 or newer; none found as python3.11 or python3" >&2; exit 1; fi; \
	echo "== creating $(VENV) with $$($$python --version) and installing talent-ner[test] into it"; \
	$$python -m venv "$(VENV)"
	@"$(PY)" -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch "$@"

demo: $(STAMP)
	@echo "== talent-ner demo: events in the texts of patterns/demo/"
	@"$(PY)" -m talent_ner.cli demo

test: $(STAMP)
	@echo "== pytest: all tests, among them the build of the wheel and its installation in an empty environment"
	@"$(PY)" -m pytest

lint: $(STAMP)
	@echo "== ruff and mypy"
	@"$(PY)" -m ruff check .
	@"$(PY)" -m mypy

$(VENV)/.docs: $(STAMP)
	@"$(PY)" -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch "$@"

docs: $(VENV)/.docs
	@echo "== mkdocs: docs/ into site/"
	@NO_MKDOCS_2_WARNING=1 "$(PY)" -m mkdocs build --strict --quiet
