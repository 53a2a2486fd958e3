"""Machine translation: off by default, within its budget, never at the cost of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from django.test import Client
from django.urls import reverse
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation

from portal.sprachen.desk.maschine.deepl import DeepL
from portal.sprachen.desk.maschine.lauf import DienstVerweigert, translate_open_texts
from portal.sprachen.models import Maschinenlauf

from .conftest import DREI, Tisch, absatz
from .libretranslate import Server, running

CHANGED = [DREI[0], absatz(DREI[1]["id"], "<p>Melden Sie sich <b>bitte</b> an.</p>"), DREI[2]]
OPEN = "Melden Sie sich <b>bitte</b> an."
CLASS = "portal.sprachen.desk.maschine.libretranslate.LibreTranslate"


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    with running() as found:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": CLASS,
            "OPTIONS": {"URL": found.url, "KEY": "geheim", "CHARACTERS_PER_MONTH": 500},
        }
        yield found


@pytest.fixture
def offen(tisch: Tisch) -> Tisch:
    tisch.publish(CHANGED)
    return tisch


def test_without_a_service_nothing_is_sent_and_no_button_shown(
    offen: Tisch, client: Client
) -> None:
    assert get_machine_translator() is None
    client.force_login(offen.haus.uebersetzung)
    page = client.get(reverse("uebersetzungen_blatt", args=[offen.translation.pk]))
    assert page.context["maschine"] is None
    with pytest.raises(DienstVerweigert):
        translate_open_texts(offen.fresh(), offen.haus.uebersetzung)


def test_only_the_open_text_is_sent_and_comes_back_marked(offen: Tisch, server: Server) -> None:
    assert translate_open_texts(offen.fresh(), offen.haus.uebersetzung) == 1
    sent = server.requests[0]
    assert sent == {
        "path": "/translate",
        "q": [OPEN],
        "source": "de",
        "target": "en",
        "format": "html",
        "api_key": "geheim",
    }
    row = StringTranslation.objects.get(data=f"T: {OPEN}")
    assert (row.translation_type, row.tool_name) == ("machine", "LibreTranslate")
    assert not offen.open_texts()


def test_log_says_who_sent_how_much_and_keeps_no_text(offen: Tisch, server: Server) -> None:
    translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    entry = Maschinenlauf.objects.get()
    assert (entry.von, entry.zeichen, entry.texte) == (offen.haus.uebersetzung, len(OPEN), 1)
    assert entry.ergebnis == Maschinenlauf.Ergebnis.GELUNGEN


def test_budget_of_the_month_stops_before_anything_is_sent(offen: Tisch, server: Server) -> None:
    Maschinenlauf.objects.create(
        dienst="x", sprache="en", zeichen=490, texte=1, ergebnis="gelungen"
    )
    with pytest.raises(DienstVerweigert, match="500"):
        translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    assert server.requests == []


@pytest.mark.parametrize("status", [400, 403, 429, 500])
def test_failing_service_changes_nothing(offen: Tisch, server: Server, status: int) -> None:
    before = StringTranslation.objects.count()
    server.status = status
    with pytest.raises(DienstVerweigert):
        translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    assert StringTranslation.objects.count() == before
    assert Maschinenlauf.objects.get().ergebnis == Maschinenlauf.Ergebnis.GESCHEITERT


def test_service_that_is_down_gets_a_sentence(
    offen: Tisch, server: Server, settings: Any, client: Client
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["URL"] = "http://127.0.0.1:9"
    client.force_login(offen.haus.uebersetzung)
    url = reverse("uebersetzungen_maschine", args=[offen.translation.pk])
    answer = client.post(url, follow=True)
    assert answer.status_code == 200
    assert "LibreTranslate" in str(next(iter(answer.context["messages"])))
    assert offen.open_texts() == [OPEN]


@pytest.mark.parametrize(
    "answer",
    ["", "<script>x()</script>", '<a id="a9">fremder Link</a>', 7, None],
    ids=["empty", "script", "link", "number", "nothing"],
)
def test_unusable_answer_leaves_the_text_open(offen: Tisch, server: Server, answer: Any) -> None:
    server.answer = lambda _text: answer
    try:
        assert translate_open_texts(offen.fresh(), offen.haus.uebersetzung) == 0
    except DienstVerweigert:
        assert not isinstance(answer, str)
    assert offen.open_texts() == [OPEN]


def test_text_written_by_a_person_meanwhile_stays(offen: Tisch, server: Server) -> None:
    segment = offen.fresh().source.stringsegment_set.get(string__data=OPEN)

    def somebody_is_faster(text: str) -> str:
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=offen.translation.target_locale,
            data="Please register.",
            translation_type="manual",
        )
        return text

    from portal.sprachen.desk.maschine import libretranslate

    original = libretranslate.LibreTranslate.ask
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            libretranslate.LibreTranslate,
            "ask",
            lambda self, *args: [somebody_is_faster(t) for t in original(self, *args)],
        )
        assert translate_open_texts(offen.fresh(), offen.haus.uebersetzung) == 0
    assert StringTranslation.objects.get(translation_of=segment.string).data == "Please register."


def test_button_of_the_editor_goes_the_same_way(
    offen: Tisch, server: Server, client: Client
) -> None:
    """wagtail-localize's own button would answer with an error page when the service fails."""
    server.status = 500
    client.force_login(offen.haus.uebersetzung)
    url = reverse("wagtail_localize:machine_translate", args=[offen.translation.pk])
    answer = client.post(url)
    assert answer.status_code == 302
    assert offen.open_texts() == [OPEN]


