"""The six roles as groups: their names and exactly what each may do.

Page rights hold on the tree's root, so every language tree has them; which pages a person of a
Fachbereich really reaches is decided by `permissions.BereichPermissionTester` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

EINREICHUNG: Final = "Einreichung"
BEREICHSLEITUNG: Final = "Bereichsleitung"
REDAKTION: Final = "Redaktion"
UEBERSETZUNG: Final = "Übersetzung"
DATENPFLEGE: Final = "Datenpflege"
ADMINISTRATION: Final = "Administration"

# These see and may change every page, whatever its Bereich.
CENTRAL: Final = frozenset({REDAKTION, ADMINISTRATION})

ADMIN_ACCESS: Final = "wagtailadmin.access_admin"
EVERYTHING: Final = ("add", "change", "delete", "view")

VOCABULARIES: Final = (
    "register.sozialraum",
    "register.sozialquartier",
    "register.themenfeld",
    "register.themeninsel",
    "register.zielgruppe",
    "register.lebensphase",
    "register.runde",
)
REGISTERS: Final = (*VOCABULARIES, "register.bereich", "register.kontakt", "angebote.einrichtung")
EDITORIAL: Final = (
    "core.schlagwort",
    "sprachen.fachbegriff",
    "search.synonymgroup",
    "search.promotedhit",
    "publikationen.anregung",
    "wagtailredirects.redirect",
)
# Languages come with the program: they are switched and ordered, never added or deleted.
LANGUAGE_SWITCH: Final = ("sprachen.view_sprache", "sprachen.change_sprache")
TECHNICAL: Final = (
    "users.user",
    "auth.group",
    "freigabe.zustaendigkeit",
    "wagtailcore.site",
    "wagtailcore.locale",
    "wagtailcore.workflow",
    "wagtailcore.task",
    "wagtailcore.collection",
    "wagtailredirects.redirect",
)


@dataclass(frozen=True)
class Role:
    """Rights of one group.

    ``models``: app_label.model -> all four model rights; ``permissions``: further single rights
    (app_label.codename); ``pages``: actions on the page tree; ``media``: actions on the root
    collection of images and documents.
    """

    name: str
    models: tuple[str, ...] = ()
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()

    def all_permissions(self) -> set[str]:
        """Every model right as app_label.codename, access to the admin included."""
        whole = {
            f"{label.split('.')[0]}.{action}_{label.split('.')[1]}"
            for label in self.models
            for action in EVERYTHING
        }
        return {ADMIN_ACCESS, *whole, *self.permissions}


ALL_PAGE_ACTIONS: Final = ("add", "change", "publish", "bulk_delete", "lock", "unlock")

ROLES: Final = (
    Role(EINREICHUNG, pages=("add", "change"), media=("add", "choose")),
    Role(BEREICHSLEITUNG, media=("choose",)),
    Role(
        REDAKTION,
        models=(*REGISTERS, *EDITORIAL),
        permissions=("wagtail_localize.submit_translation", *LANGUAGE_SWITCH),
        pages=ALL_PAGE_ACTIONS,
        media=("add", "change", "delete", "choose"),
    ),
    Role(UEBERSETZUNG, pages=("change",), media=("choose",)),
    Role(DATENPFLEGE, models=REGISTERS, media=("choose",)),
    Role(
        ADMINISTRATION,
        models=(*REGISTERS, *EDITORIAL, *TECHNICAL),
        permissions=("wagtail_localize.submit_translation", *LANGUAGE_SWITCH),
        pages=ALL_PAGE_ACTIONS,
        media=("add", "change", "delete", "choose"),
    ),
)
