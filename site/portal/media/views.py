"""Pictures are handed out here, so that a picture is public only while a public page shows it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from .models import BildAusgabe
from .visibility import is_shown_publicly, may_be_served

# Names of sizes carry a digest of the picture: another picture has another name.
MAX_AGE_SECONDS = 3_600


@require_safe
def serve_picture(request: HttpRequest, name: str) -> FileResponse:
    """Return a size of a picture; originals (which may be larger) are for the admin only."""
    rendition = BildAusgabe.objects.filter(file=f"images/{name}").select_related("image").first()
    if rendition is None:
        raise Http404
    picture = rendition.image
    is_public = picture.darf_gezeigt_werden and is_shown_publicly(picture)
    if not is_public and not may_be_served(request, picture):
        raise Http404
    response = FileResponse(rendition.file.open("rb"))
    visibility = "public" if is_public else "private"
    response["Cache-Control"] = f"{visibility}, max-age={MAX_AGE_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
