"""XLIFF 1.2, the format of translation programs. They protect markup that travels as <g>, <x>."""

from __future__ import annotations

from html import escape
from typing import Final
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from defusedxml import ElementTree as SafeET
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from portal.core.languages import SOURCE_LANGUAGE

from .einheiten import Datei, DateiVerweigert, Einheit, moment

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
NS: Final = {"x": NAMESPACE}
MACHINE: Final = "mt-suggestion"
CTYPE: Final = "x-html-"
EMPTY_TAGS: Final = frozenset({"br"})


def write(datei: Datei) -> bytes:
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_q("xliff"), version="1.2")
    attributes = {
        "original": datei.uebersetzung,
        "source-language": SOURCE_LANGUAGE,
        "target-language": datei.sprache,
        "datatype": "html",
    }
    if datei.stand:
        attributes["date"] = datei.stand.isoformat()
    file = ET.SubElement(root, _q("file"), attributes)
    ET.SubElement(ET.SubElement(file, _q("header")), _q("note")).text = datei.titel
    body = ET.SubElement(file, _q("body"))
    for einheit in datei.einheiten:
        body.append(_unit(einheit))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="utf-8")


def _unit(einheit: Einheit) -> ET.Element:
    unit = ET.Element(_q("trans-unit"), id=einheit.kennung, resname=einheit.ort)
    unit.append(_inline("source", einheit.deutsch))
    if einheit.uebersetzung:
        target = _inline("target", einheit.uebersetzung)
        target.set("state", "needs-review-translation" if einheit.maschinell else "translated")
        if einheit.maschinell:
            target.set("state-qualifier", MACHINE)
        unit.append(target)
    return unit


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _inline(name: str, html: str) -> ET.Element:
    """HTML fragment -> element whose markup is <g ctype="x-html-b">."""
    element = ET.Element(_q(name))
    _append(element, BeautifulSoup(html, "html.parser"), [0])
    return element


def _append(parent: ET.Element, node: BeautifulSoup | Tag, counter: list[int]) -> None:
    for child in node.children:
        if isinstance(child, Tag):
            counter[0] += 1
            tag = "x" if child.name in EMPTY_TAGS else "g"
            own = str(child.get("id") or f"{child.name}-{counter[0]}")
            inner = ET.SubElement(parent, _q(tag), id=own, ctype=f"{CTYPE}{child.name}")
            _append(inner, child, counter)
        elif isinstance(child, NavigableString):
            _add_text(parent, str(child))


def _add_text(parent: ET.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def read(content: bytes) -> Datei:
    """Raises `DateiVerweigert`. Entities, external references and their bombs are refused."""
    try:
        root = SafeET.fromstring(content, forbid_dtd=True)
        return _read_root(root)
    except (
        ET.ParseError,
        DefusedXmlException,
        ValueError,
        LookupError,
        RecursionError,  # markup nested a thousand deep
    ) as error:
        raise DateiVerweigert(
            _("This is no XLIFF file that can be read. Export it anew from your program.")
        ) from error


def _read_root(root: ET.Element) -> Datei:
    file = root.find("x:file", NS)
    if root.tag != _q("xliff") or file is None:
        raise DateiVerweigert(
            _("This is no file of XLIFF 1.2. Choose that version in your program.")
        )
    return Datei(
        file.get("original", ""),
        file.get("target-language", ""),
        file.findtext("x:header/x:note", "", NS),
        moment(file.get("date")),
        [_read_unit(unit) for unit in file.iter(_q("trans-unit"))],
    )


def _read_unit(unit: ET.Element) -> Einheit:
    source, target = unit.find("x:source", NS), unit.find("x:target", NS)
    return Einheit(
        unit.get("id", ""),
        unit.get("resname", ""),
        _html(source) if source is not None else "",
        _html(target).strip() if target is not None else "",
        target is not None and target.get("state-qualifier") == MACHINE,
    )


def _html(element: ET.Element) -> str:
    """The element's content as an HTML fragment; unknown elements count as their text."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        name = (child.get("ctype") or "").removeprefix(CTYPE)
        known = (child.get("ctype") or "").startswith(CTYPE) and name.isalnum()
        inner = _html(child)
        if known and name in EMPTY_TAGS:
            parts.append(f"<{name}/>")
        elif known:
            link = f' id="{escape(child.get("id", ""))}"' if name == "a" else ""
            parts.append(f"<{name}{link}>{inner}</{name}>")
        else:
            parts.append(inner)
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)
