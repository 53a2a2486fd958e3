"""Oeffnungszeit and Ausnahme: the times of an offer as rules a program can read."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..auswahl import Rhythmus, Wochentag

WEEK = 7


class Oeffnungszeit(Orderable):
    """A time that comes back: every Tuesday, or the first Tuesday of the month."""

    page = ParentalKey("angebote.Angebot", on_delete=models.CASCADE, related_name="oeffnungszeiten")
    wochentag = models.PositiveSmallIntegerField(_("day"), choices=Wochentag.choices)
    von = models.TimeField(_("from"))
    bis = models.TimeField(_("to"))
    rhythmus = models.CharField(
        _("how often"), max_length=10, choices=Rhythmus.choices, default=Rhythmus.JEDE_WOCHE
    )
    hinweis = models.CharField(
        _("note"), max_length=120, blank=True, help_text=_("For example: only for fathers.")
    )

    panels = [
        FieldRowPanel([FieldPanel("wochentag"), FieldPanel("von"), FieldPanel("bis")]),
        FieldRowPanel([FieldPanel("rhythmus"), FieldPanel("hinweis")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")

    def __str__(self) -> str:
        return f"{self.get_wochentag_display()} {self.von:%H:%M}–{self.bis:%H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.von and self.bis and self.von >= self.bis:
            raise ValidationError({"bis": _("The end must be later than the beginning.")})

    def faellt_auf(self, tag: datetime.date) -> bool:
        """Say whether the rule names this day."""
        if tag.weekday() != self.wochentag:
            return False
        if self.rhythmus == Rhythmus.JEDE_WOCHE:
            return True
        if self.rhythmus == Rhythmus.LETZTE:
            return (tag + datetime.timedelta(days=WEEK)).month != tag.month
        return (tag.day - 1) // WEEK + 1 == int(self.rhythmus)


class Ausnahme(Orderable):
    """Days on which the usual times do not hold; `bis` is the last of them."""

    page = ParentalKey("angebote.Angebot", on_delete=models.CASCADE, related_name="ausnahmen")
    von = models.DateField(_("first day"))
    bis = models.DateField(_("last day"))
    geschlossen = models.BooleanField(_("closed on these days"), default=True)
    hinweis = models.CharField(
        _("note"), max_length=160, blank=True, help_text=_("For example: Christmas holidays.")
    )

    panels = [
        FieldRowPanel([FieldPanel("von"), FieldPanel("bis"), FieldPanel("geschlossen")]),
        FieldPanel("hinweis"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self) -> str:
        return f"{self.von:%d.%m.%Y}–{self.bis:%d.%m.%Y}"

    def clean(self) -> None:
        super().clean()
        if self.von and self.bis and self.von > self.bis:
            raise ValidationError({"bis": _("The last day must not be before the first day.")})

    def umfasst(self, tag: datetime.date) -> bool:
        return self.von <= tag <= self.bis

    def leichter_satz(self) -> str:
        """Return what is different on these days as a sentence of Leichte Sprache."""
        words = {"from": date_format(self.von, "j. F Y"), "to": date_format(self.bis, "j. F Y")}
        if self.von == self.bis and self.geschlossen:
            return pgettext("easy language", "On %(from)s it is closed.") % words
        if self.von == self.bis:
            return pgettext("easy language", "On %(from)s the times are different.") % words
        if self.geschlossen:
            return pgettext("easy language", "It is closed from %(from)s to %(to)s.") % words
        sentence = pgettext("easy language", "From %(from)s to %(to)s the times are different.")
        return sentence % words
