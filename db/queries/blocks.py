"""Blocks of responses, and their release: how whole groups of people become a new published version."""

import uuid

from sqlalchemy import Connection, insert, select, update

from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.queries import publications, tallies
from domain.disclosure import STEP, Audience, K


def take(connection: Connection, wave: str, workshop: str | None) -> str:
    """The block that takes the next response of this workshop (of the wave's pool, if None), one person larger.

    The caller holds the wave's lock.
    """
    block = filling(connection, wave, workshop)
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(n=BlockRow.n + 1))
    return block


def filling(connection: Connection, wave: str, workshop: str | None) -> str:
    """The block that is filling, made if there is none."""
    mine = BlockRow.workshop_id == workshop if workshop else BlockRow.workshop_id.is_(None)
    found = connection.execute(
        select(BlockRow.id).where(BlockRow.wave_id == wave, mine, BlockRow.state == "filling")
    ).scalar()
    if found:
        return found
    block = uuid.uuid4().hex
    connection.execute(insert(BlockRow).values(id=block, wave_id=wave, workshop_id=workshop, state="filling", n=0))
    return block


def seal_if_full(connection: Connection, block: str, *, revealed: bool) -> None:
    """Close the block at exactly STEP people; release it at once where results are already being shown."""
    row = connection.execute(
        select(BlockRow.n, BlockRow.wave_id, BlockRow.workshop_id).where(BlockRow.id == block)
    ).one()
    if row.n < STEP:
        return
    connection.execute(update(BlockRow).where(BlockRow.id == block).values(state="sealed"))
    if revealed or row.workshop_id is None:
        release(connection, row.wave_id, row.workshop_id)


def release(connection: Connection, wave: str, workshop: str | None, *, whole: bool = False) -> None:
    """Release the sealed blocks of a workshop (or of the pool) together, and publish what follows.

    ``whole``: the unfinished block too, because the workshop closes without ever having shown anything.
    """
    states = ["sealed", "filling"] if whole else ["sealed"]
    mine = BlockRow.workshop_id == workshop if workshop else BlockRow.workshop_id.is_(None)
    ready = connection.execute(
        select(BlockRow.id, BlockRow.n).where(BlockRow.wave_id == wave, mine, BlockRow.state.in_(states))
    ).all()
    people = sum(block.n for block in ready)
    if people < K:
        return
    scopes = [f"public:{wave}"] + ([f"room:{workshop}"] if workshop else [])
    for block in ready:
        tallies.move(connection, f"block:{block.id}", scopes)
    connection.execute(update(BlockRow).where(BlockRow.id.in_([block.id for block in ready])).values(state="released"))
    tallies.count(connection, scopes, people)
    if workshop:
        publications.publish(connection, f"room:{workshop}", Audience.ROOM)
    publications.publish(connection, f"public:{wave}", Audience.COMMITTEE)


def pool(connection: Connection, wave: str, workshop: str) -> None:
    """Hand what remains of a closing workshop to the wave's pool: too few to be shown here, not lost for the wave."""
    rest = connection.execute(
        select(BlockRow.id, BlockRow.n).where(
            BlockRow.workshop_id == workshop, BlockRow.state != "released", BlockRow.n > 0
        )
    ).all()
    for block in rest:
        common = filling(connection, wave, None)
        tallies.move(connection, f"block:{block.id}", [f"block:{common}"])
        connection.execute(update(ResponseRow).where(ResponseRow.block_id == block.id).values(block_id=common))
        connection.execute(update(BlockRow).where(BlockRow.id == common).values(n=BlockRow.n + block.n))
        connection.execute(update(BlockRow).where(BlockRow.id == block.id).values(n=0, state="released"))
        seal_if_full(connection, common, revealed=True)


def scopes_of(connection: Connection, block: str) -> tuple[str, ...]:
    """The scopes in which the responses of a block are counted, beside their wave's."""
    row = connection.execute(
        select(BlockRow.state, BlockRow.wave_id, BlockRow.workshop_id).where(BlockRow.id == block)
    ).one()
    if row.state != "released":
        return (f"block:{block}",)
    return (f"public:{row.wave_id}",) + ((f"room:{row.workshop_id}",) if row.workshop_id else ())
