"""Umsetzungsstand: what became of a recommendation or a programme."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Umsetzungsstand(models.TextChoices):
    OFFEN = "offen", _("open")
    IN_PLANUNG = "in_planung", _("in planning")
    IN_UMSETZUNG = "in_umsetzung", _("being implemented")
    UMGESETZT = "umgesetzt", _("implemented")
    NICHT_WEITERVERFOLGT = "nicht_weiterverfolgt", _("not pursued")
