"""For which age an offer is."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.per_request import per_request
from portal.register.models import Lebensphase

from ..angaben import alter_text
from ..fields import AgeField


class Alter(models.Model):
    """Mixin: an age range in months. The upper end is exclusive: “up to 3 years” is 36."""

    alter_von_monate = AgeField(
        _("age from"),
        null=True,
        blank=True,
        help_text=_("The life phases follow from the age. −9 to 0 months is pregnancy."),
    )
    alter_bis_monate = AgeField(
        _("age up to"),
        null=True,
        blank=True,
        help_text=_("Leave empty if there is no upper limit."),
    )

    alter_panel = FieldRowPanel(
        [FieldPanel("alter_von_monate"), FieldPanel("alter_bis_monate")], heading=_("Age")
    )

    class Meta:
        abstract = True

    @property
    def alter_text(self) -> str:
        """The age range in words of the active language, "" when everybody is meant."""
        return alter_text(self.alter_von_monate, self.alter_bis_monate)

    def lebensphasen(self) -> list[Lebensphase]:
        """Return the life phases that the age range touches."""
        ages = self.alter_von_monate, self.alter_bis_monate
        return per_request(
            ("lebensphasen", *ages), lambda: list(Lebensphase.objects.fuer_alter(*ages))
        )

    def clean(self) -> None:
        super().clean()
        von, bis = self.alter_von_monate, self.alter_bis_monate
        if von is not None and bis is not None and von >= bis:
            raise ValidationError(
                {"alter_bis_monate": _("The upper age must be higher than the lower one.")}
            )
