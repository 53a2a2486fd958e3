"""What people look for in vain reaches the Redaktion as an Anregung, and nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import registry

from portal.freigabe import groups
from portal.users.models import User
from publikationen.models import Anregung
from search.models import SearchDemand

pytestmark = pytest.mark.django_db

REPORT = "/verwaltung/berichte/suche/"
NOTE = f"{REPORT}anregung/"
LIST = "/verwaltung/anregungen/"
SEARCH = {"query": "delfintherapie", "language": "de"}


def member(client: Client, group: str) -> User:
    user = User.objects.create_user(username=group, password="geheim")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client: Client) -> User:
    return member(client, groups.REDAKTION)


@pytest.fixture
def in_vain() -> SearchDemand:
    return SearchDemand.objects.create(day=timezone.localdate(), count=3, hits=0, **SEARCH)


def test_one_click_in_the_report_notes_a_search_in_vain_as_an_anregung(
    client: Client, editor: User, in_vain: SearchDemand
) -> None:
    report = client.get(REPORT).content.decode()
    assert f'action="{NOTE}"' in report
    client.post(NOTE, SEARCH)
    made = Anregung.objects.get()
    assert (made.text, made.sprache, made.herkunft) == ("delfintherapie", "de", "suche")
    assert (made.stand, made.erstellt_von) == ("offen", editor)
    day = timezone.localdate().strftime("%d.%m.%Y")
    assert "3-mal" in made.anlass
    assert day in made.anlass


def test_the_report_leads_to_what_has_been_noted_and_offers_it_no_second_time(
    client: Client, editor: User, in_vain: SearchDemand
) -> None:
    client.post(NOTE, SEARCH)
    client.post(NOTE, SEARCH)
    made = Anregung.objects.get()
    report = client.get(REPORT).content.decode()
    assert f'href="{LIST}edit/{made.pk}/"' in report
    assert f'action="{NOTE}"' not in report


def test_the_same_words_in_another_language_are_an_anregung_of_their_own(
    client: Client, editor: User, in_vain: SearchDemand
) -> None:
    turkish = {**SEARCH, "language": "tr"}
    SearchDemand.objects.create(day=timezone.localdate(), count=1, hits=0, **turkish)
    client.post(NOTE, SEARCH)
    assert f'action="{NOTE}"' in client.get(REPORT).content.decode()
    client.post(NOTE, turkish)
    assert set(Anregung.objects.values_list("sprache", flat=True)) == {"de", "tr"}


def test_the_trace_says_who_noted_it_and_when(
    client: Client, editor: User, in_vain: SearchDemand
) -> None:
    client.post(NOTE, SEARCH)
    [entry] = registry.get_logs_for_instance(Anregung.objects.get())
    assert (entry.action, entry.user) == ("wagtail.create", editor)


@pytest.mark.parametrize(
    "sent", [{}, {"query": "erfunden", "language": "de"}, {**SEARCH, "language": "tr"}]
)
def test_what_nobody_looked_for_is_not_noted(
    client: Client, editor: User, in_vain: SearchDemand, sent: dict[str, str]
) -> None:
    answer = client.post(NOTE, sent, follow=True)
    assert not Anregung.objects.exists()
    assert "vergeblich" in answer.content.decode()


def test_a_link_cannot_note_anything(client: Client, editor: User, in_vain: SearchDemand) -> None:
    assert client.get(NOTE, SEARCH).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(NOTE, SEARCH).status_code == 403
    assert not Anregung.objects.exists()


@pytest.mark.parametrize(
    "group", [groups.EINREICHUNG, groups.BEREICHSLEITUNG, groups.UEBERSETZUNG, groups.DATENPFLEGE]
)
def test_anregungen_are_closed_to_everybody_but_redaktion_and_administration(
    client: Client, in_vain: SearchDemand, group: str
) -> None:
    made = Anregung.objects.create(text="Ein Treff am Abend")
    member(client, group)
    client.post(NOTE, SEARCH)
    assert Anregung.objects.count() == 1
    for address in (REPORT, LIST, f"{LIST}new/", f"{LIST}edit/{made.pk}/"):
        assert client.get(address).status_code in {302, 403}, address


def test_the_redaktion_finds_open_anregungen_and_decides_them(client: Client, editor: User) -> None:
    made = Anregung.objects.create(text="Ein Treff am Abend", anlass="Dialog Osterfeld")
    Anregung.objects.create(text="Längst erledigt", stand="nicht_weiterverfolgt", begruendung="-")
    found = client.get(LIST, {"stand": "offen"}).content.decode()
    assert "Ein Treff am Abend" in found
    assert "Längst erledigt" not in found
    decided = {
        "text": made.text,
        "herkunft": made.herkunft,
        "sprache": "de",
        "ergebnis": "",
        "anlass": made.anlass,
        "themeninsel": "",
        "bereich": "",
        "begruendung": "",
    }
    address = f"{LIST}edit/{made.pk}/"
    refused = client.post(address, {**decided, "stand": "beobachten"})
    assert "Sagen Sie, warum" in refused.content.decode()
    client.post(address, {**decided, "stand": "beobachten", "begruendung": "Erst 2027 Geld."})
    made.refresh_from_db()
    assert (made.stand, made.begruendung) == ("beobachten", "Erst 2027 Geld.")
