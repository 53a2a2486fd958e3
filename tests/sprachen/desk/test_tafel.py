"""The table shows for every page and language what there is to do, in few queries."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import String, Translation, TranslationLog

from angebote.models import Angebot
from portal.sprachen.desk.anlegen import NichtAnlegbar, begin
from portal.sprachen.desk.stand import Stand, confirm
from portal.sprachen.desk.tafel import Auswahl, Zeile, tafel
from portal.sprachen.leichte_texte import record_test
from portal.sprachen.models import Sprache
from tests.freigabe.factories import make_angebot, make_live, submit
from tests.sprachen.conftest import translate

from .conftest import DREI, Tisch, absatz, fill, stream


def row(titel: str, **auswahl: Any) -> Zeile:
    return next(r for r in tafel(Auswahl(**auswahl)).zeilen if r.titel == titel)


def stand(tisch: Tisch, code: str = "en") -> Stand:
    return next(z.stand for z in row("Babytreff").zellen if z.code == code)


def test_states_of_a_cell(tisch: Tisch) -> None:
    assert stand(tisch, "ar") == Stand.FEHLT
    assert stand(tisch) == Stand.GEPRUEFT
    tisch.publish(DREI[:2])
    assert stand(tisch) == Stand.VERALTET
    submit(tisch.english, tisch.haus.uebersetzung)
    assert stand(tisch) == Stand.ARBEIT


def test_who_wrote_a_text_has_not_checked_it(tisch: Tisch) -> None:
    translate(tisch.angebot.get_parent().get_parent().specific, "ar", "البداية")
    translate(tisch.haus.index, "ar", "عروض")
    page = translate(tisch.angebot, "ar", "لقاء")
    writer, reader = tisch.haus.uebersetzung, tisch.haus.redaktion
    page.save_revision(user=writer, clean=False).publish()
    for who, expected in ((writer, Stand.UNGEPRUEFT), (reader, Stand.GEPRUEFT)):
        confirm(Page.objects.get(pk=page.pk), who)
        assert stand(tisch, "ar") == expected


def test_machine_text_online_is_called_so(tisch: Tisch) -> None:
    fill(tisch.translation, tisch.texte, kind="machine")
    tisch.publish_english()
    assert stand(tisch) == Stand.MASCHINE


def test_imported_machine_text_is_called_so_although_it_was_online_first(tisch: Tisch) -> None:
    fill(tisch.translation, tisch.texte, kind="machine")
    revision = tisch.english.live_revision
    TranslationLog.objects.filter(revision=revision).delete()
    locale = tisch.translation.target_locale
    TranslationLog.objects.create(source=tisch.translation.source, locale=locale, revision=revision)
    assert stand(tisch) == Stand.MASCHINE


def test_cell_says_how_many_texts_wait(tisch: Tisch) -> None:
    assert [z.offen for z in row("Babytreff", sprache="en").zellen] == [0]
    tisch.publish(kurztext="Etwas ganz anderes.")
    assert [z.offen for z in row("Babytreff", sprache="en").zellen] == [1]


def test_switched_off_language_is_no_column(tisch: Tisch) -> None:
    Sprache.objects.get(code="ar").delete()
    cache.clear()
    assert "ar" not in tafel(Auswahl()).codes


def test_filters_narrow_the_rows(tisch: Tisch) -> None:
    make_live(tisch.haus.index, tisch.haus.b, title="Turnen", slug="turnen")

    def titles(**auswahl: Any) -> set[str]:
        return {r.titel for r in tafel(Auswahl(**auswahl)).zeilen}

    assert titles(q="turn") == {"Turnen"}
    assert titles(bereich=tisch.haus.b.pk) == {"Turnen"}
    assert titles(art="angebote.angebot") == {"Turnen", "Babytreff"}
    assert titles(stand="geprueft", sprache="en") == {"Babytreff"}
    assert titles(stand="ungeprueft", sprache="en") == {"Start", "Angebote"}
    assert titles(stand="fehlt", sprache="en") == {"Turnen"}


def test_draft_of_a_fachbereich_is_no_work_for_translators_yet(tisch: Tisch) -> None:
    make_angebot(tisch.haus.index, tisch.haus.a, tisch.haus.einreichung_a, title="Entwurf")
    assert "Entwurf" not in {r.titel for r in tafel(Auswahl()).zeilen}


def test_number_of_queries_does_not_grow_with_the_pages(tisch: Tisch, client: Client) -> None:
    client.force_login(tisch.haus.redaktion)
    client.get(reverse("uebersetzungen"))

    def count() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("uebersetzungen")).status_code == 200
        return len(seen)

    few = count()
    for n in range(30):
        page = make_live(tisch.haus.index, tisch.haus.a, title=f"Treff {n}", slug=f"treff-{n}")
        if n % 3 == 0:
            translate(page, "en", f"Group {n}")
    assert count() == few


@pytest.mark.parametrize("who", ["einreichung_a", "leitung_a", "datenpflege"])
def test_others_have_no_desk(tisch: Tisch, client: Client, who: str) -> None:
    client.force_login(getattr(tisch.haus, who))
    assert client.get(reverse("uebersetzungen")).status_code in {302, 403}
    value = f"{tisch.angebot.pk}:ar"
    client.post(reverse("uebersetzungen_anlegen"), {"anlegen": value})
    assert not Page.objects.filter(locale__language_code="ar").exists()


def test_one_press_on_a_missing_cell_leads_to_the_work(tisch: Tisch, client: Client) -> None:
    translate(tisch.haus.index.get_parent().specific, "ar", "البداية")
    translate(tisch.haus.index, "ar", "العروض")
    client.force_login(tisch.haus.uebersetzung)
    value = f"{tisch.angebot.pk}:ar"
    answer = client.post(reverse("uebersetzungen_anlegen"), {"anlegen": value})
    page = Page.objects.get(
        translation_key=tisch.angebot.translation_key, locale__language_code="ar"
    )
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert b"js-translation-editor" in client.get(answer["Location"]).content


def test_beginning_twice_makes_one_page(tisch: Tisch) -> None:
    assert begin(tisch.angebot, "en", tisch.haus.redaktion).pk == tisch.english.pk
    assert Translation.objects.count() == 1


def test_missing_parent_is_named_and_no_alias_made_of_it(tisch: Tisch) -> None:
    with pytest.raises(NichtAnlegbar, match="Angebote"):
        begin(tisch.angebot, "ar", tisch.haus.redaktion)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_draft_of_a_fachbereich_cannot_be_read_by_translating_it(tisch: Tisch) -> None:
    draft = make_angebot(tisch.haus.index, tisch.haus.a, tisch.haus.einreichung_a, title="Geheim")
    with pytest.raises(PermissionDenied):
        begin(draft, "en", tisch.haus.uebersetzung)
    assert not Page.objects.filter(
        translation_key=draft.translation_key, locale__language_code="en"
    ).exists()


def test_page_for_some_readers_only_is_not_shown_to_translators_nor_begun_by_them(
    tisch: Tisch, client: Client
) -> None:
    page = make_live(tisch.haus.index, tisch.haus.a, title="Nur intern")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for who, is_shown in ((tisch.haus.uebersetzung, False), (tisch.haus.redaktion, True)):
        client.force_login(who)
        shown = client.get(reverse("uebersetzungen"), {"q": "Nur intern"}).content.decode()
        assert ("„Nur intern“" in shown) is is_shown
    with pytest.raises(PermissionDenied):
        begin(page, "en", tisch.haus.uebersetzung)
    assert begin(page, "en", tisch.haus.redaktion).locale.language_code == "en"


def test_leichte_sprache_opens_in_the_normal_editor(tisch: Tisch) -> None:
    translate(tisch.haus.index.get_parent().specific, "de-simple", "Start")
    translate(tisch.haus.index, "de-simple", "Angebote")
    page = begin(tisch.angebot, "de-simple", tisch.haus.redaktion)
    assert not page.live
    simple = Locale.objects.get(language_code="de-simple")
    assert not Translation.objects.filter(target_locale=simple, enabled=True).exists()


def test_state_has_a_word_beside_its_sign(tisch: Tisch, client: Client) -> None:
    client.force_login(tisch.haus.redaktion)
    content = client.get(reverse("uebersetzungen")).content.decode()
    assert "zeichen.svg#u-geprueft" in content
    assert "geprüft" in content


def simple_page(tisch: Tisch) -> Page:
    """A published page in Leichte Sprache that corresponds to the German one."""
    translate(tisch.haus.index.get_parent().specific, "de-simple", "Start")
    translate(tisch.haus.index, "de-simple", "Angebote")
    page = translate(tisch.angebot, "de-simple", "Treff für Eltern")
    confirm(page, tisch.haus.redaktion)
    return page


def test_leichte_sprache_is_called_checked_only_after_a_pruefgruppe(tisch: Tisch) -> None:
    page = simple_page(tisch)
    assert stand(tisch, "de-simple") == Stand.UNGEPRUEFT
    record_test(page, "Prüfgruppe Beispiel", datetime.date(2026, 3, 1), tisch.haus.redaktion)
    assert stand(tisch, "de-simple") == Stand.GEPRUEFT


def test_text_that_nobody_else_has_read_is_not_called_checked(tisch: Tisch) -> None:
    tisch.publish_english()
    assert stand(tisch) == Stand.UNGEPRUEFT


def test_unchecked_texts_have_their_own_filter_and_legend(tisch: Tisch, client: Client) -> None:
    simple_page(tisch)
    client.force_login(tisch.haus.redaktion)
    url = reverse("uebersetzungen")
    content = client.get(url, {"stand": "ungeprueft"}).content.decode()
    assert "Babytreff" in content
    assert content.count("zeichen.svg#u-ungeprueft") >= 2  # legend and cell
    checked = client.get(url, {"stand": "geprueft", "sprache": "de-simple"}).content.decode()
    assert "Babytreff" not in checked


@pytest.mark.parametrize("code", ["de-simple", "ar"])
def test_a_translation_begins_with_the_released_text_not_with_a_newer_draft(
    tisch: Tisch, code: str
) -> None:
    for page in (tisch.haus.index.get_parent().specific, tisch.haus.index):
        translate(page, code, page.title)
    draft = Angebot.objects.get(pk=tisch.angebot.pk)
    draft.kurztext = "Geheim."
    draft.beschreibung = stream([absatz(DREI[0]["id"], "<p>Geheim.</p>")])
    draft.save_revision(user=tisch.haus.redaktion)

    made = begin(Angebot.objects.get(pk=tisch.angebot.pk), code, tisch.haus.redaktion)

    for begun in (made.specific, made.get_latest_revision_as_object()):
        assert "Geheim" not in f"{begun.kurztext} {begun.beschreibung}"
        assert "montags" in str(begun.beschreibung)
    assert "Geheim." not in String.objects.values_list("data", flat=True)
