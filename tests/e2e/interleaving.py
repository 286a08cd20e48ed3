"""Two or three live pages of one browser, used in a random order: cuts, hand-overs, reloads, closed databases.

Whoever holds the device goes on wherever they happen to be. What the screen called saved must be in the database, each
person's by itself, under a ticket of their own; no page may be stuck, none may still show somebody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Error, Page, expect
from sqlalchemy import select

from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from tests.e2e import resident, tabs
from tests.e2e.application import Application
from tests.e2e.room import Room
from texts import say

MOST_PAGES = 3
PEOPLE = 2
LAST = 6  # the question by which everybody has stopped: until there, questions have cards
PATIENCE = 20  # tenths of a second for a page to hear that another took over, on a busy machine
LATE = 60_000  # milliseconds for what waits to arrive
TITLE = say("tablet.done.title")


@dataclass
class Judged:
    """What went wrong, over all interleavings; all of it must stay empty."""

    lost: list[str] = field(default_factory=list)  # answers behind «enregistré»
    shared: list[str] = field(default_factory=list)  # tickets or passes of two people
    stuck: list[str] = field(default_factory=list)  # pages without a way on
    shown: list[str] = field(default_factory=list)  # pages that show somebody though they are not the live one
    people: int = 0
    acts: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> list[str]:
        """All of it, each with the seed that repeats it."""
        kinds = {"lost": self.lost, "shared": self.shared, "stuck": self.stuck, "shown": self.shown}
        return [f"{kind}: {fault}" for kind, faults in kinds.items() for fault in faults]


@dataclass
class Interleaving:
    """One browser that has joined with ``page``, in one room; ``seed`` decides everything."""

    page: Page
    server: Application
    database: Database
    room: Room
    seed: int
    judged: Judged
    given: dict[int, str] = field(default_factory=dict)  # of the person whose turn it is
    expected: list[list[str]] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    cut: bool = False
    deaf: set[Page] = field(default_factory=set)  # whose database was closed, and who have not used it since

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311  a draw that a seed must repeat
        self.pages = [self.page]

    def run(self) -> None:
        """All the people, then what is left of them."""
        self._open()
        for _ in range(PEOPLE):
            try:
                self._turn()
            except (Error, AssertionError) as error:
                shown = [page.locator("form.screen").evaluate_all("all => all[0]?.className") for page in self.pages]
                here = self.pages.index(self.page) if self.page in self.pages else "gone"
                self.judged.stuck.append(f"seed {self.seed}: {shown}, on {here}: {str(error)[:400]}")
                return
        self._judge()

    def _turn(self) -> None:
        self.given = {}
        self._live()
        resident.agree(self.page)
        stop = self.random.randint(2, LAST)
        while (at := self._step()) < stop:
            self._disturb(at)
        self._leave()

    def _step(self) -> int:
        """Answer what is asked and go on; returns the number of the question."""
        self._live()
        resident.decide(self.page)
        question = self.page.locator("form.screen.question")
        number = int(question.locator(".progress > span").first.inner_text().split()[1])
        cards = question.locator("label.card")
        chosen = question.locator("input:checked").count()
        if chosen == 0 or self.random.random() < 0.3:
            card = cards.nth(self.random.randrange(cards.count()))
            if not (chosen and question.locator("input[type=checkbox]").count()):  # one answer for each question
                card.click()
                self.deaf.discard(self.page)
        self.given[number] = question.locator("input:checked").input_value()
        if self.random.random() < 0.5:
            self._disturb(number)
            return number - 1  # wherever this person is now, they look again
        resident.go_on(self.page, "question")
        self.deaf.discard(self.page)
        return number

    def _leave(self) -> None:
        self._uncut()
        self._live()
        self._answered()
        self.page.locator("form.screen header button", has_text=say("tablet.stop.label")).click()
        resident.screen(self.page, "stop").locator(".actions button").last.click()
        resident.screen(self.page, "done")
        expect(self.page.locator(resident.SAVED)).to_be_visible(timeout=LATE)
        if self.random.random() < 0.4:
            self._disturb(LAST)
            self._uncut()
            self._live()
            expect(resident.screen(self.page, "done").locator("h1")).to_have_text(TITLE, timeout=LATE)
        self.tickets.append(resident.leave(self.page))
        self.expected.append(sorted(self.given.values()))
        self.judged.people += 1

    def _answered(self) -> None:
        """Once more where they are: another page may have come to an earlier question."""
        resident.decide(self.page)

    def _disturb(self, _at: int) -> None:
        acts: list[Callable[[], None]] = [self._switch, self._old_touch, self._close, self._throw_away]
        acts += [self._uncut] if self.cut else [self._open, self._reload, self._reload_old, self._cut, self._shut]
        act = self.random.choice(acts)
        name = act.__name__.strip("_")
        self.judged.acts[name] = self.judged.acts.get(name, 0) + 1
        act()

    def _live(self) -> None:
        """Whoever holds the device goes on here, whatever the page says first."""
        tabs.go_on_here(self.page)
        for page in self.pages:
            if page is not self.page and not self._blank(page):
                self.judged.shown.append(f"seed {self.seed}: {page.locator('h1').inner_text()}")

    def _blank(self, page: Page) -> bool:
        """Whether a page that is not the live one shows nothing of anybody, as soon as it can have heard."""
        for _ in range(PATIENCE):
            if page.locator("label.card, .ticket").count() == 0:
                return True
            page.wait_for_timeout(100)
        return False

    def _open(self) -> None:
        if len(self.pages) < MOST_PAGES:
            self.page = tabs.another(self.page, self.server.address, self.random.choice(["", self.room.code]))
            self.pages.append(self.page)

    def _shut(self) -> None:
        if len(self.pages) > 1:
            self.pages.remove(self.page)
            self.page.close()
            self.page = self.random.choice(self.pages)

    def _switch(self) -> None:
        self.page = self.random.choice(self.pages)

    def _old_touch(self) -> None:
        """Somebody touches a page that is not the live one, wherever a finger may fall except on its button."""
        for page in self.pages:
            if page is not self.page and (cards := page.locator("label.card")).count():
                cards.first.click()

    def _reload(self) -> None:
        self._loaded(self.page)

    def _reload_old(self) -> None:
        old = self.random.choice(self.pages)
        self._loaded(old)
        self.page = self.random.choice([old, self.page])

    def _loaded(self, page: Page) -> None:
        page.reload()
        expect(page.locator("form.screen").first).to_be_visible()

    def _cut(self) -> None:
        self.page.context.set_offline(True)
        self.cut = True

    def _uncut(self) -> None:
        self.page.context.set_offline(False)
        self.cut = False

    def _close(self) -> None:
        self.page.evaluate(tabs.CLOSE)
        self.deaf.add(self.page)

    def _throw_away(self) -> None:
        self._live()  # with no live page that remembers, all is gone: there is nothing to go on with but the code
        self.page.evaluate(tabs.THROW_AWAY)
        if self.page in self.deaf:  # a browser that closes a database says so, but not where a page closed it itself
            self.page.evaluate("() => globalThis.dispatchEvent(new Event('focus'))")
        self.page.wait_for_timeout(200)

    def _judge(self) -> None:
        with self.database.reading() as connection:
            rows = connection.execute(
                select(ResponseRow.id, ResponseRow.state, AnswerRow.value)
                .join(AnswerRow, AnswerRow.response_id == ResponseRow.id)
                .where(ResponseRow.workshop_id == self.room.id)
            ).all()
        found: dict[int, list[str]] = {}
        for response, _, value in rows:
            found.setdefault(response, []).append(str(value))
        kept = sorted(sorted(values) for values in found.values())
        if kept != sorted(self.expected):
            self.judged.lost.append(f"seed {self.seed}: kept {kept}, said {sorted(self.expected)}")
        if len(set(self.tickets)) != len(self.tickets) or len(found) != len(self.tickets):
            self.judged.shared.append(f"seed {self.seed}: {len(found)} responses, tickets {self.tickets}")
        for page in self.pages:
            self.page = page
            tabs.go_on_here(page)
            if page.locator("form.screen.welcome").count() == 0:
                self.judged.stuck.append(f"seed {self.seed}: {page.locator('form.screen').get_attribute('class')}")
