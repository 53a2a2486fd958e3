"""Languages, switched on and off by the Redaktion without a deployment."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.languages import OFFERED, SOURCE_LANGUAGE

CACHE_KEY = "sprachen.enabled"
# Other processes see a switched language after this long at the latest.
CACHE_SECONDS = 30


class Sprache(models.Model):
    """A language of the site. Switched off, its pages stay but nobody is shown them."""

    code = models.CharField(_("language"), max_length=12, unique=True, choices=OFFERED)
    eingeschaltet = models.BooleanField(
        _("switched on"),
        default=False,
        help_text=_("Switched off, the pages of this language are kept but not public."),
    )
    reihenfolge = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("code", read_only=True), FieldPanel("eingeschaltet")]),
        FieldPanel("reihenfolge"),
    ]

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["reihenfolge", "code"]

    def __str__(self) -> str:
        return self.own_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        cache.delete(CACHE_KEY)

    def clean(self) -> None:
        super().clean()
        if self.code == SOURCE_LANGUAGE and not self.eingeschaltet:
            raise ValidationError(
                {"eingeschaltet": _("German is the source of every text and stays on.")}
            )

    @property
    def own_name(self) -> str:
        """The language's name in itself."""
        return dict(OFFERED)[self.code]


def enabled_codes() -> tuple[str, ...]:
    """Codes of the languages that are switched on, in the order of the Redaktion."""
    codes: tuple[str, ...] | None = cache.get(CACHE_KEY)
    if codes is None:
        rows = Sprache.objects.filter(eingeschaltet=True).values_list("code", flat=True)
        codes = tuple(rows) or (SOURCE_LANGUAGE,)
        cache.set(CACHE_KEY, codes, CACHE_SECONDS)
    return codes
