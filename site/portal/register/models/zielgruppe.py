"""For whom: target groups, and the life phases of the Präventionskette."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .vokabel import Vokabel, VokabelQuerySet


class Zielgruppe(Vokabel):
    """People an offer is made for."""

    class Meta(Vokabel.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class LebensphaseQuerySet(VokabelQuerySet):
    def fuer_alter(self, von_monate: int | None, bis_monate: int | None) -> Self:
        """Return the phases that touch an age range in months; both ends None gives no phase.

        ``bis_monate`` is exclusive, as the phases' own upper ends are: "up to 3" is 36.
        """
        if von_monate is None and bis_monate is None:
            return self.none()
        overlapping = self
        if bis_monate is not None:
            overlapping = overlapping.filter(alter_von_monate__lt=bis_monate)
        if von_monate is not None:
            open_or_later = Q(alter_bis_monate__isnull=True) | Q(alter_bis_monate__gt=von_monate)
            overlapping = overlapping.filter(open_or_later)
        return overlapping


class Lebensphase(Vokabel):
    """One of the seven phases; ages in months, the upper end exclusive and open if empty."""

    kurz = models.CharField(_("short form"), max_length=20, help_text=_("For example 0–1."))
    alter_von_monate = models.SmallIntegerField(_("age from (months)"))
    alter_bis_monate = models.SmallIntegerField(_("age below (months)"), null=True, blank=True)

    objects = LebensphaseQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager is meant

    panels = [
        *Vokabel.name_panels,
        FieldPanel("kurz"),
        FieldRowPanel([FieldPanel("alter_von_monate"), FieldPanel("alter_bis_monate")]),
        *Vokabel.validity_panels,
    ]

    class Meta(Vokabel.Meta):
        ordering = ["alter_von_monate"]
        verbose_name = _("life phase")
        verbose_name_plural = _("life phases")

    def clean(self) -> None:
        super().clean()
        if self.alter_bis_monate is not None and self.alter_bis_monate <= self.alter_von_monate:
            raise ValidationError(
                {
                    "alter_bis_monate": _(
                        "The phase must end after it begins. Enter a higher number of months."
                    )
                }
            )
