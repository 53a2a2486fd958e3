"""The glossary beside a text: which terms it contains, and whether the preferred word is used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Fachbegriff

# German endings of nouns and adjectives; further forms stand with the term.
ENDING = r"(?:e|en|n|s|es|er|ern|em)?"
# A word of a translation may be inflected: this much of its beginning has to be there.
STEM_SHARE = 0.7
SHORTEST_STEM = 3
ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hinweis:
    """A term in a German text. ``verwendet`` is None as long as there is no translation."""

    begriff: str
    erlaeuterung: str
    bevorzugt: str
    verwendet: bool | None

    @property
    def warnt(self) -> bool:
        return self.verwendet is False


class Woerterbuch:
    """All terms that have a translation into one language; read once a page."""

    def __init__(self, code: str, terms: Iterable[Fachbegriff] | None = None) -> None:
        found = Fachbegriff.objects.all() if terms is None else terms
        self.terms = [
            (_pattern(term), term, term.in_language(code))
            for term in found
            if term.in_language(code)
        ]

    def hints(self, german: str, translation: str = "") -> list[Hinweis]:
        """Terms of a German text, and whether its translation uses a preferred word for each."""
        plain = _without_markup(german)
        words = folded_words(_without_markup(translation))
        return [
            Hinweis(
                term.begriff,
                term.erlaeuterung,
                preferred[0],
                any(uses(words, wanted) for wanted in preferred) if words else None,
            )
            for pattern, term, preferred in self.terms
            if pattern.search(plain)
        ]


def _pattern(term: Fachbegriff) -> re.Pattern[str]:
    forms = sorted(term.spellings(), key=len, reverse=True)
    alternatives = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"(?<!\w)(?:{alternatives}){ENDING}(?!\w)", re.IGNORECASE)


def _without_markup(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", text)


def folded_words(text: str) -> list[str]:
    """Words without case, accents, vowel signs and the Arabic article."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [_without_article(word) for word in WORD.findall(bare)]


def _without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word.removeprefix(article)
    return word


def uses(words: list[str], wanted: str) -> bool:
    """Do all words of the wanted term occur, inflected or not?"""
    return all(
        any(word.startswith(stem) for word in words) for stem in map(_stem, folded_words(wanted))
    )


def _stem(word: str) -> str:
    return word[: max(SHORTEST_STEM, round(len(word) * STEM_SHARE))]
