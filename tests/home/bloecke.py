"""Stream data with every block, as a page stores it."""

from __future__ import annotations

from typing import Any


def block(kind: str, value: Any) -> dict[str, Any]:
    """A block with an id that its kind gives, so that translations stay attached."""
    return {"type": kind, "value": value, "id": f"{kind:-<36}"[:36]}


def item(value: Any, number: int = 0) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": f"item-{number:-<31}"[:36]}


CONTENT = [
    block("ueberschrift", {"text": "Wozu", "ebene": "2"}),
    block("absatz", "<p>Im Oktober kamen <b>viele</b> zusammen.</p>"),
    block(
        "hinweis", {"art": "achtung", "titel": "Achtung", "text": "<p>Bitte vorher anrufen.</p>"}
    ),
    block("zitat", {"text": "Viele Angebote sind nicht bekannt.", "quelle": "Dokumentation"}),
    block("aufklapp", {"titel": "Wie gezählt wurde", "text": "<p>Mit Punkten.</p>"}),
    block(
        "kennzahlen",
        [
            item(
                {
                    "wert": "82",
                    "einheit": "",
                    "bezeichnung": "Teilnehmende",
                    "herkunft": "angegeben",
                    "quelle": "Bericht",
                    "stand": None,
                }
            )
        ],
    ),
    block(
        "diagramm",
        {
            "titel": "Wörter",
            "aussage": "Am häufigsten war informativ.",
            "einheit": "",
            "werte": [
                item({"name": "informativ", "wert": "14"}, 1),
                item({"name": "Austausch", "wert": "12"}, 2),
            ],
            "quelle": "Rückmelderunde",
            "stand": "2023",
            "beispiel": True,
        },
    ),
    block(
        "tabelle",
        {
            "titel": "Veranstaltungen",
            "tabelle": {
                "columns": [{"type": "text", "heading": "Ort"}, {"type": "text", "heading": "Tag"}],
                "rows": [{"values": ["Osterfeld", "28.09.2023"]}],
                "caption": "",
            },
            "quelle": "Liste",
        },
    ),
]
PAPER = [
    *CONTENT,
    block("ueberschrift", {"text": "Handlungsempfehlungen", "ebene": "2"}),
    block("empfehlungen_liste", None),
    block("steckbriefe_liste", None),
]


def documentation(island: Any, contact: Any, offer: Any) -> list[dict[str, Any]]:
    """Every block of a documentation; the island's result names a contact and an offer."""
    result = {
        "themeninsel": island.pk,
        "text": "<p>Es ging um Treffpunkte.</p>",
        "kontakte": [item(contact.pk)],
        "angebote": [
            item(
                {"angebot": offer.pk, "bezeichnung": "", "ja": 31, "nein": 15, "beispiel": True}, 1
            ),
            item(
                {
                    "angebot": None,
                    "bezeichnung": "Plakat",
                    "ja": None,
                    "nein": None,
                    "beispiel": False,
                },
                2,
            ),
        ],
        "karten": [item({"text": "Aushang in Praxen", "beispiel": True})],
    }
    feedback = {
        "frage": "In einem Wort?",
        "antworten": 91,
        "woerter": [item({"name": "informativ", "wert": 14})],
        "quelle": "Rückmelderunde",
        "beispiel": True,
    }
    dates = [item({"datum": "06.09.2023", "titel": "Alstaden/Lirich", "seite": None})]
    return [
        *CONTENT,
        block("themeninsel_block", result),
        block("rueckmeldung", feedback),
        block("termine", dates),
    ]
