"""Angebot and what it is made of."""

from ..auswahl import (
    Anmeldung,
    KostenArt,
    KostenJe,
    Rhythmus,
    Status,
    Vorhanden,
    Wochentag,
)
from .angebot import Angebot
from .angebot_index import AngebotIndex
from .anschrift import Anschrift
from .einrichtung import Einrichtung, Zugang
from .ort import AngebotKontakt, AngebotOrt
from .zeiten import Ausnahme, Oeffnungszeit

__all__ = [
    "Angebot",
    "AngebotIndex",
    "AngebotKontakt",
    "AngebotOrt",
    "Anmeldung",
    "Anschrift",
    "Ausnahme",
    "Einrichtung",
    "KostenArt",
    "KostenJe",
    "Oeffnungszeit",
    "Rhythmus",
    "Status",
    "Vorhanden",
    "Wochentag",
    "Zugang",
]
