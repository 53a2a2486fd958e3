"""Anregung: what somebody misses, until the Redaktion has decided what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from portal.core.languages import OFFERED


class AnregungQuerySet(models.QuerySet["Anregung"]):
    def for_searches(self, searches: Iterable[str]) -> Self:
        """Those that were made of these search words, whatever the language."""
        return self.filter(suchwort__in=list(searches))


class Anregung(models.Model):
    """A suggestion from a search, an event or the public; internal, never shown to readers.

    One that was made of a search keeps its words, so that the same words in the same language are
    noted once.
    """

    class Herkunft(models.TextChoices):
        SUCHE = "suche", _("search without a hit")
        VERANSTALTUNG = "veranstaltung", _("event")
        OEFFENTLICHKEIT = "oeffentlichkeit", _("the public")

    class Stand(models.TextChoices):
        """The last three are the outcomes of the decision procedure."""

        OFFEN = "offen", _("open")
        IN_PRUEFUNG = "in_pruefung", _("being looked into")
        AUFGEGRIFFEN = "aufgegriffen", _("taken up")
        BEOBACHTEN = "beobachten", _("being watched")
        NICHT_WEITERVERFOLGT = "nicht_weiterverfolgt", _("not pursued")

    # "No" is an answer only with a reason.
    WITH_REASON: ClassVar = frozenset({Stand.BEOBACHTEN, Stand.NICHT_WEITERVERFOLGT})

    text = models.CharField(_("suggestion"), max_length=250, help_text=_("What is missing."))
    herkunft = models.CharField(
        _("origin"), max_length=20, choices=Herkunft.choices, default=Herkunft.OEFFENTLICHKEIT
    )
    anlass = models.CharField(
        _("occasion"),
        max_length=250,
        blank=True,
        help_text=_("For example the event and its date, or how many searched for it in vain."),
    )
    sprache = models.CharField(_("language"), max_length=12, choices=OFFERED, default="de")
    themeninsel = models.ForeignKey(
        "register.Themeninsel",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="anregungen",
        verbose_name=_("theme"),
    )
    bereich = models.ForeignKey(
        "register.Bereich",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="anregungen",
        verbose_name=_("responsible Bereich"),
    )
    stand = models.CharField(
        _("status"), max_length=24, choices=Stand.choices, default=Stand.OFFEN, db_index=True
    )
    begruendung = models.TextField(_("reason"), blank=True)
    ergebnis = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("what came of it"),
        help_text=_("The offer, programme profile or recommendation that takes it up."),
    )
    suchwort = models.CharField(max_length=80, blank=True, editable=False)
    erstellt = models.DateTimeField(_("noted on"), auto_now_add=True)
    erstellt_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("noted by"),
    )

    objects = AnregungQuerySet.as_manager()

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("herkunft"), FieldPanel("sprache")]),
        FieldPanel("anlass"),
        FieldRowPanel([FieldPanel("themeninsel"), FieldPanel("bereich")]),
        FieldPanel("stand"),
        FieldPanel("begruendung"),
        PageChooserPanel("ergebnis"),
    ]

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-erstellt", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suchwort", "sprache"],
                condition=~Q(suchwort=""),
                name="anregung_once_a_search",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        """An outcome says why, or what came of it."""
        super().clean()
        if self.begruendung.strip():
            return
        if self.stand in self.WITH_REASON:
            raise ValidationError({"begruendung": _("Say why it is not taken up (now).")})
        if self.stand == self.Stand.AUFGEGRIFFEN and self.ergebnis is None:
            raise ValidationError({"ergebnis": _("Choose the page, or write a reason.")})
