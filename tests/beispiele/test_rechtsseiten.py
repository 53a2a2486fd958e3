"""Legal pages in other languages: the words change, the addresses do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from portal.beispiele.load_translations import MissingTextError, legal_record, translation_records
from portal.beispiele.lookup import Lookup
from portal.beispiele.records import Record
from portal.home.models import Rechtsseite
from tests.beispiele.test_daten import WITH_CONTENT

STRUCTURED = sorted(set(WITH_CONTENT) - {"de-simple"})


def bodies(code: str) -> Iterator[dict[str, Any]]:
    """The blocks with an address, page by page, as a reader of the language gets them."""
    for page in Rechtsseite.objects.filter(locale__language_code=code).order_by("art"):
        yield from (block.value for block in page.text if block.block_type == "stelle")


def imprint_record(code: str) -> Record:
    return next(row for row in translation_records(code) if row["pfad"] == "impressum")


@pytest.mark.parametrize("code", STRUCTURED)
def test_who_writes_to_the_city_from_a_translated_page_reaches_the_same_office(
    loaded: Lookup, code: str
) -> None:
    same = ("name", "anschrift", "email", "webseite")
    german = [{name: body[name] for name in same} for body in bodies("de")]

    assert len(german) == 4
    assert [{name: body[name] for name in same} for body in bodies(code)] == german


@pytest.mark.parametrize("code", STRUCTURED)
def test_the_role_of_an_office_is_in_the_language_of_the_reader(loaded: Lookup, code: str) -> None:
    roles = {body["rolle"] for body in bodies(code)}

    assert len(roles) == 4
    assert roles & {body["rolle"] for body in bodies("de")} == set()


@pytest.mark.parametrize("position", range(2))
def test_a_legal_page_that_leaves_a_text_out_is_refused(position: int) -> None:
    row = imprint_record("en")
    half = {**row, "block": [{} if at == position else b for at, b in enumerate(row["block"])]}

    legal_record(row)
    with pytest.raises(MissingTextError):
        legal_record(half)
