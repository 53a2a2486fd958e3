from .bild import Bild, BildAusgabe
from .dokument import Dokument
from .verwendung import Verwendung

__all__ = ["Bild", "BildAusgabe", "Dokument", "Verwendung"]
