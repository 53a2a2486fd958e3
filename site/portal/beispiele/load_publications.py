"""Loads events, documentation, programme profiles, recommendations and papers."""

from __future__ import annotations

from typing import Any, Final

from portal.register.models import Runde, Sozialraum, Themenfeld, Themeninsel
from publikationen.models import (
    Dokumentation,
    EmpfehlungAngebot,
    EmpfehlungSteckbrief,
    Handlungsempfehlung,
    Massnahmensteckbrief,
    SteckbriefAngebot,
    Strategiepapier,
    StrategiepapierEmpfehlung,
    StrategiepapierSteckbrief,
    UmsetzungsstandEintrag,
    Veranstaltung,
    VeranstaltungKennzahl,
)

from .fences import fence
from .load_offers import offer_records
from .lookup import Lookup
from .markup import stream
from .pages import common, place, texts
from .records import Record, read, read_folder, zeitangabe

PUBLISHER: Final = "Stadt Oberhausen, Bereich 3-2 / Soziales"
PUBLISHED: Final = "Empfehlung im Strategiepapier veröffentlicht."
KEYWORDS: Final = 2
PROFILE_TEXTS: Final = ("ziel", "zielgruppe_text", "traeger", "foerderung")
PROFILE_FACTS: Final = ("laufzeit_von", "befristet_bis", "verstetigt", "herkunft", "stadtweit")


def dated(text: str) -> Record:
    datum, genauigkeit = zeitangabe(text)
    return {"datum": datum, "datum_genauigkeit": genauigkeit}


def load_events(lookup: Lookup) -> int:
    rows = absent("dialoge", read("dialoge/veranstaltungen")["veranstaltung"], lookup)
    for row in rows:
        place(event(row, lookup), lookup.page("dialoge"), lookup)
    return len(rows)


def absent(parent: str, rows: list[Record], lookup: Lookup) -> list[Record]:
    """Return the records whose page does not stand yet."""
    return [row for row in rows if lookup.page_or_none(f"{parent}/{row['slug']}") is None]


def event(row: Record, lookup: Lookup) -> Veranstaltung:
    """Return the unsaved page of an event: a fact, never an example."""
    page = Veranstaltung(
        **common({"beispiel": False, **row}),
        **texts(row, "art", "motto"),
        **(dated(row["datum"]) if "datum" in row else {}),
        status=Veranstaltung.Status.HAT_STATTGEFUNDEN,
        runde=lookup.word(Runde, f"runde-{row['runde']}") if "runde" in row else None,
        text=stream(row["text"], f"dialoge/{row['slug']}/text", lookup, fence),
    )
    page.sozialraeume = lookup.words(Sozialraum, row.get("sozialraeume", []))
    page.themeninseln = list(Themeninsel.objects.all()) if row.get("alle_themeninseln") else []
    page.kennzahlen.set([VeranstaltungKennzahl(**figure) for figure in row.get("kennzahlen", [])])
    return page


def load_documentation(lookup: Lookup) -> int:
    row = read("dialoge/dokumentation")
    parent = f"dialoge/{row['veranstaltung']}"
    path = f"{parent}/dokumentation"
    if lookup.page_or_none(path):
        return 0
    page = Dokumentation(
        **common({**row, "slug": "dokumentation", "beispiel": False}),
        kapitel=stream(row["kapitel"], f"{path}/kapitel", lookup, fence),
    )
    place(page, lookup.page(parent), lookup, row["schlagwoerter"])
    return 1


def load_profiles(lookup: Lookup) -> int:
    rows = absent("steckbriefe", read("steckbriefe")["steckbrief"], lookup)
    for row in rows:
        page = place(profile(row, lookup), lookup.page("steckbriefe"), lookup, keywords(row))
        add_history(page, row["verlauf"])
    return len(rows)


def profile(row: Record, lookup: Lookup) -> Massnahmensteckbrief:
    """Return the unsaved page of a programme."""
    page = Massnahmensteckbrief(
        **common(row),
        **texts(row, *PROFILE_TEXTS),
        **{name: row[name] for name in PROFILE_FACTS if name in row},
        text=stream(row["text"], f"steckbriefe/{row['slug']}/text", lookup, fence),
        herkunft_veranstaltung=origin(row, lookup),
    )
    classify(page, row, lookup)
    page.angebote.set(
        [
            SteckbriefAngebot(angebot=lookup.page(f"angebote/{slug}").specific)
            for slug in row["angebote"]
        ]
    )
    return page


def origin(row: Record, lookup: Lookup) -> Any:
    """Return the event at which it was suggested, if there was one."""
    slug = row.get("veranstaltung")
    return lookup.page(f"dialoge/{slug}").specific if slug else None


def classify(page: Any, row: Record, lookup: Lookup) -> None:
    """Set responsible and involved Bereiche, themes and districts."""
    page.zustaendiger_bereich = lookup.bereich(row["bereich"])
    page.beteiligte_bereiche = lookup.bereiche(row["beteiligte"])
    page.themeninseln = lookup.words(Themeninsel, row["themeninseln"])
    page.sozialraeume = lookup.words(Sozialraum, row.get("sozialraeume", []))


