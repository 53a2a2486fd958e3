"""Who acts for which Bereich."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.register.models import Bereich

from .. import groups


class Rolle(models.TextChoices):
    EINREICHUNG = "einreichung", _("submits")
    LEITUNG = "leitung", _("head")
    STELLVERTRETUNG = "stellvertretung", _("deputy head")


RELEASING = (Rolle.LEITUNG, Rolle.STELLVERTRETUNG)


class ZustaendigkeitQuerySet(models.QuerySet["Zustaendigkeit"]):
    def releasing(self) -> ZustaendigkeitQuerySet:
        """Heads and deputies who may still act: active, and still in the group of heads."""
        return self.filter(
            rolle__in=RELEASING, user__is_active=True, user__groups__name=groups.BEREICHSLEITUNG
        )

    def submitting(self) -> ZustaendigkeitQuerySet:
        return self.filter(
            rolle=Rolle.EINREICHUNG, user__is_active=True, user__groups__name=groups.EINREICHUNG
        )

    def present(self, day: datetime.date | None = None) -> ZustaendigkeitQuerySet:
        """Without those who have entered an absence for the day."""
        day = day or timezone.localdate()
        away = Q(abwesend_von__lte=day) & (Q(abwesend_bis__isnull=True) | Q(abwesend_bis__gte=day))
        return self.exclude(away)


class Zustaendigkeit(models.Model):
    """A user's role in a Bereich. It counts only together with the group of the same role."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="zustaendigkeiten",
        verbose_name=_("user"),
    )
    bereich = models.ForeignKey(
        Bereich,
        on_delete=models.CASCADE,
        related_name="zustaendigkeiten",
        verbose_name=_("Bereich"),
    )
    rolle = models.CharField(_("role"), max_length=15, choices=Rolle.choices)
    abwesend_von = models.DateField(_("away from"), null=True, blank=True)
    abwesend_bis = models.DateField(
        _("away until"),
        null=True,
        blank=True,
        help_text=_("While the head is away, the deputy is asked for the release."),
    )

    objects = ZustaendigkeitQuerySet.as_manager()

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        ordering = ["bereich_id", "rolle", "user_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "bereich", "rolle"], name="zustaendigkeit_einmal_je_rolle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.bereich} ({self.get_rolle_display()})"

    def clean(self) -> None:
        super().clean()
        if self.abwesend_von and self.abwesend_bis and self.abwesend_bis < self.abwesend_von:
            raise ValidationError({"abwesend_bis": _("The absence ends before it begins.")})


def releasers_of(bereich: Bereich | None) -> ZustaendigkeitQuerySet:
    """Heads and deputies of a Bereich; of the Bereich above when the unit itself has none."""
    seen: set[Any] = set()
    while bereich is not None and bereich.pk not in seen:
        found = Zustaendigkeit.objects.releasing().filter(bereich=bereich)
        if found.exists():
            return found
        seen.add(bereich.pk)
        bereich = bereich.uebergeordnet
    return Zustaendigkeit.objects.none()
