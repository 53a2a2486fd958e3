"""What is public is found at once; what is not, never, whichever way it stopped being public."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from angebote.models import Angebot, AngebotIndex
from portal.core.catalogue import get_catalogue
from portal.core.models import BasePage, Schlagwort
from search.indexing import collected
from search.models import SearchDocument, SearchTerm

from .conftest import SmallSite

Translate = Callable[[BasePage, str, str], BasePage]


def titles(query: str = "", language: str = "de", **filters: str) -> list[str]:
    listing = get_catalogue().listing(
        {"q": query, **filters}, language=language, kinds=("angebot",), page_size=100
    )
    assert listing.total == len(listing.entries)
    return [entry.title for entry in listing.entries]


def test_a_published_offer_is_listed_and_found(small_site: SmallSite) -> None:
    small_site.offer("Babytreff")
    assert titles() == ["Babytreff"]
    assert titles("Babytreff") == ["Babytreff"]


def test_a_draft_is_not_listed(small_site: SmallSite) -> None:
    draft = Angebot(title="Entwurf", live=False, zustaendiger_bereich=small_site.bereich)
    small_site.offers.add_child(instance=draft)
    draft.save_revision()
    assert titles() == []


def test_changes_of_a_draft_stay_hidden_until_published(small_site: SmallSite) -> None:
    page = small_site.offer("Babytreff")
    page.title = "Geheimer neuer Name"
    revision = page.save_revision()
    assert titles() == ["Babytreff"]
    revision.publish()
    assert titles() == ["Geheimer neuer Name"]


def test_changed_themes_are_right_after_the_first_publish(small_site: SmallSite) -> None:
    page = small_site.offer("Babytreff", themes=[small_site.health])
    page.themeninseln = [small_site.youth]
    page.save_revision().publish()
    assert titles(themeninsel="gesundheit") == []
    assert titles(themeninsel="jugend") == ["Babytreff"]


def test_an_unpublished_offer_is_gone_and_comes_back_when_published(small_site: SmallSite) -> None:
    page = small_site.offer("Babytreff")
    page.unpublish()
    assert titles() == titles("Babytreff") == []
    page.save_revision().publish()
    assert titles("Babytreff") == ["Babytreff"]


def test_words_of_an_unpublished_offer_are_not_suggested(small_site: SmallSite) -> None:
    page = small_site.offer("Klangschalen")
    assert SearchTerm.objects.get(form="klangschalen").count == 1
    page.unpublish()
    assert SearchTerm.objects.get(form="klangschalen").count == 0
    stored = SearchDocument.objects.get(translation_key=page.translation_key)
    assert stored.deleted
    assert not stored.text
    assert not stored.every
    assert not stored.stored


def test_a_deleted_offer_is_gone(small_site: SmallSite) -> None:
    small_site.offer("Babytreff").delete()
    assert titles() == []


def test_offers_are_gone_when_their_list_is_deleted(small_site: SmallSite) -> None:
    small_site.offer("Babytreff")
    small_site.offers.delete()
    assert titles() == []


def test_a_restriction_on_an_ancestor_hides_everything_below(small_site: SmallSite) -> None:
    small_site.offer("Babytreff")
    restriction = PageViewRestriction.objects.create(
        page=small_site.start, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles() == []
    restriction.delete()
    assert titles() == ["Babytreff"]


def test_moving_below_a_restricted_page_hides_and_moving_out_shows(small_site: SmallSite) -> None:
    closed = small_site.start.add_child(instance=AngebotIndex(title="Intern", slug="intern"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    page = small_site.offer("Babytreff")
    page.move(closed, pos="last-child")
    assert titles() == []
    small_site.offers.refresh_from_db()  # its number of children has changed
    Angebot.objects.get(pk=page.pk).move(small_site.offers, pos="last-child")
    assert titles() == ["Babytreff"]


def test_an_untranslated_alias_is_not_a_second_hit(small_site: SmallSite) -> None:
    page = small_site.offer("Babytreff")
    page.create_alias(parent=small_site.offers, update_slug="babytreff-2")
    assert titles() == ["Babytreff"]


def test_a_scheduled_offer_appears_and_disappears_on_time(small_site: SmallSite) -> None:
    now = timezone.now()
    page = Angebot(title="Später", live=False, zustaendiger_bereich=small_site.bereich)
    small_site.offers.add_child(instance=page)
    page.go_live_at = now + datetime.timedelta(hours=1)
    page.save_revision().publish()
    assert titles() == []
    page.go_live_at = None
    page.expire_at = now + datetime.timedelta(hours=2)
    page.save_revision().publish()
    assert titles() == ["Später"]
    Angebot.objects.filter(pk=page.pk).update(expire_at=now - datetime.timedelta(hours=1))
    call_command("publish_scheduled")
    assert titles() == []


def test_a_translation_replaces_the_german_version_for_its_readers(
    small_site: SmallSite, translate: Translate
) -> None:
    page = small_site.offer("Babytreff")
    assert titles(language="en") == ["Babytreff"]
    english = translate(page, "en", "Baby meeting")
    assert titles(language="en") == ["Baby meeting"]
    assert titles(language="tr") == ["Babytreff"]
    assert titles() == ["Babytreff"]
    english.unpublish()
    assert titles(language="en") == ["Babytreff"]


def test_a_translation_follows_the_facts_of_the_german_page(
    small_site: SmallSite, translate: Translate
) -> None:
    page = small_site.offer("Babytreff", themes=[small_site.health])
    translate(page, "en", "Baby meeting")
    page.themeninseln = [small_site.youth]
    page.save_revision().publish()
    assert titles(language="en", themeninsel="jugend") == ["Baby meeting"]
    assert titles(language="en", themeninsel="gesundheit") == []


def test_links_follow_when_the_address_of_an_ancestor_changes(small_site: SmallSite) -> None:
    page = small_site.offer("Babytreff")
    small_site.offers.slug = "hilfen"
    small_site.offers.save()
    found = get_catalogue().entries([page.translation_key], language="de")
    assert found[page.translation_key].url == "/hilfen/babytreff/"


def test_a_renamed_theme_is_found_by_its_new_name(small_site: SmallSite) -> None:
    small_site.offer("Babytreff", themes=[small_site.health])
    small_site.health.name = "Wohlbefinden"
    small_site.health.save()
    assert titles("Wohlbefinden") == ["Babytreff"]


def test_joined_keywords_lose_no_page(small_site: SmallSite) -> None:
    small_site.offer("Babytreff", words=["Babys"])
    old = Schlagwort.objects.get(name="Babys")
    new = Schlagwort.objects.create(name="Säuglinge")
    old.join_into(new)
    assert titles(schlagwort=new.slug) == ["Babytreff"]
    assert titles("Säuglinge") == ["Babytreff"]


def test_a_turkish_or_arabic_word_for_a_theme_finds_german_offers(small_site: SmallSite) -> None:
    small_site.offer("Babytreff", themes=[small_site.health])
    assert titles("sağlık", language="tr") == ["Babytreff"]
    assert titles("الصحة", language="ar") == ["Babytreff"]


def test_collected_changes_are_written_once_and_completely(small_site: SmallSite) -> None:
    with collected():
        small_site.offer("Babytreff")
        small_site.offer("Hebamme").unpublish()
        assert titles() == []
    assert titles() == ["Babytreff"]


@pytest.mark.django_db(transaction=True)
def test_a_failed_publish_leaves_no_trace(small_site: SmallSite) -> None:
    def publish_and_fail() -> None:
        with transaction.atomic():
            small_site.offer("Babytreff")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish_and_fail()
    assert titles() == []