def test_machine_text_stays_marked_until_a_person_has_read_it(
    offen: Tisch, server: Server, client: Client
) -> None:
    translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    offen.publish_english()
    assert offen.stand.maschinell == 1
    client.force_login(offen.haus.uebersetzung)
    client.post(reverse("uebersetzungen_gelesen", args=[offen.translation.pk]))
    stand = offen.stand
    assert (stand.maschinell, stand.geprueft_von) == (0, offen.haus.uebersetzung)


def test_read_but_corrected_since_is_marked_until_the_correction_is_online(
    offen: Tisch, server: Server, client: Client
) -> None:
    translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    offen.publish_english()
    row = StringTranslation.objects.get(translation_type="machine")
    row.data = "Corrected."
    row.save()
    client.force_login(offen.haus.uebersetzung)
    client.post(reverse("uebersetzungen_gelesen", args=[offen.translation.pk]))
    assert offen.stand.maschinell == 1
    offen.publish_english()
    assert offen.stand.maschinell == 0


def test_log_is_shown_with_what_is_left_of_the_budget(
    offen: Tisch, server: Server, client: Client
) -> None:
    translate_open_texts(offen.fresh(), offen.haus.uebersetzung)
    client.force_login(offen.haus.redaktion)
    shown = client.get(reverse("uebersetzungen_protokoll"))
    assert (shown.context["budget"], shown.context["verbraucht"]) == (500, len(OPEN))
    assert "LibreTranslate" in shown.content.decode()
    client.force_login(offen.haus.uebersetzung)
    assert client.get(reverse("uebersetzungen_protokoll")).status_code in {302, 403}


class Answer:
    def raise_for_status(self) -> None:
        """All is well."""

    def json(self) -> dict[str, Any]:
        return {"translations": [{"text": "Hello", "detected_source_language": "DE"}]}


@pytest.mark.parametrize(
    ("key", "host"), [("k:fx", "api-free.deepl.com"), ("k", "api.deepl.com")], ids=["free", "pro"]
)
def test_deepl_is_asked_as_its_documentation_says(
    monkeypatch: pytest.MonkeyPatch, key: str, host: str
) -> None:
    seen: dict[str, Any] = {}

    def post(url: str, **kwargs: Any) -> Answer:
        seen.update(url=url, **kwargs)
        return Answer()

    monkeypatch.setattr(requests, "post", post)
    assert DeepL({"KEY": key}).ask("de", "en", ["Hallo"]) == ["Hello"]
    assert seen["url"] == f"https://{host}/v2/translate"
    assert seen["headers"] == {"Authorization": f"DeepL-Auth-Key {key}"}
    assert seen["json"]["target_lang"] == "EN-GB"
    assert seen["json"]["tag_handling"] == "html"
