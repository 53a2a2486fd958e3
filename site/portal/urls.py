"""Every address of the site. German stands at the root, other languages under their code."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.freigabe.views.landung import landing_page

urlpatterns = [
    path("verwaltung/", landing_page, name="verwaltung_landung"),
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("", include("portal.core.urls")),
    path("", include("portal.sprachen.urls")),
    path("", include("portal.freigabe.urls")),
    path("", include("angebote.urls")),
    path("media/", include("portal.media.urls")),
    *i18n_patterns(
        path("", include("search.urls")),
        path("", include("publikationen.urls")),
        path("", include("angebote.merkzettel.urls")),
        path("", include("portal.druck.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler404 = "portal.sprachen.views.page_not_found"
handler500 = "portal.core.views.server_error"
