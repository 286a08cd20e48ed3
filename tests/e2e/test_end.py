"""The end of a turn: nothing to keep is missed, one slip holds all of it, and on a phone the end is an end."""

import hashlib
import re

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from sqlalchemy import func, select

from db.engine import Database
from db.models.participation import ResponseRow
from db.models.vote import VoteRow
from db.queries.priorities import ideas
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.hall import LENGTHWISE, PHONE, Hall
from tests.e2e.room import open_room
from tests.e2e.test_admission import seen
from tests.e2e.test_ideas import write
from tests.e2e.traces import everything
from tests.e2e.voter import approval, confirm, dots, form, put_in, question, to_paper, touch
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
FILL = {"dots": dots, "approval": approval}
Box = tuple[float, float, float, float]  # left, top, right, bottom


@pytest.fixture
def hall(loaded: Database, server: Application, browser: Browser) -> Hall:
    return Hall(loaded, server, open_room(loaded, people=20), browser)


def press(page: Page, key: str) -> None:
    page.locator("form.screen").get_by_role("button", name=say(f"tablet.{key}"), exact=True).first.click()


def to_vote(page: Page) -> None:
    """«Voter», or «Voter encore (2)»."""
    names = [say("tablet.vote.open"), *(say("tablet.vote.more", n=n) for n in range(1, 4))]
    page.locator("form.screen").get_by_role("button", name=re.compile(f"^({'|'.join(map(re.escape, names))})$")).click()


def status(page: Page, state: str) -> None:
    expect(page.locator(".tablet .status")).to_have_attribute("data-state", state)


def consents(page: Page, age: int) -> None:
    """From the first screen of the consent to the first question."""
    while resident.one_of(page, "consent", "agreement") == "consent":
        resident.go_on(page, "consent")
    page.locator("form.screen.agreement .actions button:not(.back)").first.click()
    resident.screen(page, "age").locator("label.card").nth(age).click()
    resident.go_on(page, "age")
    resident.one_of(page, "sensitive", "question")


def one_answer(page: Page, card: int) -> None:
    """From the first question to the ticket, with one answer."""
    resident.begin(page)
    page.locator("label.card").nth(card).click()
    press(page, "stop.label")
    press(page, "stop.now")
    expect(resident.screen(page, "done").locator("h1")).to_have_text(say("tablet.done.title"))


def vote_in(page: Page, method: str) -> str:
    """From wherever voting is offered to the receipt."""
    to_vote(page)
    if resident.one_of(page, "votes", "vote") == "votes":
        page.get_by_role("button", name=question(method)).click()
    to_paper(page, touch)
    status(page, "draft")
    FILL[method](page, touch)
    confirm(page, touch)
    status(page, "draft")
    return put_in(page, touch)


def stands(page: Page, name: str, button: str = "button[type=submit]") -> Box:
    """Where the way on stands, before it is taken with the Enter key."""
    box = page.locator(f"form.screen.{name} {button}").first.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def overlap(one: Box, other: Box) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    return not (beside or one[3] <= other[1] or other[3] <= one[1])


def spelt(receipt: str) -> str:
    return f"{receipt[:4]} {receipt[4:]}"


def test_one_slip_for_a_person_and_two_steps_to_the_next(hall: Hall) -> None:
    """Two people, two votes, in another order each, and a reload in the middle; the server learns nothing that ties."""
    sent: list[Request] = []
    with hall.device(LENGTHWISE) as page:
        page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
        kept = answers_then_votes(page, hall)
        kept += votes_then_answers(page)
        assert len(set(kept)) == len(kept)
        left = everything(page)
        assert [secret for secret in kept if secret in left or spelt(secret) in left] == []
    bodies = [request.post_data or "" for request in sent]
    receipts = [code for code in kept if " " not in code]
    assert len(receipts) == 3
    assert [code for code in kept if any(code in body or code.replace(" ", "") in body for body in bodies)] == []
    for code in receipts:  # each digest goes once, with its ballot, under a token that carries nothing else
        [carrying] = [one for one in sent if hashlib.sha256(code.encode()).hexdigest() in (one.post_data or "")]
        token = carrying.headers["authorization"]
        assert [one.url.rpartition("/")[2] for one in sent if one.headers.get("authorization") == token] == ["ballots"]


