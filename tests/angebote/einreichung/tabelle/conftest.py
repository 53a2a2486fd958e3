"""A small administration with registers, and tables as people send them."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from angebote.models import Angebot, Einrichtung
from portal.register.models import Kontakt, Sozialraum, Themeninsel, Zielgruppe
from tests.freigabe.factories import Haus

FULL = {
    "Name": "Babytreff am Vormittag",
    "Kurztext": "Eltern lernen sich kennen.",
    "Für wen": "Eltern mit Kind bis 1",
    "Zielgruppen": "Familien",
    "Alter von": "Schwangerschaft",
    "Alter bis": "18 Monate",
    "Themeninseln": "Gesundheit; Familienzentren, Frühe Hilfen",
    "Sozialräume": "Osterfeld",
    "Orte": "Haus Beispiel, Raum 2; Musterhof, Musterstraße 7, 46047 Oberhausen",
    "Zeiten": "Di 9.30 – 11 Uhr; 1. Donnerstag im Monat 14:00–16:00 (nur für Väter)",
    "Ausnahmen": "24.12.2026 - 6.1.27 (Ferien)",
    "Kosten": "Fester Betrag",
    "Betrag in Euro": "7,5",
    "Zahlweise": "pro Termin",
    "Sprachen": "Deutsch; türkisch",
    "Dolmetschen möglich": "ja",
    "Anmeldung": "bitte anmelden",
    "Webseite": "https://example.org/treff",
    "Mitbringen": "Decke\nWindeln",
    "Stufenlos": "ja",
    "Kontakte": "Frühe Hilfen",
    "Beteiligte Bereiche": "2-5",
    "Schlagwörter": "Baby; Krabbelgruppe",
    "Befristet bis": "31.07.2027",
}


@pytest.fixture
def haus(db: None) -> Haus:
    haus = Haus()
    Sozialraum.objects.create(name="Osterfeld", slug="osterfeld", kuerzel="OS")
    Zielgruppe.objects.create(name="Familien", slug="familien")
    for name in ("Gesundheit", "Familienzentren, Frühe Hilfen"):
        slug = name.split()[0].strip(",").lower()
        Themeninsel.objects.create(name=name, slug=slug, farbe="gesundheit")
    Kontakt.objects.create(bezeichnung="Frühe Hilfen", bereich=haus.a)
    Einrichtung.objects.create(name="Haus Beispiel", strasse="Weg 1", plz="46045")
    return haus


def as_file(*rows: dict[str, Any], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV with the headings of the rows."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def draft(title: str) -> Angebot:
    found: Angebot = Angebot.objects.get(draft_title=title).get_latest_revision_as_object()
    return found
