"""Which German text a translated page corresponds to, and who or what has translated it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Uebersetzungsfassung(models.Model):
    """A revision that was made of translated strings: from which German text, and how complete."""

    revision = models.OneToOneField(
        "wagtailcore.Revision",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="uebersetzungsfassung",
    )
    quelle_summe = models.CharField(_("checksum of the German text"), max_length=64)
    offen = models.PositiveIntegerField(_("texts not translated"))
    maschinell = models.PositiveIntegerField(_("texts translated by a machine"))

    class Meta:
        verbose_name = _("version of a translation")
        verbose_name_plural = _("versions of translations")

    def __str__(self) -> str:
        return str(self.revision_id)


class Uebersetzungsstand(models.Model):
    """State of the published text of one translated page."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="uebersetzungsstand",
        verbose_name=_("page"),
    )
    quelle_summe = models.CharField(_("checksum of the German text"), max_length=64)
    veraltet_seit = models.DateTimeField(
        _("outdated since"),
        null=True,
        help_text=_("When the German text was changed; empty: the translation corresponds to it."),
    )
    offen = models.PositiveIntegerField(_("texts not translated"), default=0)
    maschinell = models.PositiveIntegerField(_("texts translated by a machine"), default=0)
    geprueft_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("checked by"),
    )
    geprueft_am = models.DateTimeField(_("checked at"), null=True)

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")

    def __str__(self) -> str:
        return str(self.page_id)
