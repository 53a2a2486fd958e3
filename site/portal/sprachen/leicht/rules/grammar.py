"""Genitive, passive, Konjunktiv, negation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..finding import Finding, Rule, gettext_noop
from ..lexicon import is_participle, lemma
from ..reading import Sentence, Word

_GENITIVE_ARTICLES: Final = frozenset(["des", "eines"])
_POSSESSIVES: Final = frozenset(
    [
        "meines",
        "deines",
        "seines",
        "unseres",
        "eures",
        "ihres",
        "dieses",
        "jenes",
        "jedes",
        "keines",
    ]
)
_GENITIVE_PREPOSITIONS: Final = frozenset(
    [
        "aufgrund",
        "anhand",
        "innerhalb",
        "außerhalb",
        "mithilfe",
        "anstelle",
        "anlässlich",
        "bezüglich",
        "hinsichtlich",
        "infolge",
        "zwecks",
        "angesichts",
        "trotz",
        "während",
    ]
)
_PASSIVE: Final = frozenset(
    ["wird", "werden", "wirst", "werdet", "wurde", "wurden", "wurdest", "würde", "würden", "worden"]
)
_KONJUNKTIV: Final = frozenset(
    [
        "würde",
        "würden",
        "würdest",
        "würdet",
        "wäre",
        "wären",
        "wärst",
        "hätte",
        "hätten",
        "hättest",
        "könnte",
        "könnten",
        "könntest",
        "könntet",
        "sollte",
        "sollten",
        "solltest",
        "solltet",
        "müsste",
        "müssten",
        "dürfte",
        "dürften",
        "käme",
        "kämen",
        "gäbe",
        "gäben",
        "ginge",
        "gingen",
        "ließe",
        "ließen",
        "bräuchte",
        "bräuchten",
        "wüsste",
        "wüssten",
        "solle",
        "müsse",
        "könne",
        "dürfe",
        "seien",
    ]
)
_NEGATIONS: Final = frozenset(
    [
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keinem",
        "keiner",
        "keines",
        "nie",
        "niemals",
        "niemand",
        "niemanden",
        "niemandem",
        "nichts",
        "nirgends",
        "keinesfalls",
        "keinerlei",
        "weder",
    ]
)


def grammar(sentence: Sentence) -> Iterator[Finding]:
    for rule in (_genitive, _passive, _konjunktiv, _negation):
        yield from rule(sentence)


def _found(
    sentence: Sentence, rule: Rule, first: Word, last: Word, advice: str, **values: str
) -> Finding:
    text = sentence.text[first.start - sentence.start : last.end - sentence.start]
    return Finding(rule, first.start, last.end, text, advice, values)


def _genitive(sentence: Sentence) -> Iterator[Finding]:
    words = sentence.words
    for place, word in enumerate(words):
        noun = _noun_after(sentence, place)
        if noun is None or not _is_genitive(sentence, words, place, noun):
            continue
        advice = gettext_noop("Say it with “von”, “vom” or in two sentences: %(example)s.")
        example = f"„{_with_von(word.text, noun.text)}“"
        yield _found(sentence, Rule.GENITIV, word, noun, advice, example=example)


def _with_von(article: str, noun: str) -> str:
    """`des Vaters` -> `vom Vater`; `der Eltern` -> `von den Eltern`."""
    base, lower = lemma(noun), article.lower()
    if lower == "der":
        is_plural = base != noun or noun.endswith(("en", "ern"))
        return f"von den {noun.removesuffix('n')}n" if is_plural else f"von der {noun}"
    if lower == "des":
        return f"vom {base}"
    return f"von {article} {noun}" if lower == "einer" else f"von {article[:-1]}m {base}"


def _noun_after(sentence: Sentence, place: int) -> Word | None:
    """The noun after an article, at most one adjective between."""
    after = sentence.words[place + 1 : place + 3]
    for number, word in enumerate(after):
        before = sentence.words[place + number]
        if "," in sentence.between(before, word) or word.is_opaque:
            return None
        if word.is_capital:
            return word
    return None


def _is_genitive(sentence: Sentence, words: Sequence[Word], place: int, noun: Word) -> bool:
    article = words[place].lower
    if article in _GENITIVE_ARTICLES:
        return True
    if article in _POSSESSIVES:
        return noun.text.endswith("s") and lemma(noun.text) in (noun.text[:-1], noun.text[:-2])
    if article not in ("der", "einer") or words[place].is_capital or place == 0:
        return False
    before = words[place - 1]
    if "," in sentence.between(before, words[place]):
        return False
    return before.lower in _GENITIVE_PREPOSITIONS or (place > 1 and _is_noun(before))


def _is_noun(word: Word) -> bool:
    return word.is_capital and word.text not in ("Sie", "Ihnen", "Ihr", "Frau", "Herr")


def _passive(sentence: Sentence) -> Iterator[Finding]:
    for clause in sentence.clauses():
        helping = next((word for word in clause if word.lower in _PASSIVE), None)
        participle = next((word for word in clause if is_participle(word.text)), None)
        if helping and participle:
            first, last = sorted((helping, participle), key=lambda word: word.start)
            advice = gettext_noop(
                "Say who does it: “%(verb)s” with a person or an office in front, such as “Wir …”,"
                " “Das Amt …”."
            )
            verb = lemma(participle.text)
            yield _found(sentence, Rule.PASSIV, first, last, advice, verb=verb)


def _konjunktiv(sentence: Sentence) -> Iterator[Finding]:
    for word in sentence.words:
        if word.lower in _KONJUNKTIV:
            advice = gettext_noop(
                "Say what is, not what might be: “%(simple)s” or “vielleicht”"
                " instead of “%(word)s”."
            )
            simple = _indicative(word.lower)
            yield _found(
                sentence, Rule.KONJUNKTIV, word, word, advice, word=word.text, simple=simple
            )


def _indicative(word: str) -> str:
    plural = word.endswith("en")
    for stem, one, many in (
        ("würd", "wird", "werden"), ("wär", "ist", "sind"), ("hätt", "hat", "haben"),
        ("könn", "kann", "können"), ("soll", "soll", "sollen"), ("müss", "muss", "müssen"),
        ("dürf", "darf", "dürfen"), ("sei", "ist", "sind"), ("gäb", "gibt", "geben"),
    ):  # fmt: skip
        if word.startswith(stem):
            return many if plural else one
    return lemma(word)


def _negation(sentence: Sentence) -> Iterator[Finding]:
    for word in sentence.words:
        if word.lower in _NEGATIONS:
            advice = gettext_noop(
                "Say what is instead of what is not. If “%(word)s” must stay, print it in bold."
            )
            yield _found(sentence, Rule.VERNEINUNG, word, word, advice, word=word.text)
