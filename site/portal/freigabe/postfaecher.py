"""How an address gets its mails: each at once, or collected once a day. Everybody for their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.register.models import Bereich

from .models import Postfach
from .stellung import stellung_of


@dataclass(frozen=True)
class Adresse:
    """One address, whose it is, and whether it gets one mail a day."""

    adresse: str
    wessen: str
    taeglich: bool


def addresses_of(user: Any) -> list[Adresse]:
    """The user's own address and the mailboxes of their Bereiche; the Redaktion has all of these.

    Nobody is offered the address of another account.
    """
    stellung = stellung_of(user)
    bereiche = Bereich.objects.exclude(postfach="").order_by("slug")
    if not stellung.is_central:
        bereiche = bereiche.filter(pk__in=stellung.bereiche)
    found: dict[str, tuple[str, str]] = {}
    if user.is_active and user.email:
        found[user.email.casefold()] = (user.email, _("your own address"))
    for bereich in bereiche.prefetch_related("bezeichnungen"):
        found.setdefault(bereich.postfach.casefold(), (bereich.postfach, str(bereich)))
    daily = {
        adresse.casefold()
        for adresse in Postfach.objects.filter(taeglich=True).values_list("adresse", flat=True)
    }
    return [Adresse(adresse, whose, key in daily) for key, (adresse, whose) in found.items()]


@transaction.atomic
def choose_daily(user: Any, chosen: Collection[str]) -> int:
    """Give the ``chosen`` of the user's addresses one mail a day, the others each at once.

    Returns how many were changed; each change is recorded. Addresses that are not the user's to
    decide are left as they are, whatever ``chosen`` says.
    """
    wanted = {adresse.casefold() for adresse in chosen}
    changed = [a for a in addresses_of(user) if a.taeglich != (a.adresse.casefold() in wanted)]
    for entry in changed:
        box = Postfach.objects.filter(adresse__iexact=entry.adresse).first()
        box = box or Postfach(adresse=entry.adresse)
        box.taeglich = not entry.taeglich
        box.save()
        log(instance=box, action="freigabe.sammelmail", user=user, data={"taeglich": box.taeglich})
    return len(changed)
