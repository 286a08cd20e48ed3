"""The screens of one room, and what happens to them: every one comes back to where the room is, by itself."""

import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import standing
from domain.workshops.acts import WorkshopStanding
from domain.workshops.scene import What
from sentences.votes.names import round_
from tests.e2e.application import Application
from tests.e2e.lid import Lid
from texts import say
from texts.typography import typeset

BACK = 10.0  # seconds in which every screen is where the room is, on a machine that does nothing else
OWN = 4  # processes that these screens and their server keep at work by themselves
GLANCE = 2_000  # ms that one look at a screen takes at most
REST = 2.1  # between two presses that are meant
ON, MORE = (f'[class*="st-key-step_{act}_"] button' for act in ("on", "more"))
AT_ONCE = "([on, at]) => setTimeout(() => document.querySelector(on)?.click(), at - Date.now())"
PICTURES = "TABLEE_PICTURES"  # a folder, for whoever wants to look at them


def crowded() -> float:
    """How many times longer anything takes here now than on a machine that does nothing else; 1 on such a one.

    What waits for a turn says it better than a short piece of work, which a kernel lets pass before long ones.
    """
    return max(1.0, (os.getloadavg()[0] - OWN) / (os.cpu_count() or 1))


@dataclass
class Waited:
    """How long screens took, in ``seconds`` of a machine that does nothing else; how busy it is, is asked meanwhile."""

    seconds: float = 0.0

    def until(self, seen: Callable[..., None]) -> None:
        """Call ``seen(timeout=…)`` until it is; in vain once ``BACK`` is over."""
        while True:
            began = time.monotonic()
            busy = crowded()
            try:
                seen(timeout=GLANCE)
            except AssertionError:
                self.seconds += (time.monotonic() - began) / busy
                if self.seconds > BACK:
                    raise
            else:
                self.seconds += (time.monotonic() - began) / busy
                return


def at_once(pages: Sequence[Page], button: str) -> None:
    """The same button of all these pages is pressed in the same millisecond, once no press is too early."""
    moment = (time.time() + REST) * 1_000
    for page in pages:
        page.evaluate(AT_ONCE, [button, moment])
    pages[0].wait_for_timeout(REST * 1_000 + 300)


@dataclass
class Crew:
    """Who runs a room, and what it looks at. ``consoles``: of two accounts, the first behind a lid, as its wall.

    ``back``: seconds in which all screens were back, of a machine that does nothing else, by what had happened to them.
    """

    database: Database
    server: Application
    lid: Lid
    workshop: str
    consoles: Sequence[Page]
    remote: Page
    wall: Page
    tablets: list[Page] = field(default_factory=list)
    back: dict[str, list[float]] = field(default_factory=dict)

    @property
    def standing(self) -> WorkshopStanding:
        with self.database.reading() as connection:
            return standing.standing(connection, self.workshop)

    def at(self) -> tuple[int, int]:
        """The step that is now, and how often it was moved."""
        now = self.standing.programme.now
        assert now is not None
        return now.position, now.version

    def there(self, what: str = "a step") -> None:
        """Every screen is where the room is within ten seconds; on a busy machine, in as many as ten are there."""
        shown, waited = self.standing, Waited()
        step, now = shown.programme.step, shown.programme.now
        assert step is not None
        assert now is not None
        minutes = say("step.minutes", n=step.minutes + now.more)
        for page in (*self.consoles, self.remote):
            said = re.compile(f"{re.escape(self._which(step.position))}.*{re.escape(minutes)}")
            waited.until(expect(page.get_by_text(said).first).to_be_visible)
        self._heading(self.remote, step.title, waited)
        self._on_wall(shown, step.title, waited)
        for tablet in self.tablets:
            sent = expect(tablet.locator(".tablet .status"))
            waited.until(partial(sent.not_to_have_attribute, "data-state", "waiting"))
        self.back.setdefault(what, []).append(round(waited.seconds, 1))

    def _which(self, position: int) -> str:
        return say("step.which", n=str(position), steps=str(len(self.standing.programme.steps)))

    def _on_wall(self, shown: WorkshopStanding, title: str, waited: Waited) -> None:
        """What the one scene of the room says."""
        scene = shown.scene
        if scene.what is What.COUNT:
            count = str(shown.workshop.finished)
            waited.until(partial(expect(self.wall.locator(".answered")).to_have_text, count))
        elif scene.what in {What.THEMES, What.QUESTION}:
            waited.until(expect(self.wall.locator("canvas, svg.marks").first).to_be_visible)
        elif scene.what in {What.VOTE, What.RESULT}:
            with self.database.reading() as connection:
                vote = votes.vote(connection, scene.about)
            question = typeset(vote.plan.question)
            again = say("vote.wall.again", question=question, round=round_(vote))
            self._heading(self.wall, question if vote.round == 1 else again, waited)
        else:
            self._heading(self.wall, title, waited)

    @staticmethod
    def _heading(page: Page, title: str, waited: Waited) -> None:
        waited.until(expect(page.get_by_role("heading", name=typeset(title), exact=True).first).to_be_visible)

    def on(self) -> None:
        """«Suivant» on the laptop and on the remote in the same instant: the room goes on by one step."""
        position, version = self.at()
        at_once((self.consoles[0], self.remote), ON)
        self._moved(position + 1)
        assert self.at() == (position + 1, version + 1)

    def _moved(self, position: int) -> None:
        latest = time.monotonic() + 30
        while self.at()[0] != position and time.monotonic() < latest:
            self.remote.wait_for_timeout(100)

    def reloaded(self) -> None:
        """Everybody loads their page anew, in the middle of whatever it is."""
        for page in (self.wall, *reversed(self.consoles), self.remote, *self.tablets):
            page.reload(wait_until="commit")
        self.there("a reload")

    def shut(self) -> None:
        """The lid of the laptop is shut while its room goes on from the phone; lifted, console and wall follow."""
        position, _ = self.at()
        self.lid.shut()
        self.remote.wait_for_timeout(REST * 1_000)
        self.remote.locator(ON).click()
        self._moved(position + 1)
        assert self.at()[0] == position + 1
        expect(self.consoles[0].get_by_text(self._which(position)).first).to_be_visible()  # it knows of nothing
        self.lid.lift()
        self.there("a closed lid")

    def killed(self) -> None:
        """``kill -9``, and the server is started again: what the remote adds is on every console.

        What is pressed before a page has found its server again is lost, and pressed again. The wall, which tells no
        minutes, follows what is done next, without a reload.
        """
        _, version = self.at()
        self.server.kill()
        self.server.start()
        for _ in range(10):
            self.remote.locator(MORE).click()
            self.remote.wait_for_timeout(1_000)
            if self.at()[1] != version:
                break
        assert self.at()[1] > version
        self.there("a killed server")

    def seen(self, name: str) -> None:
        """Pictures of every screen, light and dark, if a folder is named."""
        if not (folder := os.environ.get(PICTURES)):
            return
        pages = {"console": self.consoles[0], "second": self.consoles[1], "remote": self.remote, "wall": self.wall}
        for screen, page in pages.items():
            for scheme in ("light", "dark") if screen != "second" else ("light",):
                page.emulate_media(color_scheme=scheme)
                page.wait_for_timeout(400)
                page.screenshot(path=Path(folder) / f"{name} {screen} {scheme}.png", full_page=False)
            page.emulate_media(color_scheme="light")
