"""What every page type builds on."""

from .base import BasePage
from .kennzahl import Kennzahl
from .schlagwort import Schlagwort, SchlagwortZuordnung
from .zeitangabe import Genauigkeit, Zeitangabe

__all__ = [
    "BasePage",
    "Genauigkeit",
    "Kennzahl",
    "Schlagwort",
    "SchlagwortZuordnung",
    "Zeitangabe",
]
