"""Contacts: offices and function mailboxes, not persons."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from portal.core.wochenzeiten import in_one_line

from ..sprechzeiten import SprechzeitenField, spans
from .bereich import Bereich

PERSONAL_MAILBOX = re.compile(r"^[a-zäöüß-]{2,}\.[a-zäöüß-]{2,}@", re.IGNORECASE)


class Kontakt(index.Indexed, models.Model):
    """Whom to ask: an office with its mailbox, phone and hours."""

    bezeichnung = models.CharField(
        _("name of the office"),
        max_length=150,
        help_text=_("The office or its function, not a person."),
    )
    bereich = models.ForeignKey(
        Bereich,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kontakte",
        verbose_name=_("Bereich"),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    telefon = models.CharField(_("phone"), max_length=40, blank=True)
    sprechzeiten = SprechzeitenField(
        _("reachable"),
        help_text=_("For example: 8–12, 14–16:30. Readers see it in their own language."),
    )
    erreichbar = models.CharField(
        _("note on the hours"),
        max_length=150,
        blank=True,
        help_text=_("Only what times cannot say, for example: by appointment. It stays German."),
    )
    webseite = models.URLField(_("website"), blank=True)
    anschrift = models.TextField(_("address"), blank=True)
    anzeige_bis = models.DateField(_("show until"), null=True, blank=True)
    beispiel = models.BooleanField(_("example content"), default=False)

    search_fields = [index.SearchField("bezeichnung"), index.AutocompleteField("bezeichnung")]
    panels = [
        FieldRowPanel([FieldPanel("bezeichnung"), FieldPanel("bereich")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("email"), FieldPanel("telefon")]),
                FieldPanel("sprechzeiten"),
                FieldPanel("erreichbar"),
                FieldPanel("webseite"),
                FieldPanel("anschrift"),
            ],
            heading=_("How to reach it"),
        ),
        FieldRowPanel([FieldPanel("anzeige_bis"), FieldPanel("beispiel")]),
    ]

    class Meta:
        ordering = ["bezeichnung"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.bezeichnung

    @property
    def sprechzeiten_text(self) -> str:
        """The hours in one line in the active language; "" if none are known."""
        return in_one_line(spans(self.sprechzeiten))

    def clean(self) -> None:
        """Refuse mailboxes of the form first.last@, which belong to a person."""
        super().clean()
        if PERSONAL_MAILBOX.match(self.email):
            raise ValidationError(
                {"email": _("This looks like a person’s mailbox. Enter the mailbox of the office.")}
            )
