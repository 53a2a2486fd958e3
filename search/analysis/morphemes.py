"""The German building blocks of compounds, taken from HanTa's morphology and our own list.

HanTa (Hanover Tagger) ships noun, verb and adjective stems with log probabilities. Its own search
for a split is slow (2 ms a word) and knows umlauts only in one spelling, so we take the stems and
fold them; the search is in `compounds`.
"""

import gzip
import importlib.util
import pickle
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .folding import fold_german

_FIELD_WORDS = Path(__file__).parent / "data" / "fachwoerter_de.txt"
_MODEL = "morphmodel_ger.pgz"
_TAG_NUMBERS, _PROBABILITIES, _BASES = 0, 7, 8  # places of what we need in HanTa's model tuple
_RARE = -13.0  # log probability given to our own words
_NOUNS, _CLIPPED = ("NN", "NN_VAR", "ACR_NN"), ("NN_VAR_EL", "NN_VAR_ELIS")
_VERBS, _ADJECTIVES = ("VV", "VVnp"), ("ADJ", "ADJ_VAR", "ADJ_INVAR")
_VERB_VARIANTS = ("VV_VAR", "VVnp_VAR")


@dataclass(frozen=True)
class Morphemes:
    """Folded stems -> log probability, by what they may be inside a compound."""

    nouns: Mapping[str, float]
    clipped: Mapping[str, float]  # "schul", "farb": only before another part
    verbs: Mapping[str, float]  # "sprech", "lern": only before another part
    adjectives: Mapping[str, float]
    verb_variants: Mapping[str, str]  # sprich -> sprech, hilf -> helf


class _NumberType:
    """Stands in for numpy's description of a double, which the model carries beside numbers."""

    def __init__(self, *_: object) -> None: ...

    def __setstate__(self, state: object) -> None: ...


def _double(_: _NumberType, raw: bytes) -> float:
    value: float = struct.unpack("<d", raw)[0]
    return value


class _DataOnly(pickle.Unpickler):
    """Reads plain tables and numbers; a model that wants to run code is refused."""

    _ALLOWED: Mapping[str, Callable[..., Any]] = {"scalar": _double, "dtype": _NumberType}

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("numpy") and name in self._ALLOWED:
            return self._ALLOWED[name]
        raise pickle.UnpicklingError(f"{module}.{name} in a file of plain tables")


@cache
def german_morphemes() -> Morphemes:
    """Read once a process, 0.1 s."""
    model = _hanta_model()
    nouns = _folded(model, _NOUNS)
    nouns.update((word, _RARE) for word in field_words() if word not in nouns)
    return Morphemes(
        nouns=nouns,
        clipped=_folded(model, _CLIPPED),
        verbs=_folded(model, _VERBS),
        adjectives=_folded(model, _ADJECTIVES),
        verb_variants=_variants(model, _VERB_VARIANTS),
    )


def field_words() -> Iterable[str]:
    """Folded nouns of the social field and of the place that a newspaper corpus does not hold."""
    lines = _FIELD_WORDS.read_text(encoding="utf-8").splitlines()
    return [fold_german(line) for line in lines if line and not line.startswith("#")]


class _Model(NamedTuple):
    probabilities: dict[str, Mapping[str, float]]  # tag name -> {morpheme: log probability}
    bases: dict[str, Mapping[str, str]]  # tag name -> {morpheme: base form}


def _hanta_model() -> _Model:
    """The file is read without HanTa's module, which would need numpy for what we do not use."""
    package = importlib.util.find_spec("HanTa")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("HanTa")
    with gzip.open(Path(package.submodule_search_locations[0]) / _MODEL) as file:
        model = _DataOnly(file).load()
    numbers = model[_TAG_NUMBERS]
    return _Model(
        {tag: model[_PROBABILITIES].get(number, {}) for tag, number in numbers.items()},
        {tag: model[_BASES].get(number, {}) for tag, number in numbers.items()},
    )


def _folded(model: _Model, tags: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for tag in tags:
        for morpheme, probability in model.probabilities.get(tag, {}).items():
            word = fold_german(morpheme)
            if word.isalpha():
                found[word] = max(probability, found.get(word, probability))
    return found


def _variants(model: _Model, tags: Iterable[str]) -> dict[str, str]:
    pairs = ((k, v) for tag in tags for k, v in model.bases.get(tag, {}).items())
    folded = ((fold_german(variant), fold_german(base)) for variant, base in pairs)
    return {variant: base for variant, base in folded if variant != base and len(variant) > 2}
