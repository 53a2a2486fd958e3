"""Loads the registers: vocabularies, Bereiche, contacts, houses. What exists is left as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from angebote.models import Einrichtung
from portal.register.models import (
    Bereich,
    BereichBezeichnung,
    Kontakt,
    Lebensphase,
    Runde,
    Sozialquartier,
    Sozialraum,
    Themenfeld,
    Themeninsel,
    ThemeninselAlias,
    Zielgruppe,
)
from portal.register.sprechzeiten import Hours, read_day

from .lookup import Lookup
from .records import Record, read

CURRENT_ROUND = "runde-2"  # the round whose tables the twelve Themeninseln were
DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
ACCESS = ("stufenlos", "wc_rollstuhl", "induktion", "parkplatz")


def load_registers(lookup: Lookup) -> int:
    """Create what is missing; return how many rows were created."""
    return sum(
        step(lookup)
        for step in (
            load_bereiche,
            load_contacts,
            load_houses,
            load_districts,
            load_vocabularies,
            load_islands,
        )
    )


def store(instance: Model) -> Model:
    """Save through the model's own rules."""
    instance.full_clean()
    instance.save()
    return instance


def missing(
    model: type[Any], rows: list[Record], field: str = "slug", key: str = ""
) -> list[Record]:
    """Return the records whose ``field`` (in the file: ``key``) no row of the model has yet."""
    known = set(model.objects.values_list(field, flat=True))
    return [row for row in rows if row[key or field] not in known]


def load_bereiche(lookup: Lookup) -> int:
    rows = missing(Bereich, read("register/bereiche")["bereich"])
    for row in rows:
        above = row.get("uebergeordnet")
        bereich = Bereich(
            slug=row["slug"],
            art=row["art"],
            uebergeordnet=lookup.bereich(above) if above else None,
            kurz_url=row.get("kurz_url", ""),
            webseite=row["webseite"],
            postfach=row["postfach"],
        )
        bereich.bezeichnungen = [BereichBezeichnung(nummer=row["nummer"], name=row["name"])]
        store(bereich)
    return len(rows)


def load_contacts(lookup: Lookup) -> int:
    rows = missing(Kontakt, read("register/kontakte")["kontakt"], "bezeichnung")
    for row in rows:
        texts = {name: row.get(name, "") for name in ("email", "webseite", "anschrift")}
        store(
            Kontakt(bezeichnung=row["bezeichnung"], bereich=lookup.bereich(row["bereich"]), **texts)
        )
    return len(rows)


def load_houses(lookup: Lookup) -> int:
    """An invented house is an Einrichtung and a contact, the contact marked as an example."""
    houses = read("register/einrichtungen")["einrichtung"]
    places = missing(Einrichtung, houses, "name")
    for row in places:
        facts = {name: row[name] for name in ("name", "strasse", "plz", *ACCESS)}
        store(Einrichtung(**facts))
    contacts = missing(Kontakt, houses, "bezeichnung", "name")
    for row in contacts:
        ways = {"telefon": row["telefon"], "email": row["email"]}
        hours = weekly_hours(row["sprechzeiten"])
        bereich = lookup.bereich(row["bereich"])
        store(
            Kontakt(
                bezeichnung=row["name"], bereich=bereich, beispiel=True, sprechzeiten=hours, **ways
            )
        )
    return len(places) + len(contacts)


def weekly_hours(row: Record) -> Hours:
    """Return the hours of ``{mo = "8:00–12:00"}`` as the register keeps them."""
    return {str(day): read_day(row[name]) for day, name in enumerate(DAYS) if name in row}


def load_districts(lookup: Lookup) -> int:
    data = read("register/sozialraeume")
    districts = load_words(Sozialraum, data["sozialraum"], "kuerzel")
    quarters = missing(Sozialquartier, data["sozialquartier"])
    for row in quarters:
        raum = lookup.word(Sozialraum, row["sozialraum"])
        store(Sozialquartier(slug=row["slug"], name=row["name"], sozialraum=raum))
    return districts + len(quarters)


def load_vocabularies(lookup: Lookup) -> int:
    return (
        load_words(Themenfeld, read("register/themenfelder")["themenfeld"])
        + load_words(Zielgruppe, read("register/zielgruppen")["zielgruppe"])
        + load_words(Runde, read("register/runden")["runde"], *ROUND_FIELDS)
        + load_phases()
    )


ROUND_FIELDS = ("nummer", "leitfrage", "beginn", "ende", "abgeschlossen")


def load_words(model: type[Any], rows: list[Record], *fields: str) -> int:
    """Create vocabulary words in the order of the file; ``fields`` are taken over as they are."""
    order = {row["slug"]: position for position, row in enumerate(rows, start=1)}
    created = missing(model, rows)
    for row in created:
        facts = {name: row[name] for name in fields if name in row}
        store(model(**word(row, order[row["slug"]]), **facts))
    return len(created)


def word(row: Record, order: int) -> Record:
    """Return what every vocabulary word has."""
    return {
        "slug": row["slug"],
        "name": row["name"],
        "namen": row.get("namen", {}),
        "reihenfolge": order,
    }


def load_phases() -> int:
    rows = read("register/lebensphasen")["lebensphase"]
    created = missing(Lebensphase, rows)
    for row in created:
        ages = {"alter_von_monate": row["von"], "alter_bis_monate": row.get("bis")}
        store(Lebensphase(**word(row, rows.index(row) + 1), kurz=row["kurz"], **ages))
    return len(created)


def load_islands(lookup: Lookup) -> int:
    rows = read("register/themeninseln")["themeninsel"]
    created = missing(Themeninsel, rows)
    for row in created:
        insel = Themeninsel(
            **word(row, rows.index(row) + 1),
            **{name: row[name] for name in ("kurzname", "farbe", "beschreibung")},
            themenfeld=lookup.word(Themenfeld, row["themenfeld"]),
            runde=lookup.word(Runde, CURRENT_ROUND),
        )
        insel.kontakte = [lookup.kontakt(key) for key in row["kontakte"]]
        insel.aliase.set(list(spellings(row["aliase"])))
        store(insel)
    return len(created)


def spellings(names: Iterable[str]) -> Iterable[ThemeninselAlias]:
    return (ThemeninselAlias(name=name) for name in names)
