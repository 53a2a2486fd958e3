"""An Anregung ends with a decision that says why, as the decision procedure asks for."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Page

from publikationen.models import Anregung

pytestmark = pytest.mark.django_db


def checked(**fields: object) -> None:
    Anregung(text="Ein Treff am Abend", **fields).full_clean()


@pytest.mark.parametrize("stand", ["beobachten", "nicht_weiterverfolgt", "aufgegriffen"])
def test_no_outcome_without_a_word_about_it(stand: str) -> None:
    with pytest.raises(ValidationError):
        checked(stand=stand, begruendung=" ")
    checked(stand=stand, begruendung="Im Strategiepapier 2026 beantwortet.")


def test_the_page_that_takes_it_up_is_answer_enough() -> None:
    checked(stand="aufgegriffen", ergebnis=Page.objects.get(depth=1))
    with pytest.raises(ValidationError):
        checked(stand="beobachten", ergebnis=Page.objects.get(depth=1))


def test_what_is_open_needs_no_reason() -> None:
    checked()
    checked(stand="in_pruefung")


def test_two_clicks_at_once_note_a_search_once_but_suggestions_by_hand_may_be_alike() -> None:
    for _ in range(2):
        Anregung.objects.create(text="Ein Treff am Abend")
    Anregung.objects.create(text="treff", suchwort="treff")
    with pytest.raises(IntegrityError), transaction.atomic():
        Anregung.objects.create(text="treff", suchwort="treff")
