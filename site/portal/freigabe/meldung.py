"""What somebody says by link about an offer that is due, and who it was as far as it is known."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth import get_user_model

from .models.arbeitslink import Arbeitslink
from .models.entwurfsstand import Entwurfsstand

REPORTED: Final = "freigabe.gemeldet"


def user_at(address: str) -> Any:
    """The one active account with this address; None for the mailbox of several people."""
    people = list(get_user_model().objects.filter(email__iexact=address, is_active=True)[:2])
    return people[0] if len(people) == 1 else None


def may_have_written(stand: Entwurfsstand, user: Any) -> bool:
    """Is the last change the user's own, or one by nobody known that came by link to the user?"""
    if stand.geaendert_von_id is not None:
        return bool(stand.geaendert_von_id == user.pk)
    if not user.email or stand.geaendert_am is None:
        return False
    asked = Arbeitslink.objects.filter(
        art=Arbeitslink.Art.ANGABEN,
        bereich=stand.bereich,
        empfaenger__iexact=user.email,
        erstellt__lte=stand.geaendert_am,
        gueltig_bis__gte=stand.geaendert_am,
    )
    return asked.exists()
