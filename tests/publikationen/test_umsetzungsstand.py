"""The history of a recommendation: politicians must be able to rely on it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from publikationen.models import UmsetzungsstandEintrag, UnchangeableError
from tests.factories import (
    AngebotFactory,
    Baum,
    HandlungsempfehlungFactory,
    MassnahmensteckbriefFactory,
)

pytestmark = pytest.mark.django_db


def report(page: Any, stand: str, day: str, **more: Any) -> UmsetzungsstandEintrag:
    entry = UmsetzungsstandEintrag(
        page=page,
        stand=stand,
        datum=datetime.date.fromisoformat(day),
        grund="Im Ausschuss beraten.",
        **more,
    )
    entry.full_clean()
    entry.save()
    return entry


@pytest.fixture
def recommendation(baum: Baum) -> Any:
    return HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen)


def test_an_entry_is_never_changed(recommendation: Any) -> None:
    entry = report(recommendation, "in_planung", "2023-02-01")
    entry.stand = "umgesetzt"
    with pytest.raises(UnchangeableError):
        entry.save()
    with pytest.raises(UnchangeableError):
        UmsetzungsstandEintrag.objects.update(stand="umgesetzt")
    assert UmsetzungsstandEintrag.objects.get().stand == "in_planung"


def test_an_entry_is_never_removed(recommendation: Any) -> None:
    entry = report(recommendation, "in_planung", "2023-02-01")
    with pytest.raises(UnchangeableError):
        entry.delete()
    with pytest.raises(UnchangeableError):
        UmsetzungsstandEintrag.objects.all().delete()
    assert UmsetzungsstandEintrag.objects.exists()


def test_the_newest_report_counts_whatever_the_order_of_entry(recommendation: Any) -> None:
    report(recommendation, "in_umsetzung", "2026-10-12")
    report(recommendation, "offen", "2020-01-01", datum_genauigkeit="jahr")
    stored = type(recommendation).objects.get(pk=recommendation.pk)
    assert stored.stand_heute == "in_umsetzung"
    assert stored.stand_am(datetime.date(2023, 2, 1)) == "offen"
    assert [entry.stand for entry in stored.umsetzungsstaende()] == ["in_umsetzung", "offen"]


def test_without_a_report_a_recommendation_is_open(recommendation: Any) -> None:
    assert recommendation.stand_heute == "offen"


def test_a_translation_tells_the_same_history(baum: Baum, recommendation: Any) -> None:
    report(recommendation, "umgesetzt", "2026-01-01")
    english = baum.translate(recommendation, "en", title="Secure the baby group")
    assert english.stand_heute == "umgesetzt"


def test_a_new_status_is_in_the_public_list_at_once(
    recommendation: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report(recommendation, "umgesetzt", "2026-01-01")
    page = client.get("/handlungsempfehlungen/?stand=umgesetzt")
    assert [entry.title for entry in page.context["listing"].entries] == [recommendation.title]


def test_an_editor_adds_a_report_and_sees_the_history(editor: Client, recommendation: Any) -> None:
    address = reverse("publikationen:stand_neu", args=[recommendation.pk])
    report(recommendation, "in_planung", "2023-02-01")
    assert "Im Ausschuss beraten." in editor.get(address).content.decode()
    answer = editor.post(
        address,
        {
            "stand": "in_umsetzung",
            "datum": "2026-10-12",
            "datum_genauigkeit": "tag",
            "grund": "Zweiter Standort gefunden.",
            "gemeldet_von": recommendation.zustaendiger_bereich_id,
            "drucksache": "B/17/3936-01",
        },
    )
    assert answer.status_code == 302
    newest = UmsetzungsstandEintrag.objects.first()
    assert newest is not None
    assert (newest.stand, newest.page_id) == ("in_umsetzung", recommendation.pk)
    assert newest.autor is not None


@pytest.mark.parametrize(
    ("field", "value"),
    [("grund", ""), ("datum", ""), ("drucksache", "3936"), ("stand", "fertig")],
)
def test_a_report_without_reason_day_or_a_known_status_is_refused(
    editor: Client, recommendation: Any, field: str, value: str
) -> None:
    data = {"stand": "offen", "datum": "2026-10-12", "datum_genauigkeit": "tag", "grund": "x"}
    address = reverse("publikationen:stand_neu", args=[recommendation.pk])
    answer = editor.post(address, {**data, field: value})
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not UmsetzungsstandEintrag.objects.exists()


def test_who_may_not_publish_may_not_report(
    client: Client, django_user_model: Any, recommendation: Any
) -> None:
    address = reverse("publikationen:stand_neu", args=[recommendation.pk])
    client.force_login(django_user_model.objects.create_user("gast", "g@example.org", "passwort"))
    assert client.post(address, {"stand": "umgesetzt"}).status_code in {302, 403}
    assert not UmsetzungsstandEintrag.objects.exists()


def test_a_page_without_history_has_no_such_form(baum: Baum, editor: Client) -> None:
    offer = AngebotFactory(parent=baum.angebote)
    assert editor.get(reverse("publikationen:stand_neu", args=[offer.pk])).status_code == 404


def test_the_way_to_a_report_is_in_the_editor(baum: Baum, editor: Client) -> None:
    profile = MassnahmensteckbriefFactory(parent=baum.steckbriefe)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[profile.pk])).content.decode()
    assert reverse("publikationen:stand_neu", args=[profile.pk]) in html
