"""Rows for further objects behind addresses that are asked for one object only.

See `Welt.variants`: a page for one group only (of A, online), a draft of B, the list of B, links of
mails that open nothing, and several objects at once. No other row counts for these.
"""

from __future__ import annotations

from typing import Final

from .matrix import (
    ADMINISTRATION,
    CENTRAL,
    FOREIGN,
    NOBODY,
    OWN,
    REGISTERS,
    STAFF,
    UPLOADERS,
    Row,
)

PRIVATE_READERS: Final = frozenset({"redaktion"})
# Those of the Bereich of a page: who writes for it, and its head.
PEOPLE_A: Final = OWN | {"leitung_a"}
PEOPLE_B: Final = FOREIGN | {"leitung_b"}


def rows_of_a_page(which: str, writers: frozenset[str], people: frozenset[str]) -> tuple[Row, ...]:
    """Who may do what with a page that is in no review; ``which`` names it after the ``@``."""
    pages = {
        "edit": Row("", writers, writers),
        "revisions_revert": Row("", writers, writers),
        "preview_on_edit": Row("", writers, writers),
        "view_draft": Row("", writers, writers),
        "confirm_workflow_cancellation": Row("", writers, writers),
        "copy": Row("", writers, writers),
        "usage": Row("", writers),
        "history*": Row("", writers),
        "workflow_history": Row("", writers),
        "revisions_view": Row("", writers),
        "revisions_compare": Row("", writers),
        "move*": Row("", CENTRAL, CENTRAL),
        "set_page_position": Row("", CENTRAL, CENTRAL),
        "set_privacy": Row("", CENTRAL, CENTRAL),
        "revisions_unschedule": Row("", CENTRAL, CENTRAL),
        "lock": Row("", NOBODY, CENTRAL),
        "*": Row("", NOBODY),  # among them the steps of another page's review
    }
    return (
        *(Row(f"wagtailadmin_pages:{n}@{which}", row.read, row.write) for n, row in pages.items()),
        Row(f"wagtailadmin_api:pages:detail@{which}", writers),
        Row(f"freigabe_spur*@{which}", people),
        Row(f"freigabe_zurueckziehen@{which}", writers),
        Row(f"freigabe_berichtigen@{which}", CENTRAL, CENTRAL),
        Row(f"einreichung_aendern@{which}", writers, writers),
    )


FURTHER: Final[tuple[Row, ...]] = (
    Row("wagtail_serve@privat", PRIVATE_READERS, PRIVATE_READERS),
    Row("pdf@privat", NOBODY),
    # Who wrote a draft may delete it; what is online is the Redaktion's to take away.
    Row("wagtailadmin_pages:delete@fremd", FOREIGN, FOREIGN),
    Row("wagtailadmin_pages:delete@privat", CENTRAL, CENTRAL),
    Row("wagtailadmin_pages:unpublish@privat", CENTRAL, CENTRAL),
    *rows_of_a_page("privat", OWN, PEOPLE_A),
    *rows_of_a_page("fremd", FOREIGN, PEOPLE_B),
    # The list of offers of B.
    Row("einreichung_uebersicht_bereich@fremd", PEOPLE_B),
    Row("einreichung_angaben@fremd", PEOPLE_B, PEOPLE_B),
    Row("einreichung_stimmen@fremd", NOBODY, PEOPLE_B),
    Row("einreichung_neu_bereich@fremd", FOREIGN, FOREIGN),
    Row("einreichung_tabelle_[cx]*@fremd", PEOPLE_B),
    Row("einreichung_tabelle*@fremd", FOREIGN, FOREIGN),
    # The other steps of a review: B is asked, and what A's head has released is published.
    Row("freigabe_abstimmung@antworten", PEOPLE_B, PEOPLE_B - CENTRAL),
    Row("freigabe_abstimmung@*", PEOPLE_B, CENTRAL),
    Row("freigabe_entscheiden@abstimmung", NOBODY),
    Row("freigabe_entscheiden@veroeffentlichung", CENTRAL, CENTRAL),
    # Only its author and the Redaktion know of a draft without a Bereich.
    Row("wagtailadmin_pages:edit@ohne_bereich", OWN, OWN),
    Row("wagtailadmin_pages:view_draft@ohne_bereich", OWN),
    Row("publikationen:stand_neu@empfehlung", CENTRAL, CENTRAL),
    # Pages of the Redaktion: the list of offers, the start page, the list in Leichte Sprache.
    Row("wagtailadmin_pages:*@redaktion", CENTRAL, CENTRAL),
    Row("wagtailadmin_pages:add_subpage@start", CENTRAL),
    Row("wagtailadmin_pages:add_subpage@leicht", CENTRAL),
    Row("wagtailadmin_pages:add@leicht", CENTRAL, CENTRAL),
    Row("uebersetzungen_klein@alt", NOBODY, CENTRAL),
    # Whoever writes an offer writes it in Leichte Sprache, too; the Redaktion enters who tested it,
    # and begins it. What is no public page is begun by nobody else.
    Row("leichte_sprache@leicht", OWN, CENTRAL),
    Row("leichte_sprache_pruefen@leicht", NOBODY, OWN),
    Row("uebersetzungen_bestaetigen@leicht", NOBODY, CENTRAL),
    Row("wagtailadmin_pages:edit@leicht", OWN, OWN),
    Row("uebersetzungen_anlegen@offen", NOBODY, CENTRAL | {"uebersetzung"}),
    Row("uebersetzungen_anlegen@*", NOBODY, CENTRAL),
    # Several objects at once.
    Row("wagtail_bulk_action@angebot:delete", STAFF, OWN),
    Row("wagtail_bulk_action@angebot:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@media:*", STAFF, UPLOADERS),
    Row("wagtail_bulk_action@users:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtail_bulk_action@core:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@search:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@sprachen:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@*", STAFF, REGISTERS),
    # Used, expired, withdrawn, guessed, of another kind: a link of a mail opens nothing.
    Row("freigabe_link_*@*", NOBODY),
    Row("*@*", NOBODY),
)
