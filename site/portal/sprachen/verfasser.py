"""Who typed the texts of a translation since it was last online: nobody of them publishes it."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import StringTranslation


@hooks.register("freigabe_verfasser")
def authors_of_translation(page: Page) -> Iterable[int]:
    """Primary keys of the accounts; the revision itself names only who saved it last."""
    typed = StringTranslation.objects.filter(
        locale_id=page.locale_id,
        context__object_id=page.translation_key,
        last_translated_by__isnull=False,
    )
    if page.live and page.live_revision is not None:
        typed = typed.filter(updated_at__gt=page.live_revision.created_at)
    found: Iterable[int] = typed.values_list("last_translated_by", flat=True).distinct()
    return found
