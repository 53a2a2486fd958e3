"""Where pages may stand: an editor must not be able to put one where nobody finds it."""

from __future__ import annotations

import pytest

from angebote.models import Angebot, AngebotIndex
from portal.core.models import BasePage
from portal.home.models import (
    Rechtsseite,
    SozialraumIndex,
    SozialraumSeite,
    Standardseite,
    Startseite,
    ThemeninselIndex,
    ThemeninselSeite,
)
from publikationen.models import (
    DialogIndex,
    Dokumentation,
    Handlungsempfehlung,
    HandlungsempfehlungIndex,
    Massnahmensteckbrief,
    SteckbriefIndex,
    Strategiepapier,
    StrategiepapierIndex,
    Veranstaltung,
)

CHILDREN: dict[type[BasePage], set[type[BasePage]]] = {
    Startseite: {
        AngebotIndex,
        ThemeninselIndex,
        SozialraumIndex,
        StrategiepapierIndex,
        HandlungsempfehlungIndex,
        SteckbriefIndex,
        DialogIndex,
        Standardseite,
        Rechtsseite,
    },
    Standardseite: {Standardseite},
    Rechtsseite: set(),
    ThemeninselIndex: {ThemeninselSeite},
    ThemeninselSeite: set(),
    SozialraumIndex: {SozialraumSeite},
    SozialraumSeite: set(),
    AngebotIndex: {Angebot},
    Angebot: set(),
    StrategiepapierIndex: {Strategiepapier},
    Strategiepapier: set(),
    HandlungsempfehlungIndex: {Handlungsempfehlung},
    Handlungsempfehlung: set(),
    SteckbriefIndex: {Massnahmensteckbrief},
    Massnahmensteckbrief: set(),
    DialogIndex: {Veranstaltung, Dokumentation},
    Veranstaltung: {Dokumentation},
    Dokumentation: set(),
}


def test_every_page_type_is_in_the_rules_below() -> None:
    from wagtail.models import get_page_models

    own = {model for model in get_page_models() if issubclass(model, BasePage)}
    assert own == set(CHILDREN)


@pytest.mark.parametrize("parent", CHILDREN, ids=lambda model: model.__name__)
def test_only_what_belongs_below_a_page_can_be_created_there(parent: type[BasePage]) -> None:
    assert set(parent.allowed_subpage_models()) == CHILDREN[parent]


@pytest.mark.parametrize(
    "model", [m for m in CHILDREN if m.__name__.endswith("Index")], ids=lambda m: m.__name__
)
def test_there_is_only_one_list_of_a_kind(model: type[BasePage]) -> None:
    assert model.max_count_per_parent == 1
