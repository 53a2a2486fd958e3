"""The registers."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.register.models import (
    Bereich,
    BereichBezeichnung,
    Kontakt,
    Lebensphase,
    Sozialraum,
    Zielgruppe,
)

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime.date(2025, 1, 1)


def phase(slug: str, von: int, bis: int | None) -> Lebensphase:
    return Lebensphase.objects.create(
        name=slug, slug=slug, kurz=slug, alter_von_monate=von, alter_bis_monate=bis
    )


def test_a_reader_sees_the_name_in_the_own_language_or_in_german() -> None:
    group = Zielgruppe(name="Eltern", slug="eltern", namen={"ar": "الآباء"})
    with translation.override("ar"):
        assert str(group) == "الآباء"
    with translation.override("pl"):
        assert str(group) == "Eltern"
    with translation.override("de-simple"):
        assert str(group) == "Eltern"


def test_a_word_that_ended_is_no_longer_offered() -> None:
    Sozialraum.objects.create(
        name="Alt", slug="alt", kuerzel="AA", gueltig_bis=datetime.date(2024, 12, 31)
    )
    Sozialraum.objects.create(name="Neu", slug="neu", kuerzel="NN", gueltig_von=NEW_YEAR)
    assert [r.name for r in Sozialraum.objects.gueltig(NEW_YEAR)] == ["Neu"]


def test_an_age_span_finds_exactly_the_life_phases_it_touches() -> None:
    phase("schwangerschaft", -9, 0)
    phase("kita", 36, 72)
    phase("erwachsen", 192, None)
    found = Lebensphase.objects.fuer_alter
    assert [p.slug for p in found(36, 72)] == ["kita"]
    assert [p.slug for p in found(72, 120)] == []
    assert [p.slug for p in found(48, None)] == ["kita", "erwachsen"]
    assert [p.slug for p in found(None, 0)] == ["schwangerschaft"]
    assert not found(None, None)


def test_a_renamed_bereich_keeps_its_old_name_in_old_papers() -> None:
    bereich = Bereich.objects.create(slug="3-2")
    before = datetime.date(2024, 12, 31)
    for number, name, start, end in (
        ("3-2", "Soziales", None, before),
        ("3-2", "Soziales und Teilhabe", NEW_YEAR, None),
    ):
        BereichBezeichnung.objects.create(
            bereich=bereich, nummer=number, name=name, gueltig_von=start, gueltig_bis=end
        )
    assert bereich.bezeichnung(before) == "Bereich 3-2 Soziales"
    assert bereich.bezeichnung(NEW_YEAR) == "Bereich 3-2 Soziales und Teilhabe"


def test_a_private_mailbox_is_not_published_as_a_contact() -> None:
    with pytest.raises(ValidationError, match="email"):
        Kontakt(bezeichnung="Beratung", email="erika.muster@example.org").full_clean()
    Kontakt(bezeichnung="Beratung", email="beratung@example.org").full_clean()
