"""The house's own addresses, and what a reader sees when something cannot be done."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import Baum
from tests.factories.baum import baum

__all__ = ["baum"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "language", "sentence"),
    [
        ("/angebote/", "de", "Das konnte nicht gesendet werden"),
        ("/en/angebote/", "en", "This could not be sent"),
        ("/ar/angebote/", "ar", "تعذّر الإرسال"),
    ],
)
def test_a_form_without_its_proof_is_refused_in_the_readers_language(
    baum: Baum, address: str, language: str, sentence: str
) -> None:
    answer = Client(enforce_csrf_checks=True).post(address, {"q": "x"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'<html lang="{language}"' in page
    assert f"<h1>{sentence}</h1>" in page
