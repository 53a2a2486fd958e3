"""What may go online: asked where a page goes online, whoever asks for it, by whatever way.

A text for which a Bereich other than the Redaktion's own answers needs the release of exactly this
content. A page that is online already may be corrected at once, for a reason that is recorded. A
page in a package goes online with its package.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from portal.core.languages import SOURCE_LANGUAGE
from portal.core.plaintext import words
from portal.register.models import Bereich

from . import errors
from .bedarf import SOURCE_LOCALES, bereich_of, needs_release
from .models.aufgaben import entwurfsstand_of
from .models.freigabe import Freigabe
from .models.paket import Paket
from .pruefsumme import summe_of
from .stellung import stellung_of
from .verfasser import own_change_sentence, wrote_last
from .zurueckziehen import end_given_back

CORRECTED: Final = "freigabe.berichtigt"
REASON_MAX: Final = 2000


class KeineFreigabe(errors.AktionVerweigert):
    """Nobody has released this text."""


class QuelleNichtFreigegeben(errors.AktionVerweigert):
    """Nobody has ever released the German text of a translation."""


class ImPaket(errors.AktionVerweigert):
    """The page goes online with its package."""


def require_admission(revision: Revision, user: Any, is_scheduled: bool = False) -> None:
    """Raise `AktionVerweigert` with the reason unless this revision may go online now.

    Without a user it is the program itself that publishes (example content, a start page of a new
    language); what a date publishes was asked for by somebody, so it is asked again.
    """
    page = Page.objects.get(pk=revision.object_id)
    paket = open_package(page)
    if paket is not None:
        raise ImPaket(
            _(
                "This page goes online with the package “%(package)s”. "
                "To publish it by itself, take it out of the package first."
            )
            % {"package": paket.titel}
        )
    if user is None and not is_scheduled:
        return
    if page.locale.language_code not in SOURCE_LOCALES:
        require_translation(page, revision, user)
    given_back = not is_scheduled and was_given_back(page)
    if (given_back or needs_release(page, revision)) and not is_admitted(page, revision):
        raise KeineFreigabe(sentence_why(revision, given_back))


def require_history(page: Page) -> None:
    """Raise `KeineFreigabe` where an alias would lose whose release the text needs.

    An alias has no revisions; made a page of its own, it begins with one that knows only the
    Bereich of today. ``page`` is the original, or an alias that is to become its own page; what is
    online has been released, and its history begins there anyway.
    """
    while page.alias_of is not None:
        page = page.alias_of
    latest = page.get_latest_revision()
    if latest is not None and not page.live and needs_release(page, latest):
        raise KeineFreigabe(
            _(
                "“%(title)s” is not released yet. Until its head has released it and it is "
                "online, it cannot be shown in a second place, nor can such a copy become a page "
                "of its own. Copy it without “Alias”."
            )
            % {"title": page.draft_title}
        )


def require_translation(page: Page, revision: Revision, user: Any) -> None:
    """The German text needs its release, and so do its translations two pairs of eyes."""
    german = page.get_translations().filter(locale__language_code=SOURCE_LANGUAGE).first()
    latest = german.get_latest_revision() if german else None
    if german is None or latest is None or not needs_release(german, latest):
        return
    if reason := missing_source(page):
        raise QuelleNichtFreigegeben(reason)
    is_online = page.live and page.live_revision and summe_of(page.live_revision)
    if user is not None and is_online != summe_of(revision) and wrote_last(page, user):
        raise errors.EigeneAenderung(own_change_sentence(user))


def missing_source(page: Page) -> str:
    """Why a translation cannot go online for want of its German text; "" if it can.

    Apps above say by the hook ``freigabe_vorab_uebersetzt(german) -> bool`` that the newest draft
    is being translated, not the text that is online: then that draft has to be released.
    """
    german = page.get_translations().filter(locale__language_code=SOURCE_LANGUAGE).first()
    latest = german.get_latest_revision() if german else None
    if german is None or latest is None or not needs_release(german, latest):
        return ""
    stand, released = entwurfsstand_of(german), Freigabe.objects.valid().filter(page=german)
    if any(hook(german) for hook in hooks.get_hooks("freigabe_vorab_uebersetzt")):
        released = released.filter(pruefsumme=stand.pruefsumme)
    elif german.live:
        return ""
    if released.exists():
        return ""
    return _(
        "The German text of this translation is not released. The head of %(bereich)s has to "
        "release “%(title)s” first."
    ) % {"bereich": stand.bereich or _("Bereich"), "title": german.draft_title}


def sentence_why(revision: Revision, given_back: bool) -> str:
    if given_back:
        return _(
            "Nothing was published: this text was given back. Change it and submit it again, or "
            "withdraw it."
        )
    return _(
        "Nothing was published: the head of %(bereich)s has not released this text. "
        "Submit it for release."
    ) % {"bereich": Bereich.objects.filter(pk=bereich_of(revision)).first() or _("Bereich")}


def was_given_back(page: Page) -> bool:
    """Has somebody who had to decide given the German text back, and nobody acted on it since?"""
    state = page.current_workflow_state
    return (
        state is not None
        and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        and page.locale.language_code in SOURCE_LOCALES
    )


def open_package(page: Page) -> Paket | None:
    """The package that is not online yet and holds the page."""
    return Paket.objects.filter(inhalte__page=page).exclude(stand=Paket.Stand.ONLINE).first()


def is_admitted(page: Page, revision: Revision) -> bool:
    """Released, or online word for word already, or a correction of what is online."""
    summe = summe_of(revision)
    if releases_that_hold(page).filter(pruefsumme=summe).exists():
        return True
    if not page.live:
        return False
    live = page.live_revision
    if live is not None and summe_of(live) == summe:
        return True
    entries = PageLogEntry.objects.filter(page=page.pk, action=CORRECTED, revision=revision.pk)
    return any(entry.data.get("pruefsumme") == summe for entry in entries)


def releases_that_hold(page: Page) -> QuerySet[Freigabe]:
    """Releases of texts that wait, and of the one that went online last: older ones are history."""
    valid = Freigabe.objects.valid().filter(page=page)
    last = valid.filter(veroeffentlicht_am__isnull=False).order_by("-veroeffentlicht_am", "-pk")
    return valid.filter(Q(veroeffentlicht_am__isnull=True) | Q(pk__in=last.values("pk")[:1]))


@transaction.atomic
def correct(page: Page, user: Any, reason: str, seen: str) -> None:
    """Put the newest text of a live page online without a release, for a reason in the log.

    ``seen`` is the checksum of the text that was looked at. A review that was given back ends by
    it: nothing is left to submit again. Raises `AktionVerweigert`.
    """
    page = Page.objects.select_for_update().get(pk=page.pk)
    revision = page.get_latest_revision()
    if user is None or not stellung_of(user).is_central:
        raise errors.NichtZustaendig(_("Only the Redaktion corrects a page that is online."))
    online = page.live_revision if page.live else None
    if online is None or page.workflow_in_progress:
        raise errors.NichtMehrOffen(
            _("Only a page that is online and not in review can be corrected without a release.")
        )
    wanted = needs_release(page, revision) or was_given_back(page)
    if not wanted or summe_of(online) == seen:
        raise errors.NichtMehrOffen(_("There is nothing to correct: this text needs no release."))
    if not words(reason):
        raise errors.GrundFehlt(_("Write why this cannot wait for the release."))
    if summe_of(revision) != seen:
        raise errors.FassungGeaendert(
            _("The text has been changed meanwhile. Look at the new version and decide again.")
        )
    data = {"text": reason.strip()[:REASON_MAX], "pruefsumme": seen}
    log(instance=page.specific, action=CORRECTED, user=user, revision=revision, data=data)
    end_given_back(page, user)
    revision.publish(user=user, log_action=False)
