"""The search page, keyword pages, the API and feeds, as a reader's browser or a machine asks."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from django.test import Client
from django.test.utils import override_script_prefix

from portal.core.models import BasePage, Schlagwort

from .conftest import SmallSite

ATOM = "{http://www.w3.org/2005/Atom}"


def test_search_marks_what_was_found(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Treffpunkt", kurztext="Hilfe bei Schulden und <b>Miete</b> für Expert*innen.")
    answer = client.get("/suche/", {"q": "Schulden Expertin"}).content.decode()
    assert "<mark>Schulden</mark>" in answer
    assert "<mark>Expert*innen</mark>" in answer
    assert "&lt;b&gt;Miete" in answer


def test_a_word_that_only_looks_alike_is_not_marked(small_site: SmallSite, client: Client) -> None:
    small_site.offer(
        "Treffpunkt", kurztext="Hilfe bei Schulden, auf dem Schulweg und in der Schule."
    )
    answer = client.get("/suche/", {"q": "Schulden"}).content.decode()
    assert "<mark>Schulden</mark>" in answer
    assert "<mark>Schul" not in answer.replace("<mark>Schulden</mark>", "")


def test_german_only_hits_say_so_to_english_readers(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Babytreff")
    answer = client.get("/en/suche/", {"q": "Babytreff"}).content.decode()
    assert "Babytreff" in answer
    assert 'lang="de"' in answer


def test_a_filter_that_does_not_exist_is_named_on_the_page(
    small_site: SmallSite, client: Client
) -> None:
    small_site.offer("Babytreff")
    answer = client.get("/suche/", {"themeninsel": "gibt-es-nicht"}).content.decode()
    assert "gibt-es-nicht" in answer
    assert "Babytreff" in answer


def test_a_keyword_has_a_page_of_its_own(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Babytreff", words=["Frühe Hilfen"])
    assert "Babytreff" in client.get("/schlagwoerter/fruehe-hilfen/").content.decode()
    assert client.get("/schlagwoerter/gibt-es-nicht/").status_code == 404


def test_a_keyword_of_drafts_only_is_nobodys_to_learn(
    small_site: SmallSite, client: Client
) -> None:
    """What a Fachbereich typed into a draft stands in one table with the words of public pages."""
    secret = Schlagwort.objects.create(name="Zebra Känguru")
    public = small_site.offer("Babytreff", words=["Frühe Hilfen"])
    slug = secret.slug
    assert client.get(f"/schlagwoerter/{slug}/").status_code == 404
    for address in ("/suche/", "/angebote/", "/api/v1/suche"):
        answer = client.get(address, {"schlagwort": slug}).content.decode()
        assert secret.name not in answer
    assert "Frühe Hilfen" in client.get("/suche/?schlagwort=fruehe-hilfen").content.decode()
    public.unpublish()
    assert client.get("/schlagwoerter/fruehe-hilfen/").status_code == 404


def test_the_api_keeps_its_contract(small_site: SmallSite, client: Client) -> None:
    small_site.offer(
        "Suchtberatung", kurztext="Wir helfen.", themes=[small_site.health], words=["Sucht"]
    )
    answer = client.get("/api/v1/suche", {"q": "Suchtberatung", "art": "angebot"}).json()
    assert list(answer) == [
        "total",
        "results",
        "facets",
        "meinten_sie",
        "vorschlaege",
        "notbetrieb",
    ]
    assert answer["total"] == 1
    assert answer["results"] == [
        {
            "title": "Suchtberatung",
            "url": "http://testserver/angebote/suchtberatung/",
            "art": "angebot",
            "sprache": "de",
            "auszug": "Wir helfen.",
            "angaben": [{"name": "Wo", "wert": "stadtweit"}],
        }
    ]
    assert answer["facets"]["themeninsel"] == [
        {"wert": "gesundheit", "name": "Gesundheit", "anzahl": 1}
    ]
    kinds = {kind["wert"]: kind["anzahl"] for kind in answer["facets"]["art"]}
    assert kinds["angebot"] == 1
    assert (answer["meinten_sie"], answer["vorschlaege"], answer["notbetrieb"]) == (None, [], False)


def test_a_machine_learns_that_its_filter_was_left_out(
    small_site: SmallSite, client: Client
) -> None:
    small_site.offer("Babytreff")
    answer = client.get("/api/v1/suche", {"themeninsel": "gibt-es-nicht"}).json()
    assert answer["total"] == 2  # the start page counts, too
    (told,) = answer["hinweise"]
    assert told.startswith("themeninsel: ")
    assert "gibt-es-nicht" in told


def test_one_entry_is_named_in_the_singular(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Babytreff", words=["Frühe Hilfen"])
    group = client.get("/schlagwoerter/fruehe-hilfen/").context["gruppen"][0]
    assert (group.name, group.entries[0].kind_name) == ("Angebot", "Angebot")
    small_site.offer("Krabbelgruppe", words=["Frühe Hilfen"])
    group = client.get("/schlagwoerter/fruehe-hilfen/").context["gruppen"][0]
    assert (group.name, group.entries[0].kind_name) == ("Angebote", "Angebot")


def test_the_api_lists_everything_without_a_query(small_site: SmallSite, client: Client) -> None:
    for number in range(25):
        small_site.offer(f"Angebot {number:02}")
    first = client.get("/api/v1/suche", {"art": "angebot"})
    assert (first.json()["total"], len(first.json()["results"])) == (25, 20)
    assert first["Link"] == '<http://testserver/api/v1/suche?art=angebot&seite=2>; rel="next"'


def test_the_api_answers_in_the_language_of_its_address(
    small_site: SmallSite, client: Client, translate: Callable[[BasePage, str, str], BasePage]
) -> None:
    translate(small_site.offer("Babytreff"), "en", "Baby meeting")
    results = client.get("/en/api/v1/suche", {"q": "baby"}).json()["results"]
    assert [(r["title"], r["sprache"]) for r in results][:1] == [("Baby meeting", "en")]


def test_each_kind_has_a_feed(small_site: SmallSite, client: Client) -> None:
    small_site.offer("Babytreff", kurztext="Für Eltern.")
    feed = ElementTree.fromstring(client.get("/feeds/angebot.atom").content)  # noqa: S314 - ours
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Babytreff"
    assert entry.findtext(f"{ATOM}summary") == "Für Eltern."
    assert client.get("/feeds/unsinn.atom").status_code == 404


def test_addresses_carry_the_prefix_the_site_runs_below(
    small_site: SmallSite, client: Client
) -> None:
    small_site.offer("Babytreff")
    with override_script_prefix("/expertinnendialoge/"):
        results = client.get("/api/v1/suche", {"q": "Babytreff"}).json()["results"]
    assert results[0]["url"] == "http://testserver/expertinnendialoge/angebote/babytreff/"