def answers_then_votes(page: Page, hall: Hall) -> list[str]:
    resident.agree(page)
    one_answer(page, 1)
    digits = page.locator(".ticket-digits").inner_text()
    hall.opened("dots")
    first = vote_in(page, "dots")  # it opened while the ticket was being noted: the screen says so by itself
    hall.opened("approval")
    page.reload()
    expect(resident.screen(page, "done").locator(".receipts li")).to_have_count(1)
    second = vote_in(page, "approval")
    seen(page, "tablet_receipt")
    receipt = stands(page, "vote_cast")
    resident.go_on(page, "vote_cast")
    slip = resident.screen(page, "slip")
    seen(page, "tablet_slip")
    assert slip.locator(".receipts strong").all_inner_texts() == [spelt(first), spelt(second)]
    assert slip.locator(".receipts li > span").all_inner_texts() == [question("dots"), question("approval")]
    expect(slip.locator(".ticket-digits")).to_have_text(digits)
    expect(slip.locator(".ticket li .icon")).to_have_count(6)
    whole = stands(page, "slip")
    resident.go_on(page, "slip")
    resident.screen(page, "over")
    seen(page, "tablet_over")
    onward = stands(page, "over", ".menu .option")
    assert not overlap(receipt, onward)
    assert not overlap(whole, onward)
    press(page, "back")  # the slip once more
    expect(resident.screen(page, "slip").locator(".ticket-digits")).to_have_text(digits)
    resident.go_on(page, "slip")
    resident.pass_on(page)
    return [digits, first, second]


def votes_then_answers(page: Page) -> list[str]:
    resident.go_on(page, "welcome")
    resident.screen(page, "things")
    receipt = vote_in(page, "approval")
    resident.go_on(page, "vote_cast")
    resident.screen(page, "over")
    press(page, "things.questionnaire")
    consents(page, 2)
    one_answer(page, 2)
    ticket = stands(page, "done")
    digits = page.locator(".ticket-digits").inner_text()
    assert page.locator(".receipts strong").all_inner_texts() == [spelt(receipt)]
    resident.go_on(page, "done")
    resident.screen(page, "over")
    assert not overlap(ticket, stands(page, "over", ".menu .option"))
    resident.pass_on(page)
    return [digits, receipt]


def test_on_a_phone_the_end_is_an_end(hall: Hall, loaded: Database) -> None:
    """One answers, then has an idea; another votes, has an idea, then answers; then somebody else takes the first."""
    with hall.device(PHONE) as one, hall.device(PHONE) as other:
        resident.agree(one)
        hall.heard(other, "approval", "dots")
        votes_then_proposes(other)
        press(other, "things.questionnaire")
        consents(other, 1)
        one_answer(other, 1)
        seen(other, "phone_done")
        resident.go_on(other, "done")
        ended(other, answered=True)
        answers_then_proposes(one)
        somebody_else(one)
    with loaded.reading() as connection:
        assert connection.execute(select(func.count()).select_from(ResponseRow)).scalar_one() == 3
        assert len(ideas.waiting(connection)) == 2
        opened = list(connection.execute(select(VoteRow.id)).scalars())
    assert sorted(len(hall.closed(vote)) for vote in opened) == [1, 2]


def votes_then_proposes(page: Page) -> None:
    expect(form(page, "welcome").locator(".lead")).to_have_text(say("tablet.vote.among"))
    resident.go_on(page, "welcome")
    vote_in(page, "dots")
    resident.go_on(page, "vote_cast")
    ended(page, answered=False)
    seen(page, "phone_voted")
    propose(page, "Un four à pain")
    ended(page, answered=False)
    page.reload()
    ended(page, answered=False)


