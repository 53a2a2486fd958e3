"""Submission without training: the short form, the overview, the question what exists already."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from angebote.einreichung.lesen import read_cost, read_date, read_place, read_time
from angebote.models import Angebot
from portal.register.models import Sozialraum

from .factories import Haus, fresh, make_angebot, make_live, pruefsumme_of


def send(client: Client, user: Any, felder: dict[str, Any], aktion: str, url: str = "") -> Any:
    client.force_login(user)
    return client.post(url or reverse("einreichung_neu"), felder | {"aktion": aktion})


def test_offer_is_submitted_with_one_button_and_its_state_is_visible(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    answer = send(client, haus.einreichung_a, felder, "einreichen")
    assert answer.status_code == 302, answer.content.decode()[:3000]
    page = Angebot.objects.get(title="Sprechstunde Sucht")
    draft = page.get_latest_revision_as_object()
    zeit = draft.oeffnungszeiten.get()
    assert (zeit.wochentag, zeit.von, zeit.bis) == (3, datetime.time(15), datetime.time(17, 30))
    assert draft.orte.get().plz == "46045"
    assert (page.live, page.workflow_in_progress) == (False, True)
    assert "Sprechstunde Sucht" in client.get(answer["Location"]).content.decode()


def test_draft_can_be_saved_at_any_time_with_the_name_alone(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    answer = send(client, haus.einreichung_a, {"title": "Halb fertig"}, "entwurf")
    assert answer.status_code == 302
    page = Angebot.objects.get(title="Halb fertig")
    assert not page.workflow_in_progress
    again = client.get(reverse("einreichung_aendern", args=[page.pk]))
    assert 'value="Halb fertig"' in again.content.decode()


def test_what_was_typed_is_still_there_after_an_error(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    typed = felder | {"wo": "Jugendhaus Beispielplatz", "von1": "18", "bis1": "16"}
    answer = send(client, haus.einreichung_a, typed, "einreichen")
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Fehler:" in body.replace("\n", "")
    assert 'value="Jugendhaus Beispielplatz"' in body
    assert "16:00 bis 18:00" in body
    assert not Angebot.objects.exists()


def test_form_is_prefilled_from_the_last_offer(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    send(client, haus.einreichung_a, felder, "einreichen")
    form = client.get(reverse("einreichung_neu")).context["form"]
    assert form["wo"].value() == "Beratungsstelle Beispielhof, Musterstraße 12, 46045 Oberhausen"
    assert form["title"].value() in {None, ""}


def test_changing_an_offer_keeps_what_the_form_does_not_show(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    page = make_angebot(
        haus.index, haus.a, haus.einreichung_a, traeger="Verein", redaktionsnotiz="intern"
    )
    url = reverse("einreichung_aendern", args=[page.pk])
    send(client, haus.einreichung_a, felder, "entwurf", url)
    draft = fresh(page).get_latest_revision_as_object()
    assert (draft.title, draft.traeger, draft.redaktionsnotiz) == (
        "Sprechstunde Sucht",
        "Verein",
        "intern",
    )


def test_saving_the_form_unchanged_is_no_change(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    send(client, haus.einreichung_a, felder, "entwurf")
    page = Angebot.objects.get()
    before = pruefsumme_of(page)
    url = reverse("einreichung_aendern", args=[page.pk])
    send(client, haus.einreichung_a, felder, "entwurf", url)
    assert pruefsumme_of(page) == before


def test_similar_offer_is_shown_before_a_second_one_is_made(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    make_live(haus.index, haus.a, title="Sprechstunde Sucht")
    answer = send(client, haus.einreichung_a, felder, "einreichen")
    assert answer.status_code == 409
    assert "Gibt es das schon?" in answer.content.decode()
    assert send(client, haus.einreichung_a, felder | {"neu": "on"}, "einreichen").status_code == 302


def test_similar_offers_tell_of_no_foreign_draft(haus: Haus, client: Client) -> None:
    haus.draft(title="Geheime Sprechstunde")
    client.force_login(haus.einreichung_b)
    answer = client.get(reverse("einreichung_aehnliche"), {"q": "Geheime Sprechstunde"})
    assert "Geheime" not in answer.content.decode()


@pytest.mark.parametrize("who", ["einreichung_b", "leitung_b", "datenpflege", "uebersetzung"])
def test_foreign_bereich_is_closed(haus: Haus, client: Client, who: str) -> None:
    page = haus.draft(title="Geheim")
    client.force_login(getattr(haus, who))
    for url in (
        reverse("einreichung_aendern", args=[page.pk]),
        reverse("einreichung_uebersicht_bereich", args=[haus.a.pk]),
        reverse("einreichung_neu_bereich", args=[haus.a.pk]),
        reverse("einreichung_angaben", args=[haus.a.pk]),
    ):
        answer = client.post(url, {"title": "Gekapert", "aktion": "entwurf"})
        assert answer.status_code in {302, 403, 405}
        assert "Geheim" not in client.get(url).content.decode()
    assert fresh(page).get_latest_revision_as_object().title == "Geheim"


def test_offer_in_review_cannot_be_changed_by_its_authors(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    page = haus.in_review()
    url = reverse("einreichung_aendern", args=[page.pk])
    send(client, haus.einreichung_a, felder, "entwurf", url)
    assert fresh(page).get_latest_revision_as_object().title == "Offene Sprechstunde"


def test_returned_offer_shows_the_reason_and_can_be_submitted_again(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    send(client, haus.einreichung_a, felder, "einreichen")
    page = Angebot.objects.get()
    state = page.current_workflow_task_state
    state.task.specific.on_action(state, haus.leitung_a, "reject", comment="Zeiten fehlen.")
    body = client.get(reverse("einreichung_uebersicht")).content.decode()
    assert "Zeiten fehlen." in body
    url = reverse("einreichung_aendern", args=[page.pk])
    answer = send(client, haus.einreichung_a, felder | {"von1": "14"}, "einreichen", url)
    assert answer.status_code == 302
    assert fresh(page).workflow_in_progress


def test_fachbereich_lands_on_its_own_page(haus: Haus, client: Client) -> None:
    client.force_login(haus.einreichung_a)
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer["Location"] == reverse("einreichung_uebersicht")


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9", (9, 0)),
        ("9:30", (9, 30)),
        ("9.30", (9, 30)),
        ("9 Uhr", (9, 0)),
        ("17.05 uhr", (17, 5)),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, time: tuple[int, int]) -> None:
    assert read_time(typed) == datetime.time(*time)


@pytest.mark.parametrize(
    ("typed", "date"), [("31.7.27", (2027, 7, 31)), ("31.07.2027", (2027, 7, 31))]
)
def test_dates_are_read_as_people_write_them(typed: str, date: tuple[int, int, int]) -> None:
    assert read_date(typed) == datetime.date(*date)


@pytest.mark.parametrize(
    ("typed", "art", "betrag"),
    [
        ("kostenlos", "kostenlos", None),
        ("5 € im Monat", "betrag", "5"),
        ("nach Einkommen", "gestaffelt", None),
    ],
)
def test_costs_are_read_as_people_write_them(typed: str, art: str, betrag: str | None) -> None:
    read = read_cost(typed)
    assert read["kosten_art"] == art
    assert (None if read["kosten_betrag"] is None else str(read["kosten_betrag"])) == betrag


@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_readers(text: str) -> None:
    """Each answers, or refuses with a sentence; anything else would be a 500 for the author."""
    for reader in (read_time, read_date, read_place, read_cost):
        with contextlib.suppress(ValidationError):
            reader(text)


def test_district_choice_must_be_complete(
    haus: Haus, client: Client, felder: dict[str, Any]
) -> None:
    raum = Sozialraum.objects.create(name="Osterfeld", slug="osterfeld", kuerzel="OS")
    answer = send(client, haus.einreichung_a, felder | {"raum": "einzeln"}, "einreichen")
    assert answer.status_code == 422
    typed = felder | {"raum": "einzeln", "sozialraeume": [raum.pk]}
    assert send(client, haus.einreichung_a, typed, "einreichen").status_code == 302
    assert list(Angebot.objects.get().get_latest_revision_as_object().sozialraeume.all()) == [raum]
