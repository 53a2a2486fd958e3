"""Pages with a date: one that is broken holds up no other, and the Redaktion learns why."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from portal.freigabe.models import Mitteilung
from portal.register.models import Bereich

from .factories import Haus, change, fresh, make_angebot, make_bereich, make_live
from .test_pakete import released


def scheduled(page: Any, haus: Haus, **broken: Any) -> Any:
    """A page whose day came a minute ago; ``broken`` is written into its stored content."""
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = change(page, haus.redaktion, go_live_at=tomorrow)
    page.get_latest_revision().publish(user=haus.redaktion)
    revision = page.get_latest_revision()
    past = timezone.now() - datetime.timedelta(minutes=1)
    content = revision.content | {"go_live_at": past.isoformat()} | broken
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    return fresh(page)


def draft(haus: Haus, title: str) -> Any:
    """A page of the Redaktion itself, which may give it a date without a release."""
    own = Bereich.objects.filter(slug="3-2").first() or make_bereich("3-2", "Soziales")
    return make_angebot(haus.index, own, haus.redaktion, title=title)


def run() -> int:
    """Exit code of the command that cron starts."""
    try:
        call_command("publish_scheduled")
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


BROKEN: dict[str, dict[str, Any]] = {
    "without a title": {"title": "", "slug": ""},
    "not to be read": {"oeffnungszeiten": "kaputt"},
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_broken_page_holds_up_no_other(haus: Haus, broken: dict[str, Any]) -> None:
    first = scheduled(draft(haus, "Kaputt"), haus, **broken)
    second = scheduled(draft(haus, "Heil"), haus)
    assert run() == 1
    assert not fresh(first).live
    assert fresh(second).live


def test_redaktion_is_told_once_and_sees_the_reason(haus: Haus, client: Client) -> None:
    page = scheduled(draft(haus, "Kaputt"), haus, title="", slug="")
    for _ in range(3):
        run()
    told = Mitteilung.objects.filter(art="termin")
    assert [notice.empfaenger for notice in told] == [haus.redaktion.email]
    entries = PageLogEntry.objects.filter(page=page.pk, action="freigabe.termin_gescheitert")
    assert entries.count() == 1
    client.force_login(haus.redaktion)
    for url in ("/verwaltung/freigabe/", "/verwaltung/"):
        assert "Termin" in client.get(url).content.decode()
    assert entries[0].data["grund"] in client.get("/verwaltung/freigabe/").content.decode()


def test_others_learn_nothing_of_a_missed_date(haus: Haus, client: Client) -> None:
    scheduled(draft(haus, "Geheimtitel"), haus, oeffnungszeiten="kaputt")
    run()
    for user in (haus.einreichung_b, haus.leitung_a, haus.uebersetzung):
        client.force_login(user)
        assert "Geheimtitel" not in client.get("/verwaltung/freigabe/").content.decode()


def test_mended_page_goes_online_and_is_no_longer_listed(haus: Haus, client: Client) -> None:
    page = scheduled(draft(haus, "Kaputt"), haus, title="", slug="")
    run()
    revision = page.get_latest_revision()
    mended = revision.content | {"title": "Geheilt", "slug": "geheilt"}
    Revision.objects.filter(pk=revision.pk).update(content=mended)
    assert run() == 0
    assert fresh(page).live
    client.force_login(haus.redaktion)
    assert "h-versaeumt" not in client.get("/verwaltung/freigabe/").content.decode()


def test_released_page_with_a_date_shows_its_release_on_the_day(haus: Haus) -> None:
    page = scheduled(released(haus, "Mit Termin"), haus)
    assert run() == 0
    line = fresh(page).freigabezeile
    assert line is not None
    assert line["fassung"] == 1


def test_page_that_has_run_out_goes_offline_although_another_one_cannot(
    haus: Haus, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    pages = [make_live(haus.index, haus.a, title=title) for title in ("Bleibt", "Geht")]
    for page in pages:
        type(page).objects.filter(pk=page.pk).update(expire_at=past)
    original = type(pages[0]).unpublish

    def unpublish(self: Any, *args: Any, **kwargs: Any) -> Any:
        if self.pk == pages[0].pk:
            raise RuntimeError("kaputt")
        return original(self, *args, **kwargs)

    monkeypatch.setattr(type(pages[0]), "unpublish", unpublish)
    assert run() == 1
    assert [fresh(page).live for page in pages] == [True, False]
