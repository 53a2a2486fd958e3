"""Languages that need no compounds: a fold, a stem and a list of stop words each."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import simplemma
from Stemmer import Stemmer

from . import folding
from .endings import bulgarian_stem, kurdish_stem, light_arabic_stem, ukrainian_stem
from .reading import Reader, Reading, joined
from .runs import APOSTROPHES, HYPHENS, MIDDLE_DOTS
from .stopwords import stopwords

Step = Callable[[str], str]
_PIECES = re.compile(rf"[{HYPHENS}*:_/.(){MIDDLE_DOTS}\u200c]+")
_JOINED = re.compile(rf"[{HYPHENS}/.\u200c]")
_APOSTROPHE = re.compile(rf"[{APOSTROPHES}]")
_FRENCH_ELISION = re.compile(rf"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)[{APOSTROPHES}]")
_ENGLISH_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")


def _unchanged(word: str) -> str:
    return word


@dataclass(frozen=True)
class Chain:
    """`apostrophe` says what an apostrophe means, `fold` makes one spelling, `stem` shortens it,
    `finish` folds what only the stemmer needed (accents)."""

    fold: Step
    stem: Step
    apostrophe: Step = _unchanged
    finish: Step = folding.without_marks


class ChainAnalyser(Reader):
    def __init__(self, language: str, chain: Chain) -> None:
        self.language = language
        self._chain = chain
        self._stop = frozenset(self._fold(word) for word in stopwords(language))
        self.read = lru_cache(maxsize=100_000)(self._read)  # type: ignore[method-assign]

    def _read(self, raw: str) -> tuple[Reading, ...]:
        pieces = tuple(self._word(piece) for piece in _PIECES.split(raw) if piece)
        if len(pieces) < 2 or not _JOINED.search(raw):
            return pieces
        return joined(pieces, self._word(_PIECES.sub("", raw)))

    def _word(self, piece: str) -> Reading:
        folded = self._fold(piece)
        stem = self._chain.finish(self._chain.stem(folded)) or folded
        stop = folded in self._stop or (len(folded) < 2 and folded.isascii() and folded.isalpha())
        return Reading(self._chain.finish(folded) or folded, stem, stop=stop)

    def _fold(self, piece: str) -> str:
        return _APOSTROPHE.sub("", self._chain.fold(self._chain.apostrophe(piece)))


def _snowball(algorithm: str) -> Step:
    stemmer = Stemmer(algorithm)
    return lambda word: str(stemmer.stemWord(word))


def _lemma_then_snowball(language: str, algorithm: str) -> Step:
    """The dictionary knows irregular forms, Snowball the rest (MRR: French .616 -> .627, English
    .651 -> .656)."""
    stem = _snowball(algorithm)
    return lambda word: stem(simplemma.lemmatize(word, lang=language).lower())


_ARABIC = _snowball("arabic")


# The article, and prepositions and "and" written together with it.
_WITH_ARTICLE = re.compile(r"^(?:[وف]?(?:ال|لل|بال|كال))(?=\w{3})")
_SOUND_PLURAL = re.compile(r"(?<=\w{3})ات$")


def _arabic_stem(word: str) -> str:
    """Broken plurals by the dictionary, then Snowball, then what it leaves of endings.

    The article goes first, so that a word has one stem with and without it: the dictionary and
    Snowball read both differently (MRR .574 with Snowball alone, .611 with the dictionary before
    the article was cut, .613 so).
    """
    lemma = _arabic_lemma(_WITH_ARTICLE.sub("", word))
    return light_arabic_stem(_ARABIC(_SOUND_PLURAL.sub("", lemma)))


def _arabic_lemma(word: str) -> str:
    """What the dictionary says; a final he is the feminine ending far more often than "his"."""
    spelt = f"{word[:-1]}ة" if word.endswith("ه") else word
    return folding.unify_arabic(simplemma.lemmatize(spelt, lang="ar"))


def _before_apostrophe(word: str) -> str:
    """Turkish sets case endings of names off with an apostrophe: `Oberhausen'da`."""
    return _APOSTROPHE.split(word)[0] or word


def _lower(word: str) -> str:
    return word.lower()


CHAINS: dict[str, Callable[[], Chain]] = {
    "en": lambda: Chain(
        _lower, _lemma_then_snowball("en", "english"), lambda w: _ENGLISH_POSSESSIVE.sub("", w)
    ),
    "fr": lambda: Chain(
        _lower, _lemma_then_snowball("fr", "french"), lambda w: _FRENCH_ELISION.sub("", w.lower())
    ),
    "tr": lambda: Chain(folding.lower_turkish, _snowball("turkish"), _before_apostrophe),
    "ar": lambda: Chain(folding.unify_arabic, _arabic_stem),
    "fa": lambda: Chain(folding.unify_persian, _snowball("persian")),
    "ru": lambda: Chain(folding.unify_cyrillic, _snowball("russian"), finish=_unchanged),
    "ro": lambda: Chain(folding.lower_romanian, _snowball("romanian")),
    "pl": lambda: Chain(_lower, _snowball("polish")),
    "uk": lambda: Chain(folding.unify_cyrillic, ukrainian_stem, finish=_unchanged),
    "bg": lambda: Chain(folding.unify_cyrillic, bulgarian_stem, finish=_unchanged),
    "ku": lambda: Chain(folding.unify_kurdish, kurdish_stem),
}


def fallback_chain() -> Chain:
    """For a language nobody has described yet: one spelling, no stems."""
    return Chain(_lower, _unchanged)
