"""Search: which engine answers (`SEARCH_URL`); the catalogue itself is always a database table."""

import environ

env = environ.Env()

# The only door to public lists; lower apps reach it by this path (portal.core.catalogue).
PUBLIC_CATALOGUE = "search.catalogue.Catalogue"
# Empty: the database answers. elasticsearch://host:9200 or opensearch://…; several hosts by comma.
SEARCH_URL = env.str("SEARCH_URL", default="")
SEARCH_TIMEOUT_SECONDS = 1.5
SEARCH_BREAKER_SECONDS = 30
SEARCH_DEMAND_RETENTION_DAYS = env.int("SEARCH_DEMAND_RETENTION_DAYS", default=365)
# The Bereich (its slug) whose phone number and mailbox help a reader whose search found nothing.
SEARCH_OFFICE = env.str("SEARCH_OFFICE", default="3-2")
# How long after a translation went live its words are learned (one run for many publications).
SEARCH_LEARN_AFTER_SECONDS = env.int("SEARCH_LEARN_AFTER_SECONDS", default=300)
