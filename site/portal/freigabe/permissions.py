"""The one permission tester: rights follow the page's responsible Bereich, not the tree.

Wagtail asks it at every address of a page, and when a page is published. Wagtail's own page rights
(group and tree) are asked first; this tester only takes away, never gives.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, WorkflowState
from wagtail.models.pages import PagePermissionTester

from portal.core.languages import SOURCE_LANGUAGE

from .bedarf import SOURCE_LOCALES, needs_release
from .models.aufgaben import FreigabeTask, entwurfsstand_of
from .models.entwurfsstand import Entwurfsstand
from .models.freigabe import Freigabe
from .models.verantwortung import Verantwortung
from .stellung import Stellung, stellung_of


def draft_bereich_id(page: Page) -> int | None:
    """Primary key of the Bereich that the newest draft names (the live page without a draft)."""
    try:
        return page.entwurfsstand.bereich_id
    except Entwurfsstand.DoesNotExist:
        return getattr(page.specific, "zustaendiger_bereich_id", None)


def may_work_on(stellung: Stellung, user: Any, page: Page) -> bool:
    """Does the page belong to what this user works on?"""
    if stellung.is_central:
        return True
    if page.locale.language_code not in SOURCE_LOCALES:
        return stellung.is_translator
    if not issubclass(page.specific_class or Page, Verantwortung):
        return False
    bereich = draft_bereich_id(page)
    if bereich is None:
        return page.owner_id == user.pk and bool(stellung.bereiche)
    return bereich in stellung.bereiche


class BereichPermissionTester(PagePermissionTester):
    """Adds the Bereich, the language and the running review to Wagtail's page rights."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.stellung = stellung_of(user)
        if not hasattr(self, "permissions"):
            self.permissions: set[str] = set()

    def is_own(self) -> bool:
        return may_work_on(self.stellung, self.user, self.page)

    def is_reviewing(self) -> bool:
        task = self.page.current_workflow_task
        return bool(task and task.user_can_access_editor(self.page, self.user))

    def in_review(self) -> bool:
        """Is this page or one below it in review? Then it can be neither deleted nor moved."""
        if self.page.is_leaf():
            return bool(self.page.workflow_in_progress)
        tree = self.page.get_descendants(inclusive=True).values_list("pk", flat=True)
        return WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS,
            base_content_type=self.page.get_base_content_type(),
            object_id__in=[str(pk) for pk in tree],
        ).exists()

    def can_add_subpage(self) -> bool:
        if not super().can_add_subpage():
            return False
        return self.stellung.is_central or self.may_submit_below()

    def may_submit_below(self) -> bool:
        """A Fachbereich creates only what it may submit, in German, below an index page."""
        if not self.stellung.einreichung or self.page.locale.language_code != SOURCE_LANGUAGE:
            return False
        models = self.page.specific_class.creatable_subpage_models()
        return bool(models) and all(
            getattr(model, "von_bereichen_einreichbar", False) for model in models
        )

    def can_edit(self) -> bool:
        return super().can_edit() and (self.is_own() or self.is_reviewing())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.is_own() and not self.in_review()

    def can_move(self) -> bool:
        return super().can_move() and self.stellung.is_central

    def can_copy(self) -> bool:
        return super().can_copy() and self.is_own()

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        """A copy stays in its language: below another one, readers would be told it is theirs."""
        if destination.locale_id != self.page.locale_id:
            return False
        return bool(super().can_copy_to(destination, recursive))

    def can_publish(self) -> bool:
        return self.may_publish_here() and not self.awaits_release()

    def can_report_stand(self) -> bool:
        """A fact of the administration, shown at once; it waits for no review of the text."""
        return self.may_publish_here()

    def may_publish_here(self) -> bool:
        """The right to publish this page as such, whatever becomes of its newest text."""
        return super().can_publish() and self.stellung.is_central

    def awaits_release(self) -> bool:
        """Must the newest text be released first? A page online may be corrected for a reason."""
        if not self.is_before_release() and (self.page.live or not self.needs_release()):
            return False
        stand = entwurfsstand_of(self.page)
        released = Freigabe.objects.valid().filter(page=self.page, pruefsumme=stand.pruefsumme)
        return not released.exists()

    def is_before_release(self) -> bool:
        """Is the page in a review that holds a release? Nobody publishes past it.

        Given back, a page that is online can be corrected for a reason (see `zulassung`).
        """
        state = self.page.current_workflow_state
        if state is None or (self.page.live and state.status == WorkflowState.STATUS_NEEDS_CHANGES):
            return False
        return any(
            issubclass(task.content_type.model_class(), FreigabeTask)
            for task in state.workflow.tasks.select_related("content_type")
        )

    def needs_release(self) -> bool:
        latest = self.page.get_latest_revision()
        return latest is not None and needs_release(self.page, latest)

    def can_set_view_restrictions(self) -> bool:
        return self.may_publish_here()

    def can_unschedule(self) -> bool:
        return self.may_publish_here()

    def can_unpublish(self) -> bool:
        return super().can_unpublish() and self.stellung.is_central

    def can_publish_subpage(self) -> bool:
        return super().can_publish_subpage() and self.stellung.is_central

    def can_reorder_children(self) -> bool:
        return super().can_reorder_children() and self.stellung.is_central

    def can_submit_for_moderation(self) -> bool:
        return super().can_submit_for_moderation() and self.can_edit()

    def can_lock(self) -> bool:
        return super().can_lock() and (self.is_own() or self.is_reviewing())

    def can_unlock(self) -> bool:
        return super().can_unlock() and (self.is_own() or self.is_reviewing())

    def can_view_revisions(self) -> bool:
        return super().can_view_revisions() and (self.is_own() or self.is_reviewing())
