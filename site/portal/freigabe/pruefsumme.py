"""The checksum of a content: what a release is bound to.

Two revisions have the same checksum if a reader would read the same and the same Bereich answers
for it. Left out is what Wagtail keeps for itself (numbers, times, locks, comments), the schedule,
the internal note, and when the facts were last confirmed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from wagtail.models import Revision

from portal.media.kennzeichen import marks_of

IGNORED: Final = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "alias_of",
        "content_type",
        "redaktionsnotiz",
        "geprueft_am",
        "geprueft_von",
        "wagtail_admin_comments",
    }
)
# A child row gets its number only when the page is published, though nothing has changed.
IGNORED_IN_ROWS: Final = frozenset(
    {"pk", "id", "page", "content_object", "sort_order", "translation_key", "locale"}
)


def summe_of(revision: Revision) -> str:
    """The checksum of a revision of a page with the files it uses, as they are now."""
    return pruefsumme(revision.content, marks_of(revision))


def pruefsumme(content: dict[str, Any], files: Iterable[str] = ()) -> str:
    """Return the hexadecimal SHA-256 of the content of a revision (`Revision.content`).

    ``files`` are the marks of the pictures and documents in it (see `portal.media.kennzeichen`).
    """
    kept = covered(content)
    if marks := sorted(files):
        kept["files"] = marks
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def covered(content: dict[str, Any]) -> dict[str, Any]:
    """The part of a content that a release is bound to."""
    return {name: _plain(value) for name, value in content.items() if name not in IGNORED}


def _plain(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return [{name: row[name] for name in row if name not in IGNORED_IN_ROWS} for row in value]
    return value
