"""A check for German Leichte Sprache: what is hard to read, where, and how to say it simply.

    findings = check("Der Antrag wird von dem Amt geprüft.")
    findings[0].rule               -> Rule.PASSIV
    text[findings[0].start : findings[0].end]  -> "wird von dem Amt geprüft"
    findings[0].advice % findings[0].values    -> English message id, filled in

`wording.message(finding)` and `wording.advice(finding)` give both in the active language. The check
itself knows neither Django nor a database: plain text in (one line per line the reader sees),
findings in the order of the text out. It is a help for writers, never a proof: whether a text is
understood is said by the people who test it.
"""

from .checking import check, counts
from .finding import Finding, Rule

__all__ = ["Finding", "Rule", "check", "counts"]
