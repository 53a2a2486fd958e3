"""Finds what the data files name by a key: pages by path, words by slug, contacts by key."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Model
from wagtail.models import Locale, Page, Site

from angebote.models import Einrichtung
from portal.core.languages import SOURCE_LANGUAGE
from portal.register.models import Bereich, Kontakt

from .records import read


class UnknownKeyError(LookupError):
    """A data file names something that is not there (or comes later)."""


class Lookup:
    """Everything loaded so far. Pages are those of the German tree."""

    def __init__(self) -> None:
        self._words: dict[tuple[type[Model], str], Model] = {}
        self._pages: dict[str, Page] = {}

    @cached_property
    def german(self) -> Locale:
        return Locale.objects.get(language_code=SOURCE_LANGUAGE)

    @cached_property
    def start(self) -> Page:
        """The German start page."""
        return Site.objects.select_related("root_page").get(is_default_site=True).root_page.specific

    def page(self, path: str) -> Page:
        """Return the German page at a path below the start page ("" is the start page)."""
        found = self.page_or_none(path)
        if found is None:
            raise UnknownKeyError(f"page {path!r}")
        return found

    def page_or_none(self, path: str) -> Page | None:
        if path not in self._pages:
            url_path = f"{self.start.url_path}{path}/" if path else self.start.url_path
            found = Page.objects.filter(url_path=url_path).first()
            if found is None:
                return None
            self._pages[path] = found
        return self._pages[path]

    def word(self, model: type[Any], slug: str) -> Any:
        """Return the row of a register with this slug."""
        key = (model, slug)
        if key not in self._words:
            found = model.objects.filter(slug=slug).first()
            if found is None:
                raise UnknownKeyError(f"{model._meta.label} {slug!r}")
            self._words[key] = found
        return self._words[key]

    def words(self, model: type[Any], slugs: list[str]) -> list[Any]:
        return [self.word(model, slug) for slug in slugs]

    def bereich(self, slug: str) -> Bereich:
        found: Bereich = self.word(Bereich, slug)
        return found

    def bereiche(self, slugs: list[str]) -> list[Bereich]:
        return [self.bereich(slug) for slug in slugs]

    def kontakt(self, key: str) -> Kontakt:
        """Return a contact by its key in the data files."""
        name = self._kontakt_names.get(key)
        found = Kontakt.objects.filter(bezeichnung=name).first() if name else None
        if found is None:
            raise UnknownKeyError(f"contact {key!r}")
        return found

    def einrichtung(self, key: str) -> Einrichtung:
        names = {
            row["schluessel"]: row["name"] for row in read("register/einrichtungen")["einrichtung"]
        }
        found = Einrichtung.objects.filter(name=names.get(key)).first()
        if found is None:
            raise UnknownKeyError(f"house {key!r}")
        return found

    @cached_property
    def _kontakt_names(self) -> dict[str, str]:
        units = read("register/kontakte")["kontakt"]
        houses = read("register/einrichtungen")["einrichtung"]
        return {row["schluessel"]: row["bezeichnung"] for row in units} | {
            row["schluessel"]: row["name"] for row in houses
        }
