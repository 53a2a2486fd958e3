"""Loads the frame: start, index, standard and legal pages, pages of themes and districts."""

from __future__ import annotations

from typing import Any, Final

from django.apps import apps
from wagtail.models import Page, Site

from portal.home.models import (
    Rechtsseite,
    SozialraumSeite,
    Standardseite,
    Startseite,
    ThemeninselSeite,
)
from portal.register.models import Lebensphase, Sozialraum, Themeninsel

from .fences import fence
from .lookup import Lookup
from .markup import RawBlock, block_id, raw_blocks, stored, stream
from .pages import change, common, place
from .records import Record, read

SITE_NAME: Final = "Expert*innendialoge Oberhausen"
START_SLUG: Final = "start"
INDEX_MODELS: Final = {
    "angebote": "angebote.AngebotIndex",
    "themeninseln": "home.ThemeninselIndex",
    "sozialraeume": "home.SozialraumIndex",
    "strategiepapiere": "publikationen.StrategiepapierIndex",
    "handlungsempfehlungen": "publikationen.HandlungsempfehlungIndex",
    "steckbriefe": "publikationen.SteckbriefIndex",
    "dialoge": "publikationen.DialogIndex",
}
START_STREAMS: Final = {
    "oft_gesucht": "wort",
    "lebenslagen": "lebenslage",
    "meldungen": "meldung",
    "bausteine": "baustein",
}
LEGAL_DATES: Final = ("stand", "erstellt_am", "geprueft_am", "naechste_pruefung")
# Texts a legal block may do without; a form stores them empty, so do we: translating needs a text.
LEGAL_OPTIONAL: Final = {
    "stelle": ("vertreten_durch", "anschrift", "email", "telefon", "webseite"),
    "verarbeitung": ("empfaenger",),
    "barriere": ("alternative",),
}
LEGAL_CHOICES: Final = ("art", "vereinbarkeit", "norm", "methode")


def load_frame(lookup: Lookup) -> int:
    """Create the start page (still empty) and the index pages below it."""
    created = (
        0 if Startseite.objects.filter(locale=lookup.german).exists() else create_start(lookup)
    )
    rows = [r for r in read("seiten/uebersichten")["seite"] if not lookup.page_or_none(r["pfad"])]
    for row in rows:
        model = apps.get_model(INDEX_MODELS[row["pfad"]])
        page = model(**common({**row, "slug": row["pfad"], "beispiel": False}))
        if row.get("text"):
            page.einleitung = stream(row["text"], f"{row['pfad']}/einleitung", lookup, fence)
        place(page, lookup.start, lookup)
    return created + len(rows)


