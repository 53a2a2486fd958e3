"""Whether an offer takes place, until when, and who confirmed it."""

from __future__ import annotations

import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.register.models import Bereich

from ..auswahl import Status

# How long a confirmation holds; then the Bereich is asked again and readers should call first.
CONFIRMED_FOR: Final = datetime.timedelta(days=183)
# What is paused or runs out soon changes sooner.
CONFIRMED_FOR_UNSTEADY: Final = datetime.timedelta(days=92)


class Gueltigkeit(models.Model):
    """Mixin: state, end of funding, and last confirmation."""

    status = models.CharField(
        _("state"), max_length=10, choices=Status.choices, default=Status.AKTIV
    )
    pausiert_bis = models.DateField(_("paused until"), null=True, blank=True)
    befristet_bis = models.DateField(
        _("limited until"),
        null=True,
        blank=True,
        help_text=_("The last day that is funded. Leave empty if there is no end."),
    )
    geprueft_am = models.DateField(_("last confirmed on"), null=True, blank=True)
    geprueft_von = models.ForeignKey(
        Bereich,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    gueltigkeit_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("pausiert_bis")]),
                FieldPanel("befristet_bis"),
            ],
            heading=_("State"),
        ),
    ]
    bestaetigung_panel = FieldRowPanel(
        [
            FieldPanel(
                "geprueft_am",
                help_text=_(
                    "The day on which the Bereich last said that these facts are right. As long "
                    "as it is empty, the day of the first publication counts."
                ),
            ),
            FieldPanel("geprueft_von"),
        ],
        heading=_("Last confirmation"),
    )

    class Meta:
        abstract = True

    @property
    def status_heute(self) -> str:
        """The state today: a pause ends by itself, and so does an offer after its last day."""
        today = timezone.localdate()
        if self.status == Status.PAUSIERT and self.pausiert_bis and self.pausiert_bis < today:
            return Status.AKTIV
        if self.status == Status.AKTIV and self.befristet_bis and self.befristet_bis < today:
            return Status.BEENDET
        return self.status

    @property
    def pruefrhythmus(self) -> datetime.timedelta:
        """How long a confirmation of this kind of offer holds."""
        is_unsteady = self.status == Status.PAUSIERT or self.befristet_bis is not None
        return CONFIRMED_FOR_UNSTEADY if is_unsteady else CONFIRMED_FOR

    @property
    def zuletzt_richtig_am(self) -> datetime.date:
        """The last confirmation; before it the first publication, which a Bereich released.

        A draft is as fresh as today.
        """
        if self.geprueft_am:
            return self.geprueft_am
        published: datetime.datetime | None = getattr(self, "first_published_at", None)
        return timezone.localdate(published or timezone.now())

    @property
    def pruefung_faellig_am(self) -> datetime.date:
        """The last day on which the facts hold without being confirmed (again)."""
        return self.zuletzt_richtig_am + self.pruefrhythmus

    @property
    def ist_bestaetigt(self) -> bool:
        """Whether the last confirmation, or else the publication, still holds."""
        return timezone.localdate() <= self.pruefung_faellig_am

    def clean(self) -> None:
        super().clean()
        if self.pausiert_bis and self.status != Status.PAUSIERT:
            raise ValidationError(
                {"status": _("Choose “paused”, or leave the end of the pause empty.")}
            )
        if self.geprueft_am and self.geprueft_am > timezone.localdate():
            raise ValidationError({"geprueft_am": _("The confirmation cannot lie in the future.")})
