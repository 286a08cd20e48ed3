"""One more way of voting, from a folder of its own, on a real tablet and a real wall."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from db.queries.votes import screens, votes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.ballot import Rules
from domain.votes.vote import Plan
from sentences.votes import statement
from tests.e2e import resident
from tests.e2e.conftest import WALL, barriers, watch
from tests.e2e.hall import FITS, LENGTHWISE, METHODS, Hall, standing
from tests.e2e.room import TERRITORY, hire
from tests.e2e.voter import choose, confirm, dots, form, hand_over, letters, put_in, title, to_paper, touch
from tests.one_more_method import FOLDER, NAME, copied, registered
from texts import say


def on_the_wall(hall: Hall, vote: str) -> str:
    """Everything that the wall says of an open vote."""
    with hall.database.transaction() as connection:
        screens.show(connection, votes.vote(connection, vote), by=By("facilitator", datetime.now(UTC)))
    context = hall.browser.new_context(viewport=WALL, locale="fr-FR")  # type: ignore[arg-type]
    token = hire(hall.database, Role.FACILITATOR, TERRITORY).token
    context.add_cookies([{"name": "tablee_staff", "value": token, "url": hall.server.address}])
    page = context.new_page()
    watch(page, hall.server.address, hall.faults)
    page.goto(f"{hall.server.address}/projeter?workshop={hall.room.id}")
    expect(page.get_by_text(say("tablet.vote.closed"))).to_be_visible(timeout=30_000)
    said = page.locator("body").inner_text()
    context.close()
    return said


def announced(page: Page, plan: Plan) -> list[str]:
    """The sentences on how votes are counted and on ties, which stand on the tablet as they come from Python."""
    resident.screen(page, "vote")
    touch(form(page, "vote").locator("button[type=submit]"))
    resident.screen(page, "vote_rules")
    counting, tie = statement.counting(plan), statement.equality(plan)
    for sentence in (*counting, tie):
        expect(form(page, "vote_rules").get_by_text(sentence, exact=True)).to_be_visible()
    touch(form(page, "vote_rules").locator("button[type=submit]"))
    return counting


def chosen(page: Page) -> dict[str, int]:
    """The second card, after second thoughts about the first."""
    resident.screen(page, "vote_paper")
    expect(form(page, "vote_paper").get_by_text(say(f"tablet.vote.hint.{NAME}"))).to_be_visible()
    assert page.locator("form.screen").evaluate(FITS) == {"small": [], "over": 0}
    assert [found for found in barriers(page) if "(serious)" in found or "(critical)" in found] == []
    cards = form(page, "vote_paper").locator("label.card")
    for at in (0, 1):
        touch(cards.nth(at).locator("input"))
    return {title(cards.nth(1)): 1}


@pytest.mark.timeout(420)
def test_it_is_asked_announced_and_counted(
    run_folder: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(tmp_path)
    monkeypatch.setenv(FOLDER, str(folder))
    monkeypatch.setitem(METHODS, NAME, (3, Rules(most=1)))
    with registered(folder), standing(run_folder, tmp_path, browser, "tests/e2e/one_more_method.py") as hall:
        other, vote = hall.opened("dots"), hall.opened(NAME)
        with hall.database.reading() as connection:
            plan = votes.vote(connection, vote).plan
        with hall.device(LENGTHWISE) as page:
            choose(page, touch, NAME)
            counting = announced(page, plan)
            chosen(page)
            page.reload()  # in the middle of a ballot: nothing of it was kept
            resident.screen(page, "welcome")
            choose(page, touch, NAME)
            announced(page, plan)
            given = letters(chosen(page))
            confirm(page, touch)
            put_in(page, touch)
            choose(page, touch, "dots")
            to_paper(page, touch)
            by_dots = letters(dots(page, touch))
            confirm(page, touch)
            put_in(page, touch)
            hand_over(page)
        wall = on_the_wall(hall, vote)
        assert all(sentence in wall for sentence in counting)
        assert hall.closed(vote) == [given]
        assert hall.closed(other) == [by_dots]
        assert hall.faults == []
