# On a fresh machine with Python 3.11 or newer (with venv) and make: `make demo`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --no-header --quiet

# What takes minutes is left to `make test-all` and to .ci/run, where nothing is left out.
TESTS := $(if $(CI)$(ALL),,-m "not slow")

# As many processes as there are cores; with ARGS pytest runs as one, as it does by hand.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist worksteal

# Other people's programs that ours is held against live apart: the sandbox is tried with two clients of the Bot API
# (aiogram's pydantic does not fit beside ours), the expressions of forms with ODK's own evaluator.
HONEST := tests/sandbox/honest
AIOGRAM := .venv-aiogram
GRAMMY := $(HONEST)/grammy/node_modules
ORACLE := tests/domain/forms/oracle/node_modules
CLIENTS := $(AIOGRAM)/.ready $(GRAMMY)/.package-lock.json $(ORACLE)/.package-lock.json

POT := $(VENV)/kept.pot
CONTENT_POT := $(VENV)/content.pot
PO_HABITS := --add-location file --sort-by-file --no-wrap --project Kept --copyright-holder "The Kept authors"
TEXTS := --mapping pyproject.toml --ignore-dirs "_* sandbox life" --no-default-keywords -k t -k plural:1,2 -k mark \
  $(PO_HABITS)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo test test-all lint format types contracts tests clients i18n mutants bench lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## .venv/ with everything, and `kept` in .venv/bin/

demo: setup ## Kept without a Telegram account; PORT=8090 chooses the port, KEEP=1 keeps what was done
	@$(BIN)/kept demo $(if $(PORT),--port $(PORT)) $(if $(KEEP),--keep)

test: setup lint format types contracts tests ## style, types, import contracts, tests; ARGS="-k inbox" goes to pytest

test-all: ## the same with the slow tests
	@$(MAKE) --no-print-directory test ALL=1

lint: setup
	@echo "== ruff check"
	@$(BIN)/ruff check .

format: setup
	@echo "== ruff format"
	@$(BIN)/ruff format --check .

types: setup
	@echo "== mypy"
	@$(BIN)/mypy

contracts: setup
	@echo "== import contracts"
	@$(BIN)/lint-imports --no-logo

tests: setup $(if $(CI)$(ALL),clients)
	@echo "== pytest"
	@$(BIN)/python -m pytest $(TESTS) $(or $(ARGS),$(SIDE_BY_SIDE))

clients: setup $(CLIENTS) ## aiogram, grammY and ODK's evaluator, which ours is held against

i18n: setup ## bring the texts of the code and of content/ into locales/; NEW=pt begins a language
	@$(BIN)/pybabel -q extract $(TEXTS) --output-file $(POT) bot handlers
	@$(BIN)/pybabel -q extract --mapping pyproject.toml $(PO_HABITS) --output-file $(CONTENT_POT) content
	@sed -i '/^#, python-format$$/d' $(CONTENT_POT)  # "15% for" is taken for one
	@$(if $(NEW),$(BIN)/pybabel -q init --domain kept --input-file $(POT) --output-dir locales --locale $(NEW) --no-wrap)
	@$(BIN)/pybabel -q update --domain kept --input-file $(POT) --output-dir locales --no-fuzzy-matching --no-wrap \
	  --ignore-pot-creation-date --ignore-obsolete
	@for language in $$(ls -d locales/*/ | xargs -n 1 basename); do \
	  $(BIN)/pybabel -q update --domain content --input-file $(CONTENT_POT) --output-dir locales --no-fuzzy-matching \
	    --no-wrap --ignore-pot-creation-date --ignore-obsolete --init-missing --locale $$language; done

mutants: setup ## break the code in known ways; each must turn tests red
	@$(BIN)/python -m tests.mutants

bench: setup ## the numbers to hold, as a table
	@$(BIN)/kept bench $(ARGS)

lock: setup ## the newest versions allowed by pyproject.toml, with hashes
	@$(LOCK) --upgrade --output-file requirements.txt
	@$(LOCK) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt
	@cd $(HONEST)/aiogram && $(CURDIR)/$(subst pyproject.toml,requirements.in,$(LOCK)) --upgrade \
	  --output-file requirements.txt

$(READY): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Kept needs Python 3.11 or newer as $(PYTHON); choose another one with: make setup PYTHON=python3.12"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || \
	  { echo "Python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Setting up $(VENV): one or two minutes, once."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(AIOGRAM)/.ready: $(HONEST)/aiogram/requirements.txt
	@echo "Setting up aiogram in $(AIOGRAM)."
	@$(PYTHON) -m venv --clear $(AIOGRAM)
	@$(subst $(VENV),$(AIOGRAM),$(PIP)) install --require-hashes -r $<
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json
	@if command -v npm >/dev/null; then \
	    echo "Setting up $*." && cd $* && npm ci --loglevel=error >/dev/null && touch node_modules/.package-lock.json; \
	  else echo "There is no npm here, so the tests with $* are left out."; fi
