"""Words of the registers."""

from __future__ import annotations

from typing import Any

import factory
from factory.django import DjangoModelFactory

from portal.register.models import (
    Bereich,
    BereichBezeichnung,
    Kontakt,
    Lebensphase,
    Runde,
    Sozialraum,
    Themenfeld,
    Themeninsel,
    Zielgruppe,
)


class WordFactory(DjangoModelFactory):
    """Abstract: name and slug count up together."""

    class Meta:
        abstract = True

    slug = factory.Sequence(lambda n: f"wort-{n}")
    name = factory.LazyAttribute(lambda word: word.slug.title())
    reihenfolge = factory.Sequence(int)


class SozialraumFactory(WordFactory):
    class Meta:
        model = Sozialraum

    slug = factory.Sequence(lambda n: f"sozialraum-{n}")
    kuerzel = factory.Sequence(lambda n: f"{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}")


class ThemenfeldFactory(WordFactory):
    class Meta:
        model = Themenfeld

    slug = factory.Sequence(lambda n: f"themenfeld-{n}")


class ThemeninselFactory(WordFactory):
    class Meta:
        model = Themeninsel

    slug = factory.Sequence(lambda n: f"insel-{n}")
    kurzname = factory.LazyAttribute(lambda island: island.name[:40])
    farbe = "gesundheit"


class ZielgruppeFactory(WordFactory):
    class Meta:
        model = Zielgruppe

    slug = factory.Sequence(lambda n: f"gruppe-{n}")


class LebensphaseFactory(WordFactory):
    class Meta:
        model = Lebensphase

    slug = factory.Sequence(lambda n: f"phase-{n}")
    kurz = "0–1"
    alter_von_monate = 0
    alter_bis_monate = 12


class RundeFactory(WordFactory):
    class Meta:
        model = Runde

    slug = factory.LazyAttribute(lambda runde: f"runde-{runde.nummer}")
    nummer = factory.Sequence(lambda n: n + 1)


class BereichFactory(DjangoModelFactory):
    """A Bereich with number and name: ``BereichFactory(slug="3-4", bezeichnung="Gesundheit")``."""

    class Meta:
        model = Bereich
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"9-{n}")
    postfach = factory.LazyAttribute(lambda bereich: f"bereich-{bereich.slug}@example.org")

    @factory.post_generation
    def bezeichnung(self: Any, create: bool, extracted: str | None, **kwargs: Any) -> None:
        BereichBezeichnung.objects.create(
            bereich=self, nummer=self.slug, name=extracted or f"Bereich {self.slug}"
        )


class KontaktFactory(DjangoModelFactory):
    class Meta:
        model = Kontakt

    bezeichnung = factory.Sequence(lambda n: f"Anlaufstelle {n}")
    email = factory.Sequence(lambda n: f"anlaufstelle-{n}@example.org")
    telefon = "0221 4710 123"
