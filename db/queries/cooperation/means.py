"""What organisations offer, need and share: each its own, and of all of them what may be shown as of a wave."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from db import once, upsert
from db.content.sync import table_of
from db.models.pooled import MeansRow, MeansShareRow
from db.queries.cooperation import history, ties
from db.queries.cooperation.tags import tags
from db.queries.operations import content
from db.queries.staff import audit
from domain.cooperation.means import (
    MOST,
    Means,
    MeansFull,
    MeansWords,
    Pair,
    Pool,
    Share,
    ShareMoved,
    Side,
    UnknownMeans,
)
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience, Family
from domain.staff.by import By

TYPES = "resource_types"
_MEANS, _SHARE = table_of(MeansRow), table_of(MeansShareRow)


def named(connection: Connection) -> Mapping[str, str]:
    """Words by id: of the types of means, and of the stakes and agricultural subjects that one may touch."""
    return {**content.facts(connection, TYPES), **tags(connection)}


def say(connection: Connection, seat: Seat, words: MeansWords, by: By, request: str) -> None:
    """Say one offer or need more. ``request``: its id, drawn beforehand; asked twice, it is said once.

    Raises
    ------
    domain.cooperation.means.UnknownMeans, domain.cooperation.means.UntilPast, domain.cooperation.means.MeansFull
    domain.errors.RequestReused, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters
    """
    kept = words.checked(content.facts(connection, TYPES), tags(connection), by.day)
    said: dict[str, object] = {"territory_id": seat.territory, "actor_id": seat.actor, "wave_id": seat.wave}
    said |= {"side": kept.side, "type": kept.type, "words": kept.words, "until": kept.until, "tags": list(kept.tags)}
    if once.write(connection, MeansRow, request, said, {"made_at": by.now}):
        own = (_MEANS.c.territory_id == seat.territory) & (_MEANS.c.actor_id == seat.actor)
        open_ = own & (_MEANS.c.side == kept.side) & _MEANS.c.withdrawn_in.is_(None)
        if connection.execute(select(func.count()).select_from(_MEANS).where(open_)).scalar_one() > MOST:
            raise MeansFull(most=MOST)
        _written(connection, seat, "structure.offer_made" if kept.side is Side.OFFER else "structure.need_stated", by)


def withdraw(connection: Connection, seat: Seat, means: str, by: By) -> None:
    """Take back an offer or a need of one's own. Twice is as once."""
    own = (_MEANS.c.id == means) & (_MEANS.c.actor_id == seat.actor) & (_MEANS.c.territory_id == seat.territory)
    gone = update(MeansRow).where(own, _MEANS.c.withdrawn_in.is_(None)).values(withdrawn_in=seat.wave)
    if connection.execute(gone).rowcount:
        _written(connection, seat, "structure.means_retracted", by)


def share(connection: Connection, seat: Seat, pair: Pair, new: Share, by: By) -> None:
    """Say whether this need and this offer are really shared. ``new.version``: that of what it takes the place of.

    Raises
    ------
    domain.cooperation.means.UnknownMeans, domain.cooperation.means.ShareMoved
    """
    met = {(one.need.id, one.offer.id): one for one in around(connection, seat).matches}
    if pair not in met or new.shared is None:
        raise UnknownMeans
    sides = [side for side in Side if met[pair].end(side).actor == seat.actor]
    if not sides:
        raise UnknownMeans
    key = {"need_id": pair[0], "offer_id": pair[1], "wave_id": seat.wave, "side": sides[0]}
    row = {"shared": new.shared, "version": new.version + 1}
    if new.version:
        here = [_SHARE.c[name] == value for name, value in key.items()]
        newer = update(MeansShareRow).where(*here, _SHARE.c.version == new.version).values(**row)
        done = connection.execute(newer.returning(_SHARE.c.version)).scalar()
    else:
        first = upsert.insert(connection.dialect.name, MeansShareRow).values(**key, **row).on_conflict_do_nothing()
        done = connection.execute(first.returning(_SHARE.c.version)).scalar()
    if done is None:
        raise ShareMoved
    _written(connection, seat, "structure.share_confirmed" if new.shared else "structure.share_denied", by)


def around(connection: Connection, seat: Seat) -> Pool:
    """What this organisation reads: all of its own, and of others what they agreed to show.

    What they say of a share with it is among it, whether it agreed or not: it is their words, and they agreed.
    """
    return _pool(connection, seat.wave, Audience.PARTNERS, seat.actor)


def pool(connection: Connection, wave: str, reader: Audience = Audience.PUBLIC) -> Pool:
    """What ``reader`` may see as of a wave: of those that let them read their means under their name."""
    return _pool(connection, wave, reader)


def _pool(connection: Connection, wave: str, reader: Audience, own: str = "") -> Pool:
    past = history.until(connection, wave)
    agreed = ties.agreeing(connection, wave, Family.MEANS, reader) | {own}
    names = {one.id: one.name for one in ties.members(connection, wave) if one.id in agreed}
    standing = _MEANS.c.withdrawn_in.is_(None) | _MEANS.c.withdrawn_in.not_in(past.waves)
    here = _MEANS.c.wave_id.in_(past.waves) & _MEANS.c.actor_id.in_(names) & standing
    rows = connection.execute(select(_MEANS).where(here).order_by(_MEANS.c.made_at, _MEANS.c.id))
    means = tuple(_means(row) for row in rows)
    return Pool(names, means, _says(connection, past.waves, [one.id for one in means]))


def _means(row: Row[Any]) -> Means:
    said = MeansWords(Side(row.side), row.type, row.words, row.until, tuple(row.tags))
    return Means(row.id, row.actor_id, said, row.wave_id)


def _says(connection: Connection, waves: Sequence[str], means: Collection[str]) -> dict[Pair, dict[Side, Share]]:
    """What both ends say of these means: the last wave in which they said something counts."""
    here = _SHARE.c.need_id.in_(means) & _SHARE.c.offer_id.in_(means) & _SHARE.c.wave_id.in_(waves)
    found: dict[Pair, dict[Side, Share]] = {}
    for row in sorted(connection.execute(select(_SHARE).where(here)), key=lambda row: waves.index(row.wave_id)):
        version = row.version if row.wave_id == waves[-1] else 0
        said = Share(row.shared, version, row.wave_id)
        found.setdefault((row.need_id, row.offer_id), {})[Side(row.side)] = said
    return found


def _written(connection: Connection, seat: Seat, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=seat.link, territory=seat.territory)
