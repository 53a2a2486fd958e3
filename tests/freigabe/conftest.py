"""Fixtures of the release tests."""

from __future__ import annotations

from typing import Any

import pytest

from portal.register.models import Kontakt, Themeninsel

from .factories import Haus


@pytest.fixture
def haus(db: None) -> Haus:
    return Haus()


@pytest.fixture
def felder(haus: Haus) -> dict[str, Any]:
    """What somebody types into the short form."""
    insel = Themeninsel.objects.create(name="Gesundheit", slug="gesundheit", farbe="gesundheit")
    kontakt = Kontakt.objects.create(
        bezeichnung="Suchtberatung", bereich=haus.a, email="sucht@example.org"
    )
    return {
        "title": "Sprechstunde Sucht",
        "kurztext": "Vertrauliches Gespräch ohne Termin.",
        "fuer_wen": "Erwachsene",
        "themeninsel": insel.pk,
        "wo": "Beratungsstelle Beispielhof, Musterstraße 12, 46045 Oberhausen",
        "raum": "stadtweit",
        "kosten": "kostenlos",
        "kontakt": kontakt.pk,
        "tag1": "3",
        "von1": "15",
        "bis1": "17.30 Uhr",
    }
