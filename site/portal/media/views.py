"""Pictures are handed out here, so that a picture is public only while a public page shows it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from .models import BildAusgabe
from .visibility import is_shown_publicly

# Names of sizes carry a digest of the picture: another picture has another name.
MAX_AGE_SECONDS = 3_600


@require_safe
def serve_picture(request: HttpRequest, name: str) -> FileResponse:
    """Return a size of a picture; originals (which may be larger) are for the admin only."""
    rendition = BildAusgabe.objects.filter(file=f"images/{name}").select_related("image").first()
    if rendition is None:
        raise Http404
    is_editor = request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")
    picture = rendition.image
    if not is_editor and not (picture.darf_gezeigt_werden and is_shown_publicly(picture)):
        raise Http404
    response = FileResponse(rendition.file.open("rb"))
    visibility = "private" if is_editor else "public"
    response["Cache-Control"] = f"{visibility}, max-age={MAX_AGE_SECONDS}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
