"""Links that carry the Merkzettel along: each holds the whole list, nothing else remembers it."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..kennung import kennung
from ..merkzettel.zettel import OFFERS, SEPARATOR, Zettel, read_zettel

register = template.Library()
# In the addresses of other pages: the list somebody has already, "merk=name.name".
CARRIED = "merk"


def carried(request: HttpRequest | None) -> Zettel:
    """The list in the address of a page that is not the sheet itself."""
    return read_zettel({OFFERS: request.GET.get(CARRIED, "")}) if request else Zettel()


@register.simple_tag
def zettel_adresse(zettel: Zettel, view: str) -> str:
    return zettel.adresse(view)


@register.simple_tag
def zettel_ohne(zettel: Zettel, name: str) -> str:
    return zettel.without_offer(name).adresse()


@register.simple_tag
def zettel_mit(zettel: Zettel, entry: Any) -> str:
    """Address of the sheet with one offer more; ``entry`` has a translation_key."""
    return zettel.with_offer(kennung(entry.translation_key)).adresse()


@register.filter
def hat(zettel: Zettel, entry: Any) -> bool:
    return kennung(entry.translation_key) in zettel.namen


@register.inclusion_tag("merkzettel/knopf.html", takes_context=True)
def auf_den_merkzettel(context: template.RequestContext, entry: Any) -> dict[str, Any]:
    """The link on a card or page that puts an offer on the list in the address."""
    zettel = carried(getattr(context, "request", None))
    return {
        "adresse": zettel_mit(zettel, entry),
        "titel": entry.title,
        "sprache": getattr(entry, "language", "") or getattr(entry, "language_code", ""),
        "is_on": hat(zettel, entry),
    }


@register.simple_tag(takes_context=True)
def merkzettel_feld(context: template.RequestContext) -> SafeString:
    """A hidden field that keeps the list while a form narrows down the offers."""
    names = carried(getattr(context, "request", None)).namen
    if not names:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', CARRIED, SEPARATOR.join(names))
