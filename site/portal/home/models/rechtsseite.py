"""Rechtsseite: imprint, privacy and accessibility as structured content."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from portal.core.fields import ContentStreamField
from portal.core.languages import SOURCE_LANGUAGE
from portal.core.models import BasePage
from portal.core.panels import page_tabs
from portal.core.translation import translated

from ..rechtsbloecke import RechtStreamBlock


class Rechtsseite(BasePage):
    """One of the three pages that the law asks for; linked from every page."""

    class Art(models.TextChoices):
        """The value is the address, too."""

        IMPRESSUM = "impressum", _("Imprint")
        DATENSCHUTZ = "datenschutz", _("Privacy")
        BARRIEREFREIHEIT = "barrierefreiheit", _("Accessibility statement")

    class Vereinbarkeit(models.TextChoices):
        VOLL = "voll", _("fully compliant")
        TEILWEISE = "teilweise", _("partially compliant")
        NICHT = "nicht", _("not compliant")

    class Methode(models.TextChoices):
        SELBST = "selbst", _("self-assessment")
        DRITTE = "dritte", _("assessment by a third party")

    parent_page_types = ["home.Startseite"]
    subpage_types: list[str] = []
    template = "home/rechtsseite.html"

    art = models.CharField(_("kind"), max_length=20, choices=Art.choices)
    text = ContentStreamField(RechtStreamBlock(), verbose_name=_("text"), blank=True)
    stand = models.DateField(_("as of"), null=True, blank=True)
    vereinbarkeit = models.CharField(
        _("compliance"), max_length=10, choices=Vereinbarkeit.choices, blank=True
    )
    norm = models.CharField(
        _("measured against"),
        max_length=120,
        blank=True,
        help_text=_("For example: EN 301 549 V3.2.1, WCAG 2.2 AA."),
    )
    methode = models.CharField(_("method"), max_length=10, choices=Methode.choices, blank=True)
    erstellt_am = models.DateField(_("prepared on"), null=True, blank=True)
    geprueft_am = models.DateField(_("last reviewed on"), null=True, blank=True)
    naechste_pruefung = models.DateField(
        _("next review due"), null=True, blank=True, help_text=_("At the latest one year later.")
    )
    rueckmeldung = models.ForeignKey(
        "register.Kontakt",
        verbose_name=_("contact for feedback"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    translatable_fields = translated("text")
    edit_handler = page_tabs(
        (
            _("Content"),
            [FieldPanel("art"), *BasePage.content_panels, FieldPanel("stand"), FieldPanel("text")],
        ),
        (
            _("Accessibility statement"),
            [
                FieldRowPanel([FieldPanel("vereinbarkeit"), FieldPanel("norm")]),
                FieldRowPanel([FieldPanel("methode"), FieldPanel("erstellt_am")]),
                MultiFieldPanel(
                    [FieldRowPanel([FieldPanel("geprueft_am"), FieldPanel("naechste_pruefung")])],
                    heading=_("Review"),
                ),
                FieldPanel("rueckmeldung"),
            ],
        ),
        (_("Classification"), BasePage.editorial_panels),
    )

    class Meta:
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")

    @property
    def ist_faellig(self) -> bool:
        """Whether the yearly review of the statement is due."""
        due = self.quelle.naechste_pruefung
        return due is not None and due <= timezone.localdate()

    def clean(self) -> None:
        """Take the address from the kind, and allow every kind once."""
        if self.art and self.language_code == SOURCE_LANGUAGE:
            self.slug = self.art
            same = Rechtsseite.objects.filter(art=self.art, locale_id=self.locale_id)
            if same.exclude(pk=self.pk).exists():
                raise ValidationError(
                    {"art": _("This legal page exists already. Change that one.")}
                )
        super().clean()

    def missing_facts(self) -> dict[str, Any]:
        needed = ("vereinbarkeit", "norm", "methode", "erstellt_am", "geprueft_am", "rueckmeldung")
        if self.art != self.Art.BARRIEREFREIHEIT:
            return super().missing_facts()
        missing = {
            name: _("The law asks for this entry.") for name in needed if not getattr(self, name)
        }
        return {**super().missing_facts(), **missing}
