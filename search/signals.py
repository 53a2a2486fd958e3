"""Everything that makes a page public, changes it or takes it away reaches the catalogue here.

The receivers run inside the transaction of the change, so page and catalogue change together, and
an error in one undoes the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import Schlagwort
from portal.core.signals import page_stored
from portal.register.models import Bereich, BereichBezeichnung, ThemeninselAlias, Vokabel
from portal.sprachen.models import Fachbegriff

from .indexing import Change, refresh, rows_written
from .models import SearchDocument
from .names import VOCABULARIES, names
from .relearning import LEARNABLE
from .tasks import read_documents, send_to_search_server, something_went_live

_DIMENSIONS = {
    **{model: dimension for dimension, model in VOCABULARIES.items()},
    Schlagwort: "schlagwort",
    Bereich: "bereich",
}


def connect() -> None:
    """Called once, when all apps are there."""
    rows_written.connect(_rows_written, dispatch_uid="search")
    page_stored.connect(_page_stored, dispatch_uid="search")
    page_unpublished.connect(_page_changed, dispatch_uid="search")
    post_save.connect(_page_changed, sender=Page, dispatch_uid="search")
    post_delete.connect(_page_changed, sender=Page, dispatch_uid="search")
    post_page_move.connect(_tree_changed, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="search")
        signal.connect(_part_of_vocabulary_changed, sender=ThemeninselAlias, dispatch_uid="search")
        signal.connect(
            _part_of_vocabulary_changed, sender=BereichBezeichnung, dispatch_uid="search"
        )
    post_save.connect(_site_changed, sender=Site, dispatch_uid="search")
    post_save.connect(_glossary_changed, sender=Fachbegriff, dispatch_uid="search")
    for model in _DIMENSIONS:
        pre_save.connect(_word_changes, sender=model, dispatch_uid="search")
        pre_delete.connect(_word_changes, sender=model, dispatch_uid="search")
        post_save.connect(_word_changed, sender=model, dispatch_uid="search")
        post_delete.connect(_word_changed, sender=model, dispatch_uid="search")


def _rows_written(using: str, changes: Iterable[Change], **_: Any) -> None:
    if using != DEFAULT_DB_ALIAS:
        return
    if settings.SEARCH_URL:
        transaction.on_commit(send_to_search_server.enqueue)
    changes = list(changes)
    languages = sorted({change.row.language for change in changes} - {SOURCE_LANGUAGE})
    if languages:
        transaction.on_commit(partial(something_went_live, languages))
    for change in changes:
        if change.source and change.source.unread:
            ids, key = list(change.source.unread), str(change.source.translation_key)
            transaction.on_commit(partial(read_documents.enqueue, ids, key))


def _page_stored(instance: Page, **_: Any) -> None:
    before = _addresses(instance)
    refresh([instance.translation_key])
    if before and before != _addresses(instance):
        refresh(_keys_below(instance))


def _addresses(page: Page) -> set[str]:
    rows = SearchDocument.objects.public().filter(page=page.pk)
    return set(rows.values_list("address", flat=True))


def _page_changed(instance: Page, raw: bool = False, **_: Any) -> None:
    if not raw:
        refresh([instance.translation_key])


def _tree_changed(instance: Page, **_: Any) -> None:
    refresh(_keys_below(instance))


def _restriction_changed(instance: PageViewRestriction, **_: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        refresh(_keys_below(page))


def _site_changed(**_: Any) -> None:
    """Another start page moves every address. Rare: a site is set up once."""
    refresh(Page.objects.filter(depth__gt=1).values_list("translation_key", flat=True))


def _keys_below(page: Page) -> Iterable[UUID]:
    fresh = Page.objects.get(pk=page.pk)
    return fresh.get_descendants(inclusive=True).values_list("translation_key", flat=True)


def _word_changes(instance: Model, sender: type[Model], **_: Any) -> None:
    """Before a vocabulary's word is changed or deleted: remember which rows have it."""
    slugs = sender._default_manager.filter(pk=instance.pk).values_list("slug", flat=True)
    rows = SearchDocument.objects.public().with_facet(_DIMENSIONS[sender], slugs)
    instance._rows_having_it = list(rows.values_list("translation_key", flat=True))  # type: ignore[attr-defined]


def _word_changed(instance: Model, sender: type[Model], **_: Any) -> None:
    names.forget()
    if issubclass(sender, Vokabel):
        transaction.on_commit(partial(something_went_live, LEARNABLE))
    refresh(getattr(instance, "_rows_having_it", ()))


def _glossary_changed(raw: bool = False, **_: Any) -> None:
    if not raw:
        transaction.on_commit(partial(something_went_live, LEARNABLE))


def _part_of_vocabulary_changed(instance: Any, **_: Any) -> None:
    names.forget()
    whole = instance.themeninsel if isinstance(instance, ThemeninselAlias) else instance.bereich
    rows = SearchDocument.objects.public().with_facet(_DIMENSIONS[type(whole)], [whole.slug])
    refresh(rows.values_list("translation_key", flat=True))
