"""The page every page type is made from."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from ..catalogue import CardFact, CatalogueEntry
from ..cluster import load_cluster
from ..languages import SOURCE_LANGUAGE
from ..plaintext import stream_text
from ..restrictions import restricted_paths
from ..signals import page_stored
from ..textlinks import text_page_ids, translation_keys
from ..wagtail_locales import known_locales


class BasePage(Page):
    """A public page: texts in its own language, facts on the German page (`quelle`).

    What the public catalogue knows of a page comes from the ``catalogue_*`` methods; page types
    override those they have more to say about.
    """

    # The kind (`art`) the page is listed and searched as; None keeps it out of the catalogue.
    catalogue_kind: ClassVar[str | None] = "seite"
    # The template of the page as PDF (portal.druck); None: there is no PDF of this type.
    pdf_template: ClassVar[str | None] = None

    kurztext = models.TextField(
        _("in one sentence"),
        max_length=300,
        blank=True,
        help_text=_(
            "Shown below the title, in lists and in search results. One or two short sentences."
        ),
    )
    beispiel = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_("Marks invented content visibly as “Beispiel”, for readers and in this admin."),
    )
    redaktionsnotiz = models.TextField(
        _("editorial note"),
        blank=True,
        help_text=_(
            "For the editors only, never public: contradictions in the source, open questions."
        ),
    )
    schlagwoerter = ClusterTaggableManager(
        through="core.SchlagwortZuordnung",
        blank=True,
        verbose_name=_("keywords"),
        help_text=_("Free words, separated by commas. Existing ones are suggested while you type."),
    )

    content_panels = [*Page.content_panels, FieldPanel("kurztext")]
    editorial_panels = [
        FieldPanel("schlagwoerter"),
        MultiFieldPanel(
            [FieldPanel("beispiel"), FieldPanel("redaktionsnotiz")], heading=_("For the editors")
        ),
    ]
    promote_panels = [
        HelpPanel(
            _("Title and address are taken from the content; change them only with a reason.")
        ),
        *Page.promote_panels,
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("beispiel", overridable=False),
    ]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        page_stored.send(sender=type(self), instance=self)

    def narrow_form(self, form: Any, user: Any) -> None:
        """Take from the form of this page what ``user`` may not enter; here everything stays."""

    def permissions_for_user(self, user: Any) -> Any:
        """Rights on every page come from the one tester (in freigabe), named in the settings."""
        return import_string(settings.PAGE_PERMISSION_TESTER)(user, self)

    @property
    def language_code(self) -> str:
        """Code of the language this page's texts are written in."""
        if self.locale_id is None:  # the preview of a page that is still being written
            return SOURCE_LANGUAGE
        return known_locales.language_code(self.locale_id)

    @cached_property
    def quelle(self) -> Self:
        """The German page of the same content: every structured fact is read from it."""
        if self.language_code == SOURCE_LANGUAGE:
            return self
        german = (
            type(self)
            .objects.filter(
                translation_key=self.translation_key, locale__language_code=SOURCE_LANGUAGE
            )
            .first()
        )
        return german or self

    def prepare_facts(self) -> None:
        """Read all relations of this page at once, before a template asks for them one by one."""
        load_cluster(self)

    def get_view_restrictions(self) -> Any:
        """Spare Wagtail's two queries as long as no page of the site is restricted."""
        if not restricted_paths():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def pdf_url(self) -> str:
        """Address of the page as PDF, beside the page itself; "" if there is none."""
        url = self.get_url() if self.pdf_template else None
        return f"{url.rstrip('/')}.pdf" if url else ""

    def pdf_context(self) -> dict[str, Any]:
        """Return what the PDF's template needs besides ``page``."""
        return {}

    def missing_facts(self) -> dict[str, Any]:
        """Return what a draft may leave out but a published page may not: field -> sentence."""
        return {}

    # What the catalogue asks ------------------------------------------------------------------

    def catalogue_entry(self) -> CatalogueEntry:
        """Return what lists and search know of this page, in this page's language."""
        return CatalogueEntry(
            title=self.title,
            summary=self.kurztext,
            text=self.catalogue_text(),
            keywords=tuple(self.catalogue_keywords()),
            kind=self.catalogue_kind or "",
            facets={name: tuple(values) for name, values in self.catalogue_facets().items()},
            card=tuple(self.catalogue_card()),
            links=tuple(self.catalogue_links()),
            date=self.catalogue_date(),
            valid_until=self.catalogue_valid_until(),
            status=self.catalogue_status(),
            beispiel=self.quelle.beispiel,
            address=self.catalogue_address(),
            documents=tuple(self.catalogue_documents()),
        )

    def catalogue_text(self) -> str:
        """Plain text of everything a reader reads on the page, without title and summary."""
        streams = (field for field in self._meta.get_fields() if isinstance(field, StreamField))
        return "\n".join(filter(None, (stream_text(getattr(self, f.name)) for f in streams)))

    def catalogue_keywords(self) -> list[str]:
        return [tag.name for tag in self.quelle.schlagwoerter.all()]

    def catalogue_facets(self) -> dict[str, list[str]]:
        return {"schlagwort": [tag.slug for tag in self.quelle.schlagwoerter.all()]}

    def catalogue_card(self) -> list[CardFact]:
        return []

    def catalogue_links(self) -> list[UUID]:
        """Translation keys of the pages this page leads on to."""
        return translation_keys(self.linked_page_ids())

    def linked_page_ids(self) -> list[Any]:
        """Primary keys of the pages that this page leads on to; those in its texts by default."""
        return text_page_ids(self.quelle)

    def catalogue_date(self) -> datetime.date | None:
        return None

    def catalogue_valid_until(self) -> datetime.date | None:
        return None

    def catalogue_status(self) -> str:
        return ""

    def catalogue_address(self) -> str:
        return ""

    def catalogue_documents(self) -> list[Any]:
        """Documents (media.Dokument) whose text is searched with the page."""
        return []
