"""The record of a release: who, for which Bereich, which Fassung, exactly which content."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.register.models import Bereich


class Weg(models.TextChoices):
    VERWALTUNG = "verwaltung", _("in the admin")
    LINK = "link", _("by link without an account")


class FreigabeQuerySet(models.QuerySet["Freigabe"]):
    def valid(self) -> FreigabeQuerySet:
        """Not cancelled by a later change of the content."""
        return self.filter(aufgehoben_am__isnull=True)


class Freigabe(models.Model):
    """One release of one content. Never changed afterwards but to say that it was cancelled.

    ``pruefsumme`` names the content (see `portal.freigabe.pruefsumme`): Wagtail may write a later
    text into the same revision, so the number of the revision alone would prove nothing.
    """

    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        on_delete=models.SET_NULL,
        related_name="freigaben",
        verbose_name=_("page"),
    )
    titel = models.CharField(_("title"), max_length=255)
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("revision"),
    )
    pruefsumme = models.CharField(_("checksum"), max_length=64)
    bereich = models.ForeignKey(
        Bereich, on_delete=models.PROTECT, related_name="freigaben", verbose_name=_("Bereich")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="freigaben",
        verbose_name=_("released by"),
    )
    rolle = models.CharField(_("role"), max_length=15)
    weg = models.CharField(_("way"), max_length=10, choices=Weg.choices, default=Weg.VERWALTUNG)
    fassung = models.PositiveIntegerField(_("edition"))
    nachricht = models.TextField(_("message"), blank=True)
    am = models.DateTimeField(_("released at"), auto_now_add=True)
    aufgehoben_am = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    aufgehoben_grund = models.TextField(_("cancelled because"), blank=True)
    veroeffentlicht_am = models.DateTimeField(_("published at"), null=True, blank=True)
    online = models.BooleanField(
        _("online"), default=False, help_text=_("The public page shows exactly this content.")
    )

    objects = FreigabeQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-am", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(online=True),
                name="freigabe_eine_online_je_seite",
            )
        ]

    def __str__(self) -> str:
        return f"{self.titel}, {self.bereich}, {self.fassung}"
