# Every target makes .venv from the lock by itself, and is quick the second time.
#
#   make run     the window on the sample pack (with no screen: the tour)
#   make test    every test                  make lint    ruff, mypy, import contracts
#   make bench   times and memory            make tour    every room as a picture, in tour/
#   make sample  builds sample_data/ again   make golden  what is found in it, written anew
#   make lock    resolves the locks again
#   make bundle  a folder to hand out, in dist/           make clean

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test lint bench lock sample golden tour bundle clean system

UV_VERSION := 0.13.9
BIN := .venv/bin
READY := .venv/ready
PIP_INSTALL := -m pip install -qq --disable-pip-version-check --no-input --require-hashes --only-binary :all:

define FIND_PYTHON
python=; \
for candidate in python3.11 python3.12 python3.13 python3.14 python3; do \
  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$candidate; break; fi; \
done; \
if [ -z "$$python" ]; then echo "Scrutiny Desk needs Python 3.11 or newer, and none was found here." >&2; exit 2; fi; \
if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
  echo "Python is here, but not its venv module: sudo apt-get install python3-venv" >&2; exit 2; fi
endef

$(READY): requirements-dev.lock pyproject.toml
	@$(FIND_PYTHON); \
	if ! $(BIN)/python -c '' >/dev/null 2>&1; then rm -rf .venv; "$$python" -m venv .venv; fi
	@echo "Installing from requirements-dev.lock into .venv (the first time takes a minute or two)"
	@$(BIN)/python $(PIP_INSTALL) -r requirements-dev.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-input --no-index --no-deps --no-build-isolation --editable .
	@touch $(READY)

system: $(READY)
	@$(BIN)/python .ci/check_system.py

run: system
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	  echo "There is no screen here, so this is the tour instead of the window: its pictures go to tour/"; \
	  $(BIN)/scrutiny-desk tour tour; \
	else $(BIN)/scrutiny-desk --sample; fi

tour: system
	@$(BIN)/scrutiny-desk tour tour

test: system
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS)

# All four speak, even when the first of them has something to say.
lint: $(READY)
	@held=0; for check in "ruff check ." "ruff format --check ." mypy "lint-imports --no-logo"; do \
	  echo "$$check"; $(BIN)/$$check || held=1; done; exit $$held

bench: system
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(ARGS)

sample: system
	@QT_QPA_PLATFORM=offscreen $(BIN)/python sample_data/build_sample.py

golden: system
	@WRITE_GOLDEN=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/finding/test_golden.py
	@git --no-pager diff --stat -- tests/finding/golden 2>/dev/null || true

lock:
	@$(FIND_PYTHON); mkdir -p build; "$$python" -m venv build/lock-venv
	@build/lock-venv/bin/python -m pip install -qq --disable-pip-version-check uv==$(UV_VERSION)
	@compile() { build/lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url pyproject.toml "$$@" >/dev/null; }; \
	compile --upgrade --group build --output-file requirements.lock; \
	compile --upgrade --group build --group dev --constraints requirements.lock --output-file requirements-dev.lock; \
	compile --upgrade --group bundle --constraints requirements.lock --output-file requirements-bundle.lock
	@git --no-pager diff --stat -- '*.lock' 2>/dev/null || true

build/bundle-venv/ready: requirements-bundle.lock
	@$(FIND_PYTHON); rm -rf build/bundle-venv; "$$python" -m venv build/bundle-venv
	@build/bundle-venv/bin/python $(PIP_INSTALL) -r requirements-bundle.lock
	@touch $@

bundle: system build/bundle-venv/ready
	@build/bundle-venv/bin/python -m PyInstaller --noconfirm --log-level ERROR \
	  --distpath dist --workpath build/pyinstaller build_installer.spec
	@echo "dist/Scrutiny Desk: $$(du -sm 'dist/Scrutiny Desk' | cut -f1) MB"

clean:
	rm -rf .venv build dist tour .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
