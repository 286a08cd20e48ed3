"""The audit: who did what. Called in the transaction of the change itself, so that neither exists without the other."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert

from db.models.staff import AuditRow


def record(
    connection: Connection,
    *,
    now: datetime,
    staff_id: str | None,
    action: str,
    subject: str,
    details: Mapping[str, object] | None = None,
) -> None:
    """Write down that ``staff_id`` (None: someone at the server's own console) did ``action`` to ``subject``.

    ``action`` is a noun and a past verb (``workshop.opened``), ``subject`` an id. ``details`` is small JSON and never
    holds an answer, a password, a token or a code; nor is a resident's act ever recorded here.
    """
    row = {"at": now, "staff_id": staff_id, "action": action, "subject": subject, "details": dict(details or {})}
    connection.execute(insert(AuditRow).values(**row))
