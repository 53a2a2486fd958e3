"""What the queue does for the release."""

from __future__ import annotations

from django_tasks import task

from .mitteilen import deliver


@task()
def deliver_notice(pk: int) -> None:
    """Hand one notice over; `mitteilungen_zustellen` repeats what fails here."""
    deliver(pk)
