"""Befristungs-Radar: who is told that a funding ends, and the draft that lies ready.

Twelve, six and three months before the end the Bereich and the Redaktion are told, and a linked
draft "Verlängerung/Verstetigung" exists. After the end the page says that it is over.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page, Site

from angebote.auswahl import Status
from angebote.models import Angebot
from portal.core.languages import SOURCE_LANGUAGE
from portal.freigabe.benachrichtigen import redaktion
from portal.freigabe.heute import RUHIG, Aufgabe
from portal.freigabe.mitteilen import write_notice
from portal.freigabe.stellung import stellung_of

from .models import (
    Befristungsentwurf,
    Handlungsempfehlung,
    HandlungsempfehlungIndex,
    Massnahmensteckbrief,
)

MONTHS: Final = (3, 6, 12)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months earlier (the last of the month, where there is no such day)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    first_of_next = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - datetime.timedelta(days=1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def stage(end: datetime.date, today: datetime.date) -> int | None:
    """3, 6 or 12: the nearest mark passed; None before the first mark and after the end."""
    if end < today:
        return None
    return next((months for months in MONTHS if months_before(end, months) <= today), None)


def ending(today: datetime.date | None = None) -> Iterator[tuple[Page, int]]:
    """Live German offers and programmes whose funding ends within a year, with their stage."""
    today = today or timezone.localdate()
    for model in (Angebot, Massnahmensteckbrief):
        pages = model.objects.live().filter(
            locale__language_code=SOURCE_LANGUAGE, befristet_bis__gte=today
        )
        if model is Angebot:
            pages = pages.exclude(status=Status.BEENDET)
        else:
            pages = pages.exclude(verstetigt=True)
        for page in pages.select_related("zustaendiger_bereich").order_by("befristet_bis"):
            months = stage(page.befristet_bis, today)
            if months is not None:
                yield page, months


def run(today: datetime.date | None = None) -> tuple[int, int]:
    """Once a day; returns (drafts made, mails written). A repeated run changes nothing."""
    drafts = mails = 0
    for page, months in ending(today):
        with transaction.atomic():
            draft, is_new = recommendation_for(page)
            drafts += is_new
            mails += tell(page, months, draft)
    return drafts, mails


def recommendation_for(page: Any) -> tuple[Handlungsempfehlung | None, bool]:
    """The recommendation about the continuation that is linked to the page; made if missing."""
    name = "angebote" if isinstance(page, Angebot) else "steckbriefe"
    field = "angebot" if isinstance(page, Angebot) else "steckbrief"
    linked = Befristungsentwurf.objects.filter(page=page).select_related("empfehlung").first()
    if linked is not None:
        return linked.empfehlung, False
    index = recommendation_index()
    if index is None:
        return None, False
    draft = Handlungsempfehlung(
        title=_("Extension or permanence: %(title)s") % {"title": page.title},
        kurztext=_("The funding ends on %(day)s. It has to be decided how it goes on.")
        % {"day": f"{page.befristet_bis:%d.%m.%Y}"},
        zustaendiger_bereich=page.zustaendiger_bereich,
        stadtweit=page.stadtweit,
        beispiel=page.beispiel,
        live=False,
        has_unpublished_changes=True,
        locale=page.locale,
    )
    draft.sozialraeume = list(page.sozialraeume.all())
    draft.themeninseln = list(page.themeninseln.all())
    rows = getattr(draft, name)
    rows.add(rows.model(**{field: page}))
    index.add_child(instance=draft)
    draft.save_revision(log_action=True, clean=False)
    Befristungsentwurf.objects.create(page=page, empfehlung=draft)
    return draft, True


def recommendation_index() -> HandlungsempfehlungIndex | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    return HandlungsempfehlungIndex.objects.descendant_of(site.root_page).first()


def tell(page: Any, months: int, draft: Handlungsempfehlung | None) -> int:
    """Mail to the Bereich and the Redaktion, once for each mark and end."""
    bereich = page.zustaendiger_bereich
    addresses = {*redaktion(), bereich.postfach if bereich else ""} - {""}
    target = draft or page
    written, began = 0, timezone.now()
    for address in sorted(addresses):
        key = f"befristung:{page.pk}:{page.befristet_bis.isoformat()}:{months}:{address}"
        notice = write_notice(
            "befristung",
            address,
            key,
            adresse=reverse("wagtailadmin_pages:edit", args=[target.pk]),
            page=page,
            titel=page.title,
            ende=page.befristet_bis,
            monate=months,
            ist_angebot=isinstance(page, Angebot),
        )
        written += notice is not None and notice.erstellt >= began
    return written


@hooks.register("heute_aufgaben")
def radar_task(user: Any) -> list[Aufgabe]:
    """What ends within a year, on the dashboard of the Redaktion."""
    if not stellung_of(user).is_central:
        return []
    pages = [page.pk for page, _months in ending()]
    count = len(pages)
    ready = Befristungsentwurf.objects.filter(page__in=pages).count()
    drafts = ngettext(
        "%(n)s draft of a recommendation lies ready.",
        "%(n)s drafts of recommendations lie ready.",
        ready,
    )
    return [
        Aufgabe(
            count,
            ngettext("%(n)s funding ends", "%(n)s fundings end", count) % {"n": count},
            " ".join(
                [
                    _("Within a year."),
                    drafts % {"n": ready}
                    if ready
                    else _("The drafts of recommendations are made by the next daily run."),
                ]
            ),
            reverse("befristungen"),
            _("Look at them"),
            RUHIG,
        )
    ]
