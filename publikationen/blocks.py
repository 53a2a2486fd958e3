"""Blocks of papers and documentation: what a dialogue produces."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.core.blocks import AbsatzBlock, ContentStreamBlock


class BekanntheitValue(blocks.StructValue):
    """An offer at an island, with its count of dots where there is one."""

    @property
    def n(self) -> int | None:
        """Number of answers; None when nobody counted."""
        ja, nein = self.get("ja"), self.get("nein")
        return ja + nein if ja is not None and nein is not None else None


class BekanntheitBlock(blocks.StructBlock):
    """An offer that was shown, and how many knew it. Without a count the offer is only named."""

    angebot = blocks.PageChooserBlock(
        "angebote.Angebot", label=_("Offer"), required=False, help_text=_("If it has a page here.")
    )
    bezeichnung = blocks.CharBlock(label=_("Name on the poster"), max_length=150, required=False)
    ja = blocks.IntegerBlock(label=_("Knew it"), required=False, min_value=0)
    nein = blocks.IntegerBlock(label=_("Did not know it"), required=False, min_value=0)
    beispiel = blocks.BooleanBlock(label=_("Example values"), required=False)

    class Meta:
        icon = "tick-inverse"
        label = _("Offer and how well it is known")
        value_class = BekanntheitValue
        template = "blocks/bekanntheit.html"
        preview_value = {"bezeichnung": "Babytreff", "ja": 31, "nein": 15, "beispiel": True}
        description = _("An offer with the yes and no dots of the event.")


class KarteBlock(blocks.StructBlock):
    """A card: how an offer becomes better known."""

    text = blocks.CharBlock(label=_("Words on the card"), max_length=250)
    beispiel = blocks.BooleanBlock(label=_("Example"), required=False)

    class Meta:
        icon = "form"
        label = _("Card")
        template = "blocks/karte.html"
        preview_value = {"text": "Aushang in Kinderarztpraxen", "beispiel": True}
        description = _("The words of one card.")


class ThemeninselBlock(blocks.StructBlock):
    """The result of an island: contacts, offers with dots, cards."""

    themeninsel = SnippetChooserBlock("register.Themeninsel", label=_("Themeninsel"))
    text = AbsatzBlock(label=_("Summary"), required=False)
    kontakte = blocks.ListBlock(
        SnippetChooserBlock("register.Kontakt", label=_("Contact")), label=_("Contacts"), default=[]
    )
    angebote = blocks.ListBlock(BekanntheitBlock(), label=_("Offers shown"), default=[])
    karten = blocks.ListBlock(KarteBlock(), label=_("Cards"), default=[])

    class Meta:
        icon = "group"
        label = _("Result of a Themeninsel")
        group = _("Dialogue")
        template = "blocks/themeninsel_block.html"
        preview_value = {
            "text": "<p>An der Insel wurde über Treffpunkte gesprochen.</p>",
            "angebote": [{"bezeichnung": "Babytreff", "ja": 31, "nein": 15, "beispiel": True}],
            "karten": [{"text": "Aushang in Kinderarztpraxen", "beispiel": True}],
        }
        description = _("Contacts, offers and cards of one table of the World Café.")


class WortBlock(blocks.StructBlock):
    """A word of the feedback round and how often it was given."""

    name = blocks.CharBlock(label=_("Word"), max_length=60)
    wert = blocks.IntegerBlock(label=_("How often"), min_value=1)

    class Meta:
        icon = "comment"
        label = _("Word")
        template = "blocks/wort.html"
        preview_value = {"name": "informativ", "wert": 14}
        description = _("One word and its count.")


class RueckmeldungBlock(blocks.StructBlock):
    """The feedback round: one question, one or two words each. Answers, not persons."""

    frage = blocks.CharBlock(label=_("Question"), max_length=200, required=False)
    antworten = blocks.IntegerBlock(
        label=_("Answers in all"),
        required=False,
        help_text=_("Several answers per person are normal: this counts answers, not persons."),
    )
    woerter = blocks.ListBlock(WortBlock(), label=_("Words"), default=[])
    quelle = blocks.CharBlock(label=_("Source"), max_length=200, required=False)
    beispiel = blocks.BooleanBlock(label=_("Example words"), required=False)

    class Meta:
        icon = "comment"
        label = _("Feedback in a word")
        group = _("Dialogue")
        template = "blocks/rueckmeldung.html"
        preview_value = {
            "frage": "Ihre Rückmeldung in einem Wort?",
            "antworten": 91,
            "woerter": [{"name": "informativ", "wert": 14}, {"name": "Austausch", "wert": 12}],
            "beispiel": True,
        }
        description = _("Words with their counts, shown as a list with bars.")


class TerminBlock(blocks.StructBlock):
    """A date in the documentation's list of dates."""

    datum = blocks.CharBlock(label=_("Date as in the source"), max_length=60)
    titel = blocks.CharBlock(label=_("What"), max_length=150)
    seite = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "date"
        label = _("Date")
        template = "blocks/termin.html"
        preview_value = {"datum": "06.09.2023", "titel": "Alstaden/Lirich"}
        description = _("One line of the list of dates.")


class TermineBlock(blocks.ListBlock):
    """The dates of a round as the documentation lists them."""

    def __init__(self, child_block: blocks.Block | None = None, **kwargs: object) -> None:
        super().__init__(child_block or TerminBlock(), **kwargs)

    class Meta:
        icon = "calendar-alt"
        label = _("Dates")
        group = _("Dialogue")
        template = "blocks/termine.html"
        preview_value = [{"datum": "06.09.2023", "titel": "Alstaden/Lirich"}]
        description = _("The dates of the round.")


class EmpfehlungenListeBlock(blocks.StaticBlock):
    """The place where the paper's recommendations stand, with their status then and today."""

    class Meta:
        icon = "list-ol"
        label = _("Recommendations of this paper")
        group = _("Paper")
        admin_text = _("The recommendations chosen in the tab “Selection” are shown here.")
        template = "blocks/empfehlungen_liste.html"
        description = _("Shows the chosen recommendations at this place.")


class SteckbriefeListeBlock(blocks.StaticBlock):
    """The place where the paper's programme profiles stand."""

    class Meta:
        icon = "list-ul"
        label = _("Programme profiles of this paper")
        group = _("Paper")
        admin_text = _("The profiles chosen in the tab “Selection” are shown here.")
        template = "blocks/steckbriefe_liste.html"
        description = _("Shows the chosen profiles at this place.")


class StrategiepapierStreamBlock(ContentStreamBlock):
    """The chapters of a paper."""

    steckbriefe_liste = SteckbriefeListeBlock()
    empfehlungen_liste = EmpfehlungenListeBlock()


class DokumentationStreamBlock(ContentStreamBlock):
    """The chapters of a documentation."""

    themeninsel_block = ThemeninselBlock()
    rueckmeldung = RueckmeldungBlock()
    termine = TermineBlock()
