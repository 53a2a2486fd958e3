"""What rights and releases need to know of the newest draft of any page, in one row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.register.models import Bereich


class Entwurfsstand(models.Model):
    """The newest draft of a page: its Bereich, its content, and who changed that content last.

    Wagtail keeps drafts as JSON, which no query can ask; this row is written with every revision.
    """

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="entwurfsstand",
        verbose_name=_("page"),
    )
    bereich = models.ForeignKey(
        Bereich, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("Bereich")
    )
    pruefsumme = models.CharField(_("checksum"), max_length=64, blank=True)
    geaendert_von = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("changed by"),
    )
    geaendert_am = models.DateTimeField(_("changed at"), null=True)

    class Meta:
        verbose_name = _("state of the draft")
        verbose_name_plural = _("states of drafts")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.bereich or '-'}"
