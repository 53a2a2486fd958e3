"""Responsibility, steps of the workflow, and the record of releases."""

from .abstimmung import Abstimmung, Antwort, Stimme
from .abstimmung_task import AbstimmungTask
from .arbeitslink import Arbeitslink
from .aufgaben import FreigabeTask, VeroeffentlichungTask
from .entwurfsstand import Entwurfsstand
from .freigabe import Freigabe, Weg
from .mitteilung import Mitteilung, Postfach
from .paket import Paket, Paketinhalt
from .verantwortung import Verantwortung
from .zustaendigkeit import Rolle, Zustaendigkeit

__all__ = [
    "Abstimmung",
    "AbstimmungTask",
    "Antwort",
    "Arbeitslink",
    "Entwurfsstand",
    "Freigabe",
    "FreigabeTask",
    "Mitteilung",
    "Paket",
    "Paketinhalt",
    "Postfach",
    "Rolle",
    "Stimme",
    "Verantwortung",
    "VeroeffentlichungTask",
    "Weg",
    "Zustaendigkeit",
]
