"""`manage.py rollen_abgleichen`: groups, rights and workflows as the code describes them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portal.freigabe.groups import ROLES
from portal.freigabe.rollen import synchronise


class Command(BaseCommand):
    help = "Bringt Gruppen, Rechte und Arbeitsabläufe in den beschriebenen Stand."

    def handle(self, *args: Any, **options: Any) -> None:
        synchronise()
        self.stdout.write("Abgeglichen: " + ", ".join(role.name for role in ROLES))
