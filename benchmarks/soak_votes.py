"""The urn under strain.

Rights tried many times at once by a crowd while the server is killed; thousands of random votes; the order of arrival
looked for in what is stored and published.

``python -m benchmarks.soak_votes``; smaller with ``--scale 0.1``.
"""

import argparse
import asyncio
import random
import statistics
import sys
import uuid
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import httpx
from sqlalchemy import Connection, func, select

from benchmarks.machine import Site, on_each_engine, report
from db.engine import Database
from db.models.vote import BallotRow, SealedBallotRow, VotingRightRow
from db.queries.votes import cast, raised_hands, records, rights, votes
from domain.staff.by import CONSOLE, By
from domain.votes import METHODS
from domain.votes.cast import Cast
from domain.votes.result import VoteResult
from server.participation import tokens
from tests.ballots import NOW, account, by_hand, close, marks, opened, plan, room, some_rights
from tests.ballots import typed as copied
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.room import open_room

RIGHTS, AT_ONCE, KILLS = 1_000, 20, 10
RANDOM_VOTES = 2_000
ORDERED_VOTES, PEOPLE, CORRELATION = 100, 60, 0.1
IN_PARALLEL = 6  # rights being tried at the same time: 120 requests
PAUSE = 0.2
FIRST, BETWEEN = 3.0, 4.0  # seconds before a kill

wrong: list[str] = []


def judge(figure: str, site: Site, *, held: bool, **values: float | str | None) -> None:
    """One line, and a failure remembered."""
    if not held:
        wrong.append(figure)
    report(figure, site.engine, **values, as_promised=str(held))


@dataclass
class Found:
    """What was wrong. All zero, or the promise is broken."""

    rights_with_no_ballot: int
    rights_with_two_acknowledgements: int
    acknowledged_and_not_counted: int
    ballots_too_many: int
    choices_readable_before_closing: int


def contested(site: Site, scale: float) -> None:
    """Every right tried by twenty at once, while the server is killed; then the urn is opened."""
    luck, people = random.Random(6), max(IN_PARALLEL, int(RIGHTS * scale))
    with site.database() as database, site.application(database) as server:
        rights_, vote = _prepared(database, people)
        given = asyncio.run(_crowd(server, rights_, max(1, int(KILLS * scale)), luck))
        readable = _readable(site, database, server, [ballot for _, ballot, _ in given])
        server.stop()
        with database.transaction() as connection:
            votes.close(connection, vote, by=By(CONSOLE, NOW), secret_key=SECRET_KEY)
            receipts = set(cast.receipts(connection, vote))
            ballots = connection.execute(select(func.count()).select_from(BallotRow)).scalar_one()
    saved = [right for right, _, _ in given]
    found = Found(
        people - len(set(saved)),
        len(saved) - len(set(saved)),
        sum(receipt not in receipts for _, _, receipt in given),
        ballots - people,
        readable,
    )
    none = not any(asdict(found).values())
    judge("rights tried twenty times at once, server killed", site, held=none, rights=people, **asdict(found))


def _prepared(database: Database, people: int) -> tuple[list[str], str]:
    """An open vote, and one token for each right."""
    workshop = open_room(database, people=people).id
    with database.transaction() as connection:
        vote = votes.prepare(connection, workshop, plan("thermometer", options=5), by=By(CONSOLE, NOW))
        votes.open_(connection, vote, by=By(CONSOLE, NOW), secret_key=SECRET_KEY)
        rights.slips(connection, vote, people, SECRET_KEY, by=By(CONSOLE, NOW))
        ids = connection.execute(select(VotingRightRow.id).where(VotingRightRow.vote_id == vote)).scalars().all()
    return [tokens.of_right(SECRET_KEY, vote, right) for right in ids], vote


async def _crowd(
    server: Application, tokens_: list[str], kills: int, luck: random.Random
) -> list[tuple[str, str, str]]:
    """(token, ballot, receipt) of every acknowledgement."""
    saved: list[tuple[str, str, str]] = []
    turn = asyncio.Semaphore(IN_PARALLEL)

    async def tried(client: httpx.AsyncClient, token: str) -> None:
        request = str(uuid.uuid4())
        ballot = " ".join(f"{letter}={luck.randint(0, 10)}" for letter in "ABCDE")
        receipt = sha256(request.encode()).hexdigest()
        body = {"request_id": request, "ballot": ballot, "receipt": receipt}
        while True:
            try:
                response = await client.post("/api/ballots", json=body, headers={"Authorization": f"Bearer {token}"})
            except httpx.TransportError:
                await asyncio.sleep(PAUSE)
                continue
            if response.status_code == httpx.codes.OK:
                saved.append((token, ballot, receipt))
            if response.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                return
            await asyncio.sleep(PAUSE)

    async def contest(client: httpx.AsyncClient, token: str) -> None:
        async with turn:
            await asyncio.gather(*(tried(client, token) for _ in range(AT_ONCE)))

    async def killer() -> None:
        for _ in range(kills):
            await asyncio.sleep(FIRST + BETWEEN * luck.random())
            server.kill()
            await asyncio.to_thread(server.start)

    async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
        await asyncio.gather(killer(), *(contest(client, token) for token in tokens_))
    return saved


