"""Where a Bereich stands decides whose release a text needs: only the Administration moves it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.register.models import Bereich
from tests.factories.formular import edit_address, page_form
from tests.freigabe.factories import Haus, fresh, make_bereich

ADD = "wagtailsnippets_register_bereich:add"
EDIT = "wagtailsnippets_register_bereich:edit"


@pytest.fixture
def haus(db: None) -> Haus:
    return Haus()


@pytest.fixture
def own(db: None) -> Bereich:
    return make_bereich("3-2", "Soziales")


def typed(**fields: Any) -> dict[str, Any]:
    """What somebody types for a Bereich without a number yet."""
    values = {
        "slug": "3-9",
        "art": "bereich",
        "uebergeordnet": "",
        "postfach": "neu@example.org",
        "bezeichnungen-TOTAL_FORMS": 1,
        "bezeichnungen-INITIAL_FORMS": 0,
        "bezeichnungen-0-name": "Neues",
        "bezeichnungen-0-ORDER": 1,
    }
    return values | fields


def save(client: Client, user: Any, bereich: Bereich, **fields: Any) -> Bereich:
    """Save the form of a Bereich with these fields changed; returns it as stored."""
    client.force_login(user)
    row = bereich.bezeichnungen.get()
    data = typed(slug=bereich.slug, postfach=bereich.postfach) | {
        "bezeichnungen-INITIAL_FORMS": 1,
        "bezeichnungen-0-id": row.pk,
        "bezeichnungen-0-nummer": row.nummer,
        "bezeichnungen-0-name": row.name,
    }
    answer = client.post(reverse(EDIT, args=[bereich.pk]), data | fields)
    assert answer.status_code == 302, answer.context["form"].errors
    return Bereich.objects.get(pk=bereich.pk)


def test_foreign_text_does_not_go_online_by_moving_its_bereich_below_the_redaktion(
    haus: Haus, own: Bereich, client: Client
) -> None:
    page = haus.draft()
    save(client, haus.redaktion, haus.a, uebergeordnet=own.pk)
    client.post(edit_address(page), page_form(client, page))
    assert not fresh(page).live


@pytest.mark.parametrize("who", ["redaktion", "datenpflege"])
def test_place_and_short_name_of_a_bereich_stay_but_the_rest_is_saved(
    haus: Haus, own: Bereich, client: Client, who: str
) -> None:
    unit = make_bereich("3-2-10", "Planung", uebergeordnet=own)
    user = getattr(haus, who)
    moved = save(client, user, haus.a, uebergeordnet=own.pk, slug="3-2-11", telefon="0208 1")
    assert (moved.uebergeordnet, moved.slug, moved.telefon) == (None, "3-4", "0208 1")
    assert save(client, user, unit, uebergeordnet="").uebergeordnet == own


@pytest.mark.parametrize("who", ["redaktion", "datenpflege"])
def test_form_says_why_two_fields_are_fixed(
    haus: Haus, own: Bereich, client: Client, who: str
) -> None:
    unit = make_bereich("3-2-10", "Planung", uebergeordnet=own)
    client.force_login(getattr(haus, who))
    html = client.get(reverse(EDIT, args=[unit.pk])).content.decode()
    assert html.count("Das ändert nur die Administration") == 2
    assert "Bereich 3-2 Soziales</option>" in html


def test_administration_moves_and_renames_a_bereich(
    haus: Haus, own: Bereich, client: Client
) -> None:
    moved = save(client, haus.administration, haus.a, uebergeordnet=own.pk, slug="3-2-4")
    assert (moved.uebergeordnet, moved.slug) == (own, "3-2-4")
    client.post(reverse(ADD), typed(uebergeordnet=own.pk))
    assert Bereich.objects.get(slug="3-9").uebergeordnet == own


@pytest.mark.parametrize("who", ["redaktion", "datenpflege"])
def test_new_bereich_of_anybody_else_stands_below_none(
    haus: Haus, own: Bereich, client: Client, who: str
) -> None:
    client.force_login(getattr(haus, who))
    client.post(reverse(ADD), typed(uebergeordnet=own.pk))
    assert Bereich.objects.get(slug="3-9").uebergeordnet is None


@pytest.mark.parametrize(("who", "made"), [("redaktion", False), ("administration", True)])
def test_short_name_of_the_redaktion_is_given_by_the_administration_only(
    haus: Haus, client: Client, who: str, made: bool
) -> None:
    client.force_login(getattr(haus, who))
    client.post(reverse(ADD), typed(slug="3-2"))
    assert Bereich.objects.filter(slug="3-2").exists() is made


def test_bereich_below_the_redaktion_cannot_be_copied_into_a_second_one(
    haus: Haus, own: Bereich, client: Client
) -> None:
    unit = make_bereich("3-2-10", "Planung", uebergeordnet=own)
    client.force_login(haus.redaktion)
    client.post(f"/verwaltung/snippets/register/bereich/copy/{unit.pk}/", typed())
    assert not Bereich.objects.filter(slug="3-9").exists()


def test_log_names_the_old_and_the_new_mailbox_that_gets_the_links(
    haus: Haus, client: Client
) -> None:
    save(client, haus.datenpflege, haus.a, telefon="0208 1")
    save(client, haus.datenpflege, haus.a, postfach="neu@example.org")
    entry = ModelLogEntry.objects.get(action="register.postfach")
    assert entry.user == haus.datenpflege
    assert entry.message == "Funktionspostfach geändert von 3-4@example.org zu neu@example.org"
