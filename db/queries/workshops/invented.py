"""Invented people, of a rehearsal or a demonstration: they come in, answer and vote by the same paths as people do.

They share one tablet, whose id follows from the workshop's. What each of them says follows from the workshop, or the
vote, and from their number: whoever asks twice for the same people gets the same ones, once.
"""

import hashlib
import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from db.models.vote import VotingRightRow
from db.queries.operations import content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.participation.visits import begin as agrees
from db.queries.staff import audit
from db.queries.votes import cast as casting
from db.queries.votes import rights, turnout, votes
from db.queries.workshops import asking, devices, rooms, workshops
from db.queries.workshops.devices import begin as comes_in
from domain.participation.consent import Consent, years
from domain.participation.invented import answered
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.errors import VoteClosed, VoteNotOpen
from domain.votes.invented import ballot
from domain.votes.vote import Channel, Vote
from domain.workshops.admission import Device, DeviceUnknown, Kind, Standing
from domain.workshops.rehearsal import SOME, Crowd, EverybodyCame, NobodyInvented, NoRehearsal, OtherWays
from domain.workshops.workshop import State, Workshop

AGREE_TO_SENSITIVE = 0.85


def crowd(connection: Connection, rehearsal: str) -> Crowd:
    """The invented people of a rehearsal, and what they may vote on."""
    here = workshops.workshop(connection, rehearsal)
    people, device = turnout.people(connection, rehearsal), _known(connection, rehearsal)
    running = votes.votes_of(connection, rehearsal, State.OPEN)
    waiting = {one.id: (one, _lacking(connection, one, device)) for one in running}
    return Crowd(here, device.begun if device else 0, people - here.seated, waiting)


def come(connection: Connection, rehearsal: str, seen: int, by: By) -> None:
    """``SOME`` people more than the ``seen`` ones come in and answer, as far as there is room for them.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal, domain.workshops.rehearsal.EverybodyCame
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    domain.workshops.admission.DeviceRevoked
    """
    wanted, came = _come(connection, _rehearsal(connection, rehearsal), seen + SOME, by)
    if wanted and not came:
        raise EverybodyCame


def arrive(connection: Connection, demonstration: str, people: int, by: By) -> None:
    """So many invented people have come to a demonstration and answered, as far as there is room for them.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
        Its wave is a real one.
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    domain.workshops.admission.DeviceRevoked
    """
    _come(connection, _demonstration(connection, demonstration), people, by)


def _come(connection: Connection, here: Workshop, people: int, by: By) -> tuple[int, int]:
    """Those who lack of so many people come: how many lacked, and how many came."""
    workshops.locked_wave(connection, here.id)  # before the workshop, as whoever counts does
    workshops.held_open(connection, here.id)
    device = devices.enter(connection, here.id, _tablet(here.id), Kind.TABLET, proven=True)
    wanted = range(device.begun + 1, people + 1)
    came = wanted[: rooms.held(connection, here.id).free]
    asked = asking.versions(connection, here.id)
    for number in came:
        for version in asked:
            _answer(connection, here, device, version, _luck(here.id, number, *_further(version, asked)), by.now.date())
    if came:
        _written(connection, here.id, "workshop.invented_came", by, n=len(came))
    return len(wanted), len(came)


def vote(connection: Connection, vote_id: str, seen: int, secret_key: str, by: By) -> None:
    """Each invented person who has not voted yet does, as far as people present may.

    ``seen``: how many had not on the screen of whoever asks; if fewer are left, somebody asked it before.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal, domain.workshops.rehearsal.NobodyInvented,
    domain.workshops.rehearsal.OtherWays
    domain.votes.errors.VoteNotOpen, domain.votes.errors.VoteClosed
    """
    asked = votes.held(connection, vote_id)
    _rehearsal(connection, asked.workshop)
    if asked.state is not State.OPEN:
        raise VoteNotOpen if asked.state is State.PREPARED else VoteClosed
    device = _known(connection, asked.workshop)
    if device is None or not device.begun:
        raise NobodyInvented
    lacking = _lacking(connection, asked, device)
    if lacking is None:
        raise OtherWays
    if lacking < seen:
        return
    live = turnout.live(connection, asked).voices
    n = min(lacking, turnout.people(connection, asked.workshop) - live)
    if n <= 0:
        raise NobodyInvented
    _cast(connection, asked, device, range(live, live + n), secret_key, by)


def cast(connection: Connection, vote_id: str, people: int, secret_key: str, by: By) -> None:
    """So many invented people have voted in an open vote of a demonstration, as far as people present may.

    Raises
    ------
    domain.workshops.rehearsal.NoRehearsal
        Its wave is a real one.
    domain.votes.errors.VoteNotOpen, domain.votes.errors.VoteClosed
    domain.workshops.admission.DeviceRevoked, domain.workshops.errors.WorkshopClosed
    """
    workshop = _demonstration(connection, votes.vote(connection, vote_id).workshop).id
    device = devices.enter(connection, workshop, _tablet(workshop), Kind.TABLET, proven=True)
    asked = votes.held(connection, vote_id)
    if asked.state is not State.OPEN:
        raise VoteNotOpen if asked.state is State.PREPARED else VoteClosed
    live, had = turnout.live(connection, asked).voices, _voted(connection, asked, device)
    n = min(people - had, turnout.people(connection, workshop) - live)
    if n > 0:
        _cast(connection, asked, device, range(had, had + n), secret_key, by)


