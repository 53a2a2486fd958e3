"""Every way to publish a page in Wagtail 7.4 runs through one action: there the rule is asked.

The editor, the list, the API, a date, `Page.publish` and `Revision.publish` all execute it.
"""

from __future__ import annotations

from typing import Any

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from .zulassung import require_admission

SCHEDULED = "wagtail.publish.scheduled"
_original_check = PublishPageRevisionAction.check


def _check(self: Any, skip_permission_checks: bool = False) -> None:
    _original_check(self, skip_permission_checks)
    require_admission(self.revision, self.user, is_scheduled=self.log_action == SCHEDULED)


def install() -> None:
    """Replace the method; a second call changes nothing."""
    PublishPageRevisionAction.check = _check
