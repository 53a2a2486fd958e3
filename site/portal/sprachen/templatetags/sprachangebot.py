"""The offer to read the page in the language of the browser, prepared in every language.

Pages are the same for everybody (a proxy keeps them), so all offers are in the page, hidden; a
small script shows the one that fits. Without it there is the language switch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils import translation
from django.utils.translation import gettext, pgettext

from portal.core.languages import SIMPLE_LANGUAGE

from ..links import LanguageLink

register = template.Library()


@register.inclusion_tag("components/sprachangebot.html")
def sprachangebot(links: Iterable[LanguageLink]) -> dict[str, Any]:
    """``angebote``: one a language in which this very page exists, in that language's words."""
    wanted = (link for link in links if link.translated and not link.current)
    return {"angebote": [offer(link) for link in wanted if link.code != SIMPLE_LANGUAGE]}


def offer(link: LanguageLink) -> dict[str, Any]:
    with translation.override(link.code):
        # Translators: name your own language here: "Diese Seite auf Deutsch lesen".
        sentence = pgettext("offer of a language", "Read this page in English")
        return {"link": link, "satz": sentence, "schliessen": gettext("Close")}
