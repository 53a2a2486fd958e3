from .bild import Bild, BildAusgabe
from .dokument import Dokument

__all__ = ["Bild", "BildAusgabe", "Dokument"]
