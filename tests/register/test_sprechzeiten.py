"""Contact hours: entered once, read by everybody in their own language."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from portal.register.models import Kontakt
from portal.register.sprechzeiten import read_day
from tests.freigabe.factories import Haus

pytestmark = pytest.mark.django_db
WEEK = {str(day): [["08:00", "12:00"]] for day in range(5)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Mo–Fr, 8:00–12:00"),
        ("en", "Mon–Fri, 8:00–12:00"),
        ("tr", "Pzt–Cum, 8:00–12:00"),
        ("uk", "Пн–Пт, 8:00–12:00"),
    ],
)
def test_reader_reads_the_hours_in_the_own_language(code: str, text: str) -> None:
    with translation.override(code):
        assert Kontakt(bezeichnung="Rat", sprechzeiten=WEEK).sprechzeiten_text == text


def test_editor_enters_the_hours_a_line_a_day(client: Client) -> None:
    client.force_login(Haus().redaktion)
    contact = Kontakt.objects.create(bezeichnung="Rat", sprechzeiten=WEEK)
    url = reverse("wagtailsnippets_register_kontakt:edit", args=[contact.pk])
    shown = client.get(url).content.decode()
    assert 'value="8:00–12:00"' in shown
    data = {f"sprechzeiten_{day}": "" for day in range(7)}
    data |= {"bezeichnung": "Rat", "sprechzeiten_1": "9-12:30, 14–16 Uhr", "erreichbar": ""}
    assert client.post(url, data).status_code == 302
    contact.refresh_from_db()
    assert contact.sprechzeiten == {"1": [["09:00", "12:30"], ["14:00", "16:00"]]}


@pytest.mark.parametrize("line", ["vormittags", "12–8", "25–26", "8:61–9", "8"])
def test_line_that_is_no_time_is_refused(line: str) -> None:
    with pytest.raises(ValidationError):
        read_day(line)
