"""A copy that follows its original ("alias") does not wash off whose release the text needs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.create_alias import CreatePageAliasAction

from angebote.models import Angebot
from portal.freigabe import zulassung

from .factories import Haus, change, fresh, make_angebot, make_bereich, make_live

SAYS_NO = "noch nicht freigegeben"


def copy_as_alias(client: Client, user: Any, page: Any, parent: Any) -> str:
    """Copy with "alias" ticked; returns what the next page says."""
    client.force_login(user)
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent.pk}
    data |= {"alias": "on"}
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    return client.post(address, data, follow=True).content.decode()


def convert(client: Client, user: Any, alias: Any) -> str:
    client.force_login(user)
    address = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    return client.post(address, follow=True).content.decode()


@pytest.fixture
def umgehaengt(haus: Haus) -> Angebot:
    """A text of another Bereich, never released, that the Redaktion has filed under its own."""
    own = make_bereich("3-2", "Soziales")
    return change(haus.draft(), haus.redaktion, zustaendiger_bereich=own)


@pytest.mark.parametrize("who", ["redaktion", "administration"])
def test_foreign_draft_filed_as_own_gets_no_alias(
    haus: Haus, client: Client, umgehaengt: Angebot, who: str
) -> None:
    said = copy_as_alias(client, getattr(haus, who), umgehaengt, haus.index)
    assert SAYS_NO in said
    assert not Angebot.objects.filter(slug="kopie").exists()


def test_foreign_draft_gets_no_alias_with_the_list_above_it(
    haus: Haus, umgehaengt: Angebot
) -> None:
    action = CreatePageAliasAction(
        haus.index,
        recursive=True,
        parent=haus.index.get_parent(),
        update_slug="zweite",
        user=haus.redaktion,
    )
    with pytest.raises(zulassung.KeineFreigabe, match=umgehaengt.draft_title):
        action.execute(skip_permission_checks=True)
    assert not Angebot.objects.filter(alias_of=umgehaengt).exists()


def test_action_itself_refuses_whoever_asks_it_past_the_form(
    haus: Haus, umgehaengt: Angebot
) -> None:
    with pytest.raises(zulassung.KeineFreigabe):
        umgehaengt.create_alias(parent=haus.index, update_slug="kopie", user=haus.redaktion)


def test_alias_of_a_foreign_draft_stays_an_alias_and_offline(
    haus: Haus, client: Client, umgehaengt: Angebot
) -> None:
    alias = umgehaengt.create_alias(parent=haus.index, update_slug="kopie")
    chained = alias.create_alias(parent=haus.index, update_slug="kopie-2")
    for page in (alias, chained):
        assert SAYS_NO in convert(client, haus.redaktion, page)
        with pytest.raises(zulassung.KeineFreigabe):
            ConvertAliasPageAction(fresh(page), user=haus.redaktion).execute(True)
        assert fresh(page).alias_of_id


def test_text_online_and_own_draft_can_be_shown_twice_and_made_a_page_of_its_own(
    haus: Haus, client: Client
) -> None:
    own = make_bereich("3-2", "Soziales")
    draft = make_angebot(haus.index, own, haus.redaktion, title="Eigen", slug="eigen")
    online = make_live(haus.index, haus.a, title="Online", slug="online")
    for page in (draft, online):
        copy_as_alias(client, haus.redaktion, page, haus.index)
        alias = Angebot.objects.get(slug="kopie")
        convert(client, haus.redaktion, alias)
        assert fresh(alias).alias_of_id is None
        alias.delete()
