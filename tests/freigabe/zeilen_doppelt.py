"""Permission lines that stand behind (or before) another lock, and what tells of each.

Dropping one of these alone changes no answer of the matrix. Should one be noticed some day, the
test says so, and its entry goes.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = "Wagtail's own right of the group refuses first; see test_rechte"
VIEW: Final = "the view refuses first; the service is asked by itself in the tests of the service"
SERVICE: Final = "the service behind the view refuses, too"
NOBODY: Final = "for users that no view lets in; see test_waechter and test_entzug"
PUBLISHING: Final = "asked when a page is published; see test_zulassung"
PREVIEW: Final = "asked with the cookie of a preview; see test_links and test_dateien"
SHEET: Final = "asked with an uploaded sheet; see tests/angebote/einreichung"
SIGNAL: Final = "asks what is done, not who does it; see tests/sprachen"
LIST: Final = "narrows a list of titles that the Redaktion alone is shown; see test_heute"

TESTER: Final = "portal.freigabe.permissions.BereichPermissionTester"
# Beginning of a line's key (see `zeilen.Zeile`) -> why the matrix does not notice.
TWICE_LOCKED: Final[dict[str, str]] = {
    "portal.freigabe.abstimmen.may_answer_for: user.is_authenticated": NOBODY,
    "portal.freigabe.models.abstimmung_task.AbstimmungTask.may_act: user": NOBODY,
    "portal.freigabe.models.abstimmung_task.AbstimmungTask.may_act: stellung": VIEW,
    "portal.freigabe.models.aufgaben.FreigabeTask.may_act: user is not None": NOBODY,
    "portal.freigabe.models.aufgaben.VeroeffentlichungTask.may_act: user": NOBODY,
    "portal.freigabe.models.aufgaben.BereichTask.on_action": VIEW,
    "portal.freigabe.models.aufgaben.BereichTask.user_can_lock": GROUPS,
    "portal.freigabe.pakete.": VIEW,
    "portal.freigabe.permissions.may_work_on: bool(stellung.bereiche)": NOBODY,
    f"{TESTER}.may_submit_below: bool(models)": GROUPS,
    f"{TESTER}.can_copy": GROUPS,
    f"{TESTER}.can_publish: not self.awaits_release": PUBLISHING,
    f"{TESTER}.may_publish_here": GROUPS,
    f"{TESTER}.can_unpublish": GROUPS,
    f"{TESTER}.can_publish_subpage": GROUPS,
    f"{TESTER}.can_reorder_children": GROUPS,
    f"{TESTER}.can_submit_for_moderation": VIEW,
    f"{TESTER}.can_lock": GROUPS,
    f"{TESTER}.can_unlock": GROUPS,
    "portal.freigabe.views.abstimmung.carry_out": SERVICE,
    "portal.freigabe.vorschau.may_see_file: False #2": PREVIEW,
    "portal.freigabe.vorschau.may_see_file: bool": PREVIEW,
    "portal.freigabe.wagtail_hooks.only_what_may_go_online": PUBLISHING,
    "portal.freigabe.wagtail_bulk.": PUBLISHING,
    "portal.freigabe.wagtail_publication._check": PUBLISHING,
    "portal.freigabe.zulassung.": PUBLISHING,
    "portal.freigabe.zurueckziehen.may_withdraw: page": VIEW,
    "portal.freigabe.zurueckziehen.withdraw": VIEW,
    "portal.sprachen.admin_views.submit": SERVICE,
    "portal.sprachen.uebersetzung.submit_translation": VIEW,
    "portal.sprachen.desk.views.arbeit.translation_for": SERVICE,
    "portal.sprachen.desk.views.tafel.anlegen": SERVICE,
    "portal.sprachen.desk.views.tafel.recent_changes": LIST,
    "portal.sprachen.wagtail_localize_guards.may_use: False": SERVICE,
    "portal.sprachen.wagtail_localize_guards.may_use: can_edit": SERVICE,
    "portal.sprachen.wagtail_localize_guards.can_edit": SERVICE,
    "portal.sprachen.wagtail_localize_guards.refuse_": SIGNAL,
    "angebote.einreichung.dienst.offer_index": SIGNAL,
    "angebote.einreichung.dienst.save_draft": VIEW,
    "angebote.einreichung.dienst.submit": VIEW,
    "angebote.einreichung.tabelle.ziel.": SHEET,
    "publikationen.befristung.radar_task": LIST,
}


def other_lock(key: str) -> str:
    """Why dropping this line alone changes nothing; "" where it has to be noticed."""
    return next((why for start, why in TWICE_LOCKED.items() if key.startswith(start)), "")
