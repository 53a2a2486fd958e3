"""The facts of an offer in words of the active language: cost, age, access, registration."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from .auswahl import KostenArt, KostenJe, Vorhanden
from .fields import MONTHS_A_YEAR

if TYPE_CHECKING:
    from .models.einrichtung import Zugang


AMOUNT_TEXTS: Final = {
    KostenJe.EINMALIG: gettext_lazy("%(amount)s once"),
    KostenJe.TERMIN: gettext_lazy("%(amount)s per session"),
    KostenJe.MONAT: gettext_lazy("%(amount)s per month"),
    KostenJe.JAHR: gettext_lazy("%(amount)s per year"),
    KostenJe.KURS: gettext_lazy("%(amount)s per course"),
}
ACCESS_TEXTS: Final = {
    "stufenlos": {
        Vorhanden.JA: gettext_lazy("step-free entrance"),
        Vorhanden.TEILWEISE: gettext_lazy("entrance partly step-free"),
        Vorhanden.NEIN: gettext_lazy("steps at the entrance"),
    },
    "wc_rollstuhl": {
        Vorhanden.JA: gettext_lazy("toilet for wheelchair users"),
        Vorhanden.TEILWEISE: gettext_lazy("toilet partly usable with a wheelchair"),
        Vorhanden.NEIN: gettext_lazy("no toilet for wheelchair users"),
    },
    "induktion": {
        Vorhanden.JA: gettext_lazy("induction loop for hearing aids"),
        Vorhanden.TEILWEISE: gettext_lazy("induction loop in some rooms"),
        Vorhanden.NEIN: gettext_lazy("no induction loop"),
    },
    "parkplatz": {
        Vorhanden.JA: gettext_lazy("parking space for disabled people"),
        Vorhanden.TEILWEISE: gettext_lazy("parking space for disabled people nearby"),
        Vorhanden.NEIN: gettext_lazy("no parking space for disabled people"),
    },
}


def amount_text(amount: Decimal) -> str:
    """Return euros as readers write them: whole euros without cents, a no-break space before €."""
    places = 0 if amount == amount.to_integral_value() else 2
    number = number_format(amount, decimal_pos=places, use_l10n=True)
    return f"{number}\N{NO-BREAK SPACE}{pgettext('after an amount', '€')}"


def kosten_text(art: str, betrag: Decimal | None, je: str) -> str:
    """Return “20 € per month”, “free of charge” …; "" when the cost is not known."""
    if art == KostenArt.UNBEKANNT:
        return ""
    if art == KostenArt.BETRAG and betrag is not None:
        amount = amount_text(Decimal(betrag))
        return str(AMOUNT_TEXTS[KostenJe(je)]) % {"amount": amount} if je else amount
    return str(KostenArt(art).label)


def age(months: int) -> str:
    """Return an age with its unit: “3 years”, “18 months”."""
    if months and months % MONTHS_A_YEAR == 0:
        years = months // MONTHS_A_YEAR
        return ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": months}


def alter_text(von: int | None, bis: int | None) -> str:
    """Return the age range (months) in words; "" when everybody is meant."""
    if bis is not None and bis <= 0:
        return _("during pregnancy")
    von = None if von is None or (von <= 0 and bis is None) else max(von, 0)
    if bis is None:
        return _("from %(age)s on") % {"age": age(von)} if von else ""
    if not von:
        return _("up to %(age)s") % {"age": age(bis)}
    if von % MONTHS_A_YEAR == 0 and bis % MONTHS_A_YEAR == 0:
        return _("%(from)s to %(to)s") % {"from": von // MONTHS_A_YEAR, "to": age(bis)}
    return _("%(from)s to %(to)s") % {"from": age(von), "to": age(bis)}


def zugang_texte(ort: Zugang) -> list[str]:
    """Return what is known about access, one phrase a fact; what is not known is left out."""
    return [
        str(texts[Vorhanden(value)])
        for name, texts in ACCESS_TEXTS.items()
        if (value := getattr(ort, name)) != Vorhanden.UNBEKANNT
    ]
