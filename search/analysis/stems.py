"""Stems of folded German words: gender to base form, Snowball, and what Snowball gets wrong."""

import re
from functools import cache, lru_cache

from Stemmer import Stemmer

from .gender import base_form
from .morphemes import german_morphemes
from .rules import word_map

_SNOWBALL = Stemmer("german")
# Snowball takes this s for a genitive: Kurs -> kur, but Kurse -> kurs.
_STEM_ENDS_IN_S = re.compile(r"(?:kurs|puls|hals|gans|zins|fels|vers|fuchs|wuchs|krebs|fonds)$")
# Zentrum and Zentren, Praktikum and Praktika, Ministerium and Ministerien.
_LATIN = re.compile(r"(.{2,}i|.*zentr|.*muse|.*praktik|.*dat|(?:^|.*s)vis)(?:ums?|(?<!i)a)$")
_SHORTEST_VERB = 3
_VERB_ENDINGS = ("en", "n", "t", "st", "e", "te", "ten")


@lru_cache(maxsize=200_000)
def german_stem(folded: str) -> str:
    word = base_form(folded)
    if _STEM_ENDS_IN_S.search(word):
        return word
    latin = _LATIN.match(word)
    stem = latin[1] if latin else _regular(str(_SNOWBALL.stemWord(word)))
    return word_map("stems").get(stem, stem)


def _regular(stem: str) -> str:
    """Forms of verbs that Snowball leaves apart: `lernt` and `lernen`, `spricht` and `sprechen`."""
    m = german_morphemes()
    if stem in m.nouns or stem in m.adjectives:
        return stem
    return _verb_stem(stem) or stem


def _verb_stem(stem: str) -> str | None:
    """`lernt`, `lernst`, `gelernt` -> lern; `spricht`, `gesproch` -> sprech; None if no verb."""
    m = german_morphemes()
    bare = stem.removesuffix("st") if stem.endswith("st") else stem.removesuffix("t")
    for form in (stem, bare, bare.removeprefix("ge")):
        if form in m.verb_variants:
            return m.verb_variants[form]
        if form in m.verbs and len(form) >= _SHORTEST_VERB:
            return form
    return None


def is_verb(folded: str) -> bool:
    """A form of a verb without a noun of the same stem: `beantragen`, but not `leben`, `hilft`."""
    m = german_morphemes()
    stems = (folded.removesuffix(end) for end in _VERB_ENDINGS if folded.endswith(end))
    return folded not in m.nouns and any(s in m.verbs and s not in m.nouns for s in stems)


@cache
def noun_stems() -> frozenset[str]:
    return frozenset(german_stem(noun) for noun in german_morphemes().nouns)
