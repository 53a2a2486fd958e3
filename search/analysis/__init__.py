"""Text analysis for the search: one chain a language, the same tokens for every engine.

    analyser = analyser_for("de")
    analyser.document("Schuldnerberatung für Expert*innen")
        -> Terms(words=["schuldnerberat", "expert"], parts=["schuldn", "berat"])
    analyser.query("Schuldner-Beratung")
        -> [QueryWord(form="schuldnerberatung", stem="schuldnerberat", parts=("schuldn", "berat"))]

Tokens hold letters and digits only (no spaces, quotes or operators), so an engine may split them
at white space. The package knows neither Django nor a database.
"""

from .registry import ANALYSIS_VERSION, LANGUAGES, analyser_for, splitter_with
from .terms import Analyser, QueryWord, Terms, Token

__all__ = [
    "ANALYSIS_VERSION",
    "LANGUAGES",
    "Analyser",
    "QueryWord",
    "Terms",
    "Token",
    "analyser_for",
    "splitter_with",
]
