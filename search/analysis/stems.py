"""Stems of folded German words: gender to base form, then Snowball."""

from functools import lru_cache

from Stemmer import Stemmer

from .gender import base_form

_SNOWBALL = Stemmer("german")


@lru_cache(maxsize=200_000)
def german_stem(folded: str) -> str:
    stem: str = _SNOWBALL.stemWord(base_form(folded))
    return stem
