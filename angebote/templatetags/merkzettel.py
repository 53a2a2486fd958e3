"""Links that carry the Merkzettel along: each holds the whole list, nothing else remembers it."""

from __future__ import annotations

from typing import Any

from django import template

from ..kennung import kennung
from ..merkzettel.mitnahme import carried
from ..merkzettel.zettel import Zettel

register = template.Library()


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
def mitgenommen(context: template.RequestContext) -> Zettel:
    """The list that the address of the page carries; empty on nearly every page."""
    return carried(getattr(context, "request", None))
