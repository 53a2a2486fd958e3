"""German words in a text of other letters are marked as German: “(Mutterpass)” in Ukrainian.

Translators leave the names of papers and offices in German, for that is what stands on the door. A
voice that reads Arabic or Ukrainian cannot say them. Languages with Latin letters are left alone:
there nobody can tell by the letters.
"""

from __future__ import annotations

import re
from typing import Final

OTHER_LETTERS: Final = frozenset({"ar", "fa", "uk", "ru", "bg"})
# What a text may hold beside text; a tag with a language speaks for what follows it.
MARKUP: Final = re.compile(r"(<(?:style|title)\b.*?</(?:style|title)>|<[^>]*>)", re.DOTALL)
LATIN: Final = r"[^\W\d_\u0370-\U0010ffff]"
WORD: Final = re.compile(rf"{LATIN}{{2}}")
# What stands between Latin letters, and numbers behind them, keeps their order in a line from right
# to left: “PDF/UA-1”, “Raum 2”. Apart from them it would not.
PIECE: Final = rf"(?:{LATIN}|[0-9۰-۹])+"
TERM: Final = re.compile(rf"&#?\w+;|{LATIN}(?:{PIECE})?(?:(?:&#?\w+;|[^\w<>&])*{PIECE})*")
ADDRESS: Final = re.compile(r"://|@")


def with_voices(html: str, language: str) -> str:
    """Return ``html`` with words in Latin letters marked as German, unless they are marked."""
    if language not in OTHER_LETTERS:
        return html
    parts = MARKUP.split(html)
    # Text stands at the even places, the tag before it one place earlier.
    for place in range(2, len(parts), 2):
        if " lang=" not in parts[place - 1] and not ADDRESS.search(parts[place]):
            parts[place] = TERM.sub(_marked, parts[place])
    return "".join(parts)


def _marked(match: re.Match[str]) -> str:
    is_term = match[0][0] != "&" and WORD.search(match[0])
    return f'<span lang="de">{match[0]}</span>' if is_term else match[0]
