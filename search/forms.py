"""Checks what came in the address line. Nothing a reader types raises."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from angebote.sprachen import SPOKEN_LANGUAGES
from portal.core.aufzaehlung import listed
from portal.core.catalogue import KINDS

from .facets import KIND
from .models import SearchDocument
from .names import DIMENSIONS, FREE_WORDS, names
from .request import SearchRequest

LONGEST_QUERY: Final = 200
_MOST_VALUES: Final = 50
_SPACE: Final = re.compile(r"\s+")
_PAGE: Final = re.compile(r"[0-9]{1,6}", re.ASCII)


def readable(text: str) -> str:
    """Free of control characters and lone surrogates, single-spaced, at most 200 characters."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text[:2000])
    return _SPACE.sub(" ", kept).strip()[:LONGEST_QUERY]


class QueryField(forms.Field):
    widget = forms.TextInput

    def clean(self, value: str | None) -> str:
        return readable(value or "")


class PageField(forms.Field):
    widget = forms.TextInput

    def clean(self, value: str | None) -> int:
        return max(1, int(value)) if value and _PAGE.fullmatch(value) else 1


class ValuesField(forms.Field):
    """Values of one dimension. A list with an unknown one says so and ignores it."""

    widget = forms.SelectMultiple

    def __init__(self, dimension: str, **kwargs: Any) -> None:
        self.dimension = dimension
        super().__init__(required=False, **kwargs)

    def clean(self, value: Sequence[str] | None) -> tuple[str, ...]:
        given = (readable(one) for one in list(value or ())[:_MOST_VALUES])
        return tuple(dict.fromkeys(one for one in given if one))

    def known(self, value: str) -> bool:
        if self.dimension == KIND:
            return value in KINDS
        if self.dimension == "sprache":
            return value in SPOKEN_LANGUAGES
        if self.dimension == FREE_WORDS:
            # Everybody who writes a draft makes keywords; readers know those of public pages.
            return SearchDocument.objects.carry(FREE_WORDS, value)
        return names.knows(self.dimension, value)


class SearchForm(forms.Form):
    """``q``, the facets by their names, and ``seite``."""

    q = QueryField(required=False)
    seite = PageField(required=False)
    art = ValuesField(KIND)

    def __init__(self, params: Mapping[str, Any]) -> None:
        super().__init__(as_querydict(params))
        for name, label in DIMENSIONS.items():
            self.fields[name] = ValuesField(name, label=label)

    def clean(self) -> dict[str, Any]:
        for name, field in self.fields.items():
            if isinstance(field, ValuesField):
                self._keep_known(name, field)
        return self.cleaned_data

    def _keep_known(self, name: str, field: ValuesField) -> None:
        values = self.cleaned_data[name]
        known = tuple(value for value in values if field.known(value))
        if known == values:
            return
        quoted = _("“%(value)s”")
        told = listed(quoted % {"value": v[:40]} for v in values if v not in known)
        message = _("There is no %(values)s to choose here. The list is shown without it.")
        self.add_error(name, message % {"values": told})
        self.cleaned_data[name] = known  # add_error() takes the known values away, too

    def request(
        self,
        *,
        language: str,
        kinds: Sequence[str] = (),
        fixed: Mapping[str, str] | None = None,
        page_size: int = 20,
    ) -> SearchRequest:
        """Return the checked question; call after `is_valid()`, whatever it said."""
        data = self.cleaned_data
        choices = [KIND, *DIMENSIONS] if not kinds else [*DIMENSIONS]
        return SearchRequest(
            language=language,
            text=data["q"],
            kinds=tuple(kinds),
            fixed={name: (value,) for name, value in (fixed or {}).items()},
            chosen={name: data[name] for name in choices if data[name]},
            page=data["seite"],
            page_size=page_size,
        )


def as_querydict(params: Mapping[str, Any]) -> QueryDict:
    """Read a plain mapping as an address line."""
    if isinstance(params, QueryDict):
        return params
    query = QueryDict(mutable=True)
    for name, value in params.items():
        query.setlist(name, list(value) if isinstance(value, list | tuple) else [str(value)])
    return query
