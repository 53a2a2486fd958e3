"""A German page that is not public takes its translations along, and a German copy stays German."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from angebote.models import Angebot

from .conftest import Welt

ENGLISH = "/en/angebote/babytreff/"
DOORS = ("/en/angebote/", "/en/suche/?q=baby", "/sitemap.xml", "/en/api/v1/suche?q=baby")


def take_offline(welt: Welt) -> None:
    welt.angebot.unpublish()


def make_private(welt: Welt) -> None:
    PageViewRestriction.objects.create(page=welt.angebot, restriction_type="login")


def make_section_private(welt: Welt) -> None:
    PageViewRestriction.objects.create(page=welt.haus.index, restriction_type="login")


def tells(client: Client, path: str) -> bool:
    body = client.get(path).content.decode()
    return ENGLISH in body or "Baby group" in body


def delete(welt: Welt) -> None:
    Angebot.objects.get(pk=welt.angebot.pk).delete()


@pytest.mark.parametrize("hide", [take_offline, delete, make_private, make_section_private])
def test_what_is_not_public_in_german_is_public_in_no_language(
    welt: Welt, client: Client, hide: Callable[[Welt], None]
) -> None:
    assert client.get(ENGLISH).status_code == 200
    assert [path for path in DOORS if not tells(client, path)] == []
    hide(welt)
    assert client.get(ENGLISH).status_code != 200
    assert client.get(f"{ENGLISH.rstrip('/')}.pdf").status_code == 404
    assert [path for path in DOORS if tells(client, path)] == []


def test_a_translation_comes_back_with_its_german_page(welt: Welt, client: Client) -> None:
    take_offline(welt)
    Angebot.objects.get(pk=welt.angebot.pk).save_revision(clean=False).publish()
    assert client.get(ENGLISH).status_code == 200
    assert all(tells(client, path) for path in DOORS)


def test_a_translation_is_readable_again_when_the_german_page_is(
    welt: Welt, client: Client
) -> None:
    make_private(welt)
    PageViewRestriction.objects.all().delete()
    assert client.get(ENGLISH).status_code == 200
    assert all(tells(client, path) for path in DOORS)


def test_a_draft_price_of_an_offline_offer_is_read_in_no_language(
    welt: Welt, client: Client
) -> None:
    take_offline(welt)
    Angebot.objects.filter(pk=welt.angebot.pk).update(kosten_hinweis="77 Kanarien")
    for path in (ENGLISH, f"{ENGLISH.rstrip('/')}.pdf", *DOORS):
        assert "77 Kanarien" not in client.get(path).content.decode(errors="replace")


def test_a_copy_below_another_language_is_refused_in_the_form(welt: Welt, client: Client) -> None:
    client.force_login(welt.haus.redaktion)
    answer = client.post(
        reverse("wagtailadmin_pages:copy", args=[welt.angebot.pk]),
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": welt.index_en.pk,
            "publish_copies": "on",
        },
    )
    assert answer.status_code == 200
    assert "new_parent_page" in answer.context["form"].errors
    assert not Angebot.objects.filter(slug="kopie").exists()


def test_a_copy_below_another_language_is_refused_by_the_model(welt: Welt) -> None:
    with pytest.raises(PermissionDenied):
        welt.angebot.copy(to=welt.index_en, update_attrs={"slug": "kopie"})
