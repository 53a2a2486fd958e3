"""Every way around review and rights that wagtail-localize opens is closed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from portal.sprachen.uebersetzung import UebersetzungNichtFertig, submit_translation
from tests.freigabe.factories import make_live

from .conftest import DREI, Tisch, absatz, fill, start_translation

CHANGED = [DREI[0], absatz(DREI[1]["id"], "<p>Melden Sie sich an.</p>"), DREI[2]]


def live_text(tisch: Tisch) -> str:
    return str(tisch.english.beschreibung)


@pytest.fixture
def offen(tisch: Tisch) -> Tisch:
    tisch.publish(CHANGED)
    return tisch


@pytest.mark.parametrize("who", ["redaktion", "administration", "uebersetzung"])
def test_editor_publishes_nothing_past_the_review(offen: Tisch, client: Client, who: str) -> None:
    before = live_text(offen)
    client.force_login(getattr(offen.haus, who))
    url = reverse("wagtailadmin_pages:edit", args=[offen.english.pk])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wagtail_localize.models.transaction.on_commit", lambda call: call())
        client.post(url, {"action": "publish"})
    assert live_text(offen) == before


def test_editor_offers_no_button_that_is_refused(offen: Tisch, client: Client) -> None:
    client.force_login(offen.haus.redaktion)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[offen.english.pk]))
    assert json.loads(page.context["props"])["perms"]["canPublish"] is False


def test_draft_of_a_live_page_shows_readers_nothing_new(offen: Tisch) -> None:
    """wagtail-localize writes a draft on the live page itself: online before its review."""
    before = live_text(offen)
    fill(offen.fresh(), {"Melden Sie sich an.": "Please register.", "Babytreff": "Babies"})
    submit_translation(offen.fresh(), offen.haus.uebersetzung)
    page = offen.english
    assert live_text(offen) == before
    assert (page.title, page.draft_title) == ("Baby group", "Babies")
    assert page.has_unpublished_changes
    draft = page.get_latest_revision_as_object()
    assert "Please register." in str(draft.beschreibung)


def test_list_publishes_no_draft_of_a_translation(offen: Tisch, client: Client) -> None:
    other = make_live(offen.haus.index, offen.haus.a, title="Turnen", slug="turnen")
    draft = start_translation(other, "en")
    page = draft.get_target_instance()
    client.force_login(offen.haus.redaktion)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={page.pk}", {"next": "/"})
    assert not Page.objects.get(pk=page.pk).live


def test_sync_of_translated_pages_publishes_nothing(offen: Tisch, client: Client) -> None:
    before = live_text(offen)
    client.force_login(offen.haus.redaktion)
    url = reverse("wagtail_localize:update_translations", args=[offen.translation.source_id])
    answer = client.post(url, {"publish_translations": "on"})
    assert answer["Location"].startswith(reverse("uebersetzungen"))
    assert live_text(offen) == before


def test_stock_submission_makes_no_alias_of_missing_parents(tisch: Tisch, client: Client) -> None:
    """They would be live at once: German text under an Arabic address."""
    arabic = Locale.objects.get(language_code="ar")
    client.force_login(tisch.haus.redaktion)
    url = reverse("wagtail_localize:submit_page_translation", args=[tisch.angebot.pk])
    client.post(url, {"locales": [arabic.pk]})
    assert not Page.objects.filter(locale=arabic).exists()
    with pytest.raises(PermissionDenied):
        tisch.angebot.copy_for_translation(arabic, copy_parents=True)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_translation_with_german_texts_left_in_it_is_not_submitted(
    offen: Tisch, client: Client
) -> None:
    with pytest.raises(UebersetzungNichtFertig):
        submit_translation(offen.fresh(), offen.haus.uebersetzung)
    client.force_login(offen.haus.uebersetzung)
    url = reverse("uebersetzung_einreichen", args=[offen.translation.pk])
    client.post(url, {"unvollstaendig": "on"})
    assert not offen.english.workflow_in_progress


def test_leichte_sprache_is_never_overwritten_by_strings(tisch: Tisch, client: Client) -> None:
    simple = Locale.objects.get(language_code="de-simple")
    for page in (tisch.haus.index.get_parent().specific, tisch.haus.index, tisch.angebot):
        copy = page.copy_for_translation(simple)
        copy.save_revision(clean=False).publish()
    translation = Translation.objects.create(source=tisch.translation.source, target_locale=simple)
    assert not translation.enabled
    client.force_login(tisch.haus.redaktion)
    url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
    client.post(url, {"localize-restart-translation": "1"})
    translation.refresh_from_db()
    assert not translation.enabled


def test_file_sent_to_the_stock_import_is_read_the_same_way(offen: Tisch, client: Client) -> None:
    client.force_login(offen.haus.uebersetzung)
    url = reverse("wagtail_localize:upload_pofile", args=[offen.translation.pk])
    answer = client.post(url, {"file": SimpleUploadedFile("x.po", b"/etc/passwd")})
    assert answer.status_code == 200
    assert answer.context["form"].errors["datei"]


@pytest.mark.parametrize(
    "name",
    ["uebersetzungen_speicher", "uebersetzungen_maschine", "uebersetzungen_gelesen"],
)
@pytest.mark.parametrize("who", ["einreichung_a", "leitung_a"])
def test_fachbereich_changes_no_translation(
    offen: Tisch, client: Client, name: str, who: str
) -> None:
    before: list[Any] = list(StringTranslation.objects.values())
    client.force_login(getattr(offen.haus, who))
    answer = client.post(reverse(name, args=[offen.translation.pk]))
    assert answer.status_code in {302, 403}
    assert list(StringTranslation.objects.values()) == before


def test_string_of_another_page_cannot_be_written_through_ones_own(
    tisch: Tisch, client: Client
) -> None:
    other = start_translation(tisch.haus.index, "en")
    segment = other.source.stringsegment_set.first()
    assert segment is not None
    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[tisch.translation.pk])
    client.post(url, {f"text-{segment.pk}": "fremd"})
    assert not StringTranslation.objects.filter(data="fremd").exists()
