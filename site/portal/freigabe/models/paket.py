"""Veröffentlichungspaket: what goes live together goes live at once or not at all."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Paket(models.Model):
    """A package of pages (with their annexes and translations) for one minute."""

    class Stand(models.TextChoices):
        OFFEN = "offen", _("being put together")
        FREIGEGEBEN = "freigegeben", _("approved")
        ONLINE = "online", _("published")

    titel = models.CharField(_("title"), max_length=150)
    termin = models.DateTimeField(
        _("not before"),
        null=True,
        blank=True,
        help_text=_("For example the date of the committee. Empty: when it is published by hand."),
    )
    stand = models.CharField(_("state"), max_length=12, choices=Stand.choices, default=Stand.OFFEN)
    freigegeben_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("approved by"),
    )
    freigegeben_am = models.DateTimeField(_("approved at"), null=True)
    freigegeben_inhalt = models.CharField(_("approved content"), max_length=64, blank=True)
    veroeffentlicht_am = models.DateTimeField(_("published at"), null=True)
    hindernis = models.TextField(_("what held it up"), blank=True)
    erstellt = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["-erstellt"]

    def __str__(self) -> str:
        return self.titel


class Paketinhalt(models.Model):
    """One page in a package. A page is in at most one package that is not published."""

    paket = models.ForeignKey(Paket, on_delete=models.CASCADE, related_name="inhalte")
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="paketinhalte",
        verbose_name=_("page"),
    )
    hinzugefuegt_von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("page of a package")
        verbose_name_plural = _("pages of a package")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["paket", "page"], name="seite_einmal_je_paket")
        ]

    def __str__(self) -> str:
        return f"{self.paket}: {self.page}"
