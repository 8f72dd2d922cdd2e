# The three commands: `make run` starts the product with the demonstration, `make quick` checks within a minute,
# `make test` runs every test on both databases. Each sets up what it needs first.

PYTHON ?= python3
PORT ?= 8000
export PORT

.PHONY: setup assets run test quick check lock shots axe bench faults journeys

setup:
	@$(PYTHON) ops/bootstrap.py

assets: setup
	@.venv/bin/python ops/assets.py

# The demonstration is served on this machine alone, where nothing stands between browser and server.
run: export DUBAN_HTTPS ?= off
run: assets
	@.venv/bin/duban demo --if-empty
	@exec .venv/bin/duban serve

test: assets
	@.venv/bin/python -m tests.run $(ARGS)

quick: setup
	@.venv/bin/python ops/quick.py

check: quick test

# After a change of the dependencies in pyproject.toml; UPGRADE=1 lets the pinned versions move.
lock:
	@$(PYTHON) ops/lock.py

# Pictures of every named page at 1440 and 390 px, and its accessibility, over the demonstration: build/shots, build/axe.json.
shots axe: assets
	@.venv/bin/python -m ops.visit $@

# Load at a hundred thousand matters on PostgreSQL: docs/results/bench.md. BENCH_MATTERS, BENCH_SECONDS.
bench: assets
	@.venv/bin/python -m bench
