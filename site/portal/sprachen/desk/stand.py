"""How far a translation is. What readers are told of a page (machine text, older text) is here."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
)

from ..models import Textaenderung, Uebersetzungsfassung, Uebersetzungsstand
from .textfassung import current_summe, german_page, source_summe


class Stand(models.TextChoices):
    """The states of a cell."""

    FEHLT = "fehlt", _("missing")
    VERALTET = "veraltet", _("outdated")
    ARBEIT = "arbeit", _("in work")
    MASCHINE = "maschine", _("by machine")
    UNGEPRUEFT = "ungeprueft", _("not checked yet")
    GEPRUEFT = "geprueft", _("checked")


def stand_of(page: Page) -> Uebersetzungsstand | None:
    """State of the published text of a translated page; None for German and for drafts."""
    return Uebersetzungsstand.objects.filter(page_id=page.pk).first()


def record_fassung(entry: TranslationLog) -> None:
    """A revision was written from strings: keep from which text, and how much a machine wrote."""
    if entry.revision_id is None:
        return
    total, done, by_machine = counts(entry.source_id, entry.locale_id)
    Uebersetzungsfassung.objects.update_or_create(
        revision_id=entry.revision_id,
        defaults={
            "quelle_summe": source_summe(entry.source),
            "offen": total - done,
            "maschinell": by_machine,
        },
    )
    online = Page.objects.filter(live_revision_id=entry.revision_id).first()
    if online is not None:  # published before it was said to be a translation (import)
        translation_published(online, entry.revision)


def counts(source_id: int, locale_id: int) -> tuple[int, int, int]:
    """Texts of a source, those translated into the language, and those by a machine."""
    usable = StringTranslation.objects.filter(
        translation_of_id=models.OuterRef("string_id"),
        context_id=models.OuterRef("context_id"),
        locale_id=locale_id,
        has_error=False,
    )
    kinds = StringSegment.objects.filter(source_id=source_id).annotate(
        kind=models.Subquery(usable.values("translation_type")[:1])
    )
    found = list(kinds.values_list("kind", flat=True))
    machine = StringTranslation.TRANSLATION_TYPE_MACHINE
    return len(found), sum(kind is not None for kind in found), found.count(machine)


def translation_published(page: Page, revision: Revision) -> None:
    """A translated page went live: which German text does it correspond to now?"""
    german = german_page(page)
    if german is None:
        return
    current = current_summe(german)
    fassung = Uebersetzungsfassung.objects.filter(revision_id=revision.pk).first()
    stand = stand_of(page) or Uebersetzungsstand(page_id=page.pk, quelle_summe=current)
    if fassung is not None:
        stand.quelle_summe = fassung.quelle_summe
        stand.offen, stand.maschinell = fassung.offen, fassung.maschinell
    if stand.quelle_summe == current:
        stand.veraltet_seit = None
    else:
        stand.veraltet_seit = stand.veraltet_seit or changed_since(german, stand.quelle_summe)
    stand.geprueft_von, stand.geprueft_am = reviewer_of(revision)
    stand.save()


def reviewer_of(revision: Revision) -> tuple[Any, datetime.datetime | None]:
    """Who has approved this text in its review, and when; never the person who wrote it."""
    approved = TaskState.objects.filter(
        revision=revision, status=TaskState.STATUS_APPROVED, finished_by__isnull=False
    )
    if revision.user_id:
        approved = approved.exclude(finished_by=revision.user_id)
    last = approved.select_related("finished_by").order_by("-finished_at").first()
    return (last.finished_by, last.finished_at) if last else (None, None)


def changed_since(german: Page, summe: str) -> datetime.datetime:
    """When the German text stopped being the one with this checksum."""
    change = Textaenderung.objects.online().filter(page_id=german.pk, summe_vorher=summe).first()
    return change.am if change else timezone.now()


def confirm(page: Page, user: Any) -> None:
    """A person says that a page written by hand (Leichte Sprache) corresponds to the German one.

    Whoever wrote what is online says so, too, but has not checked it: somebody else has to.
    """
    german = german_page(page)
    if german is None:
        return
    current: dict[str, Any] = {"quelle_summe": current_summe(german), "veraltet_seit": None}
    if page.live_revision is None or page.live_revision.user_id != user.pk:
        current |= {"geprueft_von": user, "geprueft_am": timezone.now()}
    Uebersetzungsstand.objects.update_or_create(page_id=page.pk, defaults=current)


def check_machine_texts(translation: Translation, user: Any) -> tuple[int, bool]:
    """A person has read every text that a machine wrote.

    Returns how many there were, and whether that holds for the published page already: not if
    somebody has changed texts since it was published.
    """
    rows = strings_of(translation).filter(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
    )
    keys = list(rows.values_list("pk", flat=True))
    # Not a change of the text: `updated_at` stays, so that it still tells when that was.
    number = StringTranslation.objects.filter(pk__in=keys).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=user
    )
    page = translation.get_target_instance()
    revisions = unchanged_since(translation, [page.live_revision_id, page.latest_revision_id])
    Uebersetzungsfassung.objects.filter(revision_id__in=revisions).update(maschinell=0)
    is_live = page.live_revision_id in revisions
    if is_live:
        Uebersetzungsstand.objects.filter(page_id=page.pk).update(
            maschinell=0, geprueft_von=user, geprueft_am=timezone.now()
        )
    return number, is_live


def strings_of(translation: Translation) -> Any:
    """Translated strings of the texts that are on the page now."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return segments.get_translations(translation.target_locale)


def unchanged_since(translation: Translation, revisions: list[int | None]) -> set[int]:
    """Those of the revisions after which neither a string nor the German text has changed."""
    last = strings_of(translation).aggregate(last=models.Max("updated_at"))["last"]
    entries = TranslationLog.objects.filter(
        revision_id__in=[pk for pk in revisions if pk],
        created_at__gte=translation.source.last_updated_at,
    )
    if last is not None:
        entries = entries.filter(created_at__gte=last)
    return set(entries.values_list("revision_id", flat=True))
