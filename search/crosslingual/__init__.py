"""Asking in one's own language: word pairs learned from the site's own translations.

    pairs = learn([("Schuldnerberatung ist kostenlos", "Debt advice is free"), ...], "en")
    translated = pairs.translate(analyser_for("en").query("free debt advice"), known=vocabulary)
    understood(translated)              -> ["kostenlos", "Schuldnerberatung"]
    question(translated, vocabulary)    -> a `ranking.Question` for the German rows

`pairs.rows()` and `WordPairs(language, rows)` store them and bring them back. The package knows
neither Django nor a database, and nothing but the lines it is given: no dictionary, no model.
"""

from .learning import LEARNING_VERSION, learn
from .planning import question
from .wordpairs import Choice, Translated, WordPair, WordPairs, understood

__all__ = [
    "LEARNING_VERSION",
    "Choice",
    "Translated",
    "WordPair",
    "WordPairs",
    "learn",
    "question",
    "understood",
]
