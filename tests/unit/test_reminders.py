"""Who is asked, and when: what is late, due within two weeks, or to be talked about again, the oldest day first."""

from datetime import date, timedelta

from domain.workshops.decisions import Decision, Entry, News, Promise
from domain.workshops.reminders import ReminderReason, reminders

TODAY = date(2026, 11, 28)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def made(text: str, due: int, review: int | None = None, told: tuple[Entry, ...] = ()) -> Decision:
    again = None if review is None else after(review)
    promise = Promise(text, "La mairie", after(due), review=again)
    return Decision(text, "workshop", "Bien manger", after(-60), promise, told)


def asked(*decisions: Decision) -> list[tuple[str, ReminderReason, date]]:
    return [(one.decision.id, one.why, one.day) for one in reminders(decisions, TODAY)]


def test_the_oldest_day_comes_first_and_each_decision_once() -> None:
    soon, today, late = made("Un four", 14), made("Une fête", 0), made("Un jardin", -1)
    both = made("Une clé", 10, review=-3)
    assert asked(soon, made("Un marché", 15), today, both, late) == [
        ("Une clé", ReminderReason.REVIEW, after(-3)),
        ("Un jardin", ReminderReason.LATE, after(-1)),
        ("Une fête", ReminderReason.DUE, after(0)),
        ("Un four", ReminderReason.DUE, after(14)),
    ]
    assert asked(made("Un jardin", -9, review=-3), made("Un four", -8)) == [
        ("Un jardin", ReminderReason.LATE, after(-9)),
        ("Un four", ReminderReason.LATE, after(-8)),
    ]


def test_what_is_settled_asks_for_nothing() -> None:
    done, dropped = (Entry(what, after(-1), "Voilà.") for what in (News.DONE, News.DROPPED))
    assert asked(made("Un four", -9, review=1, told=(done,)), made("Une fête", 1, told=(dropped,))) == []
    assert asked(made("Un four", -9, told=(Entry(News.PARTLY, after(-1)),))) == [
        ("Un four", ReminderReason.LATE, after(-9))
    ]


def test_a_review_is_over_once_something_was_told() -> None:
    assert asked(made("Un four", 60, review=15)) == []
    assert asked(made("Un four", 60, review=14)) == [("Un four", ReminderReason.REVIEW, after(14))]
    before, since = Entry(News.STARTED, after(-1)), Entry(News.STARTED, after(0))
    assert asked(made("Un four", 60, review=14, told=(before,))) == [("Un four", ReminderReason.REVIEW, after(14))]
    assert asked(made("Un four", 60, review=14, told=(before, since))) == []
