"""After a German page is published: what has changed, and which translations that concerns.

wagtail-localize would wait until somebody presses "sync translated pages". Here the segments follow
at once. Translations are kept: those of unchanged texts stay valid, those of changed texts are
shown beside the new text, those of moved texts move along.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import String, StringSegment, TranslationSource

from ..models import Segmentaenderung, Textaenderung, Uebersetzungsstand
from .klein import apply_mark
from .speicher import move_along
from .textfassung import text_summe

# Below this a text in place of another one is not the same sentence reworded.
SAME_SENTENCE = 0.5

# Primary keys of context and of the string before and after.
Pair = tuple[int, int | None, int | None]
Segments = dict[int, list[int]]


@transaction.atomic
def german_text_published(page: Page, revision: Revision | None) -> Textaenderung | None:
    """Record what changed in the texts of a (specific) German page; None if nothing did.

    May be called again for the same publication: the second time nothing has changed.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    if not others.filter(alias_of__isnull=True).exists():
        return None
    source = source_of(page)
    summe = text_summe(page)
    before = summe_before(page)
    if before == summe:
        if not page.textaenderungen.filter(vorab=True).exists():
            refresh_facts(source, page)
        return None
    aenderung = record_change(page, revision, before, summe)
    if source is not None:
        record_segments(aenderung, source)
        move_along(source)
    mark_outdated(page, summe, aenderung.am)
    apply_mark(aenderung)
    return aenderung


def record_change(page: Page, revision: Revision | None, before: str, summe: str) -> Textaenderung:
    """A text that was translated ahead is online now; otherwise the change is a new one."""
    ahead = page.textaenderungen.filter(vorab=True)
    change = ahead.filter(summe=summe).first() or Textaenderung(page_id=page.pk, summe=summe)
    ahead.exclude(pk=change.pk).delete()
    change.vorab, change.revision, change.am = False, revision, timezone.now()
    change.von = revision.user if revision else None
    change.summe_vorher = before
    change.save()
    return change


def source_of(page: Page) -> TranslationSource | None:
    return TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id
    ).first()


def summe_before(page: Page) -> str:
    """Checksum of the text published before, as far as it is known; else ""."""
    last = page.textaenderungen.online().first()
    if last is not None:
        return str(last.summe)
    known = set(stands_of(page).values_list("quelle_summe", flat=True))
    return known.pop() if len(known) == 1 else ""


def stands_of(page: Page) -> Any:
    """States of the page's translations."""
    return Uebersetzungsstand.objects.filter(page__translation_key=page.translation_key)


def refresh_facts(source: TranslationSource | None, page: Page) -> None:
    """Synchronised fields (the address) are copied from the source, so it knows them."""
    if source is not None:
        TranslationSource.objects.filter(pk=source.pk).update(content_json=page.to_json())


def record_segments(aenderung: Textaenderung, source: TranslationSource) -> None:
    """Bring the segments up to date, and keep which text stood where before."""
    before = segments_of(source)
    source.update_from_db()
    keep_pairs(aenderung, before, segments_of(source))


def keep_pairs(aenderung: Textaenderung, before: Segments, after: Segments) -> None:
    Segmentaenderung.objects.bulk_create(
        Segmentaenderung(aenderung=aenderung, context_id=context, alt_id=old, neu_id=new)
        for context, old, new in changed(before, after)
    )


def segments_of(source: TranslationSource) -> Segments:
    """Strings by context, in the order of the page."""
    found: Segments = defaultdict(list)
    rows = StringSegment.objects.filter(source=source).order_by("order")
    for context, string in rows.values_list("context_id", "string_id"):
        found[context].append(string)
    return found


def changed(before: Segments, after: Segments) -> Iterator[Pair]:
    """Texts that are not as before; equal ones are left out."""
    texts = known_texts(before, after)
    for context in [*after, *(context for context in before if context not in after)]:
        old, new = before.get(context, []), after.get(context, [])
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for operation, i1, i2, j1, j2 in matcher.get_opcodes():
            if operation != "equal":
                for alt, neu in aligned(old[i1:i2], new[j1:j2], texts):
                    yield context, alt, neu


def known_texts(before: Segments, after: Segments) -> dict[int, str]:
    keys = {pk for segments in (before, after) for strings in segments.values() for pk in strings}
    return dict(String.objects.filter(pk__in=keys).values_list("pk", "data"))


def aligned(
    old: list[int], new: list[int], texts: dict[int, str]
) -> Iterator[tuple[int | None, int | None]]:
    """Which old text became which new one; as many as before are taken one by one."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    left = list(old)
    for neu in new:
        best = max(left, key=lambda alt: likeness(texts[alt], texts[neu]), default=None)
        if best is not None and likeness(texts[best], texts[neu]) >= SAME_SENTENCE:
            left.remove(best)
            yield best, neu
        else:
            yield None, neu
    yield from ((alt, None) for alt in left)


def likeness(old: str, new: str) -> float:
    """0 to 1, by words."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def mark_outdated(page: Page, summe: str, now: datetime.datetime) -> None:
    """Translations of another text are outdated; one of a text that is back is not any more."""
    stands_of(page).filter(quelle_summe=summe).update(veraltet_seit=None)
    behind = stands_of(page).exclude(quelle_summe=summe)
    behind.filter(veraltet_seit__isnull=True).update(veraltet_seit=now)
