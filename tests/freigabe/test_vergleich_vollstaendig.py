"""Whatever a release is bound to is shown to those who release: generated from the models."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import override
from wagtail.fields import StreamField
from wagtail.models import get_page_models
from wagtail.rich_text import RichText

from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.models import Verantwortung
from portal.freigabe.pruefsumme import IGNORED, pruefsumme
from portal.freigabe.vergleich import IDENTITY, vergleiche
from portal.media.models import Dokument

from .factories import Haus, change, fresh, make_live

MODELS = [m for m in get_page_models() if issubclass(m, Verantwortung)]


def editable(model: Any) -> list[models.Field]:
    """Every column that the checksum covers; what is chosen from a list of rows is tested apart."""
    hidden = IGNORED | IDENTITY
    columns = [f for f in model._meta.concrete_fields if f.name not in hidden]
    return [f for f in columns if not isinstance(f, models.ForeignKey) and not f.primary_key]


CASES = [(model, field.name) for model in MODELS for field in editable(model)]


def other_value(field: models.Field) -> Any:
    """A value that no new page of the type has."""
    if isinstance(field, StreamField):
        return [("absatz", RichText("<p>Anders</p>"))]
    if field.choices:
        return [value for value, _name in field.flatchoices if value != field.get_default()][-1]
    if isinstance(field, models.BooleanField):
        return not field.get_default()
    if isinstance(field, models.DateField):
        return datetime.date(2031, 2, 3)
    if isinstance(field, models.IntegerField | models.DecimalField | models.FloatField):
        return 7
    if isinstance(field, models.JSONField):
        return ["tr"]
    return "anders-7"


@pytest.mark.parametrize(("model", "name"), CASES, ids=lambda v: getattr(v, "__name__", v))
def test_a_change_of_any_column_is_shown(db: None, model: Any, name: str) -> None:
    before, after = model(title="Gleich"), model(title="Gleich")
    setattr(after, name, other_value(model._meta.get_field(name)))
    assert pruefsumme(before.serializable_data()) != pruefsumme(after.serializable_data())
    with override(SOURCE_LANGUAGE):
        assert vergleiche(before, after).geaendert


def shown(haus: Haus, before: Any, after: Any) -> str:
    old = make_live(haus.index, haus.a, beschreibung=[before]).get_latest_revision_as_object()
    new = change(fresh(old), None, beschreibung=[after]).get_latest_revision_as_object()
    with override(SOURCE_LANGUAGE):
        found = vergleiche(old, new).geaendert
    return " ".join(part.text for entry in found for line in entry.zeilen for part in line)


def test_another_bereich_is_seen(haus: Haus) -> None:
    old = make_live(haus.index, haus.a).get_latest_revision_as_object()
    new = change(fresh(old), None, zustaendiger_bereich=haus.b).get_latest_revision_as_object()
    (found,) = vergleiche(old, new).geaendert
    assert "Sport" in found.zeilen[-1][-1].text


def test_another_document_of_the_same_title_is_seen(haus: Haus) -> None:
    one, two = (
        Dokument.objects.create(title="Anlage", file=ContentFile(b"%PDF-1.4", f"{name}.pdf"))
        for name in ("erste", "zweite")
    )
    blocks = [("dokument", {"dokument": item, "beschreibung": ""}) for item in (one, two)]
    assert "zweite" in shown(haus, *blocks)


@pytest.mark.parametrize("after", ["<p><b>Nur</b> Worte</p>", "<p>Nur</p><p>Worte</p>"])
def test_another_form_of_the_same_words_is_said(haus: Haus, after: str) -> None:
    before = ("absatz", RichText("<p>Nur Worte</p>"))
    assert "Worte" in shown(haus, before, ("absatz", RichText(after)))
    assert shown(haus, before, before) == ""


@pytest.mark.parametrize(
    ("name", "value", "seen"),
    [
        ("seo_title", "Ganz anderer Titel", "Ganz anderer Titel"),
        ("search_description", "Für die Suche", "Für die Suche"),
        ("beispiel", True, "ja"),
    ],
)
def test_what_search_engines_and_marks_say_is_seen(
    haus: Haus, name: str, value: Any, seen: str
) -> None:
    old = make_live(haus.index, haus.a).get_latest_revision_as_object()
    new = change(fresh(old), None, **{name: value}).get_latest_revision_as_object()
    with override(SOURCE_LANGUAGE):
        (found,) = vergleiche(old, new).geaendert
    assert found.zeilen[-1][-1].text == seen
