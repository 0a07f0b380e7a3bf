# Two commands: `make serve` and `make test`. Both set everything up in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH := 2.13.0
READY := $(VENV)/.ready

.PHONY: serve test check unit eval bench accuracy transcripts format clean

serve: $(READY)
	$(BIN)/mock-interview serve

test: check unit eval

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tests.size

unit: $(READY)
	$(BIN)/python -m pytest -q

eval: $(READY)
	$(BIN)/mock-interview eval tests/conversations

bench: $(READY)
	$(BIN)/python -m bench

accuracy: $(READY)
	$(BIN)/python -m bench.accuracy

transcripts: $(READY)
	$(BIN)/python -m bench.transcripts

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=python3.11."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "The venv module is missing; on Debian: apt-get install python3-venv."; exit 1; }
	@echo "Setting up $(VENV): about three minutes the first time."
	@$(BIN)/pip install -q --disable-pip-version-check "torch==$(TORCH)+cpu" 2>/dev/null \
	  || $(BIN)/pip install -q --disable-pip-version-check "torch==$(TORCH)" $(if $(PYTORCH_CPU_INDEX),--index-url $(PYTORCH_CPU_INDEX))
	@$(BIN)/pip install -q --disable-pip-version-check -c requirements.lock -e ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
