"""Links of a page, as a file needs them: with the host, for a file has no address of its own."""

from __future__ import annotations

import re
from typing import Final

from portal.core.addresses import absolute

# Not "//host/…", which has a host already.
OWN_PATH: Final = re.compile(r'(<a\s[^>]*?\bhref=")(/(?!/)[^"]*)"')


def with_full_addresses(html: str) -> str:
    """Return ``html`` with the public address in every link that is a path of this site."""
    return OWN_PATH.sub(lambda match: f'{match[1]}{absolute(match[2])}"', html)
