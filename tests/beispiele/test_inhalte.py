"""The example content in the site: complete, marked, searchable, and left alone by a second run."""

from __future__ import annotations

from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.http import QueryDict
from wagtail.models import Locale, Page, Revision

from angebote.models import Angebot
from portal.beispiele.accounts import ACCOUNTS, Account
from portal.beispiele.load import SECTIONS, load_translated
from portal.beispiele.load_languages import load_languages
from portal.beispiele.load_translations import (
    MissingTextError,
    languages,
    translation_records,
    write_page,
)
from portal.beispiele.lookup import Lookup
from portal.core.models import BasePage
from portal.register.models import Bereich, Lebensphase, Runde, Sozialraum, Themeninsel
from portal.sprachen.models import Sprache
from publikationen.models import (
    Handlungsempfehlung,
    Massnahmensteckbrief,
    Strategiepapier,
    Veranstaltung,
)
from search.catalogue import Catalogue
from search.models import SearchDocument
from tests.beispiele.conftest import PASSWORD


def test_the_known_numbers_of_the_field_are_right(loaded: Lookup) -> None:
    counted = {
        model.__name__: model.objects.count()
        for model in (Sozialraum, Themeninsel, Lebensphase, Runde, Bereich)
    }

    assert counted == {
        "Sozialraum": 6,
        "Themeninsel": 12,
        "Lebensphase": 7,
        "Runde": 3,
        "Bereich": 15,
    }


def test_every_kind_of_publication_is_there(loaded: Lookup) -> None:
    german = {"locale": loaded.german}

    assert Angebot.objects.filter(**german).live().count() >= 60
    assert Massnahmensteckbrief.objects.filter(**german).live().count() == 20
    assert Strategiepapier.objects.filter(**german).live().count() == 6
    assert Veranstaltung.objects.filter(**german).live().count() == 15


def test_each_district_has_seven_recommendations_with_a_history(loaded: Lookup) -> None:
    pages = Handlungsempfehlung.objects.filter(locale=loaded.german).live()
    numbers = Counter(page.nummer[:5] for page in pages)

    assert numbers == {f"HE-{raum.kuerzel}": 7 for raum in Sozialraum.objects.all()}
    assert [p.nummer for p in pages if len(p.umsetzungsstaende()) < 3] == []


def test_every_theme_and_district_has_offers(loaded: Lookup) -> None:
    catalogue = Catalogue()
    themes = catalogue.counts("themeninsel", kind="angebot", language="de")
    districts = catalogue.counts("sozialraum", kind="angebot", language="de")

    assert {i.slug for i in Themeninsel.objects.all() if themes.get(i.slug, 0) < 5} == set()
    assert {r.slug for r in Sozialraum.objects.all() if districts.get(r.slug, 0) < 5} == set()
    assert districts["stadtweit"] >= 20


def test_a_month_is_not_made_into_a_day(loaded: Lookup) -> None:
    osterfeld = Veranstaltung.objects.get(slug="osterfeld-2021", locale=loaded.german)

    assert osterfeld.datum_genauigkeit == "monat"


def test_contradictions_of_the_source_are_noted_and_shown(loaded: Lookup) -> None:
    event = Veranstaltung.objects.get(slug="mitte-styrum-2023", locale=loaded.german)

    assert "16.08.2023" in event.redaktionsnotiz
    assert "16.08.2023" in event.catalogue_text()
    assert {f.bezeichnung: f.wert for f in event.kennzahlen.all()}["Teilnehmende"] == 82


def test_who_searches_suchtberatung_finds_the_kompetenzzentrum(loaded: Lookup) -> None:
    found = Catalogue().listing(QueryDict("q=Suchtberatung"), language="de")

    assert found.entries[0].title == "Kompetenzzentrum Suchtberatung"


def test_every_translation_is_public_and_in_the_catalogue(loaded: Lookup) -> None:
    for code in languages():
        paths = {row["pfad"] for row in translation_records(code)}
        keys = {loaded.page(path).translation_key for path in paths}
        rows = SearchDocument.objects.public().filter(language=code, translation_key__in=keys)
        start_and_lists = len(keys) - rows.count()

        assert Page.objects.live().filter(locale__language_code=code).count() == len(paths), code
        assert start_and_lists <= 1, code


def test_no_german_sentence_is_left_in_a_translation(loaded: Lookup) -> None:
    german = {
        page.translation_key: page.kurztext
        for page in specific_pages(locale=loaded.german)
        if page.kurztext
    }
    copied = [
        page.url_path
        for page in specific_pages(locale__language_code__in=languages())
        if page.kurztext == german.get(page.translation_key)
    ]

    assert copied == []


def test_a_translation_that_leaves_a_text_out_is_refused(loaded: Lookup) -> None:
    polish = Locale.objects.get(language_code="pl")
    page = loaded.page("angebote/babytreff-am-vormittag").specific
    half = {"pfad": "angebote/babytreff-am-vormittag", "title": "Spotkanie", "kurztext": "Rano."}

    with pytest.raises(MissingTextError):
        write_page(page, {polish: half}, loaded)


def test_a_language_that_the_editors_switched_off_stays_off_after_the_next_run(
    loaded: Lookup,
) -> None:
    turkish = Sprache.objects.get(code="tr")
    turkish.eingeschaltet = False
    turkish.save()

    assert load_languages(loaded) == 0
    assert not Sprache.objects.get(code="tr").eingeschaltet


def test_a_page_of_a_language_that_was_deleted_comes_back_with_the_next_run(
    loaded: Lookup,
) -> None:
    turkish = Locale.objects.get(language_code="tr")
    loaded.page("angebote/babytreff-am-vormittag").get_translation(turkish).delete()

    assert load_translated(Lookup()) == 1

    page = loaded.page("angebote/babytreff-am-vormittag").get_translation(turkish).specific
    assert page.title == "Sabah bebek buluşması"
    assert page.kontaktstellen()[0].telefon == "0221 4710 123"


def specific_pages(**where: object) -> list[BasePage]:
    pages = Page.objects.live().filter(depth__gt=1, **where).specific()
    return [page for page in pages if isinstance(page, BasePage)]


def test_a_second_run_changes_nothing(loaded: Lookup) -> None:
    before = set(Revision.objects.values_list("pk", "object_id"))
    versions = dict(SearchDocument.objects.values_list("pk", "version"))
    lookup = Lookup()

    assert {name for name, section in SECTIONS if section(lookup)} == set()
    assert load_translated(lookup) == 0
    assert set(Revision.objects.values_list("pk", "object_id")) == before
    assert dict(SearchDocument.objects.values_list("pk", "version")) == versions


def test_a_text_changed_by_an_editor_survives_the_next_run(loaded: Lookup) -> None:
    page = loaded.page("angebote/babytreff-am-vormittag").specific
    page.kurztext = "Jetzt auch am Freitag."
    page.save_revision().publish()

    for _name, section in SECTIONS:
        section(Lookup())

    page.refresh_from_db()
    assert page.kurztext == "Jetzt auch am Freitag."


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_an_example_account_has_exactly_its_role(loaded: Lookup, account: Account) -> None:
    user = get_user_model().objects.get(username=account.username)

    assert user.check_password(PASSWORD)
    assert [group.name for group in user.groups.all()] == [account.group]
    assert [z.bereich.slug for z in user.zustaendigkeiten.all()] == [account.bereich][
        : bool(account.bereich)
    ]
