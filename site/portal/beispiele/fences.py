"""What the fenced blocks of the data files mean: notices, figures, results of a Themeninsel …

A fence is ``:::name words`` with lines below; each function returns the raw blocks it stands for.
Lines are ``key: value``, or rows with ``|`` between their cells.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from portal.register.models import Themeninsel

from .lookup import Lookup
from .markup import MarkupError, paragraphs, rich_text

Parts = list[tuple[str, Any]]


def fence(head: str, lines: list[str], lookup: Lookup) -> Parts:
    """Return the raw blocks of a fence; MarkupError for one that nobody knows."""
    name, _, words = head.partition(" ")
    if name not in KNOWN:
        raise MarkupError(f"unknown fence {name!r}")
    return KNOWN[name](words, lines, lookup)


def hinweis(words: str, lines: list[str], lookup: Lookup) -> Parts:
    art, _, titel = words.partition(" ")
    return [("hinweis", {"art": art, "titel": titel, "text": paragraphs(lines, lookup)})]


def zitat(words: str, lines: list[str], lookup: Lookup) -> Parts:
    named = dict(named_lines(lines))
    return [("zitat", {"text": named["text"], "quelle": named["quelle"]})]


def diagramm(words: str, lines: list[str], lookup: Lookup) -> Parts:
    named = dict(named_lines(lines))
    value = {
        "titel": words,
        "aussage": named["aussage"],
        "einheit": named.get("einheit", ""),
        "werte": items(_bar(*row) for row in rows(lines)),
        "nach_groesse": "nach_groesse" in lines,
        "quelle": named["quelle"],
        "stand": named["stand"],
        "beispiel": "beispiel" in lines,
    }
    return [("diagramm", value)]


def _bar(name: str, value: str, comparison: str = "") -> dict[str, Any]:
    return {"name": name, "wert": number(value), "gesamt": bool(comparison)}


def kennzahlen(words: str, lines: list[str], lookup: Lookup) -> Parts:
    names = ("wert", "einheit", "bezeichnung", "herkunft", "quelle", "stand")
    figures = [dict(zip(names, row, strict=True)) for row in rows(lines)]
    return [("kennzahlen", items({**f, "wert": number(f["wert"])} for f in figures))]


def kontakt(words: str, lines: list[str], lookup: Lookup) -> Parts:
    return [("kontakt", lookup.kontakt(words).pk)]


def insel(words: str, lines: list[str], lookup: Lookup) -> Parts:
    """A Themeninsel of a documentation: offers with invented dots, cards with invented words."""
    named = named_lines(lines)
    one = dict(named)
    contacts = one["kontakte"].split(", ")
    value = {
        "themeninsel": lookup.word(Themeninsel, words).pk,
        "text": rich_text([one["text"]], lookup),
        "kontakte": items(lookup.kontakt(key).pk for key in contacts),
        "angebote": items(_known(text, lookup) for name, text in named if name == "angebot"),
        "karten": items({"text": t, "beispiel": True} for name, t in named if name == "karte"),
    }
    return [("themeninsel_block", value)]


def _known(text: str, lookup: Lookup) -> dict[str, Any]:
    slug, ja, nein = cells(text)
    page = lookup.page(f"angebote/{slug}")
    return {
        "angebot": page.pk,
        "bezeichnung": page.title,
        "ja": int(ja),
        "nein": int(nein),
        "beispiel": True,
    }


def termine(words: str, lines: list[str], lookup: Lookup) -> Parts:
    dates = [
        {"datum": datum, "titel": titel, "seite": lookup.page(path).pk}
        for datum, titel, path in rows(lines)
    ]
    return [("termine", items(dates))]


def rueckmeldung(words: str, lines: list[str], lookup: Lookup) -> Parts:
    named = dict(named_lines(lines))
    value = {
        "frage": named["frage"],
        "antworten": int(named["antworten"]),
        "woerter": items({"name": name, "wert": int(wert)} for name, wert in rows(lines)),
        "quelle": named["quelle"],
        "beispiel": "beispiel" in lines,
    }
    return [("rueckmeldung", value)]


def empty(name: str) -> Callable[[str, list[str], Lookup], Parts]:
    """Return the reader of a block without content of its own."""
    return lambda words, lines, lookup: [(name, None)]


KNOWN: Final[dict[str, Callable[[str, list[str], Lookup], Parts]]] = {
    "hinweis": hinweis,
    "zitat": zitat,
    "diagramm": diagramm,
    "kennzahlen": kennzahlen,
    "kontakt": kontakt,
    "insel": insel,
    "termine": termine,
    "rueckmeldung": rueckmeldung,
    "empfehlungen_liste": empty("empfehlungen_liste"),
    "steckbriefe_liste": empty("steckbriefe_liste"),
}


def named_lines(lines: list[str]) -> list[tuple[str, str]]:
    """Return ``key: value`` lines in order; a key may come more than once."""
    pairs = (line.partition(": ") for line in lines if ": " in line)
    return [(name, value) for name, _, value in pairs if name.isidentifier()]


def rows(lines: list[str]) -> list[list[str]]:
    """Return the lines that are rows of a table."""
    keys = {name for name, _ in named_lines(lines)}
    return [cells(line) for line in lines if "|" in line and line.partition(": ")[0] not in keys]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def number(text: str) -> str:
    """Return a German number ("27,4") in the form a stream stores."""
    return str(Decimal(text.replace(",", ".")))


def items(values: Any) -> list[dict[str, Any]]:
    """Return the raw value of a list block, with ids that depend on the position only."""
    return [
        {"type": "item", "value": value, "id": f"00000000-0000-4000-8000-{position:012d}"}
        for position, value in enumerate(values)
    ]
