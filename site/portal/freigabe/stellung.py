"""What a user is in the administration's way: roles and Bereiche, read once per request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import groups
from .models.zustaendigkeit import RELEASING, Rolle

CACHE = "_portal_stellung"


@dataclass(frozen=True)
class Stellung:
    """``einreichung`` and ``leitung`` hold primary keys of Bereiche."""

    gruppen: frozenset[str]
    einreichung: frozenset[int]
    leitung: frozenset[int]
    is_superuser: bool = False

    @property
    def is_central(self) -> bool:
        """Redaktion and Administration see and change every page."""
        return self.is_superuser or bool(self.gruppen & groups.CENTRAL)

    @property
    def is_translator(self) -> bool:
        return groups.UEBERSETZUNG in self.gruppen

    @property
    def bereiche(self) -> frozenset[int]:
        return self.einreichung | self.leitung


def stellung_of(user: Any) -> Stellung:
    """Return the user's position; a group without Zuständigkeit (or the reverse) gives nothing."""
    cached = getattr(user, CACHE, None)
    if cached is None:
        cached = _read(user)
        setattr(user, CACHE, cached)
    return cached


def _read(user: Any) -> Stellung:
    if not user.is_authenticated or not user.is_active:
        return Stellung(frozenset(), frozenset(), frozenset())
    names = frozenset(user.groups.values_list("name", flat=True))
    rows = list(user.zustaendigkeiten.values_list("rolle", "bereich_id"))

    def bereiche(group: str, *rollen: str) -> frozenset[int]:
        return (
            frozenset(pk for rolle, pk in rows if rolle in rollen)
            if group in names
            else frozenset()
        )

    return Stellung(
        gruppen=names,
        einreichung=bereiche(groups.EINREICHUNG, Rolle.EINREICHUNG),
        leitung=bereiche(groups.BEREICHSLEITUNG, *RELEASING),
        is_superuser=user.is_superuser,
    )


def forget_stellung(user: Any) -> None:
    """Read the user's position anew: its groups or Zuständigkeiten have changed."""
    if hasattr(user, CACHE):
        delattr(user, CACHE)
