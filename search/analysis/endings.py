"""Languages without a Snowball stemmer: Ukrainian and Bulgarian (dictionary first, then common
endings off) and Kurdish (endings only)."""

import re

import simplemma

_UKRAINIAN_ENDINGS = re.compile(
    r"(?:ськ(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|і|их|ими|е)"
    r"|ами|ями|ові|еві|ого|ому|ими|іми|ої|ою|ею|єю|ів|їв|ах|ях|ам|ям|ом|ем|єм|ий|ій|их|іх|им|ім"
    r"|ати|яти|ити|іти|ує|ють|уть|ать|ять|ить|ся|сь|а|я|у|ю|і|ї|о|е|є|и|ь|й)$"
)
_BULGARIAN_ENDINGS = re.compile(
    r"(?:ията|ието|овете|ите|ата|ята|ето|ото|ът|ят|та|то|те|ия|ове|ове|ни|на|но|а|я|о|е|и|у|ю)$"
)
# Kurmancî: plural oblique, izafe, indefinite. Only what is unmistakable.
_KURDISH_ENDINGS = re.compile(r"(?:ekî|ekê|eke|ên|an|ek|ê|î|a)$")
_ARABIC_PREFIXES = re.compile(r"^(?:وال|فال|بال|كال|لل|ال|و)(?=.{3})")
_ARABIC_ENDINGS = re.compile(r"(?<=.{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)$")
_SHORTEST = 4


def ukrainian_stem(word: str) -> str:
    return _shortened(simplemma.lemmatize(word, lang="uk").lower(), _UKRAINIAN_ENDINGS)


def bulgarian_stem(word: str) -> str:
    return _shortened(simplemma.lemmatize(word, lang="bg").lower(), _BULGARIAN_ENDINGS)


def kurdish_stem(word: str) -> str:
    return _shortened(word, _KURDISH_ENDINGS)


def light_arabic_stem(word: str) -> str:
    """Without article, prepositions written together, and the commonest endings (twice)."""
    word = _ARABIC_PREFIXES.sub("", word)
    for _ in range(2):
        word = _ARABIC_ENDINGS.sub("", word)
    return word


def _shortened(word: str, endings: re.Pattern[str]) -> str:
    """The word without its ending, unless too little would be left."""
    shorter = endings.sub("", word)
    return shorter if len(shorter) >= _SHORTEST else word
