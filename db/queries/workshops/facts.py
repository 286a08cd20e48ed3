"""What the minutes of a workshop are made of, in one reading."""

from sqlalchemy import Connection, select

from db.models.minutes import MinutesNoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import publications, questions
from db.queries.operations import content
from db.queries.votes import children, conclusions, screens
from db.queries.workshops import (
    asking,
    decisions,
    existing,
    judging,
    programme,
    scenes,
    weather,
    welcome,
    words,
    workshops,
)
from db.queries.workshops.words import TAGS
from domain.evaluation.questions import parts
from domain.workshops.facts import Facts, Following
from domain.workshops.minutes import Kind, Note, Speaker
from domain.workshops.workshop import State, Workshop

SESSION = "session"  # what questions about the meeting itself are about


def facts(connection: Connection, workshop_id: str) -> Facts:
    """All of it.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    """
    here = workshops.workshop(connection, workshop_id)
    indicators = content.indicators(connection, room=True)
    votes = screens.ended(connection, workshop_id)
    asked = asking.asked(connection, workshop_id)
    return Facts(
        here,
        programme.programme(connection, workshop_id),
        programme.lasted(connection, workshop_id, here.closed_at),
        tuple((shown.since, shown.scene) for shown in scenes.history(connection, workshop_id)),
        content.themes(connection),
        indicators,
        publications.latest(connection, f"room:{workshop_id}", indicators),
        tuple(one for one in questions.shown(connection, here) if one.question.theme == SESSION),
        tuple(screens.story(connection, vote) for vote in votes),
        conclusions.of(connection, votes),
        decisions.of(connection, workshop_id),
        notes(connection, workshop_id),
        tags(connection),
        following(connection, workshops.rehearsed(connection, workshop_id)),
        {part.item: part.fr for one in asked for whole in one.questions for part in parts(whole)},
        existing.of(connection, workshop_id),
        existing.kinds(connection),
        words.cleared(connection, workshop_id),
        weather.of(connection, workshop_id),
        welcome.of(connection, workshop_id),
        asked=tuple(one.title for one in asked),
        since=decisions.since(connection, workshop_id, here.closed_at.date() if here.closed_at else here.day),
        stickers=children.of(connection, votes),
        judged=judging.of(connection, workshop_id),
    )


def notes(connection: Connection, workshop: str) -> dict[str, Note]:
    """What was written down for its minutes, by id, in order."""
    chosen = select(MinutesNoteRow).where(MinutesNoteRow.workshop_id == workshop)
    rows = connection.execute(chosen.order_by(MinutesNoteRow.made_at, MinutesNoteRow.id))
    return {
        row.id: Note(Kind(row.kind), row.words, Speaker(row.speaker) if row.speaker else None, row.tag) for row in rows
    }


def tags(connection: Connection) -> dict[str, str]:
    """What words may be about: the project's list."""
    return {one.id: one.fr for one in content.reference(connection, TAGS)}


def following(connection: Connection, here: Workshop) -> Following | None:
    """The nearest later workshop of the territory; of the same day one to come. After a demonstration, one."""
    today = (WorkshopRow.day == here.day) & (WorkshopRow.state == State.PREPARED) & (WorkshopRow.id != here.id)
    later = (
        (WorkshopRow.territory_id == here.territory)
        & ((WorkshopRow.day > here.day) | today)
        & (WaveRow.demonstration == here.demonstration)
        & WorkshopRow.rehearses.is_(None)
    )
    chosen = select(WorkshopRow.title, WorkshopRow.day, WorkshopRow.place)
    chosen = chosen.join(WaveRow, WaveRow.id == WorkshopRow.wave_id).where(later)
    row = connection.execute(chosen.order_by(WorkshopRow.day, WorkshopRow.title, WorkshopRow.id).limit(1)).first()
    return None if row is None else Following(row.title, row.day, row.place)
