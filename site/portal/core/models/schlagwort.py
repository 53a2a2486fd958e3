"""Schlagwörter: free words of the Fachbereiche on every page type."""

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.search import index

from ..slugs import german_slug


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
        """Give every page of this word to ``target`` and delete this word; no link is lost."""
        own = SchlagwortZuordnung.objects.filter(tag=self)
        already = SchlagwortZuordnung.objects.filter(tag=target).values("content_object_id")
        own.filter(content_object_id__in=already).delete()
        own.update(tag=target)
        self.delete()


class SchlagwortZuordnung(ItemBase):
    """The link of a word to a page of any type."""

    tag = models.ForeignKey(Schlagwort, related_name="zuordnungen", on_delete=models.CASCADE)
    content_object = ParentalKey(
        "wagtailcore.Page", related_name="schlagwort_zuordnungen", on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = _("keyword of a page")
        verbose_name_plural = _("keywords of pages")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="schlagwort_einmal_je_seite"
            )
        ]
