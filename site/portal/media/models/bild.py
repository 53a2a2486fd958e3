"""Pictures: with consent on record, without camera and place data."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index


class Bild(AbstractImage):
    """A picture. Recognisable people need a consent that is on record and not withdrawn."""

    class Personen(models.TextChoices):
        KEINE = "keine", _("nobody recognisable")
        VERPIXELT = "verpixelt", _("made unrecognisable")
        EINGEWILLIGT = "eingewilligt", _("recognisable, with recorded consent")

    personen = models.CharField(
        _("people in the picture"), max_length=12, choices=Personen.choices, default=Personen.KEINE
    )
    einwilligung_beleg = models.CharField(
        _("record of consent"),
        max_length=200,
        blank=True,
        help_text=_("File number or place of the signed form."),
    )
    einwilligung_bis = models.DateField(_("consent valid until"), null=True, blank=True)
    widerrufen_am = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    urheber = models.CharField(_("photographer or maker"), max_length=150, blank=True)
    lizenz = models.CharField(_("licence"), max_length=100, blank=True)

    # The chooser narrows by key what an editor may see, while searching, too.
    search_fields = [*AbstractImage.search_fields, index.FilterField("id")]

    admin_form_fields = (
        *Image.admin_form_fields,
        "personen",
        "einwilligung_beleg",
        "einwilligung_bis",
        "widerrufen_am",
        "urheber",
        "lizenz",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        super().clean()
        if self.personen == self.Personen.EINGEWILLIGT and not self.einwilligung_beleg:
            raise ValidationError(
                {
                    "einwilligung_beleg": _(
                        "Say where the signed consent is kept, for example its file number."
                    )
                }
            )

    @property
    def darf_gezeigt_werden(self) -> bool:
        """Whether the public may see it today."""
        if self.personen != self.Personen.EINGEWILLIGT:
            return True
        today = timezone.localdate()
        expired = self.einwilligung_bis is not None and self.einwilligung_bis < today
        withdrawn = self.widerrufen_am is not None and self.widerrufen_am <= today
        return bool(self.einwilligung_beleg) and not expired and not withdrawn


class BildAusgabe(AbstractRendition):
    """A picture in the size it is shown in."""

    image = models.ForeignKey(Bild, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("size of a picture")
        verbose_name_plural = _("sizes of pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="bild_ausgabe_einmal"
            )
        ]
