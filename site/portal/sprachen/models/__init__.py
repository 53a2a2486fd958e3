"""Which languages the public site offers, and how far their texts are."""

from .fachbegriff import Fachbegriff
from .leichtepruefung import LeichtePruefung
from .maschinenlauf import Maschinenlauf
from .sprache import Sprache
from .textaenderung import KleineAenderung, Segmentaenderung, Textaenderung
from .uebersetzungsstand import Uebersetzungsfassung, Uebersetzungsstand

__all__ = [
    "Fachbegriff",
    "KleineAenderung",
    "LeichtePruefung",
    "Maschinenlauf",
    "Segmentaenderung",
    "Sprache",
    "Textaenderung",
    "Uebersetzungsfassung",
    "Uebersetzungsstand",
]
