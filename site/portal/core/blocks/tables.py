"""A table whose headings and cells reach the translators."""

from __future__ import annotations

from collections.abc import Iterator

from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TextTableBlock(TypedTableBlock):
    """wagtail-localize leaves tables out; it asks a block that has these two methods.

    Every cell is plain text. A text is named by its place: ``kopf.<column>`` for a heading,
    ``<row>.<column>`` for a cell, both from 0.
    """

    def get_translatable_segments(self, value: TypedTable | None) -> list[StringSegmentValue]:
        """Return the texts of the table that are not empty, in reading order."""
        return [StringSegmentValue(place, text) for place, text in _texts(value) if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """Return the table with the translated texts in their places."""
        translated = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": translated.get(f"kopf.{at}", column["heading"])}
            for at, column in enumerate(value.columns)
        ]
        rows = [
            {
                **row,
                "values": [
                    translated.get(f"{line}.{at}", text) for at, text in enumerate(row["values"])
                ],
            }
            for line, row in enumerate(value.row_data)
        ]
        return TypedTable(columns, rows, value.caption)


def _texts(value: TypedTable | None) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    for at, column in enumerate(value.columns):
        yield f"kopf.{at}", column["heading"]
    for line, row in enumerate(value.row_data):
        for at, text in enumerate(row["values"]):
            yield f"{line}.{at}", text
