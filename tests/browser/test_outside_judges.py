"""What judges from outside say of every template: valid HTML and CSS, and speed on a slow phone."""

from __future__ import annotations

import pytest

from tests.browser.addresses import addresses
from tests.browser.answers import source
from tests.judges import lighthouse, nu_html
from tests.servers.site import ExampleSite

pytestmark = [pytest.mark.judge, pytest.mark.slow]


@pytest.mark.parametrize("language", ["de", "ar", "de-simple", "en"])
def test_every_template_is_valid_html(example_site: ExampleSite, language: str) -> None:
    pages = addresses(language).items()
    documents = {name: source(example_site.url + path) for name, path in pages}
    assert nu_html.errors(documents) == {}


def test_every_page_is_small_enough_for_a_slow_phone(example_site: ExampleSite) -> None:
    heavy = {
        name: len(html)
        for name, path in addresses("de").items()
        if len(html := source(example_site.url + path)) > 100_000
    }
    assert heavy == {}


@pytest.mark.browser
@pytest.mark.parametrize("name", ["start page", "offers", "offer"])
def test_lighthouse_has_next_to_nothing_to_say(example_site: ExampleSite, name: str) -> None:
    report = lighthouse.report(example_site.url + addresses("de")[name])
    wanted = dict.fromkeys(report.scores, 0.98) | {"performance": 0.95}
    below = {key: score for key, score in report.scores.items() if score < wanted[key]}
    assert below == {}, report.lost