def create_start(lookup: Lookup) -> int:
    """Put the start page in the place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    row = read("seiten/start")
    page = Startseite(**common({**row, "slug": START_SLUG, "beispiel": False}))
    place(page, root, lookup)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    welcome = site.root_page if site.root_page_id else None
    site.root_page, site.site_name = page, SITE_NAME
    site.full_clean()
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        Page.objects.get(pk=welcome.pk).delete()
    return 1


def load_start_content(lookup: Lookup) -> int:
    """Fill the start page once every page it leads to is there."""
    page = lookup.start
    if page.lebenslagen:
        return 0
    for field, blocks in start_streams(read("seiten/start"), lookup).items():
        setattr(page, field, blocks)
    change(page)
    return 1


def start_streams(row: Record, lookup: Lookup) -> dict[str, str]:
    """Return the stored streams of the start page, in the language of the record."""
    values: dict[str, list[Any]] = {
        "oft_gesucht": row["oft_gesucht"],
        "lebenslagen": [situation(value, lookup) for value in row["lebenslage"]],
        "meldungen": [with_page(value, lookup) for value in row["meldung"]],
        "bausteine": [with_page(value, lookup) for value in row["baustein"]],
    }
    return {
        field: stored(
            [
                {"type": START_STREAMS[field], "value": value, "id": block_id(f"start/{field}", at)}
                for at, value in enumerate(blocks)
            ]
        )
        for field, blocks in values.items()
    }


def situation(row: Record, lookup: Lookup) -> Record:
    value = {"titel": row["titel"], "satz": row["satz"], "suchwort": row.get("suchwort", "")}
    for name, model in (("themeninsel", Themeninsel), ("lebensphase", Lebensphase)):
        value[name] = lookup.word(model, row[name]).pk if name in row else None
    return {**value, "zielgruppe": None}


def with_page(row: Record, lookup: Lookup) -> Record:
    return {**row, "seite": lookup.page(row["seite"]).pk}


def load_word_pages(lookup: Lookup) -> int:
    """Create the pages of the themes and of the districts."""
    themes = [
        (ThemeninselSeite(themeninsel=lookup.word(Themeninsel, row["slug"])), "themeninseln", row)
        for row in read("seiten/themeninseln")["insel"]
    ]
    districts = [
        (SozialraumSeite(sozialraum=lookup.word(Sozialraum, row["slug"])), "sozialraeume", row)
        for row in read("seiten/sozialraeume")["raum"]
    ]
    missing = [
        (page, f"{parent}/{row['slug']}", row)
        for page, parent, row in [*themes, *districts]
        if lookup.page_or_none(f"{parent}/{row['slug']}") is None
    ]
    for page, path, row in missing:
        page.text = text_stream(path, row, lookup)  # type: ignore[assignment]  # set as JSON
        place_at(path, page, row, lookup)
    return len(missing)


def load_free_pages(lookup: Lookup) -> int:
    """Create standard and legal pages; they link to each other, so their texts come second."""
    standard = [
        (Standardseite(), row["pfad"], row) for row in read("seiten/standardseiten")["seite"]
    ]
    legal = [
        (legal_page(row, lookup), row["art"], row) for row in read("seiten/rechtsseiten")["seite"]
    ]
    missing = [part for part in [*standard, *legal] if lookup.page_or_none(part[1]) is None]
    for page, path, row in missing:
        place_at(path, page, row, lookup)
    for page, path, row in missing:
        page.text = legal_stream(row, lookup) if "block" in row else text_stream(path, row, lookup)
        change(page)
    return len(missing)


def place_at(path: str, page: Any, row: Record, lookup: Lookup) -> None:
    parent, _, slug = path.rpartition("/")
    for name, value in common({"beispiel": False, **row, "slug": slug}).items():
        setattr(page, name, value)
    place(page, lookup.page(parent), lookup, row.get("schlagwoerter", []))


def text_stream(path: str, row: Record, lookup: Lookup) -> str:
    return stream(row["text"], f"{path}/text", lookup, fence)


def legal_page(row: Record, lookup: Lookup) -> Rechtsseite:
    return Rechtsseite(
        **{name: row[name] for name in (*LEGAL_DATES, *LEGAL_CHOICES) if name in row},
        rueckmeldung=lookup.kontakt(row["rueckmeldung"]) if "rueckmeldung" in row else None,
    )


def legal_stream(row: Record, lookup: Lookup) -> str:
    """Running text and structured blocks of a legal page, in the order of the record."""
    blocks: list[RawBlock] = []
    for position, part in enumerate(row["block"]):
        key = f"{row['art']}/text/{position}"
        if part["art"] == "text":
            blocks += raw_blocks(part["text"], key, lookup, fence)
        else:
            blocks.append({"type": part["art"], "value": legal_value(part), "id": block_id(key, 0)})
    return stored(blocks)


def legal_value(part: Record) -> Record:
    empty = dict.fromkeys(LEGAL_OPTIONAL[part["art"]], "")
    value = empty | {name: entry for name, entry in part.items() if name != "art"}
    if "erklaerung" in value:
        value["erklaerung"] = f"<p>{value['erklaerung']}</p>"
    return value
