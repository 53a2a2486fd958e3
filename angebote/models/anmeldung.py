"""How to take part in an offer."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..auswahl import Anmeldung


class MitAnmeldung(models.Model):
    """Mixin: whether and how people register, and what they bring."""

    anmeldung = models.CharField(
        _("registration"), max_length=12, choices=Anmeldung.choices, default=Anmeldung.OFFEN
    )
    anmeldung_bis = models.DateField(_("register until"), null=True, blank=True)
    anmeldung_hinweis = models.TextField(_("note on registration"), blank=True)
    webseite = models.URLField(
        _("website of the offer"), max_length=500, blank=True, help_text=_("Begins with https://.")
    )
    mitbringen = models.TextField(_("to bring along"), blank=True, help_text=_("One thing a line."))

    anmeldung_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("anmeldung"), FieldPanel("anmeldung_bis")]),
            FieldPanel("anmeldung_hinweis"),
            FieldPanel("webseite"),
            FieldPanel("mitbringen"),
        ],
        heading=_("Taking part"),
    )

    class Meta:
        abstract = True

    @property
    def anmeldung_text(self) -> str:
        """How to register in words of the active language, "" when it is not known."""
        known = self.anmeldung != Anmeldung.OFFEN
        return str(Anmeldung(self.anmeldung).label) if known else ""

    @property
    def mitbringen_liste(self) -> list[str]:
        return [line.strip() for line in self.mitbringen.splitlines() if line.strip()]

    def anmeldung_moeglich(self, am: datetime.date) -> bool:
        """Say whether the last day to register has not passed."""
        return self.anmeldung_bis is None or am <= self.anmeldung_bis
