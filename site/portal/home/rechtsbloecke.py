"""Blocks of the legal pages: what the law asks for, one field a question."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.core.blocks import AbsatzBlock, ContentStreamBlock
from portal.core.line_ends import LinesBlock


class StelleBlock(blocks.StructBlock):
    """A body with its address: the provider, a data protection officer, an ombuds office."""

    rolle = blocks.CharBlock(label=_("Role"), max_length=120)
    name = blocks.CharBlock(label=_("Name of the body"), max_length=200)
    vertreten_durch = blocks.CharBlock(label=_("Represented by"), required=False, max_length=150)
    anschrift = LinesBlock(label=_("Address"), required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    telefon = blocks.CharBlock(label=_("Phone"), required=False, max_length=40)
    webseite = blocks.URLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "home"
        label = _("Body with address")
        group = _("Legal")
        template = "blocks/stelle.html"
        preview_value = {
            "rolle": "Herausgeber",
            "name": "Stadt Oberhausen",
            "vertreten_durch": "Der Oberbürgermeister",
            "anschrift": "Essener Straße 53\n46047 Oberhausen",
        }
        description = _("Provider, officer or supervisory body with the ways to reach it.")


class VerarbeitungBlock(blocks.StructBlock):
    """One processing of personal data, in the order of Article 13 GDPR."""

    titel = blocks.CharBlock(label=_("What happens"), max_length=120)
    daten = LinesBlock(label=_("Which data"))
    zweck = LinesBlock(label=_("What for"))
    rechtsgrundlage = blocks.CharBlock(label=_("Legal basis"), max_length=200)
    speicherdauer = blocks.CharBlock(label=_("Kept how long"), max_length=200)
    empfaenger = blocks.CharBlock(label=_("Who receives it"), required=False, max_length=200)

    class Meta:
        icon = "password"
        label = _("Processing of data")
        group = _("Legal")
        template = "blocks/verarbeitung.html"
        preview_value = {
            "titel": "Aufruf einer Seite",
            "daten": "Zeit, Adresse der Seite, gekürzte IP-Adresse",
            "zweck": "Betrieb und Sicherheit",
            "rechtsgrundlage": "Art. 6 Abs. 1 Buchst. e DSGVO",
            "speicherdauer": "7 Tage",
        }
        description = _("One processing: data, purpose, legal basis, how long.")


class BarriereBlock(blocks.StructBlock):
    """Something that is not accessible, why, and what helps meanwhile."""

    inhalt = blocks.CharBlock(label=_("What is not accessible"), max_length=200)
    grund = blocks.ChoiceBlock(
        label=_("Reason"),
        choices=[
            ("unvereinbar", _("not yet in line with the requirements")),
            ("belastung", _("disproportionate burden")),
            ("ausserhalb", _("outside the scope of the law")),
        ],
    )
    erklaerung = AbsatzBlock(features=["bold", "link"], label=_("Explanation"))
    alternative = LinesBlock(label=_("What helps meanwhile"), required=False)
    behoben_bis = blocks.DateBlock(label=_("Planned until"), required=False)

    class Meta:
        icon = "warning"
        label = _("Known barrier")
        group = _("Legal")
        template = "blocks/barriere.html"
        preview_value = {
            "inhalt": "Ältere PDF-Dateien",
            "grund": "ausserhalb",
            "erklaerung": "<p>Sie wurden vor dem 23.09.2018 veröffentlicht.</p>",
        }
        description = _("A barrier, its reason and the alternative.")


class RechtStreamBlock(ContentStreamBlock):
    """Texts of a legal page, with the blocks that the law structures."""

    stelle = StelleBlock()
    verarbeitung = VerarbeitungBlock()
    barriere = BarriereBlock()
