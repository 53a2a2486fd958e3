"""The story: an offer is changed in German, and its translation follows through review to live."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from angebote.models import Angebot
from portal.freigabe import pakete
from portal.freigabe.models import Freigabe, Paket
from portal.freigabe.zulassung import QuelleNichtFreigegeben
from portal.sprachen.desk.anlegen import begin
from portal.sprachen.desk.klein import declare_small, remember
from portal.sprachen.desk.stand import Stand
from portal.sprachen.desk.tafel import Auswahl, tafel
from portal.sprachen.desk.vorab import back_to_live, translate_ahead
from portal.sprachen.models import Textaenderung
from portal.sprachen.uebersetzung import submit_translation
from tests.factories.formular import edit_address, give_reason, page_form
from tests.freigabe.factories import pruefsumme_of
from tests.sprachen.conftest import translate

from .conftest import DREI, Tisch, absatz, fill, start_translation, stream

CHANGED = [DREI[0], absatz(DREI[1]["id"], "<p>Kommen Sie gern vorbei.</p>"), DREI[2]]


def state(tisch: Tisch) -> Stand:
    rows = tafel(Auswahl(sprache="en")).zeilen
    return next(row.zellen[0].stand for row in rows if row.titel == "Babytreff")


def test_changed_offer_goes_from_the_table_through_review_to_live(
    tisch: Tisch, client: Client
) -> None:
    tisch.publish(CHANGED)
    assert state(tisch) == Stand.VERALTET

    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[tisch.translation.pk])
    sheet = client.get(url)
    (text,) = sheet.context["offene"]
    assert text.deutsch == "Kommen Sie gern vorbei."
    assert text.vorher.uebersetzung == "Just come by."
    assert len(sheet.context["fertige"]) == len(tisch.texte) - 1

    client.post(url, {f"text-{text.segment}": "You are welcome to come by."})
    client.post(reverse("uebersetzung_einreichen", args=[tisch.translation.pk]))
    assert state(tisch) == Stand.ARBEIT
    assert "welcome" not in str(tisch.english.beschreibung)

    client.force_login(tisch.haus.redaktion)
    step = tisch.english.current_workflow_task_state
    assert step is not None
    decide = reverse("freigabe_entscheiden", args=[step.pk])
    seen = client.get(decide).context["e"].stand.pruefsumme
    client.post(decide, {"entscheidung": "freigeben", "pruefsumme": seen})

    live = str(tisch.english.beschreibung)
    assert "You are welcome to come by." in live
    assert "We are here on Mondays." in live
    assert "Tea is free." in live
    assert state(tisch) == Stand.GEPRUEFT
    assert StringTranslation.objects.filter(data="Just come by.").exists()


def test_translation_goes_live_with_its_package(tisch: Tisch) -> None:
    tisch.publish(CHANGED)
    for segment in tisch.fresh().source.stringsegment_set.filter(string__data__contains="gern"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=tisch.translation.target_locale,
            data="Do come by.",
            translation_type="manual",
        )
    paket = Paket.objects.create(titel="Ausschuss")
    pakete.add(paket, tisch.english, tisch.haus.redaktion)
    submit_translation(tisch.fresh(), tisch.haus.uebersetzung)
    pakete.approve(paket, tisch.haus.redaktion)
    assert "Do come by." not in str(tisch.english.beschreibung)
    pakete.publish(paket, tisch.haus.redaktion, timezone.now())
    assert "Do come by." in str(tisch.english.beschreibung)
    assert state(tisch) == Stand.GEPRUEFT


def test_button_of_the_worksheet_takes_the_old_translation_over(
    tisch: Tisch, client: Client
) -> None:
    tisch.publish(CHANGED)
    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[tisch.translation.pk])
    (text,) = client.get(url).context["offene"]
    client.post(url, {"uebernehmen": f"{text.segment}:vorher", f"text-{text.segment}": ""})
    assert tisch.open_texts() == []


def test_text_with_a_broken_link_is_kept_and_shown_with_its_error(
    tisch: Tisch, client: Client
) -> None:
    tisch.publish(CHANGED)
    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[tisch.translation.pk])
    (text,) = client.get(url).context["offene"]
    client.post(url, {f"text-{text.segment}": 'A <a id="a7">wrong</a> link'})
    (again,) = client.get(url).context["offene"]
    assert again.uebersetzung == 'A <a id="a7">wrong</a> link'
    assert again.fehler


def test_same_sentence_on_another_page_is_offered_and_marked(tisch: Tisch, client: Client) -> None:
    tisch.publish([*DREI, absatz("44444444-0000-4000-8000-000000000001", "<p>Angebote</p>")])
    other = start_translation(tisch.haus.index, "en")
    segment = other.source.stringsegment_set.get(string__data="Angebote", context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=other.target_locale,
        data="Offers",
        translation_type="manual",
    )
    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_blatt", args=[tisch.translation.pk])
    (text,) = client.get(url).context["offene"]
    assert [offer.text for offer in text.angebote] == ["Offers"]
    assert [hint.begriff for hint in text.begriffe] == ["Angebot"]
    client.post(reverse("uebersetzungen_speicher", args=[tisch.translation.pk]))
    assert StringTranslation.objects.filter(tool_name="Übersetzungsspeicher").count() == 1


def test_small_change_keeps_translations_valid_and_says_who_said_so(tisch: Tisch) -> None:
    tisch.publish(CHANGED)
    change = Textaenderung.objects.get()
    assert declare_small(change, tisch.haus.redaktion) == 0
    change.refresh_from_db()
    assert (change.klein, change.klein_von) == (True, tisch.haus.redaktion)
    assert change.klein_am is not None
    assert state(tisch) == Stand.GEPRUEFT
    assert tisch.open_texts() == []


def test_new_paragraph_is_no_small_change(tisch: Tisch) -> None:
    tisch.publish([*DREI, absatz("44444444-0000-4000-8000-000000000001", "<p>Ganz neu.</p>")])
    assert declare_small(Textaenderung.objects.get(), tisch.haus.redaktion) == 1
    assert state(tisch) == Stand.VERALTET
    assert tisch.open_texts() == ["Ganz neu."]


@pytest.mark.parametrize("action", ["action-publish", "entwurf"])
def test_button_in_the_german_editor_records_the_small_change(
    tisch: Tisch, client: Client, action: str
) -> None:
    client.force_login(tisch.haus.redaktion)
    data = page_form(client, tisch.angebot, action=action)
    data[action] = "kleine-aenderung"
    data["kurztext"] = "Ein gutes Gespräch."
    client.post(edit_address(tisch.angebot), data)
    if action == "action-publish":
        give_reason(client, tisch.angebot)
    if action == "entwurf":
        assert not Textaenderung.objects.exists()
        Angebot.objects.get(pk=tisch.angebot.pk).get_latest_revision().publish()
    change = Textaenderung.objects.get()
    assert (change.klein, change.klein_von) == (True, tisch.haus.redaktion)
    assert state(tisch) == Stand.GEPRUEFT


def test_change_and_its_translation_go_online_in_the_same_minute(
    tisch: Tisch, client: Client
) -> None:
    paket = Paket.objects.create(titel="Ausschuss")
    german = change_draft(tisch)
    pakete.add(paket, german, tisch.haus.redaktion)
    client.force_login(tisch.haus.redaktion)
    client.post(reverse("uebersetzungen_vorab", args=[german.pk]))
    assert tisch.open_texts() == ["Kommen Sie gern vorbei."]
    assert state(tisch) == Stand.GEPRUEFT

    fill(tisch.fresh(), {"Kommen Sie gern vorbei.": "Do come by."})
    submit_translation(tisch.fresh(), tisch.haus.uebersetzung)
    pakete.add(paket, tisch.english, tisch.haus.redaktion)
    Freigabe.objects.create(
        page=german,
        bereich=tisch.haus.a,
        revision=german.latest_revision,
        pruefsumme=pruefsumme_of(german),
        fassung=1,
    )
    pakete.approve(paket, tisch.haus.redaktion)
    pakete.publish(paket, tisch.haus.redaktion, timezone.now())
    assert "gern" in str(Angebot.objects.get(pk=german.pk).beschreibung)
    assert "Do come by." in str(tisch.english.beschreibung)
    assert state(tisch) == Stand.GEPRUEFT
    assert tisch.open_texts() == []


def test_text_translated_ahead_stays_offline_until_its_german_text_is_released(
    tisch: Tisch,
) -> None:
    """A package may hold a text that its head has not seen; its translation tells what it says."""
    german = change_draft(tisch)
    pakete.add(Paket.objects.create(titel="x"), german, tisch.haus.redaktion)
    translate_ahead(german, tisch.haus.redaktion)
    fill(tisch.fresh(), {"Kommen Sie gern vorbei.": "Do come by."})
    submit_translation(tisch.fresh(), tisch.haus.uebersetzung)
    step = tisch.english.current_workflow_task_state
    seen = pruefsumme_of(tisch.english)
    with pytest.raises(QuelleNichtFreigegeben):
        step.task.specific.on_action(step, tisch.haus.redaktion, "approve", pruefsumme=seen)
    assert "Do come by." not in str(tisch.english.beschreibung)


def test_language_begun_meanwhile_gets_the_text_that_is_translated_ahead(tisch: Tisch) -> None:
    german = change_draft(tisch)
    for page in (tisch.haus.index.get_parent().specific, tisch.haus.index):
        translate(page, "ar", page.title)
    pakete.add(Paket.objects.create(titel="x"), german, tisch.haus.redaktion)
    translate_ahead(german, tisch.haus.redaktion)
    begin(german, "ar", tisch.haus.uebersetzung)
    assert tisch.open_texts() == ["Kommen Sie gern vorbei."]


def test_text_that_is_not_online_yet_can_be_closed_to_translators_again(tisch: Tisch) -> None:
    german = change_draft(tisch)
    pakete.add(Paket.objects.create(titel="x"), german, tisch.haus.redaktion)
    translate_ahead(german, tisch.haus.redaktion)
    back_to_live(german, tisch.haus.redaktion)
    assert tisch.open_texts() == []
    assert not Textaenderung.objects.exists()


@pytest.mark.parametrize("who", ["uebersetzung", "einreichung_a", "redaktion"])
def test_draft_that_nobody_has_released_is_no_text_for_translators(tisch: Tisch, who: str) -> None:
    german = change_draft(tisch)
    with pytest.raises(PermissionDenied):
        translate_ahead(german, getattr(tisch.haus, who))
    assert tisch.open_texts() == []


def change_draft(tisch: Tisch) -> Angebot:
    draft = Angebot.objects.get(pk=tisch.angebot.pk)
    draft.beschreibung = stream(CHANGED)
    draft.save_revision(user=tisch.haus.einreichung_a)
    return Angebot.objects.get(pk=draft.pk)


def test_text_changed_after_it_was_called_small_is_not_small(tisch: Tisch) -> None:
    draft = tisch.angebot
    draft.kurztext = "Ein gutes Gespräch."
    draft.save_revision(user=tisch.haus.redaktion)
    remember(draft, tisch.haus.redaktion)
    tisch.publish(kurztext="Etwas völlig anderes.")
    assert not Textaenderung.objects.get().klein
    assert state(tisch) == Stand.VERALTET


@pytest.mark.parametrize(("who", "small"), [("redaktion", True), ("uebersetzung", False)])
def test_only_the_redaktion_says_afterwards_that_it_was_small(
    tisch: Tisch, client: Client, who: str, small: bool
) -> None:
    tisch.publish(CHANGED)
    change = Textaenderung.objects.get()
    client.force_login(getattr(tisch.haus, who))
    client.post(reverse("uebersetzungen_klein", args=[change.pk]))
    change.refresh_from_db()
    assert change.klein is small
