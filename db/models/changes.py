"""What has changed and was not told yet."""

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT_CLUSTERED, Base


class UntoldRow(Base):
    """A topic whose change is committed; whoever tells it deletes the row in the same transaction: it lives 0.1 s.

    ``writer``: the process, by a name drawn when it started; ``number``: how many it had written. Nothing of anybody,
    and no time. On PostgreSQL the table is unlogged: it is empty after a crash, when everybody reads everything anew.
    """

    __tablename__ = "untold"
    __table_args__ = (STRICT_CLUSTERED,)
    writer: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    topic: Mapped[str]
