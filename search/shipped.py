"""The synonyms the project comes with, put where editors can change them."""

from __future__ import annotations

from typing import Any

from .ranking import shipped_groups


def store_shipped_groups(model: type[Any], using: str) -> None:
    """Store the groups of German words; ``model`` is `SynonymGroup` or its state in a migration."""
    model.objects.using(using).bulk_create(
        model(language="de", words="\n".join(group)) for group in shipped_groups()
    )
