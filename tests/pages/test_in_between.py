"""What somebody writes in the middle of a run of a page: the run after it shows it, though nobody writes any more."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from db import engine
from db.engine import Database
from domain.staff.roles import Role, Visitor
from frame.staff import accounts
from frame.workshops import console as frames
from frame.workshops import console as standing_of
from frame.workshops import steps
from tests.ballots import account
from tests.pages.conftest import OpenPage
from tests.pages.consoles import console, opened
from tests.several import step
from texts import say

STEPS = ("accueil", "priorites", "cloture")


@dataclass
class Between:
    """What happens once, in another thread, as soon as ``read`` was read."""

    read: Callable[..., Any]
    happens: list[Callable[[], None]] = field(default_factory=list)

    def __call__(self, *asked: object) -> Any:  # noqa: ANN401  as ``read``
        said = self.read(*asked)
        if self.happens:
            with ThreadPoolExecutor(1) as other:
                other.submit(self.happens.pop()).result()
        return said


@pytest.mark.parametrize("kitchen", ["sqlite", "postgresql"], indirect=True)
def test_the_card_of_a_step_goes_with_the_step(
    loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    second, first = opened(loaded, "Vague 2", STEPS), opened(loaded, "Vague 1", STEPS)
    between = Between(standing_of.standing)
    monkeypatch.setattr(steps, "console", SimpleNamespace(standing=between, do=frames.do))
    pages = {one: console(open_page, loaded, one) for one in (first, second)}
    before = {one: _cards(page) for one, page in pages.items()}
    for one in (second, first):
        between.happens.append(partial(_goes_on, loaded, one))
        pages[one].run()
        assert _cards(pages[one].run()) != before[one]


def _goes_on(database: Database, workshop: str) -> None:
    with database.transaction() as connection:
        step(connection, workshop, 2)


def _cards(page: AppTest) -> list[str]:
    assert not page.exception
    [card] = [one for one in page.expander if one.label == say("help.title")]
    return [one.value for one in card.markdown]


def test_accounts_are_those_of_whoever_looks_as_they_are_now(loaded: Database) -> None:
    """A run that has asked who is here before their role changed, and asks for accounts after that."""
    engine.use(loaded)
    with loaded.transaction() as connection:
        account(connection, "lucie")
    before, now = (Visitor("zoe", "Zoé", {Role.COORDINATOR: frozenset({place})}) for place in ("lyon", "lorient"))
    for visitor, logins in ((before, ["lucie"]), (now, []), (before, ["lucie"])):
        assert [one.login for one in accounts.manageable(visitor).said.known] == logins
