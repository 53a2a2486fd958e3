"""When learning happens: once for many publications, after they are live, in the queue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.core.languages import CODES, SOURCE_LANGUAGE, base_language

from .learned import learn_from
from .lessons import lessons
from .models import LearnedWords

LEARNABLE = tuple(code for code in CODES if base_language(code) != SOURCE_LANGUAGE)


def wait() -> timedelta:
    """From the first publication until learning begins; what follows meanwhile is learned, too."""
    return timedelta(seconds=settings.SEARCH_LEARN_AFTER_SECONDS)


def mark_due(languages: Iterable[str]) -> bool:
    """Note that something went live; True if nobody was waiting for a run already."""
    waiting = LearnedWords.objects.due().exists()
    wanted = sorted(set(languages) & set(LEARNABLE))
    for language in wanted:
        now = timezone.now()
        LearnedWords.objects.update_or_create(language=language, defaults={"due_since": now})
    return bool(wanted) and not waiting


def learn_language(language: str) -> LearnedWords:
    """Learn a language from all that is public now."""
    return learn_from(lessons(language), language)


def learn_due() -> list[LearnedWords]:
    """Learn what is due. What goes live while this runs stays due: the caller asks again."""
    due = list(LearnedWords.objects.due().values_list("language", "due_since"))
    learned = []
    for language, since in due:
        learned.append(learn_language(language))
        LearnedWords.objects.filter(language=language, due_since=since).update(due_since=None)
    return learned
