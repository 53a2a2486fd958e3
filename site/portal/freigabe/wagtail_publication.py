"""Every way to publish a page in Wagtail 7.4 runs through one action: there the rule is asked.

The editor, the list, the API, a date, `Page.publish` and `Revision.publish` all execute it.
"""

from __future__ import annotations

from typing import Any

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin.forms.pages import CopyForm

from .zulassung import require_admission, require_history

SCHEDULED = "wagtail.publish.scheduled"
_original_check = PublishPageRevisionAction.check
_original_alias = CreatePageAliasAction.check
_original_convert = ConvertAliasPageAction.check
_original_copy = CopyPageAction.__init__
_original_form = CopyForm.__init__


def _check(self: Any, skip_permission_checks: bool = False) -> None:
    _original_check(self, skip_permission_checks)
    require_admission(self.revision, self.user, is_scheduled=self.log_action == SCHEDULED)


def _alias(self: Any, skip_permission_checks: bool = False) -> None:
    """Without a user it is the program that makes aliases (the tree of a new language)."""
    _original_alias(self, skip_permission_checks)
    if self.user is not None:
        for page in self.page.get_descendants(inclusive=True) if self.recursive else [self.page]:
            require_history(page)


def _convert(self: Any, skip_permission_checks: bool = False) -> None:
    _original_convert(self, skip_permission_checks)
    if self.user is not None:
        require_history(self.page)


def _copy(self: Any, page: Any, *args: Any, **kwargs: Any) -> None:
    """What somebody copies is a draft: with the copy, its newest text would go online unasked."""
    _original_copy(self, page, *args, **kwargs)
    self.keep_live = self.keep_live and self.user is None


def _form(self: Any, *args: Any, **kwargs: Any) -> None:
    _original_form(self, *args, **kwargs)
    self.fields.pop("publish_copies", None)


def install() -> None:
    """Replace the methods; a second call changes nothing."""
    PublishPageRevisionAction.check = _check
    CreatePageAliasAction.check = _alias
    ConvertAliasPageAction.check = _convert
    CopyPageAction.__init__ = _copy
    CopyForm.__init__ = _form
