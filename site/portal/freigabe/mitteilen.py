"""Writing notices and handing them over to the mail server."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.core.addresses import absolute
from portal.core.languages import SOURCE_LANGUAGE

from .models.arbeitslink import Arbeitslink
from .models.mitteilung import Mitteilung, wants_digest

log = structlog.get_logger()
LINK_PLACE = "{{link}}"


def write_notice(
    art: str,
    empfaenger: str,
    schluessel: str,
    *,
    vorlage: str = "",
    arbeitslink: Arbeitslink | None = None,
    adresse: str = "",
    page: Any = None,
    wait: datetime.timedelta | None = None,
    **context: Any,
) -> Mitteilung | None:
    """Write one mail in the transaction of the deed it tells of; sending follows the commit.

    ``vorlage`` is a template of `freigabe/mails/` (default: the kind): first line the subject,
    then the text with {{ link }} alone on a line. Without an address nothing is written. The same
    ``schluessel`` is written once only, so a repeated deed sends no second mail. With ``wait`` the
    mail leaves later, in case the deed is repeated meanwhile (somebody is still typing).
    """
    if not empfaenger:
        return None
    betreff, text = filled_template(vorlage or art, page, context)
    notice, is_new = Mitteilung.objects.get_or_create(
        schluessel=schluessel[:200],
        defaults={
            "art": art,
            "empfaenger": empfaenger,
            "betreff": betreff,
            "text": text,
            "adresse": adresse,
            "arbeitslink": arbeitslink,
            "page": page,
            "sammeln": wants_digest(empfaenger, art),
            "naechster_versuch": timezone.now() + (wait or datetime.timedelta()),
        },
    )
    if is_new and not notice.sammeln and not wait:
        enqueue(notice.pk)
    return notice


def filled_template(name: str, page: Any, context: dict[str, Any]) -> tuple[str, str]:
    """Subject (one line, 200 characters at most) and text; the link is filled in while sending."""
    with override(SOURCE_LANGUAGE):
        filled = render_to_string(
            f"freigabe/mails/{name}.txt", context | {"page": page, "link": LINK_PLACE}
        )
    betreff, _newline, text = filled.partition("\n")
    return " ".join(betreff.split())[:200], text.strip("\n")


def enqueue(pk: int) -> None:
    from .tasks import deliver_notice

    transaction.on_commit(lambda: deliver_notice.enqueue(pk))


@transaction.atomic
def deliver(pk: int) -> bool:
    """Hand one notice over to the mail server; True if it is done with.

    The row is locked while it is sent, so two workers never send it twice; what failed is tried
    again later (`deliver_due`).
    """
    notice = Mitteilung.objects.select_for_update().undelivered().filter(pk=pk).first()
    if notice is None:
        return True
    if drop_if_over(notice):
        return True
    try:
        send([notice], notice.betreff, body_of(notice))
    except Exception as error:  # noqa: BLE001  whatever the mail server does, nothing is lost
        note_try(notice, error)
    else:
        note_try(notice)
    return notice.zugestellt_am is not None


def drop_if_over(notice: Mitteilung) -> bool:
    """A link that opens nothing any more is not sent."""
    if notice.arbeitslink is None or notice.arbeitslink.is_open():
        return False
    notice.hinfaellig_am = timezone.now()
    notice.save(update_fields=["hinfaellig_am"])
    return True


def note_try(notice: Mitteilung, error: Exception | None = None) -> None:
    """Count a try, and keep what went wrong, so that `Mails` shows it."""
    notice.versuche += 1
    if error is None:
        notice.zugestellt_am, notice.fehler = timezone.now(), ""
    else:
        notice.fehler = f"{type(error).__name__}: {error}"[:1000]
        notice.naechster_versuch = timezone.now() + notice.pause()
        log.warning("mail_not_delivered", notice=notice.pk, tries=notice.versuche)
    notice.save()


def body_of(notice: Mitteilung) -> str:
    """The text with its link; a link without an account gets its token here and nowhere else."""
    return notice.text.replace(LINK_PLACE, absolute(link_path(notice)))


def link_path(notice: Mitteilung) -> str:
    link = notice.arbeitslink
    if link is None:
        return notice.adresse
    return reverse(f"freigabe_link_{link.art}", args=[link.new_token()])


def send(notices: Iterable[Mitteilung], subject: str, body: str) -> None:
    recipients = list(dict.fromkeys(notice.empfaenger for notice in notices))
    EmailMessage(
        subject=subject,
        body=body + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=recipients,
        headers={"Auto-Submitted": "auto-generated"},
    ).send()


def deliver_due() -> tuple[int, int]:
    """Try everything that is due; returns (delivered, still waiting)."""
    pks = list(Mitteilung.objects.due().order_by("erstellt", "pk").values_list("pk", flat=True))
    delivered = sum(deliver(pk) for pk in pks)
    return delivered, len(pks) - delivered


@transaction.atomic
def deliver_digest(empfaenger: str) -> int:
    """Send everything collected for an address as one mail; returns how many notices it held.

    0 if there was nothing or the mail server refused it; then each notice says so and is tried
    again with the next digest.
    """
    waiting = Mitteilung.objects.select_for_update().undelivered().filter(sammeln=True)
    notices = [
        notice
        for notice in waiting.filter(empfaenger=empfaenger).order_by("erstellt")
        if not drop_if_over(notice)
    ]
    if not notices:
        return 0
    failure: Exception | None = None
    try:
        send_digest(notices)
    except Exception as error:  # noqa: BLE001  one bad address must not stop the others' mails
        failure = error
    for notice in notices:
        note_try(notice, failure)
    return 0 if failure else len(notices)


def send_digest(notices: list[Mitteilung]) -> None:
    with override(SOURCE_LANGUAGE):
        rows = [(n.betreff, absolute(link_path(n))) for n in notices]
        filled = render_to_string("freigabe/mails/sammlung.txt", {"zeilen": rows})
    subject, _newline, body = filled.partition("\n")
    send(notices, subject.strip(), body.strip("\n"))


def deliver_digests() -> int:
    """One mail for each address that wants one a day; returns how many mails were sent."""
    waiting = Mitteilung.objects.undelivered().filter(sammeln=True)
    addresses = set(waiting.values_list("empfaenger", flat=True))
    return sum(1 for address in sorted(addresses) if deliver_digest(address))
