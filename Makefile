# Verbs of the project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
UV := $(or $(wildcard $(BIN)/uv),uv)
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help setup lock

help: ## list the verbs
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## build .venv from the locked requirements (only when they changed)
	@$(PYTHON) scripts/environment.py

lock: setup ## bring the hashed requirements/*.txt in line with the *.in files (UPGRADE=--upgrade takes newer ones)
	@$(COMPILE) $(UPGRADE) -o requirements/base.txt requirements/base.in
	@$(COMPILE) $(UPGRADE) -c requirements/base.txt -o requirements/dev.txt requirements/dev.in
	@$(COMPILE) $(UPGRADE) -o requirements/uv.txt requirements/uv.in
	@$(COMPILE) $(UPGRADE) -o requirements/wapiti.txt requirements/wapiti.in
