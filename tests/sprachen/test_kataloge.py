"""Gate: no own text is missing in a catalogue, none is fuzzy, placeholders are the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import django.conf
import polib
import pytest
from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation

from portal.core.languages import CODES, SIMPLE_LANGUAGE, SOURCE_LANGUAGE
from portal.core.models import Kennzahl
from portal.home.models import Rechtsseite
from publikationen.models import Massnahmensteckbrief, Veranstaltung

DJANGO = Path(django.conf.__file__).parent / "locale"
LOCALE = Path(settings.LOCALE_PATHS[0])
ROOT = LOCALE.parents[1]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# Every text of the interface in German; public texts in every language that is offered.
# English is the language of the messages themselves; Leichte Sprache reads the German catalogue.
WHOLE = ("de",)
PUBLIC = tuple(code for code in CODES if code not in {SOURCE_LANGUAGE, SIMPLE_LANGUAGE, "en"})
PUBLIC_SOURCES = (
    "site/templates/",
    "search/",
    "angebote/",
    "publikationen/",
    "site/portal/core/",
    "site/portal/druck/views.py",
    "site/portal/sprachen/ausgeschaltet.py",
)
"""Folders whose messages readers meet; the templates of the admin are left out below."""
ADMIN_ONLY = re.compile(
    r"templates/(freigabe|wagtailadmin|sprachen|wagtail_localize|register|media)/|/models/|"
    r"/core/blocks/|publikationen/blocks|"
    r"wagtail_hooks|admin|/fields\.py|apps\.py|checks\.py|panels\.py|/forms\.py|einreichung|"
    r"befristung|reports|demand|search/anregung|drucksache|nummer\.py|publikationen/views\.py|"
    r"stand_neu|zusammenlegen"
)

# Choices of models whose name stands on a public page ({{ fakten.get_status_display }}).
SHOWN_CHOICES: tuple[type[TextChoices], ...] = (
    Kennzahl.Herkunft,
    Massnahmensteckbrief.Herkunft,
    Rechtsseite.Methode,
    Rechtsseite.Vereinbarkeit,
    Veranstaltung.Art,
    Veranstaltung.Status,
)
# In a module of models the lazy `_()` names things of the admin; `gettext()` speaks to readers.
SPOKEN_BY_A_PAGE = re.compile(r"(?<!\w)gettext\(\s*\"([^\"]+)\"")


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / code / "LC_MESSAGES" / "django.po"))


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("code", [*WHOLE, *PUBLIC])
def test_no_translation_is_fuzzy(code: str) -> None:
    assert [entry.msgid for entry in catalogue(code) if entry.fuzzy] == []


@pytest.mark.parametrize("code", [*WHOLE, *PUBLIC])
def test_placeholders_are_the_same(code: str) -> None:
    wrong = [
        (entry.msgid, text)
        for entry in catalogue(code)
        for text in texts(entry)
        if text and not placeholders_match(entry, text)
    ]
    assert wrong == []


def placeholders_match(entry: polib.POEntry, text: str) -> bool:
    """A plural form may leave out the number it stands for ("ein Angebot")."""
    found = set(PLACEHOLDER.findall(text))
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return found <= wanted if entry.msgid_plural else found == wanted


@pytest.mark.parametrize("code", PUBLIC)
def test_no_text_of_a_catalogue_is_left_empty(code: str) -> None:
    assert [entry.msgid for entry in catalogue(code) if not all(texts(entry))] == []


@pytest.mark.parametrize("code", PUBLIC)
def test_what_one_public_language_says_every_other_says_too(code: str) -> None:
    """Labels of the model choices that readers meet cannot be told from those of the admin."""
    said_elsewhere = {key(entry) for other in PUBLIC for entry in catalogue(other)}
    assert said_elsewhere - {key(entry) for entry in catalogue(code)} == set()


@pytest.mark.parametrize("code", [*WHOLE, *PUBLIC])
def test_a_number_takes_the_form_that_the_language_gives_it(code: str) -> None:
    """Our catalogue must count as Django's does: both are merged into one."""
    own = catalogue(code)
    rule = plural_rule(own)
    theirs = DJANGO / code / "LC_MESSAGES" / "django.po"
    if theirs.exists():
        assert rule == plural_rule(polib.pofile(str(theirs)))
    forms = int(re.findall(r"nplurals=(\d)", rule)[0])
    counted = [entry for entry in own if entry.msgid_plural]
    assert [e.msgid for e in counted if sorted(e.msgstr_plural) != list(range(forms))] == []


def plural_rule(catalogue: polib.POFile) -> str:
    return re.sub(r"\s", "", catalogue.metadata["Plural-Forms"])


@pytest.mark.parametrize("code", WHOLE)
def test_german_is_complete(code: str) -> None:
    assert [entry.msgid for entry in catalogue(code) if not entry.translated()] == []


@pytest.fixture(scope="module")
def in_the_source(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """All messages of our own sources, extracted anew."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is missing: apt-get install gettext")
    from django.core.management import call_command
    from django.test.utils import override_settings

    folder = tmp_path_factory.mktemp("messages")
    for name in ("angebote", "publikationen", "search", "site"):
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=shutil.ignore_patterns("locale", "static", "migrations", "__pycache__"),
        )
    (folder / "locale").mkdir()
    with pytest.MonkeyPatch.context() as patch, override_settings(LOCALE_PATHS=[folder / "locale"]):
        patch.chdir(folder)
        call_command("makemessages", locale=["xx"], extensions=["html", "py", "txt"], verbosity=0)
    return polib.pofile(str(folder / "locale" / "xx" / "LC_MESSAGES" / "django.po"))


def key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def test_german_knows_every_message_of_the_source(in_the_source: polib.POFile) -> None:
    known = {key(entry) for entry in catalogue("de") if entry.translated()}
    assert sorted(e.msgid for e in in_the_source if key(e) not in known) == []


@pytest.mark.parametrize("code", PUBLIC)
def test_every_public_message_is_translated(code: str, in_the_source: polib.POFile) -> None:
    known = {key(entry) for entry in catalogue(code) if entry.translated()}
    missing = [e.msgid for e in in_the_source if is_public(e) and key(e) not in known]
    assert sorted(missing) == []


def is_public(entry: polib.POEntry) -> bool:
    """Does a reader of another language than German meet this message?"""
    return entry.msgctxt != "easy language" and any(
        place.startswith(PUBLIC_SOURCES) and not ADMIN_ONLY.search(place)
        for place, _line in entry.occurrences
    )


@pytest.mark.parametrize("code", PUBLIC)
def test_kinds_and_states_on_a_page_are_in_the_language_of_the_reader(code: str) -> None:
    known = {entry.msgid for entry in catalogue(code) if entry.translated()}
    with translation.override(None):
        shown = {str(label) for choices in SHOWN_CHOICES for label in choices.labels}
    assert sorted(shown - known) == []


@pytest.mark.parametrize("code", PUBLIC)
def test_what_a_page_says_about_itself_is_in_the_language_of_the_reader(code: str) -> None:
    known = {entry.msgid for entry in catalogue(code) if entry.translated()}
    modules = [*ROOT.glob("publikationen/models/*.py"), *ROOT.glob("angebote/models/*.py")]
    said = {text for file in modules for text in SPOKEN_BY_A_PAGE.findall(file.read_text())}
    assert said
    assert sorted(said - known) == []
