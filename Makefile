# The three commands: `make run` starts the product with the demonstration, `make quick` checks within a minute,
# `make test` runs every test on both databases. Each sets up what it needs first.

PYTHON ?= python3
PORT ?= 8000
export PORT

.PHONY: setup assets fonts run test quick check lock shots axe bench faults concurrency journeys test-leak office

setup:
	@$(PYTHON) ops/bootstrap.py

assets: setup
	@.venv/bin/python ops/assets.py

# Fang Song, Kai and Song faces for official papers, out of Debian's packages without root; others come from PyPI.
fonts:
	@$(PYTHON) ops/fonts.py

# The demonstration is served on this machine alone, where nothing stands between browser and server.
run: export DUBAN_HTTPS ?= off
run: setup
	@.venv/bin/duban demo --if-empty
	@exec .venv/bin/duban serve

test: setup
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
bench: setup
	@.venv/bin/python -m bench

# One step taken away from one act at a time: each act's own tests must notice. ACTS="room.verb room" chooses.
faults: setup
	@.venv/bin/python ops/plant_faults.py $(ACTS)

# One life in the browser at both widths and by commands alone, on both databases.
journeys: assets
	@.venv/bin/python -m tests.run tests/journeys

# The races at full length on both databases, and the random stories of article 16(4) (SEED and N choose others); the
# figures go into the result file.
concurrency: export DUBAN_N ?= 500
concurrency: export DUBAN_ROUNDS ?= 100
concurrency: export N ?= 1000
concurrency: export DUBAN_FIGURES ?= $(CURDIR)/docs/results/concurrency.md
concurrency: setup
	@.venv/bin/python -m tests.run -n 0 tests/concurrency duban/chapters/accountability/tests/test_trigger.py

# Closed to strangers: everything that anybody outside a circle is answered, before and after a secret clue and case exist.
test-leak: export DUBAN_LEAK = all
test-leak: setup
	@.venv/bin/python -m tests.run tests/leak

# The DOCX of every kind of document in LibreOffice: is the text the same?
office: setup
	@.venv/bin/python ops/office.py
