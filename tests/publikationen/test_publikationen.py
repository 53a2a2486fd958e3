"""Papers, recommendations, profiles, events: numbers, editions, dates, links."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client

from publikationen.models import (
    EmpfehlungAngebot,
    Handlungsempfehlung,
    StrategiepapierEmpfehlung,
    UmsetzungsstandEintrag,
)
from tests.factories import (
    AngebotFactory,
    Baum,
    DokumentationFactory,
    HandlungsempfehlungFactory,
    KontaktFactory,
    MassnahmensteckbriefFactory,
    RundeFactory,
    SozialraumFactory,
    StrategiepapierFactory,
    ThemeninselFactory,
    VeranstaltungFactory,
)
from tests.factories.formular import edit_address, page_form
from tests.home.bloecke import PAPER, block, documentation

pytestmark = pytest.mark.django_db


def test_a_recommendation_takes_the_next_number_of_its_district(baum: Baum) -> None:
    district = SozialraumFactory(kuerzel="MS")
    made = [
        HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, sozialraeume=[district])
        for _ in range(2)
    ]
    city = HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen)
    assert [page.nummer for page in made] == ["HE-MS-01", "HE-MS-02"]
    assert city.nummer == "HE-SW-01"
    assert city.url == "/handlungsempfehlungen/he-sw-01/"


def test_a_published_number_stays_for_ever(baum: Baum, editor: Client) -> None:
    page = HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, nummer="HE-SW-07")
    data = page_form(editor, page)
    data["nummer"] = "HE-SW-08"
    answer = editor.post(edit_address(page), data)
    assert answer.status_code == 200
    assert "nummer" in answer.context["form"].errors
    assert Handlungsempfehlung.objects.get(pk=page.pk).nummer == "HE-SW-07"


def test_a_number_can_be_corrected_before_the_first_publication(baum: Baum) -> None:
    page = HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen, nummer="HE-SW-07", live=False
    )
    page.nummer = "HE-SW-08"
    page.save()
    assert Handlungsempfehlung.objects.get(pk=page.pk).slug == "he-sw-08"


@pytest.mark.parametrize("nummer", ["HE-MS-3", "MS-03", "he-ms-03", "HE-MITTE-03"])
def test_a_number_of_another_form_is_refused(baum: Baum, nummer: str) -> None:
    with pytest.raises(ValidationError):
        HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, nummer=nummer)


def test_two_recommendations_cannot_share_a_number(baum: Baum) -> None:
    HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, nummer="HE-SW-01")
    with pytest.raises(ValidationError):
        HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, nummer="HE-SW-01")


def test_a_translation_keeps_the_address_and_has_no_number_of_its_own(baum: Baum) -> None:
    page = HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen)
    english = baum.translate(page, "en", title="Secure the baby group")
    assert english.url == "/en/handlungsempfehlungen/he-sw-01/"
    assert (english.nummer, english.quelle.nummer) == (None, "HE-SW-01")


@pytest.mark.parametrize("drucksache", ["B/17/3936", "17/3936-01", "B-17-3936-01"])
def test_a_council_paper_has_a_number_of_the_known_form(baum: Baum, drucksache: str) -> None:
    with pytest.raises(ValidationError) as refused:
        HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, drucksache=drucksache)
    assert "drucksache" in refused.value.message_dict


def test_a_recommendation_leads_to_its_offers_and_these_lead_back(
    baum: Baum, client: Client
) -> None:
    offer = AngebotFactory(parent=baum.angebote)
    page = HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen, angebote=[EmpfehlungAngebot(angebot=offer)]
    )
    linked = client.get(page.url).context["linked"]
    assert [entry.title for entry in linked["angebot"]] == [offer.title]
    referring = client.get(offer.url).context["referring"]
    assert [entry.title for entry in referring] == [page.title]


def test_a_paper_shows_the_status_then_and_today(baum: Baum, client: Client) -> None:
    page = HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen)
    for stand, day in (("in_planung", "2023-01-15"), ("umgesetzt", "2026-01-01")):
        datum = datetime.date.fromisoformat(day)
        UmsetzungsstandEintrag(page=page, stand=stand, datum=datum, grund="x").save()
    paper = StrategiepapierFactory(
        parent=baum.strategiepapiere,
        datum=datetime.date(2023, 2, 1),
        empfehlungen=[StrategiepapierEmpfehlung(empfehlung=page)],
    )
    shown = client.get(paper.url).context["empfehlungen"]
    assert [(s.nummer, s.damals, s.heute) for s in shown] == [
        ("HE-SW-01", "in_planung", "umgesetzt")
    ]


def test_an_unpublished_recommendation_is_not_shown_in_a_paper(baum: Baum, client: Client) -> None:
    draft = HandlungsempfehlungFactory(parent=baum.handlungsempfehlungen, live=False)
    paper = StrategiepapierFactory(
        parent=baum.strategiepapiere, empfehlungen=[StrategiepapierEmpfehlung(empfehlung=draft)]
    )
    answer = client.get(paper.url)
    assert answer.context["empfehlungen"] == []
    assert draft.title not in answer.content.decode()


def test_a_paper_can_be_quoted(baum: Baum) -> None:
    paper = StrategiepapierFactory(parent=baum.strategiepapiere, title="Strategiepapier Osterfeld")
    quoted = paper.zitieren_als
    for part in ("Stadt Oberhausen", "2023", "Strategiepapier Osterfeld", paper.full_url):
        assert part in quoted


def test_a_quoted_recommendation_names_publisher_title_status_and_address(baum: Baum) -> None:
    page = HandlungsempfehlungFactory(
        parent=baum.handlungsempfehlungen, nummer="HE-SW-03", title="Babytreff sichern"
    )
    start = f"{settings.PUBLISHER}: HE-SW-03 Babytreff sichern. "
    assert page.zitieren_als == f"{start}{page.full_url}"
    UmsetzungsstandEintrag.objects.create(
        page=page, stand="offen", datum=datetime.date(2026, 5, 4), datum_genauigkeit="tag"
    )
    page = Handlungsempfehlung.objects.get(pk=page.pk)
    assert page.zitieren_als == f"{start}Stand 4. Mai 2026, {page.full_url}"


def related(answer: Any) -> str:
    """The section that tells what belongs together, "" without one."""
    _before, found, rest = answer.content.decode().partition('id="h-zus"')
    return str(rest.partition("</section>")[0]) if found else ""


def test_a_documentation_does_not_list_again_what_its_text_links_to(
    baum: Baum, client: Client
) -> None:
    offer = AngebotFactory(parent=baum.angebote, title="Babytreff")
    event = VeranstaltungFactory(parent=baum.dialoge, title="Dialog Osterfeld")
    page = DokumentationFactory(
        parent=event, kapitel=documentation(ThemeninselFactory(), KontaktFactory(), offer)
    )
    answer = client.get(page.url)
    assert f'href="{offer.url}"' in answer.content.decode()
    assert "Babytreff" not in related(answer)
    assert related(answer).count("Dialog Osterfeld") == 1


def test_the_previous_edition_has_a_lower_number(baum: Baum) -> None:
    first = StrategiepapierFactory(parent=baum.strategiepapiere, ausgabe=1)
    second = StrategiepapierFactory(
        parent=baum.strategiepapiere, ausgabe=2, vorgaenger=first, sozialraum=first.sozialraum
    )
    assert second.ausgaben() == [second, first]
    with pytest.raises(ValidationError):
        StrategiepapierFactory(parent=baum.strategiepapiere, ausgabe=1, vorgaenger=second)


def test_chapters_are_numbered_and_text_before_them_is_kept(baum: Baum) -> None:
    text = [
        block("absatz", "<p>Vorweg</p>"),
        *PAPER[:2],
        {**block("ueberschrift", {"text": "Familien", "ebene": "3"}), "id": "a" * 36},
    ]
    paper = StrategiepapierFactory(parent=baum.strategiepapiere, kapitel=text)
    intro, first = paper.gliederung()
    assert (intro.nummer, len(intro.bloecke)) == ("", 1)
    assert (first.nummer, first.titel, first.anker) == ("1", "Wozu", "k1")
    assert [(k.nummer, k.titel) for k in first.unterkapitel] == [("1.1", "Familien")]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"laufzeit_von": "2026-01-02", "laufzeit_bis": "2026-01-01"}, "laufzeit_bis"),
        ({"verstetigt": True, "befristet_bis": "2027-01-01"}, "verstetigt"),
    ],
)
def test_a_duration_that_cannot_be_is_refused(
    baum: Baum, facts: dict[str, Any], field: str
) -> None:
    days = {
        k: datetime.date.fromisoformat(v) if isinstance(v, str) else v for k, v in facts.items()
    }
    with pytest.raises(ValidationError) as refused:
        MassnahmensteckbriefFactory(parent=baum.steckbriefe, **days)
    assert field in refused.value.message_dict


def test_a_month_is_never_shown_as_a_day(baum: Baum, client: Client) -> None:
    VeranstaltungFactory(
        parent=baum.dialoge, datum=datetime.date(2021, 11, 1), datum_genauigkeit="monat"
    )
    (group,) = client.get(baum.dialoge.url).context["runden"]
    assert group.dialoge[0].datum_text == "November 2021"


def test_events_stand_by_round_and_between_the_rounds(baum: Baum, client: Client) -> None:
    first, second = RundeFactory(nummer=1), RundeFactory(nummer=2)
    for title, runde in (("Erster", first), ("Zweiter", second)):
        VeranstaltungFactory(parent=baum.dialoge, title=title, runde=runde)
    conference = VeranstaltungFactory(
        parent=baum.dialoge, art="sozialkonferenz", runde=None, motto="Gemeinsam", title="Konferenz"
    )
    event = VeranstaltungFactory(parent=baum.dialoge, runde=second, title="Dritter")
    DokumentationFactory(parent=event)
    groups = client.get(baum.dialoge.url).context["runden"]
    assert [group.runde for group in groups] == [second, first, None]
    assert [dialog.entry.title for dialog in groups[2].dialoge] == [conference.title]
    documented = {d.entry.title for d in groups[0].dialoge if d.dokumentation}
    assert documented == {"Dritter"}


def test_a_conference_belongs_to_no_round(baum: Baum) -> None:
    with pytest.raises(ValidationError):
        VeranstaltungFactory(parent=baum.dialoge, art="sozialkonferenz", motto="Gemeinsam")


def test_an_event_of_the_whole_city_is_found_as_city_wide(baum: Baum) -> None:
    event = VeranstaltungFactory(parent=baum.dialoge)
    assert event.catalogue_facets()["sozialraum"] == ["stadtweit"]


def test_a_documentation_has_facts_of_its_event_and_leads_to_its_offers(baum: Baum) -> None:
    district, island = SozialraumFactory(), ThemeninselFactory()
    offer = AngebotFactory(parent=baum.angebote)
    event = VeranstaltungFactory(parent=baum.dialoge, sozialraeume=[district])
    page = DokumentationFactory(
        parent=event, kapitel=documentation(island, KontaktFactory(), offer)
    )
    facets = page.catalogue_facets()
    assert facets["sozialraum"] == [district.slug]
    assert facets["themeninsel"] == [island.slug]
    assert facets["runde"] == [event.runde.slug]
    assert page.url == f"{event.url}dokumentation/"
    assert {offer.translation_key, event.translation_key} <= set(page.catalogue_links())


def test_dots_are_counted_only_where_somebody_counted(baum: Baum) -> None:
    event = VeranstaltungFactory(parent=baum.dialoge)
    offer = AngebotFactory(parent=baum.angebote)
    page = DokumentationFactory(
        parent=event, kapitel=documentation(ThemeninselFactory(), KontaktFactory(), offer)
    )
    (island,) = page.inselbloecke()
    assert [shown.n for shown in island.value["angebote"]] == [46, None]
