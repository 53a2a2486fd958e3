"""axe-core, IBM Equal Access and HTML_CodeSniffer, asked about a page that Chromium shows.

They find different things. Each takes a Playwright page after loading and returns one line per
complaint. They are injected by evaluation, so a strict Content-Security-Policy does not stop them.
"""

from __future__ import annotations

import functools
from typing import Any

from playwright.sync_api import Page

from tests.servers.left_out import NODE_MODULES

WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")

# Rules of HTML_CodeSniffer that only ask a person to look are notices and warnings, not errors.
HTMLCS_ERROR = 1


@functools.cache
def source(*parts: str) -> str:
    """Program text of an engine."""
    return NODE_MODULES.joinpath(*parts).read_text(encoding="utf-8")


def axe(page: Page, *, tags: tuple[str, ...] = WCAG_22_AA, scope: str = "html") -> list[str]:
    """Violations of axe-core inside ``scope`` (a CSS selector)."""
    page.evaluate(source("axe-core", "axe.min.js"))
    options = {"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
    call = "([scope, options]) => axe.run(scope, options)"
    result: dict[str, Any] = page.evaluate(call, [scope, options])
    return [
        f"{rule['id']}: {rule['help']} … {node['target']} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def equal_access(page: Page, *, policy: str = "WCAG_2_2") -> list[str]:
    """Violations of the IBM Equal Access engine (what it calls potential is left to persons)."""
    page.evaluate(source("accessibility-checker-engine", "ace.js") + "\n;window.ace = ace;")
    results: list[dict[str, Any]] = page.evaluate(
        "policy => new ace.Checker().check(document, [policy]).then(report => "
        "report.results.map(({ruleId, value, message, path, snippet}) => "
        "({ruleId, value, message, path, snippet})))",
        policy,
    )
    return [
        f"{found['ruleId']}: {found['message']} … {found['path']['dom']}"
        for found in results
        if found["value"] == ["VIOLATION", "FAIL"]
    ]


def html_codesniffer(page: Page, *, standard: str = "WCAG2AA") -> list[str]:
    """Errors of HTML_CodeSniffer."""
    page.evaluate(source("html_codesniffer", "build", "HTMLCS.js"))
    results: list[dict[str, Any]] = page.evaluate(
        "standard => new Promise(done => HTMLCS.process(standard, document, () => done("
        "HTMLCS.getMessages().map(({type, code, msg, element}) => "
        "({type, code, msg, element: element.outerHTML || ''})))))",
        standard,
    )
    return [
        f"{found['code']}: {found['msg']} … {found['element'][:160]}"
        for found in results
        if found["type"] == HTMLCS_ERROR
    ]
