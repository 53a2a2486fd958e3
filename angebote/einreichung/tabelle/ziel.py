"""Which offer a row means, and whether the user may change it. Rights come from the one tester."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.permissions import draft_bereich_id
from portal.freigabe.stellung import stellung_of
from portal.register.models import Bereich

from ...kennung import kennung
from ...models import Angebot
from ..dienst import draft_of, may_submit_for, new_draft, offer_index
from .register import Register
from .zellen import folded

# Keys of offers that a table brought: the same name in the same Bereich gives the same key.
TABLE_KEYS: Final = UUID("6f2f6b52-6d0a-4b6e-9d0d-0c1a4f1d7c55")


def table_key(bereich: Bereich, title: str) -> UUID:
    return uuid5(TABLE_KEYS, f"{bereich.slug}\n{folded(title)}")


class Ziele:
    """The offers a table may lead to. ``user`` None is the operator at the command line."""

    def __init__(self, user: Any, register: Register, default: Bereich | None) -> None:
        self.user = user
        self.register = register
        self.default = default
        self.pages = list(
            Angebot.objects.filter(locale__language_code=SOURCE_LANGUAGE).select_related(
                "locale", "entwurfsstand"
            )
        )
        self.by_kennung = {kennung(page.translation_key): page for page in self.pages}
        self.by_key = {page.translation_key: page for page in self.pages}
        self.by_name = {
            (draft_bereich_id(page), folded(page.draft_title)): page
            for page in reversed(self.pages)
        }

    def bereich(self, text: str) -> Bereich:
        """Return the Bereich a row names; raises a sentence where the user may not act for it."""
        found: Bereich | None = self.register.bereiche.find(text) if text else self.default
        if found is None:
            raise ValidationError(_("Say which Bereich answers for the offer."))
        if not self.may_act_for(found.pk):
            raise ValidationError(
                _("You cannot enter offers of %(bereich)s. Ask that Bereich, or the editors.")
                % {"bereich": found}
            )
        return found

    def may_act_for(self, bereich_pk: int) -> bool:
        if self.user is None:
            return True
        stellung = stellung_of(self.user)
        return stellung.is_central or bereich_pk in stellung.bereiche

    def find(self, text: str, bereich: Bereich, title: str) -> Angebot | None:
        """Return the offer that a row means: by its Kennung, else by name within the Bereich."""
        if text:
            page = self.by_kennung.get(text.lower())
            if page is None or not self.may_see(page):
                raise ValidationError(
                    _("“%(text)s” belongs to no offer that you may change. Leave it empty for new.")
                    % {"text": text[:20]}
                )
            return page
        by_key = self.by_key.get(table_key(bereich, title))
        return by_key if by_key and self.may_see(by_key) else self.by_title(bereich, title)

    def by_title(self, bereich: Bereich, title: str) -> Angebot | None:
        return self.by_name.get((bereich.pk, folded(title)))

    def may_see(self, page: Angebot) -> bool:
        bereich_pk = draft_bereich_id(page)
        return bereich_pk is not None and self.may_act_for(bereich_pk)

    def newest(self, page: Angebot) -> Angebot:
        draft: Angebot = page.get_latest_revision_as_object()
        return draft

    def fresh(self, bereich: Bereich, title: str) -> Angebot:
        """Return a new draft; raises a sentence where the user may not create one."""
        self.check_may_create(bereich)
        draft = new_draft(self.user, bereich)
        draft.translation_key = table_key(bereich, title)
        if draft.translation_key in self.by_key:
            draft.translation_key = Angebot._meta.get_field("translation_key").get_default()
        return draft

    def check_may_create(self, bereich: Bereich) -> None:
        if self.user is None:
            return
        may_add = offer_index().permissions_for_user(self.user).can_add_subpage()
        if not may_add or not may_submit_for(self.user, bereich):
            raise ValidationError(
                _("You may change offers of %(bereich)s, but not create new ones.")
                % {"bereich": bereich}
            )

    def check_may_change(self, page: Angebot) -> None:
        """Raise a sentence for an offer that is in review, locked or not the user's."""
        if self.user is None:
            if page.workflow_in_progress or page.locked:
                raise ValidationError(self.in_review())
            return
        if not page.permissions_for_user(self.user).can_edit() and not page.workflow_in_progress:
            raise ValidationError(_("You may not change this offer."))
        try:
            draft_of(page, self.user)
        except PermissionDenied as error:
            raise ValidationError(self.in_review()) from error

    @staticmethod
    def in_review() -> str:
        return _("This offer is in review or locked. It can be changed when that is over.")
