"""Brings groups, rights and workflows into the state that `groups.ROLES` describes. Idempotent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .bedarf import SOURCE_LOCALES
from .groups import ROLES, Role
from .models import AbstimmungTask, FreigabeTask, VeroeffentlichungTask

SOURCE_WORKFLOW: Final = "Abstimmen, freigeben, veröffentlichen"
TRANSLATION_WORKFLOW: Final = "Übersetzung prüfen und veröffentlichen"
AGREEMENT_TASK: Final = "Abstimmung der beteiligten Bereiche"
RELEASE_TASK: Final = "Freigabe durch die Bereichsleitung"
PUBLICATION_TASK: Final = "Veröffentlichung durch die Redaktion"


@transaction.atomic
def synchronise() -> None:
    """Create what is missing and take away every right that no role has."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0)
    for role in ROLES:
        synchronise_role(role)
    root = Page.objects.filter(depth=1).first()
    if root is not None:
        synchronise_workflows(root)


def synchronise_role(role: Role) -> Group:
    """Give one group exactly its rights."""
    group, _created = Group.objects.get_or_create(name=role.name)
    group.permissions.set(permissions_named(role.all_permissions()))
    root = Page.objects.filter(depth=1).first()
    if root is not None:
        set_page_rights(group, root, role.pages)
    collection = Collection.objects.filter(depth=1).first()
    if collection is not None:
        set_media_rights(group, collection, role.media)
    return group


def permissions_named(names: Iterable[str]) -> list[Permission]:
    """Return the permissions of the names app_label.codename that exist in this installation."""
    wanted = set(names)
    return [
        permission
        for permission in Permission.objects.select_related("content_type")
        if f"{permission.content_type.app_label}.{permission.codename}" in wanted
    ]


def set_page_rights(group: Group, root: Page, actions: Iterable[str]) -> None:
    wanted = permissions_named(f"wagtailcore.{action}_page" for action in actions)
    given = GroupPagePermission.objects.filter(group=group)
    given.exclude(page=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def set_media_rights(group: Group, collection: Collection, actions: Iterable[str]) -> None:
    # Wagtail asks for the rights on its own two models, whatever ours are called.
    names = [
        f"{label}.{action}_{word}"
        for label, word in (("wagtailimages", "image"), ("wagtaildocs", "document"))
        for action in actions
    ]
    wanted = permissions_named(names)
    given = GroupCollectionPermission.objects.filter(group=group)
    given.exclude(collection=collection, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def synchronise_workflows(root: Page) -> None:
    """One workflow for German and Leichte Sprache on the root, one for each other language tree."""
    agreement = task(AbstimmungTask, AGREEMENT_TASK)
    release = task(FreigabeTask, RELEASE_TASK)
    publication = task(VeroeffentlichungTask, PUBLICATION_TASK)
    source = workflow(SOURCE_WORKFLOW, [agreement, release, publication])
    workflow(TRANSLATION_WORKFLOW, [publication])
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": source})
    for start in Page.objects.filter(depth=2).select_related("locale"):
        attach_workflow(start)


def task(model: type[Task], name: str) -> Task:
    return model.objects.first() or model.objects.create(name=name)


def workflow(name: str, tasks: list[Task]) -> Workflow:
    """Return the workflow with exactly these steps in this order."""
    found, _created = Workflow.objects.get_or_create(name=name)
    WorkflowTask.objects.filter(workflow=found).exclude(task__in=tasks).delete()
    for order, step in enumerate(tasks):
        WorkflowTask.objects.update_or_create(
            workflow=found, task_id=step.pk, defaults={"sort_order": order}
        )
    return found


def attach_workflow(start: Page) -> None:
    """Give the tree of a language its workflow; German and Leichte Sprache have the root's."""
    if start.locale.language_code in SOURCE_LOCALES:
        WorkflowPage.objects.filter(page=start).delete()
        return
    found = Workflow.objects.filter(name=TRANSLATION_WORKFLOW).first()
    if found is not None:
        WorkflowPage.objects.update_or_create(page=start, defaults={"workflow": found})
