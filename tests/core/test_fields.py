from __future__ import annotations

from wagtail import blocks

from portal.core.fields import ContentStreamField, LanguageNamesFormField, LanguageNamesWidget


def test_changing_a_block_needs_no_migration() -> None:
    small = ContentStreamField([("text", blocks.CharBlock())])
    large = ContentStreamField([("text", blocks.RichTextBlock()), ("mehr", blocks.TextBlock())])
    assert small.deconstruct()[1:] == large.deconstruct()[1:]


def test_names_of_a_theme_survive_the_form() -> None:
    names = {"en": "Health", "ar": "الصحة"}
    widget, field = LanguageNamesWidget(), LanguageNamesFormField(required=False)
    assert field.clean(widget.decompress(names)) == names


def test_an_emptied_name_is_gone_instead_of_blank() -> None:
    field = LanguageNamesFormField(required=False)
    assert field.clean(["  "] * len(field.fields)) == {}
