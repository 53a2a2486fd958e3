"""Rights follow the page's Bereich: what a person must not see, change or decide."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from angebote.models import Angebot
from portal.freigabe import groups
from portal.freigabe.groups import ROLES
from portal.freigabe.rollen import synchronise

from .factories import Haus, change, fresh, make_angebot, make_live

TOKEN = "Geheimtitel"


def admin_urls(page: Any) -> dict[str, str]:
    """Every address of the admin that shows or changes one page or its title."""

    def url(name: str, *args: Any) -> str:
        return reverse(f"wagtailadmin_pages:{name}", args=args)

    pk, revision = page.pk, page.latest_revision_id
    bulk = {
        action: reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={pk}"
        for action in ("delete", "move", "publish", "unpublish")
    }
    return bulk | {
        "edit": url("edit", pk),
        "view_draft": url("view_draft", pk),
        "preview": url("preview_on_edit", pk),
        "copy": url("copy", pk),
        "confirm_delete": url("delete", pk),
        "confirm_move": url("move", pk),
        "confirm_move_to": url("move_confirm", pk, page.get_parent().pk),
        "cancel_workflow": url("confirm_workflow_cancellation", pk),
        "add_choose_parent": url("choose_parent", "angebote", "angebot"),
        "type_use": url("type_use", "angebote", "angebot"),
        "localize_report": reverse("wagtail_localize:translations_report"),
        "trace": reverse("freigabe_spur", args=[pk]),
        "releases": reverse("freigabe_liste"),
        "history": url("history", pk),
        "workflow_history": url("workflow_history", pk),
        "revision": url("revisions_view", pk, revision),
        "revert": url("revisions_revert", pk, revision),
        "compare": url("revisions_compare", pk, "earliest", "latest"),
        "usage": url("usage", pk),
        "privacy": url("set_privacy", pk),
        "translate": reverse("wagtail_localize:submit_page_translation", args=[pk]),
        "api": f"/verwaltung/api/main/pages/{pk}/",
        "api_list": f"/verwaltung/api/main/pages/?child_of={page.get_parent().pk}&fields=_,title",
        "explorer": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        "search": url("search") + f"?q={TOKEN[:6]}",
        "chooser": reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk]),
        "chooser_search": reverse("wagtailadmin_choose_page_search") + f"?q={TOKEN[:6]}",
        "site_history": reverse("wagtailadmin_reports:site_history"),
        "aging": reverse("wagtailadmin_reports:aging_pages"),
        "locked": reverse("wagtailadmin_reports:locked_pages"),
        "workflow_report": reverse("wagtailadmin_reports:workflow"),
        "task_report": reverse("wagtailadmin_reports:workflow_tasks"),
        "home": reverse("wagtailadmin_home"),
    }


@pytest.mark.parametrize("who", ["einreichung_b", "leitung_b", "datenpflege", "uebersetzung"])
@pytest.mark.parametrize("state", ["draft", "review"])
def test_foreign_draft_is_shown_nowhere_in_the_admin(
    haus: Haus, client: Client, who: str, state: str
) -> None:
    page = haus.draft(title=TOKEN) if state == "draft" else haus.in_review(title=TOKEN)
    client.force_login(getattr(haus, who))
    shown = [name for name, url in admin_urls(page).items() if TOKEN in _body(client.get(url))]
    assert shown == []


def test_own_draft_is_shown_where_the_author_works(haus: Haus, client: Client) -> None:
    """The twin of the test above: the same addresses do show the title to those it belongs to."""
    page = haus.draft(title=TOKEN)
    client.force_login(haus.einreichung_a)
    shown = {name for name, url in admin_urls(page).items() if TOKEN in _body(client.get(url))}
    assert {"edit", "history", "explorer", "search", "chooser", "api", "api_list"} <= shown


def test_newer_draft_title_of_a_foreign_live_page_stays_hidden(haus: Haus, client: Client) -> None:
    page = make_live(haus.index, haus.a, title="Öffentlich")
    page = change(page, haus.einreichung_a, title=TOKEN)
    client.force_login(haus.einreichung_b)
    shown = [name for name, url in admin_urls(page).items() if TOKEN in _body(client.get(url))]
    assert shown == []


def _body(response: Any) -> str:
    if getattr(response, "streaming", False):
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


@pytest.mark.parametrize("who", ["einreichung_b", "leitung_b", "datenpflege", "uebersetzung"])
def test_foreign_page_cannot_be_changed_by_any_address(
    haus: Haus, client: Client, who: str
) -> None:
    page = haus.draft(title=TOKEN)
    before = (page.title, page.latest_revision_id, page.path, page.live, page.locked)
    client.force_login(getattr(haus, who))
    for url in admin_urls(page).values():
        client.post(url, {"title": "Gekapert", "slug": "gekapert", "action-publish": "1"})
    page = fresh(page)
    assert (page.title, page.latest_revision_id, page.path, page.live, page.locked) == before


def post_form(client: Client, page: Any, **data: Any) -> Any:
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    values: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        values[bound.html_name] = "" if value is None or value is False else value
    for formset in form.formsets.values():
        management = formset.management_form
        values |= {field.html_name: field.value() for field in management}
    values["beschreibung-count"] = "0"
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        values | {"comment_notifications": ""} | data,
    )


def test_submitter_cannot_file_a_page_under_another_bereich(haus: Haus, client: Client) -> None:
    page = haus.draft()
    client.force_login(haus.einreichung_a)
    post_form(client, page, zustaendiger_bereich=haus.b.pk)
    assert fresh(page).entwurfsstand.bereich_id == haus.a.pk


def test_submitter_cannot_schedule_publish_or_mark_examples(haus: Haus, client: Client) -> None:
    page = haus.draft()
    client.force_login(haus.einreichung_a)
    post_form(
        client,
        page,
        title="Neuer Titel",
        go_live_at="2020-01-01 10:00",
        beispiel="on",
        slug="anders",
        **{"action-publish": "1"},
    )
    page = fresh(page)
    draft = page.get_latest_revision_as_object()
    assert draft.title == "Neuer Titel"
    assert (page.live, draft.go_live_at, draft.beispiel, draft.slug) == (
        False,
        None,
        False,
        "offene-sprechstunde",
    )


def test_submitter_creates_offers_but_no_other_pages(haus: Haus, client: Client) -> None:
    client.force_login(haus.einreichung_a)
    start = haus.index.get_parent()
    offer = reverse("wagtailadmin_pages:add", args=["angebote", "angebot", haus.index.pk])
    other = reverse("wagtailadmin_pages:add", args=["home", "standardseite", start.pk])
    assert client.get(offer).status_code == 200
    assert client.get(other).status_code == 302


def test_submitter_of_a_foreign_bereich_finds_the_editor_closed_after_a_move(haus: Haus) -> None:
    """The Bereich of the newest draft counts, also for a page that was never published."""
    page = haus.draft()
    page = change(page, haus.redaktion, zustaendiger_bereich=haus.b)
    assert not page.permissions_for_user(haus.einreichung_a).can_edit()
    assert page.permissions_for_user(haus.einreichung_b).can_edit()


def test_zustaendigkeit_without_the_group_gives_no_rights(haus: Haus) -> None:
    page = haus.draft()
    haus.einreichung_a.groups.clear()
    assert not page.permissions_for_user(haus.einreichung_a).can_edit()


def test_group_without_zustaendigkeit_gives_no_rights(haus: Haus) -> None:
    page = haus.draft()
    haus.einreichung_a.zustaendigkeiten.all().delete()
    assert not page.permissions_for_user(haus.einreichung_a).can_edit()


def test_only_redaktion_and_administration_publish(haus: Haus) -> None:
    page = make_live(haus.index, haus.a)
    may = {
        name
        for name, user in vars(haus).items()
        if hasattr(user, "username") and page.permissions_for_user(user).can_publish()
    }
    assert may == {"redaktion", "administration"}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_has_exactly_its_rights(db: None, role: Any) -> None:
    group = Group.objects.get(name=role.name)
    rights = {
        f"{p.content_type.app_label}.{p.codename}"
        for p in group.permissions.select_related("content_type")
    }
    assert rights == role.all_permissions()
    given = GroupPagePermission.objects.filter(group=group)
    pages = {p.permission.codename.removesuffix("_page") for p in given}
    assert pages == set(role.pages)


@pytest.mark.parametrize("who", ["einreichung_a", "redaktion", "administration"])
@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtaildocs:add"])
def test_those_who_write_can_upload_pictures_and_annexes(
    haus: Haus, client: Client, who: str, address: str
) -> None:
    client.force_login(getattr(haus, who))
    assert client.get(reverse(address)).status_code == 200


@pytest.mark.parametrize("who", ["leitung_a", "uebersetzung", "datenpflege"])
@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtaildocs:add"])
def test_others_choose_files_and_upload_none(
    haus: Haus, client: Client, who: str, address: str
) -> None:
    client.force_login(getattr(haus, who))
    assert client.get(reverse(address)).status_code == 302
    chooser = address.replace(":add", "_chooser:choose")
    assert client.get(reverse(chooser)).status_code == 200


def test_only_administration_touches_accounts_and_groups(db: None) -> None:
    touching = Group.objects.filter(
        permissions__content_type__app_label__in=["auth", "users"]
    ) | Group.objects.filter(permissions__content_type__model="zustaendigkeit")
    assert set(touching.values_list("name", flat=True)) == {groups.ADMINISTRATION}


def test_command_takes_away_what_was_given_by_hand(haus: Haus) -> None:
    group = Group.objects.get(name=groups.EINREICHUNG)
    publish = GroupPagePermission.objects.filter(permission__codename="publish_page").first()
    assert publish is not None
    GroupPagePermission.objects.create(group=group, page=haus.index, permission=publish.permission)
    synchronise()
    given = GroupPagePermission.objects.filter(group=group)
    assert not given.filter(permission__codename="publish_page").exists()


def test_stock_groups_and_workflow_are_gone(db: None) -> None:
    from wagtail.models import Workflow

    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_redaktion_sees_and_edits_every_bereich(haus: Haus) -> None:
    pages = [haus.draft(), make_angebot(haus.index, haus.b, haus.einreichung_b, title="Lauftreff")]
    assert all(p.permissions_for_user(haus.redaktion).can_edit() for p in pages)
    assert Angebot.objects.count() == 2
