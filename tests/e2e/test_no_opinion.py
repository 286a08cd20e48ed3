"""«Je ne me prononce pas» at a tablet: announced, chosen, read back; two votes of two rules, a reload between."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from db.queries.votes import votes
from domain.votes.ballot import Rules
from domain.votes.methods.majority import MajorityResult
from tests.e2e import resident
from tests.e2e.conftest import barriers
from tests.e2e.hall import FITS, LENGTHWISE, PHONE, Hall, standing
from tests.e2e.voter import TITLES, confirm, form, hand_over, put_in, title, to_paper, touch, voting
from texts import say

LOUD, GENTLE = "Que garder\u00a0?", "Que changer\u00a0?"  # silence is the worst mention; silence is left out
SILENT, LOVES, REJECTS = "-1", "4", "0"


@pytest.fixture(scope="module")
def hall(run_folder: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hall]:
    with standing(run_folder, tmp_path_factory.mktemp("hall"), browser) as hall:
        yield hall


def to_vote(page: Page, asked: str) -> None:
    """From the welcome, or the end of a ballot, to the first proposal of the vote on this question."""
    if form(page, "welcome").count():
        expect(form(page, "welcome").locator(".lead")).to_have_text(say("tablet.vote.among"))
        touch(form(page, "welcome").locator("button[type=submit]"))
        resident.screen(page, "things")
    touch(page.get_by_role("button", name=voting()))
    if resident.one_of(page, "votes", "vote") == "votes":
        touch(page.get_by_role("button", name=asked))
    expect(form(page, "vote").locator("h1")).to_have_text(asked)
    to_paper(page, touch)


def judge(page: Page, given: dict[str, str]) -> None:
    """A mention or none of each proposal, by its title; those that are not named have no opinion."""
    for at in range(3):
        expect(form(page, "vote_paper").locator(".progress > span").first).to_have_text(re.compile(rf"{at + 1}\D+3"))
        onward = form(page, "vote_paper").locator("button[type=submit]")
        here = given.get(title(form(page, "vote_paper").locator(".portrait")), SILENT)
        touch(form(page, "vote_paper").locator(f"input[value='{here}']"))
        if at < 2:
            touch(onward)


def test_two_votes_of_two_rules_in_another_order_with_a_reload(hall: Hall) -> None:
    loud = hall.opened("majority", rules=Rules(), asked=LOUD)
    gentle = hall.opened("majority", rules=Rules(silence="left_out"), asked=GENTLE)
    kitchen, garden = TITLES[0], TITLES[1]
    with hall.device(LENGTHWISE) as page:
        for person in range(5):
            for asked in (GENTLE, LOUD):
                to_vote(page, asked)
                judge(page, {kitchen: LOVES} if person < 2 else {garden: REJECTS, kitchen: LOVES})
                if person == 0:
                    told_of_silence(page, asked)
                    page.reload()  # in the middle of a ballot: nothing of it was kept
                    resident.screen(page, "welcome")
                    to_vote(page, asked)
                    expect(page.locator(".degrees input:checked, .decline input:checked")).to_have_count(0)
                    judge(page, {kitchen: LOVES})
                confirm(page, touch)
                put_in(page, touch)
            hand_over(page)
        for asked, announced in ((LOUD, "silence.worst"), (GENTLE, "silence.left_out")):
            to_vote(page, asked)
            touch(form(page, "vote_paper").locator(".back"))
            announced_there = say(f"tablet.vote.{announced}", **({"worst": "À rejeter"} if asked == LOUD else {}))
            assert announced_there in resident.screen(page, "vote_rules").inner_text()
            page.reload()
            resident.screen(page, "welcome")
    assert hall.closed(gentle) == hall.closed(loud) == ["A=4"] * 2 + ["A=4 B=0"] * 3
    with hall.database.reading() as connection:
        counted = {vote: votes.result(connection, vote).outcome for vote in (gentle, loud)}
    for vote, places in ((gentle, [("A",), ("B",)]), (loud, [("A",), ("B", "C")])):
        outcome = counted[vote]
        assert isinstance(outcome, MajorityResult)
        assert [place.options for place in outcome.places] == places
        assert outcome.silent == {"A": 0, "B": 2, "C": 5}


def told_of_silence(page: Page, asked: str) -> None:
    """What silence counts as, where it is read back."""
    confirm(page, touch)
    left_out = asked == GENTLE
    said = say("tablet.vote.no_opinion" if left_out else "tablet.vote.no_opinion_counts", worst="À rejeter")
    expect(form(page, "vote_check").get_by_text(said, exact=True)).to_have_count(2)


def test_having_no_opinion_is_a_choice_that_takes_a_mention_back(hall: Hall) -> None:
    first = hall.opened("majority", rules=Rules(scale="seven"), asked=LOUD)
    second = hall.opened("majority", rules=Rules(scale="faces", silence="left_out"), asked=GENTLE)
    for size in (PHONE, LENGTHWISE):
        with hall.device(size) as page:
            to_vote(page, GENTLE)
            shown = form(page, "vote_paper")
            shown.locator("button[type=submit]").press("Enter")
            expect(shown.locator(".note")).to_have_text(say("tablet.vote.judge"))  # nothing is chosen by going on
            touch(shown.locator(f"input[value='{REJECTS}']"))
            touch(shown.locator(f"input[value='{SILENT}']"))
            expect(shown.locator("input:checked")).to_have_value(SILENT)
            assert shown.evaluate(FITS)["small"] == []
            assert size == PHONE or shown.evaluate(FITS)["over"] == 0
            assert [found for found in barriers(page) if "(serious)" in found or "(critical)" in found] == []
            touch(shown.locator("button[type=submit]"))
            touch(shown.locator(".back"))
            expect(shown.locator("input:checked")).to_have_value(SILENT)
            judge(page, {})
            shown.locator("button[type=submit]").click(force=True)
            expect(shown.locator(".note")).to_have_text(say("tablet.vote.nothing"))  # that is a blank ballot
    assert hall.closed(second) == hall.closed(first) == []
