"""The dashboard and what lies behind it: who is missing, what rests, which mails come when."""

from __future__ import annotations

import datetime
import importlib
import re
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from portal.freigabe import groups
from portal.freigabe.mitteilen import deliver_due, write_notice
from portal.freigabe.models import Arbeitslink, Mitteilung, Postfach, Rolle, Zustaendigkeit

from .factories import Haus, fresh, make_live, make_user
from .test_abstimmung import asked
from .test_links import last_link, sent


def shown(client: Client, user: Any, url: str) -> str:
    client.force_login(user)
    return client.get(url).content.decode()


def without_releasers(haus: Haus) -> None:
    Zustaendigkeit.objects.filter(bereich=haus.a).exclude(rolle=Rolle.EINREICHUNG).delete()


def without_addresses(haus: Haus) -> None:
    for user in (haus.leitung_a, haus.stellvertretung_a):
        user.email = ""
        user.save()


@pytest.mark.parametrize(
    ("loss", "who"),
    [
        (without_releasers, "Für Bereich 3-4 Gesundheit ist keine Leitung eingetragen."),
        (without_addresses, "Die Leitung von Bereich 3-4 Gesundheit hat keine E-Mail-Adresse."),
    ],
)
def test_text_that_nobody_can_release_is_told_to_those_who_can_mend_it(
    haus: Haus, client: Client, loss: Any, who: str
) -> None:
    loss(haus)
    haus.in_review(title="Ohne Leitung")
    deliver_due()
    told = {to for m in mail.outbox for to in m.to}
    assert told == {haus.redaktion.email, haus.administration.email}
    assert who in " ".join(str(mail.outbox[0].body).split())
    assert "1 Text kann niemand freigeben" in shown(client, haus.redaktion, "/verwaltung/")
    assert who in shown(client, haus.redaktion, "/verwaltung/freigabe/")
    author = shown(client, haus.einreichung_a, "/verwaltung/unsere-angebote/")
    assert who in author
    assert "Ihre Leitung gibt" not in author


def test_head_entered_later_is_asked_by_itself_and_once(haus: Haus) -> None:
    without_releasers(haus)
    haus.in_review()
    head = make_user("neu", groups.BEREICHSLEITUNG, haus.a, Rolle.LEITUNG)
    for _ in range(2):
        call_command("mitteilungen_zustellen")
    assert [m.subject.split(":")[0][:14] for m in sent(head.email)] == ["Bitte freigebe"]


def test_head_without_an_address_is_stood_in_for_by_the_deputy(haus: Haus) -> None:
    haus.leitung_a.email = ""
    haus.leitung_a.save()
    haus.in_review()
    assert len(sent(haus.stellvertretung_a.email)) == 1


