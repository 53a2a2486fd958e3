"""Which analyser reads which language."""

from collections.abc import Mapping
from functools import cache

from .compounds import MorphemeSplitter, Splitter, shipped_exceptions
from .german import GermanAnalyser
from .languages import CHAINS, ChainAnalyser, fallback_chain
from .morphemes import german_morphemes
from .terms import Analyser

# Raise it with every change that makes other tokens of the same text; rows of the index carry it.
ANALYSIS_VERSION = 8

GERMAN = ("de", "de-simple")
LANGUAGES = (*GERMAN, *CHAINS)


@cache
def analyser_for(language: str) -> Analyser:
    """The analyser of a language code (`de`, `de-simple`, `uk` ...); unknown codes are read
    without stems, never refused. Region codes fall back: `de-AT` is German."""
    code = language.lower()
    if code in GERMAN or code.split("-")[0] == "de":
        return GermanAnalyser(language, german_splitter())
    chain = CHAINS.get(code) or CHAINS.get(code.split("-")[0], fallback_chain)
    return ChainAnalyser(language, chain())


@cache
def german_splitter() -> Splitter:
    return splitter_with({})


def splitter_with(exceptions: Mapping[str, tuple[str, ...]]) -> MorphemeSplitter:
    """A splitter that also keeps to exceptions of an editor (folded word -> folded parts)."""
    return MorphemeSplitter(german_morphemes(), shipped_exceptions() | dict(exceptions))
