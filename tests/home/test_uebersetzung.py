"""Every text of every block reaches the translators, and no fact does."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments

from angebote.models import Angebot
from portal.core.blocks import ContentStreamBlock
from portal.home.rechtsbloecke import RechtStreamBlock
from publikationen.blocks import DokumentationStreamBlock, StrategiepapierStreamBlock
from tests.factories import AngebotFactory, Baum
from tests.home.bloecke import CONTENT
from tests.home.test_alle_seiten import EveryPage

pytestmark = pytest.mark.django_db
STREAMS = [
    ContentStreamBlock,
    StrategiepapierStreamBlock,
    DokumentationStreamBlock,
    RechtStreamBlock,
]


def words(page: Any) -> str:
    return " ".join(
        (getattr(segment, "string", None) and segment.string.data) or ""
        for segment in extract_segments(page)
    )


def test_the_texts_of_every_page_can_be_taken_out() -> None:
    for page in EveryPage().pages:
        assert page.title in words(page), page


def test_the_words_of_every_block_of_a_documentation_are_translated() -> None:
    text = words(EveryPage().documentation)
    for expected in (
        "Wozu",
        "kamen",
        "Bitte vorher anrufen.",
        "Viele Angebote sind nicht bekannt.",
        "Wie gezählt wurde",
        "Teilnehmende",
        "Am häufigsten war informativ.",
        "Es ging um Treffpunkte.",
        "Aushang in Praxen",
        "In einem Wort?",
        "Alstaden/Lirich",
    ):
        assert expected in text, expected


def test_facts_are_not_translated(baum: Baum) -> None:
    names = {
        field.field_name
        for field in get_translatable_fields(Angebot)
        if isinstance(field, TranslatableField)
    }
    assert "fuer_wen" in names
    assert not names & {"traeger", "webseite", "status", "kosten_art", "redaktionsnotiz", "orte"}


def test_a_translation_is_made_of_a_page_with_every_block(baum: Baum) -> None:
    offer = AngebotFactory(parent=baum.angebote, beschreibung=CONTENT)
    english = Locale.objects.get(language_code="en")
    baum.translate(baum.angebote, "en")
    source, _created = TranslationSource.update_or_create_from_instance(offer)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    copy = offer.get_translation(english)
    assert not copy.live
    assert copy.slug == offer.slug
    draft = copy.get_latest_revision_as_object()
    assert [b.block_type for b in draft.beschreibung] == [b["type"] for b in CONTENT]


def test_heads_and_cells_of_a_table_are_translated_in_their_places(baum: Baum) -> None:
    offer = AngebotFactory(parent=baum.angebote, beschreibung=CONTENT)
    english = Locale.objects.get(language_code="en")
    baum.translate(baum.angebote, "en")
    source, _created = TranslationSource.update_or_create_from_instance(offer)
    translation = Translation.objects.create(source=source, target_locale=english)
    for german, own in (("Ort", "Place"), ("28.09.2023", "28 September 2023")):
        segment = StringSegment.objects.get(source=source, string__data=german)
        StringTranslation.objects.create(
            translation_of=segment.string, locale=english, context=segment.context, data=own
        )
    translation.save_target(publish=False)
    draft = offer.get_translation(english).get_latest_revision_as_object()
    [table] = [b.value["tabelle"] for b in draft.beschreibung if b.block_type == "tabelle"]
    assert [column["heading"] for column in table.columns] == ["Place", "Tag"]
    assert [row["values"] for row in table.row_data] == [["Osterfeld", "28 September 2023"]]


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.__name__)
def test_an_editor_sees_what_a_block_is_for(stream: Any) -> None:
    for name, block in stream().child_blocks.items():
        assert block.meta.icon not in {"", "placeholder"}, name
        assert block.meta.description, name
        assert getattr(block.meta, "template", None), name
        assert block.meta.group, name
