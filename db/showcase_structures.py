"""What invented structures answer in a demonstration wave: told together, as real ones are; never under a name."""

from collections.abc import Collection
from datetime import date, datetime
from random import Random

from sqlalchemy import Connection, insert, select

from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.workshop import WaveRow
from db.queries.cooperation import actors, partners, restitution, ties
from db.queries.participation import questionnaires
from domain.cooperation.partners import QUESTIONNAIRE, Progress
from domain.participation.invented import answered
from domain.participation.questionnaire import Questionnaire
from domain.staff.by import CONSOLE, By

ADULT = 40  # years: structures are asked no age
SHARES = ((50, 40, 10), (20, 60, 20), (10, 60, 30), (35, 35, 30), (70, 20, 10))  # of resources, in percent
FARMS = (2, 9)
SINCE = (4, 14)  # years before the wave, at most; a new one has begun this year
UNTYPED = ("p28d", "p28e", "p28f", "p28g", "p28h", "p28i", "p28j", "p28k", "p28l")  # nobody's accounts are invented


def fill(
    connection: Connection, wave: str, last: date, now: datetime, *, silent: Collection[str] = frozenset()
) -> None:
    """Every structure of the wave but the ``silent`` has finished; ``last`` was the last day. What is there stays.

    Raises
    ------
    ValueError
        The wave is a real one.
    """
    here = connection.execute(select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)).one()
    if not here.demonstration:
        message = "invented answers never mix with real ones"
        raise ValueError(message)
    if connection.execute(select(PartnerResponseRow.id).where(PartnerResponseRow.wave_id == wave).limit(1)).first():
        return
    version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
    for actor in [one for one in actors.in_wave(connection, wave) if one.id not in silent]:
        asked = questionnaires.asked_in(connection, here.territory_id, version, own=actor.id, wave=wave)
        _one(connection, wave, actor.id, asked, last.year)
    partners.end_on(connection, wave, last, by=By(CONSOLE, now), seen=None)
    restitution.publish(connection, wave, now)


def _one(connection: Connection, wave: str, actor: str, asked: Questionnaire, year: int) -> None:
    luck = Random(f"{wave}:{actor}")  # noqa: S311  nothing secret
    given = answered(asked, ADULT, luck, sensitive=False)
    given |= {name: None for name in UNTYPED if name in given}
    given |= dict(zip(("p09a", "p09b", "p09c"), map(str, luck.choice(SHARES)), strict=True))
    given["p19"] = str(year - luck.choice((0, *SINCE, luck.randint(*SINCE))))
    if "p28a" in given:
        farms = luck.randint(*FARMS)
        given |= {"p28a": str(farms), "p28b": str(farms), "p28c": str(luck.randint(1, farms))}
    row = {"wave_id": wave, "actor_id": actor, "version_id": asked.version_id, "state": Progress.COMPLETE}
    made = insert(PartnerResponseRow).values(**row).returning(PartnerResponseRow.id)
    response = connection.execute(made).scalar_one()
    rows = [
        {
            "response_id": response,
            "question_id": question,
            "value": value,
            "device": "showcase",
            "sequence": 1,
            "request_id": f"showcase:{wave}:{actor}:{question}",
        }
        for question, value in given.items()
        if question not in {asked.answers_for, ties.ROSTER}  # ties are said one by one
    ]
    connection.execute(insert(PartnerAnswerRow), rows)
