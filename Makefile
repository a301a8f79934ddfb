# Each target adds what it needs to one .venv, once: Python 3.11 or later, pip and make suffice.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SOURCES := summarizer schemas tests benchmarks

.PHONY: demo test slow lint bench clean
.NOTPARALLEL:  # two pips at once in one .venv would trip over each other

demo: .venv/demo
	@$(BIN)/summarizer demo

test: .venv/test
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow"

slow: .venv/slow
	@HYPOTHESIS_PROFILE=many $(BIN)/python -m pytest -q -n 2 -m "slow or hypothesis"

lint: .venv/lint
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy

bench: .venv/bench
	@$(BIN)/python -m benchmarks.measures.startup
	@$(BIN)/python -m benchmarks.measures.check_time
	@$(BIN)/python -m benchmarks.measures.grounding --each 20 --peers 2
	@$(BIN)/python -m benchmarks.measures.tokens
	@$(BIN)/python -m benchmarks.measures.faults
	@$(BIN)/python -m benchmarks.measures.throughput --documents 200
	@$(BIN)/python -m benchmarks.measures.report_page

# A stamp for what is in .venv. A changed pyproject.toml or constraints.txt makes all of it anew.
.venv/made: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; run: make PYTHON=python3.11 ..." if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv (once)..." >&2
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/demo: .venv/made
	@$(INSTALL) -e .
	@touch $@

.venv/test .venv/slow .venv/lint .venv/bench: .venv/%: .venv/made
	@echo "Installing what 'make $*' needs (once)..." >&2
	@$(INSTALL) -e '.[$*]'
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
