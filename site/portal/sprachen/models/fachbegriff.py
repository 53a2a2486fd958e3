"""The glossary: terms of the field and the translations the editors prefer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.fields import LanguageNamesField


class Fachbegriff(models.Model):
    """A German term and its preferred translations, shown beside the texts that contain it."""

    begriff = models.CharField(_("term"), max_length=80, unique=True)
    formen = models.TextField(
        _("further forms"),
        blank=True,
        help_text=_("One a line: plural, other spellings. Endings of German are found anyway."),
    )
    erlaeuterung = models.TextField(
        _("explanation"), blank=True, help_text=_("For translators: what the word means here.")
    )
    bevorzugt = LanguageNamesField(
        _("preferred translations"),
        help_text=_("Several with a vertical bar between them; the first is preferred."),
    )

    panels = [
        FieldPanel("begriff"),
        FieldPanel("formen"),
        FieldPanel("erlaeuterung"),
        FieldPanel("bevorzugt"),
    ]

    class Meta:
        verbose_name = _("term of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["begriff"]

    def __str__(self) -> str:
        return self.begriff

    def in_language(self, code: str) -> list[str]:
        """Preferred translations, the best one first; empty if there is none."""
        return [part.strip() for part in self.bevorzugt.get(code, "").split("|") if part.strip()]

    def spellings(self) -> list[str]:
        """The term and its further forms."""
        return [self.begriff, *filter(None, (line.strip() for line in self.formen.splitlines()))]
