"""What a proxy may keep of an answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from portal.core.middleware import PublicResponseMiddleware


def answer(request: HttpRequest, response: HttpResponse | None = None) -> HttpResponse:
    given = response or HttpResponse("x", headers={"Vary": "Cookie, Accept-Encoding"})
    return PublicResponseMiddleware(lambda _request: given)(request)


def test_a_reader_gets_an_answer_a_proxy_may_keep() -> None:
    response = answer(RequestFactory().get("/angebote/"))
    assert "public" in response["Cache-Control"]
    assert response["Vary"] == "Accept-Encoding"


def test_nothing_of_the_admin_is_ever_kept() -> None:
    assert "no-store" in answer(RequestFactory().get("/verwaltung/pages/"))["Cache-Control"]


def test_what_a_logged_in_person_sees_is_not_kept_for_others() -> None:
    request = RequestFactory().get("/angebote/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert "no-store" in answer(request)["Cache-Control"]


def test_an_answer_that_sets_a_cookie_is_not_kept() -> None:
    response = HttpResponse("x")
    response.set_cookie("csrftoken", "1")
    assert not answer(RequestFactory().get("/"), response).has_header("Cache-Control")
