"""What a search field offers while somebody types: words the pages use, and titles."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from .analysis import analyser_for
from .forms import readable
from .models import SearchDocument, SearchTerm

_SHORTEST: Final = 2
_WORDS: Final = 5
_TITLES: Final = 4


def suggestions(typed: str, language: str) -> list[str]:
    """Completions of the last word, then titles that begin so; at most nine."""
    text = readable(typed)
    tokens = list(analyser_for(language).tokens(text))
    if not tokens or len(tokens[-1].form) < _SHORTEST or text[tokens[-1].end :].strip():
        return []
    begun = text[: tokens[-1].start]
    words = [begun + term.word for term in _beginning(tokens[-1].form, language)[:_WORDS]]
    return list(dict.fromkeys([*words, *_titles(text, language)]))


def _beginning(prefix: str, language: str) -> QuerySet[SearchTerm]:
    """A range, not LIKE: every database answers it from the index."""
    return SearchTerm.objects.filter(
        language=language, form__gte=prefix, form__lt=prefix + "\uffff", count__gt=0
    ).order_by("-count", "form")


def _titles(text: str, language: str) -> list[str]:
    rows = SearchDocument.objects.served_to(language).filter(title__istartswith=text)
    return list(rows.order_by("sort", "pk").values_list("title", flat=True)[:_TITLES])
