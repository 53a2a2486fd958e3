"""Makes what tests need: words of the registers, pages of every type, a whole small site."""

from .baum import Baum
from .register import (
    BereichFactory,
    KontaktFactory,
    LebensphaseFactory,
    RundeFactory,
    SozialraumFactory,
    ThemenfeldFactory,
    ThemeninselFactory,
    ZielgruppeFactory,
)
from .seiten import (
    AngebotFactory,
    DokumentationFactory,
    EinrichtungFactory,
    HandlungsempfehlungFactory,
    MassnahmensteckbriefFactory,
    StandardseiteFactory,
    StrategiepapierFactory,
    VeranstaltungFactory,
)

__all__ = [
    "AngebotFactory",
    "Baum",
    "BereichFactory",
    "DokumentationFactory",
    "EinrichtungFactory",
    "HandlungsempfehlungFactory",
    "KontaktFactory",
    "LebensphaseFactory",
    "MassnahmensteckbriefFactory",
    "RundeFactory",
    "SozialraumFactory",
    "StandardseiteFactory",
    "StrategiepapierFactory",
    "ThemenfeldFactory",
    "ThemeninselFactory",
    "VeranstaltungFactory",
    "ZielgruppeFactory",
]
