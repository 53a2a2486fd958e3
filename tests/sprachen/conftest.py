"""Fixtures of the language tests: a German tree with an English and an Arabic sister."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from wagtail.models import Locale

from angebote.models import Angebot, AngebotIndex
from portal.home.models import Startseite
from tests.freigabe.factories import Haus, make_live


@dataclass
class Welt:
    """``haus`` with one live German offer that exists in English only besides."""

    haus: Haus
    start: Startseite
    start_en: Startseite
    start_ar: Startseite
    index_en: AngebotIndex
    angebot: Angebot
    angebot_en: Angebot


def translate(page, code: str, title: str):  # type: ignore[no-untyped-def]
    """Copy a page into another language and publish it there."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=code))
    copy.title = title
    copy.save_revision(clean=False).publish()
    return type(page).objects.get(pk=copy.pk)


@pytest.fixture
def welt(db: None) -> Welt:
    haus = Haus()
    start = Startseite.objects.get(slug="start")
    start_en, start_ar = translate(start, "en", "Home"), translate(start, "ar", "البداية")
    index_en = translate(haus.index, "en", "Offers")
    angebot = make_live(haus.index, haus.a, title="Babytreff", slug="babytreff")
    angebot_en = translate(angebot, "en", "Baby group")
    return Welt(haus, start, start_en, start_ar, index_en, angebot, angebot_en)
