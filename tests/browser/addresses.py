"""One address of the example site for every public template and its states."""

from __future__ import annotations

from typing import Final

GERMAN: Final[dict[str, str]] = {
    "start page": "/",
    "offers": "/angebote/",
    "offers, filtered": "/angebote/?sozialraum=mitte-styrum&sprache=tr&q=eltern",
    "offers, unknown filter": "/angebote/?sozialraum=mond&seite=9999",
    "offer": "/angebote/babytreff-am-vormittag/",
    "offer with few facts": "/angebote/kompetenzzentrum-suchtberatung/",
    "themes": "/themeninseln/",
    "theme": "/themeninseln/gesundheit/",
    "districts": "/sozialraeume/",
    "district": "/sozialraeume/mitte-styrum/",
    "dialogues": "/dialoge/",
    "event": "/dialoge/mitte-styrum-2023/",
    "event known to the month": "/dialoge/osterfeld-2021/",
    "documentation": "/dialoge/mitte-styrum-2023/dokumentation/",
    "papers": "/strategiepapiere/",
    "paper": "/strategiepapiere/mitte-styrum/",
    "recommendations": "/handlungsempfehlungen/",
    "recommendations, filtered": "/handlungsempfehlungen/?stand=umgesetzt&sozialraum=osterfeld",
    "recommendation": "/handlungsempfehlungen/he-ms-03/",
    "profiles": "/steckbriefe/",
    "profile": "/steckbriefe/babytreff/",
    "standard page": "/projekt/",
    "imprint": "/impressum/",
    "data protection": "/datenschutz/",
    "accessibility statement": "/barrierefreiheit/",
    "search": "/suche/?q=suchtberatung",
    "search, everything": "/suche/",
    "search, nothing found": "/suche/?q=xyzzyqq",
    "keyword": "/schlagwoerter/hebamme/",
    "not found": "/das-gibt-es-nicht/",
}

# What the example content is translated into; the rest of the site answers in German there.
TRANSLATED: Final[dict[str, str]] = {
    "start page": "/",
    "offers": "/angebote/",
    "offer": "/angebote/babytreff-am-vormittag/",
    "themes": "/themeninseln/",
    "theme": "/themeninseln/gesundheit/",
    "districts": "/sozialraeume/",
    "district": "/sozialraeume/mitte-styrum/",
    "dialogues": "/dialoge/",
    "recommendations": "/handlungsempfehlungen/",
    "search": "/suche/?q=baby",
    "not translated": "/strategiepapiere/mitte-styrum/",
}


def addresses(language: str) -> dict[str, str]:
    """Return name and path of every page to look at in a language."""
    if language == "de":
        return GERMAN
    return {name: f"/{language}{path}" for name, path in TRANSLATED.items()}
