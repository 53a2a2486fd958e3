"""A small public site: start page, list of offers, two districts, two themes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest
from wagtail.models import Locale, Page, Site

from angebote.models import Angebot, AngebotIndex
from portal.core.models import BasePage
from portal.home.models import Startseite
from portal.register.models import Bereich, BereichBezeichnung, Sozialraum, Themeninsel
from search.names import names


@dataclass
class SmallSite:
    start: Startseite
    offers: AngebotIndex
    health: Themeninsel
    youth: Themeninsel
    osterfeld: Sozialraum
    sterkrade: Sozialraum
    bereich: Bereich

    def offer(
        self,
        title: str,
        *,
        themes: Iterable[Themeninsel] = (),
        districts: Iterable[Sozialraum] = (),
        words: Iterable[str] = (),
        parent: Page | None = None,
        **fields: object,
    ) -> Angebot:
        """Make a published offer the way the editor does: a revision that is published."""
        page = Angebot(title=title, live=False, zustaendiger_bereich=self.bereich, **fields)
        page.themeninseln, page.sozialraeume = list(themes), list(districts)
        page.stadtweit = not page.sozialraeume.all()
        page.schlagwoerter.add(*words)
        (parent or self.offers).add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        return page


@pytest.fixture
def small_site(db: None) -> SmallSite:
    names.forget()
    Locale.objects.get_or_create(language_code="de")
    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2).delete()
    start = root.add_child(instance=Startseite(title="Start", slug="start"))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=start, is_default_site=True)
    bereich = Bereich.objects.create(slug="3-4")
    BereichBezeichnung.objects.create(bereich=bereich, nummer="3-4", name="Gesundheit")
    return SmallSite(
        start=start,
        offers=start.add_child(instance=AngebotIndex(title="Angebote", slug="angebote")),
        health=Themeninsel.objects.create(
            name="Gesundheit",
            slug="gesundheit",
            kurzname="Gesundheit",
            farbe="gesundheit",
            namen={"tr": "Sağlık", "ar": "الصحة"},
        ),
        youth=Themeninsel.objects.create(
            name="Jugend", slug="jugend", kurzname="Jugend", farbe="jugend", reihenfolge=2
        ),
        osterfeld=Sozialraum.objects.create(name="Osterfeld", slug="osterfeld", kuerzel="OF"),
        sterkrade=Sozialraum.objects.create(
            name="Sterkrade-Nord", slug="sterkrade-nord", kuerzel="SN", reihenfolge=2
        ),
        bereich=bereich,
    )


@pytest.fixture
def translate() -> Callable[[BasePage, str, str], BasePage]:
    """Publish a translation of a page, its ancestors included."""

    def make(page: BasePage, code: str, title: str) -> BasePage:
        locale, _ = Locale.objects.get_or_create(language_code=code)
        parent = page.get_parent().specific
        if parent.depth > 1 and not parent.has_translation(locale):
            make(parent, code, f"{parent.title} {code}")
        copy = page.copy_for_translation(locale)
        copy.title = title
        copy.save_revision().publish()
        copy.refresh_from_db()
        return copy

    return make
