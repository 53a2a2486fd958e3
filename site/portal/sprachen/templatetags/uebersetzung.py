"""The review bar above wagtail-localize's editor, which has none of its own."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("sprachen/pruefleiste.html", takes_context=True)
def pruefleiste(context: dict[str, Any], translation: Any, page: Any) -> dict[str, Any]:
    """Submit, or lead to the decision, or say with whom the translation is."""
    user = context["request"].user
    state = page.current_workflow_task_state
    task = state.task.specific if state else None
    may_decide = bool(task and task.get_actions(page, user))
    return {
        "request": context["request"],
        "translation": translation,
        "state": state,
        "decide_url": reverse("freigabe_entscheiden", args=[state.pk]) if may_decide else "",
        "submit_url": reverse("uebersetzung_einreichen", args=[translation.pk]),
        "can_submit": state is None and page.permissions_for_user(user).can_edit(),
    }
