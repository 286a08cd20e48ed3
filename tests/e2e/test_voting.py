"""Voting on the real server in real browsers: each method by touch, by keyboard alone and by ear; cut, phone, slip."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from db.models.vote import ReceiptRow
from db.queries.votes import rights, votes
from domain.staff.by import By
from domain.votes.vote import Channel
from domain.workshops.workshop import State
from tests.ballots import NOW
from tests.e2e import application, resident
from tests.e2e.conftest import barriers
from tests.e2e.hall import FITS, LENGTHWISE, METHODS, PHONE, Hall, standing
from tests.e2e.traces import bearer, counts, everything
from tests.e2e.voter import (
    FILL,
    SOUND,
    TITLES,
    VOICES,
    approval,
    choose,
    confirm,
    dots,
    form,
    hand_over,
    keys,
    letters,
    put_in,
    speak,
    to_paper,
    touch,
    vote_in,
)
from texts import say

GLANCE = 350  # milliseconds between two looks
PATIENCE = 30_000  # milliseconds: the machine may do other things too
SECRET = "Zébulon demande des topinambours"


@pytest.fixture(scope="module")
def hall(run_folder: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Hall]:
    """One server for the module: each test has its own votes."""
    with standing(run_folder, tmp_path_factory.mktemp("hall"), browser) as hall:
        yield hall


@pytest.fixture(autouse=True)
def emptied(hall: Hall) -> Iterator[None]:
    """A test that fails leaves no vote open to the next one."""
    yield
    with hall.database.reading() as connection:
        left = votes.votes_of(connection, hall.room.id, State.OPEN)
    for vote in left:
        hall.closed(vote.id)


def fine(page: Page) -> None:
    """Large enough, without scrolling, and without serious barriers."""
    assert page.locator("form.screen").evaluate(FITS) == {"small": [], "over": 0}
    assert [found for found in barriers(page) if "(serious)" in found or "(critical)" in found] == []


def test_each_method_by_touch_and_by_keyboard(hall: Hall) -> None:
    given: dict[str, Counter[str]] = {method: Counter() for method in METHODS}
    receipts: set[str] = set()
    with hall.device(LENGTHWISE, SOUND) as page:
        expect(form(page, "welcome").locator(".lead")).to_have_count(0)
        opened = hall.heard(page, *METHODS)  # by itself
        for press in (touch, keys):
            for method, fill in FILL.items():
                choose(page, press, method)
                to_paper(page, press)
                given[method][letters(fill(page, press))] += 1
                if press is touch:
                    fine(page)
                confirm(page, press)
                assert page.evaluate("notes") == 2 * len(receipts)  # not yet
                receipts.add(put_in(page, press))
                page.wait_for_function("heard => notes === heard", arg=2 * len(receipts))
            hand_over(page, press)
        assert counts(page)["outbox"] == 0
    for method, vote in opened.items():
        assert hall.closed(vote) == sorted(given[method].elements()), method
    with hall.database.reading() as connection:
        listed = connection.execute(select(ReceiptRow.hash).where(ReceiptRow.vote_id.in_(opened.values()))).scalars()
        assert set(listed) == {hashlib.sha256(code.encode()).hexdigest() for code in receipts}


def test_each_method_by_ear_in_arabic(hall: Hall) -> None:
    opened = {method: hall.opened(method) for method in METHODS}
    given: dict[str, str] = {}
    with hall.device(LENGTHWISE, VOICES) as page:
        speak(page, touch, "ar")
        for method in METHODS:
            given[method], _ = vote_in(page, touch, method, "ar", ear=True, blank=method == "thermometer")
        hand_over(page)
        expect(page.locator(".tablet")).to_have_attribute("dir", "ltr")
    for method, vote in opened.items():
        assert hall.closed(vote) == [given[method]], method


def test_a_cut_loses_and_doubles_no_ballot_and_leaves_no_trace(hall: Hall) -> None:
    opened = {method: hall.opened(method) for method in ("approval", "consent")}
    tokens: set[str] = set()
    with hall.device(LENGTHWISE) as page:
        page.on("request", lambda request: tokens.update(bearer(request)))
        choose(page, touch, "approval")
        to_paper(page, touch)
        approval(page, touch)
        page.reload()  # in the middle of a ballot: nothing of it was kept
        resident.screen(page, "welcome")
        before = everything(page)
        page.context.set_offline(True)
        choose(page, touch, "approval")
        to_paper(page, touch)
        given = {"approval": letters(approval(page, touch))}
        confirm(page, touch)
        receipts = [put_in(page, touch, "tablet.vote.kept")]
        hand_over(page)
        choose(page, touch, "consent")
        to_paper(page, touch)
        given["consent"] = letters(FILL["consent"](page, touch))
        confirm(page, touch)
        form(page, "vote_check").locator("textarea").fill(SECRET)
        receipts.append(put_in(page, touch, "tablet.vote.kept"))
        hand_over(page)
        assert counts(page)["outbox"] == 2
        found = everything(page)
        assert [secret for secret in (SECRET, *receipts) if secret in found or spelt(secret) in found] == []
        assert [found.count(title) for title in TITLES] == [before.count(title) for title in TITLES]
        hall.server.kill()
        page.context.set_offline(False)
        page.wait_for_timeout(2_000)
        hall.server.start()
        forgotten(page)
        found = everything(page)
        assert len(tokens) == 2  # one a ballot
        assert [token for token in tokens if token in found] == []
    for method, vote in opened.items():
        assert hall.closed(vote) == [given[method]], method


def forgotten(page: Page) -> None:
    """Wait until every ballot has left; the keys of the device and of its votes are all that stays."""
    for _ in range(PATIENCE // GLANCE):
        left = counts(page)
        if (left["outbox"], left["keys"]) == (0, 2):
            return
        page.wait_for_timeout(GLANCE)
    assert left == {}


def spelt(code: str) -> str:
    return f"{code[:4]} {code[4:]}"


def test_a_phone_votes_once_and_a_slip_is_used_once(hall: Hall) -> None:
    vote, slips_only = hall.opened("dots"), hall.opened("approval", (Channel.SLIP,))
    with hall.database.transaction() as connection:
        [slip] = rights.slips(connection, slips_only, 1, application.SECRET_KEY, by=By("facilitator", NOW))
    with hall.device(PHONE) as page:
        choose(page, touch, "dots")
        to_paper(page, touch)
        given = letters(dots(page, touch))
        confirm(page, touch)
        put_in(page, touch)
        hand_over(page)
        page.reload()
        resident.screen(page, "finished")
        choose(page, touch, "dots")
        expect(resident.screen(page, "vote").locator("h1")).to_have_text(say("tablet.vote.already"))
        page.goto(f"{hall.server.address}/participer?code={hall.room.code}&bulletin={slip}")
        resident.screen(page, "welcome")
        assert page.url == f"{hall.server.address}/participer"
        resident.go_on(page, "welcome")
        to_paper(page, touch)
        assert slip not in everything(page)
        by_slip = letters(approval(page, touch))
        confirm(page, touch)
        put_in(page, touch)
        hand_over(page)
        choose(page, touch, "approval")
        expect(resident.screen(page, "vote").locator("h1")).to_have_text(say("tablet.vote.already"))
    assert hall.closed(vote) == [given]
    with hall.device(LENGTHWISE) as page:
        choose(page, touch, "approval")
        resident.screen(page, "vote").locator("input.code").fill(slip.lower())
        touch(form(page, "vote").locator("button[type=submit]"))
        expect(form(page, "vote").locator(".note")).to_have_text(say("error.RightUsed"))
    assert hall.closed(slips_only) == [by_slip]


def test_a_ballot_that_comes_too_late_is_never_said_to_be_in_the_urn(hall: Hall) -> None:
    vote = hall.opened("approval")
    with hall.device(LENGTHWISE, SOUND) as page:
        for _ in range(2):
            page.context.set_offline(True)
            choose(page, touch, "approval")
            to_paper(page, touch)
            approval(page, touch)
            confirm(page, touch)
            put_in(page, touch, "tablet.vote.kept")
            if _ == 0:
                hand_over(page)
        assert hall.closed(vote) == []
        page.context.set_offline(False)
        expect(form(page, "vote_cast").locator("h1")).to_have_text(say("tablet.vote.refused"))
        expect(form(page, "vote_cast").locator(".lead")).to_have_text(say("error.VoteClosed"))
        assert page.evaluate("notes") == 0
        hand_over(page)
        expect(form(page, "welcome").locator(".lead")).to_have_text(re.compile("^1"))
