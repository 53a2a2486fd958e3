"""Who wrote a text last, and so does not release or publish it.

Apps above name further authors by the hook ``freigabe_verfasser(page) -> Iterable[int]``: whoever
typed the texts of a translation, whoever submits it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .groups import CENTRAL
from .models.aufgaben import entwurfsstand_of


def wrote_last(page: Page, user: Any) -> bool:
    """Is a change of the newest draft the user's own?"""
    authors = {entwurfsstand_of(page).geaendert_von_id}
    for hook in hooks.get_hooks("freigabe_verfasser"):
        authors.update(hook(page))
    return user.pk in authors


def own_change_sentence(user: Any) -> str:
    """Why nothing was published, and who can do it."""
    central = get_user_model().objects.filter(groups__name__in=CENTRAL, is_active=True)
    others = [str(other) for other in central.exclude(pk=user.pk).distinct().order_by("pk")[:3]]
    if not others:
        return _(
            "The last change of this text is yours. Somebody else has to publish it. There is no "
            "other account of the Redaktion: ask the Administration for one."
        )
    return _("The last change of this text is yours. These people can publish it: %(names)s.") % {
        "names": ", ".join(others)
    }
