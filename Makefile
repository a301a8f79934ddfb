# `make demo` and `make test` set themselves up in .venv: Python 3.11 or later, pip and make suffice.
PYTHON ?= python3
BIN := .venv/bin
SOURCES := summarizer schemas tests benchmarks

.PHONY: demo test slow lint bench clean

demo: .venv/ready
	@$(BIN)/summarizer demo

test: .venv/ready
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow"

slow: .venv/ready
	@HYPOTHESIS_PROFILE=many $(BIN)/python -m pytest -q -n 2 -m "slow or hypothesis"

lint: .venv/ready
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy

bench: .venv/ready
	@$(BIN)/python -m benchmarks.measures.startup
	@$(BIN)/python -m benchmarks.measures.check_time
	@$(BIN)/python -m benchmarks.measures.grounding --each 20 --peers 2
	@$(BIN)/python -m benchmarks.measures.tokens
	@$(BIN)/python -m benchmarks.measures.faults
	@$(BIN)/python -m benchmarks.measures.throughput --documents 200
	@$(BIN)/python -m benchmarks.measures.report_page

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; run: make PYTHON=python3.11 ..." if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv (once)..." >&2
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
