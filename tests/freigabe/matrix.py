"""The permission matrix: which role may get an answer (2xx) from which address.

Every URL name of the resolver needs a row in `ROWS`; the first pattern that matches counts. A row
gives the roles for reading (GET) and for writing (POST). `test_matrix` asks every address as every
role and fails for an answer nobody expected, for a write nobody allowed, and for any 5xx.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver

ROLES: Final = (
    "anonym",
    "einreichung_a",
    "einreichung_b",
    "leitung_a",
    "leitung_b",
    "redaktion",
    "uebersetzung",
    "datenpflege",
    "administration",
)
ALL: Final = frozenset(ROLES)
NOBODY: Final[frozenset[str]] = frozenset()
STAFF: Final = ALL - {"anonym"}
ADMINISTRATION: Final = frozenset({"administration"})
CENTRAL: Final = frozenset({"redaktion", "administration"})
REGISTERS: Final = CENTRAL | {"datenpflege"}
# The offer of the matrix belongs to A and waits for the release by A's head.
AUTHOR: Final = CENTRAL | {"einreichung_a"}
REVIEWER: Final = AUTHOR | {"leitung_a"}
BEREICH_A: Final = CENTRAL | {"einreichung_a", "leitung_a"}
EDITORS: Final = CENTRAL | {"einreichung_a", "einreichung_b"}
TREE: Final = EDITORS | {"uebersetzung"}
TRANSLATORS: Final = CENTRAL | {"uebersetzung"}
UPLOADERS: Final = EDITORS
EINREICHUNG_B: Final = frozenset({"einreichung_b"})
# A draft of B that is not in review.
FOREIGN: Final = CENTRAL | EINREICHUNG_B
# Somebody of A, with an offer that is not in review: its head does not write.
OWN: Final = CENTRAL | {"einreichung_a"}


@dataclass(frozen=True)
class Row:
    """``read``: roles that may get 2xx by GET; ``write``: by POST, and whose POST may write."""

    pattern: str
    read: frozenset[str]
    write: frozenset[str] = NOBODY


@dataclass(frozen=True)
class Address:
    """One URL pattern of the resolver with its parameters."""

    name: str
    route: str
    params: tuple[str, ...] = field(default=())


def addresses() -> list[Address]:
    """Every address the resolver knows, ours and Wagtail's."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: Any, prefix: str, names: tuple[str, ...]) -> Iterator[Address]:
    for entry in patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = ":".join([*names, entry.name or f"-{route}"])
            yield Address(name, route, params_of(entry.pattern))
        elif isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from _walk(entry.url_patterns, route, inner)


def params_of(pattern: Any) -> tuple[str, ...]:
    """Names of the parameters; a regular expression with unnamed groups has numbered ones."""
    named = tuple(pattern.regex.groupindex)
    return named or tuple(f"({n})" for n in range(pattern.regex.groups))


def row_for(name: str, rows: tuple[Row, ...]) -> Row | None:
    return next((row for row in rows if fnmatchcase(name, row.pattern)), None)


# POSTs that no form of Wagtail's ever sends fail inside Wagtail for those who may use the form.
UPSTREAM: Final = {
    "wagtailadmin_pages:copy": "looks for the new parent before the form says that it is missing",
    "wagtailredirects:process_import": "the second step without the first",
    "wagtailsnippetchoosers_*:create": "choosers without a form to create anything",
    "pdf": "503 with a page that says so, while the file is being made",
}

