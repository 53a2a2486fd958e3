"""Pages that use everything a PDF can hold, and the same pages in every language."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from wagtail.models import Locale

from portal.core.models import BasePage
from portal.register.models import Kontakt
from publikationen.models import UmsetzungsstandEintrag
from tests.angebote.merkzettel.conftest import rich_offer
from tests.factories.baum import Baum
from tests.factories.register import ThemeninselFactory
from tests.factories.seiten import (
    DokumentationFactory,
    HandlungsempfehlungFactory,
    MassnahmensteckbriefFactory,
    StrategiepapierFactory,
    VeranstaltungFactory,
)

from .schriften import SAETZE

TEXTS = ("title", "kurztext", "fuer_wen", "zeiten_hinweis", "mitbringen", "ziel", "zielgruppe_text")
STREAMS = ("beschreibung", "text", "begruendung", "kapitel")


def long_text(sentence: str, link: str = "/angebote/") -> list[dict[str, Any]]:
    """Every block of a long text, said with one sentence."""
    table = {
        "columns": [{"type": "text", "heading": sentence}, {"type": "text", "heading": "n"}],
        "rows": [{"values": [sentence, "12 / 34"]}, {"values": [sentence, "28.09.2023"]}],
    }
    bars = [{"name": sentence, "wert": "-1.4"}, {"name": "B", "wert": "29"}]
    figure = {"wert": 82, "bezeichnung": sentence, "herkunft": "angegeben", "quelle": sentence}
    values: dict[str, Any] = {
        "ueberschrift": {"ebene": "2", "text": sentence},
        "absatz": f'<p>{sentence} <b>{sentence}</b> <a href="{link}">{sentence}</a></p>'
        f"<ul><li>{sentence}</li></ul><ol><li>1 {sentence}</li></ol>",
        "zitat": {"text": sentence, "quelle": sentence},
        "tabelle": {"titel": sentence, "tabelle": table, "quelle": sentence},
        "kennzahlen": [figure],
        "diagramm": {
            "titel": sentence, "aussage": sentence, "werte": bars, "quelle": "x", "stand": "2023"
        },
        "hinweis": {"art": "stand", "titel": sentence, "text": f"<p>{sentence}</p>"},
        "aufklapp": {"titel": sentence, "text": f"<p>{sentence}</p>"},
    }  # fmt: skip
    return [{"type": name, "value": value} for name, value in values.items()]


def dialogue_text(sentence: str, island: int, contact: int) -> list[dict[str, Any]]:
    """The blocks that only a documentation has."""
    values: dict[str, Any] = {
        "themeninsel_block": {
            "themeninsel": island, "text": f"<p>{sentence}</p>", "kontakte": [contact],
            "angebote": [{"bezeichnung": sentence, "ja": 3, "nein": 4, "n": 7}],
            "karten": [{"text": sentence}],
        },
        "rueckmeldung": {
            "frage": sentence, "antworten": 91, "woerter": [{"name": sentence, "wert": 14}]
        },
        "termine": [{"datum": "2023-08-15", "titel": sentence}],
    }  # fmt: skip
    return [{"type": name, "value": value} for name, value in values.items()]


def every_kind(baum: Baum) -> list[BasePage]:
    """One German page of every type that has a PDF, full of content."""
    theme = ThemeninselFactory(namen=SAETZE)
    offer = rich_offer(baum, "Babytreff")
    text = long_text(SAETZE["de"])
    advice: Any = HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen, text=text, begruendung=text, themeninseln=[theme]
    )
    UmsetzungsstandEintrag.objects.create(
        page=advice, stand="offen", datum=datetime.date(2023, 2, 1), grund="Im Rat beraten"
    )
    return [
        offer,
        advice,
        MassnahmensteckbriefFactory(parent=baum.steckbriefe, text=text, traeger="Träger e. V."),
        StrategiepapierFactory(
            parent=baum.strategiepapiere,
            kapitel=[*text, {"type": "empfehlungen_liste", "value": None}],
        ),
        DokumentationFactory(parent=VeranstaltungFactory(parent=baum.dialoge), kapitel=text),
    ]


def in_language(page: BasePage, code: str) -> BasePage:
    """The page as its translation would be: its facts, and texts of that language.

    It is not stored: publishing 60 pages would take minutes, and a PDF is made of what it shows.
    """
    translated = copy.copy(page)
    translated.__dict__.pop("quelle", None)
    translated.locale = Locale.objects.get_or_create(language_code=code)[0]
    for name in filter(lambda name: hasattr(page, name), TEXTS):
        setattr(translated, name, SAETZE[code])
    for name in filter(lambda name: hasattr(page, name), STREAMS):
        block = getattr(type(page), name).field.stream_block
        content = long_text(SAETZE[code])
        if "termine" in block.child_blocks:
            island = ThemeninselFactory(namen=SAETZE)
            contact = Kontakt.objects.create(bezeichnung="Amt")
            content += dialogue_text(SAETZE[code], island.pk, contact.pk)
        setattr(translated, name, block.to_python(content))
    return translated
