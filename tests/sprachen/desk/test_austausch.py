"""Files for translators: what goes out comes back the same, and no file can do harm."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from portal.sprachen.desk.austausch import po, tabelle, xliff
from portal.sprachen.desk.austausch.einheiten import Datei, DateiVerweigert, Einheit, moment
from portal.sprachen.desk.austausch.einlesen import FORMATS, parse, take_in, written

from .conftest import DREI, Tisch, absatz, start_translation

TEXTS = [
    "Einfach",
    'Ein <b>fetter</b> Text mit <a id="a1">Link</a>, <i>kursiv</i><br/>und Umbruch',
    "Größer als &lt;3 &amp; „Anführung“ 'so' \"so\"",
    "=1+1",
    "'+49 208",
    "-- Strich; Semikolon, Komma\tTab",
    "مرحبا بالعالم",
    "Zeile eins\nZeile zwei",
]


@pytest.mark.parametrize("module", [xliff, po, tabelle], ids=["xliff", "po", "csv"])
def test_every_text_comes_back_as_it_went_out(module: Any) -> None:
    einheiten = [
        Einheit(f"k{n}", f"feld.{n}", text, text.replace("Text", "Satz"), n % 2 == 0)
        for n, text in enumerate(TEXTS)
    ]
    went_out = Datei("uuid", "ar", "Ein „Titel“", moment("2026-11-22T10:00:00+01:00"), einheiten)
    assert module.read(module.write(went_out)) == went_out


@pytest.mark.parametrize("name", ["xliff", "po", "csv"])
def test_untouched_file_changes_nothing(tisch: Tisch, name: str) -> None:
    datei = parse(f"datei.{name}", written(tisch.translation, name))
    rows = StringTranslation.objects.order_by("pk").values("data", "translation_type")
    before = list(rows)
    found = take_in(tisch.translation, datei, tisch.haus.uebersetzung)
    assert (found.uebernommen, found.gleich) == (0, len(tisch.texte))
    assert (
        list(StringTranslation.objects.order_by("pk").values("data", "translation_type")) == before
    )


@pytest.mark.parametrize("name", ["xliff", "po", "csv"])
def test_new_texts_are_read_in_with_who_translated_them(tisch: Tisch, name: str) -> None:
    content = written(tisch.translation, name).replace(b"Tea is free.", b"Tea costs nothing.")
    found = take_in(tisch.translation, parse(f"x.{name}", content), tisch.haus.uebersetzung)
    assert found.uebernommen == 1
    row = StringTranslation.objects.get(data="Tea costs nothing.")
    assert row.last_translated_by == tisch.haus.uebersetzung
    assert row.translation_type == "manual"


def test_file_of_another_page_is_refused_by_name(tisch: Tisch) -> None:
    other = start_translation(tisch.haus.index, "en")
    datei = parse("x.xliff", written(other, "xliff"))
    with pytest.raises(DateiVerweigert, match="Angebote"):
        take_in(tisch.translation, datei, tisch.haus.uebersetzung)


@pytest.mark.parametrize("name", ["xliff", "po", "csv"])
def test_file_of_an_older_german_text_loses_nothing(tisch: Tisch, name: str) -> None:
    content = written(tisch.translation, name).replace(b"Just come by.", b"Do come by.")
    StringTranslation.objects.filter(data="Just come by.").delete()
    tisch.publish([DREI[0], absatz(DREI[1]["id"], "<p>Melden Sie sich an.</p>"), DREI[2]])
    found = take_in(tisch.fresh(), parse(f"x.{name}", content), tisch.haus.uebersetzung)
    assert found.veraltet == ["Kommen Sie einfach vorbei."]
    assert StringTranslation.objects.filter(data="Do come by.").count() == 1
    assert tisch.open_texts() == ["Melden Sie sich an."]


def test_newer_work_here_is_not_overwritten_unless_asked(tisch: Tisch) -> None:
    content = written(tisch.translation, "po").replace(b"Tea is free.", b"Old office text.")
    row = StringTranslation.objects.get(data="Tea is free.")
    row.data = "Tea is on us."
    row.save()
    datei = parse("x.po", content)
    found = take_in(tisch.translation, datei, tisch.haus.uebersetzung)
    assert found.neuer == ["Der Tee ist frei."]
    assert StringTranslation.objects.filter(data="Tea is on us.").exists()
    take_in(tisch.translation, datei, tisch.haus.uebersetzung, replace=True)
    assert StringTranslation.objects.filter(data="Old office text.").exists()


def test_markup_that_is_not_allowed_is_named_and_not_stored(tisch: Tisch) -> None:
    text = b"&lt;script&gt;alert(1)&lt;/script&gt;"
    content = written(tisch.translation, "po").replace(b"Tea is free.", b"<script>x()</script>")
    found = take_in(tisch.translation, parse("x.po", content), tisch.haus.uebersetzung)
    assert found.fehlerhaft == ["Der Tee ist frei."]
    assert not StringTranslation.objects.filter(data__contains="script").exists()
    deep = b"<b>" * 3000 + b"x" + b"</b>" * 3000
    nested = written(tisch.translation, "po").replace(b"Tea is free.", deep)
    found = take_in(tisch.translation, parse("x.po", nested), tisch.haus.uebersetzung)
    assert found.fehlerhaft == ["Der Tee ist frei."]
    escaped = written(tisch.translation, "xliff").replace(b"Tea is free.", text)
    take_in(tisch.translation, parse("x.xliff", escaped), tisch.haus.uebersetzung)
    assert not StringTranslation.objects.filter(data__contains="<script").exists()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;">]><xliff version="1.2">&c;</xliff>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<xliff version="1.2">&a;</xliff>"""


