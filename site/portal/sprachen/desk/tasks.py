"""What the queue does for the desk."""

from __future__ import annotations

from django_tasks import task
from wagtail.models import Page, Revision

from .abgleich import german_text_published


@task()
def compare_german_text(page_pk: int, revision_pk: int) -> None:
    """Find out which translations a publication makes outdated."""
    page = Page.objects.filter(pk=page_pk).specific().first()
    if page is not None:
        german_text_published(page, Revision.objects.filter(pk=revision_pk).first())
