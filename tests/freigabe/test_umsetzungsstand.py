"""Reporting what became of a recommendation: a right of its own, whatever the text waits for."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.register.models import Themenfeld
from publikationen.models import (
    Handlungsempfehlung,
    HandlungsempfehlungIndex,
    UmsetzungsstandEintrag,
)
from tests.factories import HandlungsempfehlungFactory

from .factories import Haus

REPORT = {
    "stand": "umgesetzt",
    "datum": "2026-10-12",
    "datum_genauigkeit": "tag",
    "grund": "Fertig.",
}


@pytest.fixture
def in_review(haus: Haus) -> Handlungsempfehlung:
    """A published recommendation whose newer text waits for the head of A."""
    start = haus.index.get_parent()
    index = start.add_child(
        instance=HandlungsempfehlungIndex(title="Empfehlungen", locale=start.locale)
    )
    field = Themenfeld.objects.create(name="Gesundheit", slug="gesundheit")
    page = HandlungsempfehlungFactory(parent=index, zustaendiger_bereich=haus.a, themenfeld=field)
    page.kurztext = "Ein neuer Satz."
    page.save_revision(user=haus.redaktion)
    page.get_workflow().start(page, haus.redaktion)
    return Handlungsempfehlung.objects.get(pk=page.pk)


def report(client: Client, page: Any, user: Any) -> int:
    client.force_login(user)
    address = reverse("publikationen:stand_neu", args=[page.pk])
    return client.post(address, REPORT).status_code


@pytest.mark.parametrize("who", ["redaktion", "administration"])
def test_a_status_can_be_reported_while_a_newer_text_waits_for_its_release(
    haus: Haus, client: Client, in_review: Handlungsempfehlung, who: str
) -> None:
    user = getattr(haus, who)
    assert in_review.workflow_in_progress
    assert not in_review.permissions_for_user(user).can_publish()
    assert report(client, in_review, user) == 302
    assert [entry.autor for entry in UmsetzungsstandEintrag.objects.all()] == [user]
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[in_review.pk])).content.decode()
    assert reverse("publikationen:stand_neu", args=[in_review.pk]) in edit


@pytest.mark.parametrize(
    "who", ["einreichung_a", "einreichung_b", "leitung_a", "leitung_b", "uebersetzung"]
)
def test_nobody_else_reports_a_status_past_the_redaktion(
    haus: Haus, client: Client, in_review: Handlungsempfehlung, who: str
) -> None:
    report(client, in_review, getattr(haus, who))
    assert not UmsetzungsstandEintrag.objects.exists()
