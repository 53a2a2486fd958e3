"""Figures drawn as SVG without script and inline style: dots, bars and the schematic map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import Any, Final, NamedTuple

from django import template

register = template.Library()

DOTS_PER_ROW: Final = 25
DOT: Final = 12


class Run(NamedTuple):
    """One straight line of dots: ``x`` start, ``y`` middle, ``end`` of the stroke, all in units."""

    x: int
    y: int
    end: int


class Flaeche(NamedTuple):
    """The area of one Sozialraum on the schematic map, with the lines of its label."""

    slug: str
    css: str
    path: str
    lines: tuple[str, ...]
    x: float
    y: float


# Drawn once for the map of Oberhausen: hexagons joined so that neighbours touch. No official map.
STADTPLAN: Final = (
    Flaeche(
        "sterkrade-nord",
        "f1",
        "M69.3 40L138.6 0L242.5 60L242.5 140L207.8 160L138.6 120L69.3 160L34.6 140L34.6 60Z",
        ("Sterkrade-", "Nord"),
        138.6,
        76.5,
    ),
    Flaeche(
        "sterkrade-mitte",
        "f2",
        "M69.3 160L138.6 120L207.8 160L207.8 240L103.9 300L34.6 260L34.6 180Z",
        ("Sterkrade-", "Mitte"),
        121.2,
        202.5,
    ),
    Flaeche(
        "osterfeld",
        "f3",
        "M207.8 160L242.5 140L346.4 200L346.4 280L277.1 320L207.8 280Z",
        ("Osterfeld",),
        277.1,
        246,
    ),
    Flaeche(
        "alstaden-lirich",
        "f5",
        "M207.8 240L207.8 280L138.6 320L138.6 440L0 360L0 280L34.6 260L103.9 300Z",
        ("Alstaden/", "Lirich"),
        69.3,
        342.5,
    ),
    Flaeche(
        "mitte-styrum",
        "f4",
        "M138.6 320L207.8 280L277.1 320L277.1 440L207.8 480L138.6 440Z",
        ("Mitte/", "Styrum"),
        207.8,
        372.5,
    ),
    Flaeche(
        "oberhausen-ost",
        "f6",
        "M277.1 320L346.4 280L415.7 320L415.7 400L346.4 440L277.1 400Z",
        ("Oberhausen-", "Ost"),
        346.4,
        352.5,
    ),
)
LINE_HEIGHT: Final = 19


def dot_runs(first: int, count: int) -> list[Run]:
    """Return the lines that hold dots ``first`` to ``first + count``, 25 to a row."""
    runs: list[Run] = []
    position, end = first, first + count
    while position < end:
        row, column = divmod(position, DOTS_PER_ROW)
        length = min(end - position, DOTS_PER_ROW - column)
        x = column * DOT + DOT // 2
        runs.append(Run(x, row * DOT + DOT // 2, x + (length - 1) * DOT))
        position += length
    return runs


@register.inclusion_tag("components/bekanntheit_punkte.html")
def bekanntheit_punkte(ja: int, nein: int) -> dict[str, Any]:
    """Draw one dot for every answer: filled is yes, ring is no."""
    return {
        "ja": ja,
        "nein": nein,
        "hoehe": max(1, ceil((ja + nein) / DOTS_PER_ROW)) * DOT,
        "breite": DOTS_PER_ROW * DOT,
        "ja_laeufe": dot_runs(0, ja),
        "nein_laeufe": dot_runs(ja, nein),
    }


def bars(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with ``x`` and ``width`` in percent; negative values start left of zero."""
    listed = [dict(row) for row in rows]
    values = [float(row["wert"]) for row in listed]
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    for row, value in zip(listed, values, strict=True):
        row["x"] = round((min(0.0, value) - low) / span * 100, 1)
        row["width"] = round(abs(value) / span * 100, 1)
    return listed


@register.inclusion_tag("components/balken.html")
def balken(
    rows: Sequence[Mapping[str, Any]], titel: str, einheit: str = "", spalte: str = ""
) -> dict[str, Any]:
    """Draw a table with bars from rows with ``name``, ``wert`` and perhaps ``gesamt``."""
    drawn = bars(rows)
    zero = next((row["x"] + row["width"] for row in drawn if float(row["wert"]) < 0), None)
    return {"zeilen": drawn, "titel": titel, "einheit": einheit, "spalte": spalte, "null": zero}


@register.filter
def reihen_mit_kopf(tabelle: Any) -> list[list[dict[str, Any]]]:
    """Return the cells of a typed table with the heading of their column, for narrow screens."""
    headings = [column["heading"] for column in tabelle.columns]
    return [
        [{"kopf": kopf, "zelle": zelle} for kopf, zelle in zip(headings, row, strict=True)]
        for row in tabelle.rows
    ]


@register.filter
def zahlen_je_lage(mauer: Any) -> list[dict[str, Any]]:
    """Return the wall as rows of a table: one a Sozialraum, how many bricks of each status."""
    order = [stand.stand for stand in mauer.staende]
    rows = []
    for lage in mauer.lagen:
        counted = Counter(stein.stand for stein in lage.steine)
        numbers = [counted[stand] for stand in order]
        rows.append({"name": lage.name, "zahlen": numbers, "summe": len(lage.steine)})
    return rows


@register.inclusion_tag("components/stadtplan_flaechen.html")
def stadtplan_flaechen(raeume: Iterable[Any]) -> dict[str, Any]:
    """Draw the map; ``raeume`` are things with ``slug``, ``url`` and ``title``."""
    linked = {raum.slug: raum for raum in raeume}
    areas = [
        {
            "flaeche": area,
            "raum": linked.get(area.slug),
            "zeilen": [
                {"text": line, "y": area.y + index * LINE_HEIGHT}
                for index, line in enumerate(area.lines)
            ],
        }
        for area in STADTPLAN
    ]
    return {"flaechen": areas}


@register.inclusion_tag("components/stadtplan_lage.html")
def stadtplan_lage(slug: str, name: str) -> dict[str, Any]:
    """Draw the small map with one Sozialraum filled; nothing when the map does not hold it."""
    known = any(area.slug == slug for area in STADTPLAN)
    return {"flaechen": STADTPLAN if known else (), "slug": slug, "name": name}
