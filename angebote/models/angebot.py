"""Angebot: an offer of support. What, for whom, where, when, what it costs, whom to ask."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager, PageQuerySet

from portal.core.blocks import ContentStreamBlock
from portal.core.catalogue import CardFact, get_catalogue
from portal.core.fields import ContentStreamField
from portal.core.models import BasePage
from portal.core.panels import FactInlinePanel, page_tabs
from portal.core.translation import translated
from portal.freigabe.models import Verantwortung
from portal.register.models import Einordnung, Kontakt, Zielgruppe

from ..angaben import zugang_texte
from ..auswahl import Status
from ..fields import SpokenLanguagesField
from ..karte import card_facts
from ..sprachen import spoken_language_names
from .alter import Alter
from .anmeldung import MitAnmeldung
from .einrichtung import Zugang
from .gueltigkeit import Gueltigkeit
from .kosten import Kosten
from .zeitplan import MitZeiten


class AngebotQuerySet(PageQuerySet):
    def live_now(self) -> Self:
        """Return published offers that take place today: not ended, not paused, not run out."""
        today = timezone.localdate()
        paused = Q(status=Status.PAUSIERT) & (
            Q(pausiert_bis__isnull=True) | Q(pausiert_bis__gte=today)
        )
        return (
            self.live()
            .exclude(status=Status.BEENDET)
            .exclude(paused)
            .exclude(befristet_bis__lt=today)
        )


class Angebot(
    Verantwortung,
    Einordnung,
    Alter,
    Gueltigkeit,
    Kosten,
    MitAnmeldung,
    MitZeiten,
    Zugang,
    BasePage,
):
    """An offer. Facts are read from `quelle`, the German page; texts from the page itself."""

    catalogue_kind = "angebot"
    von_bereichen_einreichbar = True
    parent_page_types = ["angebote.AngebotIndex"]
    subpage_types: list[str] = []
    template = "angebote/angebot.html"
    pdf_template = "pdf/angebot.html"

    beschreibung = ContentStreamField(
        ContentStreamBlock(),
        verbose_name=_("what to expect"),
        blank=True,
        help_text=_("What happens there, in plain words. Two or three paragraphs are enough."),
    )
    fuer_wen = models.TextField(
        _("for whom"),
        blank=True,
        help_text=_("One sentence: who may come, and who else is welcome."),
    )
    zugang_hinweis = models.TextField(
        _("note on access"), blank=True, help_text=_("For example: prams can stay in the hall.")
    )
    zielgruppen = ParentalManyToManyField(
        Zielgruppe, blank=True, related_name="+", verbose_name=_("target groups")
    )
    sprachen = SpokenLanguagesField(_("languages spoken"))
    dolmetschen = models.BooleanField(
        _("interpreting can be arranged"), default=False, help_text=_("For further languages.")
    )
    traeger = models.CharField(
        _("provider outside the city"),
        max_length=200,
        blank=True,
        help_text=_("Only if another organisation runs the offer."),
    )

    objects = PageManager.from_queryset(AngebotQuerySet)()

    translatable_fields = translated(
        "beschreibung",
        "fuer_wen",
        "zeiten_hinweis",
        "zugang_hinweis",
        "kosten_hinweis",
        "anmeldung_hinweis",
        "mitbringen",
    )
    edit_handler = page_tabs(
        (
            _("Content"),
            [*BasePage.content_panels, FieldPanel("fuer_wen"), FieldPanel("beschreibung")],
        ),
        (
            _("Classification"),
            [
                *Einordnung.einordnung_panels,
                FieldPanel("zielgruppen"),
                Alter.alter_panel,
                *BasePage.editorial_panels,
            ],
        ),
        (
            _("Times and places"),
            [
                *Gueltigkeit.gueltigkeit_panels,
                *MitZeiten.zeiten_panels,
                FactInlinePanel("orte", heading=_("Places"), label=_("Place")),
                MultiFieldPanel(
                    [*Zugang.zugang_panels, FieldPanel("zugang_hinweis")], heading=_("Access")
                ),
            ],
        ),
        (
            _("Taking part"),
            [
                Kosten.kosten_panel,
                MitAnmeldung.anmeldung_panel,
                MultiFieldPanel(
                    [FieldPanel("sprachen"), FieldPanel("dolmetschen")], heading=_("Languages")
                ),
                FactInlinePanel("kontakte", heading=_("Contacts"), label=_("Contact")),
            ],
        ),
        (
            _("Responsibility"),
            [
                *Verantwortung.verantwortung_panels,
                FieldPanel("traeger"),
                Gueltigkeit.bestaetigung_panel,
            ],
        ),
    )

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def missing_facts(self) -> dict[str, Any]:
        return {**super().missing_facts(), **self.missing_einordnung()}

    # What the page shows ----------------------------------------------------------------------

    def sprachen_namen(self) -> list[str]:
        return spoken_language_names(self.quelle.sprachen)

    def zugang_liste(self) -> list[str]:
        """Return what is known about access, of the offer or else of the first house."""
        own = zugang_texte(self.quelle)
        houses = [ort.einrichtung for ort in self.quelle.orte.all() if ort.einrichtung]
        return own or (zugang_texte(houses[0]) if houses else [])

    def kontaktstellen(self) -> list[Kontakt]:
        """Return the contacts that are shown today."""
        today = timezone.localdate()
        contacts = (zeile.kontakt for zeile in self.quelle.kontakte.all())
        return [k for k in contacts if k.anzeige_bis is None or k.anzeige_bis >= today]

    def nachfrage_weg(self) -> str:
        """How a reader can ask before going there: "telefon", "email", or "" without either."""
        stellen = self.kontaktstellen()
        ways = ("telefon", "email")
        return next((way for way in ways if any(getattr(k, way) for k in stellen)), "")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        catalogue, language = get_catalogue(), self.language_code
        self.quelle.prepare_facts()
        return {
            **super().get_context(request, *args, **kwargs),
            "referring": catalogue.referring(self.translation_key, language=language),
            "similar": catalogue.similar(self.translation_key, language=language),
        }

    # What the catalogue asks ------------------------------------------------------------------

    def catalogue_facets(self) -> dict[str, list[str]]:
        facts = self.quelle
        bereich = facts.zustaendiger_bereich
        return {
            **super().catalogue_facets(),
            **facts.einordnung_facets(),
            "zielgruppe": [gruppe.slug for gruppe in facts.zielgruppen.all()],
            "lebensphase": [phase.slug for phase in facts.lebensphasen()],
            "sprache": list(facts.sprachen),
            "bereich": [bereich.slug] if bereich else [],
            "kosten": ["kostenlos"] if facts.ist_kostenlos else [],
        }

    def catalogue_text(self) -> str:
        own = [self.fuer_wen, self.zeiten_hinweis, self.kosten_hinweis, self.anmeldung_hinweis]
        more = [self.mitbringen, self.zugang_hinweis, super().catalogue_text()]
        return "\n".join(filter(None, [*own, *more]))

    def catalogue_keywords(self) -> list[str]:
        facts = self.quelle
        islands = [name for insel in facts.themeninseln.all() for name in insel.all_names()]
        spellings = [name for insel in facts.themeninseln.all() for name in insel.spellings()]
        places = [ort.name for ort in facts.orte.all()]
        who = [facts.traeger, str(facts.zustaendiger_bereich or "")]
        return [*super().catalogue_keywords(), *filter(None, [*islands, *spellings, *places, *who])]

    def catalogue_card(self) -> list[CardFact]:
        return card_facts(self)

    def catalogue_date(self) -> datetime.date | None:
        return self.quelle.geprueft_am

    def catalogue_valid_until(self) -> datetime.date | None:
        return self.quelle.befristet_bis

    def catalogue_status(self) -> str:
        return self.quelle.status_heute
