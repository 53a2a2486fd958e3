"""One statement a sentence: no subordinate clauses, no two verbs joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..finding import Finding, Rule, gettext_noop
from ..lexicon import is_verb
from ..reading import Sentence, Word

_ALWAYS: Final = frozenset(
    [
        "weil",
        "dass",
        "obwohl",
        "sodass",
        "nachdem",
        "bevor",
        "sofern",
        "indem",
        "solange",
        "sobald",
        "wohingegen",
        "damit",
        "falls",
        "ob",
        "wenn",
    ]
)
# These open a clause only after a comma; elsewhere they are prepositions, adverbs, questions.
_AFTER_COMMA: Final = frozenset(
    [
        "als",
        "bis",
        "da",
        "seit",
        "seitdem",
        "während",
        "wer",
        "was",
        "wo",
        "wie",
        "wann",
        "warum",
        "wohin",
        "woher",
        "wofür",
        "womit",
        "worüber",
        "wobei",
        "welcher",
        "welche",
        "welches",
        "welchen",
        "welchem",
        "wodurch",
        "weshalb",
    ]
)
_RELATIVE: Final = frozenset(["der", "die", "das", "den", "dem", "dessen", "deren", "denen"])
_PRONOUNS: Final = frozenset(
    ["ich", "du", "er", "sie", "es", "wir", "ihr", "man", "das", "dies", "Sie"]
)
_SPLITS: Final = frozenset(["aber", "denn", "sondern", "und", "oder", "doch", "dann", "deshalb"])
_ADVICE: Final = {
    "weil": gettext_noop("Make two sentences. Begin the second with “Denn” or “Der Grund ist:”."),
    "da": gettext_noop("Make two sentences. Begin the second with “Denn” or “Der Grund ist:”."),
    "wenn": gettext_noop("Ask a question instead: “Haben Sie Fragen? Dann rufen Sie an.”"),
    "falls": gettext_noop("Ask a question instead: “Haben Sie Fragen? Dann rufen Sie an.”"),
    "obwohl": gettext_noop("Make two sentences. Begin the second with “Aber” or “Trotzdem”."),
    "damit": gettext_noop("Make two sentences. Begin the second with “So” or “Das Ziel ist:”."),
    "bevor": gettext_noop("Say it in the order of time: “Zuerst …”, “Danach …”."),
    "nachdem": gettext_noop("Say it in the order of time: “Zuerst …”, “Danach …”."),
    "dass": gettext_noop("Make two sentences, with a colon between them: “Das ist wichtig: …”."),
}
_TWO_SENTENCES: Final = gettext_noop("Say one thing per sentence: make two sentences of this.")
_RELATIVE_ADVICE: Final = gettext_noop(
    "“%(word)s” begins a clause about the word before it. Make a sentence of its own:"
    " “Das ist …”, “Dort …”."
)
_INFINITIVE_ADVICE: Final = gettext_noop(
    "Make two sentences instead of “um … zu”: “Das ist für: …”."
)


def one_statement(sentence: Sentence) -> Iterator[Finding]:
    """At most one finding a clause; what is left when a found clause is taken out is no second one
    ("Wenn Sie Fragen haben, rufen Sie an")."""
    any_found = False
    for number, clause in enumerate(sentence.clauses()):
        found = _clause(clause, after_comma=number > 0) or _joined_verbs(clause)
        if found and not (any_found and _is_finite(clause[0])):
            any_found = True
            word, until, advice = found
            text = sentence.text[word.start - sentence.start : until.end - sentence.start]
            yield Finding(Rule.AUSSAGE, word.start, until.end, text, advice, {"word": word.text})


Found = tuple[Word, Word, str]  # from, to, advice


def _clause(clause: Sequence[Word], *, after_comma: bool) -> Found | None:
    first, last = clause[0], clause[-1]
    opener = first.lower
    if opener in _ALWAYS and (after_comma or not _asks_or_points(clause)):
        return first, last, _ADVICE.get(opener, _TWO_SENTENCES)
    if opener == "um" and len(clause) > 2 and any(word.lower == "zu" for word in clause):
        return first, last, _INFINITIVE_ADVICE
    inner = next((word for word in clause[1:] if word.text in _ALWAYS - {"damit", "ob"}), None)
    if inner:
        return inner, last, _ADVICE.get(inner.lower, _TWO_SENTENCES)
    return _after_comma(clause) if after_comma else None


def _asks_or_points(clause: Sequence[Word]) -> bool:
    """`Damit fahren Sie nach Hause.`: no clause but a main sentence, its verb stands second."""
    return clause[0].lower in ("damit", "ob") and len(clause) > 1 and is_verb(clause[1].text)


def _after_comma(clause: Sequence[Word]) -> Found | None:
    first, last = clause[0], clause[-1]
    if first.text in _AFTER_COMMA and len(clause) > 1:
        return first, last, _ADVICE.get(first.text, _TWO_SENTENCES)
    relative = first.text in _RELATIVE or (len(clause) > 2 and clause[1].text in _RELATIVE)
    if relative and len(clause) > 2 and is_verb(last.text) and not is_verb(clause[1].text):
        return first, last, _RELATIVE_ADVICE
    second = clause[1].text if len(clause) > 1 else ""
    if first.text in _PRONOUNS and (is_verb(second) or first.text in ("er", "wir", "man")):
        return first, last, _TWO_SENTENCES
    has_subject = len(clause) > 2 and second in _PRONOUNS
    if first.text in _SPLITS and (has_subject or any(_is_finite(word) for word in clause[1:])):
        return first, last, _TWO_SENTENCES
    verb_second = len(clause) > 2 and clause[1].is_capital and _is_finite(clause[2])
    if (_is_finite(first) and len(clause) > 1) or verb_second:
        return first, last, _TWO_SENTENCES
    return None


def _is_finite(word: Word) -> bool:
    return is_verb(word.text) or word.text in ("ist", "sind", "hat", "kann", "war")


def _joined_verbs(clause: Sequence[Word]) -> Found | None:
    """`Sie rufen an und machen einen Termin`; not `spielen und lernen`, which is one list."""
    for place, word in enumerate(clause[1:-1], start=1):
        if word.text not in ("und", "oder"):
            continue
        before, after = clause[:place], clause[place + 1 :]
        if not any(_is_finite(one) for one in before):
            continue
        opens = _is_finite(after[0]) and len(after) > 1
        subject = after[0].lower in _PRONOUNS and len(after) > 1 and _is_finite(after[1])
        if (opens and not _is_list(before, after)) or subject:
            return word, clause[-1], _TWO_SENTENCES
    return None


def _is_list(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Infinitives in a row: `kann hier spielen und lernen können`."""
    return before[-1].text.endswith("n") and is_verb(before[-1].text) and len(after) == 1
