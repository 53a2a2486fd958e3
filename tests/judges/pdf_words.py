"""The words of a PDF as programs take them out, and those of the HTML it was made from."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from html.parser import HTMLParser

NOT_ARABIC = re.compile("[^\u0620-\u064a\u066e-\u06d3]+")


def words_of_pdf(pdf: bytes, *options: str) -> Counter[str]:
    """Words in Arabic letters, as pdftotext (poppler) copies them."""
    command = ["pdftotext", *options, "-", "-"]
    made = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return arabic_words(made.stdout.decode())


def words_of_html(html: str) -> Counter[str]:
    """Words in Arabic letters of everything that is shown, the title in the tab is not."""
    reader = Shown()
    reader.feed(html)
    return arabic_words(" ".join(reader.texts))


def arabic_words(text: str) -> Counter[str]:
    """Count words: forms of letters are letters, vowel signs and what is not seen do not count."""
    letters = unicodedata.normalize("NFKC", text)
    unseen = {"Mn", "Cf"}
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in unseen)
    return Counter(NOT_ARABIC.sub(" ", bare).split())


class Shown(HTMLParser):
    """Collects the text of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"head", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"head", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)