def answers_then_proposes(page: Page) -> None:
    one_answer(page, 2)
    resident.go_on(page, "done")
    ended(page, answered=True)
    propose(page, "Des bacs à fleurs")
    ended(page, answered=True)
    page.context.set_offline(True)
    vote_kept(page)
    ended(page, answered=True, state="waiting")
    page.context.set_offline(False)
    ended(page, answered=True)
    page.reload()
    ended(page, answered=True)
    seen(page, "phone_ended")
    to_vote(page)
    resident.screen(page, "votes").get_by_role("button", name=question("approval")).click()
    expect(resident.screen(page, "vote").locator("h1")).to_have_text(say("tablet.vote.already"))
    resident.go_on(page, "vote")
    ended(page, answered=True)


def somebody_else(page: Page) -> None:
    resident.go_on(page, "finished")
    resident.screen(page, "welcome")
    status(page, "nothing")
    resident.go_on(page, "welcome")
    resident.screen(page, "things")
    press(page, "things.questionnaire")
    consents(page, 3)
    one_answer(page, 0)
    vote_in(page, "approval")  # a right of their own
    resident.go_on(page, "vote_cast")
    resident.screen(page, "slip")
    seen(page, "phone_slip")
    resident.go_on(page, "slip")
    ended(page, answered=True)


def vote_kept(page: Page) -> None:
    to_vote(page)
    page.get_by_role("button", name=question("approval")).click()
    to_paper(page, touch)
    approval(page, touch)
    confirm(page, touch)
    form(page, "vote_check").locator("button[type=submit]").tap()
    title = say("tablet.vote.kept", here=say("tablet.here.phone"))
    expect(form(page, "vote_cast").locator("h1")).to_have_text(title)
    resident.go_on(page, "vote_cast")
    resident.go_on(page, "slip")  # the receipt, and the code of the idea


def ended(page: Page, *, answered: bool, state: str = "saved") -> None:
    """The end shows, greets nobody, offers what is left, and says the truth about what was sent."""
    shown = resident.screen(page, "finished")
    expect(shown.locator("h1")).to_have_text(say("tablet.finished.title"))
    expect(shown.locator(".lead")).to_have_text(say("tablet.finished.answered" if answered else "tablet.finished.lead"))
    questionnaire = shown.get_by_role("button", name=say("tablet.things.questionnaire"))
    expect(questionnaire).to_have_count(0 if answered else 1)
    expect(shown.locator("button[type=submit]")).to_have_count(1 if answered else 0)
    expect(shown.get_by_role("button", name=say("tablet.idea.propose"))).to_be_visible()
    expect(shown.get_by_role("link", name=re.compile(say("tablet.finished.my_answers")))).to_be_visible()
    status(page, state)


def propose(page: Page, words: str) -> None:
    press(page, "idea.propose")
    status(page, "draft")
    write(page, words)
    resident.screen(page, "propose").locator("label.card").first.click()
    resident.go_on(page, "propose")
    status(page, "draft")
    resident.go_on(page, "propose")
    resident.screen(page, "proposed")
    status(page, "saved")
    resident.go_on(page, "proposed")


def test_what_is_being_written_is_not_called_saved(hall: Hall) -> None:
    with hall.device(LENGTHWISE) as page:
        resident.agree(page)
        resident.begin(page)
        while not page.locator("form.screen.question textarea").count():
            heading = page.locator("form.screen h1").element_handle()
            if (name := resident.one_of(page, "question", "section", "sensitive")) == "question":
                page.locator("form.screen.question label.card").first.click()
            if name == "sensitive":
                page.locator("form.screen.sensitive .actions button:not(.back)").last.click()
            else:
                resident.go_on(page, name)
            page.wait_for_function("heading => !heading.isConnected", arg=heading)
        status(page, "saved")
        page.locator("textarea").press_sequentially("Un four", delay=20)
        expect(page.locator(".tablet .status")).to_have_attribute("data-state", "draft", timeout=700)
        status(page, "saved")  # a moment later it is kept and sent
        press(page, "stop.label")
        press(page, "stop.now")
        resident.leave(page)
        resident.agree(page)  # the next person says nothing
        press(page, "stop.label")
        press(page, "stop.now")
        resident.screen(page, "refused")
        status(page, "nothing")
