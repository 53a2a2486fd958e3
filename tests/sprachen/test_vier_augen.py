"""A translation needs a second pair of eyes, and a German text that somebody has released."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from angebote.models import Angebot
from portal.freigabe import errors, pakete, zulassung
from portal.freigabe.models import Entwurfsstand, Paket
from portal.sprachen.desk.anlegen import begin
from portal.sprachen.uebersetzung import submit_translation
from tests.freigabe.factories import change, fresh, make_bereich, make_user, pruefsumme_of
from tests.freigabe.test_pakete import released

from .conftest import Welt


def translate_all(page: Page, user: Any) -> Translation:
    """Begin the English page of a German one, and type every text as ``user``."""
    begin(page, "en", user)
    found: Translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in found.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=found.target_locale,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}", "last_translated_by": user},
        )
    return found


def english(page: Page) -> Angebot:
    found: Angebot = Angebot.objects.get(
        translation_key=page.translation_key, locale__language_code="en"
    )
    return found


def press(client: Client, user: Any, page: Page) -> Any:
    client.force_login(user)
    state = english(page).current_workflow_task_state
    data = {"entscheidung": "freigeben", "pruefsumme": pruefsumme_of(english(page))}
    return client.post(reverse("freigabe_entscheiden", args=[state.pk]), data)


def publish_in_bulk(client: Client, user: Any, page: Page) -> None:
    client.force_login(user)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.post(f"{bulk}?id={page.pk}").status_code < 500


def test_translation_of_a_text_nobody_released_stays_offline_and_says_why(
    welt: Welt, client: Client
) -> None:
    draft = welt.haus.draft(title="Nie freigegeben")
    submit_translation(translate_all(draft, welt.haus.redaktion), welt.haus.redaktion)
    other = make_user("red2", "Redaktion")
    answer = press(client, other, draft)
    assert "Der deutsche Text dazu ist nicht freigegeben" in answer.content.decode()
    publish_in_bulk(client, other, english(draft))
    with pytest.raises(PermissionDenied):
        english(draft).get_latest_revision().publish(user=other)
    assert not english(draft).live


def test_release_cancelled_by_a_change_counts_for_no_translation(welt: Welt) -> None:
    page = released(welt.haus, "Einmal freigegeben")
    submit_translation(translate_all(page, welt.haus.redaktion), welt.haus.redaktion)
    change(page, welt.haus.redaktion, kurztext="Danach geändert.")
    with pytest.raises(zulassung.QuelleNichtFreigegeben):
        english(page).get_latest_revision().publish(
            user=make_user("red2", "Redaktion"), skip_permission_checks=True
        )


def test_who_submitted_a_translation_is_its_last_author_and_does_not_publish_it(
    welt: Welt, client: Client
) -> None:
    page = released(welt.haus, "Mit Übersetzung")
    submit_translation(translate_all(page, welt.haus.redaktion), welt.haus.redaktion)
    stand = Entwurfsstand.objects.get(page=english(page))
    assert stand.geaendert_von == welt.haus.redaktion
    assert press(client, welt.haus.redaktion, page).status_code == 409
    publish_in_bulk(client, welt.haus.redaktion, english(page))
    assert not english(page).live
    press(client, make_user("red2", "Redaktion"), page)
    assert english(page).live


def test_who_wrote_the_texts_does_not_publish_what_a_colleague_submitted(
    welt: Welt, client: Client
) -> None:
    page = released(welt.haus, "Zu zweit")
    translation = translate_all(page, welt.haus.redaktion)
    submit_translation(translation, welt.haus.uebersetzung)
    answer = press(client, welt.haus.redaktion, page)
    assert answer.status_code == 409
    assert not english(page).live
    press(client, make_user("red2", "Redaktion"), page)
    assert english(page).live


def test_draft_translation_its_author_never_submitted_is_not_published_from_the_list(
    welt: Welt, client: Client
) -> None:
    page = released(welt.haus, "Nicht eingereicht")
    translation = translate_all(page, welt.haus.redaktion)
    translation.save_target(user=welt.haus.redaktion, publish=False)
    publish_in_bulk(client, welt.haus.redaktion, english(page))
    with pytest.raises(errors.EigeneAenderung):
        english(page).get_latest_revision().publish(
            user=welt.haus.redaktion, skip_permission_checks=True
        )
    assert not english(page).live


def test_package_names_the_translation_whose_german_text_is_not_released(welt: Welt) -> None:
    draft = welt.haus.draft(title="Nie freigegeben")
    submit_translation(translate_all(draft, welt.haus.redaktion), welt.haus.redaktion)
    paket = Paket.objects.create(titel="P")
    pakete.add(paket, english(draft), welt.haus.redaktion)
    with pytest.raises(pakete.PaketBlockiert, match="Der deutsche Text dazu ist nicht freigegeben"):
        pakete.approve(paket, welt.haus.redaktion)


def test_german_text_and_its_translation_go_online_together(welt: Welt) -> None:
    page = released(welt.haus, "Zusammen")
    submit_translation(translate_all(page, welt.haus.redaktion), welt.haus.uebersetzung)
    other = make_user("red2", "Redaktion")
    paket = Paket.objects.create(titel="P")
    for one in (english(page), page):
        pakete.add(paket, one, other)
    pakete.approve(paket, other)
    pakete.publish(paket, other)
    assert (fresh(page).live, english(page).live) == (True, True)


def test_own_texts_of_the_redaktion_are_translated_as_they_are_written(welt: Welt) -> None:
    """What needs no release in German needs no second pair of eyes in English either."""
    own = make_bereich("3-2", "Soziales")
    page = welt.haus.draft(title="Eigenes")
    page = change(page, welt.haus.redaktion, zustaendiger_bereich=own)
    page.get_latest_revision().publish()
    translation = translate_all(fresh(page), welt.haus.redaktion)
    translation.save_target(user=welt.haus.redaktion, publish=False)
    english(page).get_latest_revision().publish(user=welt.haus.redaktion)
    assert english(page).live
