"""A canary: one unique word in everything of a page that takes words, found from the models.

A new field, child row or block is planted by itself; a kind of block that nobody taught the
canaries raises `TypeError`, so it cannot be forgotten.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from django.core.files.base import ContentFile
from django.db import models
from django.db.models import CharField, TextField
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from portal.core.models import Schlagwort
from portal.media.models import Bild, Dokument
from portal.register.models import Bereich, Kontakt, Runde, Sozialraum, Themenfeld, Themeninsel
from publikationen.drucksache import DrucksacheField

WORD: Final = "Kanarienvogel"
NUMBERS = count(1)
# Given with the page's place in the tree or made of other fields; five digits are no word.
NOT_TYPED: Final = frozenset({"path", "url_path", "slug", "plz", "sprachen", "nummer"})
NOT_PLANTED: Final = frozenset({"wagtail_admin_comments", "schlagwort_zuordnungen"})


def takes_words(model_field: Any) -> bool:
    """Fields that somebody types words into."""
    known = isinstance(model_field, CharField | TextField | StreamField)
    chosen = known and not model_field.choices
    return bool(chosen and model_field.editable and model_field.name not in NOT_TYPED)


def word_fields(model: type[models.Model]) -> list[Any]:
    return [each for each in model._meta.concrete_fields if takes_words(each)]


def child_relations(page: Page) -> list[Any]:
    return [r for r in get_all_child_relations(page) if r.get_accessor_name() not in NOT_PLANTED]


@dataclass
class Kanarie:
    """``name`` says where it sits; ``pages`` are public pages it may link to, by type."""

    name: str
    pages: dict[type[Page], Page] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.number = next(NUMBERS)
        self.token = f"kz{self.number:03d}q7"
        # An answer may repeat the address that was asked for: addresses hold another word.
        self.address = f"ka{self.number:03d}r5"
        self.council_paper = f"B/17/{8000 + self.number}-01"
        self.line = f"{WORD} {self.token}"
        self.document: Dokument = Dokument.objects.create(
            title=self.line,
            beschreibung=self.line,
            file=ContentFile(b"%PDF-1.4 " + self.token.encode(), f"{self.address}.pdf"),
        )
        self.picture: Bild = Bild.objects.create(
            title=self.line,
            file=get_test_image_file(f"{self.address}.png", size=(60, 40)),
            urheber=self.line,
            lizenz=self.line,
        )

    @property
    def voices(self) -> list[bytes]:
        """What gives the canary away in an output."""
        return [self.token.encode(), self.council_paper.encode()]

    def keyword(self) -> Schlagwort:
        found: Schlagwort = Schlagwort.objects.create(name=self.token, slug=self.address)
        return found

    # Pages and rows ------------------------------------------------------------------------------

    def plant(self, page: Any) -> Any:
        """Fill a page and one row of each child relation."""
        self.fill(page)
        for relation in child_relations(page):
            row = relation.related_model()
            self.fill(row, skip=relation.field.name)
            setattr(page, relation.get_accessor_name(), [row])
        return page

    def fill(self, row: Any, skip: str = "") -> None:
        for each in word_fields(type(row)):
            setattr(row, each.name, self.words(each))
        for each in type(row)._meta.concrete_fields:
            is_page = isinstance(row, Page) and hasattr(Page, each.name)
            if each.name != skip and not is_page and not each.primary_key:
                self.fill_fact(row, each)
        if hasattr(row, "stadtweit"):
            row.stadtweit = True

    def words(self, each: Any) -> Any:
        if isinstance(each, StreamField):
            return self.stream(each.stream_block)
        if isinstance(each, DrucksacheField):
            return self.council_paper
        if isinstance(each, models.URLField):
            return f"https://example.org/{self.token}"
        return self.fitting(each.max_length)

    def fitting(self, length: int | None) -> str:
        return self.line if length is None or len(self.line) <= length else self.token

    def fill_fact(self, row: Any, each: Any) -> None:
        """What is no word: relations that lead somewhere public, and what must not be empty."""
        if isinstance(each, models.ForeignKey):
            is_itself = each.related_model is type(row)  # a previous edition needs a lower number
            chosen = None if is_itself else self.chosen(each.related_model)
            if chosen is not None and getattr(row, each.attname) is None:
                setattr(row, each.name, chosen)
        elif not each.null and not each.has_default() and not each.blank and fact(each):
            setattr(row, each.name, fact(each))

    def chosen(self, model: Any) -> Any:
        if issubclass(model, Page):
            return self.pages.get(model)
        if issubclass(model, Dokument | Bild):
            return self.document if model is Dokument else self.picture
        return VOCABULARY[model](self.number) if model in VOCABULARY else None

    # Long texts ----------------------------------------------------------------------------------

    def stream(self, block: Any) -> list[tuple[str, Any]]:
        return [(name, self.block(child)) for name, child in block.child_blocks.items()]

    def block(self, block: Any) -> Any:
        """A value for a block with the canary in every leaf of it."""
        for kinds, value in BLOCKS:
            if isinstance(block, kinds):
                return value(self, block)
        raise TypeError(f"The canaries do not know {type(block).__name__}")

    def struct(self, block: Any) -> dict[str, Any]:
        return {name: self.block(child) for name, child in block.child_blocks.items()}

    def rich_text(self, _block: Any) -> RichText:
        link = f'<a linktype="document" id="{self.document.pk}">{self.line}</a>'
        return RichText(f"<p>{self.line}: {link}</p>")

    def image(self, _block: Any) -> Bild:
        self.picture.contextual_alt_text = self.line
        self.picture.decorative = False
        return self.picture

    def table(self, block: Any) -> Any:
        kind = next(iter(block.child_blocks))
        columns = [{"type": kind, "heading": self.line}]
        return block.to_python(
            {"columns": columns, "rows": [{"values": [self.line]}], "caption": self.line}
        )

    def page(self, block: Any) -> Page | None:
        return next((p for m, p in self.pages.items() if issubclass(m, block.target_model)), None)

    def snippet(self, block: Any) -> Any:
        return self.chosen(block.target_model)


def tomorrow() -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=1)


def fact(each: Any) -> Any:
    """Something for a field that is no word and must not be empty; None for other kinds."""
    if isinstance(each, models.DateField):
        return tomorrow()
    if isinstance(each, models.TimeField):
        return datetime.time(10 if each.name == "bis" else 9)
    return 1 if isinstance(each, models.IntegerField | models.DecimalField) else None


def word(model: Any, **fields: Any) -> Any:
    """Makes a word of a register; its name is public and no secret."""
    return lambda number: model.objects.create(
        name=f"Wort {number}", slug=f"wort-{number}-{next(NUMBERS)}", **fields
    )


def letters(number: int) -> str:
    """Two letters that are as unique as the number, up to 675."""
    return "".join(chr(65 + digit) for digit in divmod(number, 26))


VOCABULARY: Final[dict[Any, Any]] = {
    Bereich: lambda _number: Bereich.objects.get(slug="3-4"),
    Themeninsel: word(Themeninsel, farbe="gesundheit"),
    Sozialraum: lambda number: word(Sozialraum, kuerzel=letters(number))(number),
    Themenfeld: word(Themenfeld),
    Runde: lambda number: word(Runde, nummer=next(NUMBERS))(number),
    Kontakt: lambda number: Kontakt.objects.create(
        bezeichnung=f"Stelle {number}", bereich=Bereich.objects.get(slug="3-4")
    ),
}
BLOCKS: Final[list[tuple[Any, Any]]] = [
    (ImageBlock, Kanarie.image),
    (TypedTableBlock, Kanarie.table),
    (blocks.BaseStreamBlock, Kanarie.stream),
    (blocks.ListBlock, lambda bird, block: [bird.block(block.child_block)] * 2),
    (blocks.BaseStructBlock, Kanarie.struct),
    (blocks.RichTextBlock, Kanarie.rich_text),
    (blocks.StaticBlock, lambda _bird, _block: None),
    (blocks.URLBlock, lambda bird, _block: f"https://example.org/{bird.token}"),
    (blocks.EmailBlock, lambda bird, _block: f"{bird.token}@example.org"),
    (blocks.CharBlock | blocks.TextBlock, lambda bird, b: bird.fitting(b.field.max_length)),
    (blocks.ChoiceBlock, lambda _bird, block: block.get_default() or block.field.choices[-1][0]),
    (blocks.BooleanBlock, lambda _bird, _block: False),
    (blocks.IntegerBlock | blocks.DecimalBlock, lambda _bird, _block: 7),
    (blocks.DateBlock, lambda _bird, _block: tomorrow()),
    (DocumentChooserBlock, lambda bird, _block: bird.document),
    (blocks.PageChooserBlock, Kanarie.page),
    (SnippetChooserBlock, Kanarie.snippet),
]
