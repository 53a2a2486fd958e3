"""The actions of ours that the trace of a page or a package can hold, and how they read."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

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
    "freigabe.bestaetigt",
    "freigabe.gemeldet",
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


class Reminded(LogFormatter):
    label = gettext_lazy("Reminder sent")

    def format_message(self, log_entry: Any) -> str:
        return _("Reminded: %(names)s") % {"names": ", ".join(log_entry.data.get("bereiche", []))}

    def format_comment(self, log_entry: Any) -> str:
        return ""


def register_actions(actions: Any) -> None:
    """Hook `register_log_actions`."""
    actions.register_action("freigabe.stimme")(AnswerRecorded)
    actions.register_action("freigabe.erinnert")(Reminded)
    actions.register_action("freigabe.termin_gescheitert")(DateMissed)
    for name, label, message in (
        (
            "freigabe.aufgehoben",
            gettext_lazy("Release cancelled by a change"),
            gettext_lazy("The text was changed after the release. The head is asked again."),
        ),
        ("freigabe.paket_freigegeben", gettext_lazy("Package approved"), gettext_lazy("Approved")),
        (
            "freigabe.paket_aufgehoben",
            gettext_lazy("Approval of a package ended"),
            gettext_lazy("The content of the package was changed"),
        ),
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
    ):
        actions.register_action(name, label, message)
