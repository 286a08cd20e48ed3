"""Effects that a territory states of a wave: written once, taken back, never changed."""

from sqlalchemy import Connection, select, update

from db import once
from db.changes import note
from db.content.sync import table_of
from db.models.statements import EffectStatementRow
from db.models.workshop import WaveRow
from db.queries.evaluation import verbatims
from db.queries.operations import content
from db.queries.staff import audit
from domain.evaluation.committee import published
from domain.evaluation.statements import Polarity, Stated, Statement, UnknownProof, UnknownStatement, Whom
from domain.staff.by import By

_TABLE = table_of(EffectStatementRow)


def of(connection: Connection, wave: str, theme: str | None = None) -> tuple[Stated, ...]:
    """Those that stand of a wave, or of one theme of it, the first stated first."""
    here = (_TABLE.c.wave_id == wave) & (_TABLE.c.taken_back == False)  # noqa: E712  SQL
    if theme is not None:
        here &= _TABLE.c.theme_id == theme
    rows = connection.execute(select(_TABLE).where(here).order_by(_TABLE.c.made_at, _TABLE.c.id))
    return tuple(
        Stated(
            row.id,
            Statement(
                row.theme_id, row.words, Whom(row.whom), bool(row.direct), Polarity(row.polarity), row.evidence,
                row.indicator_id or "", row.snapshot, row.quote_id or "",
            ),
            row.day,
            row.role,
        )
        for row in rows
    )  # fmt: skip


def state(connection: Connection, wave: str, said: Statement, by: By, request: str) -> None:
    """State one effect more. ``request``: its id, drawn beforehand; asked twice, it is written once.

    Raises
    ------
    domain.evaluation.statements.NothingShows, domain.evaluation.statements.UnknownProof,
    domain.evaluation.statements.UnknownStatement, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = said.checked()
    row: dict[str, object] = {
        "wave_id": wave,
        "theme_id": kept.theme,
        "words": kept.text,
        "whom": kept.whom,
        "direct": kept.direct,
    }
    row |= {"polarity": kept.polarity, "evidence": kept.evidence}
    row |= {"indicator_id": kept.indicator or None, "quote_id": kept.quote or None}
    if once.asked_before(connection, EffectStatementRow, request, row):
        return
    if kept.theme not in {theme.id for theme in content.themes(connection)}:
        raise UnknownStatement
    told = {rule.id for rule in published(content.indicators(connection)) if rule.theme == kept.theme}
    quotes = {one.id for one in verbatims.published(connection, wave).words} if kept.quote else set()
    if (kept.indicator and kept.indicator not in told) or (kept.quote and kept.quote not in quotes):
        raise UnknownProof
    beside = {"snapshot": kept.snapshot, "day": by.day, "role": by.role, "taken_back": False, "made_at": by.now}
    if once.write(connection, EffectStatementRow, request, row, beside):
        _record(connection, wave, "wave.effect_stated", by)


def take_back(connection: Connection, wave: str, statement: str, by: By) -> None:
    """It was wrong: it counts no more. Twice is as once.

    Raises
    ------
    domain.evaluation.statements.UnknownStatement
    """
    here = (_TABLE.c.wave_id == wave) & (_TABLE.c.id == statement)
    if connection.execute(select(_TABLE.c.id).where(here)).scalar() is None:
        raise UnknownStatement
    standing = here & (_TABLE.c.taken_back == False)  # noqa: E712  SQL
    if connection.execute(update(EffectStatementRow).where(standing).values(taken_back=True)).rowcount:
        _record(connection, wave, "wave.effect_taken_back", by)


def _record(connection: Connection, wave: str, action: str, by: By) -> None:
    label = connection.execute(select(WaveRow.label).where(WaveRow.id == wave)).scalar_one()
    audit.record(connection, by, action=action, subject=wave, details={"label": label})
    note(connection, f"public:{wave}")
