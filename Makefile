# Everything here works on a fresh machine with python3 (3.11 or later), python3-venv and make.
# The first call makes .venv and installs into it; later calls start at once, until setup.cfg changes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check bench clean

run: .venv/installed
	$(BIN)/mine run corpus/

test: check
	$(BIN)/python -m pytest

check: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/lint-imports --config setup.cfg --no-cache > .venv/lint-imports.txt || { cat .venv/lint-imports.txt; exit 1; }

bench: .venv/installed-test
	$(BIN)/python tests/benchmarks

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find pipeline tests corpus -name __pycache__ -prune -exec rm -rf {} +

.venv/installed: setup.cfg pyproject.toml
	@echo "Installing into .venv; the first time this takes a minute or two"
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[web,records,audit]'
	@touch $@

.venv/installed-test: setup.cfg pyproject.toml
	@echo "Installing into .venv, with what the tests need; the first time this takes a minute or two"
	@$(PYTHON) -m venv .venv || { echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch .venv/installed $@
