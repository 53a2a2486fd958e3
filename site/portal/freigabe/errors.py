"""Why an action in the workflow is refused, as a sentence the person can act on."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class AktionVerweigert(PermissionDenied):
    """Refused where the state would change. ``str()`` is a translated sentence for the user."""


class NichtZustaendig(AktionVerweigert):
    """The user may not act in this step for this page."""


class EigeneAenderung(AktionVerweigert):
    """The last change of the text is the user's own."""


class FassungGeaendert(AktionVerweigert):
    """The content is no longer the one the user has seen or that was released."""


class GrundFehlt(AktionVerweigert):
    """Giving back needs a reason."""


class NichtMehrOffen(AktionVerweigert):
    """The step is over: decided, withdrawn or started anew."""
