"""Places in one cell: a house by its name, or name and address."""

from __future__ import annotations

from typing import Any

from ...models.ort import AngebotOrt
from ..lesen import read_place
from .register import Register
from .zellen import folded, pieces


def write_places(rows: Any) -> str:
    return "; ".join(write_place(row) for row in rows)


def write_place(row: AngebotOrt) -> str:
    return str(row).replace(";", ",").replace("\n", " ")


def read_places(text: str, known: list[AngebotOrt], register: Register) -> list[AngebotOrt]:
    """Return the places; one that is written as before stays the row it is, map and all."""
    by_text = {folded(write_place(row)): row for row in known}
    return [by_text.get(folded(piece)) or read_one(piece, register) for piece in pieces(text)]


def read_one(text: str, register: Register) -> AngebotOrt:
    name, _comma, rest = (part.strip() for part in text.partition(","))
    house = register.einrichtungen.rows.get(folded(name))
    if house is not None:
        room = rest.replace(house.anschrift, "").strip(" ,") if house.anschrift else rest
        place = AngebotOrt(einrichtung=house, raum=room)
    else:
        place = AngebotOrt(**read_place(text))
    place.clean_fields(exclude=["page", "einrichtung"])
    return place


def again(place: AngebotOrt) -> AngebotOrt:
    """The same place as a row of its own, house and map included."""
    taken = ("einrichtung", "bezeichnung", "raum", "strasse", "plz", "ort", "breite", "laenge")
    return AngebotOrt(**{name: getattr(place, name) for name in taken})
