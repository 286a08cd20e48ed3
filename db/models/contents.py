"""What a page says over the files of the content: each table only grows, and the last version counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base
from domain.operations.contents import Standing
from domain.participation.translations import Kind, State


class TerritoryPromiseRow(Base):
    """Who keeps the answers of a territory and whom to ask; both empty: as the files say. ``id``: of its request.

    ``number``: from 1 on, each once a territory, so that nobody writes over what they have not read.
    """

    __tablename__ = "territory_promise"
    __table_args__ = (
        UniqueConstraint("territory_id", "number"),
        CheckConstraint("(controller = '') = (contact = '')", name="both"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    number: Mapped[int]
    controller: Mapped[str]
    contact: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]


class TerritoryVersionRow(Base):
    """What a territory is called, as a page wrote it; the first version of one that the files do not have adds it.

    The last name is in ``territory`` too, where everybody reads it; loading the files leaves it there.
    """

    __tablename__ = "territory_version"
    __table_args__ = (
        UniqueConstraint("territory_id", "number"),
        CheckConstraint("name <> ''", name="name"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    territory_id: Mapped[str] = mapped_column(ForeignKey("territory.id"))
    number: Mapped[int]
    name: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]


class HelpLineVersionRow(Base):
    """One version of a help line. ``line_id``: of the content, or the ``id`` of its own first version.

    ``territory_id``: the same in all its versions; none: everywhere.
    """

    __tablename__ = "help_line_version"
    __table_args__ = (
        UniqueConstraint("line_id", "number"),
        CheckConstraint(f"standing in {tuple(map(str, Standing))}", name="standing"),
        CheckConstraint("words <> ''", name="words"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    line_id: Mapped[str]
    number: Mapped[int]
    territory_id: Mapped[str | None] = mapped_column(ForeignKey("territory.id"))
    standing: Mapped[str]
    words: Mapped[str]
    called: Mapped[str]
    hours: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]


class TranslationVersionRow(Base):
    """One version of a sentence in a language; ``name`` is short for its ``kind`` and ``key``, and unique for them.

    ``forms``: none where the shipped ones are said. ``state``: ``shipped`` where everything is as shipped. ``basis``:
    what it rests on (``domain.participation.translations.Sentence.basis``).
    """

    __tablename__ = "translation_version"
    __table_args__ = (
        UniqueConstraint("language", "name", "number"),
        CheckConstraint(f"kind in {tuple(map(str, Kind))}", name="kind"),
        CheckConstraint(f"state in {('shipped', *map(str, State))}", name="state"),
        STRICT,
    )
    id: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str]
    name: Mapped[str]
    number: Mapped[int]
    kind: Mapped[str]
    key: Mapped[str]
    forms: Mapped[list[Any]]
    state: Mapped[str]
    basis: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]


class SlotVersionRow(Base):
    """What the sources do not have, written by somebody who knows it; empty where nobody does after all.

    A name (``domain.operations.slots``), or the day on which a project is over (``domain.operations.project_ends``).
    """

    __tablename__ = "slot_version"
    __table_args__ = (UniqueConstraint("slot_id", "number"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    slot_id: Mapped[str]
    number: Mapped[int]
    words: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]


class ActorKindVersionRow(Base):
    """What kind of organisation an actor is, as somebody who knows it said; empty: as the files say."""

    __tablename__ = "actor_kind_version"
    __table_args__ = (UniqueConstraint("actor_id", "number"), STRICT)
    id: Mapped[str] = mapped_column(primary_key=True)
    actor_id: Mapped[str] = mapped_column(ForeignKey("actor.id"))
    number: Mapped[int]
    kind: Mapped[str]
    role: Mapped[str]
    made_at: Mapped[datetime]
