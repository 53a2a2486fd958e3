"""What stands in one cell: text that is safe in a spreadsheet, and values in German words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ...angaben import age
from ...fields import MONTHS_A_YEAR

INVISIBLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
# A spreadsheet runs a cell that begins like this; one apostrophe more, and it is text.
RUNS: Final = re.compile(r"'*[=+\-@\t\r]")
SHOWN_WORDS: Final = 12
SHOWN_LETTERS: Final = 60
AGE: Final = re.compile(r"^(-?\d{1,4})\s*(jahre?n?|monate?n?|j\.?|m\.?)?$", re.IGNORECASE)
PREGNANCY, BIRTH = "Schwangerschaft", "Geburt"
YES, NO = "ja", "nein"


def clean_text(text: str) -> str:
    """Return text without invisible signs and outer blanks; lines end as on Unix."""
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; `plain_cell` takes it back."""
    return f"'{text}" if RUNS.match(text) else text


def plain_cell(text: str) -> str:
    return text[1:] if text.startswith("'") and RUNS.match(text) else text


def pieces(text: str) -> list[str]:
    """Split a cell that names several things, by semicolon or by line."""
    return [piece for part in re.split(r"[;\n]", text) if (piece := part.strip())]


def folded(text: str) -> str:
    """Return text as it is compared: case and blanks do not count."""
    return " ".join(text.split()).casefold()


def unknown(value: str, words: Iterable[str]) -> ValidationError:
    """Return the error that names the value and what may stand there instead."""
    known = list(dict.fromkeys(words))
    short = value if len(value) <= SHOWN_LETTERS else f"{value[:SHOWN_LETTERS]}…"
    if not known:
        return ValidationError(
            _("“%(value)s” is not known, and there is nothing to choose from yet.")
            % {"value": short}
        )
    if len(known) <= SHOWN_WORDS:
        sentence = _("“%(value)s” is not known here. Allowed: %(words)s.")
        return ValidationError(sentence % {"value": short, "words": " · ".join(known)})
    close = difflib.get_close_matches(value, known, n=3, cutoff=0.5) or known[:3]
    sentence = _(
        "“%(value)s” is not known here. Did you mean: %(words)s? "
        "All allowed words are in the template file, on the sheet “Erlaubte Wörter”."
    )
    return ValidationError(sentence % {"value": short, "words": " · ".join(close)})


def one_of(text: str, words: Mapping[str, Any]) -> Any:
    """Return the value of a word, whatever its case; raises with the words that are allowed."""
    by_word = {folded(word): value for word, value in words.items()}
    if folded(text) not in by_word:
        raise unknown(text, words)
    return by_word[folded(text)]


def read_yes_no(text: str) -> bool:
    return bool(one_of(text or NO, {YES: True, NO: False}))


def write_yes_no(value: bool) -> str:
    return YES if value else ""


def read_amount(text: str) -> Decimal | None:
    """5, 5,50, 5.50 € -> euros; "" -> None."""
    number = re.sub(r"(€|euro?)$", "", text.strip(), flags=re.IGNORECASE).strip()
    if not number:
        return None
    try:
        amount = Decimal(number.replace(",", "."))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise ValidationError(_("Write the amount like 5 or 7,50."))
    return amount


def write_amount(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}".replace(".", ",").removesuffix(",00")


def read_age(text: str) -> int | None:
    """3, 3 Jahre, 18 Monate, Schwangerschaft, Geburt -> months; "" -> None."""
    if not text:
        return None
    special = {folded(PREGNANCY): -9, folded(BIRTH): 0}
    if folded(text) in special:
        return special[folded(text)]
    match = AGE.match(text)
    if match is None:
        raise ValidationError(
            _("Write the age like 3 Jahre, 18 Monate, Geburt or Schwangerschaft.")
        )
    number, unit = int(match[1]), (match[2] or "j").lower()
    return number if unit.startswith("m") else number * MONTHS_A_YEAR


def write_age(months: int | None) -> str:
    if months is None:
        return ""
    return {-9: PREGNANCY, 0: BIRTH}.get(months) or age(months)
