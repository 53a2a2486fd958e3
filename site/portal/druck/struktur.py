"""What WeasyPrint leaves out of the tags of a PDF: languages, scopes of headers, words of links.

WeasyPrint 70 knows the language of every passage while it lays it out and forgets it in the tags,
so a screen reader would read a German street with an Arabic voice. The tag of a box is only known
while the tags are made, and there is no hook: importing this module puts one around the function
that makes them. Imported late, like WeasyPrint itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pydyf
from weasyprint.pdf import tags

# The language of these is the document's; their tags belong to their children.
WHOLE: Final = frozenset({"html", "body"})
SCOPES: Final = {"col": "/Column", "row": "/Row"}
_original: Final = tags._build_box_tree


def described(box: Any, *rest: Any) -> Iterator[Any]:
    """Make the tags of a box as WeasyPrint does, and add what its element says of itself."""
    for element in _original(box, *rest):
        describe(element, getattr(box, "_box", box))
        yield element


def describe(element: Any, box: Any) -> None:
    """Add to the tag ``element`` what the HTML element of ``box`` says."""
    source = box.element
    if source is None or box.element_tag in WHOLE:
        return
    if (language := source.get("lang")) and "Lang" not in element:
        element["Lang"] = pydyf.String(language)
    if element["S"] == "/TH" and "A" in element and source.get("scope") in SCOPES:
        element["A"]["Scope"] = SCOPES[source.get("scope")]
    if box.link_annotation:
        box.link_annotation["Contents"] = pydyf.String(" ".join("".join(source.itertext()).split()))


tags._build_box_tree = described
