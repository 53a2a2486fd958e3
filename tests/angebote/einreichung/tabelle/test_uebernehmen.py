"""Bulk entry: what a table does to drafts, whose rights hold, and that it never doubles."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from wagtail.models import Revision

from angebote.einreichung.tabelle.ausgabe import as_csv, as_xlsx
from angebote.einreichung.tabelle.datei import DateiFehlerError, read_file
from angebote.einreichung.tabelle.plan import Plan
from angebote.einreichung.tabelle.spalten import KOPF
from angebote.einreichung.tabelle.uebernehmen import PlanVeraltetError, preview, take_over
from angebote.kennung import kennung
from angebote.models import Angebot
from portal.core.models import Schlagwort
from tests.freigabe.factories import Haus, change, make_angebot, make_live

from .conftest import FULL, as_file, draft


def take(haus: Haus, *rows: dict[str, Any], user: Any = None) -> Plan:
    table = read_file(as_file(*rows), KOPF)
    return take_over(table, user or haus.einreichung_a, haus.a)


def errors(plan: Plan) -> list[str]:
    return [sentence for row in plan.zeilen for sentence in row.fehler]


def test_a_row_becomes_a_draft_with_every_fact_and_nothing_goes_online(haus: Haus) -> None:
    plan = take(haus, FULL)
    assert errors(plan) == []
    page = Angebot.objects.get()
    assert (page.live, page.workflow_in_progress, page.owner) == (False, False, haus.einreichung_a)
    made = draft(FULL["Name"])
    assert made.zustaendiger_bereich == haus.a
    assert (made.alter_von_monate, made.alter_bis_monate) == (-9, 18)
    assert [ort.raum for ort in made.orte.all()] == ["Raum 2", ""]
    assert [ort.plz for ort in made.orte.all()] == ["", "46047"]
    first, second = made.oeffnungszeiten.all()
    assert (first.wochentag, first.von, first.bis) == (1, datetime.time(9, 30), datetime.time(11))
    assert (second.rhythmus, second.hinweis) == ("1", "nur für Väter")
    assert made.ausnahmen.get().bis == datetime.date(2027, 1, 6)
    assert (made.kosten_art, made.kosten_betrag) == ("betrag", Decimal("7.50"))
    assert made.sprachen == ["de", "tr"]
    assert [str(b) for b in made.beteiligte_bereiche.all()] == ["Bereich 2-5 Sport"]
    assert {str(word) for word in made.schlagwoerter.all()} == {"Baby", "Krabbelgruppe"}
    assert len(made.themeninseln.all()) == 2


def test_the_same_table_once_more_doubles_nothing_and_makes_no_revision(haus: Haus) -> None:
    take(haus, FULL)
    before = Revision.objects.count()
    again = take(haus, FULL)
    assert [row.art for row in again.zeilen] == ["gleich"], again.zeilen[0].aenderungen
    assert (Angebot.objects.count(), Revision.objects.count()) == (1, before)


def test_an_offer_renamed_in_the_admin_is_still_the_one_the_table_brought(haus: Haus) -> None:
    take(haus, FULL)
    change(Angebot.objects.get(), haus.einreichung_a, title="Krabbelrunde")
    take(haus, FULL)
    assert Angebot.objects.count() == 1


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_exported_and_imported_again_changes_nothing(haus: Haus, write: Any) -> None:
    take(haus, FULL, {"Name": "=SUMME(1;2)", "Kurztext": '-5 Grad\nund "Zitat"; Ende'})
    make_live(haus.index, haus.a, title="'+49 Notruf", zeiten_hinweis="@home")
    before = Revision.objects.count()
    table = read_file(write(Angebot.objects.all()), KOPF)
    plan = take_over(table, haus.einreichung_a, haus.a)
    assert errors(plan) == []
    assert [row.art for row in plan.zeilen] == ["gleich"] * 3
    assert Revision.objects.count() == before


def test_only_what_the_table_names_is_changed(haus: Haus) -> None:
    take(haus, FULL)
    name = kennung(Angebot.objects.get().translation_key)
    plan = take(haus, {"Kennung": name, "Name": "Babytreff", "Zeiten": "Mo–Mi 10–12"})
    assert [(a.spalte, a.neu) for a in plan.zeilen[0].aenderungen] == [
        ("Name", "Babytreff"),
        ("Zeiten", "Montag 10:00–12:00; Dienstag 10:00–12:00; Mittwoch 10:00–12:00"),
    ]
    assert draft("Babytreff").kosten_betrag == Decimal("7.50")


def test_a_place_that_stays_keeps_its_point_on_the_map(haus: Haus) -> None:
    take(haus, FULL)
    page = Angebot.objects.get()
    made = page.get_latest_revision_as_object()
    places = list(made.orte.all())
    places[1].breite, places[1].laenge = Decimal("51.47"), Decimal("6.85")
    made.orte = places
    made.save_revision()
    take(haus, FULL | {"Orte": "Musterhof, Musterstraße 7, 46047 Oberhausen"})
    assert draft(FULL["Name"]).orte.get().koordinaten == (51.47, 6.85)


WRONG_CELLS = [
    ("Kosten", "gratis", "Zeile 2, Spalte „Kosten“: „gratis“ ist hier nicht bekannt. Erlaubt: "
     "kostenlos · fester Betrag · nach Einkommen oder Gruppe · nicht bekannt."),
    ("Zeiten", "Dienstag", "Zeile 2, Spalte „Zeiten“: „Dienstag“ ist keine Zeit."),
    ("Zeiten", "Xy 9–12", "„Xy“ ist kein Tag. Erlaubt: Montag"),
    ("Zeiten", "Di 12–9", "Spalte „Zeiten“: „Di 12–9“: Das Ende liegt vor dem Anfang."),
    ("Ausnahmen", "irgendwann", "Spalte „Ausnahmen“: „irgendwann“ ist keine Ausnahme."),
    ("Zielgruppen", "Familen", "Spalte „Zielgruppen“: „Familen“ ist hier nicht bekannt."),
    ("Sprachen", "Tükisch", "Meinten Sie: Türkisch"),
    ("Befristet bis", "morgen", "Spalte „Befristet bis“: Schreiben Sie das Datum wie"),
    ("Betrag in Euro", "fünf", "Spalte „Betrag in Euro“: Schreiben Sie den Betrag so"),
    ("Alter von", "klein", "Spalte „Alter von“: Schreiben Sie das Alter so"),
    ("Alter bis", "999999", "Spalte „Alter bis“"),
    ("Webseite", "keine", "Spalte „Webseite“"),
    ("Sozialräume", "stadtweit; Osterfeld", "Spalte „Sozialräume“: Schreiben Sie entweder"),
    ("Bereich", "9-9", "Spalte „Bereich“: „9-9“ ist hier nicht bekannt. Erlaubt: "),
    ("Pausiert bis", "01.01.2027", "Spalte „Zustand“"),
    ("Schlagwörter", "x" * 101, "Spalte „Schlagwörter“: Ein Schlagwort hat höchstens 100"),
    ("Kennung", "bcdfghjk", "Spalte „Kennung“: „bcdfghjk“ gehört zu keinem Angebot"),
    ("Name", "", "Spalte „Name“: Geben Sie dem Angebot einen Namen."),
]  # fmt: skip


def test_a_wrong_cell_is_named_with_line_column_value_and_what_is_allowed(haus: Haus) -> None:
    for column, value, said in WRONG_CELLS:
        plan = take(haus, {"Name": "Treff", "Kurztext": "x", column: value})
        assert said in " ".join(errors(plan))
    assert not Angebot.objects.exists()


def test_every_error_of_a_row_is_named_and_the_other_rows_are_taken(haus: Haus) -> None:
    plan = take(
        haus,
        {"Name": "Falsch", "Kosten": "gratis", "Alter von": "klein"},
        {"Name": "Richtig", "Kosten": "kostenlos"},
    )
    assert [sentence.split(",")[0] for sentence in errors(plan)] == ["Zeile 2", "Zeile 2"]
    assert [page.draft_title for page in Angebot.objects.all()] == ["Richtig"]


def test_the_same_offer_twice_in_a_table_is_refused(haus: Haus) -> None:
    plan = take(haus, {"Name": "Treff"}, {"Name": " treff "})
    assert "Zeile 3" in errors(plan)[0]
    assert Angebot.objects.count() == 1


def test_a_row_of_a_foreign_bereich_is_refused_with_a_sentence(haus: Haus) -> None:
    plan = take(haus, {"Name": "Gekapert", "Bereich": "Bereich 2-5 Sport"})
    assert "Angebote von Bereich 2-5 Sport können Sie nicht eintragen" in errors(plan)[0]
    assert not Angebot.objects.exists()


def test_a_kennung_does_not_open_a_foreign_draft_nor_tell_its_name(haus: Haus) -> None:
    foreign = make_angebot(haus.index, haus.b, haus.einreichung_b, title="Geheim")
    plan = take(haus, {"Kennung": kennung(foreign.translation_key), "Name": "Gekapert"})
    assert "gehört zu keinem Angebot" in errors(plan)[0]
    assert "Geheim" not in " ".join(errors(plan))
    assert draft("Geheim").title == "Geheim"


def test_an_equal_name_in_another_bereich_is_another_offer(haus: Haus) -> None:
    make_angebot(haus.index, haus.b, haus.einreichung_b, title="Treff")
    take(haus, {"Name": "Treff", "Kurztext": "von A"})
    assert {
        page.kurztext for page in map(Angebot.get_latest_revision_as_object, Angebot.objects.all())
    } == {"Ein Gespräch.", "von A"}


@pytest.mark.parametrize("who", ["leitung_a", "uebersetzung", "datenpflege", "einreichung_b"])
def test_other_roles_can_neither_create_nor_change(haus: Haus, who: str) -> None:
    take(haus, {"Name": "Treff"})
    rows = {"Name": "Treff", "Kurztext": "Gekapert"}, {"Name": "Zweiter"}
    plan = take(haus, *rows, user=getattr(haus, who))
    assert [row.art for row in plan.zeilen] == ["fehler", "fehler"]
    assert Angebot.objects.count() == 1
    assert draft("Treff").kurztext == ""


def test_an_offer_in_review_stays_as_it_is_and_the_line_says_so(haus: Haus) -> None:
    haus.in_review(title="Treff")
    plan = take(haus, {"Name": "Treff", "Kurztext": "anders"})
    assert "wird gerade geprüft" in errors(plan)[0]
    assert draft("Treff").kurztext == "Ein Gespräch."
    assert take(haus, {"Name": "Treff"}).zeilen[0].art == "gleich"


def test_a_preview_leaves_no_trace(haus: Haus) -> None:
    plan = preview(read_file(as_file(FULL), KOPF), haus.einreichung_a, haus.a)
    assert [row.art for row in plan.zeilen] == ["neu"]
    assert not Angebot.objects.exists()
    assert not Schlagwort.objects.exists()


def test_what_changed_since_the_preview_is_not_overwritten(haus: Haus) -> None:
    take(haus, {"Name": "Treff", "Kurztext": "alt"})
    table = read_file(as_file({"Name": "Treff", "Kurztext": "neu"}), KOPF)
    seen = preview(table, haus.einreichung_a, haus.a)
    change(Angebot.objects.get(), haus.einreichung_a, kurztext="dazwischen")
    with pytest.raises(PlanVeraltetError):
        take_over(table, haus.einreichung_a, haus.a, expected=seen.fingerabdruck)
    assert draft("Treff").kurztext == "dazwischen"


def test_wrong_headings_are_named(haus: Haus) -> None:
    for row, said in (
        ({"Name": "x", "Kostenn": "y"}, "„Kostenn“"),
        ({"Kurztext": "x"}, "Die Spalte „Name“ fehlt"),
    ):
        with pytest.raises(DateiFehlerError, match=said):
            take(haus, row)
    with pytest.raises(DateiFehlerError, match="doppelt"):
        take_over(read_file(b"Name;Name\na;b", KOPF), haus.einreichung_a, haus.a)
