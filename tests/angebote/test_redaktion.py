"""What an editor is told when facts contradict each other, and what a draft may leave out."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.test import Client

from angebote.models import Angebot, AngebotOrt, Ausnahme, Einrichtung, Oeffnungszeit
from tests.factories import AngebotFactory, Baum, SozialraumFactory
from tests.factories.formular import edit_address, give_reason, page_form, problems

pytestmark = pytest.mark.django_db
SUNDAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"alter_von_monate": 36, "alter_bis_monate": 36}, "alter_bis_monate"),
        ({"kosten_art": "betrag"}, "kosten_betrag"),
        ({"kosten_art": "kostenlos", "kosten_betrag": Decimal(5)}, "kosten_art"),
        ({"status": "aktiv", "pausiert_bis": SUNDAY}, "status"),
        ({"geprueft_am": datetime.date(2026, 11, 23)}, "geprueft_am"),
    ],
)
@time_machine.travel(SUNDAY)
def test_facts_that_contradict_each_other_are_refused(
    baum: Baum, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        AngebotFactory(parent=baum.angebote, **facts)
    assert field in refused.value.message_dict


def test_city_wide_and_a_district_exclude_each_other(baum: Baum) -> None:
    with pytest.raises(ValidationError) as refused:
        AngebotFactory(parent=baum.angebote, stadtweit=True, sozialraeume=[SozialraumFactory()])
    assert "stadtweit" in refused.value.message_dict


@pytest.mark.parametrize(
    "rule",
    [
        Oeffnungszeit(wochentag=0, von=datetime.time(11), bis=datetime.time(9)),
        Ausnahme(von=datetime.date(2026, 1, 2), bis=datetime.date(2026, 1, 1)),
        AngebotOrt(),
        Einrichtung(name="Haus", plz="4604", breite=None, laenge=None),
        Einrichtung(name="Haus", breite=Decimal("51.47"), laenge=None),
    ],
    ids=["hours", "exception", "place", "postal code", "coordinates"],
)
def test_times_and_places_that_cannot_be_are_refused(rule: Any) -> None:
    with pytest.raises(ValidationError):
        rule.full_clean(exclude=["page"])


def test_a_draft_may_leave_out_where_it_applies_a_published_offer_may_not(
    baum: Baum, editor: Client
) -> None:
    offer = AngebotFactory(parent=baum.angebote)
    data = page_form(editor, offer, action="action-save")
    data.pop("stadtweit")
    assert editor.post(edit_address(offer), data).status_code == 302
    data["action-publish"] = "1"
    answer = editor.post(edit_address(offer), data)
    assert answer.status_code == 200
    assert "sozialraeume" in answer.context["form"].errors


def test_an_editor_can_go_from_city_wide_to_a_district_in_one_step(
    baum: Baum, editor: Client
) -> None:
    district = SozialraumFactory()
    offer = AngebotFactory(parent=baum.angebote)
    data = page_form(editor, offer)
    data.pop("stadtweit")
    data.setlist("sozialraeume", [str(district.pk)])
    assert editor.post(edit_address(offer), data).status_code == 302
    assert give_reason(editor, offer).status_code == 302
    stored = Angebot.objects.get(pk=offer.pk)
    assert (stored.stadtweit, list(stored.sozialraeume.all())) == (False, [district])


@time_machine.travel(SUNDAY)
def test_an_end_in_the_past_is_a_warning_and_no_error(baum: Baum, editor: Client) -> None:
    offer = AngebotFactory(parent=baum.angebote)
    data = page_form(editor, offer)
    data["befristet_bis"] = "2026-10-31"
    answer = editor.post(edit_address(offer), data)
    assert answer.status_code == 302, problems(answer)
    levels = [message.level_tag for message in get_messages(answer.wsgi_request)]
    assert "warning" in levels


def test_a_translation_has_no_second_place_for_facts(baum: Baum, editor: Client) -> None:
    offer = AngebotFactory(
        parent=baum.angebote,
        oeffnungszeiten=[Oeffnungszeit(wochentag=0, von=datetime.time(9), bis=datetime.time(11))],
    )
    simple = baum.translate(offer, "de-simple", title="Treffen mit Baby")
    form = editor.get(edit_address(simple)).context["form"]
    assert "fuer_wen" in form.fields
    assert not {"kosten_art", "status", "stadtweit", "themeninseln"} & set(form.fields)
    assert "oeffnungszeiten" not in form.formsets
    data = page_form(editor, simple)
    data["title"] = "Treffen mit dem Baby"
    assert editor.post(edit_address(simple), data).status_code == 302
    assert give_reason(editor, simple).status_code == 302
    assert Angebot.objects.get(pk=simple.pk).title == "Treffen mit dem Baby"
    assert Angebot.objects.get(pk=offer.pk).oeffnungszeiten.count() == 1
