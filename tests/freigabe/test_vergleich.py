"""The change a head releases: everything that readers will meet, and nothing nobody typed."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import get_page_models
from wagtail.rich_text import RichText

from angebote.models.zeiten import Ausnahme, Oeffnungszeit
from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.models import Verantwortung
from portal.freigabe.vergleich import angaben, vergleiche
from portal.media.models import Bild

from .factories import Haus, change, fresh, make_live


def hour(**fields: Any) -> Oeffnungszeit:
    return Oeffnungszeit(wochentag=1, von=datetime.time(9), bis=datetime.time(10), **fields)


def day(**fields: Any) -> Ausnahme:
    date = datetime.date(2026, 12, 24)
    return Ausnahme(von=date, bis=date, **fields)


def changed(haus: Haus, before: dict[str, Any], after: dict[str, Any]) -> dict[str, str]:
    """Label and all pieces of text of the changes between two drafts of an offer."""
    old = make_live(haus.index, haus.a, **before).get_latest_revision_as_object()
    new = change(fresh(old), None, **after).get_latest_revision_as_object()
    with override(SOURCE_LANGUAGE):
        return {
            entry.name: " ".join(part.text for line in entry.zeilen for part in line)
            for entry in vergleiche(old, new).geaendert
        }


def test_a_new_offer_shows_what_was_typed_and_nothing_else(haus: Haus) -> None:
    offer = haus.draft(fuer_wen="Alle", schlagwoerter=[])
    with override(SOURCE_LANGUAGE):
        found = vergleiche(None, offer.get_latest_revision_as_object())
    shown = {
        entry.name: " ".join(p.text for z in entry.zeilen for p in z) for entry in found.geaendert
    }
    assert shown == {
        "Titel": "Offene Sprechstunde",
        "in einem Satz": "Ein Gespräch.",
        "stadtweit": "ja",
        "zuständiger Bereich": "Bereich 3-4 Gesundheit",
        "für wen": "Alle",
    }
    assert found.gleich == []


def test_the_head_reads_no_default_on_the_page_of_a_new_offer(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    client.force_login(haus.leitung_a)
    state = page.current_workflow_task_state
    html = client.get(reverse("freigabe_entscheiden", args=[state.pk])).content.decode()
    assert "Offene Sprechstunde" in html
    assert "nicht bekannt" not in html
    assert "Kurztitel" not in html


@pytest.mark.parametrize("model", [m for m in get_page_models() if issubclass(m, Verantwortung)])
def test_every_entry_of_a_page_has_a_german_name(db: None, model: Any) -> None:
    """The same word in both languages is one of the glossary, or was left untranslated."""
    page = model()
    with override("en"):
        english = {name: label for name, label, _lines in angaben(page)}
    with override(SOURCE_LANGUAGE):
        german = {name: label for name, label, _lines in angaben(page)}
    same = {label for name, label in german.items() if label == english[name]}
    assert same <= {"Themeninseln", "Sozialräume", "Themenfeld", "Sozialraum"}
    assert "Kurztitel" not in german.values()


@pytest.mark.parametrize(
    ("relation", "before", "after", "seen"),
    [
        ("oeffnungszeiten", hour, {"hinweis": "nur für Väter"}, "nur für Väter"),
        ("oeffnungszeiten", hour, {"rhythmus": "2"}, "jeden zweiten im Monat"),
        ("ausnahmen", day, {"geschlossen": False}, "nein"),
        ("ausnahmen", day, {"hinweis": "Heiligabend"}, "Heiligabend"),
    ],
)
def test_a_change_in_a_row_is_seen(
    haus: Haus, relation: str, before: Any, after: dict[str, Any], seen: str
) -> None:
    found = changed(haus, {relation: [before()]}, {relation: [before(**after)]})
    assert len(found) == 1
    assert seen in next(iter(found.values()))


def figure(value: int) -> tuple[str, Any]:
    entry = {"wert": value, "bezeichnung": "Plätze", "herkunft": "angegeben", "quelle": "Liste"}
    return ("kennzahlen", [entry])


def link(target: str) -> tuple[str, Any]:
    return ("absatz", RichText(f'<p>Zur <a href="{target}">Anmeldung</a></p>'))


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (figure(12), figure(21), "21"),
        (link("https://example.org/alt"), link("https://example.org/neu"), "example.org/neu"),
        (
            ("hinweis", {"art": "stand", "titel": "T", "text": RichText("<p>x</p>")}),
            ("hinweis", {"art": "achtung", "titel": "T", "text": RichText("<p>x</p>")}),
            "Achtung",
        ),
    ],
)
def test_a_change_in_a_long_text_is_seen_though_the_words_are_the_same(
    haus: Haus, before: Any, after: Any, seen: str
) -> None:
    found = changed(haus, {"beschreibung": [before]}, {"beschreibung": [after]})
    assert list(found) == ["was Sie erwartet"]
    assert seen in found["was Sie erwartet"]


def test_another_picture_is_seen(haus: Haus) -> None:
    pictures = [Bild.objects.create(title=t, file=get_test_image_file(f"{t}.png")) for t in "AB"]
    blocks = [("bild", {"bild": picture, "unterschrift": "Das Haus"}) for picture in pictures]
    found = changed(haus, {"beschreibung": blocks[:1]}, {"beschreibung": blocks[1:]})
    assert "Bild: B" in found["was Sie erwartet"]


def test_keywords_are_seen(haus: Haus) -> None:
    offer = make_live(haus.index, haus.a)
    online = fresh(offer).live_revision.as_object()
    draft = offer.get_latest_revision_as_object()
    draft.schlagwoerter.add("Hebamme")
    draft.save_revision()
    with override(SOURCE_LANGUAGE):
        found = vergleiche(online, fresh(offer).get_latest_revision_as_object()).geaendert
    assert [(entry.name, entry.zeilen[0][0].text) for entry in found] == [
        ("Schlagwörter", "Hebamme")
    ]


def test_the_numbers_the_editor_gives_to_paragraphs_are_no_change(haus: Haus) -> None:
    def texts(source: str) -> dict[str, Any]:
        notice = {"art": "stand", "titel": "T", "text": RichText(source)}
        return {"beschreibung": [("absatz", RichText(source)), ("hinweis", notice)]}

    plain, numbered = texts("<p>Ein Haus.</p>"), texts('<p data-block-key="rmlqm">Ein Haus.</p>')
    assert changed(haus, plain, numbered) == {}
