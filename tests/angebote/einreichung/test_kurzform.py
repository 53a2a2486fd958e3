"""The short form shows less than a page knows: what it does not show must survive it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from angebote.models import Angebot, AngebotOrt, Einrichtung, Oeffnungszeit
from angebote.models.ort import AngebotKontakt
from portal.register.models import Kontakt
from tests.freigabe.factories import Haus, fresh, make_angebot


@pytest.fixture
def rich(db: None) -> tuple[Haus, Angebot]:
    """An offer with more than the short form has fields for."""
    haus = Haus()
    page = make_angebot(haus.index, haus.a, haus.einreichung_a, title="Treff", kosten_art="betrag",
                        kosten_betrag=Decimal(5), kosten_je="einmalig")  # fmt: skip
    draft: Any = page.get_latest_revision_as_object()
    house = Einrichtung.objects.create(name="Haus Beispiel")
    draft.orte = [AngebotOrt(einrichtung=house, raum="Raum 2")]
    hours = {"von": datetime.time(9), "bis": datetime.time(11)}
    draft.oeffnungszeiten = [
        Oeffnungszeit(wochentag=0, rhythmus="1", hinweis="nur für Väter", **hours),
        Oeffnungszeit(wochentag=2, rhythmus="letzte", **hours),
    ]
    other = Kontakt.objects.create(bezeichnung="Zentrale", bereich=haus.b)
    draft.kontakte = [AngebotKontakt(kontakt=other)]
    draft.save_revision(user=haus.einreichung_a)
    return haus, fresh(page)


def shown(client: Client, address: str) -> dict[str, Any]:
    """What the browser sends when somebody only presses the button."""
    form = client.get(address).context["form"]
    values = {name: field.value() for name, field in ((n, form[n]) for n in form.fields)}
    rows = {f"{key}{row['nr']}": row[key] for row in form.zeilen() for key in ("tag", "von", "bis")}
    sent = {name: value for name, value in values.items() if value not in (None, "", [])}
    return {n: [getattr(v, "pk", v) for v in vs] if isinstance(vs, list) else getattr(vs, "pk", vs)
            for n, vs in (sent | rows).items()} | {"aktion": "entwurf"}  # fmt: skip


def test_pressing_save_on_an_unchanged_form_loses_nothing(
    rich: tuple[Haus, Angebot], client: Client
) -> None:
    haus, page = rich
    client.force_login(haus.einreichung_a)
    address = reverse("einreichung_aendern", args=[page.pk])
    assert "jeden ersten im Monat, nur für Väter" in client.get(address).content.decode()
    assert client.post(address, shown(client, address)).status_code == 302
    draft: Any = fresh(page).get_latest_revision_as_object()
    assert [str(ort) for ort in draft.orte.all()] == ["Haus Beispiel, Raum 2"]
    assert draft.orte.get().einrichtung is not None
    assert [(z.rhythmus, z.hinweis) for z in draft.oeffnungszeiten.all()] == [
        ("1", "nur für Väter"),
        ("letzte", ""),
    ]
    assert (draft.kosten_betrag, draft.kosten_je) == (Decimal(5), "einmalig")
    assert [row.kontakt.bezeichnung for row in draft.kontakte.all()] == ["Zentrale"]


def test_a_changed_hour_keeps_its_week_of_the_month(
    rich: tuple[Haus, Angebot], client: Client
) -> None:
    haus, page = rich
    client.force_login(haus.einreichung_a)
    address = reverse("einreichung_aendern", args=[page.pk])
    client.post(
        address, shown(client, address) | {"von1": "10", "tag2": "", "von2": "", "bis2": ""}
    )
    draft: Any = fresh(page).get_latest_revision_as_object()
    assert [(z.von.hour, z.rhythmus, z.hinweis) for z in draft.oeffnungszeiten.all()] == [
        (10, "1", "nur für Väter")
    ]


def test_a_house_can_be_named_instead_of_an_address(
    rich: tuple[Haus, Angebot], client: Client
) -> None:
    haus, page = rich
    client.force_login(haus.einreichung_a)
    address = reverse("einreichung_aendern", args=[page.pk])
    client.post(address, shown(client, address) | {"wo": "haus beispiel, Raum 5"})
    draft: Any = fresh(page).get_latest_revision_as_object()
    assert (draft.orte.get().einrichtung.name, draft.orte.get().raum) == ("Haus Beispiel", "Raum 5")


def test_a_new_offer_takes_the_house_over_from_the_last_one(
    rich: tuple[Haus, Angebot], client: Client
) -> None:
    haus, page = rich
    page.get_latest_revision().publish()
    client.force_login(haus.einreichung_a)
    address = reverse("einreichung_neu")
    client.post(address, shown(client, address) | {"title": "Zweiter"})
    draft: Any = Angebot.objects.get(draft_title="Zweiter").get_latest_revision_as_object()
    assert draft.orte.get().einrichtung.name == "Haus Beispiel"


def test_a_head_sees_no_button_that_would_refuse(
    client: Client, rich: tuple[Haus, Angebot]
) -> None:
    haus, _page = rich
    client.force_login(haus.leitung_a)
    body = client.get(reverse("einreichung_uebersicht")).content.decode()
    assert reverse("einreichung_neu_bereich", args=[haus.a.pk]) not in body
    assert reverse("einreichung_tabelle_csv", args=[haus.a.pk]) in body


def test_empty_rows_of_times_are_folded_and_filled_ones_in_sight(
    client: Client, rich: tuple[Haus, Angebot]
) -> None:
    haus, page = rich
    client.force_login(haus.einreichung_a)
    context = client.get(reverse("einreichung_neu")).context
    assert (len(context["zeilen"]), len(context["weitere_zeilen"])) == (2, 3)
    sent = {"title": "x", "tag4": "1", "von4": "9", "bis4": "8", "aktion": "entwurf"}
    answer = client.post(reverse("einreichung_aendern", args=[page.pk]), sent)
    assert answer.context["zeilen"][3]["fehler"]
    assert len(answer.context["weitere_zeilen"]) == 1
