"""Figures: each with unit, source, date and origin."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..models.kennzahl import Kennzahl


class KennzahlBlock(blocks.StructBlock):
    """One figure with its origin."""

    wert = blocks.DecimalBlock(label=_("Value"))
    einheit = blocks.CharBlock(label=_("Unit"), required=False, max_length=40)
    bezeichnung = blocks.CharBlock(label=_("What it counts"), max_length=120)
    herkunft = blocks.ChoiceBlock(
        label=_("Origin"),
        choices=Kennzahl.Herkunft.choices,
        default=Kennzahl.Herkunft.ANGEGEBEN,
        search_index=False,
    )
    quelle = blocks.CharBlock(label=_("Source"), max_length=200)
    stand = blocks.DateBlock(label=_("As of"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")
        template = "blocks/kennzahl.html"
        preview_value = {
            "wert": 82,
            "bezeichnung": "Teilnehmende",
            "herkunft": "angegeben",
            "quelle": "Dokumentation Mitte/Styrum 2023",
        }
        description = _("A number with unit, source and date.")


class KennzahlenBlock(blocks.ListBlock):
    """Figures side by side."""

    def __init__(self, child_block: blocks.Block | None = None, **kwargs: object) -> None:
        super().__init__(child_block or KennzahlBlock(), **kwargs)

    class Meta:
        icon = "order"
        label = _("Figures")
        group = _("Figures")
        template = "blocks/kennzahlen.html"
        preview_value = [
            {
                "wert": 82,
                "bezeichnung": "Teilnehmende",
                "herkunft": "angegeben",
                "quelle": "Dokumentation",
            }
        ]
        description = _("Up to six figures side by side.")


class BalkenBlock(blocks.StructBlock):
    """One row of a bar chart."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    wert = blocks.DecimalBlock(label=_("Value"))
    gesamt = blocks.BooleanBlock(
        label=_("For comparison"),
        required=False,
        help_text=_("The city as a whole, for example: set apart below the others."),
    )

    class Meta:
        icon = "minus"
        label = _("Bar")


class DiagrammBlock(blocks.StructBlock):
    """A bar chart, which is a table with bars: readable without seeing them."""

    titel = blocks.CharBlock(label=_("Title"), max_length=150)
    aussage = blocks.CharBlock(
        label=_("What it shows"),
        max_length=250,
        help_text=_("One sentence a reader can take along."),
    )
    einheit = blocks.CharBlock(label=_("Unit"), required=False, max_length=40)
    werte = blocks.ListBlock(BalkenBlock(), label=_("Bars"), min_num=2, max_num=20)
    nach_groesse = blocks.BooleanBlock(
        label=_("Longest bar first"),
        required=False,
        help_text=_("Not for years and ages, which have an order of their own."),
    )
    quelle = blocks.CharBlock(label=_("Source"), max_length=200)
    stand = blocks.CharBlock(label=_("As of"), max_length=60)
    beispiel = blocks.BooleanBlock(label=_("Example values"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Bar chart")
        group = _("Figures")
        template = "blocks/diagramm.html"
        preview_value = {
            "titel": "Wörter der Rückmelderunde",
            "aussage": "Am häufigsten wurde „informativ“ genannt.",
            "werte": [{"name": "informativ", "wert": 14}, {"name": "Austausch", "wert": 12}],
            "quelle": "Rückmelderunde",
            "stand": "2023",
            "beispiel": True,
        }
        description = _("A table with bars: title, statement, values, source and date.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``balken``: bars in the order they are shown, those for comparison last."""
        context = super().get_context(value, parent_context)
        rows = list(value["werte"])
        if value.get("nach_groesse"):
            rows.sort(key=lambda row: row["wert"], reverse=True)
        context["balken"] = sorted(rows, key=lambda row: bool(row.get("gesamt")))
        return context
