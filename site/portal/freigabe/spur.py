"""Trace: who released what when, from the records and the log, the oldest first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from .models import Freigabe
from .protokoll import TRACED


@dataclass(frozen=True)
class Eintrag:
    """One line. ``wer`` is a role and Bereich, or the name of an account."""

    am: datetime.datetime
    wer: str
    was: str
    fassung: str
    bemerkung: str


def trace_of(page: Page) -> list[Eintrag]:
    """Everything that happened to the page on its way to readers."""
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=TRACED).select_related("user")
    lines = [from_log(entry) for entry in entries]
    releases = Freigabe.objects.filter(page=page).select_related("bereich", "user")
    for release in releases:
        lines += from_release(release)
    return sorted(lines, key=lambda line: line.am)


def from_log(entry: PageLogEntry) -> Eintrag:
    data: dict[str, Any] = entry.data or {}
    return Eintrag(
        am=entry.timestamp,
        wer=str(entry.user) if entry.user else _("without an account"),
        was=str(entry.message),
        fassung="",
        bemerkung=str(entry.comment or data.get("text", "") or ""),
    )


def from_release(release: Freigabe) -> list[Eintrag]:
    number = str(release.fassung)
    way = release.get_weg_display()
    who = _("%(role)s of %(bereich)s") % {"role": role_name(release), "bereich": release.bereich}
    found = [
        Eintrag(release.am, who, _("released (%(way)s)") % {"way": way}, number, release.nachricht)
    ]
    if release.aufgehoben_am:
        found.append(
            Eintrag(
                release.aufgehoben_am, "", _("release cancelled"), number, release.aufgehoben_grund
            )
        )
    if release.veroeffentlicht_am:
        found.append(Eintrag(release.veroeffentlicht_am, "", _("online"), number, ""))
    return found


def role_name(release: Freigabe) -> str:
    from .models.zustaendigkeit import Rolle

    known = dict(Rolle.choices)
    return str(known.get(release.rolle, release.rolle))
