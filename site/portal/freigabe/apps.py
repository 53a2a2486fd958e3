from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FreigabeConfig(AppConfig):
    name = "portal.freigabe"
    label = "freigabe"
    verbose_name = _("Release")

    def ready(self) -> None:
        from . import wagtail_file_policy, wagtail_page_policy, wagtail_publication
        from .dateien import connect_files
        from .signals import connect_page_types

        wagtail_page_policy.install()
        wagtail_file_policy.install()
        wagtail_publication.install()
        connect_page_types()
        connect_files()
        silence_stock_mails()
        post_migrate.connect(synchronise_roles, sender=self)


def synchronise_roles(**_: Any) -> None:
    """After every migrate: a new model's rights reach the roles without a further step."""
    from .rollen import synchronise

    synchronise()


def silence_stock_mails() -> None:
    """Wagtail mails in the request and to whole groups; `benachrichtigen` writes ours."""
    from wagtail.models import TaskState, WorkflowState
    from wagtail.signals import (
        task_submitted,
        workflow_approved,
        workflow_rejected,
        workflow_submitted,
    )

    task_submitted.disconnect(
        sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
    )
    for signal, name in (
        (workflow_submitted, "submitted"),
        (workflow_rejected, "rejected"),
        (workflow_approved, "approved"),
    ):
        signal.disconnect(
            sender=WorkflowState, dispatch_uid=f"workflow_state_{name}_email_notification"
        )
