"""A link in a text must not tell of a page that readers may not know."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.core.restrictions import restrictions_changed
from tests.factories.baum import Baum, baum
from tests.factories.seiten import AngebotFactory

__all__ = ["baum"]

pytestmark = pytest.mark.django_db


def test_a_restricted_page_is_not_named_by_a_page_that_links_to_it(
    baum: Baum,
    client: Client,
) -> None:
    named = AngebotFactory(parent=baum.angebote, title="Interne Planung")
    block = ("seitenlink", {"seite": named, "satz": "mehr dazu"})
    page = AngebotFactory(parent=baum.angebote, beschreibung=[block])
    assert "mehr dazu" in client.get(page.url).content.decode()
    PageViewRestriction.objects.create(page=named, restriction_type="login")
    restrictions_changed()
    assert "Interne Planung" not in client.get(page.url).content.decode()


def test_the_start_page_has_no_link_to_a_restricted_page(baum: Baum, client: Client) -> None:
    named = AngebotFactory(parent=baum.angebote)
    card = {"kopf": "2023", "titel": "Neues", "satz": "Mehr dazu.", "seite": named}
    brick = {"titel": "Sozialkonferenz", "satz": "Die ganze Stadt", "seite": named}
    baum.start.meldungen = [("meldung", card)]
    baum.start.bausteine = [("baustein", brick)]
    baum.start.save_revision().publish()
    assert client.get("/").content.decode().count(f'href="{named.url}"') == 2
    PageViewRestriction.objects.create(page=named, restriction_type="login")
    restrictions_changed()
    page = client.get("/").content.decode()
    assert "Neues" in page
    assert named.url not in page
