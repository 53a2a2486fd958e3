"""What a publication of a German page changed in its texts, and whether that was a small change."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TextaenderungQuerySet(models.QuerySet["Textaenderung"]):
    def online(self) -> Self:
        """Changes that readers see, the newest first."""
        return self.filter(vorab=False)


class Textaenderung(models.Model):
    """One publication of a German page that changed its texts. Facts are no texts."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="textaenderungen",
        verbose_name=_("page"),
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    am = models.DateTimeField(_("changed at"))
    von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("changed by"),
    )
    summe_vorher = models.CharField(_("checksum before"), max_length=64, blank=True)
    summe = models.CharField(_("checksum"), max_length=64)
    vorab = models.BooleanField(
        _("not online yet"),
        default=False,
        help_text=_("A draft that is translated ahead, so that all languages go online at once."),
    )
    klein = models.BooleanField(_("small change"), default=False)
    klein_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("called a small change by"),
    )
    klein_am = models.DateTimeField(_("called a small change at"), null=True)

    objects = TextaenderungQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of texts")
        verbose_name_plural = _("changes of texts")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.am:%d.%m.%Y %H:%M}"


class Segmentaenderung(models.Model):
    """One text before and after. Without ``alt`` it is new, without ``neu`` it is gone."""

    aenderung = models.ForeignKey(Textaenderung, on_delete=models.CASCADE, related_name="segmente")
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+"
    )
    alt = models.ForeignKey(
        "wagtail_localize.String", null=True, on_delete=models.CASCADE, related_name="+"
    )
    neu = models.ForeignKey(
        "wagtail_localize.String", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("changed text")
        verbose_name_plural = _("changed texts")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.aenderung_id}: {self.alt_id or '-'} > {self.neu_id or '-'}"


class KleineAenderung(models.Model):
    """Somebody called exactly this draft of a German page a small change before it was published.

    Bound to the checksum of the draft: who changes the text afterwards has to say so again.
    """

    page = models.OneToOneField(
        "wagtailcore.Page",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
    )
    pruefsumme = models.CharField(_("checksum"), max_length=64)
    von = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    am = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("small change")
        verbose_name_plural = _("small changes")

    def __str__(self) -> str:
        return str(self.page_id)
