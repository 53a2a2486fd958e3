"""How the form of a page is laid out, and which part of it a translation shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_m2m_relations
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.widgets import SlugInput
from wagtail.models import Page

from .languages import SOURCE_LANGUAGE
from .slugs import GERMAN_LETTERS, german_slug
from .translation import translated_names

# Form fields every language keeps, besides its own texts.
PUBLISHING_FIELDS = {"slug", "show_in_menus", "go_live_at", "expire_at", "comment_notifications"}

# Boxes to tick: nobody guesses that a list takes Ctrl and a click.
register_form_field_override(
    ParentalManyToManyField, override={"widget": forms.CheckboxSelectMultiple}
)


EDITOR_SPELLING = [(re.escape(chr(letter)), to) for letter, to in GERMAN_LETTERS.items()]
# While somebody types a title, the address beside it is spelt as `german_slug` will store it.
register_form_field_override(
    models.SlugField,
    override={"widget": SlugInput(formatters=EDITOR_SPELLING)},
)


class BasePageForm(WagtailAdminPageForm):
    """Shows the facts on the German page only.

    Every language reads them from there; a second place to enter them would never be shown.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.language_code != SOURCE_LANGUAGE:
            self._keep_texts_only()
        if self.for_user is not None:
            self.instance.narrow_form(self, self.for_user)

    def save(self, commit: bool = True) -> Any:
        """Keep a new page offline: Wagtail would show it before its publication is admitted."""
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit)

    def clean_slug(self) -> str:
        """Spell the address in German letters, also where a browser without script sent it raw."""
        typed: str = self.cleaned_data["slug"]
        return typed if typed == self.instance.slug else german_slug(typed) or typed

    def _post_clean(self) -> None:
        """Give the instance its many-to-many choices before its rules read them, not after."""
        for field in get_all_child_m2m_relations(self.instance):
            if field.name in self.cleaned_data:
                field.save_form_data(self.instance, self.cleaned_data[field.name])
        super()._post_clean()
        if not self.is_deferred_validation and self.instance.language_code == SOURCE_LANGUAGE:
            for name, message in self.instance.missing_facts().items():
                self.add_error(name if name in self.fields else None, message)

    def _keep_texts_only(self) -> None:
        kept = PUBLISHING_FIELDS | translated_names(type(self.instance))
        for name in set(self.fields) - kept:
            del self.fields[name]
        for name in set(self.formsets) - {"comments"}:
            del self.formsets[name]


class FactInlinePanel(InlinePanel):
    """An InlinePanel that a translation leaves out together with its formset."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            form = kwargs["form"]
            self.is_left_out = (
                form is not None and kwargs["panel"].relation_name not in form.formsets
            )
            if self.is_left_out:
                Panel.BoundPanel.__init__(self, **kwargs)
            else:
                super().__init__(**kwargs)

        def is_shown(self) -> bool:
            return not self.is_left_out and super().is_shown()


class NoticePanel(Panel):
    """What an app above says of the page that is edited, in front of its form.

    The setting PAGE_EDITOR_NOTICE names a function ``(page, request) -> SafeString``; an empty
    answer shows nothing.
    """

    class BoundPanel(Panel.BoundPanel):
        @cached_property
        def notice(self) -> SafeString:
            told: SafeString = import_string(settings.PAGE_EDITOR_NOTICE)(
                self.instance, self.request
            )
            return told

        def is_shown(self) -> bool:
            return self.request is not None and bool(self.notice)

        def render_html(self, parent_context: Any = None) -> SafeString:
            return self.notice


def page_tabs(
    *tabs: tuple[Any, Sequence[Any]], form: type[BasePageForm] = BasePageForm
) -> TabbedInterface:
    """Return the edit handler: the tabs given as (heading, panels), then the one for publishing."""
    publishing = ObjectList([*Page.promote_panels, *Page.settings_panels], heading=_("Publication"))
    content = [ObjectList(list(panels), heading=heading) for heading, panels in tabs]
    content[0].children.insert(0, NoticePanel())
    return TabbedInterface([*content, publishing], base_form_class=form)
