"""Nothing goes online past the release, by whatever way it is tried."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from angebote.models import Angebot
from portal.freigabe import errors, groups, termine, zulassung
from portal.freigabe.models import Freigabe, Paket
from portal.home.models import Standardseite
from tests.factories.formular import edit_address, page_form

from .factories import (
    Haus,
    change,
    fresh,
    make_angebot,
    make_bereich,
    make_live,
    make_user,
    pruefsumme_of,
    submit,
)
from .test_pakete import released


def press_publish(client: Client, user: Any, page: Any, **typed: str) -> Any:
    client.force_login(user)
    data = page_form(client, page)
    for name, value in typed.items():
        data[name] = value
    return client.post(edit_address(page), data)


def decide(client: Client, user: Any, page: Any, what: str = "freigeben", **data: str) -> Any:
    client.force_login(user)
    state = page.__class__.objects.get(pk=page.pk).current_workflow_task_state
    form = {"entscheidung": what, "pruefsumme": pruefsumme_of(page)} | data
    return client.post(reverse("freigabe_entscheiden", args=[state.pk]), form)


@pytest.mark.parametrize("who", ["redaktion", "administration"])
def test_draft_nobody_submitted_is_not_published_by_the_editors(
    haus: Haus, client: Client, who: str
) -> None:
    page = haus.draft()
    press_publish(client, getattr(haus, who), page)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={page.pk}")
    with pytest.raises(zulassung.KeineFreigabe):
        fresh(page).get_latest_revision().publish(
            user=getattr(haus, who), skip_permission_checks=True
        )
    assert not fresh(page).live


def test_withdrawing_a_text_from_its_head_does_not_open_the_way(haus: Haus, client: Client) -> None:
    page = haus.in_review()
    client.force_login(haus.redaktion)
    client.post(reverse("freigabe_zurueckziehen", args=[page.pk]))
    press_publish(client, haus.redaktion, page)
    assert not fresh(page).live


def test_text_the_head_gave_back_is_not_published_by_the_editors(
    haus: Haus, client: Client
) -> None:
    page = haus.in_review()
    decide(client, haus.leitung_a, page, "zurueckgeben", comment="So nicht.")
    press_publish(client, haus.redaktion, page)
    assert not fresh(page).live


def test_change_typed_while_pressing_publish_is_saved_but_not_online(
    haus: Haus, client: Client
) -> None:
    page = released(haus, "Freigegeben")
    answer = press_publish(client, haus.redaktion, page, kurztext="Nie freigegeben.")
    assert answer.status_code == 302
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().kurztext == "Nie freigegeben."


def test_new_page_in_the_name_of_a_bereich_is_saved_but_not_online(
    haus: Haus, client: Client
) -> None:
    page = make_angebot(haus.index, haus.a, haus.redaktion)
    press_publish(client, haus.redaktion, page)
    assert not fresh(page).live


def test_new_offer_that_is_published_at_once_is_a_draft_that_nobody_reads(
    haus: Haus, client: Client
) -> None:
    template = make_angebot(haus.index, haus.a, haus.redaktion, title="Vorlage", slug="vorlage")
    client.force_login(haus.redaktion)
    data = page_form(client, template)
    data["title"], data["slug"] = "Nie freigegeben", "nie-freigegeben"
    address = reverse("wagtailadmin_pages:add", args=["angebote", "angebot", haus.index.pk])
    answer = client.post(address, data)
    page = Angebot.objects.get(slug="nie-freigegeben")
    assert answer["Location"] == edit_address(page)
    assert (page.live, page.has_unpublished_changes) == (False, True)
    client.logout()
    assert client.get("/angebote/nie-freigegeben/").status_code == 404
    assert "Nie freigegeben" not in client.get("/angebote/").content.decode()


def test_copy_of_an_online_page_is_a_draft_whatever_the_form_says(
    haus: Haus, client: Client
) -> None:
    page = make_live(haus.index, haus.a)
    change(page, haus.einreichung_a, kurztext="Nie freigegeben.")
    client.force_login(haus.redaktion)
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": haus.index.pk,
        "publish_copies": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    copy = Angebot.objects.get(slug="kopie")
    assert not copy.live
    press_publish(client, haus.redaktion, copy)
    assert not fresh(copy).live


def test_earlier_text_does_not_come_back_by_its_old_release(haus: Haus) -> None:
    page = released(haus, "Fassung eins")
    page.get_latest_revision().publish(user=haus.redaktion)
    first = fresh(page).kurztext
    page = submit(change(page, haus.einreichung_a, kurztext="Zwei."), haus.einreichung_a)
    state = page.current_workflow_task_state
    seen = pruefsumme_of(page)
    state.task.specific.on_action(state, haus.leitung_a, "approve", pruefsumme=seen)
    fresh(page).get_latest_revision().publish(user=haus.redaktion)
    assert fresh(page).kurztext == "Zwei."
    back = change(fresh(page), haus.redaktion, kurztext=first)
    with pytest.raises(PermissionDenied):
        back.get_latest_revision().publish(user=haus.redaktion)


def test_reason_of_a_correction_has_words(haus: Haus) -> None:
    page = change(make_live(haus.index, haus.a), haus.redaktion, kurztext="Neu.")
    with pytest.raises(errors.GrundFehlt):
        zulassung.correct(page, haus.redaktion, "\u200b\u2060", pruefsumme_of(page))


def test_correction_pressed_twice_is_recorded_once(haus: Haus) -> None:
    page = change(make_live(haus.index, haus.a), haus.redaktion, kurztext="Neu.")
    seen = pruefsumme_of(page)
    zulassung.correct(page, haus.redaktion, "Eilig", seen)
    with pytest.raises(errors.NichtMehrOffen):
        zulassung.correct(fresh(page), haus.redaktion, "Eilig", seen)
    entries = PageLogEntry.objects.filter(page=page.pk, action=zulassung.CORRECTED)
    assert entries.count() == 1


def test_text_filed_under_the_own_bereich_still_needs_its_release(haus: Haus) -> None:
    own = make_bereich("3-2", "Soziales")
    page = change(haus.draft(), haus.redaktion, zustaendiger_bereich=own)
    with pytest.raises(PermissionDenied):
        page.get_latest_revision().publish(user=haus.redaktion)


def test_redaktion_publishes_its_own_offers_without_another_bereich(
    haus: Haus, client: Client
) -> None:
    own = make_bereich("3-2", "Soziales")
    page = make_angebot(haus.index, own, haus.redaktion)
    press_publish(client, haus.redaktion, page)
    assert fresh(page).live


def test_unchanged_page_can_be_published_again(haus: Haus) -> None:
    page = make_live(haus.index, haus.a)
    page.get_latest_revision().publish(user=haus.redaktion)
    assert fresh(page).live


def test_urgent_correction_needs_a_reason_and_leaves_it_in_the_trace(
    haus: Haus, client: Client
) -> None:
    page = make_live(haus.index, haus.a)
    answer = press_publish(client, haus.redaktion, page, kurztext="Telefon 0208 1.")
    url = reverse("freigabe_berichtigen", args=[page.pk])
    assert answer.url == url
    assert fresh(page).kurztext == "Ein Gespräch."
    assert "Telefon 0208 1." in client.get(url).content.decode()
    seen = pruefsumme_of(page)
    assert client.post(url, {"grund": " ", "pruefsumme": seen}).status_code == 422
    assert client.post(url, {"grund": "Falsch.", "pruefsumme": "alt"}).status_code == 422
    assert fresh(page).kurztext == "Ein Gespräch."
    client.post(url, {"grund": "Die Nummer war falsch.", "pruefsumme": seen})
    assert (fresh(page).kurztext, fresh(page).freigabezeile) == ("Telefon 0208 1.", None)
    trace = client.get(reverse("freigabe_spur", args=[page.pk])).content.decode()
    assert "Die Nummer war falsch." in trace


@pytest.mark.parametrize("who", ["einreichung_a", "leitung_a", "uebersetzung", "datenpflege"])
def test_only_the_redaktion_corrects(haus: Haus, client: Client, who: str) -> None:
    page = change(make_live(haus.index, haus.a), haus.einreichung_a, kurztext="Neu.")
    client.force_login(getattr(haus, who))
    url = reverse("freigabe_berichtigen", args=[page.pk])
    client.post(url, {"grund": "Eilig", "pruefsumme": pruefsumme_of(page)})
    with pytest.raises(errors.NichtZustaendig):
        zulassung.correct(page, getattr(haus, who), "Eilig", pruefsumme_of(page))
    assert fresh(page).kurztext == "Ein Gespräch."


def test_what_is_in_review_or_was_never_online_is_no_correction(haus: Haus) -> None:
    changed = change(make_live(haus.index, haus.a), haus.einreichung_a, kurztext="Neu.")
    for page in (submit(changed, haus.einreichung_a), haus.draft(title="Nie online")):
        with pytest.raises(errors.NichtMehrOffen):
            zulassung.correct(page, haus.redaktion, "Eilig", pruefsumme_of(page))


def test_date_publishes_only_what_is_released(haus: Haus) -> None:
    page = released(haus, "Mit Termin")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = change(page, haus.redaktion, go_live_at=tomorrow)
    page.get_latest_revision().publish(user=haus.redaktion)
    Freigabe.objects.update(aufgehoben_am=timezone.now())
    assert termine.run_due(tomorrow + datetime.timedelta(days=1)) == (0, 1)
    assert not fresh(page).live


def test_page_of_a_package_goes_online_with_it_only(haus: Haus, client: Client) -> None:
    pages = [released(haus, "Eins"), released(haus, "Zwei")]
    client.force_login(haus.redaktion)
    client.post(reverse("freigabe_pakete"), {"titel": "Ausschuss", "termin": "02.12.2099 17:00"})
    paket = Paket.objects.get()
    url = reverse("freigabe_paket", args=[paket.pk])
    for page in pages:
        client.post(url, {"tat": "hinzufuegen", "page": page.pk})
    client.post(url, {"tat": "freigeben"})
    answer = decide(client, haus.redaktion, pages[0])
    assert "Ausschuss" in answer.content.decode()
    press_publish(client, haus.redaktion, pages[1])
    assert [fresh(page).live for page in pages] == [False, False]
    client.post(url, {"tat": "entfernen", "page": pages[0].pk})
    decide(client, haus.redaktion, pages[0])
    assert [fresh(page).live for page in pages] == [True, False]


def test_page_the_redaktion_gave_back_blocks_its_package_and_is_released_anew(
    haus: Haus, client: Client
) -> None:
    page = released(haus, "Zurück")
    client.force_login(haus.redaktion)
    client.post(reverse("freigabe_pakete"), {"titel": "P"})
    url = reverse("freigabe_paket", args=[Paket.objects.get().pk])
    client.post(url, {"tat": "hinzufuegen", "page": page.pk})
    client.post(url, {"tat": "freigeben"})
    decide(client, haus.redaktion, page, "zurueckgeben", comment="Die Nummer ist falsch.")
    assert not Freigabe.objects.valid().exists()
    assert "zurückgegeben" in client.get(url).content.decode()
    client.post(url, {"tat": "veroeffentlichen"})
    assert not fresh(page).live
    fresh(page).current_workflow_state.resume(haus.einreichung_a)
    assert fresh(page).current_workflow_task_state.task.name == "Freigabe durch die Bereichsleitung"


def standard_page(haus: Haus, author: Any) -> Standardseite:
    page = Standardseite(title="Mitmachen", kurztext="So geht es.", live=False, owner=author)
    haus.index.get_parent().add_child(instance=page)
    page.save_revision(user=author)
    page.get_workflow().start(Standardseite.objects.get(pk=page.pk), author)
    return page


@pytest.mark.parametrize("group", [groups.REDAKTION, groups.ADMINISTRATION])
def test_nobody_publishes_the_own_last_change_and_is_told_who_can(
    haus: Haus, client: Client, group: str
) -> None:
    other = make_user("red2", groups.REDAKTION)
    page = standard_page(haus, other)
    last = haus.redaktion if group == groups.REDAKTION else haus.administration
    draft = Standardseite.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.kurztext = "Zuletzt geändert."
    draft.save_revision(user=last)
    answer = decide(client, last, page)
    assert answer.status_code == 409
    assert str(other) in answer.content.decode()
    assert not Standardseite.objects.get(pk=page.pk).live
    decide(client, other, page)
    assert Standardseite.objects.get(pk=page.pk).live


def test_redaktion_of_one_learns_that_the_administration_has_to_help(
    haus: Haus, client: Client
) -> None:
    haus.administration.groups.remove(Group.objects.get(name=groups.ADMINISTRATION))
    page = standard_page(haus, haus.redaktion)
    answer = decide(client, haus.redaktion, page)
    assert "Administration" in answer.content.decode()


def test_correction_and_publication_leave_one_entry_for_each_fact(haus: Haus) -> None:
    page = change(make_live(haus.index, haus.a), haus.redaktion, kurztext="Neu.")
    before = PageLogEntry.objects.filter(page=page.pk).count()
    zulassung.correct(page, haus.redaktion, "Eilig", pruefsumme_of(page))
    assert PageLogEntry.objects.filter(page=page.pk).count() == before + 1
