"""What a reader has to know about the text of a page: by whom it is, and whether it is current."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from portal.core.languages import SOURCE_LANGUAGE

from .desk.stand import stand_of
from .leichte_texte import is_simple
from .models import LeichtePruefung


@dataclass(frozen=True)
class Texthinweis:
    """``deutsch_url`` leads to the binding German text. ``pruefung`` is None where nobody has
    tested the text in Leichte Sprache that is online."""

    leicht: bool
    maschinell: bool
    unvollstaendig: bool
    veraltet_seit: datetime.datetime | None
    deutsch_url: str
    pruefung: LeichtePruefung | None


def text_notice(page: Any) -> Texthinweis | None:
    """Return the notice above a page; None where there is nothing to say."""
    if page.pk is None or page.language_code == SOURCE_LANGUAGE:
        return None
    stand = stand_of(page)
    notice = Texthinweis(
        leicht=is_simple(page),
        maschinell=bool(stand and stand.maschinell),
        unvollstaendig=bool(stand and stand.offen),
        veraltet_seit=stand.veraltet_seit if stand else None,
        deutsch_url=page.quelle.get_url() or "",
        pruefung=_test_of(page) if is_simple(page) else None,
    )
    says_something = notice.maschinell or notice.unvollstaendig or notice.veraltet_seit
    return notice if notice.leicht or says_something else None


def _test_of(page: Any) -> LeichtePruefung | None:
    return LeichtePruefung.objects.filter(page_id=page.pk, gilt=True).first()
