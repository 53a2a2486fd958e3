"""Building blocks of long texts. Leaves by theme, one stream that every long text uses."""

from .figures import DiagrammBlock, KennzahlBlock, KennzahlenBlock
from .links import DokumentBlock, KontaktBlock, SeitenlinkBlock
from .media import BildBlock
from .sections import AufklappBlock, ContentStreamBlock, HinweisBlock
from .text import AbsatzBlock, TabelleBlock, UeberschriftBlock, ZitatBlock

__all__ = [
    "AbsatzBlock",
    "AufklappBlock",
    "BildBlock",
    "ContentStreamBlock",
    "DiagrammBlock",
    "DokumentBlock",
    "HinweisBlock",
    "KennzahlBlock",
    "KennzahlenBlock",
    "KontaktBlock",
    "SeitenlinkBlock",
    "TabelleBlock",
    "UeberschriftBlock",
    "ZitatBlock",
]
