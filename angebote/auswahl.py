"""The closed choices of an offer. Labels are what readers see, so they are whole words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Whether an offer takes place at present."""

    AKTIV = "aktiv", _("takes place")
    PAUSIERT = "pausiert", _("paused")
    BEENDET = "beendet", _("ended")


class KostenArt(models.TextChoices):
    KOSTENLOS = "kostenlos", _("free of charge")
    BETRAG = "betrag", _("fixed amount")
    GESTAFFELT = "gestaffelt", _("depends on income or group")
    UNBEKANNT = "unbekannt", _("not known")


class KostenJe(models.TextChoices):
    """What one payment covers."""

    EINMALIG = "einmalig", _("once")
    TERMIN = "termin", _("per session")
    MONAT = "monat", _("per month")
    JAHR = "jahr", _("per year")
    KURS = "kurs", _("per course")


class Vorhanden(models.TextChoices):
    """Whether something that makes access easier is there."""

    JA = "ja", _("yes")
    TEILWEISE = "teilweise", _("partly")
    NEIN = "nein", _("no")
    UNBEKANNT = "unbekannt", _("not known")


class Anmeldung(models.TextChoices):
    NICHT_NOETIG = "nicht_noetig", _("not needed, just come")
    ERFORDERLICH = "erforderlich", _("please register")
    TELEFONISCH = "telefonisch", _("please register by phone")
    ONLINE = "online", _("please register online")
    OFFEN = "offen", _("not known")


class Wochentag(models.IntegerChoices):
    """Days of the week as Python counts them, Monday first."""

    MONTAG = 0, _("Monday")
    DIENSTAG = 1, _("Tuesday")
    MITTWOCH = 2, _("Wednesday")
    DONNERSTAG = 3, _("Thursday")
    FREITAG = 4, _("Friday")
    SAMSTAG = 5, _("Saturday")
    SONNTAG = 6, _("Sunday")


class Rhythmus(models.TextChoices):
    """Which of the month's Mondays, Tuesdays … are meant."""

    JEDE_WOCHE = "jede_woche", _("every week")
    ERSTE = "1", pgettext_lazy("week of the month", "first of the month")
    ZWEITE = "2", pgettext_lazy("week of the month", "second of the month")
    DRITTE = "3", pgettext_lazy("week of the month", "third of the month")
    VIERTE = "4", pgettext_lazy("week of the month", "fourth of the month")
    LETZTE = "letzte", pgettext_lazy("week of the month", "last of the month")
