"""The end of a workflow, named in WAGTAIL_FINISH_WORKFLOW_ACTION.

Wagtail imports this while its own models are still being loaded, so nothing is imported here.
"""

from __future__ import annotations

from typing import Any


def publish_released_revision(workflow_state: Any, user: Any = None) -> None:
    """Publish what the last step approved, never a later text (see `freigeben`)."""
    from .freigeben import publish_approved

    publish_approved(workflow_state, user)
