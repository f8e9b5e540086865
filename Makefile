# Needs Python 3.11 or newer and nothing else; the rest is put into environments beside this file:
#   .venv-wheel  what `make test` needs, the package as a wheel, away from the checkout
#   .venv        the package as it stands here: small for `make demo`, with every tool after `make env`
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
PIP := -m pip install --quiet --disable-pip-version-check
BIN := .venv/bin
RUNS := .venv/.runs
INSTALLED := .venv/.installed
TOOLS := .venv-wheel/bin
TOOLS_INSTALLED := .venv-wheel/.installed
DIST := build/dist

# The tests run here, where no source of the package lies beside them.
CHECKED := build/checked
BESIDE_TESTS := tests fuzz examples mappings tools pyproject.toml requirements-dev.lock LICENSE NOTICE Makefile $(wildcard benchmarks docs *.md)

.PHONY: help env demo test lint types docstrings wheel wheel-tests clean

help:  ## Show what can be made.
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(MAKEFILE_LIST) | sort | expand -t 16

env: $(INSTALLED)  ## Make .venv to work in: the package as it stands here, and every tool.

$(RUNS): pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python'; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python $(PIP) --editable '.[duckdb]'
	@touch $@

$(INSTALLED): $(RUNS)
	$(BIN)/python $(PIP) --editable '.[dev]'
	@touch $@

demo: $(RUNS)  ## Normalise examples/ into canonical.duckdb and print the tables.
	@# Some examples fit two kinds and go to the quarantine (status 1); that is part of the demo.
	$(BIN)/identity-schema normalize examples --to canonical.duckdb --leaves all || test $$? -eq 1
	$(BIN)/python tools/demo.py canonical.duckdb

test: lint types docstrings wheel-tests  ## Run every check; tests and doctests against the built wheel.

$(TOOLS_INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python'; exit 2; }
	$(PYTHON) -m venv .venv-wheel
	$(TOOLS)/python $(PIP) --no-compile '.[dev]'
	@touch $@

lint: $(TOOLS_INSTALLED)  ## Check rules and format.
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .

types: $(TOOLS_INSTALLED)  ## Check types.
	$(TOOLS)/mypy

docstrings: $(TOOLS_INSTALLED)  ## Check that everything public has a docstring.
	$(TOOLS)/interrogate identity_schema

wheel: $(TOOLS_INSTALLED)  ## Build the wheel into build/dist.
	rm -rf $(DIST)
	$(TOOLS)/python -m build --wheel --outdir $(DIST) . > /dev/null

wheel-tests: wheel  ## Run tests and doctests against the built wheel.
	$(TOOLS)/python $(PIP) --force-reinstall --no-deps $(DIST)/*.whl
	rm -rf $(CHECKED) && mkdir -p $(CHECKED)
	cp -R $(BESIDE_TESTS) $(CHECKED)
	export JAVA_HOME="$$($(TOOLS)/python tools/find_java.py || true)"; \
	cd $(CHECKED) && IDENTITY_SCHEMA_WHEEL=1 IDENTITY_SCHEMA_WHEEL_FILE="$$(echo $(CURDIR)/$(DIST)/*.whl)" \
		$(CURDIR)/$(TOOLS)/pytest -rs -c pyproject.toml --numprocesses auto --maxprocesses 4 --dist worksteal tests \
		"$$($(CURDIR)/$(TOOLS)/python -c 'import identity_schema as i; print(*i.__path__)')"

BENCH_INSTALLED := .venv-bench/.installed
ROUNDS ?= 15
KIND ?= akahu, complete

$(BENCH_INSTALLED): pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python $(PIP) --editable '.[bench]'
	@touch $@

.PHONY: bench bench-bulk bench-compare bench-engines bench-profile bench-readers test-bulk

bench: $(BENCH_INSTALLED)  ## Run the benchmarks against their peers: one report, and build/bench.json.
	.venv-bench/bin/python benchmarks/report.py --rounds $(ROUNDS)

bench-bulk: $(BENCH_INSTALLED)  ## Load 200,000 mixed payloads beside pydantic, dlt, Polars and DuckDB.
	.venv-bench/bin/python benchmarks/bulk.py

bench-compare: $(INSTALLED)  ## Show what changed between benchmarks/main.json and the last make bench.
	$(BIN)/python benchmarks/compare.py

bench-engines: $(INSTALLED)  ## Time a column of payloads through record batches, DuckDB, Polars and Spark.
	export JAVA_HOME="$$($(BIN)/python tools/find_java.py)"; $(BIN)/python benchmarks/engines.py

bench-profile: $(INSTALLED)  ## Show which functions take which share; KIND='okra, BVN look-up'.
	$(BIN)/python benchmarks/shares.py '$(KIND)'

bench-readers: $(INSTALLED)  ## Time each reader beside the libraries of its field.
	@for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

test-bulk: $(INSTALLED)  ## Compare 20,000 payloads by every way: API, command, DuckDB, Polars, Spark.
	export JAVA_HOME="$$($(BIN)/python tools/find_java.py || true)"; \
	IDENTITY_SCHEMA_BULK=20000 $(BIN)/python -m pytest -rs tests/engines/test_same_everywhere.py

.PHONY: fuzz growth lock lower-bounds

# make fuzz SECONDS=600 TARGET=readers; without a target all the main ones, one after the other.
SECONDS_EACH := $(if $(filter command% environment% override,$(origin SECONDS)),$(SECONDS),60)
TARGET ?= readers values normalize explain mapping command json policy record connection
FUZZ_INSTALLED := .venv-fuzz/.installed

$(FUZZ_INSTALLED): pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python $(PIP) --editable . atheris
	@touch $@

fuzz: $(FUZZ_INSTALLED)  ## Fuzz, each target for a minute; SECONDS=600 TARGET=readers say otherwise.
	@for target in $(TARGET); do echo "== $$target"; \
		.venv-fuzz/bin/python fuzz/run.py $$target -max_total_time=$(SECONDS_EACH) -print_final_stats=1 || exit 1; done

growth: $(INSTALLED)  ## Measure readers on adversarial texts of 100 to 1,000,000 characters.
	$(BIN)/python fuzz/growth.py

lock: $(TOOLS_INSTALLED)  ## Write down the versions that the tests last passed with.
	@{ echo '# The environment that the tests last passed in (make lock). Not needed to use the package.'; \
		$(TOOLS)/python -m pip freeze --exclude identity-schema; } > requirements-dev.lock

lower-bounds:  ## Run the laws with the oldest versions of everything that pyproject.toml allows.
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python $(PIP) pytest hypothesis --editable . \
		$$($(PYTHON) -c 'import tomllib; d = tomllib.load(open("pyproject.toml", "rb")); \
		print(*[p.replace(">=", "==") for p in d["project"]["dependencies"]])')
	.venv-oldest/bin/pytest tests/laws tests/mapping tests/model tests/test_truth.py tests/hostile/test_json_texts.py

clean:  ## Take away all that was made.
	rm -rf .venv .venv-wheel .venv-fuzz .venv-oldest .venv-bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f canonical.duckdb canonical.duckdb.*
