"""Who has tested a text in Leichte Sprache: people with learning difficulties, not a program."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LeichtePruefung(models.Model):
    """The last test of a page by a Prüfgruppe. It holds for exactly the text that was tested."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="leichte_pruefung",
        verbose_name=_("page"),
    )
    pruefgruppe = models.CharField(
        _("tested by"),
        max_length=120,
        help_text=_("The group, no names of persons. It is shown to readers."),
    )
    geprueft_am = models.DateField(_("tested on"))
    summe = models.CharField(_("checksum of the tested text"), max_length=64)
    gilt = models.BooleanField(_("holds for the published text"), default=False)
    eingetragen_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("entered by"),
    )

    class Meta:
        verbose_name = _("test of a text in Leichte Sprache")
        verbose_name_plural = _("tests of texts in Leichte Sprache")

    def __str__(self) -> str:
        return f"{self.pruefgruppe}, {self.geprueft_am:%d.%m.%Y}"
