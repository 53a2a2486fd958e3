"""Schlagwörter: free words of the Fachbereiche on every page type."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.models import Revision
from wagtail.search import index

from ..slugs import german_slug

RELATION = "schlagwort_zuordnungen"


class Schlagwort(index.Indexed, TagBase):
    """A free word; spelled once, whatever the case it was typed in."""

    free_tagging = True
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = german_slug(tag) or "schlagwort"
        return slug if i is None else f"{slug}-{i}"

    @transaction.atomic
    def join_into(self, target: Schlagwort) -> None:
        """Give every page and every draft of this word to ``target`` and delete this word."""
        own = SchlagwortZuordnung.objects.filter(tag=self)
        already = SchlagwortZuordnung.objects.filter(tag=target).values("content_object_id")
        own.filter(content_object_id__in=already).delete()
        own.update(tag=target)
        join_in_drafts(self.pk, target.pk)
        self.delete()


class SchlagwortZuordnung(ItemBase):
    """The link of a word to a page of any type."""

    tag = models.ForeignKey(Schlagwort, related_name="zuordnungen", on_delete=models.CASCADE)
    content_object = ParentalKey(
        "wagtailcore.Page", related_name=RELATION, on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = _("keyword of a page")
        verbose_name_plural = _("keywords of pages")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="schlagwort_einmal_je_seite"
            )
        ]


def join_in_drafts(old: int, new: int) -> None:
    """Put one word for another in stored drafts; publishing one would drop a deleted word."""
    for revision in Revision.page_revisions.all().iterator(chunk_size=200):
        entries = revision.content.get(RELATION, [])
        if any(entry["tag"] == old for entry in entries):
            revision.content[RELATION] = joined(entries, old, new)
            revision.save(update_fields=["content"])


def joined(entries: list[dict[str, Any]], old: int, new: int) -> list[dict[str, Any]]:
    """Return the stored links with ``new`` in place of ``old``, each word once."""
    renamed = [{**entry, "tag": new if entry["tag"] == old else entry["tag"]} for entry in entries]
    return list({entry["tag"]: entry for entry in reversed(renamed)}.values())[::-1]