DEEP = (
    b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file><body>'
    b'<trans-unit id="a"><source>' + b"<g>" * 9999 + b"</g>" * 9999 + b"</source></trans-unit>"
    b"</body></file></xliff>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.xliff", BOMB),
        ("x.xliff", DEEP),
        ("x.xliff", OUTSIDE),
        ("x.xliff", b"<xliff"),
        ("x.xliff", b""),
        ("x.xliff", b"\xff\xfe\x00\x01"),
        ("x.xliff", b'<?xml version="1.0" encoding="utf-99"?><xliff/>'),
        ("x.xliff", b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>'),
        ("x.po", b"/etc/passwd"),
        ("x.po", b"\xff\xfe"),
        ("x.csv", b"Kennung;Deutsch\r\n"),
        ("x.csv", b'"offen'),
        ("x.csv", b"\xff\xfe\x00"),
        ("x.csv", b"\x00;\x00"),
        ("x.exe", b"MZ"),
        ("ohne", b"x"),
        ("x.po", b"#" * 2_000_001),
    ],
)
def test_hostile_file_gets_a_sentence(name: str, content: bytes) -> None:
    with pytest.raises(DateiVerweigert) as refusal:
        parse(name, content)
    assert str(refusal.value).endswith(".")


def test_file_without_its_first_lines_is_refused(tisch: Tisch) -> None:
    datei = parse("x.po", b'msgid "offen')
    with pytest.raises(DateiVerweigert):
        take_in(tisch.translation, datei, tisch.haus.uebersetzung)


def test_every_format_is_a_download(tisch: Tisch, client: Client) -> None:
    client.force_login(tisch.haus.uebersetzung)
    for name in ("xliff", "po", "csv"):
        url = reverse("uebersetzungen_ausgeben", args=[tisch.translation.pk, name])
        answer = client.get(url)
        assert answer["Content-Disposition"] == f'attachment; filename="babytreff-en.{name}"'
        assert FORMATS[name].read(answer.content).uebersetzung == str(tisch.translation.uuid)


def test_upload_says_what_became_of_the_file(tisch: Tisch, client: Client) -> None:
    client.force_login(tisch.haus.uebersetzung)
    url = reverse("uebersetzungen_dateien", args=[tisch.translation.pk])
    content = written(tisch.translation, "csv").replace(b"Tea is free.", b"Free tea.")
    answer = client.post(url, {"datei": SimpleUploadedFile("a.csv", content)})
    assert answer.context["ergebnis"].uebernommen == 1
    refused = client.post(url, {"datei": SimpleUploadedFile("a.xliff", BOMB)})
    assert refused.context["form"].errors["datei"]
    assert client.post(url, {}).context["form"].errors["datei"]


@pytest.mark.parametrize("who", ["einreichung_a", "einreichung_b", "leitung_a", "datenpflege"])
def test_others_get_no_file(tisch: Tisch, client: Client, who: str) -> None:
    client.force_login(getattr(tisch.haus, who))
    url = reverse("uebersetzungen_ausgeben", args=[tisch.translation.pk, "po"])
    assert client.get(url).status_code in {302, 403}
