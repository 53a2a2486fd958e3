"""A small administration: two Bereiche, their people, the Redaktion, and a tree to write in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from angebote.models import Angebot, AngebotIndex
from portal.freigabe import groups
from portal.freigabe.models import Entwurfsstand, Rolle, Zustaendigkeit
from portal.home.models import Startseite
from portal.register.models import Bereich, BereichBezeichnung
from portal.users.models import User


def make_bereich(nummer: str, name: str, **fields: Any) -> Bereich:
    bereich = Bereich(slug=nummer, postfach=f"{nummer}@example.org", **fields)
    bereich.bezeichnungen = [BereichBezeichnung(nummer=nummer, name=name)]
    bereich.save()
    return bereich


def make_user(
    name: str, group: str = "", bereich: Bereich | None = None, rolle: str = "", **fields: Any
) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "passwort", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    if bereich is not None:
        Zustaendigkeit.objects.create(user=user, bereich=bereich, rolle=rolle)
    return user


def make_tree() -> AngebotIndex:
    """Replace Wagtail's welcome page by a German start page with the list of offers."""
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    german = Locale.objects.get(language_code="de")
    start = Startseite(title="Start", slug="start", locale=german)
    root.add_child(instance=start)
    start.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": start}
    )
    index = AngebotIndex(title="Angebote", slug="angebote", locale=german)
    start.add_child(instance=index)
    index.save_revision().publish()
    return index


def make_angebot(
    index: AngebotIndex, bereich: Bereich | None, author: User | None, **fields: Any
) -> Angebot:
    """A draft as the admin leaves it after "save": not live, one revision by ``author``."""
    values = {
        "title": "Offene Sprechstunde",
        "kurztext": "Ein Gespräch.",
        "stadtweit": True,
    } | fields
    page = Angebot(
        zustaendiger_bereich=bereich,
        owner=author,
        live=False,
        has_unpublished_changes=True,
        **values,
    )
    index.add_child(instance=page)
    page.save_revision(user=author)
    return fresh(page)


def make_live(index: AngebotIndex, bereich: Bereich | None, **fields: Any) -> Angebot:
    page = make_angebot(index, bereich, None, **fields)
    page.get_latest_revision().publish()
    return fresh(page)


def fresh(page: Angebot) -> Angebot:
    """The page as another request would read it."""
    return Angebot.objects.get(pk=page.pk)


def change(page: Angebot, user: User | None, clean: bool = True, **fields: Any) -> Angebot:
    """Save a changed draft as ``user``; without ``clean`` as an unfinished one."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=user, clean=clean)
    return fresh(page)


def submit(page: Angebot, user: User) -> Angebot:
    page.get_workflow().start(fresh(page), user)
    return fresh(page)


def pruefsumme_of(page: Angebot) -> str:
    return Entwurfsstand.objects.get(page=page).pruefsumme


class Haus:
    """Everybody a test needs; A is Gesundheit (3-4), B is Sport (2-5)."""

    def __init__(self) -> None:
        self.a = make_bereich("3-4", "Gesundheit")
        self.b = make_bereich("2-5", "Sport")
        self.index = make_tree()
        self.einreichung_a = make_user("ea", groups.EINREICHUNG, self.a, Rolle.EINREICHUNG)
        self.einreichung_b = make_user("eb", groups.EINREICHUNG, self.b, Rolle.EINREICHUNG)
        self.leitung_a = make_user("la", groups.BEREICHSLEITUNG, self.a, Rolle.LEITUNG)
        self.stellvertretung_a = make_user(
            "sa", groups.BEREICHSLEITUNG, self.a, Rolle.STELLVERTRETUNG
        )
        self.leitung_b = make_user("lb", groups.BEREICHSLEITUNG, self.b, Rolle.LEITUNG)
        self.redaktion = make_user("red", groups.REDAKTION)
        self.uebersetzung = make_user("ueb", groups.UEBERSETZUNG)
        self.datenpflege = make_user("dat", groups.DATENPFLEGE)
        self.administration = make_user("adm", groups.ADMINISTRATION)

    def draft(self, **fields: Any) -> Angebot:
        return make_angebot(self.index, self.a, self.einreichung_a, **fields)

    def in_review(self, **fields: Any) -> Angebot:
        return submit(self.draft(**fields), self.einreichung_a)
