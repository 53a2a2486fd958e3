"""What happens in place of some views of wagtail-localize, at their own addresses.

* "Translate this page" makes missing parents as aliases, live at once with German text; "sync
  translated pages" publishes German text where a translation is missing. The desk does both.
* Its PO import fails with an error page for a file that is none and knows nothing of versions.
* Its machine translation fails with an error page when the service does.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from .views import arbeit, dateien


def instead(request: HttpRequest, url_name: str, kwargs: dict[str, Any]) -> HttpResponse | None:
    """The answer in place of wagtail-localize's; None where its own view goes on."""
    match url_name:
        case "submit_page_translation":
            return to_desk(request, get_object_or_404(Page, pk=kwargs["page_id"]).title)
        case "update_translations":
            source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
            return to_desk(request, source.object_repr)
        case "download_pofile":
            return redirect("uebersetzungen_ausgeben", kwargs["translation_id"], "po")
        case "upload_pofile":
            return dateien.dateien(request, kwargs["translation_id"])
        case "machine_translate":
            return arbeit.maschine(request, kwargs["translation_id"])
    return None


def to_desk(request: HttpRequest, title: str) -> HttpResponse:
    if request.method == "POST":
        messages.error(
            request, _("Nothing was changed. Choose the language of this page in the table.")
        )
    return redirect(f"{reverse('uebersetzungen')}?{urlencode({'q': title})}")
