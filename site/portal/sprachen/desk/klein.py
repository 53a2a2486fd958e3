"""Kleine Änderung: an editor says that a change of the German text leaves translations valid."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import validate_translation_links

from portal.freigabe.models.aufgaben import entwurfsstand_of
from portal.freigabe.pruefsumme import summe_of

from ..models import KleineAenderung, Textaenderung, Uebersetzungsstand

TOOL = "kleine Änderung"


def remember(page: Page, user: Any) -> None:
    """The newest draft of the page is a small change, whenever it is published."""
    summe = entwurfsstand_of(page).pruefsumme
    KleineAenderung.objects.update_or_create(
        page_id=page.pk, defaults={"pruefsumme": summe, "von": user}
    )
    last = Textaenderung.objects.online().filter(page_id=page.pk).first()
    if last is not None and not last.klein:
        apply_mark(last)


def apply_mark(aenderung: Textaenderung) -> None:
    """Treat a publication as small if exactly its text was called so before."""
    mark = KleineAenderung.objects.filter(page_id=aenderung.page_id).first()
    if mark is None or aenderung.revision is None:
        return
    if mark.pruefsumme == summe_of(aenderung.revision):
        declare_small(aenderung, mark.von)
        mark.delete()


@transaction.atomic
def declare_small(aenderung: Textaenderung, user: Any) -> int:
    """Translations valid before stay valid; recorded with who said so and when.

    A text that is new has no translation that could stay valid. Returns how many translations
    wait for such a text.
    """
    aenderung.klein, aenderung.klein_von, aenderung.klein_am = True, user, timezone.now()
    aenderung.save(update_fields=["klein", "klein_von", "klein_am"])
    carry_over(aenderung)
    behind = 0
    before = Uebersetzungsstand.objects.filter(
        page__translation_key=aenderung.page.translation_key,
        quelle_summe=aenderung.summe_vorher,
        veraltet_seit__isnull=False,
    ).select_related("page")
    for stand in before:
        if is_complete(stand.page):
            stand.quelle_summe, stand.veraltet_seit = aenderung.summe, None
            stand.save(update_fields=["quelle_summe", "veraltet_seit"])
        else:
            behind += 1
    return behind


def carry_over(aenderung: Textaenderung) -> None:
    """Give each changed text the translation of the text it replaces, in every language."""
    pairs = aenderung.segmente.filter(alt__isnull=False, neu__isnull=False)
    for pair in pairs.select_related("neu"):
        translations = StringTranslation.objects.filter(
            translation_of_id=pair.alt_id, context_id=pair.context_id, has_error=False
        )
        for old in translations:
            if pair.neu and fits(pair.neu.data, old.data):
                StringTranslation.objects.get_or_create(
                    translation_of_id=pair.neu_id,
                    context_id=pair.context_id,
                    locale_id=old.locale_id,
                    defaults={
                        "data": old.data,
                        "translation_type": old.translation_type,
                        "tool_name": TOOL,
                        "last_translated_by_id": old.last_translated_by_id,
                    },
                )


def fits(source: str, translation: str) -> bool:
    """Are all links of the translation in the source, too?"""
    try:
        validate_translation_links(source, translation)
    except ValueError:
        return False
    return True


def is_complete(target: Page) -> bool:
    """Is every text translated? A page written by hand has no list of texts."""
    source = TranslationSource.objects.filter(object_id=target.translation_key).first()
    translation = (
        Translation.objects.filter(
            source=source, target_locale_id=target.locale_id, enabled=True
        ).first()
        if source
        else None
    )
    if translation is None:
        return True
    total, done = translation.get_progress()
    return bool(total == done)
