"""A small site with every index page, German at the root."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Locale, Page, Site

from angebote.models import AngebotIndex
from portal.core.models import BasePage
from portal.home.models import (
    SozialraumIndex,
    SozialraumSeite,
    Startseite,
    ThemeninselIndex,
    ThemeninselSeite,
)
from portal.register.models import Sozialraum, Themeninsel
from publikationen.models import (
    DialogIndex,
    HandlungsempfehlungIndex,
    SteckbriefIndex,
    StrategiepapierIndex,
)

SECTIONS: dict[str, type[BasePage]] = {
    "angebote": AngebotIndex,
    "themeninseln": ThemeninselIndex,
    "sozialraeume": SozialraumIndex,
    "strategiepapiere": StrategiepapierIndex,
    "handlungsempfehlungen": HandlungsempfehlungIndex,
    "steckbriefe": SteckbriefIndex,
    "dialoge": DialogIndex,
}


class Baum:
    """The tree: ``start`` and one attribute for every section, named as its address."""

    angebote: AngebotIndex
    themeninseln: ThemeninselIndex
    sozialraeume: SozialraumIndex
    strategiepapiere: StrategiepapierIndex
    handlungsempfehlungen: HandlungsempfehlungIndex
    steckbriefe: SteckbriefIndex
    dialoge: DialogIndex

    def __init__(self) -> None:
        self.german = Locale.objects.get_or_create(language_code="de")[0]
        Page.objects.filter(depth=2).delete()
        root = Page.objects.get(depth=1)
        self.start = self.publish(root, Startseite(title="Start", slug="start"))
        Site.objects.all().delete()
        Site.objects.create(hostname="testserver", root_page=self.start, is_default_site=True)
        for slug, model in SECTIONS.items():
            setattr(self, slug, self.publish(self.start, model(title=slug.title(), slug=slug)))

    def publish(self, parent: Page, page: Any) -> Any:
        """Add ``page`` and publish it through a revision, as the editor does."""
        page.locale = self.german
        parent.add_child(instance=page)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    def theme_page(self, island: Themeninsel) -> ThemeninselSeite:
        page = ThemeninselSeite(title=island.name, themeninsel=island)
        return self.publish(self.themeninseln, page)

    def district_page(self, district: Sozialraum) -> SozialraumSeite:
        page = SozialraumSeite(title=district.name, sozialraum=district)
        return self.publish(self.sozialraeume, page)

    def translate(self, page: Any, code: str, **texts: Any) -> Any:
        """Publish a translation of ``page`` (and of what is above it) with its own texts."""
        locale, _ = Locale.objects.get_or_create(language_code=code)
        parent = page.get_parent().specific
        if parent.depth > 1 and not parent.has_translation(locale):
            self.translate(parent, code)
        copy = page.copy_for_translation(locale)
        for name, value in texts.items():
            setattr(copy, name, value)
        copy.save_revision().publish()
        return type(copy).objects.get(pk=copy.pk)


@pytest.fixture
def baum(db: None) -> Baum:
    return Baum()


@pytest.fixture
def editor(client: Any, django_user_model: Any) -> Callable[[], Any]:
    """A client that is logged in as somebody who may do everything."""
    user = django_user_model.objects.create_superuser("chefin", "chefin@example.org", "passwort")
    client.force_login(user)
    return client
