"""Ask the site in this container whether it is ready; the exit code is the answer."""

from __future__ import annotations

import os
import sys
import urllib.error
import urllib.request

ADDRESS = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/gesundheit/bereit"


def main() -> int:
    """Return 0 when the site says it can serve, 1 otherwise."""
    # A host that the site answers to; the loopback's own name is not among them.
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    request = urllib.request.Request(ADDRESS, headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310
            return 0 if answer.status == 200 else 1
    except (urllib.error.URLError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
