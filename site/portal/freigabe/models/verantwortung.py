"""The mixin of every page for which a Bereich answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.register.bekannt import known_bereiche
from portal.register.models import Bereich

from ..stellung import stellung_of

if TYPE_CHECKING:
    from .freigabe import Freigabe


# Fields that only the Redaktion enters, whatever else a form shows.
CENTRAL_FIELDS = frozenset(
    {"slug", "go_live_at", "expire_at", "show_in_menus", "beispiel", "redaktionsnotiz"}
)


class Verantwortung(models.Model):
    """A page with a responsible Bereich: rights, approvers and the public line follow it."""

    # May the Einreichung of a Bereich create pages of this type?
    von_bereichen_einreichbar: ClassVar[bool] = False

    zustaendiger_bereich = models.ForeignKey(
        Bereich,
        on_delete=models.PROTECT,
        null=True,
        related_name="%(app_label)s_%(class)s_zustaendig",
        verbose_name=_("responsible Bereich"),
        help_text=_(
            "Its head releases the text. Only this Bereich and the Redaktion can change it."
        ),
    )
    beteiligte_bereiche = ParentalManyToManyField(
        Bereich,
        blank=True,
        related_name="%(app_label)s_%(class)s_beteiligt",
        verbose_name=_("Bereiche involved"),
        help_text=_("They are all asked for their agreement before the release."),
    )

    verantwortung_panels = [
        MultiFieldPanel(
            [FieldPanel("zustaendiger_bereich"), FieldPanel("beteiligte_bereiche")],
            heading=_("Responsibility"),
        )
    ]

    class Meta:
        abstract = True

    def narrow_form(self, form: Any, user: Any) -> None:
        """A Fachbereich files pages under itself only; schedule and menus are the Redaktion's."""
        super().narrow_form(form, user)  # type: ignore[misc]
        stellung = stellung_of(user)
        if stellung.is_central:
            return
        for name in CENTRAL_FIELDS & set(form.fields):
            del form.fields[name]
        choice = form.fields.get("zustaendiger_bereich")
        if choice is not None:
            own = Bereich.objects.filter(pk__in=stellung.bereiche)
            choice.queryset = own
            if len(stellung.bereiche) == 1 and self.zustaendiger_bereich_id is None:
                choice.initial = own.first()

    def prepare_facts(self) -> None:
        super().prepare_facts()  # type: ignore[misc]
        self.zustaendiger_bereich = known_bereiche.get(self.zustaendiger_bereich_id)
        involved = [known_bereiche.get(bereich.pk) for bereich in self.beteiligte_bereiche.all()]
        self.beteiligte_bereiche = [bereich for bereich in involved if bereich is not None]

    @property
    def freigabe_online(self) -> Freigabe | None:
        """The release of exactly the content that is online, read from the German page."""
        page: Any = self
        return page.quelle.freigaben.filter(online=True).first()

    @property
    def freigabezeile(self) -> dict[str, Any] | None:
        """Bereich (as it was called then), day and number of the release shown to readers."""
        freigabe = self.freigabe_online
        bereich = known_bereiche.get(freigabe.bereich_id) if freigabe else None
        if freigabe is None or bereich is None:
            return None
        day = freigabe.am.date()
        return {
            "bereich": bereich.bezeichnung(day),
            "am": day,
            "fassung": freigabe.fassung,
        }
