# Everything works from a fresh clone; .venv is made where it is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .build/bench
INSTALLED := $(VENV)/.installed

.PHONY: help install demo test unit lint types integration chaos fuzz bench kafka generated picture screenshots clean

help:            ## Say what can be made
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

install: $(INSTALLED) ## Make .venv with tallywire and what its tests need

$(INSTALLED): pyproject.toml requirements/runtime.txt requirements/dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tallywire needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

demo: $(INSTALLED) ## Run the pipeline on the sample feed
	$(BIN)/tallywire demo $(ARGS)

test: lint types ## Run every check and test that this machine can
	$(MAKE) --jobs=2 unit integration  # beside each other: much of the latter is waiting

lint: $(INSTALLED) ## Check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED) ## Check types
	$(BIN)/mypy

unit: $(INSTALLED) ## Run the unit tests: seconds, no broker
	$(BIN)/pytest tests/unit

integration: $(INSTALLED) ## On the embedded broker, and on Apache Kafka where Java and Maven are
	$(BIN)/pytest tests/integration tests/chaos -rs

chaos: $(INSTALLED) ## Break workers and brokers under load, on Apache Kafka: an hour
	$(BIN)/python -m tests.chaos $(ARGS)

fuzz: $(INSTALLED) ## Send 100,000 hostile records through normalize and extract: some minutes
	$(BIN)/python -m benchmarks.hostile $(ARGS)

bench: $(INSTALLED) $(BENCH)/.installed ## Measure speed beside its peers, on Apache Kafka: over an hour
	$(BIN)/python -m benchmarks $(ARGS)

$(BENCH)/.installed: requirements/bench.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/pip install --quiet --no-deps --ignore-requires-python --requirement $<
	@touch $@

kafka: ## Run an Apache Kafka for development (needs Java 17 and Maven)
	deploy/kafka/run

generated: $(INSTALLED) ## Write anew: schemas, AsyncAPI, dashboards, topics and alerts of Kubernetes, the page of metrics
	$(BIN)/python -m schemas.export
	$(BIN)/python -m deploy.generate
	$(BIN)/tallywire rules schema > streams/alerts/rules.schema.json

picture: $(INSTALLED) ## Draw docs/situation.png (needs Prometheus, Java 17 and Maven)
	$(BIN)/python -m tests.integration.watched docs/situation.png

screenshots: $(INSTALLED) ## Take docs/live.png and docs/live-phone.png (needs Chromium)
	$(BIN)/python -m tests.screenshots

clean: ## Remove what was made
	rm -rf $(VENV) .build .tallywire .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
