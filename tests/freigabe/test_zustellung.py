"""Notices arrive once, whatever becomes of the mail server."""

from __future__ import annotations

import datetime
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client, override_settings
from django.utils import timezone

from portal.freigabe.mitteilen import deliver, deliver_digests, deliver_due, write_notice
from portal.freigabe.models import Arbeitslink, Mitteilung, Postfach
from tests.servers.mail import Mailbox

from .factories import Haus, fresh


class DownBackend(BaseEmailBackend):
    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError("mail server down")


DOWN = f"{__name__}.DownBackend"


def due_later(hours: float) -> None:
    """As if so much time had passed."""
    for notice in Mitteilung.objects.undelivered():
        notice.naechster_versuch -= datetime.timedelta(hours=hours)
        notice.save()


def test_mail_server_down_for_an_hour_loses_no_mail_and_doubles_none(haus: Haus) -> None:
    with override_settings(EMAIL_BACKEND=DOWN):
        page = haus.in_review()
        for _ in range(4):
            due_later(1)
            assert deliver_due()[0] == 0
    assert fresh(page).workflow_in_progress
    waiting = Mitteilung.objects.undelivered().count()
    assert waiting == 1
    due_later(4)
    assert deliver_due() == (1, 0)
    due_later(4)
    assert deliver_due() == (0, 0)
    assert [m.to for m in mail.outbox] == [[haus.leitung_a.email]]


MINUTE = datetime.timedelta(minutes=1)


class Uhr:
    """The clock of a test: every minute the notices that are due are tried, as cron does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = timezone.now()
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)

    def run(self, minutes: int) -> int:
        """Let time pass; returns how many notices were handed over."""
        delivered = 0
        for _ in range(minutes):
            self.now += MINUTE
            delivered += deliver_due()[0]
        return delivered


def test_after_an_hour_without_a_mail_server_every_mail_arrives_once(
    haus: Haus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a real SMTP connection: nothing listens for an hour, then a server does."""
    uhr, server = Uhr(monkeypatch), Mailbox()
    smtp = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": server.port,
    }
    with override_settings(**smtp):
        for nr in range(3):
            haus.in_review(title=f"Angebot {nr}")
        written = Mitteilung.objects.undelivered().count()
        assert written == 3
        assert uhr.run(minutes=60) == 0
        with server:
            server.refuse_with = "451 later"
            assert uhr.run(minutes=5) == 0
            server.refuse_with = None
            assert uhr.run(minutes=60) == written
            assert uhr.run(minutes=60) == 0
    arrived = sorted(str(message["Subject"]) for message in server.messages)
    assert arrived == sorted(Mitteilung.objects.values_list("betreff", flat=True))
    assert {message["To"] for message in server.messages} == {haus.leitung_a.email}


def test_same_deed_writes_no_second_mail(haus: Haus) -> None:
    for _ in range(2):
        write_notice("paket", "a@example.org", "einmal", titel="T", was="x", satz="y", adresse="/x")
    assert Mitteilung.objects.filter(empfaenger="a@example.org").count() == 1


def test_delivered_mail_is_not_sent_again(haus: Haus) -> None:
    notice = write_notice(
        "paket", "a@example.org", "einmal", titel="T", was="x", satz="y", adresse="/x"
    )
    assert notice
    deliver(notice.pk)
    deliver(notice.pk)
    assert len(mail.outbox) == 1


def test_pauses_grow_so_that_a_broken_address_is_not_hammered(haus: Haus) -> None:
    with override_settings(EMAIL_BACKEND=DOWN):
        notice = write_notice(
            "paket", "a@example.org", "x", titel="T", was="x", satz="y", adresse="/x"
        )
        assert notice
        pauses = []
        for _ in range(3):
            before = timezone.now()
            deliver(notice.pk)
            notice.refresh_from_db()
            pauses.append(notice.naechster_versuch - before)
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[-1]


def test_daily_mail_collects_what_can_wait_and_nothing_urgent(haus: Haus) -> None:
    Postfach.objects.create(adresse="la@example.org", taeglich=True)
    haus.in_review()
    for nr in range(2):
        write_notice(
            "paket", "la@example.org", f"p{nr}", titel=f"P{nr}", was="x", satz="y", adresse="/x"
        )
    deliver_due()
    assert [m.subject.split(":")[0][:14] for m in mail.outbox] == ["Bitte freigebe"]
    assert deliver_digests() == 1
    assert "P0" in str(mail.outbox[-1].body)
    assert "P1" in str(mail.outbox[-1].body)


def test_no_name_in_a_title_breaks_the_head_of_a_mail(haus: Haus) -> None:
    """A line break in a subject would add a header of somebody else's choice."""
    haus.in_review(title="Sprechstunde\r\nBcc: alle@example.org")
    deliver_due()
    assert [m.bcc for m in mail.outbox] == [[]]
    assert "\n" not in mail.outbox[0].subject


class OneBadAddressBackend(BaseEmailBackend):
    """Refuses the address that comes first, hands the others to the outbox."""

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            if message.to == ["aa@example.org"]:
                raise SMTPRecipientsRefused({"aa@example.org": (550, b"unknown")})
            mail.outbox.append(message)
        return len(messages)


def test_one_bad_address_costs_nobody_else_the_daily_mail(haus: Haus, client: Client) -> None:
    for address in ("aa@example.org", "zz@example.org"):
        Postfach.objects.create(adresse=address, taeglich=True)
        write_notice("paket", address, address, titel="T", was="x", satz="y", adresse="/x")
    with override_settings(EMAIL_BACKEND=f"{__name__}.OneBadAddressBackend"):
        assert deliver_digests() == 1
    assert [m.to for m in mail.outbox] == [["zz@example.org"]]
    lost = Mitteilung.objects.get(empfaenger="aa@example.org")
    assert (lost.versuche, lost.zugestellt_am) == (1, None)
    client.force_login(haus.redaktion)
    assert "SMTPRecipientsRefused" in client.get("/verwaltung/mitteilungen/").content.decode()
    assert "1 Mail ist nicht angekommen" in client.get("/verwaltung/").content.decode()


def test_daily_mail_holds_no_link_that_opens_nothing_any_more(haus: Haus) -> None:
    Postfach.objects.create(adresse=haus.a.postfach, taeglich=True)
    link = Arbeitslink.objects.create(
        art="angaben",
        empfaenger=haus.a.postfach,
        bereich=haus.a,
        gueltig_bis=timezone.now() - MINUTE,
    )
    write_notice("angaben", haus.a.postfach, "x", arbeitslink=link, anzahl=1, frist=timezone.now())
    assert deliver_digests() == 0
    assert mail.outbox == []