def _cast(connection: Connection, asked: Vote, device: Device, numbers: range, secret_key: str, by: By) -> None:
    for number in numbers:
        room, luck = _luck(asked.id), _luck(asked.id, number)
        right = _right(connection, asked, device, secret_key, by)
        receipt = hashlib.sha256(uuid.uuid4().bytes).hexdigest()
        casting.cast(connection, Cast(asked.id, right, uuid.uuid4().hex, ballot(asked, room, luck).text, receipt))
    _written(connection, asked.workshop, "workshop.invented_voted", by, n=len(numbers))


def _further(version: str, asked: Sequence[str]) -> tuple[str, ...]:
    """What makes a person answer a further questionnaire otherwise than the first one."""
    return () if version == asked[0] else (version,)


def _answer(
    connection: Connection, here: Workshop, device: Device, version: str, luck: random.Random, day: date
) -> None:
    """One person comes in, agrees, answers one questionnaire and ends."""
    visit = uuid.uuid4().hex
    consent = content.consent(connection, here.territory)
    age = luck.choice([each.id for each in consent.ages[1:]])  # the first one is too young
    sensitive = luck.random() < AGREE_TO_SENSITIVE
    channel = comes_in(connection, here.id, device.id, version)
    agreed = Consent(consent.version, "fr", day, sensitive, age, assisted=False, channel=channel)
    agrees(connection, visit, here.id, agreed, hashlib.sha256(visit.encode()).hexdigest(), version)
    turn = visits.turn(connection, visit)
    assert turn is not None, "it has just begun"
    asked = questionnaires.asked_in(connection, here.territory, turn.version_id, turn.version_digest)
    given: Mapping[str, str | None] = answered(asked, years(age), luck, sensitive=sensitive)
    for question, value in given.items():
        answers.record(connection, turn.response_id, question, value, 1, uuid.uuid4().hex)
    responses.finish(connection, visit)


def _right(connection: Connection, asked: Vote, device: Device, secret_key: str, by: By) -> str:
    """The right of one more of them: on their tablet, else on a phone that each has, else by a printed slip."""
    if Channel.TABLET in asked.plan.channels:
        return rights.of_device(connection, asked, device)[0]
    if Channel.PHONE in asked.plan.channels:
        return rights.of_device(connection, asked, replace(device, kind=Kind.PHONE))[0]
    [slip] = rights.slips(connection, asked.id, 1, secret_key, by=by)
    return rights.redeem(connection, asked.workshop, slip, secret_key)[1]


def _lacking(connection: Connection, asked: Vote, device: Device | None) -> int | None:
    """How many of them have not voted; None where nothing is a way for them."""
    ways = asked.plan.channels
    came = device.begun if device else 0
    if Channel.TABLET in ways or Channel.PHONE in ways:
        return came - (_voted(connection, asked, device) if device else 0)
    if Channel.SLIP in ways:
        return max(0, came - turnout.live(connection, asked).received.get(Channel.SLIP, 0))
    return None


def _voted(connection: Connection, asked: Vote, device: Device) -> int:
    """How many have voted on their own tablet or phones."""
    mine = (VotingRightRow.vote_id == asked.id) & (VotingRightRow.device_id == device.id)
    used = select(func.count()).where(mine, VotingRightRow.used == True)  # noqa: E712  SQL
    return connection.execute(used).scalar_one()


def _demonstration(connection: Connection, workshop: str) -> Workshop:
    here = workshops.workshop(connection, workshop)
    if not here.demonstration:
        raise NoRehearsal
    return here


def _rehearsal(connection: Connection, workshop: str) -> Workshop:
    here = workshops.workshop(connection, workshop)
    if here.rehearses is None:
        raise NoRehearsal
    return here


def _known(connection: Connection, workshop: str) -> Device | None:
    """Their tablet, once one of them has come and as long as nobody sends it away."""
    try:
        device = devices.device(connection, _tablet(workshop))
    except DeviceUnknown:
        return None
    return device if device.state is Standing.ADMITTED else None


def _tablet(workshop: str) -> str:
    """Where a keyed hash of a device's name would stand: nobody's device has it."""
    return hashlib.sha256(f"invented:{workshop}".encode()).hexdigest()


def _luck(*of: object) -> random.Random:
    return random.Random(" ".join(map(str, of)))  # noqa: S311  the same person answers the same


def _written(connection: Connection, workshop: str, action: str, by: By, **details: int) -> None:
    audit.record(connection, by, action=action, subject=workshop, details=details)