def _readable(site: Site, database: Database, server: Application, ballots: list[str]) -> int:
    """How many of these ballots can be read in the files of the open vote: database, journal, logs."""
    if site.postgres is None:
        places = [Path(f"{database.url.database}{suffix}") for suffix in ("", "-wal")]
    else:
        site.postgres.say("CHECKPOINT")
        data = Path(site.postgres.socket)
        places = [*data.glob("base/*/*"), *data.glob("pg_wal/*"), *data.glob("*log*")]
    files = [path.read_bytes() for path in [*places, server.log] if path.is_file()]
    return sum(any(ballot.encode() in file for file in files) for ballot in set(ballots))


def thousands(site: Site, scale: float) -> None:
    """Random votes of every method, with spare rights, paper and hands: what was said and blank is what voted."""
    luck, broken, ballots = random.Random(7), 0, 0
    total = max(len(METHODS), int(RANDOM_VOTES * scale))
    with site.database() as database:
        with database.transaction() as connection:
            workshop = room(connection)
        for number in range(total):
            with database.transaction() as connection:
                voices, good = _random_vote(connection, workshop, sorted(METHODS)[number % len(METHODS)], luck)
            ballots += voices
            broken += not good
        with database.reading() as connection:
            left = [
                connection.execute(select(func.count()).select_from(row)).scalar_one()
                for row in (
                    SealedBallotRow,
                    VotingRightRow,
                )
            ]
    judge(
        "random votes: ballots and blank ones are rights used",
        site,
        held=not broken and not any(left),
        votes=total,
        ballots=ballots,
        broken=broken,
        sealed_or_rights_left=sum(left),
    )


def _random_vote(connection: Connection, workshop: str, method: str, luck: random.Random) -> tuple[int, bool]:
    """How many voices, and whether they add up."""
    chosen = plan(method, lot=luck.choice((True, False)))
    chosen = by_hand(chosen) if METHODS[method].by_hand else chosen
    vote = opened(connection, workshop, chosen)
    seen = votes.vote(connection, vote)
    people = luck.randint(0, 24)
    given = some_rights(connection, vote, people + luck.randint(0, 5))
    for number, right in enumerate(given[:people]):
        cast.cast(connection, Cast(vote, right, "request", marks(chosen, luck), f"receipt {number}"))
    typed = [marks(chosen, luck) for _ in range(luck.choice((0, 0, 6)))]
    if typed:
        for reading in (1, 2):
            copied(connection, vote, reading, typed, by=account(connection, f"{vote}.{reading}"))
    raised = luck.randint(0, 12) if METHODS[method].by_hand else 0
    if raised:
        shown = {letter: luck.randint(0, raised) for letter in "ABCD"}
        raised_hands.record(connection, seen, shown, raised, by=By(CONSOLE, NOW))
    close(connection, vote)
    counted = votes.result(connection, vote)
    rows = connection.execute(select(func.count()).where(BallotRow.vote_id == vote)).scalar_one()
    voices = people + len(typed) + raised
    good = counted.turnout.voices == voices == rows + raised
    if isinstance(counted.outcome, VoteResult):
        good = good and counted.outcome.n + counted.outcome.blanks == voices
    return voices, good


def order(site: Site, scale: float) -> None:
    """Rank correlation between arrival and the order of the rows, and of the exported ballots."""
    luck, stored, published = random.Random(8), [], []
    with site.database() as database, database.transaction() as connection:
        workshop = room(connection)
        for _ in range(max(2, int(ORDERED_VOTES * scale))):
            vote = opened(connection, workshop, plan("thermometer", options=2))
            texts = [f"A={number // 11} B={number % 11}" for number in luck.sample(range(121), PEOPLE)]
            for right, text in zip(some_rights(connection, vote, PEOPLE), texts, strict=True):
                cast.cast(connection, Cast(vote, right, "request", text, f"receipt of {text}"))
            close(connection, vote)
            rows = connection.execute(select(BallotRow.marks).where(BallotRow.vote_id == vote)).scalars().all()
            handed_out = [ballot.text for ballot in records.record(connection, vote).ballots]
            stored.append(statistics.correlation(range(PEOPLE), [rows.index(text) for text in texts]))
            published.append(statistics.correlation(range(PEOPLE), [handed_out.index(text) for text in texts]))
    means = {"stored": abs(statistics.mean(stored)), "published": abs(statistics.mean(published))}
    judge(
        "order of arrival, 60 ballots a vote",
        site,
        held=max(means.values()) < CORRELATION,
        votes=len(stored),
        **means,
        mean_size_stored=statistics.mean(map(abs, stored)),
        by_luck_alone=(2 / (3.14159 * (PEOPLE - 1))) ** 0.5,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=1.0, help="1 is what is promised; less is a rehearsal")
    scale = parser.parse_args().scale
    for campaign in (order, thousands, contested):
        on_each_engine(partial(campaign, scale=scale))
    sys.exit(1 if wrong else 0)
