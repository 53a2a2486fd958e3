"""The example accounts: one for every role, all with one password. For development only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from portal.freigabe import groups
from portal.freigabe.models import Zustaendigkeit
from portal.freigabe.models.zustaendigkeit import Rolle

from .lookup import Lookup


@dataclass(frozen=True)
class Account:
    """An account; ``rolle`` is what it is for ``bereich``, if it belongs to one."""

    username: str
    name: str
    group: str
    bereich: str = ""
    rolle: str = ""


ACCOUNTS: Final = (
    Account("redaktion", "Redaktion", groups.REDAKTION),
    Account("einreichung-3-4", "Einreichung 3-4", groups.EINREICHUNG, "3-4", Rolle.EINREICHUNG),
    Account("leitung-3-4", "Leitung 3-4", groups.BEREICHSLEITUNG, "3-4", Rolle.LEITUNG),
    Account("einreichung-2-5", "Einreichung 2-5", groups.EINREICHUNG, "2-5", Rolle.EINREICHUNG),
    Account("leitung-2-5", "Leitung 2-5", groups.BEREICHSLEITUNG, "2-5", Rolle.LEITUNG),
    Account("uebersetzung", "Übersetzung", groups.UEBERSETZUNG),
    Account("admin", "Administration", groups.ADMINISTRATION),
)


def load_accounts(lookup: Lookup, password: str) -> int:
    """Create the accounts that are missing and give all of them ``password``."""
    # All share one password, and a good hash takes half a second.
    hashed = make_password(password)
    return sum(load_account(account, lookup, password, hashed) for account in ACCOUNTS)


def load_account(account: Account, lookup: Lookup, password: str, hashed: str) -> int:
    user, created = get_user_model().objects.get_or_create(
        username=account.username,
        defaults={
            "first_name": "Beispiel",
            "last_name": account.name,
            "email": f"{account.username}@example.org",
            "is_superuser": account.group == groups.ADMINISTRATION,
            "password": hashed,
        },
    )
    if not created and not user.check_password(password):
        user.password = hashed
        user.save(update_fields=["password"])
    user.groups.add(Group.objects.get(name=account.group))
    if account.bereich:
        bereich = lookup.bereich(account.bereich)
        Zustaendigkeit.objects.get_or_create(user=user, bereich=bereich, rolle=account.rolle)
    return int(created)
