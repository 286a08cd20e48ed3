"""A demonstration to look around in: made once, by the real functions, all of it in demonstration waves."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection

from db import demo, showcase_built, showcase_partners, showcase_structures
from db import showcase_told as told
from db.engine import Database
from db.queries.evaluation import wave_ends, waves
from db.queries.operations import content
from db.queries.participation import questionnaires
from db.queries.votes import acts, votes
from db.queries.workshops import admission, endings, programme, workshops
from domain.cooperation.invented import SILENT
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.votes.story import VoteAct
from domain.workshops import showcase
from domain.workshops.ending import REOPENS
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.workshop import Admission, State, Workshop, WorkshopPlan
from texts import say

QUESTIONNAIRE = "q_resident"
PROGRAMMES = 2  # the first ones of the project's list, each of as many workshops of a wave


def make(database: Database, now: datetime, secret_key: str) -> None:
    """Two waves of workshops and organisations in each territory, then today's open workshop; what is there stays.

    All waves are closed but the one in which that workshop is.
    """
    with database.reading() as connection:
        known = {place.id for place in content.territories(connection)}
    for place in [each for each in showcase.PLACES if each in known]:
        for wave in range(len(showcase.WAVES)):
            for number in range(showcase.WORKSHOPS):
                with database.transaction() as connection:
                    _closed(connection, place, wave, number, now, secret_key)
        with database.transaction() as connection:
            _organisations(connection, place, now)
        with database.transaction() as connection:
            _over(connection, place, now)
    with database.transaction() as connection:
        _open(connection, now, secret_key)


def _closed(connection: Connection, place: str, wave: int, number: int, now: datetime, secret_key: str) -> None:
    """One workshop, from its preparation to its end, if it is not there."""
    workshop = showcase.identity(place, wave, number)
    if _is_there(connection, workshop):
        return
    ago = showcase.WAVES[wave] + showcase.APART * (showcase.WORKSHOPS - 1 - number)
    then = datetime.combine(now.date() - timedelta(days=ago), time(14), tzinfo=UTC)
    seed = (showcase.PLACES.index(place) * len(showcase.WAVES) + wave) * showcase.WORKSHOPS + number
    by = By(Role.FACILITATOR, then)
    title = say(f"showcase.workshop_{number}")
    _prepare(connection, workshop, place, wave, title, then.date(), now, number * PROGRAMMES // showcase.WORKSHOPS)
    workshops.open_(connection, workshop, by=By(CONSOLE, now))
    admission.choose(connection, workshop, Admission.PREPARED, By(Role.FACILITATOR, now))  # so that ten are enough
    admission.record_present(connection, workshop, showcase.PEOPLE, By(Role.FACILITATOR, now))
    demo.fill(connection, workshop, showcase.PEOPLE, then.date(), seed=seed)
    told.in_workshop(connection, workshops.workshop(connection, workshop), (wave, number), by, now, secret_key)
    workshops.close(connection, workshop, by=By(CONSOLE, now))
    endings.settle(connection, workshop, now + REOPENS)  # nobody reopens what was invented


def _organisations(connection: Connection, place: str, now: datetime) -> None:
    """Those of both waves, with what they build together, if they are not there."""
    by = By(Role.COMMITTEE, now)
    known = showcase_partners.make(connection, place, by)
    if known is None:
        return
    showcase_built.make(connection, place, known[0], by)
    # What they say together is told once a wave is over. Where one of them is tried, the newest wave still goes on.
    for wave, ago, names in zip(known, showcase.WAVES, SILENT, strict=True):
        if place != showcase.PLACES[0] or wave != known[-1]:
            silent = {showcase_partners.organisation(place, name) for name in names}
            showcase_structures.fill(connection, wave, now.date() - timedelta(days=ago), now, silent=silent)


def _over(connection: Connection, place: str, now: datetime) -> None:
    """Close what is over, on the day after its last workshop."""
    for wave, ago in enumerate(showcase.WAVES):
        if place == showcase.PLACES[0] and wave == len(showcase.WAVES) - 1:
            continue
        here = waves.begin(connection, place, showcase_partners.label(wave), by=By(CONSOLE, now), demonstration=True)
        wave_ends.close(connection, here, None, By(Role.COORDINATOR, now - timedelta(days=ago - 1)))


def _open(connection: Connection, now: datetime, secret_key: str) -> None:
    """Today's open workshop with its open vote; that of another day ends first."""
    place, today = showcase.PLACES[0], now.date()
    if place not in {each.id for each in content.territories(connection)}:
        return
    while (room := showcase.open_room(workshops.workshops(connection, frozenset({place})))) is not None:
        if room.day == today:
            return
        _end(connection, room, now, secret_key)
    new = next((one for one in showcase.rooms(today) if not _is_there(connection, one)), None)
    if new is None:
        return
    _prepare(connection, new, place, len(showcase.WAVES) - 1, say("showcase.room"), today, now)
    workshops.open_(connection, new, by=By(CONSOLE, now))
    admission.record_present(connection, new, showcase.PRESENT, By(Role.FACILITATOR, now))
    told.open_vote(connection, workshops.workshop(connection, new), By(Role.FACILITATOR, now), secret_key)


def _end(connection: Connection, room: Workshop, now: datetime, secret_key: str) -> None:
    """Its votes are counted and it is closed, as a facilitator would do it."""
    for vote in votes.votes_of(connection, room.id, State.OPEN):
        acts.do(connection, VoteAct.CLOSE, vote, room.territory, By(Role.FACILITATOR, now), secret_key)
    workshops.close(connection, room.id, by=By(CONSOLE, now))
    endings.settle(connection, room.id, now + REOPENS)


def _prepare(
    connection: Connection,
    workshop: str,
    place: str,
    wave: int,
    title: str,
    day: date,
    now: datetime,
    which: int = 0,
) -> None:
    label = showcase_partners.label(wave)
    kept = waves.begin(connection, place, label, by=By(CONSOLE, now), demonstration=True)
    version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
    steps = [one.steps for one in programme.templates(connection)][which]
    plan = WorkshopPlan(place, kept, version, title, say("demo.place"), day, steps)
    workshops.prepare(connection, plan, by=By(CONSOLE, now), request=workshop)


def _is_there(connection: Connection, workshop: str) -> bool:
    try:
        workshops.workshop(connection, workshop)
    except UnknownWorkshop:
        return False
    return True
