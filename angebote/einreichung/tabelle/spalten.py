"""The columns of the table, the same for import, export and template.

Headings are a format other people's files rely on: they are German in every language of the admin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.register.models.einordnung import STADTWEIT

from ...auswahl import Anmeldung, KostenArt, KostenJe, Status, Vorhanden
from ...models import Angebot
from ...models.ort import AngebotKontakt
from ..lesen import read_date
from .orte import read_places, write_places
from .register import Register
from .zeiten import read_exceptions, read_times, write_exceptions, write_times
from .zellen import (
    one_of,
    pieces,
    read_age,
    read_amount,
    read_yes_no,
    write_age,
    write_amount,
    write_yes_no,
)

KENNUNG, BEREICH, NAME = "Kennung", "Bereich", "Name"
LONGEST_WORD: Final = 100


@dataclass(frozen=True)
class Spalte:
    """``write`` gives the cell of an offer; ``apply`` reads a cell into it or raises a sentence."""

    name: str
    feld: str
    hilfe: str
    beispiel: str
    write: Callable[[Any], str]
    apply: Callable[[Any, str, Register], None]
    words: Callable[[Register], Iterable[str]] = field(default=lambda register: ())
    is_choice: bool = False


def value_column(
    name: str,
    feld: str,
    hilfe: str,
    beispiel: str,
    write: Callable[[Any], str] = str,
    read: Callable[[str], Any] = str,
    **more: Any,
) -> Spalte:
    """A column of one field of the page."""

    def apply(page: Any, text: str, register: Register) -> None:
        model_field = page._meta.get_field(feld)
        setattr(page, feld, model_field.clean(read(text), page))

    return Spalte(name, feld, hilfe, beispiel, lambda p: write(getattr(p, feld)), apply, **more)


def choice_column(
    name: str, feld: str, hilfe: str, beispiel: str, choices: Any, empty: str
) -> Spalte:
    """A column with the German words of closed choices; an empty cell means ``empty``."""

    def labels() -> Mapping[str, str]:
        return {str(label): value for value, label in choices.choices}

    def write(value: str) -> str:
        return "" if value == empty else str(choices(value).label)

    def read(text: str) -> Any:
        return one_of(text, labels()) if text else empty

    def words(register: Register) -> Iterable[str]:
        return labels()

    return value_column(name, feld, hilfe, beispiel, write, read, words=words, is_choice=True)


def date_column(name: str, feld: str, hilfe: str) -> Spalte:
    def write(day: Any) -> str:
        return f"{day:%d.%m.%Y}" if day else ""

    return value_column(name, feld, hilfe, "31.07.2027", write, read_date)


def many_column(name: str, feld: str, beispiel: str, hilfe: str = "") -> Spalte:
    """A column that names rows of the register of the same name."""

    def write(page: Any) -> str:
        return "; ".join(row.name for row in getattr(page, feld).all())

    def apply(page: Any, text: str, register: Register) -> None:
        setattr(page, feld, getattr(register, feld).find_all(text))

    def words(register: Register) -> Iterable[str]:
        return list(getattr(register, feld).words)

    help_text = hilfe or "Mehrere mit Semikolon trennen."
    return Spalte(name, feld, help_text, beispiel, write, apply, words)


def write_rooms(page: Angebot) -> str:
    return STADTWEIT if page.stadtweit else "; ".join(r.name for r in page.sozialraeume.all())


def apply_rooms(page: Any, text: str, register: Register) -> None:
    names = pieces(text)
    page.stadtweit = [name.casefold() for name in names] == [STADTWEIT]
    if STADTWEIT in {name.casefold() for name in names} and not page.stadtweit:
        raise ValidationError(_("Write either “stadtweit” or single Sozialräume, not both."))
    page.sozialraeume = [] if page.stadtweit else register.sozialraeume.find_all(text)


def apply_places(page: Any, text: str, register: Register) -> None:
    page.orte = read_places(text, list(page.orte.all()), register)


def apply_times(page: Any, text: str, register: Register) -> None:
    page.oeffnungszeiten = read_times(text)


def apply_exceptions(page: Any, text: str, register: Register) -> None:
    page.ausnahmen = read_exceptions(text)


def apply_languages(page: Any, text: str, register: Register) -> None:
    page.sprachen = register.sprachen.find_all(text)


def write_languages(page: Angebot) -> str:
    return "; ".join(page.sprachen_namen())


def apply_contacts(page: Any, text: str, register: Register) -> None:
    known = [row.kontakt for row in page.kontakte.all()]
    words = register.kontakte(page.zustaendiger_bereich_id)
    by_name = {kontakt.bezeichnung: kontakt for kontakt in known}
    found = [by_name.get(name) or words.find(name) for name in pieces(text)]
    page.kontakte = [AngebotKontakt(kontakt=kontakt) for kontakt in dict.fromkeys(found)]


def write_contacts(page: Angebot) -> str:
    return "; ".join(row.kontakt.bezeichnung for row in page.kontakte.all())


def apply_involved(page: Any, text: str, register: Register) -> None:
    page.beteiligte_bereiche = register.bereiche.find_all(text)


def write_involved(page: Angebot) -> str:
    return "; ".join(str(bereich) for bereich in page.beteiligte_bereiche.all())


def apply_keywords(page: Any, text: str, register: Register) -> None:
    words = pieces(text.replace(",", ";"))
    if any(len(word) > LONGEST_WORD for word in words):
        raise ValidationError(
            _("A keyword has at most %(count)s letters.") % {"count": LONGEST_WORD}
        )
    page.schlagwoerter.set(words)


def write_keywords(page: Angebot) -> str:
    return "; ".join(sorted(str(word) for word in page.schlagwoerter.all()))


def access_column(name: str, feld: str) -> Spalte:
    hilfe = "Leer: nicht bekannt."
    return choice_column(name, feld, hilfe, "ja", Vorhanden, Vorhanden.UNBEKANNT)


SPALTEN: Final[tuple[Spalte, ...]] = (
    value_column(NAME, "title", "Wie die Leute es nennen. Pflicht.", "Babytreff am Vormittag"),
    value_column("Kurztext", "kurztext", "Ein Satz: Was haben Menschen davon?", "Eltern lernen …"),
    value_column("Für wen", "fuer_wen", "Ein Satz: Wer darf kommen?", "Eltern mit Kind bis 1"),
    many_column("Zielgruppen", "zielgruppen", "Familien; Alleinerziehende"),
    value_column(
        "Alter von", "alter_von_monate", "3 Jahre, 18 Monate, Geburt, Schwangerschaft.",
        "Geburt", write_age, read_age,
    ),
    value_column(
        "Alter bis", "alter_bis_monate", "Ohne diesen Geburtstag: „1 Jahr“ heißt bis 11 Monate.",
        "1 Jahr", write_age, read_age,
    ),
    many_column("Themeninseln", "themeninseln", "Gesundheit; Jugend"),
    Spalte(
        "Sozialräume", "sozialraeume", "„stadtweit“, oder einzelne mit Semikolon.",
        "Osterfeld; Mitte/Styrum", write_rooms, apply_rooms,
        lambda register: [STADTWEIT, *register.sozialraeume.words],
    ),
    Spalte(
        "Orte", "orte", "Name, Straße und Nummer, Postleitzahl. Mehrere mit Semikolon. "
        "Ein Haus aus dem Register: nur der Name, dahinter der Raum. Oder: online.",
        "Haus Beispiel, Raum 2; Musterhof, Musterstraße 7, 46047 Oberhausen",
        lambda page: write_places(page.orte.all()), apply_places,
        lambda register: list(register.einrichtungen.words),
    ),
    Spalte(
        "Zeiten", "oeffnungszeiten", "Tag, von–bis. Mehrere mit Semikolon. Hinweis in Klammern.",
        "Mo–Do 9:30–11:00; 1. Freitag im Monat 14–16 (nur für Väter)",
        lambda page: write_times(page.oeffnungszeiten.all()), apply_times,
    ),
    value_column("Hinweis zu den Zeiten", "zeiten_hinweis", "", "nach Absprache"),
    Spalte(
        "Ausnahmen", "ausnahmen", "Tage, an denen es anders ist. Mehrere mit Semikolon.",
        "24.12.2026–06.01.2027 geschlossen (Ferien)",
        lambda page: write_exceptions(page.ausnahmen.all()), apply_exceptions,
    ),
    choice_column(
        "Kosten", "kosten_art", "Leer: nicht bekannt.", "fester Betrag", KostenArt,
        KostenArt.UNBEKANNT,
    ),
    value_column(
        "Betrag in Euro", "kosten_betrag", "Nur bei „fester Betrag“.", "7,50", write_amount,
        read_amount,
    ),
    choice_column("Zahlweise", "kosten_je", "Wofür man einmal zahlt.", "im Monat", KostenJe, ""),
    value_column("Hinweis zu den Kosten", "kosten_hinweis", "", "mit Bildung und Teilhabe frei"),
    Spalte(
        "Sprachen", "sprachen", "Welche Sprachen das Team spricht. Mehrere mit Semikolon.",
        "Deutsch; Türkisch", write_languages, apply_languages,
        lambda register: list(register.sprachen.words),
    ),
    value_column(
        "Dolmetschen möglich", "dolmetschen", "ja, oder leer.", "ja", write_yes_no, read_yes_no
    ),
    choice_column("Anmeldung", "anmeldung", "Leer: nicht bekannt.", "bitte anmelden", Anmeldung,
                  Anmeldung.OFFEN),
    date_column("Anmeldung bis", "anmeldung_bis", "Letzter Tag."),
    value_column("Hinweis zur Anmeldung", "anmeldung_hinweis", "", "Kurz anrufen genügt."),
    value_column("Webseite", "webseite", "Beginnt mit https://.", "https://example.org/treff"),
    value_column("Mitbringen", "mitbringen", "Eine Sache je Zeile (Alt+Eingabe).", "Decke"),
    access_column("Stufenlos", "stufenlos"),
    access_column("Rollstuhl-WC", "wc_rollstuhl"),
    access_column("Induktionsanlage", "induktion"),
    access_column("Behindertenparkplatz", "parkplatz"),
    value_column("Hinweis zum Zugang", "zugang_hinweis", "", "Klingel am Hintereingang"),
    Spalte(
        "Kontakte", "kontakte", "Stellen aus dem Kontaktregister. Mehrere mit Semikolon.",
        "Frühe Hilfen", write_contacts, apply_contacts,
        lambda register: list(register.kontakte(None).words),
    ),
    Spalte(
        "Beteiligte Bereiche", "beteiligte_bereiche", "Sie werden vor der Freigabe gefragt.",
        "Bereich 2-5 Sport", write_involved, apply_involved,
        lambda register: list(register.bereiche.words),
    ),
    value_column("Träger", "traeger", "Nur, wenn nicht die Stadt selbst.", "Verein Beispiel e. V."),
    Spalte(
        "Schlagwörter", "schlagwoerter", "Wonach würden Menschen suchen?",
        "Krabbelgruppe; Baby", write_keywords, apply_keywords,
    ),
    choice_column("Zustand", "status", "Leer: findet statt.", "pausiert", Status, Status.AKTIV),
    date_column("Pausiert bis", "pausiert_bis", "Nur bei „pausiert“."),
    date_column("Befristet bis", "befristet_bis", "Letzter finanzierter Tag."),
)  # fmt: skip
KOPF: Final = (KENNUNG, BEREICH, *(spalte.name for spalte in SPALTEN))
BY_NAME: Final = {spalte.name: spalte for spalte in SPALTEN}
BY_FIELD: Final = {spalte.feld: spalte.name for spalte in SPALTEN}
