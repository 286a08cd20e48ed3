"""Help, language and stopping in the middle of a ballot or an idea; and how many votes are left."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from db.queries.priorities import ideas
from tests.e2e import resident
from tests.e2e.conftest import barriers
from tests.e2e.hall import FITS, LENGTHWISE, PHONE, Hall, standing
from tests.e2e.traces import counts
from tests.e2e.voter import approval, choose, confirm, dots, form, hand_over, letters, put_in, to_paper, touch
from texts import say

WORDS = "Un four à pain"


@pytest.fixture(scope="module")
def hall(run_folder: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hall]:
    with standing(run_folder, tmp_path_factory.mktemp("hall"), browser) as hall:
        yield hall


def aside(page: Page, key: str, language: str = "fr") -> Locator:
    return page.locator("header").get_by_role("button", name=say(key, language=language), exact=True)


def in_arabic_and_back(page: Page, name: str) -> None:
    """By way of help; whatever was begun on this screen is still there."""
    touch(aside(page, "tablet.help.title"))
    touch(resident.screen(page, "help").get_by_role("button", name=say("tablet.help.comfort")))
    touch(resident.screen(page, "comfort").locator("button.option[lang=ar]").first)
    expect(page.locator(".tablet")).to_have_attribute("dir", "rtl")
    touch(form(page, "comfort").locator("button[type=submit]"))
    if resident.one_of(page, "help", name) == "help":
        touch(form(page, "help").locator("button[type=submit]"))
    resident.screen(page, name)


def stop(page: Page, lead: str, language: str, *, now: bool) -> None:
    touch(aside(page, "tablet.stop.label", language))
    shown = resident.screen(page, "put_down")
    expect(shown.locator(".lead")).to_have_text(say(lead, language=language))
    touch(shown.get_by_role("button", name=say(f"tablet.stop.{'now' if now else 'continue'}", language=language)))


def test_a_ballot_is_gone_on_with_after_help_and_put_down_without_a_trace(hall: Hall) -> None:
    first, second = hall.opened("approval"), hall.opened("dots")
    for size in (LENGTHWISE, PHONE):
        with hall.device(size) as page:
            choose(page, touch, "dots")
            for name in ("vote", "vote_rules"):
                expect(aside(page, "tablet.help.title")).to_be_visible()
                expect(aside(page, "tablet.stop.label")).to_be_visible()
                assert form(page, name).evaluate(FITS)["small"] == []
                touch(form(page, name).locator("button[type=submit]"))
            resident.screen(page, "vote_paper")
            given = dots(page, touch)
            in_arabic_and_back(page, "vote_paper")
            assert size == PHONE or form(page, "vote_paper").evaluate(FITS) == {"small": [], "over": 0}
            confirm(page, touch)
            expect(form(page, "vote_check").locator(".facts.read li")).to_have_count(len(given))
            stop(page, "tablet.stop.ballot", "ar", now=False)
            expect(form(page, "vote_check").locator(".facts.read li")).to_have_count(len(given))
            assert [each for each in barriers(page) if "(serious)" in each or "(critical)" in each] == []
            stop(page, "tablet.stop.ballot", "ar", now=True)
            language = "ar" if size == PHONE else "fr"  # whose phone it is keeps their language
            choose(page, touch, "dots", language)
            to_paper(page, touch)
            expect(form(page, "vote_paper").locator(".chosen")).to_have_count(0)
            assert counts(page)["outbox"] == 0
    assert hall.closed(second) == hall.closed(first) == []


def test_whoever_voted_in_one_vote_is_told_how_many_are_left_even_after_a_reload(hall: Hall) -> None:
    first, second = hall.opened("approval"), hall.opened("dots")
    more = say("tablet.vote.more", n=1)
    with hall.device(PHONE) as page:
        choose(page, touch, "dots")
        to_paper(page, touch)
        by_dots = letters(dots(page, touch))
        confirm(page, touch)
        put_in(page, touch)
        expect(form(page, "vote_cast").get_by_role("button", name=more)).to_be_visible()
        hand_over(page)
        page.reload()
        touch(resident.screen(page, "finished").get_by_role("button", name=more))
        assert say("tablet.vote.left", n=1) in resident.screen(page, "votes").inner_text()
        touch(page.get_by_role("button", name=re.compile("approval")))
        to_paper(page, touch)
        by_approval = letters(approval(page, touch))
        confirm(page, touch)
        put_in(page, touch)
    assert hall.closed(second) == [by_dots]
    assert hall.closed(first) == [by_approval]


def test_an_idea_is_gone_on_with_and_put_down(hall: Hall) -> None:
    opened = hall.opened("approval")  # so that the menu, which offers ideas, is shown
    with hall.device(LENGTHWISE) as page:
        for end in (False, True):
            expect(resident.screen(page, "welcome").locator(".lead")).to_have_text(say("tablet.vote.among"))
            touch(form(page, "welcome").locator("button[type=submit]"))
            touch(resident.screen(page, "things").get_by_role("button", name=say("tablet.idea.propose")))
            shown = resident.screen(page, "propose")
            expect(shown.locator("textarea")).to_have_value("")
            shown.locator("textarea").fill(WORDS)
            in_arabic_and_back(page, "propose")
            stop(page, "tablet.stop.idea", "ar", now=False)
            expect(form(page, "propose").locator("textarea")).to_have_value(WORDS)
            if end:
                touch(form(page, "propose").locator("button[type=submit]"))
                touch(form(page, "propose").locator("label.card").first)
            stop(page, "tablet.stop.idea", "ar", now=True)
    assert hall.closed(opened) == []
    with hall.database.reading() as connection:
        assert ideas.waiting(connection) == ()
