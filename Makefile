# Verbs: book, test, lab. Each works on a bare machine with Python 3.11 to 3.13, venv, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := 0.13.9
STAMP := $(VENV)/.uv-$(UV)

.PHONY: book test lab lock format clean

book: $(VENV)/.book
	@$(BIN)/python -m evbook.site.finish.engine
	@$(BIN)/evbook build

test: $(VENV)/.dev
	@$(BIN)/python -m evbook.site.finish.engine
	@$(BIN)/evbook data check
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4

lab: $(VENV)/.dev
	@$(BIN)/jupyter lab chapters $(LAB)

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

lock: $(STAMP)
	@$(BIN)/uv pip compile -q pyproject.toml $(LOCK) -o requirements.txt
	@$(BIN)/uv pip compile -q pyproject.toml --extra test --extra lab -c requirements.txt $(LOCK) -o requirements-dev.txt

clean:
	@rm -rf _build

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

# The stamp bears the version: another one of uv installs again.
$(STAMP):
	@command -v $(PYTHON) >/dev/null || { echo "evbook: no $(PYTHON) on this machine; on Debian or Ubuntu: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else "evbook: Python 3.11 to 3.13 is needed, %s is %d.%d; run make PYTHON=python3.12" % (sys.executable, v[0], v[1]))'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "evbook: Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	@touch $@

$(VENV)/.book: $(STAMP) requirements.txt pyproject.toml
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.book requirements-dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@touch $@
