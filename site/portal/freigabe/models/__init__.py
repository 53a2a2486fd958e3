"""Responsibility, steps of the workflow, and the record of releases."""

from .aufgaben import FreigabeTask, VeroeffentlichungTask
from .entwurfsstand import Entwurfsstand
from .freigabe import Freigabe, Weg
from .verantwortung import Verantwortung
from .zustaendigkeit import Rolle, Zustaendigkeit

__all__ = [
    "Entwurfsstand",
    "Freigabe",
    "FreigabeTask",
    "Rolle",
    "Verantwortung",
    "VeroeffentlichungTask",
    "Weg",
    "Zustaendigkeit",
]
