# Warraq's commands; `make` alone lists them.
# CONTENT, OUTPUT and the rest may be given on the command line: make html CONTENT=~/archive

CONTENT = content
OUTPUT = output
SITEURL =
SKIP_BAD =
FRESH =
PORT = 8000
DATA =
ARGS =
PYTHON =

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input -c constraints.txt

# Paths go to the recipes through the environment, so that spaces and quotes in them are safe.
export CONTENT OUTPUT DATA
export WARRAQ_SITEURL = $(SITEURL)
export WARRAQ_SKIP_BAD = $(filter-out 0 no false,$(SKIP_BAD))
export WARRAQ_FRESH = $(filter-out 0 no false,$(FRESH))
# File names and messages are UTF-8 whatever the locale of the terminal or of cron is.
export LC_ALL = C.UTF-8
export PYTHONUTF8 = 1

CONTENT_EXISTS = test -d "$$CONTENT" || { echo "There is no folder '$$CONTENT'." \
    "Type: make html CONTENT=folder-of-articles" >&2; exit 1; }
PELICAN = $(BIN)/pelican "$$CONTENT" -o "$$OUTPUT" -s $(if $(SITEURL),publishconf.py,pelicanconf.py)

JS_FILES := 'theme/static/**/*.{js,css}' 'tests/js/**/*.{js,html}' package.json tsconfig.json
PRETTIER := node_modules/.bin/prettier --no-error-on-unmatched-pattern --log-level warn

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help html serve test golden check check-python check-templates check-js format bench clean distclean FORCE

help: ## List these commands
	@echo 'make html [CONTENT=dir] [OUTPUT=dir] [SITEURL=https://host/sub] [SKIP_BAD=1] [FRESH=1]'; echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

html: $(VENV)/.base ## Build CONTENT (content/) into OUTPUT (output/)
	@$(CONTENT_EXISTS)
	@$(PELICAN)

serve: $(VENV)/.base ## Build, serve on PORT (8000); rebuild and reload on every change
	@$(CONTENT_EXISTS)
	@$(BIN)/python -m warraq.serving --port "$(PORT)" --root "$$OUTPUT" \
	    --watch "$$CONTENT" theme plugins pelicanconf.py publishconf.py -- $(PELICAN)

test: $(VENV)/.test ## Run every test (ARGS="-k word" for some of them)
	@WARRAQ_CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export WARRAQ_CHROMIUM \
	    && $(BIN)/python -m pytest $(ARGS)

golden: $(VENV)/.test ## Rewrite tests/golden/ from what the code gives now; then read the diff
	@WARRAQ_CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export WARRAQ_CHROMIUM \
	    && $(BIN)/python -m pytest --golden $(ARGS)

check: check-python check-templates check-js ## Check style and types of Python, JavaScript and templates

check-python: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check-templates: $(VENV)/.check
	$(BIN)/djangofmt --check theme/templates
	$(BIN)/python -m pytest -q tests/test_templates.py

check-js: export PATH := $(CURDIR)/$(BIN):$(PATH)
check-js: node_modules/.stamp
	$(PRETTIER) --check $(JS_FILES)
	node_modules/.bin/tsc

format: export PATH := $(CURDIR)/$(BIN):$(PATH)
format: $(VENV)/.check node_modules/.stamp ## Format Python, JavaScript, styles and templates
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djangofmt theme/templates
	$(PRETTIER) --write $(JS_FILES)

bench: $(VENV)/.test ## Run the benchmarks on DATA=dir; results go to benchmarks/results/
	@$(BIN)/python -m benchmarks --data "$$DATA" $(ARGS)

clean: ## Remove what builds put into OUTPUT (other files there stay), and caches
	@if test -x $(BIN)/python; then \
	    $(BIN)/python -m warraq.publishing.clean "$$CONTENT" "$$OUTPUT" .warraq; fi
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find plugins tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## The same, and .venv and node_modules
	rm -rf $(VENV) node_modules plugins/warraq.egg-info

# The stamps keep make off the network while pyproject.toml and constraints.txt stay as they are.
# The first one holds the folder's path: an environment that was moved is made anew (.ci/venv).
ifneq ($(file <$(VENV)/.base),$(CURDIR))
$(VENV)/.base: FORCE
endif
$(VENV)/.base: pyproject.toml constraints.txt
	@.ci/venv $(PYTHON)
	@$(PIP) -e .
	@pwd -P > $@

$(VENV)/.test: $(VENV)/.base
	@$(PIP) -e '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/.test
	@$(PIP) -e '.[test,check]'
	@touch $@

node_modules/.stamp: export PATH := $(CURDIR)/$(BIN):$(PATH)
node_modules/.stamp: package.json package-lock.json | $(VENV)/.base
	@.ci/node
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
