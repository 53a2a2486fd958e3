"""Gender forms: `Expert*innen`, `Schüler(innen)`, `Ärztin` and the forms they belong to."""

import re

from .rules import word_set

# As in Expert*innen, Schüler:in, Kolleg_innen, Lehrer/-innen, Mieter(innen), Bürger·innen.
_MARKED = re.compile(r"(?<=\w)(?:[*:_·•‧]|/-?|\()(in(?:nen)?)\)?(?=\w|$)", re.IGNORECASE)
# As in jede*r, eine:n, Angehörige_r.
_ENDING = re.compile(r"(?<=\w)[*:_](r|n|m|s|e|er|en|es)(?!\w)", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?(?:$|[^\w]|[a-zäöüß]))")

_NOT_FEMININE_PLURAL = word_set("not_feminine_plural")
_NOT_FEMININE = word_set("not_feminine")
# The masculine or neutral noun below "-in": "berater|in", "student|in", "arzt|in".
_FEMININE = re.compile(
    r"(?:[bdfghklmnprstzw]er|or|ent|ant|ist|log|og|eur|ert|arzt|at|ekt|und|aut|wirt|anz|gog|graf|ot"
    r"|isin|nom|ling|olleg|urg|eut|ytiker|iker|amt|wirt)in$"
)


def plain(word: str) -> str:
    """The same word without the mark: `Expert*innen` -> `Expertinnen`, `jede*r` -> `jeder`."""
    word = _MARKED.sub(r"\1", word)
    word = _ENDING.sub(r"\1", word)
    return _INNER_CAPITAL.sub("i", word)


def base_form(folded: str) -> str:
    """The form shared by all genders, of a folded word: `expertinnen` -> `expert`."""
    if folded.endswith("innen") and len(folded) > 7:
        return folded if folded in _NOT_FEMININE_PLURAL else folded[:-5]
    if folded.endswith("in") and len(folded) > 5 and folded not in _NOT_FEMININE:
        return folded[:-2] if _FEMININE.search(folded) else folded
    return folded
