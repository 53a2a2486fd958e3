"""The registers: vocabularies that the Redaktion keeps, valid from and to."""

from .bereich import Bereich, BereichBezeichnung
from .einordnung import STADTWEIT, Einordnung
from .kontakt import Kontakt
from .raum import Sozialquartier, Sozialraum
from .thema import Runde, Themenfeld, Themeninsel, ThemeninselAlias
from .vokabel import Vokabel, VokabelQuerySet
from .zielgruppe import Lebensphase, Zielgruppe

__all__ = [
    "STADTWEIT",
    "Bereich",
    "BereichBezeichnung",
    "Einordnung",
    "Kontakt",
    "Lebensphase",
    "Runde",
    "Sozialquartier",
    "Sozialraum",
    "Themenfeld",
    "Themeninsel",
    "ThemeninselAlias",
    "Vokabel",
    "VokabelQuerySet",
    "Zielgruppe",
]
