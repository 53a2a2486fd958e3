"""What the site answers, without a browser."""

from __future__ import annotations

import urllib.error
import urllib.request


def source(url: str) -> str:
    """Return the HTML of an address, of an error page, too."""
    try:
        with urllib.request.urlopen(url) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
