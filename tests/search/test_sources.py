"""Building the catalogue anew must end in minutes in a city with thousands of offers."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.sources import sources

from .conftest import SmallSite


def test_reading_more_pages_costs_no_more_queries_and_mixes_nothing_up(
    small_site: SmallSite,
) -> None:
    offers = [
        small_site.offer(f"Treff {number}", themes=[small_site.health], words=[f"Wort {number}"])
        for number in range(6)
    ]
    keys = [page.translation_key for page in offers]
    with CaptureQueriesContext(connection) as for_two:
        assert len(list(sources(keys[:2]))) == 2
    with CaptureQueriesContext(connection) as for_six:
        read = list(sources(keys))
    assert len(for_six) == len(for_two)
    words = {source.entry.title: source.entry.facets["schlagwort"] for source in read}
    assert words == {f"Treff {number}": (f"wort-{number}",) for number in range(6)}
