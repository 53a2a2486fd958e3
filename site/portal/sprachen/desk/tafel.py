"""The table page x language: which cells there are, their states, and what the filters leave.

The number of queries does not depend on the number of pages: each kind of row is read once for all
pages that the filters leave, and texts are counted for the shown part only.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as Slice
from django.core.paginator import Paginator
from django.db.models import Q
from wagtail.models import Page, WorkflowState, get_page_models

from portal.core.languages import CODES, SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.public import public_pages

from ..models import LeichtePruefung, Uebersetzungsstand
from ..models.sprache import enabled_codes
from .fortschritt import open_texts
from .stand import Stand

ROWS_A_PAGE = 25
OPEN_WORKFLOWS = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@dataclass(frozen=True)
class Auswahl:
    """What the filters ask for; empty means everything.

    ``oeffentlich``: of German pages without a version only those that readers may see.
    """

    q: str = ""
    art: str = ""
    bereich: int | None = None
    sprache: str = ""
    stand: str = ""
    oeffentlich: bool = False


@dataclass
class Zelle:
    """One page in one language. ``offen``: texts that wait for a translator, None if unknown."""

    code: str
    stand: Stand
    seite: int | None = None
    seit: datetime.datetime | None = None
    offen: int | None = None


@dataclass
class Zeile:
    """One German page with its cells in the order of the languages."""

    pk: int
    titel: str
    art: str
    bereich: str
    key: UUID
    zellen: list[Zelle] = field(default_factory=list)


@dataclass(frozen=True)
class Tafel:
    """A slice of the rows, and how many cells there are in each state over all rows."""

    zeilen: Slice[Zeile]
    codes: tuple[str, ...]
    anzahl: Mapping[Stand, int]


def languages_of_desk() -> tuple[str, ...]:
    """Languages that are switched on, in the editors' order; German is the source."""
    return tuple(code for code in enabled_codes() if code != SOURCE_LANGUAGE)


def page_kinds() -> dict[str, str]:
    """Page types with texts for readers: app_label.model -> name."""
    models = (model for model in get_page_models() if issubclass(model, BasePage))
    names = {m._meta.label_lower: str(m._meta.verbose_name) for m in models}
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def tafel(auswahl: Auswahl, number: Any = 1) -> Tafel:
    """Read the table; ``number`` is the page of the paging, anything else counts as the first."""
    codes = (auswahl.sprache,) if auswahl.sprache in CODES else languages_of_desk()
    rows = german_rows(auswahl)
    fill_cells(rows, codes)
    count = Counter(zelle.stand for row in rows for zelle in row.zellen)
    if auswahl.stand in Stand.values:
        rows = [row for row in rows if any(z.stand == auswahl.stand for z in row.zellen)]
    rows.sort(key=urgency)
    shown = Paginator(rows, ROWS_A_PAGE).get_page(number)
    count_open_texts(list(shown))
    return Tafel(shown, codes, {stand: count[stand] for stand in Stand})


def urgency(row: Zeile) -> tuple[bool, str]:
    """Pages with outdated texts first, then by title."""
    return all(zelle.stand != Stand.VERALTET for zelle in row.zellen), row.titel.casefold()


def german_rows(auswahl: Auswahl) -> list[Zeile]:
    kinds = page_kinds()
    pages = Page.objects.filter(
        locale__language_code=SOURCE_LANGUAGE, depth__gt=1, alias_of__isnull=True
    )
    begun = Q(translation_key__in=translated_keys())
    open_ones = Q(pk__in=public_pages().values("pk")) if auswahl.oeffentlich else Q(live=True)
    pages = pages.filter(open_ones | begun)
    if auswahl.q:
        pages = pages.filter(title__icontains=auswahl.q)
    if auswahl.bereich:
        pages = pages.filter(entwurfsstand__bereich=auswahl.bereich)
    wanted = {auswahl.art} & kinds.keys() or kinds.keys()
    types = {
        pk: f"{app}.{model}"
        for pk, app, model in ContentType.objects.values_list("pk", "app_label", "model")
        if f"{app}.{model}" in wanted
    }
    values = pages.filter(content_type__in=types).values_list(
        "pk", "title", "content_type_id", "entwurfsstand__bereich__slug", "translation_key"
    )
    return [
        Zeile(pk, title, kinds[types[type_id]], bereich or "", key)
        for pk, title, type_id, bereich, key in values
    ]


def translated_keys() -> Any:
    """Contents of which there is a version in another language."""
    others = Page.objects.exclude(locale__language_code=SOURCE_LANGUAGE)
    return others.filter(alias_of__isnull=True).values("translation_key")


def fill_cells(rows: Iterable[Zeile], codes: tuple[str, ...]) -> None:
    """Give every row a cell for each language."""
    targets = translated_pages(codes)
    stands = dict(Uebersetzungsstand.objects.values_list("page_id", "veraltet_seit"))
    checked = checked_pages()
    by_machine = set(
        Uebersetzungsstand.objects.filter(maschinell__gt=0).values_list("page_id", flat=True)
    )
    reviewed = pages_in_review()
    for row in rows:
        for code in codes:
            target = targets.get((row.key, code))
            if target is None:
                row.zellen.append(Zelle(code, Stand.FEHLT))
                continue
            state = state_of(target, stands, by_machine, checked, reviewed)
            row.zellen.append(Zelle(code, state, target["pk"], stands.get(target["pk"])))


def checked_pages() -> set[int]:
    """Pages whose published text somebody else has read; Leichte Sprache: a Prüfgruppe."""
    tested = LeichtePruefung.objects.filter(gilt=True).values_list("page_id", flat=True)
    read = Uebersetzungsstand.objects.filter(geprueft_von__isnull=False)
    others = read.exclude(page__locale__language_code=SIMPLE_LANGUAGE)
    return {*tested, *others.values_list("page_id", flat=True)}


def translated_pages(codes: tuple[str, ...]) -> dict[tuple[UUID, str], dict[str, Any]]:
    pages = Page.objects.filter(locale__language_code__in=codes, alias_of__isnull=True)
    values = pages.values(
        "pk", "live", "has_unpublished_changes", "translation_key", "locale__language_code"
    )
    return {(row["translation_key"], row["locale__language_code"]): row for row in values}


def pages_in_review() -> set[int]:
    states = WorkflowState.objects.filter(
        status__in=OPEN_WORKFLOWS,
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return {int(pk) for pk in states.values_list("object_id", flat=True)}


def state_of(
    target: dict[str, Any],
    stands: Mapping[int, datetime.datetime | None],
    by_machine: set[int],
    checked: set[int],
    reviewed: set[int],
) -> Stand:
    """A page of which nobody knows the German text it was made from counts as outdated."""
    pk = target["pk"]
    if not target["live"] or target["has_unpublished_changes"] or pk in reviewed:
        return Stand.ARBEIT
    if pk not in stands or stands[pk] is not None:
        return Stand.VERALTET
    if pk in by_machine:
        return Stand.MASCHINE
    return Stand.GEPRUEFT if pk in checked else Stand.UNGEPRUEFT


def count_open_texts(rows: list[Zeile]) -> None:
    """How many texts of each shown cell wait for a translator; pages written by hand have none."""
    counted = open_texts([row.key for row in rows])
    for row in rows:
        for zelle in row.zellen:
            zelle.offen = counted.get((row.key, zelle.code))
