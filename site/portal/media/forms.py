"""The upload forms of pictures and documents."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .uploads import check_document, clean_picture


class BildFormField(WagtailImageField):
    """Takes pictures only, and only the picture: everything else in the file is dropped."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return super().to_python(data)
        if self.max_upload_size and data.size > self.max_upload_size:
            raise ValidationError(self.error_messages["file_too_large_unknown_size"])
        content = clean_picture(BytesIO(data.read()))
        return super().to_python(SimpleUploadedFile(data.name, content, data.content_type))


class BildForm(BaseImageForm):
    """Pictures without camera and place data."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            field = BildFormField(label=given.label, required=given.required, widget=given.widget)
            self.fields["file"] = field


class DokumentForm(BaseDocumentForm):
    """Documents that are what their name says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            extension = PurePath(str(file.name)).suffix.lower().lstrip(".")
            check_document(BytesIO(file.read()), extension)
            file.seek(0)
        return file
