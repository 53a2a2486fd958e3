"""An Atom feed a kind: what was published or changed last."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.core.catalogue import KINDS

from .entries import url_of
from .models import SearchDocument

_LENGTH: Final = 50


class KindFeed(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, kind: str) -> tuple[str, str]:
        if kind not in KINDS:
            raise Http404
        return kind, request.LANGUAGE_CODE

    def title(self, feed: tuple[str, str]) -> str:
        return _("%(kind)s – Expert*innendialoge Oberhausen") % {"kind": KINDS[feed[0]]}

    def link(self, feed: tuple[str, str]) -> str:
        return url_of("/")

    def subtitle(self, feed: tuple[str, str]) -> str:
        return _("New and changed last.")

    def items(self, feed: tuple[str, str]) -> Any:
        kind, language = feed
        rows = SearchDocument.objects.served_to(language).of_kinds([kind])
        return rows.order_by("-changed", "pk")[:_LENGTH]

    def item_title(self, item: SearchDocument) -> str:
        return item.title

    def item_description(self, item: SearchDocument) -> str:
        return item.summary

    def item_link(self, item: SearchDocument) -> str:
        return url_of(item.address)

    def item_guid(self, item: SearchDocument) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: SearchDocument) -> datetime.datetime | None:
        return item.first_published

    def item_updateddate(self, item: SearchDocument) -> datetime.datetime | None:
        return item.changed
