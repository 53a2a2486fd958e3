"""One link in the text is one link in the file: one place to click, one tag to hear.

WeasyPrint 70 makes an annotation of every box inside a link and of every line it runs over, so a
link of two lines with a bold word was announced four times. Here only the boxes of the link itself
count, and those on one page are joined. Imported late, like WeasyPrint itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pydyf
import weasyprint.pdf as writing
from weasyprint.pdf import tags

_notes: Final = writing.add_links
_tree: Final = tags._build_box_tree


def one_note_each(found: Any, matrix: Any, pdf: Any, page: Any, *rest: Any) -> None:
    """Write the annotations of a page, one for each link."""
    links, anchors = found
    own = [link for link in links if link[3].link]
    _notes((own, anchors), matrix, pdf, page, *rest)
    lines: dict[int, list[Any]] = {}
    for *_, box in own:
        if box.link_annotation:
            lines.setdefault(id(box.element), []).append(box)
    for first, *others in lines.values():
        if others:
            join(first, others, page)


def join(first: Any, others: list[Any], page: Any) -> None:
    """Let the annotation of the first line hold for the others, each with its own area."""
    areas = [box.link_annotation["Rect"] for box in (first, *others)]
    first.link_annotation["Rect"] = around(areas)
    first.link_annotation["QuadPoints"] = pydyf.Array(
        number for area in areas for number in corners(*area)
    )
    for box in others:
        page["Annots"].remove(box.link_annotation.reference)
        box.link_annotation, box.goes_on_from = None, first


def around(areas: Iterable[Any]) -> Any:
    """Return the rectangle around all areas."""
    left_right = [number for area in areas for number in area[::2]]
    low_high = [number for area in areas for number in area[1::2]]
    return pydyf.Array([min(left_right), min(low_high), max(left_right), max(low_high)])


def corners(left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
    """Return the corners of an area in the order that readers expect: above, then below."""
    return (left, top, right, top, left, bottom, right, bottom)


def one_tag_each(
    box: Any, above: Any, pdf: Any, page_number: int, numbers: Any, *rest: Any
) -> Iterator[Any]:
    """Make the tags of a box; what a link says on its further lines goes to its first tag."""
    line = getattr(box, "_box", box)
    for element in _tree(box, above, pdf, page_number, numbers, *rest):
        first = getattr(line, "goes_on_from", None)
        if first is None:
            line.link_tag = element if line.link else None
            yield element
        else:
            move(element, first.link_tag, pdf, numbers)


def move(element: Any, target: Any, pdf: Any, numbers: Any) -> None:
    """Give what is below ``element`` to ``target``; ``numbers``: content -> its tag."""
    for kid in element["K"]:
        target["K"].append(kid)
        if isinstance(kid, int):
            numbers[kid] = target.reference
        else:
            pdf.objects[int(kid.split()[0])]["P"] = target.reference


writing.add_links = one_note_each
tags._build_box_tree = one_tag_each
