"""Links that let somebody without an account do exactly one thing."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from typing import Final, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.register.models import Bereich

TOKEN_BYTES: Final = 32
VALID_DAYS: Final = 10


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class ArbeitslinkQuerySet(models.QuerySet["Arbeitslink"]):
    def usable(self) -> Self:
        return self.filter(
            benutzt_am__isnull=True, entwertet_am__isnull=True, gueltig_bis__gt=timezone.now()
        )


class Arbeitslink(models.Model):
    """One link: for one deed, one recipient, one content, once, until a day.

    Only the hash of its token is kept. The token is made when the mail is sent and stands in that
    mail alone.
    """

    class Art(models.TextChoices):
        FREIGABE = "freigabe", _("release")
        STIMME = "stimme", _("agreement")
        ANGABEN = "angaben", _("facts to confirm")

    art = models.CharField(_("kind"), max_length=10, choices=Art.choices)
    token_hash = models.CharField(max_length=64, blank=True)
    empfaenger = models.EmailField(_("recipient"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("acts as"),
    )
    bereich = models.ForeignKey(
        Bereich, on_delete=models.CASCADE, related_name="+", verbose_name=_("Bereich")
    )
    task_state = models.ForeignKey(
        "wagtailcore.TaskState",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="arbeitslinks",
    )
    pruefsumme = models.CharField(_("checksum"), max_length=64, blank=True)
    erstellt = models.DateTimeField(_("made at"), auto_now_add=True)
    gueltig_bis = models.DateTimeField(_("valid until"))
    aufgerufen = models.PositiveIntegerField(_("times opened"), default=0)
    zuletzt_aufgerufen = models.DateTimeField(_("last opened"), null=True)
    benutzt_am = models.DateTimeField(_("used at"), null=True)
    entwertet_am = models.DateTimeField(_("withdrawn at"), null=True)
    entwertet_grund = models.TextField(_("withdrawn because"), blank=True)

    objects = ArbeitslinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link without an account")
        verbose_name_plural = _("links without an account")
        ordering = ["-erstellt"]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="arbeitslink_token_einmalig",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_art_display()}: {self.empfaenger}"

    def new_token(self) -> str:
        """Make (or replace) the token and return it; it cannot be had a second time."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self.token_hash = token_hash(token)
        self.save(update_fields=["token_hash"])
        return token

    def is_open(self) -> bool:
        """Neither used nor withdrawn, and its step (if it has one) not yet decided."""
        if self.benutzt_am or self.entwertet_am or self.is_expired():
            return False
        return self.task_state is None or self.task_state.status == "in_progress"

    def is_expired(self) -> bool:
        return self.gueltig_bis <= timezone.now()


def default_expiry(until: datetime.date | None = None) -> datetime.datetime:
    """End of the last day on which a new link can be used: never before the due day ``until``."""
    day = timezone.localdate() + datetime.timedelta(days=VALID_DAYS)
    day = max(day, until or day)
    end = datetime.datetime.combine(day, datetime.time(23, 59, 59))
    return timezone.make_aware(end)
