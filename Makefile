# Each target adds what it needs to one .venv, once: Python 3.11 or later, pip and make suffice.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SOURCES := summarizer schemas tests benchmarks docs

.PHONY: demo test slow lint docs pictures dist bench clean
.NOTPARALLEL:  # two pips at once in one .venv would trip over each other

demo: .venv/demo
	@$(BIN)/summarizer demo

test: .venv/test
	@# Bytecode is kept, whatever the environment says: a third of a run is compiling the tests.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n auto --maxprocesses 8 --dist worksteal -m "not slow"

slow: .venv/slow
	@HYPOTHESIS_PROFILE=many $(BIN)/python -m pytest -q -n 2 -m "slow or hypothesis"

lint: .venv/lint
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/mypy -p benchmarks
	@# mypy takes two files called conftest.py for one module, so each is checked by itself.
	@for tests in tests tests/cli/conftest.py tests/jobs/conftest.py tests/recordings/conftest.py; do \
	  echo "$$tests:"; \
	  MYPYPATH=tests:. $(BIN)/mypy --no-namespace-packages --exclude 'tests/[a-z]+/conftest.py' $$tests \
	  || exit 1; \
	done

docs: .venv/docs
	@$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

pictures: .venv/bench
	@$(BIN)/python docs/_pictures.py

dist: .venv/dist
	@.ci/dist $(BIN)/python

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

.venv/test .venv/slow .venv/lint .venv/docs .venv/dist .venv/bench: .venv/%: .venv/made
	@echo "Installing what 'make $*' needs (once)..." >&2
	@$(INSTALL) -e '.[$*]'
	@touch $@

clean:
	rm -rf .venv build dist docs/_build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
