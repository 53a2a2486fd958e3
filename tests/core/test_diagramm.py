"""The bar chart: in which order its bars stand."""

from __future__ import annotations

from typing import Any

from portal.core.blocks.figures import DiagrammBlock


def bars(**options: Any) -> list[str]:
    block = DiagrammBlock()
    rows = [("2019", 2, False), ("Stadt", 9, True), ("2021", 3, False)]
    values = [{"name": name, "wert": wert, "gesamt": gesamt} for name, wert, gesamt in rows]
    value = block.to_python({"titel": "T", "werte": values, **options})
    return [bar["name"] for bar in block.get_context(value)["balken"]]


def test_what_is_compared_with_stands_below_the_others() -> None:
    assert bars() == ["2019", "2021", "Stadt"]


def test_shares_stand_longest_first_where_the_editor_wants_it() -> None:
    assert bars(nach_groesse=True) == ["2021", "2019", "Stadt"]
