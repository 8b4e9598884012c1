# make demo   reads the sample reports and writes a brief: build/brief.html
# make test   passes every test
# make lint   checks style, types and the order of the rooms
# make readme writes the output of the README's commands anew
# make wheel  builds the package: dist/*.whl
# make lock   writes the exact versions of all dependencies: constraints.txt
# make clean  removes what these have made
#
# The environment is made in .venv when it is first needed, and again when pyproject.toml or constraints.txt change.
# Needs make and Python 3.11, 3.12 or 3.13 with its venv module. PYTHON=python3.12 chooses one.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$each && break; done)

# Hatchling builds the package. It is locked like the rest, so pip is not to fetch one of its own.
BUILD := hatchling editables
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
MADE_OF := pyproject.toml constraints.txt

.PHONY: demo test lint readme wheel lock clean help
.DELETE_ON_ERROR:
.NOTPARALLEL:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(RUN)
	@mkdir -p build
	@rm -f build/demo.duckdb build/demo.duckdb.wal
	$(BIN)/verbale read examples/reports --record build/demo.duckdb
	$(BIN)/verbale brief --record build/demo.duckdb --out build/brief.html
	@echo
	@echo "The brief:   $(CURDIR)/build/brief.html (open it in a browser)"
	@echo "The record:  $(CURDIR)/build/demo.duckdb"

test: $(DEV)
	$(BIN)/python -m pytest

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

readme: $(DEV)
	$(BIN)/python tests/test_docs.py

wheel: $(RUN)
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

$(RUN): $(MADE_OF)
	$(call environment)
	$(PIP) install --quiet --no-build-isolation --constraint constraints.txt --editable .
	@touch $@

$(DEV): $(MADE_OF)
	$(call environment)
	$(PIP) install --quiet --no-build-isolation --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(RUN)

# An environment is kept if it works and made anew if it does not (a half-made or a moved one).
define environment
	@if $(BIN)/python -m pip --version >/dev/null 2>&1; then :; \
	elif [ -z "$(PYTHON)" ]; then \
		echo "Verbale needs Python 3.11, 3.12 or 3.13 with its venv module; none was found." >&2; \
		echo "On Debian or Ubuntu: apt install python3 python3-venv. Another place: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	else \
		echo "Making the environment in $(VENV) with $(PYTHON) (about 700 MB, some minutes)"; \
		$(PYTHON) -m venv --clear $(VENV); \
	fi
	$(PIP) install --quiet --constraint constraints.txt $(BUILD)
endef

# Resolved with the oldest Python, then tried with the others: one set of versions that has wheels for all.
OLDEST := python3.11
NEWER := 3.12 3.13
LOCK := build/lock
lock:
	rm -rf $(LOCK)
	$(OLDEST) -m venv $(LOCK)
	$(LOCK)/bin/python -m pip install --quiet --only-binary :all: $(BUILD)
	$(LOCK)/bin/python -m pip install --quiet --only-binary :all: --no-build-isolation --editable '.[dev]'
	{ echo "# All dependencies, direct and transitive, with those for development and building. Made by: make lock"; \
	  $(LOCK)/bin/python -m pip freeze --exclude-editable; } > $(LOCK)/constraints.txt
	for version in $(NEWER); do \
		$(LOCK)/bin/python -m pip install --quiet --dry-run --no-deps --only-binary :all: \
			--python-version $$version --target $(LOCK)/tried --requirement $(LOCK)/constraints.txt || exit 1; done
	mv $(LOCK)/constraints.txt constraints.txt
	rm -rf $(LOCK)

clean:
	rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks training -name __pycache__ -type d -prune -exec rm -rf {} +
