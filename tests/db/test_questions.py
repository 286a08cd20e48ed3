"""Two rooms put questions on their walls: what is published, once, and nothing by which somebody would be found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import Connection, func, select, update

from db.engine import Database
from db.models.staff import AuditRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import questions as answers
from db.queries.evaluation import reveals
from db.queries.participation import responses
from db.queries.votes import screens, votes
from db.queries.workshops import moves, programme, questions, scenes, standing, workshops
from domain.evaluation.questions import Asked, QuestionHidden
from domain.evaluation.ranges import Span
from domain.staff.by import By
from domain.workshops.scene import Scene, WallChanged, What
from domain.workshops.workshop import Admission, NotYetOpen, Over
from tests.asked import answer, room, saying
from tests.ballots import opened, plan
from tests.programmes import prepared

STEPS = ("questionnaire", "resultats", "priorites")
PRESSES = 16
FEW, SOME, MANY = Span(0, 4), Span(5, 9), Span(10, 14)
_minutes = count()


def by() -> By:
    """A facilitator, a minute after the last act."""
    return By("facilitator", datetime(2026, 11, 28, 14, tzinfo=UTC) + timedelta(minutes=next(_minutes)))


def reveal(connection: Connection, workshop: str) -> None:
    reveals.renew(connection, workshop, by=by())


def people(*values: str, silent: int = 0) -> list[dict[str, str]]:
    """They say the same of two statements; the room has an indicator of the one, and none of the other."""
    return [{"voice": value, "understand": value} for value in values] + saying("voice", {None: silent})


def revealed(connection: Connection, label: str, said: list[dict[str, str]]) -> str:
    """A room that has shown what these people answered."""
    workshop = room(connection, label, STEPS)
    answer(connection, workshop, said)
    reveal(connection, workshop)
    return workshop


def known(connection: Connection, workshop: str) -> dict[str, Asked]:
    """The questions that may be shown, by item, in order."""
    about = workshops.workshop(connection, workshop)
    return {one.question.item: one for one in answers.shown(connection, about)}


def parts(connection: Connection, workshop: str, item: str = "voice") -> dict[str, Span]:
    told = known(connection, workshop)[item].spread
    assert told is not None
    return dict(told.parts)


def wall(connection: Connection, workshop: str) -> Scene:
    return standing.standing(connection, workshop).scene


def show(connection: Connection, workshop: str, item: str) -> None:
    questions.show(connection, workshop, item, wall(connection, workshop), by())


def acts(connection: Connection, workshop: str) -> list[str]:
    chosen = select(AuditRow.action).where(AuditRow.subject == workshop, AuditRow.action.like("workshop.question%"))
    return list(connection.execute(chosen.order_by(AuditRow.number)).scalars())


def on(connection: Connection, workshop: str) -> None:
    there = programme.programme(connection, workshop).now
    assert there is not None
    moves.on(connection, workshop, there, by=by())


def test_two_rooms_show_two_questions_until_they_go_on(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second = revealed(connection, "Vague 2", people(*"1122444444555", silent=1))
        first = revealed(connection, "Vague 1", people(*"4444445522211"))
        show(connection, first, "voice")
        show(connection, second, "understand")
        show(connection, first, "voice")
    with loaded.transaction() as connection:  # as after a reload
        assert wall(connection, first) == Scene(What.QUESTION, "voice")
        there = wall(connection, second)
        assert there == Scene(What.QUESTION, "understand")
        questions.take_off(connection, second, there, by())
        questions.take_off(connection, second, there, by())
        assert wall(connection, second) == Scene(What.THEMES)
        assert wall(connection, first) == Scene(What.QUESTION, "voice")
        on(connection, first)
        assert wall(connection, first) == Scene(What.THEMES)
    with loaded.reading() as connection:
        assert acts(connection, first) == ["workshop.question_shown"]
        assert acts(connection, second) == ["workshop.question_shown", "workshop.question_removed"]
        told = [one.scene for one in scenes.history(connection, first)]
        assert told == [Scene(What.COUNT), Scene(What.THEMES), Scene(What.QUESTION, "voice"), Scene(What.THEMES)]


def test_a_vote_on_the_wall_and_closing_take_the_question_off(loaded: Database) -> None:
    with loaded.transaction() as connection:
        beside, workshop = (revealed(connection, f"Vague {n}", people(*"1122444444555")) for n in (2, 1))
        for one in (workshop, beside):
            show(connection, one, "voice")
        vote = votes.vote(connection, opened(connection, workshop, plan()))
        screens.show(connection, vote, by=by())
        assert wall(connection, workshop) == Scene(What.VOTE, vote.id)
        screens.clear(connection, vote, by=by())
        assert wall(connection, workshop) == Scene(What.THEMES)
        workshops.close(connection, beside, by=by())
    with loaded.transaction() as connection:
        assert wall(connection, beside) == Scene(What.THEMES)
        with pytest.raises(Over):
            show(connection, beside, "voice")
        with pytest.raises(Over):
            questions.take_off(connection, beside, wall(connection, beside), by())
        assert [one.scene.what for one in scenes.history(connection, beside)][-2:] == [What.QUESTION, What.THEMES]


def test_only_what_may_be_shown_is_shown_and_only_once_answers_are_revealed(loaded: Database) -> None:
    everybody = [{"voice": value, "health": "bon", "wish": "Un four", "lonely": "jamais"} for value in "1122444444555"]
    with loaded.transaction() as connection:
        waiting = prepared(connection, "Vague 1", STEPS)
        with pytest.raises(NotYetOpen):
            show(connection, waiting, "voice")
        workshop = room(connection, "Vague 2", STEPS)
        answer(connection, workshop, everybody)
        with pytest.raises(QuestionHidden):
            show(connection, workshop, "voice")
        reveal(connection, workshop)
        assert list(known(connection, workshop)) == ["voice"]
        for item in ("health", "wish", "lonely", "cook_days", "nothing"):
            with pytest.raises(QuestionHidden):
                show(connection, workshop, item)
        assert wall(connection, workshop) == Scene(What.THEMES)


def test_the_questions_come_in_the_order_of_the_questionnaire(loaded: Database) -> None:
    said = [
        {"voice": voice, "learned": "cuisiner jardiner" if "2" < days < "6" else "rien", "cook_days": days}
        for voice, days in zip("1122444444555", "2233344445566", strict=True)
    ]
    with loaded.transaction() as connection:
        told = known(connection, revealed(connection, "Vague 1", said))
    assert list(told) == ["cook_days", "learned", "voice"]
    assert told["cook_days"].spread is None  # its mean is told, which with a chart beside would tell more
    assert told["cook_days"].figure is not None
    assert told["learned"].spread is not None
    ticked = [told["learned"].spread.parts[choice] for choice in ("cuisiner", "jardiner", "conserver", "rien")]
    assert ticked == [SOME, SOME, FEW, FEW]


def test_what_is_shown_grows_by_what_is_told_of_the_people_between(loaded: Database) -> None:
    early, late = people(*"1122444444555"), people(*"3335555554411", silent=2)
    with loaded.transaction() as connection:
        beside, workshop = (revealed(connection, f"Vague {n}", early) for n in (2, 1))
        alone = revealed(connection, "Vague 3", late)
        first, own = parts(connection, workshop), parts(connection, alone)
    assert first == {"1": FEW, "2": FEW, "3": FEW, "4": SOME, "5": FEW}
    with loaded.transaction() as connection:
        answer(connection, workshop, late, "late-")
        assert parts(connection, workshop) == first
        reveal(connection, workshop)
        assert responses.withdraw(connection, f"{workshop}-0", by().now.date())
    with loaded.reading() as connection:
        both = parts(connection, workshop)
        assert parts(connection, beside) == first
    between = {
        choice: Span(both[choice].low - part.low, both[choice].high - part.high) for choice, part in first.items()
    }
    assert between == own


def test_people_of_whom_nothing_may_be_told_leave_the_question_as_it_was(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = revealed(connection, "Vague 1", people(*"1122444444555"))
        before = known(connection, workshop)["voice"].spread
        answer(connection, workshop, people(*"4" * 13), "late-")
        reveal(connection, workshop)
        assert known(connection, workshop)["voice"].spread == before


def test_with_the_code_on_the_wall_a_question_is_told_by_its_figure(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Vague 1", STEPS)
        code = update(WorkshopRow).where(WorkshopRow.id == workshop).values(admission=Admission.CODE, people=24)
        connection.execute(code)
        answer(connection, workshop, people(*"444445555522223333311111"))
        reveal(connection, workshop)
        told = known(connection, workshop)
    assert list(told) == ["voice"]  # no indicator of the room rests on the other one
    assert told["voice"].spread is None
    assert told["voice"].figure is not None
    assert told["voice"].figure.shown


def test_of_many_who_press_at_once_one_changes_the_wall(loaded: Database) -> None:
    items = ("voice", "power", "access", "understand")
    said = [dict.fromkeys(items, value) for value in "1122444444555"]
    with loaded.transaction() as connection:
        beside, workshop = (revealed(connection, f"Vague {n}", said) for n in (2, 1))
        seen = wall(connection, workshop)
        assert set(items) <= set(known(connection, workshop))

    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                questions.show(connection, workshop, items[number % len(items)], seen, by())
        except WallChanged:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        done = list(crowd.map(press, range(PRESSES)))
    with loaded.reading() as connection:
        there = wall(connection, workshop)
        assert wall(connection, beside) == Scene(What.THEMES)
        assert acts(connection, workshop) == ["workshop.question_shown"]
        shown = select(func.count()).select_from(AuditRow).where(AuditRow.action == "workshop.question_shown")
        assert connection.execute(shown).scalar() == 1
    assert [items[n % len(items)] == there.about for n in range(PRESSES)] == done  # asked twice is as once
    with loaded.transaction() as connection, pytest.raises(WallChanged):
        questions.take_off(connection, workshop, Scene(What.QUESTION, "nothing"), by())
