"""Documents to download."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.search import index


class Dokument(AbstractDocument):
    """A file to download, with what a reader should know before opening it."""

    beschreibung = models.CharField(_("description"), max_length=200, blank=True)
    stand = models.DateField(_("as of"), null=True, blank=True)

    # The chooser narrows by key what an editor may see, while searching, too.
    search_fields = [*AbstractDocument.search_fields, index.FilterField("id")]

    admin_form_fields = (*Document.admin_form_fields, "beschreibung", "stand")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
