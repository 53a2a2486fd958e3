"""German words inside the text of another language: “المنطقة (Sozialraum)”.

They stand there so that a reader knows them again on a door or a letter. Neither a catalogue nor a
translator's field can mark them, so the finished page does, for voices that read it aloud.
"""

from __future__ import annotations

import re
from typing import Final

from portal.core.languages import SOURCE_LANGUAGE, base_language

OTHER_SCRIPTS: Final = frozenset({"ar", "fa", "uk", "ru", "bg"})
# Words of the field that translations keep. In a Latin script only a list tells them.
TERMS: Final = (
    r"\b(?:Bert-Brecht-Bildungszentrum|Bescheid|Bildung und Teilhabe|Bürgergeld|Frühe Hilfen|"
    r"Handlungsempfehlung|Impressum|Leichte Sprache|Mutterpass|Sozialindex|Sozialquartiere?|"
    r"Sozialräume|Sozialraum|Steckbrief|Themeninsel|Untersuchungsheft|verstetigen)\b|"
    r"§ 10d BGG NRW"
)
# Latin letters in brackets or quotes, nothing of the reader's script among them.
OTHER: Final = r"[^()«»“”„\u0370-\u07ff]*"
ENCLOSED: Final = rf"(?<=[(«“„]){OTHER}[A-Za-zÄÖÜäöüß]{{2}}{OTHER}(?=[)»“”])"
WORDS: Final = re.compile(TERMS)
WORDS_IN_OTHER_SCRIPTS: Final = re.compile(f"{ENCLOSED}|{TERMS}")

TAG_AND_TEXT: Final = re.compile(r"(<[^<>]*>)([^<>]*\w[^<>]*)")
# No tag can stand in the texts of these elements; a text that is marked is marked enough.
UNTOUCHED: Final = re.compile(r"<(title|script|style|option|textarea)\b| lang=\"de")


def marked(html: str, language: str) -> str:
    """Return a page with ``<bdi lang="de">`` around the German words of its texts."""
    if base_language(language) == SOURCE_LANGUAGE:
        return html

    def of(match: re.Match[str]) -> str:
        tag, text = match.groups()
        told = marked_text(text, language)
        if told == text or UNTOUCHED.search(tag):
            return match.group(0)
        # One element, so that a flexible box does not tear the text apart.
        return f"{tag}<span>{told}</span>"

    return TAG_AND_TEXT.sub(of, html)


def marked_text(text: str, language: str) -> str:
    """Return one text without tags (escaped) with its German words marked."""
    if base_language(language) == SOURCE_LANGUAGE:
        return text
    words = WORDS_IN_OTHER_SCRIPTS if language in OTHER_SCRIPTS else WORDS
    return words.sub(r'<bdi lang="de">\g<0></bdi>', text)
