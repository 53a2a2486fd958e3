"""Reads what people type: times, places, costs, dates. Errors say what to do, with an example."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..auswahl import KostenArt, KostenJe

TIME: Final = re.compile(r"^\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|h)?\s*$", re.IGNORECASE)
DATE: Final = re.compile(r"^\s*(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\s*$")
POSTCODE: Final = re.compile(r"\b(\d{5})\b\s*(.*)$")
AMOUNT: Final = re.compile(r"(\d+(?:[.,]\d{1,2})?)\s*(?:€|euro|eur)", re.IGNORECASE)
FREE: Final = re.compile(
    r"^\s*(kostenlos|kostenfrei|gratis|frei|0\s*(€|euro)?)\s*\.?\s*$", re.IGNORECASE
)
WITHOUT_ADDRESS: Final = ("online", "telefonisch", "zu hause", "zuhause", "absprache", "unterwegs")
HOME_TOWN: Final = "Oberhausen"
PER: Final = (
    ("monat", KostenJe.MONAT),
    ("jahr", KostenJe.JAHR),
    ("kurs", KostenJe.KURS),
    ("termin", KostenJe.TERMIN),
)


def read_time(text: str) -> datetime.time:
    """9, 9:30, 9.30, 9 Uhr -> time; raises ValidationError for anything else."""
    match = TIME.match(text)
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return datetime.time(hour, minute)
    raise ValidationError(_("Write the time like 9, 9:30 or 9.30."))


def read_date(text: str) -> datetime.date | None:
    """31.7.27 or 31.07.2027 -> date; "" -> None."""
    if not text.strip():
        return None
    match = DATE.match(text)
    try:
        if match:
            day, month, year = int(match[1]), int(match[2]), int(match[3])
            return datetime.date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        pass
    raise ValidationError(_("Write the date like 31.07.2027."))


def read_place(text: str) -> dict[str, str]:
    """ "Haus, Straße 7, 46047" -> fields of AngebotOrt; "online" and the like need no address."""
    text = text.strip()
    if not text or any(word in text.lower() for word in WITHOUT_ADDRESS):
        return {"bezeichnung": text, "strasse": "", "plz": "", "ort": ""}
    match = POSTCODE.search(text)
    before = text[: match.start()] if match else text
    parts = [part.strip() for part in before.split(",") if part.strip()]
    street = next((part for part in parts if re.search(r"\d", part)), "")
    if not street:
        raise ValidationError(_("Add street and house number, so that people find it."))
    town = (match[2].strip(" ,") if match else "") or HOME_TOWN
    name = ", ".join(part for part in parts if part != street)
    return {
        "bezeichnung": name,
        "strasse": street,
        "plz": match[1] if match else "",
        "ort": town if match else "",
    }


def read_cost(text: str) -> dict[str, Any]:
    """ "kostenlos", "5 € im Monat, mit Bildung und Teilhabe frei" -> fields of Kosten."""
    text = text.strip()
    empty: dict[str, Any] = {"kosten_betrag": None, "kosten_je": "", "kosten_hinweis": ""}
    if not text:
        return empty | {"kosten_art": KostenArt.UNBEKANNT}
    if FREE.match(text):
        return empty | {"kosten_art": KostenArt.KOSTENLOS}
    amount = AMOUNT.search(text)
    if amount is None:
        return empty | {"kosten_art": KostenArt.GESTAFFELT, "kosten_hinweis": text}
    per = next((value for word, value in PER if word in text.lower()), KostenJe.TERMIN)
    rest = text.partition(",")[2].strip()
    return {
        "kosten_art": KostenArt.BETRAG,
        "kosten_betrag": Decimal(amount[1].replace(",", ".")),
        "kosten_je": per,
        "kosten_hinweis": rest,
    }


def write_cost(page: Any) -> str:
    """The cost as somebody would type it: what `read_cost` reads back."""
    if page.kosten_art == KostenArt.KOSTENLOS:
        return "kostenlos"
    if page.kosten_art == KostenArt.BETRAG and page.kosten_betrag is not None:
        amount = f"{page.kosten_betrag:f}".replace(".", ",").removesuffix(",00")
        words = {value: word for word, value in PER}
        per = f" je {words[page.kosten_je].title()}" if page.kosten_je in words else ""
        return ", ".join(filter(None, [f"{amount} €{per}", page.kosten_hinweis]))
    return str(page.kosten_hinweis)
