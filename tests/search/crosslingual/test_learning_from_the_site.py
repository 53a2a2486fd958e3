"""The site learns from its own live translations, once for many publications, and nothing from
drafts; what it learned finds German pages below those in the reader's language."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, DjangoDbBlocker, Settings
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from portal.core.models import BasePage
from portal.sprachen.models import Fachbegriff, Uebersetzungsstand
from search.learned import learn_from
from search.lessons import lessons
from search.models import LearnedWords, SearchDocument
from search.relearning import learn_due, learn_language
from search.tasks import learn_words
from tests.search.conftest import SmallSite

Translate = Callable[[BasePage, str, str], BasePage]

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TAUGHT = [
    ("Hilfe bei Schulden", "Help with debts"),
    ("Sport für Kinder", "Sports for children"),
    ("Beratung für Eltern", "Advice for parents"),
    ("Schulden und Geld", "Debts and money"),
]


def publish_in_english(site: SmallSite, translate: Translate) -> None:
    """Four offers in both languages."""
    for number, (german, english) in enumerate(TAUGHT):
        page = site.offer(f"Angebot {number}", kurztext=german)
        copy: Any = translate(page, "en", f"Offer {number}")
        copy.kurztext = english
        copy.save_revision().publish()


def asked(client: Client, words: str) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/en/api/v1/suche", {"q": words}).json()
    return answer


def test_a_german_offer_is_found_by_an_english_word_below_the_english_ones(
    small_site: SmallSite, translate: Translate, client: Client
) -> None:
    publish_in_english(small_site, translate)
    small_site.offer("Schulden ordnen", kurztext="Wir rechnen gemeinsam.")
    assert "Schulden ordnen" not in [hit["title"] for hit in asked(client, "debts")["results"]]
    learn_language("en")
    answer = asked(client, "debts")
    hits = [(hit["title"], hit["sprache"]) for hit in answer["results"]]
    assert hits[-1] == ("Schulden ordnen", "de")
    assert {language for _, language in hits[:-1]} == {"en"}
    assert answer["gesucht_nach"] == ["Schulden"]


def test_the_page_says_in_which_german_words_it_looked(
    small_site: SmallSite, translate: Translate, client: Client
) -> None:
    publish_in_english(small_site, translate)
    small_site.offer("Schulden ordnen")
    learn_language("en")
    page = client.get("/en/suche/", {"q": "debts"}).content.decode()
    assert '<b><bdi lang="de">Schulden</bdi></b>' in page
    assert "in German only" in page


def test_nothing_is_said_where_no_german_page_is_shown(
    small_site: SmallSite, translate: Translate, client: Client
) -> None:
    publish_in_english(small_site, translate)
    learn_language("en")
    assert "gesucht_nach" not in asked(client, "children")


def test_german_words_typed_on_an_english_page_are_still_found(
    small_site: SmallSite, translate: Translate, client: Client
) -> None:
    publish_in_english(small_site, translate)
    small_site.offer("Schuldnerberatung")
    learn_language("en")
    for words in ("Schuldnerberatung", "Schuldnerbertung"):
        assert "Schuldnerberatung" in [hit["title"] for hit in asked(client, words)["results"]]


def test_names_of_vocabularies_teach_before_any_page_is_translated(small_site: SmallSite) -> None:
    small_site.offer("Babytreff", themes=[small_site.health])
    assert ("Gesundheit", "Sağlık") in lessons("tr")
    assert learn_language("tr").words >= 1


def strings(site: SmallSite, translate: Translate, origin: str) -> BasePage:
    """An English page made of translated strings."""
    page = site.offer("Hilfe bei Schulden", kurztext="Wir rechnen gemeinsam.")
    translate(site.offers, "en", "Offers")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english)
    said = {"Hilfe bei Schulden": "Help with debts", "Wir rechnen gemeinsam.": "We count."}
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            data=said.get(segment.string.data, segment.string.data),
            translation_type=origin,
        )
    target, _ = source.create_or_update_translation(english, publish=False, fallback=True)
    target.get_latest_revision().publish()
    return page


def test_translated_strings_teach_once_they_are_live(
    small_site: SmallSite, translate: Translate
) -> None:
    page = strings(small_site, translate, StringTranslation.TRANSLATION_TYPE_MANUAL)
    assert ("Hilfe bei Schulden", "Help with debts") in lessons("en")
    StringTranslation.objects.filter(data="Help with debts").update(
        data="Secret draft", updated_at=timezone.now() + timedelta(seconds=1)
    )
    assert "Secret draft" not in [foreign for _, foreign in lessons("en")]
    page.get_translation(Locale.objects.get(language_code="en")).unpublish()
    assert ("Hilfe bei Schulden", "Help with debts") not in lessons("en")


def test_terms_of_the_glossary_teach(small_site: SmallSite) -> None:
    Fachbegriff.objects.update_or_create(
        begriff="Bildung und Teilhabe",
        defaults={"bevorzugt": {"en": "education and participation | BuT package"}},
    )
    assert {
        ("Bildung und Teilhabe", "education and participation"),
        ("Bildung und Teilhabe", "BuT package"),
    } <= set(lessons("en"))


def test_a_machine_translation_that_a_person_checked_counts_as_checked(
    small_site: SmallSite, translate: Translate, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = strings(small_site, translate, StringTranslation.TRANSLATION_TYPE_MACHINE)
    monkeypatch.setattr("search.lessons._ENOUGH_CHECKED", 0)
    taught = ("Hilfe bei Schulden", "Help with debts")
    assert taught not in lessons("en")
    english = page.get_translation(Locale.objects.get(language_code="en"))
    Uebersetzungsstand.objects.update_or_create(
        page_id=english.pk, defaults={"geprueft_am": timezone.now()}
    )
    assert taught in lessons("en")


def test_machine_translations_help_out_until_people_have_checked_enough(
    small_site: SmallSite, translate: Translate, monkeypatch: pytest.MonkeyPatch
) -> None:
    strings(small_site, translate, StringTranslation.TRANSLATION_TYPE_MACHINE)
    assert ("Hilfe bei Schulden", "Help with debts") in lessons("en")
    monkeypatch.setattr("search.lessons._ENOUGH_CHECKED", 1)
    publish_in_english(small_site, translate)
    assert ("Hilfe bei Schulden", "Help with debts") not in [
        text for text in lessons("en") if text not in TAUGHT
    ]
    assert set(TAUGHT) <= set(lessons("en"))


def test_many_publications_are_learned_in_one_run(
    small_site: SmallSite,
    translate: Translate,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = QUEUE
    with django_capture_on_commit_callbacks(execute=True):
        publish_in_english(small_site, translate)
    waiting = DBTaskResult.objects.filter(task_path="search.tasks.learn_words")
    assert waiting.count() == 1
    assert waiting.get().run_after > timezone.now() + timedelta(seconds=100)
    assert learn_words.call() == 1
    row = LearnedWords.objects.get(language="en")
    assert (row.due_since, row.words > 3) == (None, True)


def test_what_goes_live_during_a_run_is_learned_by_the_next(
    small_site: SmallSite,
    translate: Translate,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.TASKS = QUEUE
    publish_in_english(small_site, translate)
    LearnedWords.objects.create(language="en", due_since=timezone.now())
    later = timezone.now() + timedelta(minutes=1)

    def meanwhile(language: str) -> list[tuple[str, str]]:
        LearnedWords.objects.filter(language=language).update(due_since=later)
        return []

    monkeypatch.setattr("search.relearning.lessons", meanwhile)
    learn_words.call()
    assert LearnedWords.objects.get(language="en").due_since == later
    assert DBTaskResult.objects.filter(task_path="search.tasks.learn_words").count() == 1


def test_a_run_that_was_lost_is_made_up_for(small_site: SmallSite, translate: Translate) -> None:
    publish_in_english(small_site, translate)
    LearnedWords.objects.create(language="en", due_since=timezone.now() - timedelta(hours=1))
    call_command("suche_abgleichen", stdout=StringIO())
    assert LearnedWords.objects.get(language="en").words > 3
    assert learn_due() == []


def test_nothing_is_learned_twice_from_the_same_texts(
    small_site: SmallSite, translate: Translate
) -> None:
    publish_in_english(small_site, translate)
    first = learn_language("en").version
    assert learn_language("en").version == first
    assert learn_from([*lessons("en"), ("Neu", "New")], "en").version > first


def test_learning_by_hand_says_what_came_of_it(small_site: SmallSite, translate: Translate) -> None:
    publish_in_english(small_site, translate)
    told = StringIO()
    call_command("suche_lernen", "en", "--neu", stdout=told)
    assert told.getvalue().startswith("en: ")
    with pytest.raises(CommandError, match="de-simple"):
        call_command("suche_lernen", "de-simple")


def number_of_queries(client: Client, address: str) -> int:
    client.get(address, {"q": "debts"})  # the process knows its words
    with CaptureQueriesContext(connection) as queries:
        client.get(address, {"q": "debts"})
    return len(queries)


def test_asking_in_another_language_costs_no_query_more_when_something_was_learned(
    small_site: SmallSite, translate: Translate, client: Client
) -> None:
    publish_in_english(small_site, translate)
    before = number_of_queries(client, "/en/api/v1/suche")
    learn_language("en")
    assert number_of_queries(client, "/en/api/v1/suche") <= before


def lines(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.django_db(databases=["default"])
def test_anyone_can_measure_how_well_another_language_finds(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    pages = [{"id": "1", "title": "Schuldnerberatung", "text": "Hilfe bei Schulden"}]
    pages += [{"id": str(n), "title": f"Seite {n}", "text": "Etwas anderes"} for n in (2, 3)]
    options = [
        *("--seiten", lines(tmp_path / "p", pages)),
        *("--fragen", lines(tmp_path / "f", [{"id": "a", "question": "debts", "page": "1"}])),
        *("--fragen-sprache", "en"),
    ]
    taught = lines(tmp_path / "t", [{"de": german, "en": english} for german, english in TAUGHT])
    nothing, learned = StringIO(), StringIO()
    with django_db_blocker.unblock():
        call_command("suche_messen", *options, stdout=nothing)
        call_command("suche_messen", *options, "--uebersetzungen", taught, stdout=learned)
    assert json.loads(nothing.getvalue())["mrr10"] == 0
    assert json.loads(learned.getvalue())["mrr10"] == 1
    assert not LearnedWords.objects.exists()
    assert not SearchDocument.objects.filter(title="Schuldnerberatung").exists()
    with pytest.raises(CommandError, match="fragen-sprache"):
        call_command("suche_messen", *options[:4], "--uebersetzungen", taught)