def test_single_link_is_withdrawn_by_the_redaktion_and_recorded(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    url = last_link(haus.leitung_a.email)
    trace = f"/verwaltung/spur/{page.pk}/"
    found = re.search(r'action="([^"]*/entwerten/)"', shown(client, haus.redaktion, trace))
    assert found
    client.post(found[1])
    assert client.get(url).status_code == 410
    assert not Arbeitslink.objects.usable().exists()
    entries = PageLogEntry.objects.filter(page=page.pk, action="freigabe.link_entwertet")
    assert [entry.user for entry in entries] == [haus.redaktion]
    assert haus.leitung_a.email in shown(client, haus.redaktion, trace)
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize("who", ["einreichung_a", "leitung_a", "leitung_b", "datenpflege"])
def test_nobody_else_withdraws_a_link_or_sees_whose_it_is(
    haus: Haus, client: Client, who: str
) -> None:
    page = haus.in_review()
    link = Arbeitslink.objects.get()
    client.force_login(getattr(haus, who))
    assert client.post(f"/verwaltung/links/{link.pk}/entwerten/").status_code == 302
    assert Arbeitslink.objects.usable().filter(pk=link.pk).exists()
    assert "entwerten" not in client.get(f"/verwaltung/spur/{page.pk}/").content.decode()


def test_resting_drafts_lead_to_exactly_those_drafts(haus: Haus, client: Client) -> None:
    old, new = haus.draft(title="Liegt lange"), haus.draft(title="Von heute")
    long_ago = timezone.now() - datetime.timedelta(days=90)
    Page.objects.filter(pk=old.pk).update(latest_revision_created_at=long_ago)
    board = shown(client, haus.redaktion, "/verwaltung/")
    assert "1 Entwurf ohne Bewegung" in board
    assert 'href="/verwaltung/ruhende-entwuerfe/"' in board
    listed = shown(client, haus.redaktion, "/verwaltung/ruhende-entwuerfe/")
    assert old.title in listed
    assert new.title not in listed
    client.force_login(haus.einreichung_a)
    assert client.get("/verwaltung/ruhende-entwuerfe/").status_code == 302


def test_dashboard_decides_nothing_past_the_page_of_the_decision(
    haus: Haus, client: Client
) -> None:
    """Wagtail's panel opens a dialog without the change; an empty reason ends in a silent 403."""
    page = haus.in_review()
    state = fresh(page).current_workflow_task_state
    state.task.specific.on_action(
        state, haus.leitung_a, "approve", pruefsumme=page.entwurfsstand.pruefsumme
    )
    board = shown(client, haus.redaktion, "/verwaltung/")
    assert "1 freigegebene Seite" in board
    assert "workflow/action" not in board


def test_daily_mail_is_chosen_for_own_addresses_only(haus: Haus, client: Client) -> None:
    client.force_login(haus.einreichung_a)
    chosen = [haus.a.postfach, haus.b.postfach, haus.redaktion.email]
    client.post("/verwaltung/postfaecher/", {"taeglich": chosen})
    assert [box.adresse for box in Postfach.objects.filter(taeglich=True)] == [haus.a.postfach]
    page = client.get("/verwaltung/postfaecher/").content.decode()
    assert haus.einreichung_a.email in page
    assert haus.b.postfach not in page
    entries = ModelLogEntry.objects.filter(action="freigabe.sammelmail")
    assert [entry.user for entry in entries] == [haus.einreichung_a]


def test_daily_mail_that_was_chosen_holds_back_what_can_wait(haus: Haus, client: Client) -> None:
    client.force_login(haus.redaktion)
    client.post("/verwaltung/postfaecher/", {"taeglich": [haus.redaktion.email]})
    write_notice("paket", haus.redaktion.email, "p", titel="T", was="x", satz="y", adresse="/x")
    deliver_due()
    assert mail.outbox == []
    client.post("/verwaltung/postfaecher/", {})
    assert not Postfach.objects.filter(taeglich=True).exists()


def test_development_shows_every_mail_and_production_only_the_lost(
    haus: Haus, client: Client, settings: Any
) -> None:
    haus.in_review(title="Zugestellt")
    deliver_due()
    assert Mitteilung.objects.undelivered().count() == 0
    assert "Zugestellt" not in shown(client, haus.redaktion, "/verwaltung/mitteilungen/")
    settings.SHOW_DELIVERED_MAILS = True
    assert "Zugestellt" in shown(client, haus.redaktion, "/verwaltung/mitteilungen/")


@pytest.mark.parametrize(("name", "shows_all"), [("base", False), ("dev", True)])
def test_make_run_shows_every_mail_whatever_debug_says(name: str, shows_all: bool) -> None:
    """`make run` switches DEBUG off, and its mails go nowhere else that an editor looks."""
    found = importlib.import_module(f"portal.settings.{name}")
    assert found.SHOW_DELIVERED_MAILS is shows_all


def test_bereich_without_a_mailbox_is_named_where_answers_are_awaited(
    haus: Haus, client: Client
) -> None:
    haus.b.postfach = ""
    haus.b.save()
    state = asked(haus).current_workflow_task_state
    shown_page = shown(client, haus.redaktion, f"/verwaltung/abstimmung/{state.pk}/")
    assert "kein Postfach im Register" in shown_page


def test_radar_promises_drafts_only_where_they_exist(haus: Haus, client: Client) -> None:
    end = timezone.localdate() + datetime.timedelta(days=60)
    make_live(haus.index, haus.a, title="Lernzeit", befristet_bis=end)
    board = shown(client, haus.redaktion, "/verwaltung/")
    assert "1 Förderung endet" in board
    assert "legt der nächste tägliche Lauf an" in board
    assert "bereit" not in board
