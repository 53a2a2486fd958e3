"""Abstimmung: all Bereiche involved are asked at once; silence stays silence."""

from __future__ import annotations

import datetime
from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.register.models import Bereich

DEADLINE_DAYS: Final = 14


def default_deadline() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=DEADLINE_DAYS)


class Abstimmung(models.Model):
    """One round of asking, for one open step of the workflow."""

    task_state = models.OneToOneField(
        "wagtailcore.TaskState", on_delete=models.CASCADE, related_name="abstimmung"
    )
    frist = models.DateField(_("due date"), default=default_deadline)
    weiter_grund = models.TextField(_("went on because"), blank=True)
    weiter_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("went on by"),
    )
    weiter_am = models.DateTimeField(_("went on at"), null=True)

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.frist:%d.%m.%Y}"

    @property
    def is_overdue(self) -> bool:
        return self.frist < timezone.localdate()

    def everybody_agrees(self) -> bool:
        return not self.stimmen.exclude(antwort__in=AGREEING).exists()


class Antwort(models.TextChoices):
    OFFEN = "offen", _("no answer")
    JA = "ja", _("agrees")
    JA_MIT_AENDERUNG = "ja_mit_aenderung", _("agrees with a change")
    NEIN = "nein", _("does not agree")


AGREEING: Final = (Antwort.JA, Antwort.JA_MIT_AENDERUNG)


class Stimme(models.Model):
    """The answer of one Bereich; ``pruefsumme`` says to which text it was given."""

    abstimmung = models.ForeignKey(Abstimmung, on_delete=models.CASCADE, related_name="stimmen")
    bereich = models.ForeignKey(
        Bereich, on_delete=models.PROTECT, related_name="stimmen", verbose_name=_("Bereich")
    )
    antwort = models.CharField(
        _("answer"), max_length=20, choices=Antwort.choices, default=Antwort.OFFEN
    )
    text = models.TextField(_("reason or change"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    am = models.DateTimeField(_("answered at"), null=True)
    pruefsumme = models.CharField(_("checksum"), max_length=64, blank=True)
    erinnert_am = models.DateTimeField(_("reminded at"), null=True)

    class Meta:
        verbose_name = _("answer of a Bereich")
        verbose_name_plural = _("answers of Bereiche")
        ordering = ["bereich_id"]
        constraints = [
            models.UniqueConstraint(fields=["abstimmung", "bereich"], name="stimme_eine_je_bereich")
        ]

    def __str__(self) -> str:
        return f"{self.bereich}: {self.get_antwort_display()}"

    def carried_over(self, abstimmung: Abstimmung) -> Stimme:
        """The same answer in a later round, to the text it was given to."""
        said = {name: getattr(self, name) for name in ("antwort", "text", "am", "pruefsumme")}
        return Stimme(abstimmung=abstimmung, bereich=self.bereich, user=self.user, **said)

    @property
    def agrees(self) -> bool:
        return self.antwort in AGREEING
