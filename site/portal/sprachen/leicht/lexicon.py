"""What kind of word a German word is, as far as the rules need it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import simplemma

_DATA: Final = Path(__file__).parent / "data" / "woerter.toml"
_INFINITIVE: Final = re.compile(r"(?:en|ern|eln|tun|sein)$")
_PREFIXED_PARTICIPLE: Final = re.compile(
    r"^(?:(?:be|ver|er|ent|emp|zer|miss|über|unter|wider|hinter)\w{2,}(?:t|en)|\w{2,}iert)$"
)
_GE_PARTICIPLE: Final = re.compile(
    r"^(?:ab|an|auf|aus|bei|dar|durch|ein|fest|fort|her|hin|los|mit|nach|statt|teil|um|unter|vor|weg"
    r"|weiter|wieder|zu|zurück|zusammen|bereit|heraus|hinaus|herein|hinein|vorbei)?ge\w{2,}(?:t|en|n)$"
)
_MARKS: Final = str.maketrans(dict.fromkeys("-·•‧"))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def hard_words() -> dict[str, str]:
    """Base form in lower case -> how to say it simply."""
    return {word.lower(): simple for word, simple in _data()["schwer"].items()}


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation -> what it stands for, "" where everybody knows it."""
    return dict(_data()["abkuerzung"])


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(_data()["keine_verben"]["woerter"].split())


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    return simplemma.lemmatize(word, lang="de")


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    return simplemma.is_known(word, lang="de")


def is_verb(word: str) -> bool:
    """A lower-case word that may be a form of a verb, infinitives and participles included."""
    if not word.isalpha() or not word.islower() or len(word) < 3 or word in _no_verbs():
        return False
    base = lemma(word)
    return base.islower() and bool(_INFINITIVE.search(base)) and base not in _no_verbs()


def is_participle(word: str) -> bool:
    """`geprüft`, `angemeldet`, `beschlossen`, `informiert`; not `geht`, `bekommen`, `gehören`."""
    base = lemma(word)
    if base == word or not _INFINITIVE.search(base):
        return False
    if _PREFIXED_PARTICIPLE.match(word):
        return True
    return bool(_GE_PARTICIPLE.match(word)) and (
        not base.startswith("ge") or word.startswith("gege") or word == "gehört"
    )


def joined(word: str) -> str:
    """`Schuldner·beratung` -> `Schuldnerberatung`."""
    head, *tail = re.split(r"[-·•‧]", word)
    return head + "".join(piece.lower() for piece in tail) if tail else word.translate(_MARKS)
