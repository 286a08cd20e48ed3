"""«Comparer» on its page: waves in the order in which they were told, same words only, other territories by choice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import context, reveals
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from tests.asked import answer, room
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.test_themes import revealed
from tests.pages.test_workshop import words
from tests.programmes import over
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SPRING, AUTUMN = datetime(2026, 4, 2, 14, tzinfo=UTC), datetime(2026, 11, 22, 14, tzinfo=UTC)
PLACES = ("montpellier", "aix_marseille", "lorient")
BY = By("committee", AUTUMN)


def opened(
    open_page: OpenPage, database: Database, role: Role = Role.COMMITTEE, theme: str = "food_democracy"
) -> AppTest:
    shown = open_page("compare", role, territory="lyon", database=database, run=False)
    shown.query_params["territoire"], shown.query_params["theme"] = "lyon", theme
    shown.run()
    assert not shown.exception
    return shown


def invent(connection: Connection, wave: str) -> None:
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(demonstration=True))


def told(connection: Connection, territory: str, said: str) -> None:
    """A wave of that territory that everybody may read."""
    workshop = room(connection, "Automne", now=AUTUMN, territory=territory)
    answer(connection, workshop, [{"voice": value} for value in said])
    reveals.reveal(connection, workshop, by=By("facilitator", AUTUMN))
    over(connection, workshop, AUTUMN)


def tables(page: AppTest) -> list[list[str]]:
    return [list(one.value.index) for one in page.table]


def test_waves_stand_in_the_order_in_which_they_were_told_real_ones_before_invented_ones(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        invent(connection, revealed(connection, "Essai", "4" * 30 + "2" * 30, SPRING))
        revealed(connection, "Automne", "4" * 40 + "2" * 20)
        revealed(connection, "Printemps", "4" * 15 + "2" * 45, SPRING)
        revealed(connection, "Ailleurs", "4" * 15 + "2" * 45, SPRING, "montpellier")
    page = opened(open_page, loaded)
    assert tables(page) == [["Printemps", "Automne"], ["Essai"]]
    assert [one.value for one in page.header] == [say("compare.real"), say("compare.invented")]
    first, then = page.table[0].value[say("waves.change")]
    assert first == say("change.first")
    assert then.startswith("En hausse")
    assert "Printemps" in then
    assert sum("Ici, mon avis compte" in str(one.value) for one in page.markdown) == 2  # the words behind each line


def test_nine_themes_say_their_waves_in_words_in_the_order_in_which_they_were_told(
    loaded: Database, open_page: OpenPage
) -> None:
    """What a table says of one theme, line by line; and the words behind each of the two lines, after all of them."""
    with loaded.transaction() as connection:
        for label, yes, now, place in (
            ("Automne", 40, AUTUMN, "lyon"),
            ("Printemps", 15, SPRING, "lyon"),
            ("Ailleurs", 15, SPRING, "montpellier"),
        ):
            said = "4" * yes + "2" * (60 - yes)
            workshop = room(connection, label, now=now, territory=place)
            answer(connection, workshop, [{"voice": one, "feel_good": one} for one in said])
            reveals.reveal(connection, workshop, by=By("facilitator", now))
    [table] = [one.value for one in opened(open_page, loaded).table]
    for page in (opened(open_page, loaded, theme="neuf"), opened(open_page, loaded, theme="neuf")):
        assert not page.table
        [care] = [
            one.value for one in page.markdown if str(one.value).startswith("**Les activités font du bien**\n\n- P")
        ]
        [voice] = [one.value for one in page.markdown if str(one.value).startswith("**Mon avis compte**\n\n- P")]
        first, then = voice.split("\n\n")[1].split("\n")
        assert first.startswith("- Printemps")
        assert then.startswith("- Automne")
        for line, wave in ((first, "Printemps"), (then, "Automne")):
            assert all(prose(str(cell)) in line for cell in table.loc[wave])
        assert care.count("\n- Automne") == 1
        [origin] = [one for one in unfolded(page).expander if one.label == say("compare.words")]
        [told] = [str(one.value) for one in origin.markdown]
        assert told.index("**Les activités font du bien**") < told.index("**Mon avis compte**") < told.index("mon avis")


def test_a_change_that_is_not_sure_has_no_arrow_nor_verb(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        revealed(connection, "Automne", "4" * 12 + "2" * 10)
        revealed(connection, "Printemps", "4" * 10 + "2" * 12, SPRING)
    [table] = [one.value for one in opened(open_page, loaded).table]
    assert list(table[say("waves.change")]) == [say("change.first"), say("change.unknown", wave="Printemps")]


def test_other_territories_are_context_only_for_whoever_joins_and_three_at_least(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        told(connection, "lyon", "4" * 40 + "2" * 20)
        for place, yes in zip(PLACES, (10, 30, 50), strict=True):
            told(connection, place, "4" * yes + "2" * (60 - yes))
        for place in reversed(PLACES[:2]):
            context.choose(connection, place, BY, joins=True)
    page = opened(open_page, loaded)
    assert "Repère" not in words(page)
    button(page, "choose").click().run()
    assert say("context.too_few", n=3, answers=30) in words(page)
    with loaded.transaction() as connection:
        context.choose(connection, PLACES[2], BY, joins=True)
    page = opened(open_page, loaded)
    assert say("context.share", n=3, share=50) in words(page)
    assert not [name for name in ("Montpellier", "Marseille", "Lorient") if name in words(page)]
    with loaded.transaction() as connection:
        context.choose(connection, PLACES[0], BY, joins=False)
    assert say("context.too_few", n=3, answers=30) in words(opened(open_page, loaded))
    button(page, "choose").click().run()
    assert "Repère" not in words(page)
    with loaded.reading() as connection:
        acts = connection.execute(select(AuditRow.action).where(AuditRow.chain == "lyon")).scalars().all()
    assert [one for one in acts if one.startswith("territory.")] == [
        "territory.figures_shared", "territory.figures_withheld",
    ]  # fmt: skip


def test_who_runs_workshops_chooses_nothing_and_reads_nothing_sensitive(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (room(connection, "Automne", now=AUTUMN) for _ in "12")
        answer(connection, first, [{"lonely": "tout"}] * 30)
        answer(connection, second, [{"lonely": "jamais"}] * 45)
        for workshop in (second, first):
            over(connection, workshop, AUTUMN)
    theirs = opened(open_page, loaded, Role.FACILITATOR, "social_ties")
    assert not [one for one in theirs.button if str(one.key).startswith("choose")]
    assert "Se sent seul" not in words(theirs)
    assert "Se sent seul" in words(opened(open_page, loaded, theme="social_ties"))


def test_a_wave_that_asked_in_other_words_is_another_line(loaded: Database, open_page: OpenPage) -> None:
    """Planted: the questionnaire of one wave says that its item has another version."""
    from db.queries.evaluation import compared as kept  # noqa: PLC0415

    with loaded.transaction() as connection:
        revealed(connection, "Automne", "4" * 40 + "2" * 20)
        spring = revealed(connection, "Printemps", "4" * 15 + "2" * 45, SPRING)
        workshop = connection.execute(select(WorkshopRow.id).where(WorkshopRow.wave_id == spring)).scalar_one()
        assert workshops.workshop(connection, workshop).wave == spring
    asked = kept._asked

    def reworded(connection: Connection, among: list[str]) -> object:
        found = asked(connection, among)
        if spring not in found:
            return found
        [question] = found[spring]["voice"]
        return {**found, spring: {**found[spring], "voice": (replace(question, item_version=2, fr="Autrement ?"),)}}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "_asked", reworded)
        page = opened(open_page, loaded)
    assert tables(page) == [["Printemps"], ["Automne"]]
    assert "Autrement" in words(page)
    assert "En hausse" not in words(page)
