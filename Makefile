# Utblick: everything is here. Needs Python 3.11 or later (with venv) and make; the rest goes into .venv.
#
#   make run      start it: environment, database, example region, then the address and the sign-ins
#                 (make run PORT=8001 where something else has port 8000)
#   make test     everything that must be true, with one closing line of figures
#   make check    what CI runs: the same
#   make lint     only the quick checks of the text of the code
#   make format   lay out the code as the house does
#   make lock     resolve the requirements again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA := $(if $(UTBLICK_DATA),$(UTBLICK_DATA),var)
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PO := $(shell find src -name '*.po')
EXAMPLE := $(shell find src/utblick/features -path '*/example*' -name '*.py')

.PHONY: run test check lint format lock clean
.DEFAULT_GOAL := run

run: $(STAMPS)/run $(STAMPS)/translated
	@$(BIN)/utblick manage migrate --verbosity 0
	@$(MAKE) --no-print-directory $(DATA)/.example
	@$(BIN)/utblick serve $(if $(PORT),--port $(PORT))

test: $(STAMPS)/test $(STAMPS)/translated
	@$(BIN)/python tests/run.py $(ONLY)

check:
	@.ci/run

lint: $(STAMPS)/test
	@$(BIN)/python tests/run.py checks
	@$(BIN)/python -m pytest tests/architecture

format: $(STAMPS)/test
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

# The environment. Each stamp is newer than what it was made from, so a second `make run` starts at once.

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Utblick needs Python 3.11 or later; name one with: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python could not make a virtual environment (on Debian: apt install python3-venv)"; exit 1; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run: requirements/build.txt requirements/run.txt pyproject.toml | $(STAMPS)/venv
	@echo "Installing what Utblick needs into $(VENV) (a minute or so) …"
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/test: requirements/test.txt $(STAMPS)/run
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/test.txt
	@touch $@

$(STAMPS)/translated: $(PO) $(STAMPS)/run
	@$(BIN)/utblick translate
	@touch $@

# Lies in the data folder: a new data folder gets the example again. Production never gets it.
$(DATA)/.example: $(EXAMPLE)
	@if [ -z "$$UTBLICK_PRODUCTION" ]; then $(BIN)/utblick example --quiet; fi
	@touch $@

# uv only resolves; what it writes is installed by pip, with hashes. No file names an index address.
UV := build/lock/bin/uv
LOCK := $(UV) pip compile --quiet --generate-hashes --universal --no-emit-index-url --python-version 3.11
lock:
	@[ -x $(UV) ] || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }
	@$(LOCK) requirements/build.in -o requirements/build.txt
	@$(LOCK) pyproject.toml -o requirements/run.txt
	@$(LOCK) --extra test --extra benchmark pyproject.toml -c requirements/run.txt -o requirements/test.txt

clean:
	rm -rf $(VENV) build
