"""A German offer of three paragraphs with an English translation that is live and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from angebote.models import Angebot
from portal.sprachen.desk.speicher import open_segments
from portal.sprachen.desk.stand import confirm, stand_of
from portal.sprachen.models import Uebersetzungsstand
from tests.freigabe.factories import Haus, make_live
from tests.sprachen.conftest import translate

ENGLISH = {
    "Babytreff": "Baby group",
    "Ein Gespräch.": "A talk.",
    "Wir sind montags da.": "We are here on Mondays.",
    "Kommen Sie einfach vorbei.": "Just come by.",
    "Der Tee ist frei.": "Tea is free.",
}


def absatz(key: str, text: str) -> dict[str, Any]:
    return {"type": "absatz", "id": key, "value": text}


DREI = [
    absatz("11111111-0000-4000-8000-000000000001", "<p>Wir sind montags da.</p>"),
    absatz("11111111-0000-4000-8000-000000000002", "<p>Kommen Sie einfach vorbei.</p>"),
    absatz("11111111-0000-4000-8000-000000000003", "<p>Der Tee ist frei.</p>"),
]


@dataclass
class Tisch:
    """``angebot`` in German and its ``translation`` into English; people are in ``haus``."""

    haus: Haus
    angebot: Angebot
    translation: Translation
    texte: dict[str, str] = field(default_factory=lambda: dict(ENGLISH))

    @property
    def english(self) -> Angebot:
        page: Angebot = Angebot.objects.get(
            translation_key=self.angebot.translation_key, locale__language_code="en"
        )
        return page

    @property
    def stand(self) -> Uebersetzungsstand:
        """State of the English page."""
        found = stand_of(self.english)
        assert found is not None
        return found

    def publish(self, beschreibung: list[dict[str, Any]] | None = None, **fields: Any) -> Angebot:
        """The Redaktion publishes a changed German text."""
        draft = Angebot.objects.get(pk=self.angebot.pk)
        if beschreibung is not None:
            draft.beschreibung = stream(beschreibung)
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision(user=self.haus.redaktion).publish()
        self.angebot = Angebot.objects.get(pk=self.angebot.pk)
        return self.angebot

    def open_texts(self) -> list[str]:
        """German texts that ask the English translator for work."""
        return [segment.string.data for segment in open_segments(self.fresh())]

    def fresh(self) -> Translation:
        found: Translation = Translation.objects.get(pk=self.translation.pk)
        return found

    def publish_english(self) -> None:
        self.fresh().save_target(user=self.haus.uebersetzung, publish=False)
        self.english.get_latest_revision().publish()


def stream(blocks: list[dict[str, Any]]) -> Any:
    field = Angebot._meta.get_field("beschreibung")
    return field.stream_block.to_python(blocks)


def fill(translation: Translation, texts: dict[str, str], kind: str = "manual") -> None:
    """Translate every text of the page that ``texts`` knows."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        if segment.string.data in texts:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={"data": texts[segment.string.data], "translation_type": kind},
            )


def start_translation(page: Page, code: str) -> Translation:
    source, _ = TranslationSource.get_or_create_from_instance(page)
    found, _ = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code=code)
    )
    if not Page.objects.filter(
        translation_key=page.translation_key, locale=found.target_locale
    ).exists():
        found.save_target(publish=False)
    return found


@pytest.fixture
def tisch(db: None) -> Tisch:
    haus = Haus()
    start = haus.index.get_parent().specific
    translate(start, "en", "Home")
    translate(haus.index, "en", "Offers")
    angebot = make_live(
        haus.index, haus.a, title="Babytreff", slug="babytreff", beschreibung=stream(DREI)
    )
    translation = start_translation(angebot, "en")
    fill(translation, ENGLISH)
    found = Tisch(haus, angebot, translation)
    found.publish_english()
    confirm(found.english, haus.redaktion)
    return found


@pytest.fixture(autouse=True)
def queue_runs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests never commit, so what waits for the commit is done where it is asked for."""
    at_once = SimpleNamespace(on_commit=lambda call: call())
    monkeypatch.setattr("portal.sprachen.desk.signals.transaction", at_once)
