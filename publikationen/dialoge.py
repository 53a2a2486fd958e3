"""Events by round for the overview of the dialogues, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from portal.core.catalogue import Entry, get_catalogue
from portal.register.models import Runde

ALL: Final = 500
DATE_SIGN: Final = "kalender"


@dataclass(frozen=True, slots=True)
class Dialog:
    """An event as the catalogue shows it, and its documentation if there is one."""

    entry: Entry
    dokumentation: Entry | None

    @property
    def datum_text(self) -> str:
        """The date as exact as it is known, in the page's language."""
        return next((fact.text for fact in self.entry.card if fact.sign == DATE_SIGN), "")


@dataclass(frozen=True, slots=True)
class RundeMitDialogen:
    """A round with its events; ``runde`` is None for events between the rounds."""

    runde: Runde | None
    dialoge: tuple[Dialog, ...]
    dokumentation: Entry | None


def dialogues_by_round(language: str) -> list[RundeMitDialogen]:
    """Return the rounds, newest first, then the events that belong to none."""
    entries = (
        get_catalogue()
        .listing({}, language=language, kinds=("veranstaltung", "dokumentation"), page_size=ALL)
        .entries
    )
    events = [entry for entry in entries if entry.kind == "veranstaltung"]
    documents = {entry.url: entry for entry in entries if entry.kind == "dokumentation"}
    rounds = [*Runde.objects.order_by("-nummer"), None]
    grouped = (gather(runde, events, documents) for runde in rounds)
    return [group for group in grouped if group.dialoge or group.dokumentation]


def gather(
    runde: Runde | None, events: Iterable[Entry], documents: dict[str, Entry]
) -> RundeMitDialogen:
    slug = runde.slug if runde else ""
    own = [event for event in events if round_of(event) == slug]
    own.sort(key=lambda event: str(event.date or ""), reverse=True)
    dialogues = tuple(Dialog(e, documents.get(f"{e.url}dokumentation/")) for e in own)
    below_events = {dialog.dokumentation.url for dialog in dialogues if dialog.dokumentation}
    whole = (
        entry
        for url, entry in documents.items()
        if slug and round_of(entry) == slug and url not in below_events
    )
    return RundeMitDialogen(runde, dialogues, next(whole, None))


def round_of(entry: Entry) -> str:
    """Return the slug of the round of an event, "" without one."""
    return next((value.value for value in entry.facets.get("runde", ())), "")
