"""Papers, recommendations, programme profiles, events and their documentation."""

from .anregung import Anregung
from .befristungsentwurf import Befristungsentwurf
from .dialog_index import DialogIndex
from .dokumentation import Dokumentation
from .handlungsempfehlung import (
    EmpfehlungAngebot,
    EmpfehlungSteckbrief,
    Handlungsempfehlung,
    HandlungsempfehlungIndex,
)
from .steckbrief import Massnahmensteckbrief, SteckbriefAngebot, SteckbriefIndex
from .strategiepapier import (
    Strategiepapier,
    StrategiepapierAnlage,
    StrategiepapierEmpfehlung,
    StrategiepapierIndex,
    StrategiepapierSteckbrief,
)
from .umsetzungsstand import MitUmsetzungsstand, UmsetzungsstandEintrag, UnchangeableError
from .veranstaltung import Veranstaltung, VeranstaltungKennzahl

__all__ = [
    "Anregung",
    "Befristungsentwurf",
    "DialogIndex",
    "Dokumentation",
    "EmpfehlungAngebot",
    "EmpfehlungSteckbrief",
    "Handlungsempfehlung",
    "HandlungsempfehlungIndex",
    "Massnahmensteckbrief",
    "MitUmsetzungsstand",
    "SteckbriefAngebot",
    "SteckbriefIndex",
    "Strategiepapier",
    "StrategiepapierAnlage",
    "StrategiepapierEmpfehlung",
    "StrategiepapierIndex",
    "StrategiepapierSteckbrief",
    "UmsetzungsstandEintrag",
    "UnchangeableError",
    "Veranstaltung",
    "VeranstaltungKennzahl",
]
