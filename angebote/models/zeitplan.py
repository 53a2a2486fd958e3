"""When an offer takes place: its weekly times and exceptions as readers are told them."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.panels import FactInlinePanel

from ..auswahl import Status
from ..wochenplan import Tagesplan, Termin, naechste_termine, tagesplaene


class MitZeiten(models.Model):
    """Mixin of a page with `oeffnungszeiten`, `ausnahmen` and a state."""

    zeiten_hinweis = models.TextField(
        _("note on the times"), blank=True, help_text=_("For example: by appointment.")
    )

    zeiten_panels = [
        FactInlinePanel("oeffnungszeiten", heading=_("Weekly times"), label=_("Time")),
        FieldPanel("zeiten_hinweis"),
        FactInlinePanel("ausnahmen", heading=_("Exceptions"), label=_("Exception")),
    ]

    class Meta:
        abstract = True

    @property
    def tatsachen(self) -> Any:
        """The German page, where the times are kept."""
        page: Any = self
        return page.quelle

    def oeffnungszeiten_je_tag(self) -> list[Tagesplan]:
        """Return the weekly table in the active language, [] without fixed times."""
        return tagesplaene(self.tatsachen.oeffnungszeiten.all(), timezone.localdate())

    def naechste_termine(self, limit: int = 3) -> list[Termin]:
        """Return the next dates, none while the offer is paused or after it has ended."""
        facts = self.tatsachen
        today = timezone.localdate()
        if facts.status_heute == Status.BEENDET:
            return []
        if facts.status_heute == Status.PAUSIERT:
            if facts.pausiert_bis is None:
                return []
            today = facts.pausiert_bis + datetime.timedelta(days=1)
        return naechste_termine(
            list(facts.oeffnungszeiten.all()),
            list(facts.ausnahmen.all()),
            ab=today,
            bis=facts.befristet_bis,
            limit=limit,
        )

    def kommende_ausnahmen(self) -> list[Any]:
        """Return exceptions that are not over, the next one first."""
        today = timezone.localdate()
        coming = (a for a in self.tatsachen.ausnahmen.all() if a.bis >= today)
        return sorted(coming, key=lambda ausnahme: ausnahme.von)
