"""Who sees a file: foreign Bereiche read neither the annexes of a draft nor their titles."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from portal.freigabe.models import Arbeitslink
from portal.media.models import Bild, Dokument, Verwendung
from tests.freigabe.factories import Haus, change, fresh, make_live, submit

TOKEN = "Geheimanlage"
FOREIGN = ("einreichung_b", "leitung_b", "uebersetzung", "datenpflege")
OWN = ("einreichung_a", "leitung_a", "stellvertretung_a", "redaktion", "administration")


@pytest.fixture
def haus(db: None) -> Haus:
    cache.clear()  # sizes of pictures of the test before
    return Haus()


def make_document(user: Any = None) -> Dokument:
    found: Dokument = Dokument.objects.create(
        title=TOKEN, file=ContentFile(b"%PDF-1.4", "geheim.pdf"), uploaded_by_user=user
    )
    return found


def make_picture(user: Any = None) -> Bild:
    found: Bild = Bild.objects.create(
        title=TOKEN, file=get_test_image_file(), uploaded_by_user=user
    )
    return found


def blocks(document: Dokument, picture: Bild) -> list[tuple[str, Any]]:
    return [
        ("dokument", {"dokument": document, "beschreibung": ""}),
        ("bild", {"bild": picture, "unterschrift": ""}),
    ]


class Anlagen:
    """A draft of A with a document and a picture that the Redaktion uploaded."""

    def __init__(self, haus: Haus) -> None:
        self.document = make_document(haus.redaktion)
        self.picture = make_picture(haus.redaktion)
        page = haus.draft()
        self.page = change(
            page, haus.einreichung_a, beschreibung=blocks(self.document, self.picture)
        )

    @property
    def urls(self) -> list[str]:
        return [self.document.url, self.picture.get_rendition("width-100").url]


@pytest.fixture
def anlagen(haus: Haus) -> Anlagen:
    return Anlagen(haus)


def codes(client: Client, user: Any, urls: list[str]) -> list[int]:
    client.logout()
    if user is not None:
        client.force_login(user)
    return [client.get(url).status_code for url in urls]


def body(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode(errors="replace"))


def admin_addresses(anlagen: Anlagen) -> dict[str, str]:
    """Every address of the admin that lists, shows or names files."""
    found: dict[str, str] = {}
    for kind, item in (("images", anlagen.picture), ("documents", anlagen.document)):
        app = {"images": "wagtailimages", "documents": "wagtaildocs"}[kind]
        model = item._meta.model_name
        found |= {
            f"{kind} api": f"/verwaltung/api/main/{kind}/?fields=*",
            f"{kind} api one": f"/verwaltung/api/main/{kind}/{item.pk}/",
            f"{kind} chooser": reverse(f"{app}_chooser:choose"),
            f"{kind} chooser results": reverse(f"{app}_chooser:choose_results"),
            f"{kind} chooser search": reverse(f"{app}_chooser:choose_results") + f"?q={TOKEN[:6]}",
            f"{kind} chosen": reverse(f"{app}_chooser:chosen", args=[item.pk]),
            f"{kind} chosen many": reverse(f"{app}_chooser:chosen_multiple") + f"?id={item.pk}",
            f"{kind} index": reverse(f"{app}:index"),
            f"{kind} search": reverse(f"{app}:index") + f"?q={TOKEN[:6]}",
            f"{kind} edit": reverse(f"{app}:edit", args=[item.pk]),
            f"{kind} delete": reverse(f"{app}:delete", args=[item.pk]),
        }
        for action in ("delete", "add_tags", "add_to_collection"):
            url = reverse("wagtail_bulk_action", args=["media", model, action])
            found[f"{kind} bulk {action}"] = f"{url}?id={item.pk}"
    found["select format"] = reverse(
        "wagtailimages_chooser:select_format", args=[anlagen.picture.pk]
    )
    found["history"] = reverse("wagtailadmin_reports:site_history")
    return found


def shown(client: Client, user: Any, anlagen: Anlagen) -> set[str]:
    client.force_login(user)
    return {n for n, url in admin_addresses(anlagen).items() if TOKEN in body(client.get(url))}


@pytest.mark.parametrize("who", FOREIGN)
def test_annex_of_a_foreign_draft_cannot_be_downloaded(
    haus: Haus, anlagen: Anlagen, client: Client, who: str
) -> None:
    assert codes(client, getattr(haus, who), anlagen.urls) == [404, 404]


@pytest.mark.parametrize("who", OWN)
def test_own_people_read_the_annex_of_their_draft(
    haus: Haus, anlagen: Anlagen, client: Client, who: str
) -> None:
    assert codes(client, getattr(haus, who), anlagen.urls) == [200, 200]


@pytest.mark.parametrize("who", FOREIGN)
def test_title_of_a_foreign_annex_is_shown_nowhere_in_the_admin(
    haus: Haus, anlagen: Anlagen, client: Client, who: str
) -> None:
    assert shown(client, getattr(haus, who), anlagen) == set()


def test_own_annex_can_be_chosen_again(haus: Haus, anlagen: Anlagen, client: Client) -> None:
    """The twin of the test above: the same addresses do name the file to its Bereich."""
    seen = shown(client, haus.einreichung_a, anlagen)
    for kind in ("images", "documents"):
        places = ("api", "api one", "chooser", "chooser results", "chooser search", "chosen")
        assert {f"{kind} {place}" for place in places} <= seen


def test_annex_goes_with_the_page_into_review_and_to_another_bereich(
    haus: Haus, anlagen: Anlagen, client: Client
) -> None:
    page = submit(anlagen.page, haus.einreichung_a)
    assert codes(client, haus.leitung_a, anlagen.urls) == [200, 200]
    change(page, haus.redaktion, zustaendiger_bereich=haus.b)
    assert codes(client, haus.leitung_b, anlagen.urls) == [200, 200]
    assert codes(client, haus.leitung_a, anlagen.urls) == [404, 404]


def test_annex_taken_out_of_the_draft_is_no_longer_seen_by_the_bereich(
    haus: Haus, anlagen: Anlagen, client: Client
) -> None:
    change(anlagen.page, haus.redaktion, beschreibung=[])
    assert not Verwendung.objects.exists()
    assert codes(client, haus.einreichung_a, anlagen.urls) == [404, 404]


def test_own_upload_is_seen_before_any_page_uses_it(haus: Haus, client: Client) -> None:
    document = make_document(haus.einreichung_b)
    assert codes(client, haus.einreichung_b, [document.url]) == [200]
    assert codes(client, haus.einreichung_a, [document.url]) == [404]
    assert codes(client, None, [document.url]) == [404]


def test_published_annex_is_for_everybody_and_a_newer_draft_opens_no_other(
    haus: Haus, client: Client
) -> None:
    shown_one, hidden = make_document(haus.redaktion), make_document(haus.redaktion)
    picture = make_picture(haus.redaktion)
    page = make_live(haus.index, haus.a, beschreibung=blocks(shown_one, picture))
    change(page, haus.einreichung_a, beschreibung=blocks(hidden, picture))
    assert fresh(page).live
    for user in (None, haus.einreichung_b, haus.leitung_b):
        assert codes(client, user, [shown_one.url, hidden.url]) == [200, 404]
    assert codes(client, haus.einreichung_a, [shown_one.url, hidden.url]) == [200, 200]


def test_picture_without_valid_consent_is_for_its_own_people_only(
    haus: Haus, client: Client
) -> None:
    picture = make_picture(haus.redaktion)
    Bild.objects.update(personen=Bild.Personen.EINGEWILLIGT, einwilligung_beleg="")
    make_live(haus.index, haus.a, beschreibung=blocks(make_document(), picture))
    url = picture.get_rendition("width-100").url
    assert codes(client, None, [url]) == [404]
    assert codes(client, haus.einreichung_b, [url]) == [404]
    assert codes(client, haus.leitung_a, [url]) == [200]


def link_of_head(haus: Haus) -> str:
    """Address of the newest release link, as it stands in the mail."""
    link = Arbeitslink.objects.filter(user=haus.leitung_a).latest("pk")
    return reverse("freigabe_link_freigabe", args=[link.new_token()])


def test_head_without_an_account_sees_pictures_and_annexes_of_the_preview(
    haus: Haus, anlagen: Anlagen, client: Client
) -> None:
    submit(anlagen.page, haus.einreichung_a)
    url, urls = link_of_head(haus), anlagen.urls
    assert [client.get(one).status_code for one in urls] == [404, 404]
    assert client.get(f"{url}vorschau/").status_code == 200
    answers = [client.get(one) for one in urls]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("private" in answer["Cache-Control"] for answer in answers)
    other = make_document(haus.redaktion)
    assert client.get(other.url).status_code == 404


def test_withdrawn_link_closes_the_files_again(
    haus: Haus, anlagen: Anlagen, client: Client
) -> None:
    page = submit(anlagen.page, haus.einreichung_a)
    client.get(f"{link_of_head(haus)}vorschau/")
    fresh(page).current_workflow_state.cancel(user=haus.einreichung_a)
    assert [client.get(one).status_code for one in anlagen.urls] == [404, 404]


def test_forged_cookie_opens_nothing(haus: Haus, anlagen: Anlagen, client: Client) -> None:
    submit(anlagen.page, haus.einreichung_a)
    client.cookies["freigabe_vorschau"] = str(Arbeitslink.objects.latest("pk").pk)
    assert [client.get(one).status_code for one in anlagen.urls] == [404, 404]
