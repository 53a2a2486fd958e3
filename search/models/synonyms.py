"""Words that mean the same to those who search."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.languages import OFFERED

from ..analysis import analyser_for


class SynonymGroup(models.Model):
    """A group of words and phrases of one language. A change takes effect at once."""

    language = models.CharField(_("language"), max_length=12, choices=OFFERED, default="de")
    words = models.TextField(
        _("words"),
        help_text=_(
            "One word or short phrase a line, at least two: Kita, Kindergarten, Kindertagesstätte."
            " Whoever searches for one of them finds pages with any of them."
        ),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)
    changed = models.DateTimeField(auto_now=True)

    panels = [FieldPanel("words"), FieldPanel("language"), FieldPanel("note")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return " = ".join(self.members())

    def members(self) -> list[str]:
        """The words and phrases, as typed, without empty lines."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    def clean(self) -> None:
        super().clean()
        members = [m for m in self.members() if analyser_for(self.language).query(m)]
        if len(members) < 2:
            raise ValidationError(
                {"words": _("Enter at least two words, each on a line of its own.")}
            )
