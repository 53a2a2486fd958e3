"""Nothing goes around review and rights on the way through wagtail-localize."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
)

from angebote.models import Angebot
from portal.sprachen.uebersetzung import submit_translation

from .conftest import Welt


@pytest.fixture
def arabisch(welt: Welt) -> Translation:
    """The offer submitted for translation into Arabic, its parents translated."""
    welt.haus.index.copy_for_translation(Locale.objects.get(language_code="ar")).save_revision(
        clean=False
    ).publish()
    source, _ = TranslationSource.get_or_create_from_instance(welt.angebot)
    translation: Translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="ar")
    )
    translation.save_target(publish=False)
    return translation


def fill(translation: Translation, text: str = "نص") -> None:
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text},
        )


def target(translation: Translation) -> Page:
    page: Page = Angebot.objects.get(pk=translation.get_target_instance().pk)
    return page


def test_submitting_a_live_page_for_translation_puts_nothing_online(arabisch: Translation) -> None:
    assert not target(arabisch).live


def test_translation_is_reviewed_then_published(
    welt: Welt, arabisch: Translation, client: Client
) -> None:
    fill(arabisch)
    submit_translation(arabisch, welt.haus.uebersetzung)
    page = target(arabisch)
    assert page.workflow_in_progress
    assert not page.live
    state = page.current_workflow_task_state
    client.force_login(welt.haus.redaktion)
    url = reverse("freigabe_entscheiden", args=[state.pk])
    shown = client.get(url)
    seen = shown.context["e"].stand.pruefsumme
    client.post(url, {"entscheidung": "freigeben", "pruefsumme": seen})
    assert target(arabisch).live


def test_translator_cannot_publish_the_own_work(
    welt: Welt, arabisch: Translation, client: Client
) -> None:
    fill(arabisch)
    client.force_login(welt.haus.uebersetzung)
    client.post(
        reverse("wagtailadmin_pages:edit", args=[target(arabisch).pk]), {"action": "publish"}
    )
    assert not target(arabisch).live


def test_sync_and_publish_needs_the_right_to_publish(
    welt: Welt, arabisch: Translation, client: Client
) -> None:
    fill(arabisch)
    give_submit_right(welt.haus.uebersetzung)
    client.force_login(welt.haus.uebersetzung)
    url = reverse("wagtail_localize:update_translations", args=[arabisch.source.pk])
    client.post(url, {"publish_translations": "on"})
    assert not target(arabisch).live


def test_right_to_submit_alone_copies_no_foreign_page(welt: Welt, client: Client) -> None:
    page = welt.haus.draft(title="Fremd", slug="fremd")
    give_submit_right(welt.haus.einreichung_b)
    client.force_login(welt.haus.einreichung_b)
    english = Locale.objects.get(language_code="en")
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    client.post(url, {"locales": [english.pk]})
    assert not Page.objects.filter(translation_key=page.translation_key, locale=english).exists()


def give_submit_right(user: Any) -> None:
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))


@pytest.mark.parametrize("who", ["einreichung_b", "datenpflege", "leitung_a"])
def test_foreign_translation_cannot_be_read_or_written(
    welt: Welt, arabisch: Translation, client: Client, who: str
) -> None:
    segment = arabisch.source.stringsegment_set.first()
    client.force_login(getattr(welt.haus, who))
    for name, args in (
        ("edit_string_translation", [arabisch.pk, segment.pk]),
        ("download_pofile", [arabisch.pk]),
        ("preview_translation", [arabisch.pk]),
    ):
        answer = client.get(reverse(f"wagtail_localize:{name}", args=args))
        assert answer.status_code in {302, 403}
    client.put(
        reverse("wagtail_localize:edit_string_translation", args=[arabisch.pk, segment.pk]),
        "value=x",
        content_type="application/x-www-form-urlencoded",
    )
    assert not StringTranslation.objects.filter(data="x").exists()


def test_incomplete_translation_is_not_submitted_by_mistake(
    welt: Welt, arabisch: Translation, client: Client
) -> None:
    client.force_login(welt.haus.uebersetzung)
    client.post(reverse("uebersetzung_einreichen", args=[arabisch.pk]))
    assert not target(arabisch).workflow_in_progress


def test_aliases_cannot_be_made(welt: Welt, client: Client) -> None:
    client.force_login(welt.haus.redaktion)
    client.post(reverse("wagtail_localize:convert_to_alias", args=[welt.angebot_en.pk]))
    assert Page.objects.filter(alias_of__isnull=False).count() == 0


def test_language_trees_are_not_synchronised(welt: Welt) -> None:
    with pytest.raises(PermissionDenied):
        LocaleSynchronization.objects.create(
            locale=Locale.objects.get(language_code="ar"),
            sync_from=Locale.objects.get(language_code="de"),
        )


def test_leichte_sprache_is_written_in_the_normal_editor(welt: Welt) -> None:
    source, _ = TranslationSource.get_or_create_from_instance(welt.angebot)
    translation = Translation.objects.create(
        source=source, target_locale=Locale.objects.get(language_code="de-simple")
    )
    assert not translation.enabled


def test_own_last_change_of_a_translation_is_published_by_somebody_else(
    welt: Welt, arabisch: Translation
) -> None:
    from portal.freigabe import errors

    fill(arabisch)
    submit_translation(arabisch, welt.haus.redaktion)
    page = target(arabisch)
    state = page.current_workflow_task_state
    with pytest.raises(errors.EigeneAenderung):
        state.task.specific.on_action(
            state, welt.haus.redaktion, "approve", pruefsumme=page.entwurfsstand.pruefsumme
        )
