"""Ranking that is the same on every engine. Pure: no Django, no database.

Writing a row::

    columns = ranked_tokens(Content(title, text, intro, keywords, names), language)
    # columns.every, .core, .title: distinct tokens for the engine; .stored: for the ranking

Asking::

    ranker = Ranker(language, vocabulary, groups)        # kept until rows or synonyms change
    question = ranker.question("Schuldnerbertung Osterfeld")
    # question.first: matches (strict to loose) and signals, for the engine
    order = ranker.ranked(question, candidates)          # [(row id, score)], best first
    # question.corrections -> {"Schuldnerbertung": "schuldnerberatung"}; question.tokens: highlight

An engine needs three token columns and answers "which rows hold these tokens"; see `candidates`.
"""

from .candidates import ENOUGH, LOOKED_AT, Column, FirstStage, Match, Signal
from .forms import WordForms
from .ranker import Question, Ranker
from .scoring import Candidate
from .stored import Content, RankedTokens, ranked_tokens
from .synonyms import shipped_groups
from .vocabulary import Count, Vocabulary, vocabulary_of

__all__ = [
    "ENOUGH",
    "LOOKED_AT",
    "Candidate",
    "Column",
    "Content",
    "Count",
    "FirstStage",
    "Match",
    "Question",
    "RankedTokens",
    "Ranker",
    "Signal",
    "Vocabulary",
    "WordForms",
    "ranked_tokens",
    "shipped_groups",
    "vocabulary_of",
]
