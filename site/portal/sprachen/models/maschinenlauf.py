"""What was sent to a machine translator: the log, and what the budget is counted from."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Maschinenlauf(models.Model):
    """One request to the service. The texts themselves are not kept here."""

    class Ergebnis(models.TextChoices):
        GELUNGEN = "gelungen", _("succeeded")
        TEILWEISE = "teilweise", _("partly usable")
        GESCHEITERT = "gescheitert", _("failed")

    am = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("by"),
    )
    dienst = models.CharField(_("service"), max_length=40)
    sprache = models.CharField(_("language"), max_length=12)
    zeichen = models.PositiveIntegerField(_("characters"))
    texte = models.PositiveIntegerField(_("texts"))
    ergebnis = models.CharField(_("result"), max_length=12, choices=Ergebnis.choices)
    meldung = models.CharField(_("message"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("machine translation")
        verbose_name_plural = _("machine translations")
        ordering = ["-am", "-pk"]

    def __str__(self) -> str:
        return f"{self.dienst}, {self.sprache}, {self.zeichen}"
