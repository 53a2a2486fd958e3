from __future__ import annotations

import pytest

from portal.core.slugs import german_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Frühe Hilfen", "fruehe-hilfen"),
        ("Straße", "strasse"),
        ("Expert*innen", "expertinnen"),
        ("Mitte/Styrum", "mitte-styrum"),
        ("Übergang Schule-Beruf", "uebergang-schule-beruf"),
        ("🎉", ""),
    ],
)
def test_an_address_keeps_german_spelling(text: str, slug: str) -> None:
    assert german_slug(text) == slug
