"""Publishing a whole list: all of it or none, and a sentence that says which page and why."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from angebote.models import Angebot
from portal.freigabe import pakete
from portal.freigabe.models import Paket

from .factories import Haus, fresh, make_angebot, make_bereich
from .test_pakete import released


def publish_all(client: Client, user: Any, *pages: Page, below: bool = True) -> str:
    """Press "publish" for a selection, with what is below it; returns what the next page says."""
    client.force_login(user)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "&".join(f"id={page.pk}" for page in pages)
    data = {"include_descendants": "on"} if below else {}
    answer = client.post(f"{url}?{query}&next=/verwaltung/pages/", data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def kopie(haus: Haus) -> Angebot:
    """An untranslated copy of a draft nobody has released, as Wagtail's "alias" makes it."""
    draft = haus.draft(title="Nie freigegeben", slug="original")
    return draft.create_alias(parent=haus.index, update_slug="kopie")


@pytest.mark.parametrize("who", ["redaktion", "administration"])
def test_list_above_a_copy_of_a_draft_is_refused_with_a_sentence(
    haus: Haus, client: Client, kopie: Angebot, who: str
) -> None:
    said = publish_all(client, getattr(haus, who), haus.index)
    assert "„Nie freigegeben“ ist eine Kopie" in said
    assert not Angebot.objects.live().exists()


def test_copy_of_a_draft_that_is_chosen_itself_is_refused_with_a_sentence(
    haus: Haus, client: Client, kopie: Angebot
) -> None:
    said = publish_all(client, haus.redaktion, kopie, below=False)
    assert "„Nie freigegeben“ ist eine Kopie" in said
    assert not fresh(kopie).live


def test_page_of_a_package_below_the_list_keeps_all_of_it_offline(
    haus: Haus, client: Client
) -> None:
    own = make_bereich("3-2", "Soziales")
    free = make_angebot(haus.index, own, haus.redaktion, title="Frei", slug="frei")
    packed = released(haus, "Gepackt")
    pakete.add(Paket.objects.create(titel="Ausschuss"), packed, haus.redaktion)
    said = publish_all(client, haus.redaktion, haus.index)
    assert "Ausschuss" in said
    assert (fresh(free).live, fresh(packed).live) == (False, False)


def test_what_may_go_online_below_a_list_does(haus: Haus, client: Client) -> None:
    own = make_bereich("3-2", "Soziales")
    free = make_angebot(haus.index, own, haus.redaktion, title="Frei", slug="frei")
    waits = haus.draft(title="Wartet", slug="wartet")
    publish_all(client, haus.redaktion, haus.index)
    assert (fresh(free).live, fresh(waits).live) == (True, False)