ROWS: Final[tuple[Row, ...]] = (
    # Public.
    Row("health_*", ALL),
    Row("robots", ALL),
    Row("security_txt", ALL),
    Row("sitemap", ALL),
    Row("ohne_de*", ALL),
    Row("such*", ALL),
    Row("schlagwort", ALL),
    Row("api_suche", ALL),
    Row("opensearch", ALL),
    Row("merkzettel", ALL),
    Row("merkzettel_qr", ALL),
    Row("merkzettel_pdf", NOBODY),
    Row("termine", ALL),
    Row("feed", ALL, ALL),
    Row("pdf", ALL),
    Row("picture", BEREICH_A),
    Row("wagtail_serve", ALL, ALL),
    Row("wagtaildocs_serve", BEREICH_A, BEREICH_A),
    Row("*authenticate_with_password", ALL),
    # Whoever holds the link of a mail, signed in or not: it acts for the person it was sent to.
    Row("freigabe_link_*neu", NOBODY),
    Row("freigabe_link_vorschau", NOBODY),
    Row("freigabe_link_entwerten", NOBODY, CENTRAL),
    Row("freigabe_link_*", ALL, ALL),
    # Further objects (see `Welt.variants`): a page for one group only, a draft of another Bereich,
    # and several at once.
    Row("wagtail_serve@privat", frozenset({"redaktion"}), frozenset({"redaktion"})),
    Row("pdf@privat", NOBODY),
    Row("wagtailadmin_pages:edit@privat", OWN, OWN),
    Row("wagtailadmin_pages:view_draft@privat", OWN),
    Row("wagtailadmin_pages:edit@fremd", FOREIGN, FOREIGN),
    Row("wagtailadmin_pages:view_draft@fremd", FOREIGN),
    Row("wagtailadmin_pages:history@fremd", FOREIGN),
    Row("freigabe_spur@fremd", FOREIGN | {"leitung_b"}),
    Row("einreichung_aendern@fremd", FOREIGN, FOREIGN),
    Row("wagtail_bulk_action@angebot:delete", STAFF, OWN),
    Row("wagtail_bulk_action@angebot:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@media:*", STAFF, UPLOADERS),
    Row("wagtail_bulk_action@users:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtail_bulk_action@core:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@search:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@sprachen:*", STAFF, CENTRAL),
    Row("wagtail_bulk_action@*", STAFF, REGISTERS),
    # Signing in and out, and what the admin's frame needs.
    Row("wagtailcore_login", ALL, ALL),
    Row("wagtailadmin_login", frozenset({"anonym"}), ALL),
    Row("wagtailadmin_password_reset*", ALL, ALL),
    Row("wagtailadmin_sprite", ALL, ALL),
    Row("wagtailadmin_javascript_catalog", ALL),
    Row("wagtailadmin_logout", NOBODY),
    Row("wagtailadmin_account", STAFF, STAFF),
    Row("wagtailadmin_dismissibles", STAFF, STAFF),
    Row("wagtailadmin_editing_sessions:*", STAFF, STAFF),
    Row("wagtailadmin_tag_autocomplete", STAFF, STAFF),
    Row("wagtailadmin_tag_model_autocomplete", STAFF),
    Row("wagtailadmin_block_preview", STAFF),
    Row("wagtailadmin_error_test", NOBODY),
    Row("-*", STAFF),
    # Dashboard: a Fachbereich and a head are led to their own pages.
    Row("verwaltung_landung", CENTRAL | {"uebersetzung", "datenpflege"}),
    Row("wagtailadmin_home", CENTRAL | {"uebersetzung", "datenpflege"}),
    # Lists hold only what the user may see; what they show is the subject of `test_rechte`.
    Row("wagtailadmin_api:pages:listing", STAFF),
    Row("wagtailadmin_api:pages:detail", AUTHOR),
    Row("wagtailadmin_api:pages:action", NOBODY, NOBODY),
    Row("wagtailadmin_api:*:detail", BEREICH_A),
    Row("wagtailadmin_api:*", STAFF),
    Row("wagtailadmin_explore*", TREE),
    Row("wagtailadmin_pages:search*", TREE),
    Row("wagtailadmin_pages:type_use*", TREE),
    Row("wagtailadmin_reports:locked_pages*", CENTRAL),
    Row("wagtailadmin_reports:site_history*", STAFF),
    Row("wagtailadmin_reports:*", TREE),
    Row("wagtailadmin_choose_page*", STAFF, STAFF),
    Row("wagtailembeds:*", STAFF, STAFF),
    # One page: the offer of A, in review.
    Row("wagtailadmin_pages:add", EDITORS, EDITORS),
    Row("wagtailadmin_pages:preview_on_add", EDITORS, EDITORS),
    Row("wagtailadmin_pages:choose_parent", STAFF, STAFF),
    Row("wagtailadmin_pages:add_subpage", EDITORS),
    Row("wagtailadmin_pages:edit", REVIEWER, REVIEWER),
    Row("wagtailadmin_pages:revisions_revert", REVIEWER, REVIEWER),
    Row("wagtailadmin_pages:preview_on_edit", REVIEWER, REVIEWER),
    Row("wagtailadmin_pages:view_draft", REVIEWER, REVIEWER),
    Row("wagtailadmin_pages:confirm_workflow_cancellation", REVIEWER, REVIEWER),
    Row("wagtailadmin_pages:workflow_history*", REVIEWER),
    Row("wagtailadmin_pages:usage", REVIEWER),
    Row("wagtailadmin_pages:copy", REVIEWER, CENTRAL | {"einreichung_a"}),
    Row("wagtailadmin_pages:history*", AUTHOR),
    Row("wagtailadmin_pages:revisions_view", AUTHOR),
    Row("wagtailadmin_pages:revisions_compare", AUTHOR),
    Row("wagtailadmin_pages:revisions_index", NOBODY),
    Row("wagtailadmin_pages:workflow_action", frozenset({"leitung_a"}), frozenset({"leitung_a"})),
    Row("wagtailadmin_pages:workflow_preview", frozenset({"leitung_a"})),
    Row(
        "wagtailadmin_pages:collect_workflow_action_data",
        frozenset({"leitung_a"}),
        frozenset({"leitung_a"}),
    ),
    Row("wagtailadmin_pages:lock", NOBODY, REVIEWER),
    Row("wagtailadmin_pages:unlock", NOBODY, REVIEWER),
    Row("wagtailadmin_pages:set_page_position", CENTRAL, CENTRAL),
    Row("wagtailadmin_pages:set_privacy", CENTRAL, CENTRAL),
    Row("wagtailadmin_pages:revisions_unschedule", CENTRAL, CENTRAL),
    Row("wagtailadmin_pages:*", NOBODY, NOBODY),
    Row("wagtail_bulk_action", NOBODY, NOBODY),
    # Release, packages, trace.
    Row("freigabe_liste", STAFF),
    Row("freigabe_entscheiden", frozenset({"leitung_a"}), frozenset({"leitung_a"})),
    Row("freigabe_abstimmung", NOBODY),
    Row("freigabe_mitteilungen", CENTRAL, CENTRAL),
    Row("freigabe_berichtigen", CENTRAL, CENTRAL),
    Row("freigabe_paket*", CENTRAL, CENTRAL),
    Row("freigabe_spur*", REVIEWER),
    Row("freigabe_ruhende", CENTRAL),
    Row("freigabe_postfaecher", STAFF, STAFF),
    Row("freigabe_zurueckziehen", AUTHOR, AUTHOR),
    # Submission.
    Row("einreichung_uebersicht", ALL - CENTRAL - {"anonym", "uebersetzung", "datenpflege"}),
    Row("einreichung_uebersicht_bereich", BEREICH_A),
    Row("einreichung_stimmen", NOBODY, BEREICH_A),
    Row("einreichung_angaben", BEREICH_A, BEREICH_A),
    Row("einreichung_neu", frozenset({"einreichung_a", "einreichung_b"}), EDITORS),
    Row("einreichung_neu_bereich", AUTHOR, AUTHOR),
    Row("einreichung_aendern", frozenset({"leitung_a"}), frozenset({"leitung_a"})),
    Row("einreichung_tabelle_[cx]*", BEREICH_A),
    Row("einreichung_tabelle*", AUTHOR, AUTHOR),
    Row("einreichung_aehnliche", ALL - {"anonym", "uebersetzung", "datenpflege"}),
    Row("publikationen:stand_neu", NOBODY),
    Row("befristungen", CENTRAL),
    Row("anregungen:*", CENTRAL, CENTRAL),
    # Translation.
    Row("uebersetzung_einreichen", NOBODY, TRANSLATORS),
    Row("leichte_sprache_pruefen", NOBODY, TREE),
    Row("leichte_sprache", TREE, CENTRAL),
    Row("uebersetzungen", TRANSLATORS),
    Row("uebersetzungen_klein", NOBODY, CENTRAL),
    Row("uebersetzungen_protokoll", CENTRAL),
    Row("uebersetzungen_vorab", NOBODY, CENTRAL),
    Row("uebersetzungen_blatt", TRANSLATORS, TRANSLATORS),
    Row("uebersetzungen_dateien", TRANSLATORS, TRANSLATORS),
    Row("uebersetzungen_ausgeben", TRANSLATORS),
    Row("uebersetzungen_speicher", NOBODY, TRANSLATORS),
    Row("uebersetzungen_maschine", NOBODY, TRANSLATORS),
    Row("uebersetzungen_gelesen", NOBODY, TRANSLATORS),
    Row("uebersetzungen_bestaetigen", NOBODY, TRANSLATORS),
    Row("uebersetzungen_anlegen", NOBODY, TRANSLATORS),
    Row("wagtail_localize:javascript_catalog", STAFF),
    Row("wagtail_localize:submit_page_translation", NOBODY),
    Row("wagtail_localize:update_translations", NOBODY),
    Row("wagtail_localize:translations_report*", TRANSLATORS),
    Row("wagtail_localize:download_pofile", NOBODY),
    Row("wagtail_localize:upload_pofile", TRANSLATORS, TRANSLATORS),
    Row("wagtail_localize:preview_translation", TRANSLATORS, TRANSLATORS),
    Row("wagtail_localize:stop_translation", NOBODY, TRANSLATORS),
    Row("wagtail_localize:*", NOBODY, TRANSLATORS),
    # Registers, vocabularies, words.
    Row("wagtailsnippetchoosers_*:create", REGISTERS, REGISTERS),
    Row("wagtailsnippetchoosers_*", STAFF),
    Row("wagtailsnippets_core_schlagwort:*", CENTRAL, CENTRAL),
    Row("wagtailsnippets_sprachen_*", CENTRAL, CENTRAL),
    Row("wagtailsnippets_search_*", CENTRAL, CENTRAL),
    Row("wagtailsnippets_*", REGISTERS, REGISTERS),
    Row("wagtailsnippets:index", REGISTERS),
    Row("register_schlagwort_join", CENTRAL, CENTRAL),
    Row("search_*", CENTRAL, CENTRAL),
    Row("wagtailredirects:*", CENTRAL, CENTRAL),
    # Languages are switched by the Redaktion, never added or deleted.
    Row("sprachen:add", NOBODY),
    Row("sprachen:delete", NOBODY),
    Row("sprachen:*", CENTRAL, CENTRAL),
    # Pictures and documents.
    Row("wagtailimages_chooser:select_format", BEREICH_A, BEREICH_A),
    Row("wagtailimages_chooser:chosen", BEREICH_A),
    Row("wagtaildocs_chooser:chosen", BEREICH_A),
    Row("wagtailimages_chooser:create", UPLOADERS, UPLOADERS),
    Row("wagtaildocs_chooser:create", UPLOADERS, UPLOADERS),
    Row("wagtailimages_chooser:*", STAFF, STAFF),
    Row("wagtaildocs_chooser:*", STAFF, STAFF),
    Row("wagtailimages:*", UPLOADERS, UPLOADERS),
    Row("wagtaildocs:*", UPLOADERS, UPLOADERS),
    # Technical: nobody but the Administration.
    Row("wagtailadmin_workflows:task_cho*", STAFF, ADMINISTRATION),
    Row("wagtailadmin_workflows:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtailadmin_collections:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtailusers_*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtailsites:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtaillocales:*", ADMINISTRATION, ADMINISTRATION),
    Row("zustaendigkeiten:*", ADMINISTRATION, ADMINISTRATION),
    Row("wagtailsettings:*", ADMINISTRATION, ADMINISTRATION),
)
