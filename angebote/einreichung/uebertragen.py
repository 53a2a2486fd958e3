"""Between the short form and a page: what it shows, and what it writes into a draft."""

from __future__ import annotations

import datetime
from typing import Any

from ..auswahl import Rhythmus
from ..models import Angebot
from ..models.ort import AngebotKontakt
from ..models.zeiten import Oeffnungszeit
from .formular import CITY_WIDE, ROWS, SINGLE, KurzForm
from .lesen import write_cost
from .tabelle.orte import write_place


def initial_of(page: Angebot) -> dict[str, Any]:
    """What the form shows for a draft; rows of times as tag1, von1, bis1 …"""
    place = next(iter(page.orte.all()), None)
    contact = next(iter(page.kontakte.all()), None)
    values: dict[str, Any] = {name: getattr(page, name) for name in KurzForm.PLAIN}
    values |= {
        "themeninsel": next(iter(page.themeninseln.all()), None),
        "wo": write_place(place) if place else "",
        "ort": place,
        "raum": CITY_WIDE if page.stadtweit else SINGLE if page.sozialraeume.all() else "",
        "sozialraeume": list(page.sozialraeume.all()),
        "kosten": write_cost(page),
        "kontakt": contact.kontakt if contact else None,
        "sprachen": list(page.sprachen),
        "schlagwoerter": ", ".join(str(tag) for tag in page.schlagwoerter.all()),
        "beteiligte_bereiche": list(page.beteiligte_bereiche.all()),
        "befristet_bis": f"{page.befristet_bis:%d.%m.%Y}" if page.befristet_bis else "",
    }
    for nr, zeit in enumerate(list(page.oeffnungszeiten.all())[:ROWS], start=1):
        values |= {f"tag{nr}": str(zeit.wochentag), f"von{nr}": f"{zeit.von:%H:%M}"}
        values[f"bis{nr}"] = f"{zeit.bis:%H:%M}"
        values[f"dazu{nr}"] = more_about(zeit)
    return values


def more_about(zeit: Oeffnungszeit) -> str:
    """What a row of the form has no field for: which week of the month, and the note."""
    is_weekly = zeit.rhythmus == Rhythmus.JEDE_WOCHE
    rhythm = "" if is_weekly else str(zeit.get_rhythmus_display())
    return ", ".join(filter(None, [rhythm, zeit.hinweis]))


def last_time(page: Angebot) -> dict[str, Any]:
    """What a new offer takes over from the last one of the same Bereich."""
    taken = ("themeninsel", "wo", "ort", "raum", "sozialraeume", "kontakt", "sprachen")
    known = initial_of(page)
    return {name: known[name] for name in taken}


def apply(form: KurzForm, page: Angebot) -> None:
    """Write a valid form into a page object; what the form does not show stays as it was."""
    data = form.cleaned_data
    for name in KurzForm.PLAIN:
        setattr(page, name, data[name])
    for name, value in data["kosten"].items():
        setattr(page, name, value)
    page.befristet_bis = data["befristet_bis"]
    page.sprachen = list(data["sprachen"])
    page.stadtweit = data["raum"] == CITY_WIDE
    page.sozialraeume = list(data["sozialraeume"]) if data["raum"] == SINGLE else []
    page.beteiligte_bereiche = list(data["beteiligte_bereiche"])
    words = [word.strip() for word in data["schlagwoerter"].split(",") if word.strip()]
    page.schlagwoerter.set(words)
    apply_relations(data, page)


def apply_relations(data: dict[str, Any], page: Angebot) -> None:
    # modelcluster takes lists here; its types know only the managers.
    relations: Any = page
    others = [insel for insel in list(page.themeninseln.all())[1:] if insel != data["themeninsel"]]
    page.themeninseln = [data["themeninsel"], *others] if data["themeninsel"] else others
    if data["wo"]:
        relations.orte = [data["wo"], *list(page.orte.all())[1:]]
    if data["kontakt"]:
        rest = [row for row in list(page.kontakte.all())[1:] if row.kontakt != data["kontakt"]]
        relations.kontakte = [AngebotKontakt(kontakt=data["kontakt"]), *rest]
    before = list(page.oeffnungszeiten.all())
    relations.oeffnungszeiten = [
        time_row(row, before[number : number + 1], before)
        for number, row in enumerate(data["zeiten"])
    ] + before[ROWS:]


def time_row(
    typed: tuple[int, datetime.time, datetime.time],
    same_place: list[Oeffnungszeit],
    before: list[Oeffnungszeit],
) -> Oeffnungszeit:
    """A row as typed; week of the month and note stay with the time, or with the row's day."""
    tag, von, bis = typed
    equal = [zeit for zeit in before if (zeit.wochentag, zeit.von, zeit.bis) == typed]
    alike = [zeit for zeit in same_place if zeit.wochentag == tag]
    known = next(iter(equal or alike), Oeffnungszeit())
    return Oeffnungszeit(
        wochentag=tag, von=von, bis=bis, rhythmus=known.rhythmus, hinweis=known.hinweis
    )
