"""What the browser sends when an editor saves a page without changing anything."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.test.utils import WagtailTestUtils
from wagtail.test.utils.form_data import querydict_from_html

Pairs = list[tuple[str, Any]]


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def page_form(client: Client, page: Page, action: str = "action-publish") -> QueryDict:
    """Read the form of ``page`` as a browser does, streams included, and press ``action``."""
    response = client.get(edit_address(page))
    assert response.status_code == 200, page
    html = response.content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    for box in WagtailTestUtils.get_soup(html).select("input[type=checkbox][checked]:not([value])"):
        data[box["name"]] = "on"  # as browsers do; the helper sends an empty value
    draft = page.get_latest_revision_as_object()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField) and f"{field.name}-count" not in data:
            for name, value in stream_pairs(field.name, getattr(draft, field.name)):
                data.appendlist(name, value)
    data[action] = "1"
    return data


def give_reason(client: Client, page: Page, reason: str = "Es ist falsch.") -> Any:
    """What follows on "publish" where a page is online: why the change waits for no release."""
    address = reverse("freigabe_berichtigen", args=[page.pk])
    seen = client.get(address).context["stand"].pruefsumme
    return client.post(address, {"grund": reason, "pruefsumme": seen})


def stream_pairs(prefix: str, value: Any) -> Pairs:
    """Form data of a stream."""
    pairs: Pairs = [(f"{prefix}-count", len(value))]
    for number, child in enumerate(value):
        start = f"{prefix}-{number}"
        pairs += [(f"{start}-deleted", ""), (f"{start}-order", number)]
        pairs += [(f"{start}-type", child.block_type), (f"{start}-id", child.id)]
        pairs += block_pairs(child.block, child.value, f"{start}-value")
    return pairs


def list_pairs(prefix: str, value: Any) -> Pairs:
    pairs: Pairs = [(f"{prefix}-count", len(value))]
    for number, child in enumerate(value.bound_blocks):
        start = f"{prefix}-{number}"
        pairs += [(f"{start}-deleted", ""), (f"{start}-order", number), (f"{start}-id", child.id)]
        pairs += block_pairs(child.block, child.value, f"{start}-value")
    return pairs


def table_pairs(prefix: str, value: Any) -> Pairs:
    columns, rows = value.columns, list(value.row_data)
    pairs: Pairs = [(f"{prefix}-column-count", len(columns)), (f"{prefix}-row-count", len(rows))]
    pairs.append((f"{prefix}-caption", value.caption))
    for number, column in enumerate(columns):
        start = f"{prefix}-column-{number}"
        pairs += [(f"{start}-deleted", ""), (f"{start}-order", number)]
        pairs += [(f"{start}-type", column["block"].name), (f"{start}-heading", column["heading"])]
    for number, row in enumerate(rows):
        pairs += [(f"{prefix}-row-{number}-deleted", ""), (f"{prefix}-row-{number}-order", number)]
        for place, (column, cell) in enumerate(zip(columns, row["values"], strict=True)):
            pairs += block_pairs(column["block"], cell, f"{prefix}-cell-{number}-{place}")
    return pairs


def block_pairs(block: blocks.Block, value: Any, prefix: str) -> Pairs:
    """Form data of any block."""
    if isinstance(block, blocks.StaticBlock):
        return []
    if isinstance(block, blocks.StreamBlock):
        return stream_pairs(prefix, value)
    if isinstance(block, blocks.ListBlock):
        return list_pairs(prefix, value)
    if isinstance(block, TypedTableBlock):
        return table_pairs(prefix, value)
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        children = block.child_blocks.items()
        return [
            p for name, b in children for p in block_pairs(b, value.get(name), f"{prefix}-{name}")
        ]
    return field_pairs(block, value, prefix)


def field_pairs(block: Any, value: Any, prefix: str) -> Pairs:
    if isinstance(block, blocks.BooleanBlock):
        return [(prefix, "on")] if value else []
    if isinstance(block, blocks.ChooserBlock):
        return [(prefix, value.pk if value else "")]
    shown = block.field.widget.format_value(block.value_for_form(value))
    shown = shown[0] if isinstance(shown, list) and shown else shown
    return [(prefix, "" if shown is None else shown)]


def problems(response: Any) -> Any:
    """Return what the form complains about, for the message of a failing test."""
    form = response.context["form"]
    return form.errors, {name: formset.errors for name, formset in form.formsets.items()}