def keywords(row: Record) -> list[str]:
    """Return the main keywords of the offer that the page is about first."""
    first = next(offer for offer in offer_records() if offer["slug"] == row["angebote"][0])
    words: list[str] = first["schlagwoerter"]
    return words[:KEYWORDS]


def add_history(page: Any, entries: list[list[str]]) -> None:
    """Add the reports of the Bereich in their order; the history is append-only."""
    for datum, stand, grund in entries:
        entry = UmsetzungsstandEintrag(
            page=page,
            stand=stand,
            grund=grund,
            gemeldet_von=page.zustaendiger_bereich,
            **dated(datum),
        )
        entry.full_clean()
        entry.save()


def recommendation_files() -> list[Record]:
    """The six files in the order of the Sozialräume."""
    order = [raum["slug"] for raum in read("register/sozialraeume")["sozialraum"]]
    return sorted(read_folder("empfehlungen"), key=lambda file: order.index(file["sozialraum"]))


def load_recommendations(lookup: Lookup) -> int:
    created = 0
    for file in recommendation_files():
        rows = [{**row, "slug": row["nummer"].lower()} for row in file["empfehlung"]]
        for row in absent("handlungsempfehlungen", rows, lookup):
            page = recommendation({**file, **row}, lookup)
            place(page, lookup.page("handlungsempfehlungen"), lookup, keywords(row))
            add_history(page, [[file["veroeffentlicht"], "offen", PUBLISHED], *row["verlauf"]])
            created += 1
    return created


def recommendation(row: Record, lookup: Lookup) -> Handlungsempfehlung:
    """Return the unsaved page of a recommendation; ``row`` has its Sozialraum, too."""
    path = f"handlungsempfehlungen/{row['slug']}"
    page = Handlungsempfehlung(
        **common(row),
        nummer=row["nummer"],
        themenfeld=lookup.word(Themenfeld, row["themenfeld"]),
        text=stream(row["text"], f"{path}/text", lookup, fence),
        begruendung=stream(row["begruendung"], f"{path}/begruendung", lookup, fence),
        drucksache=row.get("drucksache", ""),
        herkunft_veranstaltung=origin(row, lookup),
        naechste_meldung=row.get("naechste_meldung"),
    )
    classify(page, {**row, "sozialraeume": [row["sozialraum"]]}, lookup)
    page.angebote.set(
        [
            EmpfehlungAngebot(angebot=lookup.page(f"angebote/{slug}").specific)
            for slug in row["angebote"]
        ]
    )
    page.steckbriefe.set(
        [
            EmpfehlungSteckbrief(steckbrief=lookup.page(f"steckbriefe/{slug}").specific)
            for slug in row.get("steckbriefe", [])
        ]
    )
    return page


def load_papers(lookup: Lookup) -> int:
    rows = absent("strategiepapiere", read("papiere/papiere")["papier"], lookup)
    for row in rows:
        place(paper(row, lookup), lookup.page("strategiepapiere"), lookup)
    return len(rows)


def paper(row: Record, lookup: Lookup) -> Strategiepapier:
    """Return the unsaved page of a paper, with all recommendations of its Sozialraum."""
    raum = lookup.word(Sozialraum, row["sozialraum"])
    title = f"Strategiepapier {raum.name}"
    page = Strategiepapier(
        **common({**row, "title": title}),
        **dated(row["stand"]),
        sozialraum=raum,
        ausgabe=row["ausgabe"],
        herausgeber=PUBLISHER,
        drucksache=row["drucksache"],
        zustaendiger_bereich=lookup.bereich("3-2"),
        kapitel=stream(paper_text(row), f"strategiepapiere/{row['slug']}/kapitel", lookup, fence),
    )
    page.steckbriefe.set(
        [
            StrategiepapierSteckbrief(steckbrief=lookup.page(f"steckbriefe/{slug}").specific)
            for slug in row["steckbriefe"]
        ]
    )
    page.empfehlungen.set(
        [
            StrategiepapierEmpfehlung(empfehlung=page_of_number(number, lookup))
            for number in numbers_of(row["sozialraum"])
        ]
    )
    return page


def paper_text(row: Record) -> str:
    """Put the analysis of the paper between the chapters that all papers share."""
    shared = read("papiere/gemeinsam")
    parts = [shared["wozu"], row["analyse"], shared["index"], shared["bestand"]]
    return "\n\n".join([*parts, shared["empfehlungen"], shared["anhang"]])


def numbers_of(sozialraum: str) -> list[str]:
    file = next(f for f in recommendation_files() if f["sozialraum"] == sozialraum)
    return [row["nummer"] for row in file["empfehlung"]]


def page_of_number(number: str, lookup: Lookup) -> Handlungsempfehlung:
    found: Handlungsempfehlung = lookup.page(f"handlungsempfehlungen/{number.lower()}").specific
    return found
