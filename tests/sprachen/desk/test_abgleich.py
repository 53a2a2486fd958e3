"""When the German text changes: no translation is lost, and only what changed asks for work."""

from __future__ import annotations

import pytest
from wagtail_localize.models import StringTranslation

from portal.sprachen.models import Textaenderung

from .conftest import DREI, Tisch, absatz

NEU = absatz("11111111-0000-4000-8000-000000000009", "<p>Ein neuer Absatz.</p>")


def english(tisch: Tisch, german: str) -> set[str]:
    """English texts kept for a German one, wherever it stands."""
    return set(
        StringTranslation.objects.filter(
            translation_of__data=german, locale__language_code="en"
        ).values_list("data", flat=True)
    )


def test_fresh_translation_is_not_called_outdated(tisch: Tisch) -> None:
    stand = tisch.stand
    assert stand.veraltet_seit is None
    assert (stand.offen, stand.maschinell) == (0, 0)


def test_changed_paragraph_alone_asks_for_work(tisch: Tisch) -> None:
    changed = [DREI[0], absatz(DREI[1]["id"], "<p>Melden Sie sich bitte an.</p>"), DREI[2]]
    tisch.publish(changed)
    assert tisch.open_texts() == ["Melden Sie sich bitte an."]
    assert tisch.stand.veraltet_seit is not None


def test_translation_of_a_changed_paragraph_is_kept_beside_the_new_one(tisch: Tisch) -> None:
    tisch.publish([DREI[0], absatz(DREI[1]["id"], "<p>Kommen Sie gern vorbei.</p>"), DREI[2]])
    pair = Textaenderung.objects.get().segmente.get()
    assert pair.alt is not None
    assert pair.neu is not None
    assert (pair.alt.data, pair.neu.data) == (
        "Kommen Sie einfach vorbei.",
        "Kommen Sie gern vorbei.",
    )
    assert english(tisch, "Kommen Sie einfach vorbei.") == {"Just come by."}


@pytest.mark.parametrize(
    ("blocks", "open_texts"),
    [
        ([DREI[0], NEU, DREI[1], DREI[2]], ["Ein neuer Absatz."]),
        ([NEU, *DREI], ["Ein neuer Absatz."]),
        ([DREI[0], DREI[2]], []),
        ([DREI[2], DREI[0], DREI[1]], []),
        ([], []),
    ],
    ids=["inserted", "inserted first", "deleted", "reordered", "all deleted"],
)
def test_no_translation_is_lost_when_blocks_move(
    tisch: Tisch, blocks: list[dict[str, str]], open_texts: list[str]
) -> None:
    tisch.publish(blocks)
    assert tisch.open_texts() == open_texts
    for german, text in tisch.texte.items():
        assert english(tisch, german) == {text}


def test_deleted_paragraph_that_comes_back_is_translated_still(tisch: Tisch) -> None:
    tisch.publish([DREI[0], DREI[2]])
    tisch.publish([DREI[0], absatz("22222222-0000-4000-8000-000000000002", DREI[1]["value"])])
    assert tisch.open_texts() == []


def test_paragraph_cut_out_and_pasted_in_again_keeps_its_translation(tisch: Tisch) -> None:
    """The editor gives a pasted block a new number; wagtail-localize would ask for it anew."""
    pasted = [absatz(block["id"].replace("1111", "3333"), block["value"]) for block in DREI]
    tisch.publish(pasted)
    assert tisch.open_texts() == []


def test_inserted_paragraph_in_one_block_moves_no_translation_to_a_wrong_place(
    tisch: Tisch,
) -> None:
    longer = absatz(DREI[0]["id"], "<p>Vorher ein neuer Satz.</p><p>Wir sind montags da.</p>")
    tisch.publish([longer, DREI[1], DREI[2]])
    assert tisch.open_texts() == ["Vorher ein neuer Satz."]
    assert [p.alt for p in Textaenderung.objects.get().segmente.all()] == [None]


def test_changed_fact_makes_no_translation_outdated(tisch: Tisch) -> None:
    tisch.publish(alter_von_monate=12, kosten_art="kostenlos")
    assert tisch.stand.veraltet_seit is None
    assert not Textaenderung.objects.exists()


def test_text_that_is_taken_back_makes_the_translation_valid_again(tisch: Tisch) -> None:
    tisch.publish(DREI[:2])
    tisch.publish(DREI)
    assert tisch.stand.veraltet_seit is None


def test_since_when_a_translation_is_outdated_is_the_first_change(tisch: Tisch) -> None:
    tisch.publish(DREI[:2])
    first = Textaenderung.objects.get().am
    tisch.publish(DREI[:1])
    assert tisch.stand.veraltet_seit == first


def test_published_translation_of_the_new_text_is_up_to_date(tisch: Tisch) -> None:
    tisch.publish(DREI[:2])
    tisch.publish_english()
    assert tisch.stand.veraltet_seit is None


def test_draft_made_before_a_german_change_is_outdated_when_it_goes_live(tisch: Tisch) -> None:
    tisch.fresh().save_target(user=tisch.haus.uebersetzung, publish=False)
    tisch.publish(DREI[:2])
    tisch.english.get_latest_revision().publish()
    assert tisch.stand.veraltet_seit == Textaenderung.objects.get().am


def test_same_publication_seen_twice_is_recorded_once(tisch: Tisch) -> None:
    from portal.sprachen.desk.tasks import compare_german_text

    tisch.publish(DREI[:2])
    revision = tisch.angebot.live_revision_id
    assert revision is not None
    compare_german_text.func(tisch.angebot.pk, revision)
    assert Textaenderung.objects.count() == 1
