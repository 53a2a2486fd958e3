"""Who may see a file: the public sees what a public page shows, and nothing before that."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page, ReferenceIndex


def is_shown_publicly(item: models.Model) -> bool:
    """Return whether a live page that everybody may read uses this picture or document.

    Drafts do not count: Wagtail's reference index follows the published content of live pages.
    """
    page_type = ContentType.objects.get_for_model(Page)
    users = ReferenceIndex.get_references_to(item).filter(base_content_type=page_type)
    page_ids = {int(pk) for pk in users.values_list("object_id", flat=True)}
    return Page.objects.live().public().filter(pk__in=page_ids).exists()
