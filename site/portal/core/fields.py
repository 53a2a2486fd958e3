"""Model fields of our own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from wagtail.fields import StreamField

from .languages import OFFERED, SIMPLE_LANGUAGE, SOURCE_LANGUAGE

NAME_LANGUAGES = [(c, name) for c, name in OFFERED if c not in {SOURCE_LANGUAGE, SIMPLE_LANGUAGE}]


class ContentStreamField(StreamField):
    """A StreamField whose block definitions stay out of migrations.

    Blocks change weekly, their stored JSON does not; with definitions inside, every change would
    write hundreds of lines of migration. Price: data migrations see the raw JSON only.
    """

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class LanguageNamesWidget(forms.MultiWidget):
    """One line of text a language, labelled with the language's own name."""

    template_name = "core/widgets/language_names.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.TextInput({"dir": "auto", "lang": code}) for code, _ in NAME_LANGUAGES
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code, _ in NAME_LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for subwidget, (_code, language) in zip(
            context["widget"]["subwidgets"], NAME_LANGUAGES, strict=True
        ):
            subwidget["language_name"] = language
        return context


class LanguageNamesFormField(forms.MultiValueField):
    """Reads the lines into ``{code: text}``, leaving empty ones out."""

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        fields = [forms.CharField(required=False, max_length=200) for _ in NAME_LANGUAGES]
        super().__init__(fields, require_all_fields=False, widget=LanguageNamesWidget(), **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        codes = (code for code, _ in NAME_LANGUAGES)
        return {c: text.strip() for c, text in zip(codes, data_list, strict=False) if text.strip()}


class LanguageNamesField(models.JSONField):
    """Names of one thing in other languages: ``{"en": "Health", "ar": "الصحة"}``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return LanguageNamesFormField(
            required=False, label=kwargs.get("label", self.verbose_name), help_text=self.help_text
        )
