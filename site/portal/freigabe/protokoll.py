"""The actions of ours that the trace of a page or a package can hold, and how they read.

One deed, one entry in the log of what it changed, in the deed's transaction: the press that
publishes is `wagtail.publish`, the press that releases `wagtail.workflow.approve`, the last answer
of an agreement `freigabe.stimme`, and none of them a second entry for the step that ends by it.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .zulassung import CORRECTED

# What the trace of a page shows. Releases and publications come from the records of Freigabe.
TRACED: Final = (
    "wagtail.create",
    "wagtail.publish",
    "wagtail.unpublish",
    "wagtail.workflow.start",
    "wagtail.workflow.reject",
    "wagtail.workflow.resume",
    "wagtail.workflow.cancel",
    "freigabe.stimme",
    "freigabe.erinnert",
    "freigabe.link_entwertet",
    "freigabe.bestaetigt",
    "freigabe.gemeldet",
    CORRECTED,
    "freigabe.datei",
)


class AnswerRecorded(LogFormatter):
    label = gettext_lazy("Answer of a Bereich")

    def format_message(self, log_entry: Any) -> str:
        return _("%(bereich)s has answered") % {"bereich": log_entry.data.get("bereich", "")}

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("text", ""))


class DateMissed(LogFormatter):
    label = gettext_lazy("Did not work on its date")

    def format_message(self, log_entry: Any) -> str:
        return _("Did not go online or offline on its date")

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("grund", ""))


class Explained(LogFormatter):
    """An entry whose data says more: the page, the reason, the date before and after."""

    def format_comment(self, log_entry: Any) -> str:
        return str(log_entry.data.get("text", ""))


class Reminded(LogFormatter):
    label = gettext_lazy("Reminder sent")

    def format_message(self, log_entry: Any) -> str:
        return _("Reminded: %(names)s") % {"names": ", ".join(log_entry.data.get("bereiche", []))}

    def format_comment(self, log_entry: Any) -> str:
        return ""


class LinkWithdrawn(LogFormatter):
    label = gettext_lazy("Link withdrawn")

    def format_message(self, log_entry: Any) -> str:
        return _("Link to %(address)s withdrawn") % {
            "address": log_entry.data.get("empfaenger", "")
        }

    def format_comment(self, log_entry: Any) -> str:
        return ""


# Action, label, and the sentence that stands where nobody wrote one.
EXPLAINED: Final = (
    (
        "freigabe.aufgehoben",
        gettext_lazy("Release cancelled by a change"),
        gettext_lazy("The text was changed after the release. The head is asked again."),
    ),
    ("freigabe.paket_freigegeben", gettext_lazy("Package approved"), gettext_lazy("Approved")),
    ("freigabe.paket_online", gettext_lazy("Package published"), gettext_lazy("Published")),
    (
        "freigabe.bestaetigt",
        gettext_lazy("Facts confirmed"),
        gettext_lazy("The Bereich confirmed the facts"),
    ),
    (
        "freigabe.gemeldet",
        gettext_lazy("Change reported"),
        gettext_lazy("The Bereich reported a change"),
    ),
    (
        CORRECTED,
        gettext_lazy("Urgent correction"),
        gettext_lazy("Corrected online without a release"),
    ),
    (
        "freigabe.datei",
        gettext_lazy("Picture or document changed"),
        gettext_lazy("A picture or document of the page was changed"),
    ),
    (
        "freigabe.paket_angelegt",
        gettext_lazy("Package begun"),
        gettext_lazy("Package begun"),
    ),
    (
        "freigabe.paket_dazu",
        gettext_lazy("Page put into a package"),
        gettext_lazy("Put in; the package needs its approval anew"),
    ),
    (
        "freigabe.paket_heraus",
        gettext_lazy("Page taken out of a package"),
        gettext_lazy("Taken out; the package needs its approval anew"),
    ),
    (
        "freigabe.paket_termin",
        gettext_lazy("Title or date of a package changed"),
        gettext_lazy("Title or date changed; another date needs the approval anew"),
    ),
)


def register_actions(actions: Any) -> None:
    """Hook `register_log_actions`."""
    actions.register_action("freigabe.stimme")(AnswerRecorded)
    actions.register_action("freigabe.erinnert")(Reminded)
    actions.register_action("freigabe.link_entwertet")(LinkWithdrawn)
    actions.register_action(
        "freigabe.sammelmail",
        gettext_lazy("Daily mail"),
        gettext_lazy("One mail a day was switched on or off"),
    )
    actions.register_action("freigabe.termin_gescheitert")(DateMissed)
    for name, label, message in EXPLAINED:
        fields = {"label": label, "message": message}
        actions.register_action(name)(type("Entry", (Explained,), fields))
