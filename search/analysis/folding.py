"""One spelling for what people spell in several ways. Every function takes and gives one word."""

import re
import unicodedata

_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
# "ue" after a vowel or q is no umlaut: "neue", "Abenteuer", "Quelle".
_DIGRAPH = re.compile(r"ae|oe|(?<![aeiouyq])ue")
_ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
        "ـ": None,
    }
)  # fmt: skip
_PERSIAN = str.maketrans(
    {"ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "آ": "ا",
     "ؤ": "و", "ـ": None}
)  # fmt: skip
_CYRILLIC = str.maketrans({"ё": "е", "ґ": "г"})
_TURKISH_CASE = str.maketrans({"I": "ı", "İ": "i"})
_ROMANIAN = str.maketrans({"ş": "ș", "ţ": "ț"})
_ASCII = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"}
)  # letters that Unicode does not take apart


def without_marks(word: str) -> str:
    """Lower case without accents, vowel signs and other combining marks, and without signs that
    one character is made of: `⑴` is `1`."""
    decomposed = unicodedata.normalize("NFKD", word)
    if decomposed.isascii() and decomposed.isalnum():
        return decomposed
    return "".join(c for c in decomposed if _is_letter(c)).translate(_ASCII)


def _is_letter(character: str) -> bool:
    combining = unicodedata.combining(character)
    return not combining and unicodedata.category(character)[0] not in "PSZC"


def fold_plain(word: str) -> str:
    return without_marks(word.lower())


def fold_german(word: str) -> str:
    """`Gebärdensprache`, `Gebaerdensprache` and `Gebardensprache` become one word."""
    lowered = unicodedata.normalize("NFC", word.lower()).translate(_GERMAN)
    return _DIGRAPH.sub(lambda m: m.group()[0], without_marks(lowered))


def lower_turkish(word: str) -> str:
    """The dotless i first: `IŞIK` is `ışık`, `İş` is `iş`."""
    return unicodedata.normalize("NFC", word.translate(_TURKISH_CASE).lower())


def unify_arabic(word: str) -> str:
    """Alef, ya and ta marbuta in one spelling, no tatweel, no vowel signs."""
    composed = unicodedata.normalize("NFC", word.lower()).translate(_ARABIC)
    return without_marks(composed)


def unify_persian(word: str) -> str:
    composed = unicodedata.normalize("NFKC", word.lower()).translate(_PERSIAN)
    return without_marks(composed)


def unify_cyrillic(word: str) -> str:
    """Lower case; й and ї keep their marks, because they are letters of their own."""
    return unicodedata.normalize("NFC", word.lower()).translate(_CYRILLIC)


def lower_romanian(word: str) -> str:
    """Cedilla and comma below are the same letter, written with two code points."""
    return unicodedata.normalize("NFC", word.lower()).translate(_ROMANIAN)


def unify_kurdish(word: str) -> str:
    """Kurmancî in Latin letters, Soranî in Arabic ones (unified as in Persian)."""
    return unicodedata.normalize("NFC", word.lower()).translate(_PERSIAN)
