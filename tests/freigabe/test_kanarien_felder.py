"""The canaries sit in everything that takes words; what is added later is covered by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wagtail import blocks
from wagtail.models import get_page_models

from portal.core.models import BasePage
from tests.factories.baum import SECTIONS

from .factories import Haus
from .kanarie import Kanarie, child_relations, word_fields
from .voliere import page_types


@pytest.fixture
def bird(haus: Haus) -> Kanarie:
    return Kanarie("Probe")


def test_every_page_type_of_the_project_is_in_the_aviary() -> None:
    assert set(page_types()) == {m for m in get_page_models() if issubclass(m, BasePage)}
    assert set(SECTIONS.values()) < set(page_types())


@pytest.mark.parametrize("model", page_types())
def test_every_field_that_takes_words_holds_the_canary(bird: Kanarie, model: Any) -> None:
    page = bird.plant(model())
    rows = [
        row for r in child_relations(page) for row in getattr(page, r.get_accessor_name()).all()
    ]
    assert len(rows) == len(child_relations(page))
    silent = [
        f"{type(row).__name__}.{field.name}"
        for row in [page, *rows]
        for field in word_fields(type(row))
        if not sings(bird, field.value_to_string(row))
    ]
    assert silent == []


def sings(bird: Kanarie, text: str) -> bool:
    return any(voice.decode() in text for voice in bird.voices)


def streams(model: Any) -> list[Any]:
    return [field for field in word_fields(model) if hasattr(field, "stream_block")]


@pytest.mark.parametrize(("model", "name"), [(m, f.name) for m in page_types() for f in streams(m)])
def test_every_block_that_takes_words_holds_the_canary(
    bird: Kanarie, model: Any, name: str
) -> None:
    page = bird.plant(model())
    stream = model._meta.get_field(name).stream_block
    stored = {row["type"]: row["value"] for row in getattr(page, name).get_prep_value()}
    assert set(stored) == set(stream.child_blocks)
    silent = [
        kind
        for kind, value in stored.items()
        for leaf in leaves(stream.child_blocks[kind], value)
        if not sings(bird, json.dumps(leaf))
    ]
    assert silent == []


def leaves(block: Any, value: Any) -> list[Any]:
    """Stored values of the blocks below that somebody types words into."""
    if isinstance(block, blocks.BaseStructBlock):
        pairs = block.child_blocks.items()
        return [leaf for name, child in pairs for leaf in leaves(child, value[name])]
    if isinstance(block, blocks.ListBlock):
        return [leaf for item in value for leaf in leaves(block.child_block, item["value"])]
    is_words = isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)
    return [value] if is_words else []


class Unknown(blocks.FieldBlock):
    """A kind of block that the canaries have not been taught."""


def test_a_new_kind_of_block_has_to_be_taught_to_the_canaries(bird: Kanarie) -> None:
    with pytest.raises(TypeError, match="Unknown"):
        bird.block(Unknown())
