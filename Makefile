# The three commands: `make run` starts the product with the demonstration, `make quick` checks within a minute,
# `make test` runs every test on both databases. Each sets up what it needs first.

PYTHON ?= python3
PORT ?= 8000
export PORT

.PHONY: setup assets run test quick check lock

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
