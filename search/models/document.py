"""The public catalogue: one row a public page and language. Every public list reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Self

from django.db import models

# Dimension of the facet rows that say to readers of which languages a row is shown.
SERVED: Final = "fassung"
# Columns of distinct tokens that every engine indexes (search.ranking.stored says what is in them).
TOKEN_COLUMNS: Final = ("every", "core", "title_tokens")


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Words of the catalogue; every public reader starts with `public()`."""

    def public(self) -> Self:
        return self.filter(deleted=False)

    def served_to(self, language: str) -> Self:
        """Rows a reader of ``language`` gets: the own version, else the German one."""
        return self.public().with_facet(SERVED, [language])

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        kinds = list(kinds)
        return self.filter(kind__in=kinds) if kinds else self

    def with_facet(self, dimension: str, values: Iterable[str]) -> Self:
        rows = SearchFacet.objects.using(self.db).filter(
            dimension=dimension, value__in=list(values)
        )
        return self.filter(pk__in=rows.values("document"))

    def carry(self, dimension: str, value: str) -> bool:
        """Does a public page have this value? What only drafts have is nobody's to learn."""
        return self.public().with_facet(dimension, [value]).exists()

    def with_facets(self, chosen: Mapping[str, Iterable[str]]) -> Self:
        """Every dimension narrows; several values of one dimension widen."""
        rows = self
        for dimension, values in chosen.items():
            rows = rows.with_facet(dimension, values)
        return rows


class SearchDocument(models.Model):
    """A public page in one language, or (``deleted``) the tombstone of one.

    Identity is translation key and language, so a page that comes back keeps its row. ``version``
    grows with every change and is what a search server compares; ``transferred`` is the version the
    server has confirmed.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    translation_key = models.UUIDField()
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    attachments = models.JSONField(default=list)  # title and text of attached documents
    card = models.JSONField(default=list)
    # The same facts for readers of other languages who get this (German) row: code -> card.
    cards = models.JSONField(default=dict)
    facets = models.JSONField(default=dict)
    served_locales = models.JSONField(default=list)
    date = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    status = models.CharField(max_length=40, blank=True)
    beispiel = models.BooleanField(default=False)
    address = models.CharField(max_length=1000)
    sort = models.CharField(max_length=255, db_index=True)
    first_published = models.DateTimeField(null=True)
    changed = models.DateTimeField(null=True)

    # What search.ranking makes of the texts; `forms` maps folded words to their first spelling.
    every = models.TextField(default="")
    core = models.TextField(default="")
    title_tokens = models.TextField(default="")
    stored = models.TextField(default="")
    forms = models.JSONField(default=dict)

    fingerprint = models.CharField(max_length=64, default="")
    analysis_version = models.CharField(max_length=40, default="")
    version = models.BigIntegerField(default=0, db_index=True)
    transferred = models.BigIntegerField(default=0)
    deleted = models.BooleanField(default=False)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "language"], name="search_document_identity"
            )
        ]
        indexes = [models.Index(fields=["kind", "deleted", "sort"], name="search_document_listing")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class SearchFacet(models.Model):
    """One value of one dimension that a row belongs to."""

    document = models.ForeignKey(
        SearchDocument, on_delete=models.CASCADE, related_name="facet_rows"
    )
    dimension = models.CharField(max_length=30)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dimension", "value", "document"], name="search_facet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimension}={self.value}"


class SearchLink(models.Model):
    """A page this row's page links to as content, by its translation key."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="links")
    target = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "target"], name="search_link_once")
        ]

    def __str__(self) -> str:
        return str(self.target)
