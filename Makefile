# Verbs of the project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
UV := $(or $(wildcard $(BIN)/uv),uv)
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
MANAGE := $(BIN)/python manage.py
CODE := manage.py scripts site publikationen angebote search tests
PRODUCT := manage.py site/portal publikationen angebote search
TEMPLATES := site/templates

.DEFAULT_GOAL := help
.PHONY: help setup run matrix test e2e test-postgres test-elastic lint types format messages lock \
	pdfs bench bench-search bench-speed image-test clean

help: ## list the verbs
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## build .venv from the locked requirements (only when they changed), compile catalogues
	@$(PYTHON) scripts/environment.py
	@$(BIN)/python scripts/catalogues.py

run: ## start the site on PORT (default 8000) with example content; prints the accounts
	@$(PYTHON) scripts/start.py

test: setup ## run all tests but those with search servers; says what it left out (ARGS go to pytest)
	@$(BIN)/python scripts/test.py $(ARGS)

e2e: setup ## run the browser tests alone
	@$(BIN)/pytest -m browser $(ARGS)

test-postgres: setup ## run all tests on PostgreSQL
	@$(BIN)/python -m tests.servers postgres -- $(BIN)/pytest -n 2 -m "not sqlite and not elastic" $(ARGS)

test-elastic: setup ## run the tests with Elasticsearch and OpenSearch (needs Maven and Java)
	@$(BIN)/pytest --elastic -m elastic $(ARGS)

lint: setup ## check style, templates, imports, migrations, safety and catalogues
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/djhtml --check --tabwidth 2 $(TEMPLATES)
	@PYTHONPATH=.:site $(BIN)/lint-imports --no-cache
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(MANAGE) makemigrations --check --dry-run
	@$(BIN)/bandit --quiet --severity-level medium --recursive --configfile pyproject.toml $(PRODUCT)
	@$(BIN)/python scripts/catalogues.py --check

types: setup ## check the types (mypy, strict, with django-stubs)
	@$(BIN)/mypy $(CODE)

format: setup ## write code and templates the agreed way
	@$(BIN)/ruff check --fix-only --quiet $(CODE)
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/djhtml --tabwidth 2 $(TEMPLATES)

messages: setup ## collect the sentences of code and templates into the catalogues (needs gettext)
	@$(MANAGE) makemessages --all --exclude de_Simple --no-obsolete --no-location --extension html,py,txt \
		--ignore node_modules --ignore .venv --ignore var --ignore tests

matrix: setup ## ask every address as every role (takes minutes)
	@$(BIN)/pytest -m matrix $(ARGS)

pdfs: setup ## make and check every PDF in every language (takes minutes)
	@$(BIN)/pytest -m pdfs $(ARGS)

bench-search: setup ## measure how well the search finds, on every engine (JUDGED_SETS=folder)
	@JUDGED_SETS="$(JUDGED_SETS)" $(BIN)/python -m tests.bench.search_quality $(ARGS)

bench-speed: setup ## measure how fast a large catalogue is searched, on every engine (DOCUMENTS=200000)
	@$(BIN)/python -m tests.bench.search_size $(if $(DOCUMENTS),--documents $(DOCUMENTS)) $(ARGS)

bench: setup ## measure how fast the example site answers
	@$(BIN)/python -m tests.bench $(ARGS)

lock: setup ## bring requirements/*.txt in line with *.in (UPGRADE=--upgrade: newest allowed)
	@$(COMPILE) $(UPGRADE) -o requirements/base.txt requirements/base.in
	@$(COMPILE) $(UPGRADE) -c requirements/base.txt -o requirements/dev.txt requirements/dev.in
	@$(COMPILE) $(UPGRADE) -o requirements/uv.txt requirements/uv.in
	@$(COMPILE) $(UPGRADE) -o requirements/wapiti.txt requirements/wapiti.in

image-test: setup ## build the image with buildah and run web and worker from it (Debian, root)
	@$(BIN)/python -m tests.image

clean: ## delete what a working copy made (database, uploads, caches), not the environment
	@rm -rf var .mypy_cache .pytest_cache .ruff_cache .hypothesis
