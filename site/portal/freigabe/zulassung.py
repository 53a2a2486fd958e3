"""What may go online: asked where a page goes online, whoever asks for it, by whatever way.

A text for which a Bereich other than the Redaktion's own answers needs the release of exactly this
content. A page that is online already may be corrected at once, for a reason that is recorded. A
page in a package goes online with its package.
"""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from portal.core.languages import SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.core.plaintext import words
from portal.register.models import Bereich

from . import errors
from .models.freigabe import Freigabe
from .models.paket import Paket
from .models.verantwortung import Verantwortung
from .pruefsumme import summe_of
from .stellung import stellung_of

# In these a Fachbereich writes itself; the other languages belong to the translators.
SOURCE_LOCALES: Final = frozenset({SOURCE_LANGUAGE, SIMPLE_LANGUAGE})
CORRECTED: Final = "freigabe.berichtigt"
REASON_MAX: Final = 2000


class KeineFreigabe(errors.AktionVerweigert):
    """Nobody has released this text."""


class ImPaket(errors.AktionVerweigert):
    """The page goes online with its package."""


def require_admission(revision: Revision, user: Any, is_scheduled: bool = False) -> None:
    """Raise `ImPaket` or `KeineFreigabe` unless this revision may go online now.

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
    if needs_release(page, revision) and not is_admitted(page, revision):
        raise KeineFreigabe(
            _(
                "Nothing was published: the head of %(bereich)s has not released this text. "
                "Submit it for release."
            )
            % {"bereich": Bereich.objects.filter(pk=bereich_of(revision)).first() or _("Bereich")}
        )


def open_package(page: Page) -> Paket | None:
    """The package that is not online yet and holds the page."""
    return Paket.objects.filter(inhalte__page=page).exclude(stand=Paket.Stand.ONLINE).first()


def bereich_of(revision: Revision) -> int | None:
    found: int | None = revision.content.get("zustaendiger_bereich")
    return found


def needs_release(page: Page, revision: Revision) -> bool:
    """Does a Bereich answer for this text that is not the Redaktion's own?"""
    model = page.specific_class
    if model is None or not issubclass(model, Verantwortung):
        return False
    return page.locale.language_code in SOURCE_LOCALES and not is_own_text(page, revision)


def is_own_text(page: Page, revision: Revision) -> bool:
    """Is it the Redaktion's own, and was it so all the time since it was last online?

    Otherwise a text would lose the need of a release by being filed under another Bereich.
    """
    own = own_bereiche()
    if bereich_of(revision) not in own:
        return False
    since = Revision.page_revisions.filter(object_id=str(page.pk)).select_related("user")
    if page.live_revision_id:
        since = since.filter(pk__gte=page.live_revision_id)
    return all(
        bereich_of(row) in own or (bereich_of(row) is None and is_by_central(row)) for row in since
    )


def is_by_central(revision: Revision) -> bool:
    return revision.user is not None and stellung_of(revision.user).is_central


def own_bereiche() -> set[int]:
    """Primary keys of the Redaktion's Bereich and the units below it."""
    slug = settings.REDAKTION_BEREICH
    own = Q(slug=slug) | Q(uebergeordnet__slug=slug) | Q(uebergeordnet__uebergeordnet__slug=slug)
    return set(Bereich.objects.filter(own).values_list("pk", flat=True)) if slug else set()


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

    ``seen`` is the checksum of the text that was looked at. Raises `AktionVerweigert`.
    """
    page = Page.objects.select_for_update().get(pk=page.pk)
    revision = page.get_latest_revision()
    if user is None or not stellung_of(user).is_central:
        raise errors.NichtZustaendig(_("Only the Redaktion corrects a page that is online."))
    online = page.live_revision if page.live else None
    if online is None or page.current_workflow_state is not None:
        raise errors.NichtMehrOffen(
            _("Only a page that is online and not in review can be corrected without a release.")
        )
    if not needs_release(page, revision) or summe_of(online) == seen:
        raise errors.NichtMehrOffen(_("There is nothing to correct: this text needs no release."))
    if not words(reason):
        raise errors.GrundFehlt(_("Write why this cannot wait for the release."))
    if summe_of(revision) != seen:
        raise errors.FassungGeaendert(
            _("The text has been changed meanwhile. Look at the new version and decide again.")
        )
    data = {"text": reason.strip()[:REASON_MAX], "pruefsumme": seen}
    log(instance=page.specific, action=CORRECTED, user=user, revision=revision, data=data)
    revision.publish(user=user, log_action=False)
