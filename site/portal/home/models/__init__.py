"""Start page, standard and legal pages, and the pages that gather a theme or a district."""

from .listing_index import ListingIndex
from .rechtsseite import Rechtsseite
from .sozialraum import SozialraumIndex, SozialraumSeite
from .standardseite import Standardseite
from .startseite import Startseite
from .themeninsel import ThemeninselIndex, ThemeninselSeite

__all__ = [
    "ListingIndex",
    "Rechtsseite",
    "SozialraumIndex",
    "SozialraumSeite",
    "Standardseite",
    "Startseite",
    "ThemeninselIndex",
    "ThemeninselSeite",
]
