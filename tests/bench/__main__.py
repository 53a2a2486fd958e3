"""Ask the main addresses of the example site, in turn and bounded, and print milliseconds.

    python -m tests.bench [ROUNDS]     default 30 rounds, on SQLite; DATABASE_URL has no effect

One process, four threads, no cache in front: the figures are those of the application alone and
only compare with other runs on the same machine.
"""

from __future__ import annotations

import http.client
import statistics
import sys
import time

from tests.servers.site import ExampleSite

ADDRESSES = (
    "/",
    "/angebote/",
    "/angebote/?sozialraum=osterfeld&zielgruppe=eltern",
    "/suche/?q=Suchtberatung",
    "/api/v1/suche?q=Beratung",
    "/themeninseln/",
    "/handlungsempfehlungen/",
    "/en/angebote/",
    "/ar/",
    "/sitemap.xml",
)
WARM_UP = 2


def main() -> int:
    """Print one line per address."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    times: dict[str, list[float]] = {address: [] for address in ADDRESSES}
    sizes: dict[str, int] = {}
    with ExampleSite() as site:
        link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        for number in range(rounds + WARM_UP):
            for address in ADDRESSES:
                seconds, sizes[address] = ask(link, address)
                if number >= WARM_UP:
                    times[address].append(seconds * 1000)
    print(f"{'address':50} {'median':>8} {'p95':>8} {'KB':>6}   of {rounds}, in ms")
    for address, measured in times.items():
        p95 = statistics.quantiles(measured, n=20)[-1] if rounds > 1 else measured[0]
        kilobytes = sizes[address] / 1000
        print(f"{address:50} {statistics.median(measured):8.1f} {p95:8.1f} {kilobytes:6.1f}")
    return 0


def ask(link: http.client.HTTPConnection, address: str) -> tuple[float, int]:
    """Seconds until the whole answer was read, and its bytes; ends the run unless it is 200."""
    began = time.perf_counter()
    link.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = link.getresponse()
    content = answer.read()
    if answer.status != http.client.OK:
        raise SystemExit(f"{address}: {answer.status}")
    return time.perf_counter() - began, len(content)


if __name__ == "__main__":
    sys.exit(main())
