"""Switches on the languages there are texts for."""

from __future__ import annotations

from wagtail.models import Locale

from portal.sprachen.models import Sprache

from .load_translations import languages
from .lookup import Lookup


def load_languages(lookup: Lookup) -> int:
    """Switch on every language with texts, once; return how many.

    A language that has been on has its Locale already: one that the Redaktion has switched off
    since then stays off.
    """
    been_on = Locale.objects.values("language_code")
    rows = Sprache.objects.filter(code__in=languages(), eingeschaltet=False)
    switched = list(rows.exclude(code__in=been_on))
    for row in switched:
        row.eingeschaltet = True
        row.save()
    return len(switched)
