"""Finds words on a page that belong to another language than the markup says.

A screen reader speaks a text as its ``lang`` tells it to: German read by an Arabic voice is noise.
Scripts tell most; between languages of one script, small words and letters of only one of them do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

from portal.sprachen.deutsche_woerter import WORDS

ARABIC: Final = frozenset({"ar", "fa"})
CYRILLIC: Final = frozenset({"uk", "ru", "bg"})

LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]{2,}")
CYRILLIC_WORD: Final = re.compile(r"[Ѐ-ӿ]{2,}")
ARABIC_WORD: Final = re.compile(r"[؀-ۿ]{2,}")

# Small words that only one of our languages of the Latin script has.
GERMAN: Final = re.compile(
    r"\b(und|oder|nicht|für|mit|eine[rnms]?|der|auf|über|wird|werden|sind|ist|bis|vom|beim|"
    r"Angebot\w*|Sozialr[aä]um\w*|Themeninsel\w*|Empfehlung\w*|Handlungsempfehlung\w*|Beispiel|"
    r"kostenlos|Uhr|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Januar|Februar|März|"
    r"Juni|Juli|Oktober|Dezember|Suche\w*|Seite|Startseite|Sprache|Leichte|Runde|\w*[ßä]\w*)\b"
)
ENGLISH: Final = re.compile(
    r"\b(the|and|with|this|that|which|from|has|have|been|your|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|January|February|June|July|October|December|free of charge)\b",
    re.IGNORECASE,
)
# What is the same in every language: names, abbreviations, addresses, units.
NAMES: Final = re.compile(
    r"Expert\*innendialoge|Oberhausen|Styrum|Mitte|Alstaden|Lirich|Osterfeld|Sterkrade|Nord|Ost|"
    r"Stadtsportbund|Sozialnavigator|World|Caf[eé]|Sozialrathaus|Jobcenter|Smart City|"
    r"\bPDF\b|\bQR\b|\bWCAG\b|\bEN\b|\bHE\b|\bMS\b|\bAL\b|\bOS\b|\bOO\b|\bSM\b|\bSN\b|\bSW\b|"
    r"Süd|Vonderort|Vondern|www\.\S+|https?://\S+|\bDSGVO\b|\bDSG NRW\b|\bIP\b|\bcookies?\b|"
    r"\S+@\S+|\S*oberhausen\.de\S*|\S*example\.org\S*"
)
# Where a long word may break: no end of the word.
BREAKS: Final = re.compile("<wbr>|&shy;|\u00ad")
READ_ALOUD: Final = ("alt", "aria-label", "title", "placeholder", "content")
SILENT: Final = frozenset({"script", "style", "meta"})
# No markup can stand in titles, options and attributes: a name in brackets, a word of the field or
# one that the page itself marks may.
IN_BRACKETS: Final = re.compile(r"\([^()]*\)")


def foreign_words(html: str) -> list[str]:
    """Return ``lang: word (text)`` for every text that is marked as the wrong language."""
    soup = BeautifulSoup(BREAKS.sub("", html), "html.parser")
    return [
        f"{language}: {word} ({text.strip()[:80]})"
        for language, text in spoken(soup)
        if (word := first_foreign(text, language))
    ]


def spoken(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Texts and spoken attributes, each with the language that its markup gives it."""
    marked = names_marked_on(soup)
    for element in soup.find_all(True):
        if element.name == "meta" and element.get("name") != "description":
            continue
        for name in READ_ALOUD:
            if isinstance(value := element.get(name), str):
                yield language_of(element), without(marked, value)
    for text in soup.find_all(string=True):
        parent = text.parent
        if isinstance(text, Comment) or not isinstance(text, NavigableString):
            continue
        if parent is None or parent.name in SILENT or not text.strip():
            continue
        plain = parent.name in {"title", "option"}
        yield language_of(parent), without(marked, text) if plain else str(text)


def names_marked_on(soup: BeautifulSoup) -> list[str]:
    """Texts that the page marks as another language than its own, the longest first."""
    own = language_of(soup.html) if soup.html else ""
    others = (e.get_text() for e in soup.find_all(lang=True) if e.get("lang") != own)
    return sorted({name for name in others if name.strip()}, key=len, reverse=True)


def without(names: list[str], text: str) -> str:
    for name in names:
        text = text.replace(name, " ")
    return WORDS.sub(" ", IN_BRACKETS.sub(" ", text))


def language_of(element: Tag) -> str:
    for one in (element, *element.parents):
        if isinstance(one, Tag) and isinstance(code := one.get("lang"), str):
            return code
    return ""


def first_foreign(text: str, language: str) -> str:
    """Return the first word of another language, "" if there is none."""
    plain = NAMES.sub(" ", text)
    for pattern in foreign_patterns(language):
        if found := pattern.search(plain):
            return found.group(0)
    return ""


def foreign_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    if language in ARABIC:
        return LATIN_WORD, CYRILLIC_WORD
    if language in CYRILLIC:
        return LATIN_WORD, ARABIC_WORD
    other_scripts = (ARABIC_WORD, CYRILLIC_WORD)
    if language.startswith("de"):
        return (*other_scripts, ENGLISH)
    if language == "en":
        return (*other_scripts, GERMAN)
    return (*other_scripts, GERMAN, ENGLISH)
