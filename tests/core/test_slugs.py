from __future__ import annotations

from typing import Any

import pytest

from portal.core.slugs import german_slug
from tests.factories import Baum, StandardseiteFactory
from tests.factories.baum import baum, editor
from tests.factories.formular import edit_address, page_form

__all__ = ["baum", "editor"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Frühe Hilfen", "fruehe-hilfen"),
        ("Straße", "strasse"),
        ("Expert*innen", "expertinnen"),
        ("Mitte/Styrum", "mitte-styrum"),
        ("Übergang Schule-Beruf", "uebergang-schule-beruf"),
        ("Café für Łucja und Işık", "cafe-fuer-lucja-und-isik"),
        ("🎉", ""),
    ],
)
def test_an_address_keeps_german_spelling(text: str, slug: str) -> None:
    assert german_slug(text) == slug


@pytest.mark.django_db
def test_a_page_without_an_address_gets_one_in_german_spelling(baum: Baum) -> None:
    page = StandardseiteFactory(parent=baum.start, title="Nähcafé am Markt")
    again = StandardseiteFactory(parent=baum.start, title="Nähcafé am Markt")
    assert (page.slug, again.slug) == ("naehcafe-am-markt", "naehcafe-am-markt-2")


@pytest.mark.django_db
def test_an_address_typed_with_umlauts_is_stored_in_german_spelling(
    baum: Baum, editor: Any
) -> None:
    page = StandardseiteFactory(parent=baum.start, title="Nähen")
    data = page_form(editor, page)
    data["slug"] = "nähcafé-am-markt"
    assert editor.post(edit_address(page), data).status_code == 302
    page.refresh_from_db()
    assert page.slug == "naehcafe-am-markt"


@pytest.mark.django_db
def test_the_editor_shows_the_german_address_while_the_title_is_typed(
    baum: Baum, editor: Any
) -> None:
    page = StandardseiteFactory(parent=baum.start, title="Nähen")
    widget = editor.get(edit_address(page)).context["form"].fields["slug"].widget
    assert '[["ä","gu"],"ae"]' in widget.attrs["data-w-slug-formatters-value"].replace(
        r"\u00e4", "ä"
    )
