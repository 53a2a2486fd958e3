"""Pictures and annexes of a draft for somebody without an account, while a link can be used."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .links import may_still_act
from .models.arbeitslink import Arbeitslink

COOKIE: Final = "freigabe_vorschau"
SALT: Final = "portal.freigabe.vorschau"
HOUR_SECONDS: Final = 3_600


def open_files(answer: HttpResponse, link: Arbeitslink) -> None:
    """The preview asks for its files by addresses of their own: a signed cookie names the link."""
    answer.set_signed_cookie(
        COOKIE,
        str(link.pk),
        salt=SALT,
        max_age=HOUR_SECONDS,
        path=settings.SESSION_COOKIE_PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def may_see_file(request: HttpRequest, item: Any) -> bool:
    """Hook of `portal.media`: the link is still open, and its page's draft uses the file."""
    pk = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOUR_SECONDS)
    if not pk:
        return False
    links = Arbeitslink.objects.select_related("task_state__workflow_state")
    link = links.filter(pk=pk, task_state__isnull=False).first()
    if link is None or link.task_state is None or not link.is_open() or not may_still_act(link):
        return False
    page_id = link.task_state.workflow_state.object_id
    return bool(item.verwendungen.filter(page_id=page_id).exists())
