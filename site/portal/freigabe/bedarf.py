"""Which texts need the release of a Bereich, and which are the Redaktion's own."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page, Revision

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.register.models import Bereich

from .models.verantwortung import Verantwortung
from .stellung import stellung_of

# In these a Fachbereich writes itself; the other languages belong to the translators.
SOURCE_LOCALES: Final = frozenset({SOURCE_LANGUAGE, SIMPLE_LANGUAGE})


def bereich_of(revision: Revision) -> int | None:
    found: int | None = revision.content.get("zustaendiger_bereich")
    return found


def needs_release(page: Page, revision: Revision) -> bool:
    """Does a Bereich answer for this text that is not the Redaktion's own?"""
    model = page.specific_class
    if model is None or not issubclass(model, Verantwortung):
        return False
    return page.locale.language_code in SOURCE_LOCALES and not is_own_text(page, revision)


def is_own_text(page: Page, revision: Revision) -> bool:
    """Is it the Redaktion's own, and was it so all the time since it was last online?

    Otherwise a text would lose the need of a release by being filed under another Bereich.
    """
    own = own_bereiche()
    if bereich_of(revision) not in own:
        return False
    since = Revision.page_revisions.filter(object_id=str(page.pk)).select_related("user")
    if page.live_revision_id:
        since = since.filter(pk__gte=page.live_revision_id)
    return all(
        bereich_of(row) in own or (bereich_of(row) is None and is_by_central(row)) for row in since
    )


def is_by_central(revision: Revision) -> bool:
    return revision.user is not None and stellung_of(revision.user).is_central


def own_bereiche() -> set[int]:
    """Primary keys of the Redaktion's Bereich and the units below it."""
    slug = settings.REDAKTION_BEREICH
    own = Q(slug=slug) | Q(uebergeordnet__slug=slug) | Q(uebergeordnet__uebergeordnet__slug=slug)
    return set(Bereich.objects.filter(own).values_list("pk", flat=True)) if slug else set()
