"""The administration's way in a browser: submitted, agreed, released by link, published.

And every way back: given back, changed after the release, expired, withdrawn, deputy, holiday.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.steps import agree, find_in_public, publish_as_package, release, submit
from tests.browser.story import PHONE, Story, main_text, wait_until
from tests.judges.plugin import Reader
from tests.servers.mail import Mailbox
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Bereich 3-4 submits and releases; its head and deputy are asked, 2-5 and 3-2 agree.
HEAD, DEPUTY = "leitung-3-4@example.org", "vertretung-3-4@example.org"
SPORT, SOZIALES = "Bereich 2-5 Sport", "Bereich 3-2 Soziales"
ADD_DEPUTY = """
from django.contrib.auth.models import Group
from portal.freigabe.models import Zustaendigkeit
from portal.register.models import Bereich
from portal.users.models import User
email = "vertretung-3-4@example.org"
user, _new = User.objects.get_or_create(username="vertretung-3-4", defaults={"email": email})
user.groups.add(Group.objects.get(name="Bereichsleitung"))
bereich = Bereich.objects.get(slug="3-4")
Zustaendigkeit.objects.get_or_create(user=user, bereich=bereich, rolle="stellvertretung")
"""
BACK_FROM_HOLIDAY = """
from portal.freigabe.models import Zustaendigkeit
Zustaendigkeit.objects.update(abwesend_von=None, abwesend_bis=None)
"""
LET_LINKS_EXPIRE = """
from django.utils import timezone
from portal.freigabe.models import Arbeitslink
Arbeitslink.objects.filter(empfaenger="leitung-3-4@example.org").update(gueltig_bis=timezone.now())
"""

Tell = Callable[[str], Story]


@pytest.fixture(scope="module")
def post_office() -> Iterator[Mailbox]:
    with Mailbox() as server:
        yield server


@pytest.fixture(scope="module")
def site(post_office: Mailbox) -> Iterator[ExampleSite]:
    """The example site with a worker, its mails caught; every story has a text of its own."""
    with ExampleSite({"EMAIL_URL": post_office.url}, worker=True) as running:
        yield running


@pytest.fixture
def tell(site: ExampleSite, reader: Reader, post_office: Mailbox) -> Iterator[Tell]:
    """Begin a story; at its end no page of it may have had a barrier."""
    told: list[Story] = []

    def begin(title: str) -> Story:
        told.append(Story(site, reader, post_office, title))
        return told[-1]

    yield begin
    assert [complaint for story in told for complaint in story.complaints] == []


def test_offer_goes_the_whole_way(tell: Tell) -> None:
    story = tell("Bewegt älter werden im Park")
    author = submit(story, SPORT, SOZIALES)
    assert story.title in author.locator("#h-pruef ~ ul").inner_text()
    story.look(author, "unsere-angebote")
    agree(story, "2-5", "sport")
    agree(story, "expertinnendialoge@", "soziales")

    head = story.open_mail(HEAD, "freigabe")
    address = head.url
    for words in (SPORT, SOZIALES, "Wir bewegen uns gemeinsam"):
        assert words in main_text(head)
    story.look(head, "freigabe-link")
    head.click("a[href='vorschau/']")
    assert story.title in head.locator("h1").inner_text()
    head.goto(address)
    head.click("button[value=freigeben]")
    assert "freigegeben" in head.locator("h1").inner_text()
    story.look(head, "freigegeben")
    head.goto(address)
    assert "verbraucht" in head.locator("h1").inner_text()
    story.look(head, "link-verbraucht")

    publish_as_package(story)
    public = find_in_public(story)
    line = " ".join(main_text(public).split())
    released = re.search(
        r"Freigegeben von:? Bereich 3-4 Gesundheit (?:am )?\d.*?, Fassung 1\b", line
    )
    assert released, line[-2000:]
    story.look(public, "angebot")


def test_given_back_text_comes_back_with_its_reason_and_goes_round_again(tell: Tell) -> None:
    story = tell("Nordic Walking am Kanal")
    author = submit(story)
    head = story.open_mail(HEAD, "freigabe")
    first = story.link(HEAD, "freigabe")
    head.click("button[value=zurueckgeben]")
    assert "Ein Satz genügt" in head.locator(".fehlertext").inner_text()
    story.look(head, "grund-fehlt")
    head.fill("#f-nachricht", "Bitte den Treffpunkt genauer nennen.")
    head.click("button[value=zurueckgeben]")
    assert "Zurückgegeben" in head.locator("h1").inner_text()
    story.look(head, "zurueckgegeben")

    author.goto(story.url("/verwaltung/unsere-angebote/"))
    row = author.locator("li", has_text=story.title).first
    assert "Treffpunkt genauer" in row.inner_text()
    story.look(author, "unsere-angebote-zurueck")
    row.locator("a.knopf").click()
    author.fill("#f-wo", "Brücke am Kanal, Musterstraße 8, 46047 Oberhausen")
    author.click("button[value=einreichen]")
    author.wait_for_url(re.compile("/unsere-angebote/bereich/"))
    again, _watch = story.reader(width=PHONE)
    again.goto(story.url(story.link(HEAD, "freigabe", other_than=first)))
    assert "Brücke am Kanal" in main_text(again)


def test_change_after_the_release_asks_the_head_again(tell: Tell) -> None:
    story = tell("Tanzcafé am Nachmittag")
    submit(story)
    first = story.link(HEAD, "freigabe")
    release(story, HEAD)
    editor = story.sign_in("redaktion")
    change_as_redaktion(editor, story)
    again, _watch = story.reader(width=PHONE)
    again.goto(story.url(story.link(HEAD, "freigabe", other_than=first)))
    assert "Bitte Turnschuhe mitbringen." in main_text(again)
    editor.goto(story.url("/verwaltung/pakete/"))
    editor.fill("input[name=titel]", "Zu früh")
    editor.click("button[value=termin]")
    offered = editor.locator("#f-page option").all_inner_texts()
    assert story.title not in offered, "what is not released is offered to no package"
    again.click("button[value=freigeben]")
    assert "freigegeben" in again.locator("h1").inner_text()


def change_as_redaktion(page: Page, story: Story) -> None:
    """Open the short form of the text from the list of decisions and change a sentence."""
    page.goto(story.url("/verwaltung/freigabe/"))
    page.locator("li", has_text=story.title).locator("a.knopf").click()
    story.look(page, "entscheiden")
    pk = re.search(r"/verwaltung/spur/(\d+)/", page.content())
    assert pk, "the page of the decision leads to the trace of the text"
    page.goto(story.url(f"/verwaltung/unsere-angebote/{pk[1]}/"))
    page.get_by_text("Mehr zum Angebot").click()
    page.fill("#f-mitbringen", "Bitte Turnschuhe mitbringen.")
    page.click("button[value=entwurf]")
    page.wait_for_load_state()


def test_expired_link_decides_nothing_and_a_new_one_does(tell: Tell) -> None:
    story = tell("Chor für alle Stimmen")
    submit(story)
    old = story.link(HEAD, "freigabe")
    story.manage("shell", "-v0", "-c", LET_LINKS_EXPIRE)
    head, _watch = story.reader(width=PHONE)
    head.goto(story.url(old))
    assert "galt bis" in head.locator("h1").inner_text()
    story.look(head, "abgelaufen")
    head.locator("main form button").click()
    assert "neuen Link" in head.locator("h1").inner_text()
    story.look(head, "neuer-link")
    head.goto(story.url(story.link(HEAD, "freigabe", other_than=old)))
    head.click("button[value=freigeben]")
    assert "freigegeben" in head.locator("h1").inner_text()


def test_withdrawn_text_needs_nobody_any_more(tell: Tell) -> None:
    story = tell("Gesprächskreis im Café")
    author = submit(story)
    head = story.open_mail(HEAD, "freigabe")
    author.locator("li", has_text=story.title).get_by_text("Zurückziehen").click()
    story.look(author, "zurueckziehen")
    author.locator("main form button").click()
    author.wait_for_load_state()
    assert "wieder ein Entwurf" in main_text(author)
    head.click("button[value=freigeben]")
    assert "nicht mehr gebraucht" in head.locator("h1").inner_text()
    story.look(head, "zurueckgezogen")
    wait_until(
        lambda: any(mail.startswith("Erledigt") for mail in story.mails(HEAD)), 60, "mail: done"
    )


def test_deputy_is_asked_in_the_holidays_and_decides_once(tell: Tell) -> None:
    story = tell("Schachrunde im Park")
    story.manage("shell", "-v0", "-c", ADD_DEPUTY)
    enter_absence(story.sign_in("admin"), story)
    try:
        submit(story)
        deputy = release(story, DEPUTY)
    finally:
        story.manage("shell", "-v0", "-c", BACK_FROM_HOLIDAY)
    assert story.mails(HEAD) == [], "the head is not asked while away"
    story.look(deputy, "vertretung")
    editor = story.sign_in("redaktion")
    editor.goto(story.url("/verwaltung/freigabe/"))
    assert story.title in main_text(editor)
    story.look(editor, "freigabe-liste")


def enter_absence(page: Page, story: Story) -> None:
    """The Administration enters the holiday of the head in the register of responsibilities."""
    page.goto(story.url("/verwaltung/zustaendigkeiten/"))
    row = page.locator("tr", has_text="leitung-3-4").or_(page.locator("tr", has_text="Leitung 3-4"))
    row.first.locator("a").first.click()
    page.fill("input[name=abwesend_von]", "01.01.2026")
    page.fill("input[name=abwesend_bis]", "31.12.2099")
    page.locator("form button[type=submit], form input[type=submit]").last.click()
    page.wait_for_load_state()
