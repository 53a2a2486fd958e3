"""Reads everything that hangs on pages in one query, before a template asks for it piece by piece.

A page of an offer has ten relations; each alone would cost a query and each foreign key in it
another one. They are joined with UNION, every row as a JSON object.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Cast, JSONObject
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page

Row = dict[str, Any]


def load_cluster(*pages: Page) -> None:
    """Fill the child relations and choices of ``pages``; what is in memory already stays.

    Only for pages that are shown and thrown away: a save would write every relation again.
    """
    wanted = list(_wanted(pages))
    if not wanted:
        return
    parts = [
        relation.rows([page.pk for page in lacking], str(number))
        for number, (relation, lacking) in enumerate(wanted)
    ]
    found: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for number, owner, row in parts[0].union(*parts[1:], all=True):
        found[int(number), owner].append(wanted[int(number)][0].make(row))
    for number, (relation, lacking) in enumerate(wanted):
        for page in lacking:
            things = sorted(found[number, page.pk], key=relation.place)
            page._cluster_related_objects[relation.name] = things


def _wanted(pages: Iterable[Page]) -> Iterator[tuple[Relation, list[Page]]]:
    """Relations of each type of page, and the pages that lack them."""
    by_type: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        page.__dict__.setdefault("_cluster_related_objects", {})
        by_type[type(page)].append(page)
    for model, those in by_type.items():
        for relation in _relations(model._meta.label):
            lacking = [page for page in those if not _has(page, relation)]
            if lacking:
                yield relation, lacking


def _has(page: Page, relation: Relation) -> bool:
    return relation.name in page.__dict__["_cluster_related_objects"]


class Relation:
    """A relation of a page: the rows behind it, and how an object is made of one."""

    def __init__(self, name: str, source: type[models.Model], key: str) -> None:
        self.name, self.source, self.key = name, source, key

    def columns(self) -> dict[str, F]:
        raise NotImplementedError

    def make(self, row: Row) -> models.Model:
        raise NotImplementedError

    def place(self, thing: Any) -> tuple[Any, ...]:
        raise NotImplementedError

    def rows(self, owners: Sequence[int], mark: str) -> QuerySet:
        """Return (mark, key of the page, row as JSON) of all that hangs on the pages by this."""
        name = Cast(Value(mark), models.TextField())
        rows = self.source._default_manager.filter(**{f"{self.key}__in": owners}).order_by()
        return rows.values_list(name, F(self.key), JSONObject(**self.columns()))


class Children(Relation):
    """Rows with a ParentalKey, with what their foreign keys name (pages left out)."""

    def columns(self) -> dict[str, F]:
        own = columns(self.source)
        for field in followed(self.source):
            own.update(columns(field.related_model, f"{field.name}__"))
        return own

    def make(self, row: Row) -> models.Model:
        child = instance(self.source, row)
        for field in followed(self.source):
            if row[f"{field.name}__{field.related_model._meta.pk.attname}"] is not None:
                setattr(child, field.name, instance(field.related_model, row, f"{field.name}__"))
        return child

    def place(self, thing: Any) -> tuple[Any, ...]:
        return (getattr(thing, "sort_order", None) or 0, thing.pk)


class Choices(Relation):
    """The rows of a register that a page chose, in the register's order."""

    def __init__(self, field: Any) -> None:
        super().__init__(field.name, field.remote_field.through, field.m2m_field_name())
        self.target: type[models.Model] = field.related_model
        self.prefix = f"{field.m2m_reverse_field_name()}__"

    def columns(self) -> dict[str, F]:
        return columns(self.target, self.prefix)

    def make(self, row: Row) -> models.Model:
        return instance(self.target, row, self.prefix)

    def place(self, thing: Any) -> tuple[Any, ...]:
        ordering: Any = self.target._meta.ordering
        return tuple(getattr(thing, str(name)) for name in ordering or ())


@cache
def _relations(label: str) -> tuple[Relation, ...]:
    model = apps.get_model(label)
    children = [
        Children(relation.name, relation.related_model, relation.field.attname)
        for relation in get_all_child_relations(model)
        if relation.name != COMMENTS_RELATION_NAME
    ]
    return (*children, *map(Choices, get_all_child_m2m_relations(model)))


def columns(model: type[models.Model], prefix: str = "") -> dict[str, F]:
    """Return every column of a model under its name, reached through ``prefix``."""
    names = (field.attname for field in model._meta.concrete_fields)
    return {f"{prefix}{name}": F(f"{prefix}{name}") for name in names}


def followed(model: type[models.Model]) -> Iterable[Any]:
    """Return the foreign keys of a child relation to things that are no pages."""
    keys = [field for field in model._meta.concrete_fields if field.many_to_one]
    return [key for key in keys if key.related_model and not issubclass(key.related_model, Page)]


def instance(model: type[models.Model], row: Row, prefix: str = "") -> models.Model:
    """Make an object of a row of JSON, as if it had been read from its table."""
    values = {
        f.attname: _value(f, row[f"{prefix}{f.attname}"]) for f in model._meta.concrete_fields
    }
    thing = model(**values)
    thing._state.adding = False
    thing._state.db = "default"
    return thing


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return json.loads(value) if isinstance(value, str) else value
    return field.to_python(value)
