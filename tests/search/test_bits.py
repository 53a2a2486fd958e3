"""Sets of rows: a wrong bit is a wrong count, a lost hit or a draft in a list."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from search.bits import RowSet, Sums, bits_of, ids_of, union

IDS = st.sets(st.integers(0, 3000), max_size=60)


@given(there=IDS, added=IDS, removed=IDS)
def test_a_set_holds_exactly_what_was_put_in_and_not_taken_out(
    there: set[int], added: set[int], removed: set[int]
) -> None:
    rows = RowSet(there)
    for pk in added:
        rows.add(pk)
    for pk in removed:
        rows.discard(pk)
    left = (there | added) - removed
    assert ids_of(rows.bits) == sorted(left)
    assert rows.bits == bits_of(sorted(left))
    assert rows.bits.bit_count() == len(left)


@given(
    added=st.lists(st.tuples(st.integers(0, 5000), IDS), max_size=8),
    among=IDS,
    number=st.integers(0, 40),
)
@settings(deadline=None)
def test_the_greatest_sums_come_first_and_equal_ones_by_id(
    added: list[tuple[int, set[int]]], among: set[int], number: int
) -> None:
    sums, right = Sums(), Counter[int]()
    for amount, rows in added:
        sums.add(amount, bits_of(sorted(rows)))
        for pk in rows:
            right[pk] += amount
    expected = sorted(among, key=lambda pk: (-right[pk], pk))[:number]
    assert sums.best(bits_of(sorted(among)), number) == expected


def test_union_of_nothing_is_nothing() -> None:
    assert union([]) == 0
    assert union([1, 4]) == 5
