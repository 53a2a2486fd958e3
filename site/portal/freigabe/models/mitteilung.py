"""Mails that have to arrive: written with the deed, sent by the queue, repeated until delivered."""

from __future__ import annotations

import datetime
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Minutes until the next try; the last one repeats.
PAUSES: Final = (1, 5, 15, 60, 240)


class Art(models.TextChoices):
    FREIGABE = "freigabe", _("release asked for")
    ABSTIMMUNG = "abstimmung", _("agreement asked for")
    ERINNERUNG = "erinnerung", _("reminder")
    ZURUECK = "zurueck", _("given back")
    ZURUECKGEZOGEN = "zurueckgezogen", _("withdrawn")
    BEREIT = "bereit", _("ready to publish")
    ONLINE = "online", _("published")
    ANGABEN = "angaben", _("facts to confirm")
    BEFRISTUNG = "befristung", _("funding ends")
    PAKET = "paket", _("package")
    TERMIN = "termin", _("date missed")


class MitteilungQuerySet(models.QuerySet["Mitteilung"]):
    def undelivered(self) -> MitteilungQuerySet:
        return self.filter(zugestellt_am__isnull=True, hinfaellig_am__isnull=True)

    def due(self, now: datetime.datetime | None = None) -> MitteilungQuerySet:
        """Undelivered ones whose next try has come; those of a daily digest wait for it."""
        now = now or timezone.now()
        return self.undelivered().filter(naechster_versuch__lte=now, sammeln=False)

    def lost(self) -> MitteilungQuerySet:
        """Tried in vain: three times at once, or with the one mail of a day."""
        return self.undelivered().filter(Q(versuche__gte=3) | Q(sammeln=True, versuche__gte=1))


class Mitteilung(models.Model):
    """One mail to one address. ``schluessel`` names the deed, so it is never written twice.

    A link that opens without an account is made only while sending (``arbeitslink``): no token
    ever stands in this table.
    """

    schluessel = models.CharField(_("key"), max_length=200, unique=True)
    art = models.CharField(_("kind"), max_length=20, choices=Art.choices)
    empfaenger = models.EmailField(_("recipient"))
    betreff = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    adresse = models.CharField(_("address of the link"), max_length=300, blank=True)
    arbeitslink = models.ForeignKey(
        "freigabe.Arbeitslink",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mitteilungen",
        verbose_name=_("link without an account"),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sammeln = models.BooleanField(_("waits for the daily mail"), default=False)
    erstellt = models.DateTimeField(_("written at"), auto_now_add=True)
    naechster_versuch = models.DateTimeField(_("next try"), default=timezone.now, db_index=True)
    versuche = models.PositiveSmallIntegerField(_("tries"), default=0)
    fehler = models.TextField(_("last error"), blank=True)
    zugestellt_am = models.DateTimeField(_("handed over at"), null=True, blank=True)
    hinfaellig_am = models.DateTimeField(_("no longer needed since"), null=True, blank=True)

    objects = MitteilungQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-erstellt", "-pk"]

    def __str__(self) -> str:
        return f"{self.empfaenger}: {self.betreff}"

    def pause(self) -> datetime.timedelta:
        """How long to wait after the tries so far."""
        return datetime.timedelta(minutes=PAUSES[min(self.versuche, len(PAUSES)) - 1])


class Postfach(models.Model):
    """How an address wants its mails: each at once, or one a day."""

    adresse = models.EmailField(_("address"), unique=True)
    taeglich = models.BooleanField(
        _("one mail a day"),
        default=False,
        help_text=_("Requests with a deadline come at once all the same."),
    )

    class Meta:
        verbose_name = _("mailbox")
        verbose_name_plural = _("mailboxes")
        ordering = ["adresse"]

    def __str__(self) -> str:
        return self.adresse


# What cannot wait for the daily mail, because somebody is held up by it.
NEVER_COLLECTED: Final = frozenset({Art.FREIGABE, Art.ABSTIMMUNG, Art.ERINNERUNG})


def wants_digest(adresse: str, art: str) -> bool:
    if art in NEVER_COLLECTED:
        return False
    return Postfach.objects.filter(Q(adresse__iexact=adresse), taeglich=True).exists()
