"""Two territories share sheets, links and the number of their seats: each once, read by all, changed as it was read."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.cooperation import governance, resources
from db.queries.operations import content
from domain.cooperation.errors import AddressUnfit, DayAhead, Gone, LinkKnown, Reworded, SeatsWrong
from domain.cooperation.governance import Seats, figures
from domain.cooperation.resources import LinkWords, SheetWords
from domain.errors import RequestReused, WordsMissing
from domain.evaluation.measures import Result
from domain.evaluation.structures import Untold
from domain.staff.by import By

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
BY = By("coordinator", NOW)
SHEET = SheetWords("Une épicerie", "Comment payer le loyer ?", "À trois.", scaling="Une autre ville.", shown=True)
LINK = LinkWords("Un film", "https://example.org/film?v=1", "Dix minutes.")
SEATS = Seats(date(2026, 11, 1), 12, 4, 5, "Compte-rendu du comité")
PRESSES = 12


def sheet(connection: Connection, place: str, words: SheetWords = SHEET) -> str:
    id_ = uuid.uuid4().hex
    resources.keep_sheet(connection, place, id_, words, BY)
    return id_


def link(connection: Connection, place: str, words: LinkWords) -> str:
    id_ = uuid.uuid4().hex
    resources.keep_link(connection, place, id_, words, BY)
    return id_


def seats(connection: Connection, place: str, said: Seats, seen: int = 0) -> None:
    governance.write(connection, place, said, seen, BY, uuid.uuid4().hex)


def test_sheets_stand_in_the_order_of_the_territories_and_drafts_are_their_own(loaded: Database) -> None:
    with loaded.transaction() as connection:
        far = sheet(connection, "finistere", replace(SHEET, title="Un camion"))
        draft, first = (sheet(connection, "lyon", replace(SHEET, shown=shown)) for shown in (False, True))
        with pytest.raises(WordsMissing):
            sheet(connection, "lyon", replace(SHEET, answer=" "))
        with pytest.raises(Gone):
            resources.keep_sheet(connection, "lyon", far, SHEET, BY, 1)
        for _ in range(2):
            resources.keep_sheet(connection, "finistere", far, replace(SHEET, title="Deux camions"), BY, 1)
        with pytest.raises(Reworded):
            resources.keep_sheet(connection, "finistere", far, replace(SHEET, title="Trois camions"), BY, 1)
    with loaded.reading() as connection:  # a reload
        assert [one.id for one in resources.sheets(connection)] == [first, far]
        assert {one.id for one in resources.sheets(connection, drafts_of=("lyon",))} == {draft, first, far}
        assert {one.id for one in resources.sheets(connection, drafts_of=("lorient",))} == {first, far}
        last = resources.sheets(connection)[1]
    assert (last.words, last.place, last.revision) == (replace(SHEET, title="Deux camions"), "Finistère", 2)


def test_a_link_is_there_once_those_to_begin_with_first(loaded: Database) -> None:
    with loaded.transaction() as connection:
        further = link(connection, "lorient", replace(LINK, address="https://example.org/livre", novice=False))
        film = link(connection, "lyon", LINK)
        assert [one.id for one in resources.links(connection)] == [film, further]
    with pytest.raises(LinkKnown), loaded.transaction() as connection:
        link(connection, "dunkerque", replace(LINK, title="Le même film"))
    with loaded.transaction() as connection:
        resources.remove_link(connection, "lyon", further, BY)  # it is another territory's
        for _ in range(2):
            resources.remove_link(connection, "lyon", film, BY)
        assert [one.id for one in resources.links(connection)] == [further]


@pytest.mark.parametrize(
    "address",
    [
        "", "http://example.org", "javascript:alert(1)", "https://localhost/x", "https://a@example.org", "https://[::1",
        "https://meet.example.org/j/1?pwd=abc", "https://example.org/#token=1", "https://exa mple.org",
        "https://a.bc/" + "x" * 300,
    ],
)  # fmt: skip
def test_an_address_opens_for_everybody_or_is_refused(address: str) -> None:
    assert LINK.checked() == LINK
    with pytest.raises(AddressUnfit):
        replace(LINK, address=address).checked()


def test_seats_are_counted_once_and_the_last_count_stands(loaded: Database) -> None:
    with loaded.transaction() as connection:
        seats(connection, "lorient", replace(SEATS, seats=8))
        for _ in range(2):
            governance.write(connection, "lyon", SEATS, 0, BY, "one")
        with pytest.raises(RequestReused):
            governance.write(connection, "lyon", replace(SEATS, seats=9), 0, BY, "one")
        with pytest.raises(Reworded):
            seats(connection, "lyon", SEATS)
        for wrong, refusal in (
            (replace(SEATS, residents=13), SeatsWrong),
            (replace(SEATS, seats=0, residents=0), SeatsWrong),
            (replace(SEATS, day=date(2026, 11, 29)), DayAhead),
            (replace(SEATS, source=" "), WordsMissing),
        ):
            with pytest.raises(refusal):
                seats(connection, "lyon", wrong, 1)
        seats(connection, "lyon", replace(SEATS, residents=6), 1)
        found = governance.latest(connection)
    assert {place: (one.number, one.said.seats, one.said.residents) for place, one in found.items()} == {
        "lyon": (2, 12, 6),
        "lorient": (1, 8, 4),
    }


def test_of_those_who_count_at_once_one_is_kept(loaded: Database) -> None:
    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                seats(connection, "lyon", replace(SEATS, seats=20 + number))
        except Reworded:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as crowd:
        assert sum(crowd.map(press, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert governance.latest(connection)["lyon"].number == 1


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_figures_of_seats_are_told_of_three_territories_none_of_which_makes_nearly_all(loaded: Database) -> None:
    with loaded.reading() as connection:
        indicators = content.indicators(connection)
    two = [SEATS, replace(SEATS, seats=8, residents=2, roles=1)]
    assert set(figures(two, indicators).values()) == {Untold.TOO_FEW}
    told = figures([*two, replace(SEATS, seats=20, residents=10, roles=4)], indicators)
    assert set(told) == {"fd_seats", "em_roles"}
    share, roles = told["fd_seats"], told["em_roles"]
    assert isinstance(share, Result)
    assert isinstance(roles, Result)
    assert (share.value, share.n, roles.value) == (40, 3, 10)
    alone = figures([*two, replace(SEATS, seats=200, residents=100, roles=90)], indicators)
    assert set(alone.values()) == {Untold.DOMINATED}
