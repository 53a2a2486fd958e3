"""The history of what became of a page: entries are added, never changed and never removed."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.models import Zeitangabe
from portal.core.signals import page_stored
from portal.register.bekannt import known_bereiche
from portal.register.models import Bereich

from ..drucksache import DrucksacheField
from ..stand import Umsetzungsstand


class UnchangeableError(Exception):
    """An entry of the history was about to be changed or removed."""


class UmsetzungsstandQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> NoReturn:
        raise UnchangeableError("The history is never changed: add an entry.")

    def delete(self) -> NoReturn:
        raise UnchangeableError("The history is never shortened: add an entry.")


class UmsetzungsstandEintrag(Zeitangabe):
    """One report: status, day, reason, who reported it. Belongs to the German page."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="umsetzungsstand_eintraege",
        verbose_name=_("page"),
    )
    stand = models.CharField(_("status"), max_length=20, choices=Umsetzungsstand.choices)
    grund = models.TextField(
        _("what happened"),
        help_text=_("One or two sentences for the public: what was done, decided, or given up."),
    )
    drucksache = DrucksacheField(_("council paper"))
    gemeldet_von = models.ForeignKey(
        Bereich,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reported by"),
    )
    autor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )
    erstellt = models.DateTimeField(_("entered at"), auto_now_add=True)

    objects = UmsetzungsstandQuerySet.as_manager()

    panels = [
        FieldPanel("stand"),
        *Zeitangabe.zeitangabe_panels,
        FieldPanel("grund"),
        FieldRowPanel([FieldPanel("gemeldet_von"), FieldPanel("drucksache")]),
    ]

    class Meta:
        verbose_name = _("status report")
        verbose_name_plural = _("status reports")
        ordering = ["-datum", "-erstellt", "-pk"]
        indexes = [models.Index(fields=["page", "-datum"])]

    def __str__(self) -> str:
        return f"{self.datum_text}: {self.get_stand_display()}"

    def clean(self) -> None:
        super().clean()
        if self.datum is None:
            raise ValidationError({"datum": _("Enter the day, or the month, of this status.")})

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry and tell the public catalogue of the page; an existing one is refused."""
        if not self._state.adding:
            raise UnchangeableError("The history is never changed: add an entry.")
        super().save(*args, **kwargs)
        page = self.page.specific
        page_stored.send(sender=type(page), instance=page)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnchangeableError("The history is never shortened: add an entry.")


class MitUmsetzungsstand:
    """Mixin of pages with a history of their implementation, read from the German page."""

    @cached_property
    def _history(self) -> list[UmsetzungsstandEintrag]:
        page: Any = self
        entries = list(UmsetzungsstandEintrag.objects.filter(page_id=page.quelle.pk))
        for entry in entries:
            entry.gemeldet_von = known_bereiche.get(entry.gemeldet_von_id)
        return entries

    def umsetzungsstaende(self) -> list[UmsetzungsstandEintrag]:
        """Return the history, newest first."""
        return self._history

    @property
    def letzter_eintrag(self) -> UmsetzungsstandEintrag | None:
        return next(iter(self._history), None)

    @property
    def stand_heute(self) -> Umsetzungsstand:
        """The newest status; open as long as nobody reported one."""
        return self.stand_am(None)

    def stand_am(self, tag: datetime.date | None) -> Umsetzungsstand:
        """Return the status known on a day (the newest one without a day)."""
        for entry in self._history:
            if tag is None or (entry.datum and entry.datum <= tag):
                return Umsetzungsstand(entry.stand)
        return Umsetzungsstand.OFFEN
